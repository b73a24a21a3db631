"""The names of firms, schools and hospitals whole: from ``PT`` to ``(Persero) Tbk``, and nobody's name within.

They are called after people and things, so that the NER takes what stands behind ``PT`` or ``RS`` for somebody; alone such a word names nothing.
"""

from bisect import bisect_right
from dataclasses import replace
from typing import Final

from ingest.extract.lexicon import posts
from ingest.extract.lexicon.places import PLACE_WORDS
from ingest.extract.view import Name, View

_LONGEST: Final = 3
"""Words between ``PT`` and a name that is its rest."""
_NO_PART: Final = posts.SAID | posts.NEVER_NAMES | posts.HONORIFICS | posts.HEADS.keys() | posts.STOPS
"""Words with a capital behind ``PT`` that are not of its name."""


def with_firms(text: View) -> View:
    """The same words with such names whole; in a text without any the view itself."""
    names: list[Name] = []
    for number, (start, end, label) in enumerate(text.spans):
        free_from = names[-1][1] if names else 0
        if start < free_from:
            continue
        free_to = text.spans[number + 1][0] if number + 1 < len(text.spans) else len(text)
        first = _headed(text, start, free_from) if label == "PER" else start
        head = _head_end(text, first)
        if head and (label != "LOC" or head == end):
            start, label = first, "ORG"
            end = _rest(text, head, free_to) if head >= end else end
        if label == "ORG" and (formed := _form_end(text, start, end)):
            names.append((start, formed, label))
            if formed < end and (behind := _label(text, formed, end)):
                names.append((formed, end, behind))
        else:
            names.append((start, end, label))
    return text if names == text.spans else _settled(text, names)


def _settled(text: View, names: list[Name]) -> View:
    """The view with these names, and without doubts of what was made anew."""
    old = set(text.spans)
    new = [text.chars(start, end) for start, end, label in names if (start, end, label) not in old]
    behind = [*new, (len(text.text), 0)]
    ends = [end for _, end in new]
    doubts = tuple((start, end) for start, end in text.doubts if behind[bisect_right(ends, start)][0] >= end)
    return replace(text.named(names), doubts=doubts)


def _head_end(text: View, at: int) -> int:
    """One past a word, or some, with which such names begin (``PT``, ``Rumah Sakit``), or 0."""
    if not text.has_capital(at):
        return 0
    for phrase in posts.GENERIC.get(text.lower[at], ()):
        if tuple(text.lower[at : at + len(phrase)]) == phrase:
            return at + len(phrase)
    return 0


def _headed(text: View, start: int, free_from: int) -> int:
    """Where the ``PT`` stands that the NER left out before somebody's name; the name's own first word where there is none."""
    return next((at for at in range(max(free_from, start - _LONGEST), start) if _head_end(text, at) == start), start)


def _rest(text: View, at: int, free_to: int) -> int:
    """One past the capitals that go on with such a name, and the name that they lead to."""
    last = at
    while last < min(free_to, at + _LONGEST) and _is_of_a_name(text, last):
        last += 1
    behind = text.starts(last, "PER", "ORG", "LOC") if last == free_to else None
    return behind[1] if behind else last


def _is_of_a_name(text: View, at: int) -> bool:
    return text.has_capital(at) and text.words[at].isalpha() and text.lower[at] not in _NO_PART


def _form_end(text: View, start: int, end: int) -> int:
    """One past the legal form within a firm's name, or right behind it, or 0: ``PT X Tbk. | Ani Khayal``, ``PT X (Persero)``."""
    last = 0
    for at in range(start + 1, min(end + 2 * _LONGEST, len(text))):
        beyond = at - max(last, end)
        if beyond > 1 or (beyond == 1 and not text.is_at(at - 1, {"(", ","})):
            break
        if text.lower[at] in posts.FORMS and text.has_capital(at):
            last = at + 1 + (text.is_at(at - 1, {"("}) and text.is_at(at + 1, {")"}))
    return last


def _label(text: View, start: int, end: int) -> str:
    """Whose name it is that stood behind a legal form: a place's, if all of it is one, nobody's, if a code of the stock exchange is in it, else somebody's."""
    if PLACE_WORDS.issuperset(text.lower[start:end]):
        return "LOC"
    if not any(word[0].isalpha() for word in text.words[start:end]):
        return ""
    is_code = end - start == 1 if text.shouts else any(text.is_short_form(at) for at in range(start, end))
    return "" if is_code else "PER"
