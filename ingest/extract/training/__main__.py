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
from ingest.extract.training.corpora import Sentence, annotated, lower
from ingest.extract.training.genre import odds
from ingest.extract.training.pack import pack

DATA: Final = Path(os.environ.get("SIMPUL_DATA", "../shared/data"))

ROUNDS: Final = 60
"""Iterations of L-BFGS; more change no figure by more than chance."""


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
        pack(fit(sentences, Path(temporary) / "tagger", rounds=ROUNDS), odds(sentences), out)
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

What it knows of words besides is in `word_kinds.txt.gz`, SHA-256 `{dictionary}`: which of them a dictionary has (the Indonesian lemma
table of [spacy-lookups-data](https://github.com/explosion/spacy-lookups-data) 1.0.5, MIT), and which are on our own lists of
places, posts and institutions' first words.

The sets hold published news and encyclopaedia articles. The weights name single words of them, names among them,
as frequent words of the language; nothing tells who did what.

The weights are, like Simpul, under the Apache licence 2.0; the licences of the sets ask for this notice:
Copyright (c) 2020 khairunnisaor; Copyright (c) 2020 The Hong Kong University of Science and Technology, Institut Teknologi
Bandung, Universitas Indonesia, Universitas Multimedia Nusantara, Gojek, Prosa.ai; Copyright (c) ExplosionAI GmbH.
"""


def main(folder: Path = DATA, out: Path = MODEL) -> None:
    """Make the model, and the page that says what it is."""
    dictionary = word_kinds.make()
    sentences = make(folder, out)
    digest = hashlib.sha256(out.read_bytes()).hexdigest()
    counts = {genre: len(members) for genre, members in sentences.items()}
    (out.parent / "PROVENANCE.md").write_text(
        PROVENANCE.format(name=out.name, digest=digest, dictionary=dictionary, **counts), encoding="utf-8"
    )
    sys.stdout.write(f"{out}: {out.stat().st_size / 1e6:.1f} MB, sentences: {counts}; SHA-256 {digest}\n")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
