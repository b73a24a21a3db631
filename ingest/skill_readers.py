"""The ways of reading skills from a text: by its words, and by its meaning."""

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ingest.extract.document import SkillHit
from ingest.extract.skills.matching import EXTRACTOR, Matcher, SkillLabel
from ingest.load import Progress

_NAMES: Final = "names of skills"

Find = Callable[[str, str], Sequence[SkillHit]]
"""What finds skills in a text of a language."""


@dataclass(frozen=True)
class Way:
    """A way of reading."""

    name: str
    """Its folder."""
    extractor: str
    """What reads, and its version: another version reads everything anew."""
    trust: float
    """How sure the surest edge is: less than what a source states itself."""
    reader: Callable[[Sequence[SkillLabel]], Find]
    """What finds these labels."""
    chunk: int = 10_000
    """Texts of one file of readings: a killed load reads no more than these again."""
    closed: bool = False
    """Whether the names of other skills decide what a text says of one: with another list everything is read anew."""


WORDS: Final = Way(name="words", extractor=EXTRACTOR, trust=0.8, reader=lambda labels: Matcher(labels).find)
"""By the words themselves: the skills' names and synonyms."""

MEANING: Final = Way(
    name="meaning", extractor="", trust=0.6, reader=lambda _: lambda _text, _language: [], chunk=200, closed=True
)
"""By meaning, as far as a load was told to: what was read so stays until it is read again (see ``deeply``)."""


def deeply(folder: Path, progress: Progress) -> Way:
    """By meaning, sentence by sentence: slow, some sixty sentences a second, and less sure.

    The vectors of the skills' names are kept in ``folder``; of those that are new ``progress`` is told.
    """
    from ingest.extract.skills import linking  # its encoders are needed by nobody else

    def reader(labels: Sequence[SkillLabel]) -> Find:
        done, of = 0, linking.Linker.steps(labels)

        def told(more: int) -> None:
            nonlocal done
            done += more
            progress(_NAMES, done, of)

        return linking.Linker(labels, folder, told).find

    return dataclasses.replace(MEANING, extractor=linking.EXTRACTOR, reader=reader)
