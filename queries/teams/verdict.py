"""What is said of a team: how surely it is the best; or why there is none, and what would help."""

from collections.abc import Sequence

from graph.language import N_
from queries.question import Note
from queries.teams.candidates import Objective, Short, Team


def proof(chosen: Team, objective: Objective, count: int) -> Note:
    """What the team is worth, and how surely it is the best."""
    known: dict[str, object] = {"count": count, "value": chosen.value / 1000, "bound": chosen.bound / 1000}
    if objective == "sectors":
        known |= {"value": chosen.value, "bound": chosen.bound}
        if chosen.proven:
            return Note(N_("Sectors: {value}; no team of the {count} candidates has more (proven)."), known)
        return Note(
            N_("Sectors: {value}; a team of the {count} candidates could have {bound} at most (not proven to be the best)."),
            known,
        )
    if chosen.proven:
        return Note(N_("Sum of distances: {value}; no team of the {count} candidates is nearer (proven)."), known)
    return Note(
        N_("Sum of distances: {value}; no team of the {count} candidates has less than {bound} (not proven to be the best)."),
        known,
    )


def lack(short: Short, size: int, topics: Sequence[str], count: int) -> Note:
    """Why there is no team, and what would help."""
    missing = "; ".join(f"“{topics[skill][:80]}”" for skill in short.missing)
    if short.missing and short.least:
        return Note(
            N_("A team of {size} cannot cover all: at best it leaves out {missing}. A team of {least} can."),
            {"size": size, "missing": missing, "least": short.least},
        )
    if short.missing:
        return Note(N_("Nobody there shows {missing}. Ask for it in other words, or look further."), {"missing": missing})
    return Note(N_("Only {count} people there show any of this: too few for a team of {size}."), {"count": count, "size": size})
