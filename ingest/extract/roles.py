"""Who holds which post where: titles and the names beside them.

Five ways to say it are read: the title before the name (``Ketua DPR Budi``), before it with a comma, behind it in apposition
(``Budi, kepala Dinas X, ...``), behind it with words that say so (``Budi yang menjabat``, ``selaku``, ``sebagai``), and lists: titles of
one person, people of one title, titles and people in pairs. Rules tell relations; names are the NER's, but for one: where a title with
its institution is followed by capitals and a verb of saying, those are a name.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, Literal

from ingest.extract import english_titles, posts, titles
from ingest.extract.document import Role
from ingest.extract.mending import is_place, may_be_a_name, mended
from ingest.extract.posts import words
from ingest.extract.titles import Title
from ingest.extract.view import Span, View

_LINKS: Final = words("""yang juga kini adalah merupakan menjabat sebagai selaku menjadi masih saat ini sekarang dulu pernah seorang , itu salah satu
    dahulu tercatat sempat ketika dikenal dilantik diangkat ditunjuk resmi baru dinobatkan terpilih dipilih bekerja ditetapkan dipercaya
    kembali jabatan who is was the a an as became becomes serves served serving has had have been appointed named elected currently now also then works
    worked working promoted sworn in inaugurated installed confirmed picked chosen nominated hired reappointed re-elected reelected since recently
    until again its their took takes over office stepped down resigned retired quit running for""")
"""Words that may stand between a name and a title behind it."""
_LINKING: Final = words(
    "adalah merupakan menjabat sebagai selaku menjadi juga seorang jabatan is was as been became becomes named appointed elected"
)
"""Those that say that the title is the name's."""
_PAST: Final = words("pernah dulu dahulu sempat was had served worked stepped resigned retired quit")
_IS_MADE: Final = words("dilantik diangkat ditunjuk dipilih ditetapkan")
"""Whoever stands before them is made something: ``Ani dilantik Budi sebagai ...``."""
_MAKES: Final = words("""appointed named elected promoted sworn inaugurated installed confirmed picked chosen nominated hired reappointed re-elected reelected chose
    appoints names elects""")
"""Whoever stands behind them is: ``appointed Ani as ...``."""
_MADE: Final = _IS_MADE | _MAKES
"""Words by which what is past lasts: ``was appointed``."""
_UNREAL: Final = words("""jika jikalau bila apabila seandainya andai kalau kalaupun untuk akan ingin bisa mau agar supaya tidak bukan tak belum pantas
    gagal ambisi mustahil membahas wacana semoga mendukung dukungan mampu potensi berpotensi menolak batal layak if unless nobody not never""")
"""Words by which ``menjadi`` is a wish, a plan or denied."""
_PROPOSED: Final = words("mengusung mengusulkan mencalonkan menjagokan pencalonan diusung dicalonkan mengajukan mendaftar maju")
_DENIED: Final = words("tidak bukan tak belum batal menolak")
_IS: Final = words("adalah yakni yaitu ialah : dijabat dipegang diduduki (")
_EACH: Final = words("yakni yaitu masing-masing")
_NUMBERS: Final = words("dua tiga empat lima enam kedua ketiga keempat kelima")
_OF_CLIENTS: Final = words("pengacara advokat kuasa ajudan juru jubir jurubicara")
"""Posts before whose holder the person may stand whom they serve: ``pengacara Budi, Ani, mengatakan``."""
_NAMED: Final = words("bernama dipanggil disapa")
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
_OTHERS: Final = words("""pasangannya wakilnya penggantinya calonnya kadernya rekannya temannya sahabatnya istrinya suaminya anaknya putranya putrinya
    ayahnya ibunya kakaknya adiknya orangtuanya asistennya atasannya bawahannya pendahulunya""")
"""Words before ``sebagai`` that are somebody else than the subject of the sentence: ``tugasnya sebagai`` is the subject's own."""
_CLOSED: Final = words(
    """. , ; : ) - – — ! ? " kepada saat ketika di dalam usai seusai melalui pada yang untuk hari ini itu lewat sebelum setelah dan
    serta and at in on during when while after before who said told to from as for since until today yesterday is was has"""
) | {"\n"}
"""What may follow a title in apposition; anything else makes it the subject of a sentence."""
_PREPOSITIONS: Final = words("of for at the from with in and dan di dari pada untuk")
_LONGEST_CLAUSE: Final = 24
_CLAUSES: Final = words("who whose whom which a an the yang seorang")
"""Words that begin what stands between commas behind a name."""
_PARTICLE: Final = re.compile(r"(?:al|el|as|ash|an|ad|bin)-[A-Z]\w{1,30}")
_SENTENCE: Final = words(". ; : ! ?") | {"\n"}
_ENDS: Final = _SENTENCE | {",", ")"}
_ROW: Final = frozenset({",", "dan", "-", "–", "serta", "and", "&", "maupun"})
_JOINED: Final = words("dan sekaligus merangkap yang juga serta - , menjabat and")
_BOTH: Final = words("sekaligus merangkap yang juga")


class _Owners:
    """Whose the titles are that were read so far."""

    def __init__(self) -> None:
        self.ends: dict[int, Span] = {}
        """One past the last word of a title, to the person whose it is: what follows may be theirs too."""
        self.people: set[Span] = set()

    def add(self, title: Title, person: Span) -> None:
        """A title and its holder."""
        self.ends[title.end] = person
        self.people.add(person)


def roles(text: View) -> list[Role]:
    """Who holds which post, in the order of the posts in the text; not where the tagger doubts a name, for a wrong role is worse than a missed one."""
    text = mended(text)
    return [role for role in (_role(text, *found) for found in find(text)) if not _is_doubtful(text, role)]


def _is_doubtful(text: View, role: Role) -> bool:
    names = [role.spans[part] for part in ("person", "institution") if part in role.spans]
    return any(start < last and first < end for start, end in text.doubts for first, last in names)


def find(text: View) -> list[tuple[Span, Title]]:
    """Each person with a title of theirs, in the order of the titles."""
    found: list[tuple[Span, Title]] = []
    owners = _Owners()
    waiting: list[Title] = []
    row: list[Span] = []
    for title in _titles(text):
        if not (waiting and _is_joined(text, waiting[-1], title)):
            waiting, row = [], []
        if row:  # A dan B sebagai presiden dan wakil presiden
            found += _shared(text, [*waiting, title], row)
            continue
        people = _right(text, title, owners)
        if not people and found and _goes_on(text, *found[-1], title):
            people = [found[-1][0]]
        if not people and (person := _left(text, title, owners)):
            row = _row_before(text, person)
            people = row if _are_many(title) else [person]
        if people:
            if title.institution is None:
                _institution_behind(text, title, people[-1])
            found += _shared(text, [*([] if row else waiting), title], people)
            owners.add(title, people[0])
        waiting = [title] if people and len(row) > 1 else [] if people else [*waiting, title][-4:]
    return sorted(_last([one for one in found if not _is_pair(text, one[0])]), key=lambda pair: (pair[1].role, pair[0]))


def _is_pair(text: View, person: Span) -> bool:
    """Whether a name is two people's in one word: ``Khayal-Rekaan``."""
    parts = text.words[person[0]].split("-") if person[1] - person[0] == 1 else []
    return len(parts) == 2 and all(part[:1].isupper() for part in parts)


def _titles(text: View) -> list[Title]:
    """The titles of both languages in the order of the text; where they overlap, the one that begins first."""
    found: list[Title] = []
    indonesian, english = titles.find(text), english_titles.find(text)
    for title in indonesian:
        title.many = text.is_at(title.begin - 1, _NUMBERS)
        title.begin -= title.many
    if not english:
        return indonesian
    for title in sorted([*indonesian, *english], key=lambda title: (title.role[0], -title.role[1])):
        if not found or title.role[0] >= found[-1].role[1]:
            found.append(title)
    return found


def _many(title: Title) -> bool:
    return title.many or title.head in posts.MANY or english_titles.is_many(title.head)


def _are_many(title: Title) -> bool:
    """Whether a title behind several people is all theirs; in English one in the singular is the last one's."""
    is_one = english_titles.is_many(title.head) and not english_titles.is_plural(title.head) and title.head not in posts.MANY
    return _many(title) and not is_one


def _last(found: list[tuple[Span, Title]]) -> list[tuple[Span, Title]]:
    """Of several owners of one title that only one can hold, the last that was found."""
    kept = {(title.role, person if _many(title) else None): (person, title) for person, title in found}
    return list(kept.values())


def _is_joined(text: View, before: Title, title: Title) -> bool:
    """Whether a title follows another of the same person or of a pair: ``Ketua dan Wakil Ketua``, ``Menteri X sekaligus ...``."""
    between = text.lower[before.end : title.begin]
    return 0 < len(between) <= 4 and _JOINED.issuperset(between) and between != [","]


def _goes_on(text: View, person: Span, before: Title, title: Title) -> bool:
    """Whether a title is a further one of the person told before: ``was secretary of A and head of B``; held as that one, where it does not say."""
    between = text.lower[before.end : title.begin] if 0 < title.begin - before.end <= 2 else []
    if before.begin < person[1] or between not in (["and"], [",", "and"]):
        return False
    if title.end < len(text) and not text.is_at(title.end, _CLOSED):
        return False  # and president of the court agreed
    title.kind = before.kind if title.kind == "D" else title.kind
    before.institution = before.institution or title.institution
    return True


def _shared(text: View, held: list[Title], people: list[Span]) -> Iterator[tuple[Span, Title]]:
    """Titles that stand together, with people that stand together."""
    last = held[-1]
    if len(held) == 1:
        yield from ((person, last) for person in (people if _many(last) else people[:1]))
        return
    for title in held[:-1]:
        if title.institution is None and title.head not in posts.STATE and text.is_at(title.end, {"dan", "-", "and"}):
            title.institution = last.institution
        if "CANDIDATE" in {title.kind, last.kind} and {title.kind, last.kind} <= {"D", "CANDIDATE"}:
            title.kind = last.kind = "CANDIDATE"
    if len(people) >= len(held):
        yield from zip(people, held, strict=False)
    elif any(not _BOTH.isdisjoint(text.lower[one.end : two.begin]) for one, two in pairwise(held)):
        yield from ((people[0], title) for title in held)
    else:
        is_pair = text.lower[last.role[0]] == "wakil" and last.institution == held[0].institution
        yield people[0], held[0] if is_pair else last


def _is_bare(title: Title) -> bool:
    """Whether one word is all that the title is."""
    return title.institution is None and title.role[1] - title.role[0] == 1


def _right(text: View, title: Title, owners: _Owners) -> list[Span]:
    """The people whom the title stands before."""
    at = title.end
    if text.is_at(title.begin - 1, _NAMED):
        return []
    says_nothing = _is_bare(title) and title.head in posts.NEVER_BARE
    if _is_bare(title) and title.head in posts.MINISTER and text.is_at(title.begin - 1, {"menjadi", "jadi"}):
        return []
    if person := text.starts(titles.after_honorifics(text, at), "PER"):
        if (
            title.institution
            and _is_team(text, title.institution)
            and text.is_at(person[1], {","})
            and text.starts(person[1] + 1, "PER")
        ):
            title.institution = (title.institution[0], person[1])  # Ketua Tim Sukses Budi, Ani, mengatakan
            return _row(text, (person[1] + 1, text.spans[text.entity[person[1] + 1]][1]))
        row = [] if says_nothing else _row(text, _right_of(text, title, person))
        is_client = title.institution is None and title.head in _OF_CLIENTS and len(row) == 2 and row[0][1] + 1 == row[1][0]
        return row[1:] if is_client and text.is_at(row[0][1], {","}) else row
    if text.is_at(at, {","}) and (person := text.starts(titles.after_honorifics(text, at + 1), "PER")):
        if (says_nothing or (_is_bare(title) and title.head in {"menteri", "ketua"} | posts.ROYAL)) and not text.is_at(
            title.begin - 1, {"sebagai", "selaku"}
        ):
            return []
        if (
            _is_bare(title)
            and english_titles.is_post(title.head)
            and not text.has_capital(title.role[0])
            and not text.is_at(person[1], {","})
        ):
            return []  # according to the officer, Ani was there
        return [] if _apposition(text, title, owners) else _row(text, person)
    after = at + text.is_at(at, {"itu", "tersebut"})
    after += text.is_at(after, {","}) and text.is_at(after + 1, _EACH)
    if text.is_at(after, _IS | _EACH):
        after += 1
        while text.is_at(after, {"oleh", "pasangan", ","}):
            after += 1
        if person := text.starts(titles.after_honorifics(text, after), "PER"):
            return _row(text, person)
    return _supplied(text, title)


def _is_team(text: View, institution: Span) -> bool:
    """Whether it is a team, which may be named after the person whom it serves."""
    return text.is_at(institution[0], {"tim", "timses"})


def _right_of(text: View, title: Title, person: Span) -> Span:
    """The person behind a title, where the NER gave part of the title to the name, or part of the name to nobody."""
    start, end = person
    while end - start > 1 and (
        (is_place(text, start) and (title.institution or title.head in posts.STATE)) or text.lower[start] in posts.NAMED
    ):
        title.institution = (title.institution[0] if title.institution else start, start + 1)  # Presiden [Palestina Budi]PER
        start += 1
    if end - start <= 2 and title.institution and _are_initials(text, title.institution[1], start):
        loose = _loose(text, title)
        if 1 <= title.institution[1] - loose <= 3:  # Menteri Hukum dan HAM Budi H [Khayal]PER
            title.institution = (title.institution[0], loose) if loose > title.institution[0] else None
            start = loose
    return start, _with_particle(text, end)


def _with_particle(text: View, end: int) -> int:
    """One past the end of a name that goes on with a particle: ``Khayal al-Rekaan``, ``Ani binti Khayal``."""
    if end < len(text) and text.entity[end] < 0 and _PARTICLE.fullmatch(text.words[end]):
        return end + 1
    if text.is_at(end, {"bin", "binti"}) and end + 1 < len(text) and text.entity[end + 1] < 0 and text.has_capital(end + 1):
        return end + 2
    return end


def _are_initials(text: View, start: int, end: int) -> bool:
    """Whether nothing, or an initial or two, stand between."""
    return start <= end <= start + 2 and all(len(text.words[at].rstrip(".")) == 1 for at in range(start, end))


def _supplied(text: View, title: Title) -> list[Span]:
    """A name that the NER missed, where what stands before it leaves no doubt: capitals behind an institution, a ministry's field, a place."""
    if title.institution is None:
        return _titled(text, title.end)
    start, end = title.institution
    if titled := _titled(text, title.end):
        return titled
    if behind := _behind_comma(text, title):
        return behind
    if text.label(end) or not 1 <= end - (loose := _split_from_short_form(text, title) or _loose(text, title)) <= 4:
        return []
    told = text.is_at(end, posts.SAID) or text.is_at(title.begin - 1, posts.SAID)
    if loose == start and title.head not in posts.STATE and end - loose < 2:
        return []
    name_end = _with_particle(text, end)
    if loose == start and title.head in posts.STATE and not (name_end - loose > 1 or told or title.head in posts.GOVERNED):
        return []
    if loose > start and not (told or end - loose > 1):
        return []
    title.institution = (start, loose) if loose > start else None
    return [(loose, name_end)]


def _behind_comma(text: View, title: Title) -> list[Span]:
    """``kata Ketua Asosiasi X, Ani Khayal di ...``: in a sentence that tells who spoke, capitals where the name must stand."""
    begin = end = title.end + 1
    if not (text.is_at(title.end, {","}) and text.is_at(title.begin - 1, posts.SAID)):
        return []
    while end < min(begin + 5, len(text)) and may_be_a_name(text, end):
        end += 1
    return [(begin, end)] if 2 <= end - begin <= 4 and not text.label(end) else []


def _titled(text: View, at: int) -> list[Span]:
    """The words with capitals behind an honorific or a rank."""
    begin = titles.after_honorifics(text, at)
    if begin == at or not any(text.lower[word].rstrip(".") in posts.TITLED for word in range(at, begin)):
        return []
    end = begin
    while end < min(begin + 4, len(text)) and may_be_a_name(text, end):
        end += 1
    if end > begin and text.starts(end, "PER"):
        return [(begin, text.spans[text.entity[end]][1])]
    return [(begin, end)] if end > begin else []


def _loose(text: View, title: Title) -> int:
    """Where the words begin that end an institution and could be anybody's name; its end where what stands before them tells too little."""
    start, end = title.institution or (0, 0)
    at = end
    while at > start and may_be_a_name(text, at - 1):
        at -= 1
    if at == end:
        return end
    if at == start:  # nothing but these words: a place that we do not know, or a name
        is_name = _is_field(text, at - 1) or (
            text.label(end) != "PER" and (title.head in posts.STATE or _is_complete(text, title))
        )
        return at if is_name else end
    before = at - 1
    is_short = text.is_short_form(before) and text.lower[before] not in posts.INSTITUTIONS
    is_known = text.entity[before] >= 0 or is_short or is_place(text, before) or text.lower[before] in {")"} | posts.NAMED
    is_field = title.head in posts.MINISTER and text.lower[before] in posts.PORTFOLIOS
    is_state = title.head in posts.STATE and text.lower[start] not in posts.BODIES
    return at if is_known or is_field or is_state else end


def _is_complete(text: View, title: Title) -> bool:
    """Whether nothing but an institution or a name can follow the post."""
    return title.head in posts.COMPLETE or text.lower[title.role[1] - 1] in {"umum", "harian"}


def _is_field(text: View, at: int) -> bool:
    """Whether a word is of a field in small letters: ``pakar botani``."""
    return text.words[at].islower() and text.lower[at] not in _PREPOSITIONS


def _split_from_short_form(text: View, title: Title) -> int:
    """Where a name begins that the NER took for part of an institution: ``Ketua [PKS Budi Khayal]ORG membantah``; 0 where none does."""
    end = title.institution[1] if title.institution else 0
    span = text.ends(end, "ORG")
    known = next((at for at in range(*span) if text.is_short_form(at) or text.lower[at] in posts.NAMED), end) if span else end
    if known == end or not (text.is_at(end, posts.SAID | {","}) or text.is_at(title.begin - 1, posts.SAID)):
        return 0
    rest = range(known + 1, end)
    return rest.start if len(rest) > 0 and all(may_be_a_name(text, at, within=True) for at in rest) else 0


def _institution_behind(text: View, title: Title, person: Span) -> None:
    """``pengamat politik Budi dari UGM``, ``Professor Budi of UGM``, ``President director Budi of the shipping line Rekaan``, ``Budi, director, Rekaan``."""
    if person[1] <= title.begin and text.is_at(title.end, {","}) and (behind := text.starts(title.end + 1, "ORG")):
        is_closed = behind[1] == len(text) or text.is_at(behind[1], _ENDS if text.has_capital(title.role[0]) else _ENDS - {","})
        title.institution = behind if is_closed else None
    if person[0] < title.end or not text.is_at(person[1], {"dari", "of", "from", "at"}):
        return
    at = person[1] + 1 + text.is_at(person[1] + 1, {"the"})
    if text.is_at(person[1], {"of"}):
        while at < person[1] + 5 and text.words[at : at + 1] and text.words[at].islower() and text.entity[at] < 0:
            at += 1
    elif not _many(title):
        return
    title.institution = text.starts(at, "ORG")


def _row(text: View, person: Span) -> list[Span]:
    """A person and those who follow in a row: ``A, B, dan C``; ``A - B``."""
    people = [person]
    while len(people) < 50:
        at = after = people[-1][1]
        if text.is_at(after, {"("}):
            after = text.closing(after) + 1
        while text.is_at(after, _ROW) and after - at < 9:
            after += 1
        following = text.starts(titles.after_honorifics(text, after), "PER")
        if after == at or not following:
            break
        people.append(following)
    return people


def _row_before(text: View, person: Span) -> list[Span]:
    """A person and those who stand before in a row."""
    people = [person]
    while len(people) < 50:
        at = people[0][0]
        while text.is_at(at - 1, _ROW) and people[0][0] - at < 3:
            at -= 1
        before = text.ends(at, "PER")
        if at == people[0][0] or not before:
            break
        people.insert(0, before)
    return people


def _left(text: View, title: Title, owners: _Owners) -> Span | None:
    """The person whom the title stands behind."""
    return _apposition(text, title, owners) or _linked(text, title, owners)


def _apposition(text: View, title: Title, owners: _Owners) -> Span | None:
    """``Budi, kepala Dinas X, ...`` and ``Budi (Kepala Dinas X)``."""
    at = title.begin
    while text.is_at(at - 1, {"salah", "satu", "seorang", "yang", "juga", "selaku"}) and title.begin - at < 4:
        at -= 1
    if not text.is_at(at - 1, {",", "(", "-", "–", "—"}) or not (title.end >= len(text) or text.is_at(title.end, _CLOSED)):
        return None
    if _is_bare(title) and (text.has_capital(title.role[0]) or text.is_at(title.end, {":"})):
        return None
    person = _person_before(text, at - 1)
    if person and english_titles.is_plural(title.head) and len(_row_before(text, person)) == 1:
        return None  # every teacher knows Budi, officers said
    if text.has_capital(title.role[0]) and not text.shouts and text.is_at(at - 1, {","}) and person in owners.people:
        return None  # a list of offices with their holders: the next one's
    followed = text.is_at(title.end, {","}) and text.starts(titles.after_honorifics(text, title.end + 1), "PER")
    return None if followed and person in owners.people else person


def _person_before(text: View, end: int) -> Span | None:
    """The person before a comma or a bracket; degrees, an age and a short form of the name between them are passed over."""
    at = end
    while at > 0 and end - at < 14:
        if person := text.ends(at, "PER"):
            if not text.is_at(person[0] - 1, {"("}):
                return person
            at = person[0]
        elif text.entity[at - 1] >= 0 or not _is_beside_a_name(text.words[at - 1]):
            return None
        else:
            at -= 1
    return None


def _is_beside_a_name(word: str) -> bool:
    return (
        word in {",", "(", ")", ".", "tahun"}
        or word.isdigit()
        or (word[0].isupper() and ("." in word or word.isupper() or word[0] in "SM" or word == "PhD"))
    )


def _linked(text: View, title: Title, owners: _Owners) -> Span | None:
    """``Budi yang kini menjabat (sebagai) ...``, ``selaku``, ``sebagai``, ``adalah``."""
    at = title.begin
    while (
        text.is_at(at - 1, _LINKS) or (text.is_at(at - 2, {"since", "until"}) and text.lower[at - 1].isdigit())
    ) and title.begin - at < 8:
        at -= 1
    links = text.lower[at : title.begin]
    if links in ([], ["as"]) and (person := text.ends(at, "PER")):
        return _made(text, person, title)
    if _LINKING.isdisjoint(links):
        return None
    person, is_proposed = owners.ends.get(at) or _near(text, at) or _parted(text, at), False
    if person is None:
        person, is_proposed = _far(text, at, links)
    person = _subject(text, person, links) if person else None
    if person is None:
        return None
    clause = _clause_before(text, person)
    if is_proposed or not _PROPOSED.isdisjoint(clause[-4:]):
        if not _DENIED.isdisjoint(clause):
            return None
        title.kind = "CANDIDATE" if title.kind == "D" else title.kind
    elif (
        title.kind != "CANDIDATE"
        and "menjadi" in links
        and not _UNREAL.isdisjoint([*clause, *text.lower[person[1] : title.begin]])
    ):
        return None
    if "running" in links or ("nominated" in links and title.kind == "D"):
        title.kind = "CANDIDATE"
    lasts = "has" in links and "since" in text.lower[at : title.end]  # has served as director since 2019
    if title.kind == "D" and not _PAST.isdisjoint(links) and _MADE.isdisjoint(links) and not lasts:
        title.kind = "FORMER"
    return person


def _made(text: View, person: Span, title: Title) -> Span | None:
    """The person, where the words before say that she is made what follows: ``appointed Ani director of LAN``, ``elected Ani as chair``."""
    if not text.is_at(person[0] - 1, _MAKES) or not _UNREAL.isdisjoint(_clause_before(text, person)):
        return None
    if text.is_at(person[0] - 1, {"nominated"}) and title.kind == "D":
        title.kind = "CANDIDATE"
    return person


def _subject(text: View, person: Span, links: list[str]) -> Span | None:
    """The person, or the one whom the words before make the subject: ``Ani dipercaya oleh Presiden Budi menjadi ...``."""
    at = person[0]
    while at > max(0, person[0] - 9) and (
        text.has_capital(at - 1) or text.lower[at - 1] in posts.HEADS or text.entity[at - 1] >= 0
    ):
        at -= 1
    if text.is_at(at - 1, _AGENT) and not text.is_at(at - 2, _FOLLOWED):
        return text.ends(at - 2, "PER") if at > 1 and titles.is_verb(text.lower[at - 2]) else None
    if text.is_at(at - 1, {"from"}) and text.is_at(at - 2, {"over"}):  # took over from Budi as ...
        return None
    if text.is_at(at - 1, _IS_MADE | _REPLACES) and links[0] != "yang":
        return text.ends(at - 1, "PER")
    if text.is_at(at - 1, _OF_AN_AGE) or ("menjadi" in links and text.is_at(at - 1, _BESIDE)):
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
    if person := _person_before(text, at):
        return person
    for back in range(at - 1, max(0, at - _LONGEST_CLAUSE), -1):
        if text.lower[back] in _SENTENCE:
            return None
        if text.lower[back] == "," and text.is_at(back + 1, _CLAUSES):
            return text.ends(back, "PER")
    return None


def _far(text: View, at: int, links: list[str]) -> tuple[Span | None, bool]:
    """The subject of ``mencalonkan diri sebagai ...`` or ``tugasnya sebagai ...``, and whether the post is only sought."""
    before = text.lower[at - 1] if at else ""
    is_own = before.endswith("nya") and before not in _OTHERS and not titles.is_verb(before)
    if links[0] != "sebagai" or not (before in {"diri", "dirinya"} or is_own):
        return None, False
    for back in range(at - 1, max(-1, at - 25), -1):
        if text.lower[back] in _SENTENCE or (is_own and text.lower[back] in _PRONOUNS):
            break
        if text.label(back) == "PER":
            start, end, _ = text.spans[text.entity[back]]
            if is_own and not _PRONOUNS.isdisjoint(_clause_before(text, (start, end))):
                break  # ia meminta Budi ... pada pelantikannya: whose?
            return (start, end), before in {"diri", "dirinya", "pencalonannya"}
    return None, False


def _without_short_form(text: View, name: Span) -> Span:
    """A name without the short form in brackets that ends it."""
    start, end = name
    if text.lower[end - 1] == ")" and not text.is_at(end - 2, {"persero", "tbk"}):
        opened = next((at for at in range(end - 2, max(start, end - 8), -1) if text.lower[at] == "("), end)
        return start, opened
    return name


def _role(text: View, person: Span, title: Title) -> Role:
    spans: dict[Literal["person", "role", "institution"], Span] = {"person": text.chars(*person), "role": text.chars(*title.role)}
    if title.institution:
        spans["institution"] = text.chars(*_without_short_form(text, title.institution))
    written = {part: text.text[start:end] for part, (start, end) in spans.items()}
    return Role(
        person=written["person"],
        role=written["role"],
        institution=written.get("institution"),
        kind=title.kind,
        date=title.date,
        spans=spans,
    )
