"""Which standard skills does a text speak of?"""

import re
from typing import Annotated, Final, Literal

from pydantic import Field

from graph.language import N_
from graph.store import Store
from ingest.extract.document import SkillHit
from ingest.extract.languages import language
from ingest.extract.skills.linking import Linker
from queries.question import Answer, Ask, Note, Question, Row, SkillId, Viewer, page
from queries.reading.meanings import Known, Vocabulary, vocabulary_of
from queries.reading.schemes import unknown

FAR: Final = 12_000
"""Characters of a text that are compared by meaning: some 80 sentences, a few seconds."""

PLACES: Final = 5
"""Places of one skill in the text that are shown."""


class AskSkills(Ask):
    """A text, and which list is wanted."""

    text: Annotated[
        str,
        Field(
            min_length=1,
            max_length=50_000,
            description=N_("The text: a sentence, a job description, a whole article."),
            examples=["Menyusun kebijakan air dan melatih auditor."],
        ),
    ]
    scheme: Annotated[
        str | None, Field(max_length=60, description=N_("Only skills of this list: esco, openalex_topic, simpul-id …"))
    ] = None
    language: Annotated[Literal["id", "en"] | None, Field(description=N_("The language of the text; else its words tell."))] = (
        None
    )


class Words(Row):
    """Words of the text."""

    text: Annotated[str, Field(description=N_("The words."))]
    start: Annotated[int, Field(description=N_("The first character, counted from 0."))]
    end: Annotated[int, Field(description=N_("One past the last character."))]


class Spoken(Row):
    """A skill that the text speaks of."""

    id: SkillId
    scheme: Annotated[str, Field(description=N_("The list it stands in."))]
    code: Annotated[str, Field(description=N_("Its code in that list."))]
    label: Annotated[str, Field(description=N_("The skill."))]
    label_id: Annotated[str | None, Field(description=N_("The skill in Indonesian."))]
    score: Annotated[float, Field(description=N_("How sure it is, 0 to 1."))]
    how: Annotated[Literal["named", "near"], Field(description=N_("Whether the text names it, or is near to it in meaning."))]
    words: Annotated[list[Words], Field(description=N_("The words it was read from."))]


def skills(store: Store, ask: AskSkills, viewer: Viewer) -> Answer[Spoken]:
    """The standard skills that a text speaks of, the surest first: those that it names, and those that it is near to in meaning.

    What a text denies (“belum menguasai Python”) it does not speak of. Nothing of the text is kept.
    """
    vocabulary = vocabulary_of(store, viewer)
    if vocabulary is None:
        return Answer([], notes=(Note(N_("No list of skills is loaded yet. Load one: simpul-ingest load competencies, esco …")),))
    spoken = ask.language or ("en" if language(ask.text, "id") == "en" else "id")
    named = vocabulary.names.find(ask.text, spoken)
    near, notes = _near(vocabulary, ask.text, spoken, named)
    rows = _rows(vocabulary, [*(("named", hit) for hit in named), *(("near", hit) for hit in near)])
    rows = [row for row in rows if ask.scheme is None or row.scheme == ask.scheme]
    return page(rows[ask.offset : ask.offset + ask.limit + 1], ask, *notes, *([] if rows else unknown(store, viewer, ask.scheme)))


def _near(vocabulary: Vocabulary, text: str, spoken: str, named: list[SkillHit]) -> tuple[list[SkillHit], list[Note]]:
    """What the text is near to in meaning, where no skill of the same list is named; and what is to be known of it."""
    linker = vocabulary.meaning.ready()
    if not isinstance(linker, Linker):
        return [], [linker]
    read = re.sub(r"\S*$", "", text[:FAR]) or text[:FAR] if len(text) > FAR else text
    spans = [(hit.scheme, hit.start, hit.end) for hit in named]
    found = [
        hit
        for hit in linker.find(read, spoken)
        if all(scheme != hit.scheme or hit.end <= start or end <= hit.start for scheme, start, end in spans)
    ]
    cut = Note(N_("The text is long: by meaning only its first {characters} characters were compared."), {"characters": FAR})
    return found, [cut] if len(text) > FAR else []


def _rows(vocabulary: Vocabulary, hits: list[tuple[Literal["named", "near"], SkillHit]]) -> list[Spoken]:
    """One row a skill: as sure as its surest place, with the first places."""
    of_skill: dict[tuple[str, str], list[tuple[Literal["named", "near"], SkillHit]]] = {}
    for how, hit in hits:
        of_skill.setdefault((hit.scheme, hit.code), []).append((how, hit))
    rows = [_row(vocabulary.skills[key], found) for key, found in of_skill.items()]
    return sorted(rows, key=lambda row: (-row.score, row.how, row.id))


def _row(known: Known, found: list[tuple[Literal["named", "near"], SkillHit]]) -> Spoken:
    how = "named" if any(one == "named" for one, _ in found) else "near"
    said = sorted({(hit.start, hit.end, hit.text) for one, hit in found if one == how})[:PLACES]
    return Spoken(
        **known.model_dump(include={"id", "scheme", "code", "label", "label_id"}),
        score=max(hit.confidence for one, hit in found if one == how),
        how=how,
        words=[Words(text=text, start=start, end=end) for start, end, text in said],
    )


QUESTION = Question(
    answer=skills,
    ask=AskSkills,
    row=Spoken,
    title=N_("Which standard skills does a text speak of?"),
    example=AskSkills(text="Menyusun kebijakan air dan manajemen talenta."),
)
