"""Ask to be introduced: a draft in Indonesian or English that names the tie. Nothing is sent."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Final, Literal

from pydantic import Field

from graph.language import N_, say
from graph.nodes import EvidenceKind
from graph.values import date
from queries.question import PersonId, Row

BondKind = EvidenceKind | Literal["programme", "unit", "acquaintance", "guides", "guided by", "endorses", "endorsed by", "cites"]


class Reason(Row):
    """Why there is a tie between two people."""

    kind: Annotated[BondKind, Field(description=N_("What they share, or how one knows of the other."))]
    what: Annotated[str, Field(description=N_("Its title or name."))]
    since: Annotated[str | None, Field(description=N_("Since when."))]
    until: Annotated[str | None, Field(description=N_("Until when; empty: still."))]
    people: Annotated[int, Field(description=N_("How many people share it."))]
    strength: Annotated[float, Field(description=N_("How strong this alone makes the tie, 0 to 1."))]


class Step(Row):
    """One tie of a way, and whom it leads to."""

    person: PersonId
    name: Annotated[str, Field(description=N_("Name with titles."))]
    institution: Annotated[str | None, Field(description=N_("Where the person works."))]
    strength: Annotated[float, Field(description=N_("How strong the tie to the one before is, 0 to 1."))]
    why: Annotated[list[Reason], Field(description=N_("Why there is this tie: the strongest reasons."))]


STRONG: Final = 0.2
"""From here on a tie is called strong: a project of five that goes on now makes one, or a work that three wrote this year."""

MEDIUM: Final = 0.05
"""From here on a tie is called medium: a training that ten took this year makes one, or a project of ten five years ago."""

WORDS: Final = ((STRONG, N_("strong")), (MEDIUM, N_("medium")), (0.0, N_("weak")))
"""What a tie is called, from which strength on."""


def weakest(steps: Sequence[Step]) -> str:
    """What the weakest tie of a way is called: who is asked there may well say no, however strong the others are."""
    least = min(step.strength for step in steps)
    return next(called for strength, called in WORDS if least >= strength)


_WE: Final = {
    "work": N_("We wrote “{what}” together ({when})."),
    "project": N_("We worked together on “{what}” ({when})."),
    "award": N_("We were both honoured with “{what}” ({when})."),
    "training": N_("We both took part in “{what}” ({when})."),
    "unit": N_("We have worked in the same unit, {what} ({when})."),
    "acquaintance": N_("We know each other: {what}."),
    "guides": N_("I have guided you as a mentor ({when})."),
    "guided by": N_("You have guided me as a mentor ({when})."),
    "endorses": N_("I have worked with you, and endorsed you for “{what}” ({when})."),
    "endorsed by": N_("You have worked with me, and endorsed me for “{what}” ({when})."),
    "cites": N_("My work builds on yours, “{what}”."),
}
"""What joins who writes and who is written to, by kind; other evidence is told as a training is."""

_THEY: Final = {
    "work": N_("wrote “{what}” together"),
    "project": N_("worked together on “{what}”"),
    "award": N_("were both honoured with “{what}”"),
    "training": N_("both took part in “{what}”"),
    "unit": N_("were in the same unit: {what}"),
    "unit now": N_("are in the same unit: {what}"),
    "acquaintance": N_("know each other: {what}"),
    "guides": N_("{one} guides {other} as a mentor"),
    "guided by": N_("{other} guides {one} as a mentor"),
    "endorses": N_("{one} endorsed {other} for “{what}”"),
    "endorsed by": N_("{other} endorsed {one} for “{what}”"),
    "cites": N_("{one} builds on “{what}” by {other}; perhaps they have never met"),
}

_YOU: Final = {
    "work": N_("As I see, you wrote “{what}” together with {other}."),
    "project": N_("As I see, you worked with {other} on “{what}”."),
    "award": N_("As I see, you and {other} were both honoured with “{what}”."),
    "training": N_("As I see, you and {other} both took part in “{what}”."),
    "unit": N_("As I see, you and {other} were in the same unit, {what}."),
    "unit now": N_("As I see, you and {other} are in the same unit, {what}."),
    "acquaintance": N_("As I see, you and {other} know each other."),
    "guides": N_("As I see, you guide {other} as a mentor."),
    "guided by": N_("As I see, {other} guides you as a mentor."),
    "endorses": N_("As I see, you endorsed {other} for “{what}”."),
    "endorsed by": N_("As I see, {other} endorsed you for “{what}”."),
    "cites": N_("As I see, your work builds on “{what}” by {other}."),
}


def told(reason: Reason, one: str, other: str, language: str) -> str:
    """What joins two people, as a clause; ``one`` comes before ``other`` on the way."""
    return _told(_THEY, reason, language, one=one, other=other)


def years(reason: Reason, language: str) -> str:
    """When it was: one date, or from one to another; empty where it is not known."""
    since, until = (date.readable(when, language) for when in (reason.since, reason.until))
    if reason.kind not in ("unit", "guides", "guided by") or not (since or until):
        return until or since
    if since and until:
        return f"{since} – {until}"
    return say(N_("since {when}") if since else N_("until {when}"), language, {"when": since or until})


def draft(me: str, home: str | None, steps: Sequence[Step], target: str, at: str | None, topic: str, language: str) -> str:
    """What one could write to the first person of a way: who writes, what joins them, whom one would like to reach, and that “no” is an answer.

    Args:
        me: who writes.
        home: the writer's institution.
        steps: the way; where it is empty the text is for the institution's front door.
        target: whom one would like to reach.
        at: that person's institution.
        topic: what it is about; empty: it is left to be filled in.
        language: ``id`` or ``en``.
    """
    about = say(N_("about “{topic}”"), language, {"topic": topic}) if topic else say(N_("about […]"), language)
    who = (
        say(N_("I am {me} of {home}."), language, {"me": me, "home": home})
        if home
        else say(N_("I am {me}."), language, {"me": me})
    )
    place = f"{target}, {at}," if at else target
    if not steps:
        lines = [
            say(N_("To the front office of {home},"), language, {"home": at or target}), who,
            say(N_("I would like to speak with {target} {about}. Nobody I know could introduce me. Would you pass this on, or tell me whom to turn to?"),
                language, {"target": target, "about": about}),
        ]  # fmt: skip
    else:
        first = steps[0]
        lines = [say(N_("Dear {name},"), language, {"name": first.name}), f"{who} {_told(_WE, first.why[0], language)}"]
        if len(steps) == 1:
            lines.append(
                say(N_("I would like to speak with you {about}. Would you have half an hour for me?"), language, {"about": about})
            )
        else:
            following = steps[1]
            lines.append(say(N_("I would like to reach {target} {about}."), language, {"target": place, "about": about}) + " "
                         + _told(_YOU, following.why[0], language, other=following.name))  # fmt: skip
            if len(steps) == 2:
                lines.append(say(N_("Would you introduce me?"), language))
            else:
                lines.append(
                    say(N_("Would you introduce me to {other}, who may know the way on?"), language, {"other": following.name})
                )
        lines.append(say(N_("If that is inconvenient, a short “no” is quite all right."), language))
    return "\n\n".join([*lines, say(N_("With kind regards,"), language) + "\n" + me])


def _told(texts: Mapping[str, str], reason: Reason, language: str, *, one: str = "", other: str = "") -> str:
    known = {"what": reason.what, "when": years(reason, language), "one": one, "other": other}
    lasting = "" if reason.until else f"{reason.kind} now"
    return say(texts.get(lasting) or texts.get(reason.kind, texts["training"]), language, known).replace(" ()", "")
