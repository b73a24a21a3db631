"""Who holds which post where: titles and the names beside them.

Six ways to say it are read: the title before the name (``Ketua DPR Budi``) and before it with a comma (``title_first``), behind it in apposition
(``Budi, kepala Dinas X, ...``; ``apposition``) and with words that say so (``Budi yang menjabat``, ``selaku``, ``sebagai``; ``name_first``), in a form (``fields``), and here lists: titles of
one person, people of one title, titles and people in pairs. Of a CV (``resume``) all posts are its owner's. Rules tell relations; names are the NER's, mended (``mending``), but for one:
where a title with its institution is followed by capitals and a verb of saying, those are a name.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Final, Literal

from ingest.extract.document import Role
from ingest.extract.lexicon import english_posts, posts
from ingest.extract.lexicon.places import DIRECTIONS
from ingest.extract.lexicon.posts import words
from ingest.extract.relations import english_titles, name_first, resume, title_first, titles
from ingest.extract.relations.apposition import CLOSED
from ingest.extract.relations.capitals import with_capitals
from ingest.extract.relations.name_first import SENTENCE
from ingest.extract.relations.owners import Owners, row_before
from ingest.extract.relations.periods import Period, period
from ingest.extract.relations.titles import Title, is_bare
from ingest.extract.view import Span, View

_NUMBERS: Final = words("dua tiga empat lima enam kedua ketiga keempat kelima para")
_ENDS: Final = SENTENCE | {",", ")"}
_NOW: Final = words("kini sekarang now currently")
_JOINED: Final = _NOW | words("dan & sekaligus merangkap yang juga serta - / , menjabat and")
_APART: Final = words(", | · - – —")
"""What parts a post from its institution, and both from a name, in a line of a profile."""
_LISTS: Final = words("susunan jajaran komposisi")
"""Words before whose people a list tells …"""
_LONGEST_LIST: Final = 120
"""… and how many words it may have."""
_BOTH: Final = _NOW | words("sekaligus merangkap yang juga / &")


def roles(text: View) -> list[Role]:
    """Who holds which post, in the order of the posts in the text; not where the tagger doubts a name, for a wrong role is worse than a missed one."""
    text = with_capitals(text)
    titles = _titles(text)
    told = [_role(text, person, title, period(text, title)) for person, title in find(text, titles)]
    taken = {role.spans["role"] for role in told}
    told += (role for role in (_role(text, *of_life) for of_life in resume.held(text, titles)) if role.spans["role"] not in taken)
    return [role for role in told if not _is_doubtful(text, role)]


def _is_doubtful(text: View, role: Role) -> bool:
    names = [role.spans[part] for part in ("person", "institution") if part in role.spans]
    return any(start < last and first < end for start, end in text.doubts for first, last in names)


def find(text: View, held: list[Title]) -> list[tuple[Span, Title]]:
    """Each person with a title of theirs, in the order of the titles."""
    found: list[tuple[Span, Title]] = []
    owners = Owners()
    waiting: list[Title] = []
    row: list[Span] = []
    for title in held:
        if not (waiting and _is_joined(text, waiting[-1], title)):
            waiting, row = [], []
        if row:  # A dan B sebagai presiden dan wakil presiden
            found += _shared(text, [*waiting, title], row)
            continue
        people = title_first.holders(text, title, owners)
        if not people and found and _goes_on(text, *found[-1], title):
            people = [found[-1][0]]
        if not people and (person := name_first.holder(text, title, owners)):
            row = row_before(text, person)
            people = row if _are_many(title) else [person]
        if people:
            if title.institution is None:
                _institution_behind(text, title, people[-1])
            if title.institution is None and text.is_at(title.end, {":"}):
                title.institution = _listed_of(text, title.begin)
            found += _shared(text, [*([] if row else waiting), title], people)
            if not _is_honorific(title):
                owners.add(title, people[0])
        waiting = [title] if people and len(row) > 1 else [] if people else [*waiting, title][-4:]
    others = {person for person, title in found if not _is_honorific(title)}
    apart = {person for person, title in found if title.begin == person[1] + 1 and text.is_at(person[1], {"("})}
    told = [
        (person, title)
        for person, title in found
        if not _is_pair(text, person)
        and not (_is_honorific(title) and person in others)
        and not (person in apart and text.is_at(title.end, {":"}))  # Directors: Ani (Finance Director)
    ]
    return sorted(_last(told), key=lambda pair: (pair[1].role, pair[0]))


def _is_honorific(title: Title) -> bool:
    """Whether a title is a word alone that stands before a name as well of who holds another post: ``Profesor Budi, Kepala LAN``."""
    return is_bare(title) and title.head in posts.HONORIFICS


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
    bodies = {title.institution for title in english} - {None}
    indonesian = [title for title in indonesian if text.starts(title.role[0], "ORG") not in bodies]  # Kadin | chairwoman
    for title in sorted([*indonesian, *english], key=lambda title: (title.role[0], -title.role[1])):
        if not found or title.role[0] >= max(found[-1].role[1], (found[-1].institution or (0, 0))[1]):
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
    kept = {(title.role, title.institution, person if _many(title) else None): (person, title) for person, title in found}
    return list(kept.values())


def _is_joined(text: View, before: Title, title: Title) -> bool:
    """Whether a title follows another of the same person or of a pair: ``Ketua dan Wakil Ketua``, ``Menteri X sekaligus ...``."""
    between = text.lower[before.end : title.begin]
    return 0 < len(between) <= 4 and _JOINED.issuperset(between) and between != [","]


def _goes_on(text: View, person: Span, before: Title, title: Title) -> bool:
    """Whether a title is a further one of the person told before: ``was secretary of A and head of B``, ``dulu Kepala A, kini Kepala B``; held as that one, where it does not say."""
    between = text.lower[before.end : title.begin] if 0 < title.begin - before.end <= 4 else []
    is_now = not _NOW.isdisjoint(between) and _JOINED.issuperset(between)
    is_past = title.kind == "FORMER" and between == [","]
    is_both = not _BOTH.isdisjoint(between) and _JOINED.issuperset(between)
    if before.begin < person[1] or not (is_now or is_past or is_both or between in (["and"], [",", "and"], ["dan"], ["serta"])):
        return False
    if title.end < len(text) and not text.is_at(title.end, CLOSED):
        return False  # and president of the court agreed
    title.kind = before.kind if title.kind == "D" and not is_now else title.kind
    before.institution = before.institution or title.institution
    return True


def _shared(text: View, held: list[Title], people: list[Span]) -> Iterator[tuple[Span, Title]]:
    """Titles that stand together, with people that stand together."""
    last = held[-1]
    if len(held) == 1 and len(people) == 2 and (both := _parted(text, last)):
        yield from zip(people, both, strict=True)
        return
    if len(held) == 1:
        yield from ((person, _own(text, last, person)) for person in (people if _many(last) else people[:1]))
        return
    for title in held[:-1]:
        is_of_last = title.head not in posts.STATE or title.head == last.head  # Bupati dan Wakil Bupati X
        is_behind = last.institution is not None and last.institution[0] >= last.role[1]
        if title.institution is None and is_behind and is_of_last and text.is_at(title.end, {"dan", "-", "and", "&"}):
            title.institution = last.institution
        if "CANDIDATE" in {title.kind, last.kind} and {title.kind, last.kind} <= {"D", "CANDIDATE"}:
            title.kind = last.kind = "CANDIDATE"
    if len(people) >= len(held):
        yield from zip(people, held, strict=False)
    elif _are_of_one(text, held, people[0]):
        if is_bare(last) and last.kind == held[0].kind and last.head not in english_posts.PLACED:  # LAN founder and chair
            last.institution = last.institution or held[0].institution
        yield from ((people[0], title) for title in held)
    elif any(not _BOTH.isdisjoint(text.lower[one.end : two.begin]) for one, two in pairwise(held)):
        yield from ((people[0], title) for title in held)
    else:
        is_pair = text.lower[last.role[0]] == "wakil" and last.institution == held[0].institution
        yield people[0], held[0] if is_pair else last


def _are_of_one(text: View, held: list[Title], person: Span) -> bool:
    """Whether English titles before a name are all its bearer's: ``Lawyer and activist Budi``, ``LAN head and UI lecturer Budi``; not a post and its deputy, nor behind an article, where others may be meant."""
    heads = {title.head for title in held}
    is_told = all(title.institution or _many(title) for title in held[:-1])
    are_joined = all(text.lower[one.end : two.begin] == ["and"] for one, two in pairwise(held)) and held[-1].end <= person[0]
    are_single = heads.isdisjoint(english_posts.PLURALS) and len(heads) == len(held)
    before = [word for title in held for word in text.lower[max(0, title.begin - 1) : title.role[0]]]
    return is_told and are_joined and are_single and english_posts.ARTICLES.isdisjoint(before)


def _own(text: View, title: Title, person: Span) -> Title:
    """The title with the institution in brackets behind one of those who hold it, each in their own: ``Para rektor: Ani (UI), Budi (ITB)``."""
    own = text.starts(person[1] + 1, "ORG") if title.many and text.is_at(person[1], {"("}) else None
    is_free = title.institution is None and title.head not in posts.STATE | posts.MINISTER  # theirs is a party
    return replace(title, institution=own) if own and is_free and text.is_at(own[1], {")"}) else title


def _parted(text: View, title: Title) -> tuple[Title, Title] | None:
    """A post in two places that two people hold, each in one: ``Gubernur | Jawa Barat | dan | Jawa Tengah``, ``Rektor | UI | dan | ITB``."""
    begin, end = title.institution or (0, 0)
    at = next((at for at in range(begin + 1, end - 1) if text.lower[at] in {"dan", "and"}), 0)
    are_places = title.head in posts.GOVERNED and not (end - at == 2 and text.lower[end - 1] in DIRECTIONS)
    are_bodies = title.head not in posts.MINISTER and text.ends(at, "ORG") and text.starts(at + 1, "ORG")
    if not at or not (are_places or are_bodies) or _many(title):
        return None
    return replace(title, institution=(begin, at)), replace(title, institution=(at + 1, end))


def _institution_behind(text: View, title: Title, person: Span) -> None:
    """``pengamat politik Budi dari UGM``, ``Professor Budi of UGM``, ``President director Budi of the shipping line Rekaan``, ``Budi, director, Rekaan``."""
    if person[1] <= title.begin and text.is_at(title.end, _APART) and (behind := text.starts(title.end + 1, "ORG")):
        is_closed = behind[1] == len(text) or text.is_at(behind[1], _ENDS if text.has_capital(title.role[0]) else _ENDS - {","})
        title.institution = behind if is_closed else None
    if person[0] < title.end or not text.is_at(person[1], {"dari", "of", "from", "at"}):
        return
    at = person[1] + 1 + text.is_at(person[1] + 1, {"the"})
    is_of_state = title.head in english_posts.PLACED or text.is_at(title.role[0], {"prime"})
    if is_of_state and text.is_at(person[1], {"of"}) and (place := text.starts(at, "LOC")):
        title.institution = place  # King Budi of Rekaan
        return
    if text.is_at(person[1], {"of"}):
        while at < person[1] + 5 and text.words[at : at + 1] and text.words[at].islower() and text.entity[at] < 0:
            at += 1
    elif not _many(title):
        return
    title.institution = text.starts(at, "ORG")


def _listed_of(text: View, at: int) -> Span | None:
    """The institution whose people a list tells: ``Susunan direksi PT X: Direktur Utama: Ani; Direktur Keuangan: Budi``."""
    for back in range(at - 1, max(-1, at - _LONGEST_LIST), -1):
        if text.lower[back] in _LISTS:
            end = next((ahead for ahead in range(back + 1, min(back + 10, at)) if text.is_at(ahead, {":", "\n"})), back)
            return next((body for ahead in range(back + 1, end) if (body := text.starts(ahead, "ORG"))), None)
    return None


def _without_short_form(text: View, name: Span) -> Span:
    """A name without the short form in brackets that ends it."""
    start, end = name
    if text.lower[end - 1] == ")" and not text.is_at(end - 2, {"persero", "tbk"}):
        opened = next((at for at in range(end - 2, max(start, end - 8), -1) if text.lower[at] == "("), end)
        return start, opened
    return name


def _role(text: View, person: Span, title: Title, when: Period) -> Role:
    spans: dict[Literal["person", "role", "institution"], Span] = {"person": text.chars(*person), "role": text.chars(*title.role)}
    if title.institution:
        spans["institution"] = text.chars(*_without_short_form(text, title.institution))
    written = {part: text.text[start:end] for part, (start, end) in spans.items()}
    return Role(
        person=written["person"],
        role=written["role"],
        institution=written.get("institution"),
        kind=title.kind,
        date=when.start,
        until=when.end,
        spans=spans,
    )
