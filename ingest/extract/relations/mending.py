"""Names as titles show them: what the NER gave to a name that is none of it, and what it left out, where the words beside leave no doubt.

All that is read of a text is read from these names.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from ingest.extract.lexicon import posts
from ingest.extract.relations.capitals import with_capitals
from ingest.extract.relations.firms import with_firms
from ingest.extract.relations.heads import is_verb
from ingest.extract.relations.name_words import VILLAGES, is_called, is_english, is_headline, is_place, may_be_a_name
from ingest.extract.relations.trimming import (
    HAJJ,
    POSTS,
    RANKS,
    ends_in_a_degree,
    is_a_held_post,
    is_college_of_next,
    is_initial,
    trimmed,
)
from ingest.extract.tagger.entities import spans
from ingest.extract.view import Name, View, of_words

_LONGEST: Final = 3
"""Words that a name may be short of."""
_TITLE: Final = 6
"""Words of a title behind its first."""
_RULES: Final = posts.words("uu ruu perppu perpres keppres permen perda raperda ranperda perdes perbup perwali pergub")
"""What is laid down, with which nobody's name begins."""
_NO_PART: Final = (
    posts.HONORIFICS | posts.STOPS | posts.SAID | posts.LATE | posts.JOINS | posts.words("menjadi jadi tunjuk usai bersaudara")
)
"""Words with a capital, of a headline, that no name is short of."""
_NOBLE: Final = posts.words("kph kpa krt krmt krht gkr gph gbph gusti brm bra kgpaa kgph")
"""Titles of Javanese nobles in capitals."""
_ROMAN: Final = re.compile(r"[IVX]{2,5}|V")
_PASSED: Final = posts.HONORIFICS | {""}
"""What may stand between a rank and its name: more of it, and full stops."""
_GIVES: Final = posts.words("melantik menunjuk mengangkat mengukuhkan")
"""Verbs behind which stands who gets a post."""
_PARTICLES: Final = posts.words("al el bin binti ibn van von de der")
"""Words within names, which never begin one."""


def mended(text: View) -> View:
    """The same words with their names mended, in time linear in the names; where titles show that a name is another one or none, its doubt is settled."""
    text = with_firms(with_capitals(text))
    names: list[Name] = []
    for number, marked in enumerate(text.spans):
        free_to = text.spans[number + 1][0] if number + 1 < len(text.spans) else len(text)
        start, end, label = trimmed(text, *marked)
        if label == "PER" and not _is_rank(text, start, end) and text.lower[start] not in _RULES:
            start = _without_place(text, names, _without_body(text, names, start, end), end)
            names.append(_person(text, names, start, _lengthened(text, end, free_to)))
        elif label != "PER" and not is_college_of_next(text, start, end) and not is_a_held_post(text, start, end):
            cut = _split(text, start, end) if label == "ORG" else _behind_place(text, start, end)
            names.append((start, cut or end, label))
            if cut:
                names.append((cut, _lengthened(text, end, free_to), "PER"))
    if not text.doubts:
        return text.named(names)
    settled = {text.chars(*one[:2]) for one in [*set(text.spans).difference(names), *_sure(text, names)]}
    return replace(text.named(names), doubts=tuple(one for one in text.doubts if one not in settled))


def _sure(text: View, names: list[Name]) -> Iterator[Name]:
    """Names that what stands around leaves no doubt of: an institution and its initials in brackets, and who speaks, between the end of an institution with a post before it and the verb."""
    for before, name in pairwise(names):
        start, end, label = name
        is_short = (
            (before[2], label, end - start) == ("ORG", "ORG", 1) and text.is_at(before[1], {"("}) and start == before[1] + 1
        )
        if is_short and text.words[start] == "".join(word[0] for word in text.words[slice(*before[:2])] if word[0].isupper()):
            yield from (before, name)
        is_behind = (before[2], label, before[1]) == ("ORG", "PER", start) and text.is_at(before[0] - 1, POSTS)
        if is_behind and text.is_at(end, posts.SAID) and (is_place(text, start - 1) or text.is_short_form(start - 1)):
            yield name


def mended_tags(words: Sequence[str], tags: Sequence[str]) -> list[str]:
    """The IOB tags of a sentence with its names mended; a blank between the words of a name is within it, and in no other."""
    kept = [at for at, word in enumerate(words) if word.strip()]
    text = of_words([words[at] for at in kept], list(spans([tags[at] for at in kept])))
    found = ["O"] * len(words)
    for start, end, label in mended(text).spans:
        first, after = kept[start], kept[end - 1] + 1
        found[first:after] = [f"B-{label}", *[f"I-{label}"] * (after - first - 1)]
    return found


def _person(text: View, names: list[Name], start: int, end: int) -> Name:
    """A person's name with what was parted from it, and without what belongs to the name before."""
    free_from = names[-1][1] if names else 0
    before = names[-1][2] if names and free_from == start else ""
    if before == "PER" and _is_one_name(text, names[-1], start, end):
        return names.pop()[0], end, "PER"
    of_place = before == "ORG" and text.is_at(start - 1, posts.PLACES) and not is_called(text.lower[start])
    if of_place and end - start > 1:  # [KPU Kota]ORG [Rekaan Budi Khayal]PER
        names.append((names.pop()[0], start + 1, "ORG"))
        return start + 1, end, "PER"
    ranked = _behind_rank(text, start, free_from)
    if ranked < start:
        return ranked, end, "PER"
    return start - (start > free_from and _is_first_name(text, start - 1)), end, "PER"


def _behind_rank(text: View, start: int, free_from: int) -> int:
    """Where a name begins of which the first words were left out, behind a rank: ``AKBP Anak Agung [Made Khayal]PER``."""
    ranks = RANKS - posts.AFTER  # Direktur Jenderal is a post
    rank = next((at for at in range(start - 1, max(free_from, start - 4) - 1, -1) if text.lower[at] in ranks), start)
    first = rank + 1
    while text.is_at(first, posts.CORPS):
        first += 1
    words = range(first, start)
    return first if words and all(may_be_a_name(text, at) or is_initial(text, at) for at in words) else start


def _without_body(text: View, names: list[Name], start: int, end: int) -> int:
    """Where a person's name begins behind an institution's short form, or the end of its name, that a title asks for: ``Kepala [LAN Ani Khayal]PER``."""
    is_behind = names and names[-1][1] == start and names[-1][2] == "ORG"
    if not is_behind and not text.is_at(start - 1, _BEFORE_SHORT) and not _ends_a_title(text, start):
        return start
    cut = start
    while end - cut > 1 and (text.lower[cut] in posts.NAMED or _ends_a_body(text, cut)):
        cut += 1
    if cut > start:
        names.append((names.pop()[0] if is_behind else start, cut, "ORG"))
    return cut


def _without_place(text: View, names: list[Name], start: int, end: int) -> int:
    """Where a person's name begins behind the place that the title asks for, and an honorific: ``Lurah [Semu H. Ani Khayal]PER``."""
    asks = text.is_at(start, posts.PLACES) or (
        text.is_at(start - 1, posts.GOVERNED | VILLAGES) and not is_called(text.lower[start])
    )
    at = next((at for at in range(start + 1, end - 1) if text.is_at(at, HAJJ)), start) if asks else start
    if at == start:
        return start
    names.append((start, at, "LOC"))
    return at + 1


def _ends_a_title(text: View, at: int) -> bool:
    """Whether a title of several words ends before this word: ``Deputi Bidang Pengkajian Kebijakan [LAN Ani Khayal]PER``."""
    for before in range(at - 1, max(0, at - 1 - _TITLE) - 1, -1):
        if text.entity[before] >= 0 or not (text.has_capital(before) or text.lower[before] in posts.JOINS):
            return False
        if text.lower[before] in posts.HEADS:
            return True
    return False


def _ends_a_body(text: View, at: int) -> bool:
    """Whether a word can end an institution's name and begin nobody's: a short form, or a number (but ``I Made``)."""
    word = text.words[at]
    return bool(_ROMAN.fullmatch(word)) or (len(word) > 2 and text.is_short_form(at) and text.lower[at] not in _NOBLE)


def _is_rank(text: View, start: int, end: int) -> bool:
    """Whether nothing but ranks and honorifics are marked, and a name follows: ``[Maj]PER. Gen. [Ani Khayal]PER``."""
    behind = end
    while behind < min(end + _LONGEST, len(text)) and text.lower[behind].rstrip(".") in _PASSED:
        behind += 1
    return all(word.rstrip(".") in RANKS for word in text.lower[start:end]) and text.starts(behind, "PER") is not None


def _is_one_name(text: View, before: Name, start: int, end: int) -> bool:
    """Whether two names without a sign between them are one, cut in two: two of several words each are two people."""
    apart = not text.words[start][0].isalnum() or text.words[start - 1][-1] in ",;)"
    return not apart and min(before[1] - before[0], end - start) == 1


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
    is_field = text.lower[start] in posts.INSTITUTIONS and text.lower[at - 1] in posts.PORTFOLIOS and end - at > 1
    is_person = is_field and any(is_called(word) for word in text.lower[at:end])
    if not start < at < end or not (text.is_short_form(at - 1) or text.lower[at - 1] in posts.NAMED or is_person):
        return 0
    behind = text.starts(end, "PER")
    whole = end < len(text) and (
        (is_verb(text.lower[end]) and (end - at > 1 or is_called(text.lower[at]))) or (is_person and text.words[end].islower())
    )
    goes_on = (
        (behind[1] - behind[0] == 1 or text.lower[end] in _PARTICLES) if behind else end < len(text) and _is_missing(text, end)
    )
    return at if (goes_on or whole) and text.is_at(start - 1, _BEFORE_SHORT) else 0


def _behind_place(text: View, start: int, end: int) -> int:
    """Where a name begins that was joined to the place that its bearer governs: ``Bupati [Nias Selatan | Budi Khayal]LOC``; 0 where none does."""
    if not (text.is_at(start - 1, posts.GOVERNED | posts.NAMED) or text.label(start - 1) == "ORG") or text.starts(end, "PER"):
        return 0
    first = start + text.is_at(start, posts.PLACES)
    cut = first
    while cut < end and is_place(text, cut):
        cut += 1
    rest = range(cut, end)
    is_whole = cut - first > 1 or first > start or (cut < end and is_called(text.lower[cut]))  # not Batu | Bara
    return (
        cut if first < cut and is_whole and 0 < len(rest) <= 4 and all(may_be_a_name(text, at, within=True) for at in rest) else 0
    )


_BEFORE_SHORT: Final = POSTS | posts.ORGANS | posts.words("dari partai")
"""Words before a short form that say that somebody's title is told."""


def _lengthened(text: View, end: int, free_to: int) -> int:
    """One past the capitals behind a name that are of it; in a headline capitals tell nothing."""
    if is_headline(text.words, end):
        return end
    last = end
    while (
        last < min(free_to, end + _LONGEST)
        and _is_missing(text, last)
        and len(text.words[last]) > 1
        and not is_english(text.lower[last])
    ):
        last += 1
    return last


def _is_first_name(text: View, at: int) -> bool:
    """Whether a word before a name is the first of it: ``Presiden Ani [Khayal]PER``."""
    if at < 1 or not _is_missing(text, at) or (is_verb(text.lower[at], bare=True) and is_headline(text.words, at)):
        return False
    return (
        text.lower[at - 1] in posts.STATE - posts.GOVERNED - {"kota"}
        or text.label(at - 1) == "ORG"
        or (text.lower[at - 1] in posts.NAMED and text.has_capital(at - 1))
        or (text.is_short_form(at - 1) and text.words[at - 1].isalpha())
        or text.lower[at - 1] in posts.OF_STATE | {"umum", "harian"}
        or (text.lower[at - 1] in _GIVES and text.words[at - 1].islower())
    )


def _is_missing(text: View, at: int) -> bool:
    """Whether a word outside of any name can be of the name beside it."""
    return may_be_a_name(text, at) and text.lower[at].rstrip(".") not in _NO_PART and not ends_in_a_degree(text, at)
