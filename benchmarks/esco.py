"""The ESCO skills that benchmarks link to: v1.1.0 preferred labels, with the synonyms that a published list gives for most."""

import csv
import lzma
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from ingest.extract.skills.matching import SkillLabel

DATA: Final = Path(os.environ.get("SIMPUL_DATA", Path(__file__).parents[2] / "shared" / "data"))
LABELS: Final = DATA / "skill-esco-linking" / "skills_en_label.txt"
SYNONYMS: Final = DATA / "esco" / "esco_skills_with_aliases_10715.csv.xz"


def spaced(text: str) -> str:
    """A text with single plain spaces: the lists have others."""
    return " ".join(text.split())


def names() -> list[str]:
    """The 13,896 lines of the list of candidates, in its order."""
    return [spaced(line) for line in LABELS.read_text(encoding="utf-8").splitlines() if line.strip()]


def synonyms() -> dict[str, list[str]]:
    """Other names of a skill by its preferred label; they stand one a line, or between commas."""
    with lzma.open(SYNONYMS, "rt", encoding="utf-8", newline="") as lines:
        rows = [(spaced(row["preferredLabel"]), row["altLabels_comma"]) for row in csv.DictReader(lines)]
    return {name: [spaced(one) for one in others.split("\n" if "\n" in others else ",") if one.strip()] for name, others in rows}


def labels(indonesian: dict[str, list[str]] | None = None) -> Iterator[SkillLabel]:
    """All forms of all candidates; a skill's code is its preferred label. ``indonesian``: more forms by preferred label."""
    others = synonyms()
    for name in names():
        yield SkillLabel("esco", name, name, name, "en", preferred=True)
        yield from (SkillLabel("esco", name, name, form, "en") for form in others.get(name, ()))
        for place, form in enumerate((indonesian or {}).get(name, ())):
            yield SkillLabel("esco", name, name, form, "id", preferred=place == 0)
