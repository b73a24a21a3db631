"""Names as titles show them: what the NER gave to a name that is none of it, and what it left out, where the words beside leave no doubt.

Only roles are read from these; the names themselves stay the NER's.
"""

from dataclasses import replace
from typing import Final

from ingest.extract import english_posts, posts
from ingest.extract.english_words import english_about
from ingest.extract.places import DIRECTIONS, PLACES
from ingest.extract.titles import is_verb
from ingest.extract.view import Span, View
from ingest.extract.word_kinds import FAMILY, GIVEN, known

_LONGEST: Final = 3
"""Words that a name may be short of."""
_OFFICES: Final = (posts.STATE - posts.ROYAL) | posts.MINISTER | posts.words("ketua wapres kapolri sekjen")
_NO_END: Final = posts.STOPS | posts.FROM | posts.SAID | posts.JOINS
_NO_NAMES: Final = (
    posts.BODIES | posts.PORTFOLIOS | posts.NO_NAMES | posts.NEVER_NAMES | posts.AFTER | PLACES | DIRECTIONS | posts.PLACES
    | frozenset(posts.HEADS) | english_posts.NO_NAMES | {"kabinet", "perjuangan"}
)  # fmt: skip
_NO_PART: Final = posts.HONORIFICS | posts.STOPS | posts.SAID | posts.LATE | posts.JOINS | posts.words("menjadi jadi tunjuk usai")
"""Words with a capital, of a headline, that no name is short of."""

Name = tuple[int, int, str]


def mended(text: View) -> View:
    """The same words with their names mended, in time linear in the names."""
    spans: list[Name] = []
    for number, (start, end, label) in enumerate(text.spans):
        free_from = spans[-1][1] if spans else 0
        free_to = text.spans[number + 1][0] if number + 1 < len(text.spans) else len(text)
        start, end, label = _trimmed(text, start, end, label)
        if label == "ORG" and (cut := _split(text, start, end)):
            spans.append((start, cut, "ORG"))
            following = text.spans[number + 1] if free_to == end and number + 1 < len(text.spans) else None
            if following is None or following[2] != "PER":
                spans.append((cut, _lengthened(text, end, free_to), "PER"))
            else:
                spans.append((cut, end, "PER"))
            continue
        if label == "PER":
            end = _lengthened(text, end, free_to)
            if spans and spans[-1][2] == "PER" and spans[-1][1] == start:
                start = spans.pop()[0]
            elif start > free_from and _is_first_name(text, start - 1):
                start -= 1
        spans.append((start, end, label))
    entity = [-1] * len(text)
    for number, (start, end, _) in enumerate(spans):
        entity[start:end] = [number] * (end - start)
    return replace(text, spans=spans, entity=entity)


def _trimmed(text: View, start: int, end: int, label: str) -> Name:
    """A name without words in lower case at its ends, and without the title or the field before it."""
    whole = start, end, label
    if not text.has_capital(start) and label != "PER":
        return whole
    words = text.words
    if not words[end - 1][:1].isupper() or (label == "PER" and words[start].islower()):
        start, end = _without_small(text, start, end, label)
    if text.shouts or text.whispers:
        return whole
    before = text.lower[start - 1] if start else ""
    while end - start > 1 and _is_of_the_title(text.lower[start], before, label):
        before = text.lower[start]
        start += 1
    if label == "PER" and end - start <= 2 and is_place(text, start) and is_place(text, end - 1) and _takes_a_place(text, start):
        label = "LOC"
    if label == "PER" and before in VILLAGES and end - start == 1 and text.is_at(end, {")"}) and not is_called(text.lower[start]):
        label = "LOC"  # Ani (Camat Semu)
    if label == "PER" and before == "(" and end - start == 1 and text.is_short_form(start) and text.label(start - 2) == "ORG":
        label = "ORG"
    return start, end, label


def _without_small(text: View, start: int, end: int, label: str) -> Span:
    """A name without words in lower case at its ends, as far as it has capitals."""
    if any(map(text.has_capital, range(start, end))):
        while not text.has_capital(end - 1) and (
            (label == "PER" and text.words[end - 1].isalpha()) or text.lower[end - 1] in _NO_END or is_verb(text.lower[end - 1])
        ):
            end -= 1
        while label == "PER" and text.words[start].islower():
            start += 1
    return start, end


def _takes_a_place(text: View, at: int) -> bool:
    """Whether the word before belongs to what a place may be of: a ministry's field, an office, an institution."""
    before = text.lower[at - 1] if at else ""
    return before in posts.PORTFOLIOS | posts.STATE or text.label(at - 1) == "ORG"


def _is_of_the_title(word: str, before: str, label: str) -> bool:
    if label == "PER":
        return (
            word in _OFFICES
            or (before in posts.MINISTER and word in posts.PORTFOLIOS)
            or (before == "sekretaris" and word == "kabinet")
        )
    if label == "LOC":
        return (before, word) == ("kepala", "desa")
    return label == "ORG" and (
        (before in posts.HEADS and word in posts.AFTER) or (before in posts.BEFORE and word in posts.HEADS)
    )


def _split(text: View, start: int, end: int) -> int:
    """Where a name begins that was joined to an institution's name: ``[PKS Budi]ORG Khayal``, ``[Bank Indonesia Budi]ORG``; 0 where none does."""
    if text.is_at(start - 1, _BEFORE_SHORT) or text.is_at(end, posts.SAID):
        for phrase in posts.KNOWN.get(text.lower[start], ()):
            cut = start + len(phrase)
            rest = range(cut, end)
            if tuple(text.lower[start:cut]) == phrase and rest and all(may_be_a_name(text, at, within=True) for at in rest):
                return cut
    at = end
    while at > start and may_be_a_name(text, at - 1, within=True):
        at -= 1
    if not start < at < end or not (text.is_short_form(at - 1) or text.lower[at - 1] in posts.NAMED):
        return 0
    behind = text.starts(end, "PER")
    goes_on = behind[1] - behind[0] == 1 if behind else end < len(text) and _is_missing(text, end)
    return at if goes_on and text.is_at(start - 1, _BEFORE_SHORT) else 0


VILLAGES: Final = posts.words("camat lurah kades desa")
"""Last words of posts whose places are too many for any list."""
_BEFORE_SHORT: Final = frozenset(posts.HEADS) | posts.AFTER | posts.ORGANS | posts.words("dari partai")
"""Words before a short form that say that somebody's title is told."""


def _lengthened(text: View, end: int, free_to: int) -> int:
    """One past the capitals behind a name that are of it."""
    last = end
    while (
        last < min(free_to, end + _LONGEST)
        and _is_missing(text, last)
        and len(text.words[last]) > 1
        and not _is_english(text.lower[last])
    ):
        last += 1
    return last


def _is_english(word: str) -> bool:
    """Whether English has a word in small letters nine times of ten, and nobody is called so: ``Ani Khayal | Leaves Office``."""
    return english_about(word)[:1] == "0" and not is_called(word)


def is_called(word: str) -> bool:
    """Whether people are called so, as far as our lists tell."""
    return not {GIVEN, FAMILY}.isdisjoint(known(word).about.partition(":")[0])


def _is_first_name(text: View, at: int) -> bool:
    """Whether a word before a name is the first of it: ``Presiden Ani [Khayal]PER``."""
    if at < 1 or not _is_missing(text, at):
        return False
    return (
        text.lower[at - 1] in posts.STATE - posts.GOVERNED - {"kota"}
        or text.label(at - 1) == "ORG"
        or (text.lower[at - 1] in posts.NAMED and text.has_capital(at - 1))
        or (text.is_short_form(at - 1) and text.words[at - 1].isalpha())
        or text.lower[at - 1] in {"umum", "harian"}
    )


def _is_missing(text: View, at: int) -> bool:
    """Whether a word outside of any name can be of the name beside it."""
    return may_be_a_name(text, at) and text.lower[at].rstrip(".") not in _NO_PART


def is_place(text: View, at: int) -> bool:
    """Whether a word is a place's that is known, or its direction's (``Jawa Barat``)."""
    word = text.lower[at]
    return word in PLACES or (word in DIRECTIONS and at > 0 and text.lower[at - 1] in PLACES | DIRECTIONS)


def may_be_a_name(text: View, at: int, *, within: bool = False) -> bool:
    """Whether a word can be of a person's name, as far as its form and our lists tell."""
    word, written = text.lower[at], text.words[at]
    if (text.entity[at] >= 0 and not within) or not written[0].isupper() or text.shouts:
        return False
    if not (any(map(str.islower, written)) or len(written.rstrip(".")) == 1):
        return False
    return word not in _NO_NAMES
