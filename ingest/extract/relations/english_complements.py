"""What stands behind an English post: its field, its institution and when it was held, one preposition after the other.

``director | of policy | at LAN``, ``Minister | of Finance``, ``CEO | Gojek``: a field is told from an institution by its small letters, by
another preposition behind it, or by words in capitals that English has in small letters. Whoever is served (``adviser to President Budi``) is neither.
"""

from typing import Final

from ingest.extract.lexicon import english_posts as en
from ingest.extract.lexicon import posts
from ingest.extract.lexicon.english_words import english_kind
from ingest.extract.lexicon.word_kinds import INSTITUTION, PLACE
from ingest.extract.relations.english_heads import is_common, post_at
from ingest.extract.relations.heads import after_honorifics
from ingest.extract.relations.titles import Title
from ingest.extract.view import Span, View

_LONGEST: Final = 24
_LONGEST_FIELD: Final = 6
_LONGEST_IN_CAPITALS: Final = 8
_FIELD_JOINS: Final = posts.words("dan and & /")
"""What stands between the words of a field in capitals."""


def complement(text: View, title: Title) -> None:
    """The field and the institution behind the post, one preposition after the other."""
    at = title.role[1]
    limit = min(len(text), at + _LONGEST)
    if title.institution is None and (span := text.starts(at, "ORG")):  # CEO Gojek
        title.institution = _with_unit(text, span)
        at = title.institution[1]
    elif field := _field_before_institution(text, at):  # Vice President Corporate Communication Gojek
        title.role = (title.role[0], field)
        title.institution = _with_unit(text, text.spans[text.entity[field]][:2])
        at = title.institution[1]
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
        elif text.is_at(at, en.TO | {"to"}) and (after := _governed(text, title, at, limit)):
            at = after
        elif unit := _unit_end(text, title, at, limit):
            at = unit
        elif body := _behind_comma(text, title, at):
            title.role = (title.role[0], at)
            title.institution, at = body, body[1]
        else:
            break
    if title.kind == "D" and text.is_at(at, {"until"}):
        title.kind = "FORMER"
    title.end = at


def _governed(text: View, title: Title, at: int, limit: int) -> int:
    """One past what a preposition governs, which changes the title where it is its field or its institution; 0 where it does not belong to it."""
    begin = at + 1
    while text.is_at(begin, {"the", "its", "our"}) and text.entity[begin] < 0:
        begin += 1
    if title.head in en.SERVING:
        if served := _holder_end(text, begin):
            return served
        if office := _office_end(text, begin):
            title.role = (title.role[0], office)
            return office
    if text.is_at(at, {"to"}) and title.head not in en.SENT:
        return 0
    begin = _past_qualities(text, begin)
    end, name = _part(text, begin, limit)
    if name and (field := _field_in_capitals(text, title, (begin, end))):
        end, name = field, None
    return end if end > begin and _taken(text, title, text.lower[at], (begin, end), name) else 0


def _past_qualities(text: View, begin: int) -> int:
    """Where an institution, or what it is, begins behind whose and how it is: ``the | new | Agency``, ``Indonesia's state-run | Agency``; the place itself where none follows."""
    owner = _owner_end(text, begin)
    at = owner or begin
    while at < len(text) and text.entity[at] < 0 and _is_quality(text, at):
        at += 1
    body = at
    while not owner and body < min(at + _LONGEST_FIELD, len(text)) and text.entity[body] < 0 and _is_of_a_kind(text.words[body]):
        body += 1  # the state-run oil company PT X
    return at if text.starts(body, "ORG") else begin


def _owner_end(text: View, at: int) -> int:
    """One past the state or the region whose an institution is: ``Indonesia's``, ``the country's``; 0 where none is told."""
    place = text.starts(at, "LOC") or (at, at + text.is_at(at, en.OWNERS))
    return place[1] + 1 if place[1] > at and text.is_at(place[1], en.POSSESSIVE) else 0


def _is_quality(text: View, at: int) -> bool:
    word = text.words[at]
    return word in en.QUALITIES or (word.islower() and ("-" in word or text.is_at(at - 1, {"newly"})))


def _is_of_a_kind(word: str) -> bool:
    return word.islower() and word.isalpha() and word not in en.NO_FIELD | en.TO | en.WITHIN


def _taken(text: View, title: Title, preposition: str, part: Span, name: Span | None) -> bool:
    """Whether what a preposition governs belongs to the title, which is then changed by it."""
    is_behind = title.institution is not None and title.institution[0] >= title.role[1]
    if name is None:
        is_place = preposition in {"with", "from", "at"} or (preposition == "in" and title.head not in en.MANY)
        if is_behind or is_place:
            return (preposition == "for") if is_behind else (preposition == "at" and text.lower[part[1] - 1] in en.BODIES)
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
    elif preposition in {"at", "of"} and is_behind and _is_of_a_body(text, title.institution):
        title.role = (title.role[0], title.institution[1])
        title.institution = name
    return True


def _field_in_capitals(text: View, title: Title, part: Span) -> int:
    """One past a field in capitals with which a part begins: ``Director | of Finance | of PT X``, ``Director General | of Taxes``; 0 where it is a name.

    What has the article (``Head of the Task Force``) is a body; so is what a model has marked, or lists know.
    """
    begin, end = part
    is_told = title.institution is not None and title.institution[0] >= title.role[1]
    if (
        title.head not in en.OF_FIELDS
        or is_told
        or text.is_at(title.role[1] - 1, {"minister"})
        or (text.is_at(begin - 1, {"the"}) and title.head != "general")
    ):
        return 0
    at = begin
    while at < end and text.entity[at] < 0 and _is_of_a_field(text, at):
        at += 1
    if at < end and not (text.starts(at, "ORG") and text.is_at(at - 1 - text.is_at(at - 1, {"the"}), en.TO)):
        return 0
    while at > begin and text.lower[at - 1] in en.TO | {"the"}:
        at -= 1
    return at if at > begin else 0


def _is_of_a_field(text: View, at: int) -> bool:
    word = text.lower[at]
    if word in en.WITHIN or word == ",":
        return True
    if text.is_short_form(at):
        return word in posts.NO_INSTITUTIONS
    return is_common(word) and english_kind(word) not in {INSTITUTION, PLACE} and word not in en.INSTITUTES | posts.NAMED


def _behind_comma(text: View, title: Title, comma: int) -> Span | None:
    """The institution behind a comma, where the title has told no more than a field or a unit of it: ``Director of Finance, PT X``, ``Head of the Law Bureau, LAN``."""
    begin = comma + 1 + text.is_at(comma + 1, {"the"})
    body = text.starts(begin, "ORG") if text.is_at(comma, {","}) and text.has_capital(title.role[0]) else None
    end = body[1] if body else 0
    end = (text.is_at(end, {"("}) and text.closing(end) + 1) or end
    if not body or not (end == len(text) or text.is_at(end, en.SENTENCE | {",", ")"})):
        return None
    told = title.institution or title.role
    is_field = told == title.role and text.has_capital(comma - 1) and title.head != text.lower[comma - 1]
    return body if told[1] == comma and (is_field or (told != title.role and _is_unit(text, told))) else None


def _unit_end(text: View, title: Title, at: int, limit: int) -> int:
    """One past a unit of the institution that ends here, where the post is one of many in it: ``lecturer at UI | 's Faculty of Law``; who heads it heads no more."""
    if not (title.head in en.MANY and title.institution and title.institution[1] == at and text.is_at(at, en.POSSESSIVE)):
        return 0
    end, name = _part(text, at + 1, limit)
    return end if name and name[0] == at + 1 else 0


def _is_of_a_body(text: View, span: Span) -> bool:
    """Whether what looks like an institution may be a part or a field of the one that follows: ``Deputy for | Institutional Affairs | at LAN``."""
    return _is_unit(text, span) or not _is_institute(text, span) or all(_is_of_a_field(text, at) for at in range(*span))


def _is_unit(text: View, span: Span) -> bool:
    """Whether a name is of a part of some institution: ``Human Resources Bureau``."""
    return text.lower[span[0]] in en.UNITS or text.lower[span[1] - 1] in en.UNITS


def _period(text: View, at: int) -> int:
    """One past a period that begins here (``since 2019``, ``from 2016 to 2019``), or 0."""
    if not text.is_at(at, {"since", "from", "until", "in"}) or at + 1 >= len(text) or not en.PERIOD.fullmatch(text.lower[at + 1]):
        return 0
    goes_on = text.is_at(at + 2, {"to", "until"}) and at + 3 < len(text) and en.PERIOD.fullmatch(text.lower[at + 3])
    return at + 4 if goes_on else at + 2


def _field_before_institution(text: View, at: int) -> int:
    """Where an institution begins behind a field in capitals, or 0; its parts may be joined: ``Vice President Komunikasi dan TJSL | PLN``."""
    end, last = at, min(at + _LONGEST_IN_CAPITALS, len(text))
    while end < last and text.entity[end] < 0 and (_is_capital_word(text, end) or _joins_capitals(text, at, end)):
        end += 1
    return end if end > at and not text.shouts and text.starts(end, "ORG") else 0


def _with_unit(text: View, body: Span) -> Span:
    """An institution with its unit, where that is marked as another name right behind it: ``General Manager PLN | UID Jabar``."""
    unit = text.starts(body[1], "ORG")
    return (body[0], unit[1]) if unit else body


def _is_capital_word(text: View, at: int) -> bool:
    return text.has_capital(at) and text.words[at].isalpha()


def _joins_capitals(text: View, begin: int, at: int) -> bool:
    """Whether a sign or a word stands between two words in capitals of a field, and no post behind it."""
    is_between = begin < at < len(text) - 1 and text.is_at(at, _FIELD_JOINS) and text.entity[at + 1] < 0
    return is_between and _is_capital_word(text, at + 1) and not any(post_at(text, at + beyond) for beyond in (1, 2, 3))


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
        if text.entity[at] >= 0 or _is_of_a_person(text, at):
            break
        if word in en.WITHIN and at > begin:
            if not _joins(text, at, limit, is_small=first is None):
                break
            at += 1
        elif word == "," and first is not None and (more := _list_end(text, at)):
            at = more
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


def _joins(text: View, at: int, limit: int, *, is_small: bool) -> bool:
    """Whether a small word is within a name, or a field in small letters, and not before what else is told: ``Deputy Head of LAN | for Research``."""
    following = at + 1 + text.is_at(at + 1, {"the"})
    if (is_small and text.is_at(at, {"of"})) or (text.is_at(at, {"for", "on"}) and text.ends(at, "ORG")):
        return False
    is_other = following >= limit or text.label(following) == "PER" or text.lower[following] in en.DAYS
    return not is_other and (text.has_capital(following) or (is_small and text.lower[following].isalpha()))


def _list_end(text: View, comma: int) -> int:
    """One past the parts of a field behind a comma: ``Education | , Culture, Research, and Technology``; 0 where no *and* ends them, or a post or a name is among them."""
    at, last, ends = comma, min(comma + _LONGEST_FIELD * 2, len(text)), False
    while at < last and text.entity[at] < 0 and not _is_of_a_person(text, at):
        is_word = text.has_capital(at) and _is_of_a_field(text, at)
        if post_at(text, at) or not (is_word or (not ends and text.is_at(at, {",", "and", "&"}))):
            break
        ends = ends or text.is_at(at, {"and", "&"})
        at += 1
    is_whole = ends and text.entity[comma - 1] < 0 and text.has_capital(at - 1)
    return at if is_whole and not (at < last and post_at(text, at)) else 0


def _is_of_a_person(text: View, at: int) -> bool:
    """Whether an honorific begins here, or an office, whose bearer is named behind: ``Minister of Health | Dr. Budi``, ``adviser to | Foreign Minister Budi``."""
    behind = after_honorifics(text, at) if text.lower[at] not in posts.NAMED else at
    return (behind > at and text.starts(behind, "PER") is not None) or _holder_end(text, at) > 0


def _holder_end(text: View, at: int) -> int:
    """One past whoever holds an office that is named here before them: ``| President Budi``, ``| Foreign Minister Budi``; 0 where nobody does."""
    limit = min(at + _LONGEST_FIELD, len(text))
    while at < limit and text.has_capital(at) and text.label(at) != "PER":
        if (end := post_at(text, at)) and (person := text.starts(after_honorifics(text, end), "PER")):
            return person[1]
        at += 1
    return 0


def _office_end(text: View, at: int) -> int:
    """One past an office in capitals that begins here, whoever has it: ``adviser to the | Minister | of Finance``; 0 where none does, or a body's name goes on."""
    last = min(at + _LONGEST_FIELD, len(text))
    while at < last and text.has_capital(at) and text.entity[at] < 0:
        if end := post_at(text, at):
            return 0 if end < len(text) and text.has_capital(end) else end
        at += 1
    return 0
