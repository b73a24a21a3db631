"""What the reference tables of skills have in common: a skill with its Indonesian name, and how sure that name is."""

from typing import Annotated, Final, Literal

from pydantic import AfterValidator, Field

from graph.errors import InvalidValue
from graph.language import N_
from graph.nodes import Skill
from ingest.reference import Cell, Day, Needed, Text, Texts
from ingest.source import Row

State = Annotated[Literal["published", "proposed", "reviewed"], Cell]


def _of_a_list(value: str) -> str:
    scheme, colon, code = value.partition(":")
    if not (scheme and colon and code):
        raise InvalidValue(N_("Name the skill by its list and code, as simpul-id:audit-kinerja."))
    return value


SkillKey = Annotated[str, Cell, AfterValidator(_of_a_list)]
"""A skill by its list and code, as the record of its node."""

Level = Annotated[Annotated[int, Field(ge=1, le=99)] | None, Cell]
"""A level on the skill's own scale, from 1."""

SURE: Final = {"published": 1.0, "reviewed": 0.9, "proposed": 0.7}
"""How sure a row is: as its publisher wrote it, gone over by a second reading, or by one only (our judgement)."""


class NamedSkill(Row):
    """A skill with its name in English and Indonesian; several synonyms stand between semicolons."""

    code: Needed
    label: Needed
    label_id: Needed
    synonyms_id: Texts
    state: State


class DescribedSkill(NamedSkill):
    """A skill of a list of our own, which names and describes it in both languages and says where it is known from."""

    scheme: Needed
    synonyms: Texts
    description: Text
    description_id: Text
    source: Needed
    source_date: Day


def described(row: DescribedSkill, **more: object) -> Skill:
    """The skill that a row describes, with what else its table says of it."""
    return Skill.model_validate(
        {
            "scheme": row.scheme,
            "code": row.code,
            "label": row.label,
            "label_id": row.label_id,
            "label_state": row.state,
            "synonyms": row.synonyms,
            "synonyms_id": row.synonyms_id,
            "description": row.description,
            "description_id": row.description_id,
            "stated": row.source_date,
            "confidence": SURE[row.state],
            **more,
        }
    )
