"""OpenAlex id: a letter for the kind and a number; OpenAlex is the open catalogue of works and their authors.

Source: OpenAlex developers' guide, "Get Singleton", and its award object (seen 2026-11).
"""

from typing import Final, Literal

from graph.errors import InvalidValue
from graph.language import N_
from graph.values import text as plain

Kind = Literal[
    "work", "author", "source", "institution", "concept", "publisher", "funder", "topic", "keyword", "award"
]  # fmt: skip

_KINDS: Final[dict[str, Kind]] = {
    "W": "work", "A": "author", "S": "source", "I": "institution", "C": "concept",
    "P": "publisher", "F": "funder", "T": "topic", "K": "keyword", "G": "award",
}  # fmt: skip
_FORM: Final = plain.loose(r"(?:(?:https?://)?(?:api\.|explore\.)?openalex\.org/(?:[a-z]+/)?)?([wasicpftkg][1-9]\d{0,14})/?")

SUBJECTS: Final = (
    N_("Health Sciences"), N_("Life Sciences"), N_("Physical Sciences"), N_("Social Sciences"),
    N_("Agricultural and Biological Sciences"), N_("Arts and Humanities"), N_("Biochemistry, Genetics and Molecular Biology"),
    N_("Business, Management and Accounting"), N_("Chemical Engineering"), N_("Chemistry"), N_("Computer Science"),
    N_("Decision Sciences"), N_("Dentistry"), N_("Earth and Planetary Sciences"), N_("Economics, Econometrics and Finance"),
    N_("Energy"), N_("Engineering"), N_("Environmental Science"), N_("Health Professions"), N_("Immunology and Microbiology"),
    N_("Materials Science"), N_("Mathematics"), N_("Medicine"), N_("Neuroscience"), N_("Nursing"),
    N_("Pharmacology, Toxicology and Pharmaceutics"), N_("Physics and Astronomy"), N_("Psychology"), N_("Veterinary"),
)  # fmt: skip
"""The four domains of OpenAlex's topics and their twenty-six fields, of which one is called as its domain.

The Indonesian names are for pages alone: so broad a name would widen every topic that has its words.
"""


def clean(text: str) -> str:
    """The id in its short form, such as ``W2741809807``, from an address or itself.

    Raises:
        InvalidValue: it has another form.
    """
    found = _FORM.fullmatch(plain.clean(text))
    if not found:
        raise InvalidValue(
            N_("“{value}” is not an OpenAlex id: expected a letter and a number, such as https://openalex.org/W2741809807."),
            value=plain.short(text),
        )
    return found[1].upper()


def kind(openalex: str) -> Kind:
    """What sort of thing the id names."""
    return _KINDS[clean(openalex)[0]]


def url(openalex: str) -> str:
    """Where the thing's record stands; the form that OpenAlex itself calls the id."""
    return f"https://openalex.org/{clean(openalex)}"
