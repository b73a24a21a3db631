"""What people said or did, as a text tells it: a sentence and a person beside a verb. Evidence of a weaker kind.

Words are told by verbs on either side of the name (``kata Rini``, ``Rini mengatakan``, ``menurut Rini``, ``said Rini``), deeds by verbs
behind it (``Rini memimpin``, ``Rini led``). What the sentence is about is for the matcher of skills to say.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final, Literal

from ingest.extract import posts
from ingest.extract.document import Speech
from ingest.extract.posts import words
from ingest.extract.view import Span, View

_SAID_BEFORE: Final = words("""kata ujar tutur ucap jelas tegas ungkap imbuh terang papar sebut tambah kilah cetus menurut lanjut tandas tukas said says according to
    added explained told told""")
_SAID_AFTER: Final = posts.SAID | words("""said says told added explained stated argued noted warned stressed emphasised emphasized announced claimed believes suggested wrote
    believed denied insisted urged recalled""")
_DID: Final = words("""memimpin meneliti merancang menulis mengembangkan membangun melatih meluncurkan menyusun mengajar mendirikan mengelola menciptakan
    mengkaji merumuskan memprakarsai menggagas menginisiasi mengawal membimbing mengkoordinasikan mengoordinasikan menemukan menerbitkan
    menyelesaikan mempelopori membina memandu menerapkan merintis mereformasi mengaudit menganalisis mendesain memenangkan meraih
    led leads developed designed built wrote founded launched taught teaches researched studied managed manages created trained pioneered
    published won established coordinated heads headed drafted oversaw oversees supervised mentored introduced""")
_BETWEEN: Final = words(
    "juga kemudian telah sudah sebelumnya turut ikut pernah sendiri lantas pun yang also then has had later was who"
)
_STOPS: Final = frozenset({".", "!", "?", "\n", "...", "…"})
_LONGEST: Final = 120
"""Words to either side that a sentence is looked for."""


def statements(text: View) -> list[Speech]:
    """Each person beside a verb of saying or doing, with the sentence."""
    found: list[Speech] = []
    stops = [at for at, word in enumerate(text.lower) if word in _STOPS]
    for start, end, label in text.spans:
        if label == "PER" and (told := _told(text, start, end)):
            first, last = text.chars(*_sentence(text, stops, start, end))
            person_start, person_end = text.chars(start, end)
            found.append(
                Speech(
                    start=first,
                    end=last,
                    text=text.text[first:last],
                    kind=told,
                    person=text.text[person_start:person_end],
                    person_start=person_start,
                    person_end=person_end,
                )
            )
    return found


def _told(text: View, start: int, end: int) -> Literal["said", "did"] | None:
    """Whether the text tells what the person said, or did, or neither."""
    if text.is_at(_back(text, start) - 1, _SAID_BEFORE):
        return "said"
    at = end
    if text.is_at(at, {"("}) and (close := text.closing(at)):
        at = close + 1
    at = _behind_comma(text, at)
    while text.is_at(at, _BETWEEN) and at < end + 24:
        at += 1
    return "said" if text.is_at(at, _SAID_AFTER) else "did" if text.is_at(at, _DID) else None


def _behind_comma(text: View, at: int) -> int:
    """Behind what stands between commas after a name (``Rini, kepala Dinas X, mengatakan``)."""
    if not text.is_at(at, {","}):
        return at
    for end in range(at + 1, min(at + 20, len(text))):
        if text.lower[end] in _STOPS:
            return at
        if text.lower[end] == ",":
            return end + 1
    return at


def _back(text: View, start: int) -> int:
    """Before the title and the honorifics in front of a name; the verb stands there: ``kata Kepala LAN Rini``."""
    at = start
    while at > max(0, start - 16) and _is_of_title(text, at - 1):
        at -= 1
    return at


def _is_of_title(text: View, at: int) -> bool:
    word = text.lower[at]
    if word in _SAID_BEFORE or word in _STOPS or word == "," or text.label(at) == "PER":
        return False
    return (
        text.entity[at] >= 0
        or text.has_capital(at)
        or word in posts.JOINS
        or word in posts.HEADS
        or word.rstrip(".") in posts.HONORIFICS
        or word in {".", "(", ")"}
    )


def _sentence(text: View, stops: Sequence[int], start: int, end: int) -> Span:
    """The sentence around some words, by the places of all that end one."""
    before, behind = bisect_left(stops, start), bisect_left(stops, end)
    first = max(0, start - _LONGEST, stops[before - 1] + 1 if before else 0)
    stop = stops[behind] if behind < len(stops) else len(text)
    last = end if stop == end else min(stop + 1, len(text), end + _LONGEST)
    if last < len(text) and text.lower[last] in _STOPS and text.lower[last] != "\n":
        last += 1
    while last > end and text.lower[last - 1] == "\n":
        last -= 1
    return first, last
