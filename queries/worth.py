"""What evidence is worth: by its kind, its age, the role in it, and the level of a post. Declared, not learned."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final, LiteralString, NamedTuple

import numpy as np
from numpy.typing import NDArray

from graph.edges import Role
from queries.subjects.space import Floats


class Worth(NamedTuple):
    """What a kind of evidence is worth."""

    weight: float
    """For the newest of its kind."""
    half_life: float
    """Years after which half of that is left."""
    shared: bool
    """Whether people share it, so that each gets a part; else it is each one's own (a post, a degree)."""


WORTH: Final[Mapping[str, Worth]] = {
    "work": Worth(1.0, 10, shared=True),
    "project": Worth(1.0, 8, shared=True),
    "award": Worth(0.8, 10, shared=True),
    "certificate": Worth(0.7, 5, shared=False),
    "position": Worth(1.0, 8, shared=False),
    "education": Worth(0.5, 15, shared=False),
    "training": Worth(0.4, 4, shared=False),
    "news": Worth(0.4, 5, shared=True),
    "endorsement": Worth(0.3, 5, shared=False),
    "statement": Worth(0.1, 5, shared=False),
}
"""Declared, not learned. A work or a project is done; a certificate was tested; a post was held, and counts by its level (``SENIORITY``); a training was attended; news
is told by others; an endorsement is what one other says after work together; a statement is only said: it counts where nothing else
speaks of a topic, as the mean of one's statements, so that many weigh no more than one, and behind all evidence."""

FURTHER: Final = 0.25
"""What each further voice adds beside the one before it, the strongest first. Who endorses somebody has one voice a year, which is shared among
all whom one endorses in it, and is heard once for a topic. So whoever endorses everybody says little of each, a ring of friends shares what each of them
has to give away, and however many endorse somebody, that stays below the oldest work of one's own that speaks as much of the topic:
0.3 · (1 + 1/4 + 1/16 + …) = 0.4 = the weight of a work · ``OLDEST``."""

ROLES: Final[Mapping[Role, float]] = {"lead": 3.0, "instructor": 2.0, "deputy": 2.0, "expert": 2.0}
"""How many times more somebody in this role shows than who only took part; the highest counts, by order, where somebody had several. Who gave a
training shows twice of it. A project and its awards are shared out in these parts: of a team of twelve with one leader she gets 3/14, the others 1/14
each, so that a project is worth the same however many were in it, and no team gains by naming leaders. A work's authors have no roles and equal parts."""

OLDEST: Final = 0.4
"""What age leaves at least: so any evidence, however old, outweighs what is only said (0.4 · 0.4 > 0.1)."""

UNDATED: Final = 0.5
"""What is left of evidence without a date: that of one half-life."""

CREDITS: Final[Mapping[str, int]] = {
    "Terampil": 40, "Mahir": 100, "Penyelia": 200, "Ahli Pertama": 100, "Ahli Muda": 200, "Ahli Madya": 400, "Ahli Utama": 850,
    "IV.b": 150, "IV.a": 200, "III.b": 300, "III.a": 400, "II.b": 550, "II.a": 700, "I.b": 700, "I.a": 850,
}  # fmt: skip
"""Credits (angka kredit kumulatif) of the lowest rank at which a post of a level is held: III/a 100, III/c 200, IV/a 400, IV/d 850, as the rules of
the functional posts had them until PermenPANRB 1/2023 counted each level anew; of heads, the same for the lowest rank of their eselon (PP 13/2002). Each
jenjang asks twice what the one below asks."""

SENIORITY: Final[Mapping[str, float]] = {level: credits_ / CREDITS["Ahli Muda"] for level, credits_ in CREDITS.items()}
"""What a post's level says of who holds it, beside an Ahli Muda: jenjang are levels of expertise by law, eselon stand beside them by rank."""

LEVELS: Final = frozenset(word.casefold() for name in SENIORITY if "." not in name for word in name.split())
"""Words that tell a level and no field."""

HEAD: Final = SENIORITY["IV.a"]
"""A head (jabatan struktural) whose eselon is not known: the lowest that is usual …"""

JUNIOR: Final = 0.4
"""… and any other post whose level is not known: as a rule that of an executive (pelaksana), or one outside the civil service."""

LEAST: Final = 0.25
"""What level, age and brevity leave of a post at least; so it outweighs what is only said (0.25 > 0.1)."""

BRIEFEST: Final = 0.6
"""A post just begun; it grows to 1 with the years it is held, with a time constant of ``SETTLED`` years."""

SETTLED: Final = 4.0

LASTED: Final[LiteralString] = (
    "toFloat(coalesce(left(r.valid_to, 4), $year)) AS until, toFloat(coalesce(left(r.valid_from, 4), left(r.valid_to, 4), $year)) AS since"
)
"""In Cypher, the years until and since when a post is held, where ``r`` holds it …"""

HELD: Final[LiteralString] = """reduce(most = $least, times IN [
  coalesce($seniority[e.level], CASE e.kind WHEN 'structural' THEN $head ELSE $junior END) * (1 - (1 - $briefest) * exp((since - until) / $settled)) *
  CASE WHEN 2 ^ ((until - $year_now) / $half_life) < $oldest THEN $oldest ELSE 2 ^ ((until - $year_now) / $half_life) END
] | CASE WHEN times > most THEN times ELSE most END)"""
"""… and what level, brevity and age leave of the post ``e``."""


def held() -> dict[str, Any]:
    """What ``LASTED`` and ``HELD`` take, and today."""
    return {
        "briefest": BRIEFEST, "settled": SETTLED, "oldest": OLDEST, "half_life": WORTH["position"].half_life, "seniority": dict(SENIORITY),
        "head": HEAD, "junior": JUNIOR, "least": LEAST, "year": str(int(now())), "year_now": float(int(now())), "today": date.today().isoformat(),
    }  # fmt: skip


NEW_POST: Final = max(LEAST, JUNIOR * BRIEFEST)
"""What the same leaves of a post of unknown level that begins now."""


def now() -> float:
    """Today as a decimal year."""
    today = date.today()
    return today.year + (today.timetuple().tm_yday - 1) / 365.25


def worth(names: Sequence[str], kinds: NDArray[np.integer[Any]], years: Floats) -> Floats:
    """What pieces are worth by kind (a place in ``names``) and age, 0 to 1; the time of a post is told by who holds it, not here."""
    weights, half = (
        np.array([getattr(WORTH[name], column) for name in names] or [1], np.float32) for column in ("weight", "half_life")
    )
    timeless = np.array([name == "position" for name in names] or [False])
    left = np.maximum(np.float32(OLDEST), 2 ** (-np.maximum(np.float32(now()) - years, 0) / half[kinds]))
    left = np.where(timeless[kinds], 1, np.where(np.isnan(years), UNDATED, left))
    found: Floats = (weights[kinds] * left).astype(np.float32)
    return found


def year(written: str | None) -> float:
    """A date (YYYY, YYYY-MM or YYYY-MM-DD) as a decimal year, in the middle of what it names; not a number where there is none."""
    try:
        parts = [int(part) for part in (written or "").split("-")]
    except ValueError:
        return float("nan")
    return parts[0] + ((parts[1] - 0.5) / 12 if len(parts) > 1 else 0.5)
