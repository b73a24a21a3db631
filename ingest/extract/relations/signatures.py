"""Who signs: ``a.n. Bupati X | Sekretaris Daerah, | Ani Khayal, M.Si. | NIP …``."""

from typing import Final

from ingest.extract.lexicon.posts import words
from ingest.extract.relations.heads import after_honorifics
from ingest.extract.relations.titles import Title
from ingest.extract.view import Span, View

_BETWEEN_SIGNED: Final = words("( ttd ttd. . dto d.t.o. materai") | {"\n"}
"""What stands between a post and who signs for it."""
_LONGEST_SIGNED: Final = 16
"""Words of that, and of a line that is a name with its degrees."""
_BEFORE_SIGNED: Final = 3
"""Words before a post on its line: ``Plt.``, ``ub.``."""


def signed(text: View, title: Title) -> Span | None:
    """Who signs below a post that fills its line: ``a.n. Bupati X | Sekretaris Daerah, | Ani Khayal, M.Si. | NIP …``; not where a name fills the line above, whose post it may be."""
    at = title.end + text.is_at(title.end, {","})
    begin = _line_begin(text, title.begin, _BEFORE_SIGNED) if text.is_at(at, {"\n"}) else None
    if begin is None or (begin and _has_a_name_alone(text, begin - 1)):
        return None
    while text.is_at(at, _BETWEEN_SIGNED) and at - title.end < _LONGEST_SIGNED:
        at += 1
    person = text.starts(after_honorifics(text, at), "PER")
    alone = person and (text.is_at(person[1], {"\n", ",", ")"}) or person[1] == len(text))
    return person if person and alone else None


def _line_begin(text: View, at: int, longest: int) -> int | None:
    """Where the line begins of which so many words at most stand before a place; None where there are more."""
    return next(
        (begin for begin in range(at, max(-1, at - longest - 1), -1) if begin == 0 or text.is_at(begin - 1, {"\n"})), None
    )


def _has_a_name_alone(text: View, end: int) -> bool:
    """Whether the line that ends here is a person's name."""
    while text.is_at(end - 1, {"\n"}):
        end -= 1
    begin = _line_begin(text, end, _LONGEST_SIGNED)
    person = text.starts(after_honorifics(text, begin), "PER") if begin is not None else None
    return person is not None and (person[1] == end or text.is_at(person[1], {","}))
