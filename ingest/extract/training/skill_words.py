"""Learns which words of a sentence belong to a skill: ``python -m ingest.extract.training.skill_words``, part of ``make model``."""

import hashlib
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from ingest.extract.skills.skill_words import BITS, FILE, Tagger, places

DATA: Final = Path("../shared/data/skillspan")
DOMAINS: Final = ("tech", "house")

STRENGTH: Final = 0.3
"""Inverse of the regularisation: learnt of one domain, it does best on the development sentences of the other (AUC .83)."""

PROVENANCE: Final = """# Where `skill_words.npz` comes from

Weights of a logistic regression over hashed features of words, which tells which words of an English sentence belong to a skill.
`make model` makes it again: SHA-256 of the weights `{digest}`.

It was learnt from the {sentences:,} training sentences of [SkillSpan](https://github.com/kris927b/SkillSpan) (commit 2ccf3de, MIT;
Zhang et al. 2022, arXiv:2204.12811), of both domains; no sentence is in it.
"""


class Tagged(NamedTuple):
    """A sentence's words, and whether each belongs to a skill or to knowledge."""

    words: list[str]
    skill: list[bool]


def sentences(path: Path) -> Iterator[Tagged]:
    """The sentences of a CoNLL file: token, skill tag and knowledge tag a line, an empty line between sentences."""
    words: list[str] = []
    skill: list[bool] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.strip():
            word, *tags = line.split("\t")
            words.append(word)
            skill.append(any(tag != "O" for tag in tags))
        elif words:
            yield Tagged(words, skill)
            words, skill = [], []


def training(folder: Path, *domains: str) -> list[Tagged]:
    """The training sentences of some domains."""
    return [one for domain in domains for one in sentences(folder / f"skillspan_{domain}_train.conll")]


def train(tagged: Sequence[Tagged]) -> Tagger:
    """Fit the weights; the same sentences give the same weights."""
    found = [where for one in tagged for where in places(one.words)]
    starts = np.cumsum([0, *map(len, found)])
    indices = np.fromiter((where for each in found for where in each), np.int32)
    seen = csr_matrix((np.ones(len(indices), np.float32), indices, starts), shape=(len(found), 1 << BITS))
    model: Any = LogisticRegression(C=STRENGTH, solver="liblinear", random_state=0)
    model.fit(seen, np.asarray([mark for one in tagged for mark in one.skill]))
    return Tagger(model.coef_[0].astype(np.float32), float(model.intercept_[0]))


def main() -> int:
    """Make the weights, and tell what of."""
    if not DATA.is_dir():
        print(f"Nothing was made: there is no {DATA}.")
        return 1
    tagged = training(DATA, *DOMAINS)
    weights = train(tagged).save(FILE)
    digest = hashlib.sha256(weights.tobytes()).hexdigest()
    FILE.with_suffix(".md").write_text(PROVENANCE.format(digest=digest, sentences=len(tagged)), encoding="utf-8")
    print(f"{FILE}: {len(tagged)} sentences, {FILE.stat().st_size // 1000} kB.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
