"""The sentences that say it: what stands around the characters that evidence was read from."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated, Final, LiteralString, NamedTuple

from pydantic import Field

from graph.language import N_
from graph.store import Store
from queries.question import Row, Viewer

LONGEST: Final = 320
"""Characters of a quote, beside the marks of what was left out: some three lines."""

MOST: Final = 3
"""Quotes of one text for one thing."""

_SPAN: Final = re.compile(r"(title|text):(\d{1,9})-(\d{1,9})")
_END: Final = re.compile(r"(?:(?<=[^\W\d_]{3}[.!?])|(?<=[\d)\]%][.!?])|(?<=[.!?][\"”’')]))\s+(?=[\"“‘'(\[]?[^\W_a-z])|\n+")
"""Between two sentences: what ends one is no short form such as "Dr.", and what begins one is no small letter."""

_TEXTS: Final[LiteralString] = """
UNWIND $ids AS id
MATCH (e:Evidence {id: id})
WHERE e.own IS NULL OR any(i IN e.own WHERE i IN $sees)
RETURN e.id AS id, e.title AS title, left(coalesce(e.text, ''), $longest) AS text
"""

_READ: Final = 200_000
"""Characters of a text in which quotes are looked for."""


class Quote(Row):
    """A sentence, and which of its words say it."""

    text: Annotated[str, Field(description=N_("The sentence, or the part of it around the words."))]
    marks: Annotated[
        list[str], Field(description=N_("Where in it the words stand that say it: 12-20, counting characters from 0."))
    ]

    @property
    def parts(self) -> Iterator[tuple[str, bool]]:
        """The sentence in parts: each with whether it is marked."""
        reached = 0
        for mark in self.marks:
            start, end = map(int, mark.split("-"))
            yield self.text[reached:start], False
            yield self.text[start:end], True
            reached = end
        yield self.text[reached:], False


class Text(NamedTuple):
    """What a piece of evidence says."""

    title: str
    text: str


def texts(store: Store, viewer: Viewer, ids: Iterable[str]) -> dict[str, Text]:
    """The titles and texts of pieces of evidence that a viewer may see, by their ids."""
    asked = sorted(set(ids))
    rows = store.records(_TEXTS, ids=asked, sees=list(viewer.sees), longest=_READ) if asked else []
    return {row["id"]: Text(row["title"], row["text"]) for row in rows}


def quotes(said: Text, spans: Iterable[str], *, also: Iterable[str] = (), most: int = MOST) -> list[Quote]:
    """The sentences around spans such as ``title:0-7`` and ``text:120-131``, the title's first.

    Args:
        said: the title and the text that the spans point into; what points outside of them is left out.
        spans: whose sentences are wanted; those in one sentence are marked in one quote.
        also: spans that are marked where they stand in such a sentence.
        most: how many quotes, at most.

    Returns:
        Quotes of at most ``LONGEST`` characters beside "…" where something was left out.
    """
    found: list[Quote] = []
    for name, text in (("title", said.title), ("text", said.text)):
        others = _places(also, name, text)
        places = _places(spans, name, text)
        while places and len(found) < most:
            first, last = _sentence(text, *places[0])
            within = [place for place in (*places, *others) if first <= place[0] and place[1] <= last]
            found.append(_quote(text[first:last], [(start - first, end - first) for start, end in within or [(first, last)]]))
            places = [place for place in places if place[0] >= last]
    return found


def _places(spans: Iterable[str], name: str, text: str) -> list[tuple[int, int]]:
    """The characters that the spans name in the title or the text, the first ones first."""
    read = (_SPAN.fullmatch(span) for span in spans)
    places = {(int(one[2]), int(one[3])) for one in read if one and one[1] == name}
    return sorted((start, end) for start, end in places if start < end <= len(text))


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around some characters: its first character and one past its last, blanks apart."""
    window = max(0, start - 4 * LONGEST)
    first = max((cut.end() for cut in _END.finditer(text, window, start + 1) if cut.end() <= start), default=window)
    stop = min(len(text), end + 4 * LONGEST)
    cut = next((cut for cut in _END.finditer(text, max(start, end - 1), stop) if cut.start() >= end), None)
    return first, cut.start() if cut else stop


def _quote(sentence: str, places: Sequence[tuple[int, int]]) -> Quote:
    """A sentence, or as much of it as may be shown around its first marked words."""
    start, _ = min(places)
    first, last = 0, len(sentence)
    if last > LONGEST:
        first = max(0, min(start - LONGEST // 3, last - LONGEST))
        first = (
            0 if first == 0 else next((cut.end() for cut in re.finditer(r"\s+", sentence[:start]) if cut.end() >= first), start)
        )
        last = min(last, first + LONGEST)
        shown = max((cut.start() for cut in re.finditer(r"\s+", sentence[:last]) if cut.start() > start), default=last)
        last = shown if last < len(sentence) else last
    before, after = "… " if first else "", " …" if last < len(sentence) else ""
    marks: list[list[int]] = []
    for begin, end in sorted((max(begin, first), min(end, last)) for begin, end in places):
        if begin < end and marks and begin <= marks[-1][1]:
            marks[-1][1] = max(end, marks[-1][1])
        elif begin < end:
            marks.append([begin, end])
    moved = len(before) - first
    return Quote(text=before + sentence[first:last] + after, marks=[f"{begin + moved}-{end + moved}" for begin, end in marks])
