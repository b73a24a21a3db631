"""What the lists of skills and occupations are called."""

from collections.abc import Mapping
from typing import Final

from graph.language import N_

LISTS: Final[Mapping[str, str]] = {
    "esco": N_("ESCO"), "openalex_topic": N_("OpenAlex topics"), "openalex_concept": N_("OpenAlex concepts"),
    "openalex_keyword": N_("OpenAlex keywords"), "permenpanrb-38-2017": N_("PermenPANRB 38/2017"),
    "simpul-id": N_("Simpul's list of public service"), "skj-fiksi": N_("Standards of posts (fictional)"),
}  # fmt: skip
"""What the lists of skills and occupations are called; one that an institution has loaded by its code."""
