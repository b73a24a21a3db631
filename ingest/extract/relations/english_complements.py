"""What stands behind an English post: its field, its institution and when it was held, one preposition after the other.

``director | of policy | at LAN``, ``Minister | of Finance``, ``CEO | Gojek``: a field is told from an institution by its small letters, or by
another preposition behind it.
"""

from typing import Final

from ingest.extract.lexicon import english_posts as en
from ingest.extract.relations.titles import Title
from ingest.extract.view import Span, View

_LONGEST: Final = 24
_LONGEST_FIELD: Final = 6


def complement(text: View, title: Title) -> None:
    """The field and the institution behind the post, one preposition after the other."""
    at = title.role[1]
    limit = min(len(text), at + _LONGEST)
    if title.institution is None and (span := text.starts(at, "ORG")):  # CEO Gojek
        title.institution, at = span, span[1]
    elif field := _field_before_institution(text, at):  # Vice President Corporate Communication Gojek
        title.role = (title.role[0], field)
        title.institution, at = text.starts(field, "ORG"), text.spans[text.entity[field]][1]
    while at < limit:
        if (
            text.is_at(at, {"("})
            and (close := text.closing(at))
            and not any(text.label(word) == "PER" for word in range(at, close))
        ):
            at = close + 1
        elif period := _period(text, at):
            is_end = text.is_at(at, {"until"})
            if title.kind == "D" and (is_end or (text.is_at(at, {"from"}) and period > at + 2)):
                title.kind = "FORMER"
            if not is_end:
                title.date = title.date or text.lower[at + 1][:4]
            at = period
        elif text.is_at(at, en.TO) or (text.is_at(at, {"to"}) and title.head in en.SENT):
            begin = at + 1
            while text.is_at(begin, {"the", "its", "our"}):
                begin += 1
            end, name = _part(text, begin, limit)
            if end == begin or not _taken(text, title, text.lower[at], (begin, end), name):
                break
            at = end
        else:
            break
    if title.kind == "D" and text.is_at(at, {"until"}):
        title.kind = "FORMER"
    title.end = at


def _taken(text: View, title: Title, preposition: str, part: Span, name: Span | None) -> bool:
    """Whether what a preposition governs belongs to the title, which is then changed by it."""
    is_behind = title.institution is not None and title.institution[0] >= title.role[1]
    if name is None or (name == part and _is_field_in_capitals(text, title, name)):
        is_place = preposition in {"with", "from", "at"} or (preposition == "in" and title.head not in en.MANY)
        if is_behind or is_place:
            return preposition == "at" and text.lower[part[1] - 1] in en.BODIES and not is_behind
        if title.head == "minister" and title.institution is None:
            title.institution = part
        elif text.lower[part[1] - 1] not in en.BODIES:  # but: treasurer of the cooperative
            title.role = (title.role[0], part[1])
    elif title.institution is None:
        if (
            preposition == "in"
            and text.label(name[0]) == "LOC"
            and title.head not in en.PLACED
            and not text.is_at(title.role[0], {"consul"})
        ):
            return False
        title.institution = name
    elif preposition in {"at", "of"} and is_behind and not _is_institute(text, title.institution):
        title.role = (title.role[0], title.institution[1])
        title.institution = name
    return True


def _is_field_in_capitals(text: View, title: Title, name: Span) -> bool:
    """Whether no name stands behind a director general, but what of: ``Director General of Taxes``."""
    return title.head == "general" and not any(text.label(at) for at in range(*name)) and not _is_institute(text, name)


def _period(text: View, at: int) -> int:
    """One past a period that begins here (``since 2019``, ``from 2016 to 2019``), or 0."""
    if not text.is_at(at, {"since", "from", "until", "in"}) or at + 1 >= len(text) or not en.PERIOD.fullmatch(text.lower[at + 1]):
        return 0
    goes_on = text.is_at(at + 2, {"to", "until"}) and at + 3 < len(text) and en.PERIOD.fullmatch(text.lower[at + 3])
    return at + 4 if goes_on else at + 2


def _field_before_institution(text: View, at: int) -> int:
    """Where an institution begins behind a field in capitals, or 0."""
    end = at
    while end < min(at + 5, len(text)) and text.entity[end] < 0 and text.words[end].isalpha() and text.has_capital(end):
        end += 1
    return end if end > at and not text.shouts and text.starts(end, "ORG") else 0


def _is_institute(text: View, span: Span) -> bool:
    return any(text.label(at) == "ORG" or text.lower[at] in en.INSTITUTES for at in range(*span))


def _part(text: View, begin: int, limit: int) -> tuple[int, Span | None]:
    """One past what a preposition governs, and the name that it is; ``None`` where it is a field in small letters."""
    at = begin
    first: int | None = None
    while at < limit:
        if span := text.starts(at, "ORG", "LOC"):
            first = at if first is None else first
            at = span[1]
            continue
        word = text.lower[at]
        if text.entity[at] >= 0:
            break
        if word in en.WITHIN and at > begin:
            following = at + 1 + text.is_at(at + 1, {"the"})
            goes_on = (
                following < limit
                and text.label(following) != "PER"
                and text.lower[following] not in en.DAYS
                and (text.has_capital(following) or (first is None and text.lower[following].isalpha()))
            )
            if not goes_on or (word == "of" and first is None):
                break
            at += 1
        elif text.has_capital(at):
            first = at if first is None else first
            at += 1
        elif first is None and word.isalpha() and word not in en.NO_FIELD and at - begin < _LONGEST_FIELD:
            at += 1
        else:
            break
    while at > begin and text.lower[at - 1] in en.WITHIN:
        at -= 1
    return at, None if first is None else (first, at)
