"""English titles: ``the former director of policy at LAN``, ``LAN head``, ``Finance Minister``, ``Minister of Finance``.

English puts an institution before the post, or behind it with ``of`` or ``at``; a field stands there as well, told from an institution by
its small letters or by another preposition behind it. What comes out is the same ``Title`` as in Indonesian.
"""

import re
from typing import Final

from ingest.extract import posts
from ingest.extract.document import RoleKind
from ingest.extract.english_words import english_about, english_kind
from ingest.extract.posts import words
from ingest.extract.titles import Title
from ingest.extract.view import Span, View
from ingest.extract.word_kinds import UNKNOWN

_ONE: Final = (
    "president,prime minister,minister,coordinating minister,governor,mayor,regent,king,queen,sultan,chancellor,vice chancellor,ambassador,envoy,special envoy,"
    "consul general,speaker,chairman,chairwoman,chairperson,chair,chair of the board,director,director general,director-general,managing director,executive director,"
    "president director,country director,head,chief,chief executive,chief executive officer,chief financial officer,chief technology officer,chief operating officer,"
    "chief of staff,ceo,cfo,cto,coo,cio,secretary,secretary general,secretary-general,permanent secretary,commissioner,spokesman,spokeswoman,spokesperson,rector,"
    "dean,provost,principal,headmaster,headmistress,attorney general,inspector general,auditor general,treasurer,vice president,vice-president,deputy,leader,candidate,nominee,"
    "partner,general manager,project manager,superintendent,commander,captain,registrar,ombudsman,archbishop,bishop,founder,co-founder,owner"
)
_OF_MANY: Final = (
    "professor,lecturer,senior lecturer,researcher,analyst,policy analyst,economist,lawyer,coach,member,adviser,advisor,consultant,engineer,judge,justice,prosecutor,"
    "senator,lawmaker,legislator,politician,coordinator,scientist,officer,executive,teacher,physician,auditor,trainer,manager,programmer,expert,"
    "statistician,planner,specialist,curator,librarian,archivist,surveyor,inspector,observer,activist,campaigner,negotiator,forecaster,linguist,historian,biologist,"
    "geologist,hydrologist,ecologist,chemist,physicist,anthropologist,sociologist,psychologist,epidemiologist,virologist,volcanologist,seismologist,oceanographer,"
    "demographer,botanist,agronomist,climatologist,meteorologist,criminologist,archaeologist,mathematician,geographer,surgeon,nurse,midwife,paediatrician,"
    "pediatrician,cardiologist,architect,designer,developer,editor,correspondent,columnist,strategist,counsel,attorney,delegate,representative,"
    "instructor,facilitator,tutor,research fellow,fellow,scholar,trustee,counsellor,councillor,councilor,actuary,accountant,technician,banker,broker,conservationist"
)
_PLURAL: Final = ",".join(f"{one}s" for one in f"{_OF_MANY},founder,co-founder,director,commissioner,candidate".split(","))
HEADS: Final = posts.phrases(f"{_ONE},{_OF_MANY},{_PLURAL}")
"""Posts and occupations, by their first words."""
_PLURALS: Final = frozenset(phrase.split()[-1] for phrase in _PLURAL.split(","))
_MANY: Final = _PLURALS | {phrase.split()[-1] for phrase in _OF_MANY.split(",")} | {"founder", "co-founder", "candidate"}
"""Last words of what several people are at once."""
_NOT_YET: Final = ("-elect", "-designate")
_BEFORE: Final = words("""deputy vice senior executive assistant associate chief managing general principal permanent first special junior lead co honorary
    policy research programme program project human resources finance marketing technical legal political presidential gubernatorial mayoral
    operations communications regional national independent public data science education health climate operation sales business commercial corporate creative compliance economic adjunct visiting
    coordinating founding presiding""")
_BEFORE_MINISTER: Final = words("deputy vice assistant coordinating prime junior senior")
_HELD: Final[dict[str, RoleKind]] = {
    "former": "FORMER", "ex": "FORMER", "acting": "PLT", "interim": "PLT", "caretaker": "PJ", "then": "FORMER", "ex-": "FORMER", "onetime": "FORMER",
    "designate": "CANDIDATE", "aspiring": "CANDIDATE", "incoming": "CANDIDATE",
}  # fmt: skip
_PLAIN: Final = words("the a an current outgoing newly new longtime incumbent its their one")
_PLACED: Final = words("governor mayor regent president king queen sultan ambassador envoy chief leader speaker")
"""Heads of places, whose complement may be one."""
_SENT: Final = words("ambassador envoy representative consul adviser advisor")
"""Who is sent *to* a place or a body."""
_TO: Final = words("of at for from with in")
_WITHIN: Final = words("of and & for the on")
_NO_FIELD: Final = words("""a about after against all also although amid among an and another any are as at be because been before being between both but by can could did do
    does down during each even ever every few first for from had has have he her here him his how i if in into is it its just last late later many may me might more most
    much must my never new next no not now of off on once one only or other our out over own per same she should since so some soon still such than that the their them
    then there these they this those through to today too two three four five six seven eight nine ten under until up very was we were what when where whether which while who whom
    whose why will with within without would yesterday you your
    said says told tells added adds met meets made makes became become won led left saw gave gives took takes sent sends knew knows got went goes came comes kept held
    thought found felt brought heard wrote writes spoke speaks chose quoted joined called asked named replaced replaces urged warned quotes backs sues
    current outgoing newly longtime incumbent former acting interim caretaker onetime aspiring incoming""")
"""Words before a post that are no part of it."""
_BODIES: Final = words("""cooperative party agency ministry company bank club board commission institute institution university school foundation association union group firm
    government council committee organisation organization hospital college fund team office court bureau charity academy department faculty""")
"""Institutions without a name: *treasurer of the cooperative* is treasurer."""
_ADJECTIVE: Final = re.compile(
    r"[A-Z][a-z]{2,20}(?:ese|ian|ish|can|ean|ch)|German|Dutch|Thai|Greek|Iraqi|Pakistani|Israeli|Filipino|Philippine|Swiss|Czech|Saudi|Emirati|Qatari|Kuwaiti"
    r"|Bangladeshi|Yemeni|Omani|Afghan|Lao"
)
_PERIOD: Final = re.compile(r"((?:19|20)\d\d)(?:[-–/](?:19|20)\d\d)?")
_ENGLISH: Final = words("the of a an and in on at to for with by from said says is was has who it he she his her")
_POSSESSIVE: Final = ("'s", "’s")
_SENTENCE: Final = words(". ! ?") | {"\n"}
_DAYS: Final = words("""monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november
    december""")
_LONGEST: Final = 24
_LONGEST_FIELD: Final = 6
_LONGEST_MODIFIER: Final = 3
_INSTITUTES: Final = words(
    "institute university ministry agency department centre center office bank board council commission school faculty association"
)


def find(text: View) -> list[Title]:
    """The English titles of a text, in its order."""
    found: list[Title] = []
    done = 0
    for at in [place for place, word in enumerate(text.lower) if _plain(word) in HEADS]:
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


def _plain(word: str) -> str:
    """A post without what says that it is not held yet: ``governor-elect``."""
    return next((word.removesuffix(ending) for ending in _NOT_YET if word.endswith(ending)), word)


def is_plural(head: str) -> bool:
    """Whether it is said of more than one."""
    return head in _PLURALS


def _post(text: View, at: int) -> int:
    """One past the last word of the post that begins here, posts in a row being one (``Deputy Director``), or 0."""
    last = end = 0
    for _ in range(3):
        begin = end or at
        phrases = HEADS.get(_plain(text.lower[begin]), ()) if begin < len(text) and text.entity[begin] < 0 else ()
        end = next(
            (begin + len(phrase) for phrase in phrases if tuple(map(_plain, text.lower[begin : begin + len(phrase)])) == phrase),
            0,
        )
        if not end:
            break
        last = end
    return last


def _title(text: View, at: int, end: int) -> Title:
    start = at
    head = _plain(text.lower[end - 1])
    before = _BEFORE_MINISTER if head == "minister" else _BEFORE
    while text.is_at(start - 1, before) and text.entity[start - 1] < 0 and at - start < 5:
        start -= 1
    if head != "minister":
        start = _modified(text, start)
    title = Title(start, (start, end), head, end=end)
    title.begin, title.institution = _institution_before(text, start, head)
    title.kind, title.begin = _held(text, title.begin)
    if text.lower[end - 1] != head or head in {"candidate", "candidates", "nominee"}:
        title.kind = "CANDIDATE"
    _complement(text, title)
    return title


def _modified(text: View, start: int) -> int:
    """Where the words begin that say what for: ``task team leader``, ``Opposition leader``, ``Cabinet Secretary``."""
    first = start
    while start - first < _LONGEST_MODIFIER and _is_modifier(text, first - 1, start):
        first -= 1
    return first


def _is_modifier(text: View, at: int, post: int) -> bool:
    if at < 0 or text.entity[at] >= 0 or text.lower[at] in _NO_FIELD or not text.words[at].isalpha() or len(text.words[at]) < 3:
        return False
    word = text.words[at]
    if _ADJECTIVE.fullmatch(word) or not _is_common(text.lower[at]):
        return False
    if word.islower():
        return not text.has_capital(post) and not text.whispers and not word.endswith(("ed", "ly", "ing"))
    begins = at == 0 or text.lower[at - 1] in _SENTENCE or text.words[at - 1] in {"“", '"'}
    return not text.shouts and (begins or text.has_capital(post))


def _is_common(word: str) -> bool:
    """Whether English has a word in small letters, oftener than not."""
    return english_kind(word) != UNKNOWN or english_about(word)[:1] in {"0", "1"}


def _institution_before(text: View, start: int, head: str) -> tuple[int, Span | None]:
    """Where the title begins, and the institution before the post: ``LAN head``, ``LAN's head``, ``Finance Minister``, ``its head``."""
    end = start
    if text.is_at(end - 1, _POSSESSIVE) and end > 1:
        end -= 1
        if text.lower[end - 1] in _BODIES and text.is_at(end - 2, {"the"}):  # the bank's chief executive
            return end - 2, _only_institution(text, end - 2)
    elif text.is_at(end - 1, {"its"}):
        return end, _only_institution(text, end - 1)
    if span := text.ends(end, "ORG", "LOC"):
        is_adjective = span[1] - span[0] == 1 and bool(_ADJECTIVE.fullmatch(text.words[span[0]]))
        return span[0], None if is_adjective else span
    if head == "minister" and text.words[start].islower():
        first = start
        while start - first < 4 and first > 0 and text.entity[first - 1] < 0 and _is_of_a_small_field(text, first - 1):
            first -= 1
        return first, (first, start) if first < start else None
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


def _only_institution(text: View, end: int) -> Span | None:
    """The institution that the sentence has named so far, where it is one, with its short form or without."""
    begin = end
    while begin > 0 and text.lower[begin - 1] not in _SENTENCE and end - begin < 60:
        begin -= 1
    named = [(start, stop) for start, stop, label in text.spans if label == "ORG" and begin <= start and stop <= end]
    told = [span for span in named if not (text.is_at(span[0] - 1, {"("}) and text.ends(span[0] - 1, "ORG"))]
    return told[0] if len({text.text[slice(*text.chars(*span))] for span in told}) == 1 else None


def _is_of_a_small_field(text: View, at: int) -> bool:
    """Whether a word in small letters is of a minister's field: ``oil minister``, ``the foreign and trade minister``."""
    word = text.words[at]
    if word in {"and", "&"}:
        return at > 0 and _is_of_a_small_field(text, at - 1)
    return word.islower() and word.isalpha() and word not in _NO_FIELD | _BEFORE_MINISTER and not word.endswith(("ed", "ly"))


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
        if period := _period(text, at):
            title.date, at = title.date or text.lower[at + 1][:4], period
            continue
        if not (text.is_at(at, _TO) or (text.is_at(at, {"to"}) and title.head in _SENT)):
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
            if title.head == "minister":
                title.institution = (begin, end)
            elif text.lower[end - 1] not in _BODIES:  # a forecaster at the local office of BMKG; treasurer of the cooperative
                if text.lower[at] == "at":
                    break
                title.role = (title.role[0], end)
        elif title.institution is None:
            if text.lower[at] == "in" and text.label(name[0]) == "LOC" and title.head not in _PLACED:
                break
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


def _period(text: View, at: int) -> int:
    """One past a period that begins here (``since 2019``, ``from 2016 to 2019``), or 0."""
    if not text.is_at(at, {"since", "from", "until", "in"}) or at + 1 >= len(text) or not _PERIOD.fullmatch(text.lower[at + 1]):
        return 0
    goes_on = text.is_at(at + 2, {"to", "until"}) and at + 3 < len(text) and _PERIOD.fullmatch(text.lower[at + 3])
    return at + 4 if goes_on else at + 2


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
                and text.lower[following] not in _DAYS
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
