"""Posts in the units of known institutions: ``Dekan Fakultas Teknik | Universitas Semu``."""

import re
from collections.abc import Mapping
from typing import Final

from ingest.extract.document import Entity, Role

_UNIT: Final = re.compile(
    r"(?:(?:fakultas|departemen|jurusan|prodi|program studi|direktorat|ditjen|biro|bagian|divisi|deputi|inspektorat|sekretariat|pusat|faculty|"
    r"department|directorate|school|commission)|(?:\w{2,30} (?:and )?){0,5}(?:bureau|division|section|cent(?:er|re)))\b",
    re.IGNORECASE,
)
"""What a unit's name begins with; English ones may have their field before it: ``Public Relations Bureau``."""

_BETWEEN: Final = re.compile(r"(?:[\s,–—|-]+(?:of|at|in|the|di|pada|dari))*[\s,–—|-]*$", re.IGNORECASE)
"""What stands between a unit and its institution."""


def of_unit(text: str, role: Role, within: Mapping[int, Entity]) -> Role:
    """A role in a unit whose name ends with that of a known institution: the unit is of the post, and the institution is linked.

    Nothing else that is named after an institution is its unit: an alumni association and a hospital are bodies of their own.

    Args:
        text: what was read.
        role: one of its roles.
        within: the known institutions that the text names, by one past the last character of each.
    """
    place, post = role.spans.get("institution"), role.spans["role"]
    known = within.get(place[1]) if place and not role.institution_id and post[1] <= place[0] else None
    if not place or not known or not known.start > place[0] or not _UNIT.match(text, place[0], known.start):
        return role
    between = _BETWEEN.search(text[place[0] : known.start])
    end = place[0] + between.start() if between else known.start
    return role.model_copy(
        update={
            "role": text[post[0] : end], "institution": known.text, "institution_id": known.id,
            "spans": {**role.spans, "role": (post[0], end), "institution": (known.start, known.end)},
        }
    )  # fmt: skip
