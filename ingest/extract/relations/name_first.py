"""The name, then the title: ``Budi, kepala Dinas X, ...``, ``Budi yang menjabat ...``, ``Budi was appointed ...``.

In apposition (``apposition``), in a form (``fields``), and here with words between that link the one with the other.
"""

import re
from typing import Final

from ingest.extract.document import RoleKind
from ingest.extract.lexicon import posts
from ingest.extract.lexicon.english_posts import DAYS
from ingest.extract.lexicon.posts import words
from ingest.extract.relations import fields
from ingest.extract.relations.apposition import apposition, person_before
from ingest.extract.relations.heads import is_verb
from ingest.extract.relations.owners import Owners
from ingest.extract.relations.titles import Title
from ingest.extract.tokens import is_degree
from ingest.extract.view import Span, View

_LINKS: Final = words("""sebelumnya sehari-hari dikukuhkan dipromosikan dimutasi dirotasi didapuk diamanahi yang juga kini adalah merupakan menjabat sebagai selaku menjadi
    masih saat ini sekarang dulu pernah seorang , itu salah satu jadi dahulu tercatat sempat ketika dikenal dilantik diangkat ditunjuk resmi baru
    dinobatkan terpilih dipilih bekerja ditetapkan dipercaya kembali jabatan who is was the a an as became becomes serves served serving has had have
    been appointed named elected currently now also then works worked working promoted sworn in inaugurated installed confirmed picked chosen
    nominated hired reappointed re-elected reelected since recently until again its their took takes over office stepped down resigned retired quit
    running for previously formerly once""")
"""Words that may stand between a name and a title behind it."""
_LINKING: Final = words(
    "adalah merupakan menjabat sebagai selaku menjadi jadi juga seorang jabatan is was as been became becomes named appointed elected"
)
"""Those that say that the title is the name's."""
BECOMES: Final = words("menjadi jadi")
_NOW: Final = words("kini sekarang")
"""Those that do where nothing else can follow the title (``Budi kini Rektor X.``) or behind ``yang``."""
_ONCE: Final = words("dulu dahulu")
_PAST: Final = words("pernah sebelumnya dulu dahulu sempat was had served worked stepped resigned retired quit")
_IS_MADE: Final = words(
    "dilantik diangkat ditunjuk dipilih ditetapkan dikukuhkan dipromosikan dimutasi dirotasi didapuk diamanahi"
)
"""Whoever stands before them is made something: ``Ani dilantik Budi sebagai ...``."""
_MAKES: Final = words("""appointed named elected promoted sworn inaugurated installed confirmed picked chosen nominated hired reappointed re-elected reelected chose
    appoints names elects""")
"""Whoever stands behind them is: ``appointed Ani as ...``."""
_MADE: Final = _IS_MADE | _MAKES
"""Words by which what is past lasts: ``was appointed``."""
_ACTED: Final = _MAKES | words("resigned retired quit down office in served worked")
"""Words of such verbs, and of those of leaving, behind which a day may stand …"""
_BEFORE_DAYS: Final = words("in on last this since until")
_DAYS: Final = DAYS | words("week month year early late mid")
"""… and what it is told with."""
_UNREAL: Final = words("""jika jikalau bila apabila seandainya andai kalau kalaupun untuk akan ingin bisa mau agar supaya tidak bukan tak belum pantas
    gagal ambisi mustahil membahas wacana semoga mendukung dukungan mampu potensi berpotensi menolak batal layak if unless nobody not never""")
"""Words by which becoming something is a wish, a plan or denied."""
_PROPOSED: Final = words("mengusung mengusulkan mencalonkan menjagokan pencalonan diusung dicalonkan mengajukan mendaftar maju")
_LEAVES: Final = words("mengundurkan undur mundur pensiun purnatugas berhenti diberhentikan dicopot lengser turun")
"""Verbs before which somebody held the post."""
_DENIED: Final = words("tidak bukan tak belum batal menolak")
_APPOINTS: Final = words("menunjuk mengangkat menetapkan memilih")
_RUMOURS: Final = words("isu rumor hoaks hoax gosip wacana")
_DENIES: Final = words("membantah bantah menyangkal menampik")
_GIVING: Final = re.compile(r"pe[a-z]{4,20}an")
_NOT_GIVEN: Final = words("dibantah hoaks ditunda batal dibatalkan urung keliru")
"""Words behind a post that somebody was to be given which say that she was not."""
_AGENT: Final = words("oleh by")
_FOLLOWED: Final = words("digantikan diganti diteruskan dijabat dipegang diduduki diisi replaced succeeded followed")
"""Verbs whose agent holds the post afterwards."""
_REPLACES: Final = words(
    "menggantikan gantikan dilantik diusulkan dipercaya diminta diusung ditugaskan replaced succeeded replaces replacing succeeds succeeding"
)
"""Verbs behind which stands not the one who holds the post now: ``Ani menggantikan Budi sebagai ...``, ``Ani dilantik Budi sebagai ...``."""
_OF_AN_AGE: Final = words("pemerintahan kabinet masa era zaman rezim")
_BESIDE: Final = words("dengan kepada terhadap dari bersama untuk")
_PRONOUNS: Final = words("ia dia beliau mereka kami saya")
_SUBJECTS: Final = words("ia dia beliau almarhum almarhumah mendiang he she")
"""Words for the one whom a sentence before was about …"""
_LONGEST_SENTENCE: Final = 60
"""… and how many words back that may be."""
_OTHERS: Final = words("""pasangannya wakilnya penggantinya calonnya kadernya rekannya temannya sahabatnya istrinya suaminya anaknya putranya putrinya
    ayahnya ibunya kakaknya adiknya orangtuanya asistennya atasannya bawahannya pendahulunya""")
"""Words before ``sebagai`` that are somebody else than the subject of the sentence: ``tugasnya sebagai`` is the subject's own."""
_LONGEST_CLAUSE: Final = 24
_CLAUSES: Final = words("who whose whom which a an the yang seorang")
"""Words that begin what stands between commas behind a name."""
SENTENCE: Final = words(". ; : ! ?") | {"\n"}


def holder(text: View, title: Title, owners: Owners) -> Span | None:
    """The person whom the title stands behind."""
    return apposition(text, title, owners) or fields.bearer(text, title) or _linked(text, title, owners)


def is_linked(text: View, title: Title) -> bool:
    """Whether a name stands before the words that link a title with it: what looks like one behind the title is an institution's or a place's, and behind a comma the next of a row."""
    at = _links_begin(text, title)
    return text.is_at(title.begin - 1, _LINKING) and (_near(text, at) or _before_degrees(text, at)) is not None


def _links_begin(text: View, title: Title) -> int:
    """Where the words begin that may link a title with a name before them."""
    at = title.begin
    while title.begin - at < 8:
        before = at - 1 if text.is_at(at - 1, _LINKS) else _day_begins(text, at)
        if before == at:
            break
        at = before
    return at


def _day_begins(text: View, end: int) -> int:
    """Where a day or a year begins that ends here and tells when a post was got or given up: ``resigned | in May 2019 | as``; here where none does."""
    first = end
    while first > 0 and end - first < 3 and (text.lower[first - 1].isdigit() or text.lower[first - 1] in _DAYS):
        first -= 1
    is_of_post = text.is_at(first - 1, {"since", "until"}) or text.is_at(first - 2, _ACTED)
    return first - 1 if first < end and is_of_post and text.is_at(first - 1, _BEFORE_DAYS) else end


def _linked(text: View, title: Title, owners: Owners) -> Span | None:
    """``Budi yang kini menjabat (sebagai) ...``, ``selaku``, ``sebagai``, ``adalah``."""
    at = _links_begin(text, title)
    links = text.lower[at : title.begin]
    if links in ([], ["as"]) and (person := text.ends(at, "PER")):
        return person if text.is_at(title.begin, _ONCE) else _made(text, person, title)
    is_now = not _NOW.isdisjoint(links) and ("yang" in links or title.end == len(text) or text.is_at(title.end, SENTENCE | {","}))
    if _LINKING.isdisjoint(links) and not is_now:
        return None
    person, is_proposed = owners.ends.get(at) or _near(text, at) or _parted(text, at) or _before_degrees(text, at), False
    if person is None:
        person, is_proposed = _far(text, at, links)
    person = person or _of_the_sentence_before(text, at)
    person = _subject(text, person, links) if person else None
    if person is None:
        return None
    clause = _clause_before(text, person)
    if _is_hearsay(text, title, clause):
        return None
    if is_proposed or not _PROPOSED.isdisjoint(clause[-4:]):
        if not _DENIED.isdisjoint(clause):
            return None
        title.kind = "CANDIDATE" if title.kind == "D" else title.kind
    elif (
        title.kind != "CANDIDATE"
        and not BECOMES.isdisjoint(links)
        and not _UNREAL.isdisjoint([*clause, *text.lower[person[1] : title.begin]])
    ):
        return None
    if title.institution is None and title.head not in posts.STATE | posts.MINISTER:
        title.institution = _appointing(text, person)
    title.kind = _held(text, title, at, person)
    return person


def _held(text: View, title: Title, at: int, person: Span) -> RoleKind:
    """How the post is held, by the words from ``at`` on that link it with the person: ``mengundurkan diri sebagai``, ``running for``, ``pernah menjabat``."""
    links = text.lower[at : title.begin]
    kind = "FORMER" if _is_left(text, at) else title.kind
    if "running" in links or ("nominated" in links and kind == "D"):
        return "CANDIDATE"
    lasts = "has" in links and "since" in text.lower[at : title.end + 1]  # has served as director since 2019
    subject = at - 1 if text.is_at(at - 1, _SUBJECTS) else person[0]
    is_before = text.is_at(subject - 1 - text.is_at(subject - 1, {","}), {"sebelumnya"})
    is_past = (is_before or not _PAST.isdisjoint(links)) and _MADE.isdisjoint(links) and not lasts
    return "FORMER" if kind == "D" and is_past else kind


def _appointing(text: View, person: Span) -> Span | None:
    """The institution that gives the person the post: ``PT X menunjuk Ani sebagai direktur utama``."""
    at = person[0] - 1
    if not text.is_at(at, _APPOINTS | _MAKES):
        return None
    while text.is_at(at - 1, {"resmi", "kembali", "telah", "juga"}) and person[0] - at < 4:
        at -= 1
    if text.is_at(at - 1, {")"}) and text.is_at(at - 3, {"("}):  # PT X (XYZ) menunjuk
        at -= 3
    return text.ends(at, "ORG")


def _is_hearsay(text: View, title: Title, clause: list[str]) -> bool:
    """Whether it is a rumour, denied or put off that the person was given the post: ``Isu pengangkatan Ani sebagai ...``, ``Pelantikan Ani sebagai ... ditunda``."""
    before = clause[-1] if clause else ""
    if before in _DENIES or (len(clause) > 1 and clause[-2] in {"batal", "urung"}) or not _RUMOURS.isdisjoint(clause[-5:]):
        return True
    behind = text.lower[title.end : title.end + 4]
    return bool(_GIVING.fullmatch(before)) and (not _NOT_GIVEN.isdisjoint(behind) or behind[:2] == ["tidak", "benar"])


def _is_left(text: View, at: int) -> bool:
    """Whether the words before say that the post is given up: ``mengundurkan diri sebagai``, ``mundur dari jabatannya sebagai``."""
    return text.is_at(at - 2, _LEAVES) or (text.is_at(at - 2, {"dari"}) and text.is_at(at - 3, _LEAVES))


def _made(text: View, person: Span, title: Title) -> Span | None:
    """The person, where the words before say that she is made what follows: ``appointed Ani director of LAN``, ``elected Ani as chair``."""
    if not text.is_at(person[0] - 1, _MAKES) or not _UNREAL.isdisjoint(_clause_before(text, person)):
        return None
    if text.is_at(person[0] - 1, {"nominated"}) and title.kind == "D":
        title.kind = "CANDIDATE"
    title.institution = title.institution or _appointing(text, person)
    return person


def _subject(text: View, person: Span, links: list[str]) -> Span | None:
    """The person, or the one whom the words before make the subject: ``Ani dipercaya oleh Presiden Budi menjadi ...``."""
    at = person[0]
    while at > max(0, person[0] - 9) and (
        text.has_capital(at - 1) or text.lower[at - 1] in posts.HEADS or text.entity[at - 1] >= 0
    ):
        at -= 1
    if text.is_at(at - 1, _AGENT) and not text.is_at(at - 2, _FOLLOWED):
        return text.ends(at - 2, "PER") if at > 1 and is_verb(text.lower[at - 2]) else None
    if text.is_at(at - 1, {"from"}) and text.is_at(at - 2, {"over"}):  # took over from Budi as ...
        return None
    if text.is_at(at - 1, _IS_MADE | _REPLACES) and links[0] != "yang":
        return text.ends(at - 1, "PER")
    if text.is_at(at - 1, _OF_AN_AGE) or (not BECOMES.isdisjoint(links) and text.is_at(at - 1, _BESIDE)):
        return None
    return person


def _clause_before(text: View, person: Span) -> list[str]:
    """A few words before a person, from the last sign on."""
    words = text.lower[max(0, person[0] - 9) : person[0]]
    return words[max((number + 1 for number, word in enumerate(words) if word in {".", ",", ";", "\n"}), default=0) :]


def _near(text: View, at: int) -> Span | None:
    """The person who ends here, a short form of the name in brackets passed over."""
    person = text.ends(at, "PER")
    if person and text.is_at(person[0] - 1, {"alias"}):
        return text.ends(person[0] - 1, "PER") or person
    if person and not text.is_at(person[0] - 1, {"("}):
        return person
    for back in range(at - 1, max(0, at - 9), -1) if text.is_at(at - 1, {")"}) else ():
        if text.lower[back] == "(":
            return text.ends(back, "PER")
    return person


def _parted(text: View, at: int) -> Span | None:
    """The person from whom what stands between commas parts the words here: ``Budi, 54, was ...``, ``Budi, who led LAN, was ...``."""
    if not text.is_at(at, {","}):
        return None
    if person := person_before(text, at):
        return person
    for back in range(at - 1, max(0, at - _LONGEST_CLAUSE), -1):
        if text.lower[back] in SENTENCE:
            return None
        if text.lower[back] == "," and text.is_at(back + 1, _CLAUSES):
            return text.ends(back, "PER")
    return None


def _before_degrees(text: View, at: int) -> Span | None:
    """The person whose degrees end here: ``Budi, S.H., M.H. adalah ...``."""
    begin = at
    while text.is_at(begin - 1, {",", "."}) or (begin > 0 and is_degree(text.words[begin - 1])):
        begin -= 1
    return text.ends(begin, "PER") if begin < at and text.is_at(begin, {","}) else None


def _of_the_sentence_before(text: View, at: int) -> Span | None:
    """The only person of the last sentence that names one, before one whose subject is a pronoun: ``Ani lahir di X. Sejak 2020 ia menjabat ...``."""
    if not text.is_at(at - 1, _SUBJECTS):
        return None
    found: Span | None = None
    is_before = False
    for back in range(at - 2, max(-1, at - _LONGEST_SENTENCE), -1):
        if text.lower[back] in SENTENCE:
            if found:
                break
            is_before = True
        elif text.label(back) == "PER":
            start, end, _ = text.spans[text.entity[back]]
            if not is_before or (found and found != (start, end)):
                return None
            found = start, end
    return found


def _far(text: View, at: int, links: list[str]) -> tuple[Span | None, bool]:
    """The subject of ``mencalonkan diri sebagai ...`` or ``tugasnya sebagai ...``, and whether the post is only sought."""
    before = text.lower[at - 1] if at else ""
    is_own = before.endswith("nya") and before not in _OTHERS and not is_verb(before)
    if links[0] != "sebagai" or not (before in {"diri", "dirinya"} or is_own):
        return None, False
    for back in range(at - 1, max(-1, at - 25), -1):
        if text.lower[back] in SENTENCE or (is_own and text.lower[back] in _PRONOUNS):
            break
        if text.label(back) == "PER":
            start, end, _ = text.spans[text.entity[back]]
            if is_own and not _PRONOUNS.isdisjoint(_clause_before(text, (start, end))):
                break  # ia meminta Budi ... pada pelantikannya: whose?
            return (start, end), before in {"diri", "dirinya", "pencalonannya"} and not text.is_at(at - 2, _LEAVES)
    return None, False
