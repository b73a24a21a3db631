"""The forms under which skills are named: labels and synonyms in both languages."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.nodes import Skill
from ingest.extract.skills.forms import bare


@dataclass(frozen=True, slots=True)
class SkillLabel:
    """A form under which a skill is named."""

    scheme: str
    code: str
    label: str
    """The skill's name, as shown."""
    text: str
    """The form itself."""
    language: str = ""
    """``id`` or ``en``; empty: either."""
    preferred: bool = False
    """Whether the form is the skill's own name in that language."""
    context: str = ""
    """What the skill is, in words that stand near it where it is meant."""


def labels_of(skill: Skill) -> list[SkillLabel]:
    """Every form under which a skill is named, in both languages.

    A name with a qualifier, "Python (computer programming)", also goes by its bare form; the qualifier then tells
    where it is meant.
    """
    forms = [(skill.label, "en", True), *((form, "en", False) for form in skill.synonyms)]
    if skill.label_id:
        forms.append((skill.label_id, "id", True))
    forms += [(form, "id", False) for form in skill.synonyms_id]
    forms += [(short, language, preferred) for form, language, preferred in forms if (short := bare(form)) != form]
    shown, about = skill.label, " ".join(filter(None, (skill.description, skill.description_id)))
    return [SkillLabel(skill.scheme, skill.code, shown, form, language, preferred, about) for form, language, preferred in forms]


def labels(skills: Iterable[Skill]) -> Iterator[SkillLabel]:
    """Every form under which skills are named."""
    for skill in skills:
        yield from labels_of(skill)
