"""What the form of a call brings: tables, what was decided of pairs, and what the page carried of both."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Final, TypeVar

import orjson
from fastapi import File, Form, UploadFile

from api import mentoring
from graph.errors import AskError
from graph.language import N_
from queries.calls.mentoring import Draft
from queries.calls.participants import Decision, Mentee, Mentor, Pool
from queries.calls.quotas import Kind

M = TypeVar("M", Mentee, Mentor)

CARRIED: Final = 300_000
"""Characters of a table with a fault that the page carries; all three together must stay within what a form may bring."""

APPROVED: Final = ("keep", "pin")
"""What must be said of each pair of a draft before it is a list to publish."""


@dataclass(frozen=True)
class Entered:
    """What a form brings: tables chosen now or carried by the page, and what was decided on it."""

    chosen: dict[str, mentoring.File]
    """By side, the files that were chosen now; else ``told`` counts."""
    told: dict[str, str]
    decided: list[Decision]
    """What the page says of the pairs that it shows."""
    kept: list[Decision]
    """The pairs of the draft that the page shows, or carries without a choice: each to keep, but for what was decided of it."""
    pin: tuple[str, str]
    quotas: dict[Kind, str]
    worst_off_first: bool

    def table(self, side: str) -> mentoring.File | None:
        """The table of a side: a file that was chosen now, else the one that the page carries."""
        carried = self.told[side]
        return self.chosen.get(side) or (mentoring.File(f"{side}.csv", carried.encode()) if carried.strip() else None)

    def pool(self, language: str) -> Pool:
        """The call.

        Raises:
            AskError: a side is missing, or something in the tables or the decisions is wrong.
        """
        mentees, mentors = self.table("mentees"), self.table("mentors")
        if mentees is None or mentors is None:
            raise AskError(N_("Choose the tables of both sides."))
        pool = mentoring.pool(mentees, mentors, self.table("decisions"), language)
        return Pool(
            mentees=pool.mentees,
            mentors=pool.mentors,
            decisions=tuple(_merged(pool.decisions, [*self.kept, *self.decided], *self.pin)),
        )

    def approves(self, draft: Draft) -> bool:
        """Whether a draft has the pairs that the page showed, and each is to keep or must be."""
        said = {(one.mentee, one.mentor): one.decision for one in (*self.kept, *self.decided)}
        shown = {(one.mentee, one.mentor) for one in self.kept}
        return shown == set(pairs_of(draft)) and all(said[pair] in APPROVED for pair in shown)

    def people(self, side: str, kind: type[M], language: str) -> list[M]:
        """Who stands in a table, so far as it can be read."""
        table = self.table(side)
        try:
            return mentoring.rows(table, kind, language) if table else []
        except AskError:
            return []

    def text(self, side: str) -> str:
        """A table as text: that of the page where a file that was chosen now is no table, or longer than a form may be."""
        try:
            text = mentoring.text(self.chosen[side]) if side in self.chosen else ""
        except AskError:
            text = ""
        return text if 0 < len(text) <= CARRIED else self.told[side]


def entered(
    mentees: Annotated[UploadFile | None, File()] = None, mentors: Annotated[UploadFile | None, File()] = None,
    decisions: Annotated[UploadFile | None, File()] = None,
    mentees_told: Annotated[str, Form()] = "", mentors_told: Annotated[str, Form()] = "", decisions_told: Annotated[str, Form()] = "",
    decision: Annotated[list[str], Form()] = [],  # noqa: B006 (FastAPI copies it)
    kept: Annotated[str, Form()] = "[]",
    pin_mentee: Annotated[str, Form()] = "", pin_mentor: Annotated[str, Form()] = "",
    quotas: Annotated[str, Form()] = "", place_quotas: Annotated[str, Form()] = "", worst_off_first: Annotated[str, Form()] = "",
) -> Entered:  # fmt: skip
    """What the form brings."""
    uploads = {"mentees": mentees, "mentors": mentors, "decisions": decisions}
    return Entered(
        chosen={side: mentoring.File(one.filename, one.file.read()) for side, one in uploads.items() if one is not None and one.filename},
        told={"mentees": mentees_told, "mentors": mentors_told, "decisions": decisions_told},
        decided=list({(one.mentee, one.mentor): one for one in _decided(decision)}.values()), kept=list(_kept(kept)),
        pin=(pin_mentee, pin_mentor), quotas={"institution": quotas, "place": place_quotas}, worst_off_first=bool(worst_off_first),
    )  # fmt: skip


def pairs_of(draft: Draft) -> list[tuple[str, str]]:
    """The pairs of a draft, by the ids of both."""
    return [(one.mentee.id, one.mentor.id) for one in draft.pairs]


def carried(pairs: Iterable[tuple[str, str]]) -> str:
    """Pairs as the page carries them."""
    return json.dumps(list(pairs))


def _decided(values: list[str]) -> Iterator[Decision]:
    """What the page says of pairs; what nobody could have chosen on it is left out."""
    for value in values:
        try:
            decision, mentee, mentor = orjson.loads(value)
            found = Decision(mentee=mentee, mentor=mentor, decision=decision)
            if found.mentee and found.mentor:
                yield found
        except (ValueError, TypeError):
            continue


def _kept(told: str) -> Iterator[Decision]:
    """The pairs of the draft, as the page carries them."""
    try:
        for mentee, mentor in orjson.loads(told):
            yield Decision(mentee=mentee, mentor=mentor, decision="keep")
    except (ValueError, TypeError):
        return


def _merged(file: Sequence[Decision], page: Iterable[Decision], mentee: str, mentor: str) -> list[Decision]:
    """What was chosen on the page of a pair outranks what the file says, and that what the page says of every pair of its draft, to keep it.

    A pair that must be outranks what only should; contradictions stay, to be told.
    """
    told = {(one.mentee, one.mentor) for one in file}
    last = {(one.mentee, one.mentor): one for one in page if one.decision != "keep" or (one.mentee, one.mentor) not in told}
    found = [*(one for one in file if (one.mentee, one.mentor) not in last), *last.values()]
    if mentee.strip() or mentor.strip():
        pin = Decision(mentee=mentee, mentor=mentor, decision="pin")
        weaker = [one for one in found if (one.mentee, one.mentor) == (pin.mentee, pin.mentor) and one.decision != "forbid"]
        found = [*(one for one in found if one not in weaker), pin]
    return [one for one in found if one.decision]
