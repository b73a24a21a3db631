"""Articles about the nation in its own papers, and the truth about who is in them."""

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from itertools import islice
from pathlib import Path
from random import Random
from typing import Final, Literal

from ingest.demo.institutions import INSTITUTIONS, Institution
from ingest.demo.names import name
from ingest.demo.papers import Issue, write
from ingest.demo.people import TODAY, Group, members
from ingest.demo.scenes import ENGLISH, INDONESIAN, OFFICES, Cast, Officer, Story
from ingest.demo.sentences import PLACES
from ingest.demo.truth import Truth

INDONESIAN_ARTICLES: Final = 30
ENGLISH_ARTICLES: Final = 10

_STRANGERS: Final = 5_000_000
_JOURNALISTS: Final = 6_000_000
"""From here on names belong to nobody in the register: those of the papers, and of the few who are in the news alone."""


def write_news(folder: Path, truth: Truth, seed: int, groups: Sequence[Group]) -> None:
    """Write the articles into a folder, by paper."""
    registered = {group.institution.id: group for group in groups}
    offices = {
        of.id: _officers(seed, of, registered.get(of.id))
        for of in INSTITUTIONS.values()
        if of.kind in OFFICES and not of.valid_to
    }
    for number, (language, scene) in enumerate(_scenes()):
        rng = Random(f"{seed}:news:{number}")
        cast = Cast(rng, language, offices)
        story = scene(cast)
        day = TODAY - timedelta(days=rng.randrange(1, 900))
        reporter, editor = (name(seed, _JOURNALISTS + 2 * number + place).text for place in (0, 1))
        file = write(
            folder, Issue(story.title, tuple(story.paragraphs), language, day, reporter, editor, number, rng.choice(PLACES))
        )
        for told in cast.told:
            truth.news(file, told.officer.person, told.officer.name, told.office, told.institution.id, told.kind)
        for maker in (reporter, editor):
            truth.news(file, "", maker, "", "", "byline")


def _officers(seed: int, of: Institution, group: Group | None) -> list[Officer]:
    """Who holds the offices of an institution: its most able people, and where it has few, people of whom no register knows."""
    first = sorted(islice(members(seed, group), 12), key=lambda person: -person.level) if group else []
    known = [Officer(person.id, person.name.text) for person in first]
    place = list(INSTITUTIONS).index(of.id)
    strangers = [Officer("", name(seed, _STRANGERS + 10 * place + number).text) for number in range(len(OFFICES[of.kind]))]
    return [*known, *strangers][: len(OFFICES[of.kind])]


def _scenes() -> Iterator[tuple[Literal["id", "en"], Callable[[Cast], Story]]]:
    """Every scene in turn."""
    for number in range(INDONESIAN_ARTICLES):
        yield "id", INDONESIAN[number % len(INDONESIAN)]
    for number in range(ENGLISH_ARTICLES):
        yield "en", ENGLISH[number % len(ENGLISH)]
