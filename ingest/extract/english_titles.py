"""English titles: ``the former director of policy at LAN``, ``LAN head``, ``Finance Minister``, ``Minister of Finance``.

English puts an institution before the post, or behind it with ``of`` or ``at``; a field stands there as well, told from an institution by
its small letters or by another preposition behind it. What comes out is the same ``Title`` as in Indonesian.
"""

import re
from typing import Final

from ingest.extract import posts
from ingest.extract.document import RoleKind
from ingest.extract.posts import words
from ingest.extract.titles import Title
from ingest.extract.view import Span, View

HEADS: Final = posts.phrases(
    "president,prime minister,minister,coordinating minister,governor,mayor,regent,king,queen,sultan,chancellor,ambassador,consul general,"
    "chairman,chairwoman,chairperson,chair,director,director general,director-general,managing director,executive director,president director,"
    "head,chief,chief executive,chief executive officer,chief financial officer,chief technology officer,chief operating officer,chief of staff,"
    "ceo,cfo,cto,coo,secretary,secretary general,secretary-general,commissioner,spokesman,spokeswoman,spokesperson,rector,dean,professor,"
    "lecturer,senior lecturer,researcher,analyst,economist,lawyer,coach,member,adviser,advisor,consultant,engineer,founder,co-founder,owner,judge,"
    "justice,prosecutor,attorney general,inspector general,auditor general,senator,lawmaker,legislator,politician,coordinator,treasurer,scientist,"
    "officer,executive,partner,teacher,physician,vice president,auditor,trainer,manager,general manager,project manager,country director,"
    "programmer,vice-president,president-elect,candidate,deputy,leader,chair of the board,permanent secretary,expert,statistician,"
    "planner,specialist,curator,librarian,archivist,surveyor,inspector,superintendent,commander,policy analyst,observer,activist,researchers,lecturers,professors,members,founders,"
    "co-founders,lawmakers,economists,senators,analysts,engineers,scientists,directors,commissioners,candidates,experts"
)
_BEFORE: Final = words("""deputy vice senior executive assistant associate chief managing general principal permanent first special junior lead co honorary
    policy research programme program project human resources finance marketing technical legal political presidential gubernatorial mayoral
    operations communications regional national independent public data science education health climate operation sales business commercial corporate creative compliance economic adjunct visiting
    coordinating founding""")
_BEFORE_MINISTER: Final = words("deputy vice assistant coordinating prime junior senior")
_HELD: Final[dict[str, RoleKind]] = {
    "former": "FORMER", "ex": "FORMER", "acting": "PLT", "interim": "PLT", "caretaker": "PJ", "then": "FORMER", "ex-": "FORMER", "onetime": "FORMER",
    "designate": "CANDIDATE", "aspiring": "CANDIDATE", "incoming": "CANDIDATE",
}  # fmt: skip
_PLAIN: Final = words("the a an current outgoing newly new longtime incumbent its their one")
_PLACED: Final = words("governor mayor regent president king queen sultan ambassador")
_MANY: Final = words("""professor lecturer researcher analyst economist lawyer member adviser advisor consultant engineer founder co-founder judge prosecutor
    senator lawmaker legislator politician scientist officer teacher physician auditor trainer candidate expert observer activist
    researchers lecturers professors members founders co-founders lawmakers economists senators analysts engineers scientists directors
    commissioners candidates experts""")
_TO: Final = words("of at for from with in")
_WITHIN: Final = words("of and & for the on")
_ADJECTIVE: Final = re.compile(r"[A-Z][a-z]{2,20}(?:ese|ian|ish|can|ean|ch)")
_PERIOD: Final = re.compile(r"((?:19|20)\d\d)(?:[-–/](?:19|20)\d\d)?")
_ENGLISH: Final = words("the of a an and in on at to for with by from said says is was has who it he she his her")
_POSSESSIVE: Final = ("'s", "’s")
_LONGEST: Final = 24
_LONGEST_FIELD: Final = 6
_INSTITUTES: Final = words(
    "institute university ministry agency department centre center office bank board council commission school faculty association"
)


def find(text: View) -> list[Title]:
    """The English titles of a text, in its order."""
    found: list[Title] = []
    done = 0
    for at in [place for place, word in enumerate(text.lower) if word in HEADS]:
        if at >= done and text.entity[at] < 0 and not _is_rank(text, at) and (end := _post(text, at)):
            found.append(_title(text, at, end))
            done = end
    return found


def _is_rank(text: View, at: int) -> bool:
    """Whether ``Mayor`` is the Indonesian rank: nothing near it is English."""
    return text.lower[at] == "mayor" and _ENGLISH.isdisjoint(text.lower[max(0, at - 12) : at + 12])


def is_many(head: str) -> bool:
    """Whether several people are that at once."""
    return head in _MANY


def _post(text: View, at: int) -> int:
    """One past the last word of the post that begins here, posts in a row being one (``Deputy Director``), or 0."""
    last = end = 0
    for _ in range(3):
        begin = end or at
        phrases = HEADS.get(text.lower[begin], ()) if begin < len(text) and text.entity[begin] < 0 else ()
        end = next((begin + len(phrase) for phrase in phrases if tuple(text.lower[begin : begin + len(phrase)]) == phrase), 0)
        if not end:
            break
        last = end
    return last


def _title(text: View, at: int, end: int) -> Title:
    start = at
    before = _BEFORE_MINISTER if text.lower[at] == "minister" else _BEFORE
    while text.is_at(start - 1, before) and text.entity[start - 1] < 0 and at - start < 5:
        start -= 1
    title = Title(start, (start, end), text.lower[end - 1], end=end)
    title.begin, title.institution = _institution_before(text, start, title.head)
    title.kind, title.begin = _held(text, title.begin)
    if "elect" in text.lower[end - 1] or title.head in {"candidate", "candidates"}:
        title.kind = "CANDIDATE"
    _complement(text, title)
    return title


def _institution_before(text: View, start: int, head: str) -> tuple[int, Span | None]:
    """Where the title begins, and the institution before the post: ``LAN head``, ``LAN's head``, ``Finance Minister``."""
    end = start
    if text.is_at(end - 1, _POSSESSIVE) and end > 1:
        end -= 1
    if span := text.ends(end, "ORG", "LOC"):
        is_adjective = span[1] - span[0] == 1 and bool(_ADJECTIVE.fullmatch(text.words[span[0]]))
        return span[0], None if is_adjective else span
    if not text.has_capital(start) and head != "minister":
        return start, None
    first = start
    while first > 0 and start - first < 8 and text.entity[first - 1] < 0 and _is_of_a_field(text, first - 1):
        first -= 1
    while first < start and text.lower[first] in _WITHIN | _PLAIN | _HELD.keys():
        first += 1
    if first == start or (head not in _PLACED and head != "minister" and not text.is_short_form(first)):
        return start, None
    if _ADJECTIVE.fullmatch(text.words[first]):
        return first, (first + 1, start) if first + 1 < start else None
    return first, (first, start)


def _is_of_a_field(text: View, at: int) -> bool:
    return (text.has_capital(at) and text.lower[at] not in _HELD) or text.lower[at] in {"and", "&"}


def _held(text: View, begin: int) -> tuple[RoleKind, int]:
    kind: RoleKind = "D"
    while begin > 0 and text.lower[begin - 1] in _PLAIN | _HELD.keys() | {"-"}:
        begin -= 1
        kind = _HELD.get(text.lower[begin], kind)
    return kind, begin


def _complement(text: View, title: Title) -> None:
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
            continue
        if (
            text.is_at(at, {"since", "from", "until", "in"})
            and at + 1 < limit
            and (period := _PERIOD.fullmatch(text.lower[at + 1]))
        ):
            title.date = title.date or period[1]
            at += 2
            continue
        if not text.is_at(at, _TO):
            break
        begin = at + 1
        while text.is_at(begin, {"the", "its", "our"}):
            begin += 1
        end, name = _part(text, begin, limit)
        if end == begin:
            break
        if name is None:
            if title.institution is not None or text.lower[at] in {"in", "with", "from"}:
                break
            title.role = (title.role[0], end)
        elif title.institution is None:
            title.institution = name
        elif (
            text.lower[at] in {"at", "of"}
            and title.institution[0] >= title.role[1]
            and not _is_institute(text, title.institution)
        ):
            title.role = (title.role[0], title.institution[1])
            title.institution = name
        at = end
    title.end = at


def _field_before_institution(text: View, at: int) -> int:
    """Where an institution begins behind a field in capitals, or 0."""
    end = at
    while end < min(at + 5, len(text)) and text.entity[end] < 0 and text.words[end].isalpha() and text.has_capital(end):
        end += 1
    return end if end > at and not text.shouts and text.starts(end, "ORG") else 0


def _is_institute(text: View, span: Span) -> bool:
    return any(text.label(at) == "ORG" or text.lower[at] in _INSTITUTES for at in range(*span))


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
        if word in _WITHIN and at > begin:
            following = at + 1 + text.is_at(at + 1, {"the"})
            goes_on = (
                following < limit
                and text.label(following) != "PER"
                and (text.has_capital(following) or (first is None and text.lower[following].isalpha()))
            )
            if not goes_on or (word == "of" and first is None):
                break
            at += 1
        elif text.has_capital(at):
            first = at if first is None else first
            at += 1
        elif (
            first is None
            and word.isalpha()
            and word not in _TO
            and at - begin < _LONGEST_FIELD
            and word not in {"who", "said", "is", "was", "has", "that", "to", "told", "as"}
        ):
            at += 1
        else:
            break
    while at > begin and text.lower[at - 1] in _WITHIN:
        at -= 1
    return at, None if first is None else (first, at)
