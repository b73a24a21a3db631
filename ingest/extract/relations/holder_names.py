"""The name of whom a title stands before: where it begins and ends where the NER gave part of the one to the other, and where it must be where the NER saw none."""

import re
from typing import Final

from ingest.extract.lexicon import posts
from ingest.extract.lexicon.posts import words
from ingest.extract.relations.anothers import OF_CLIENTS, is_anothers
from ingest.extract.relations.heads import after_honorifics
from ingest.extract.relations.name_first import BECOMES, SENTENCE, is_linked
from ingest.extract.relations.name_words import OF_VILLAGES, VILLAGES, is_called, is_headline, is_place, may_be_a_name
from ingest.extract.relations.owners import ROW
from ingest.extract.relations.titles import Title
from ingest.extract.view import Span, View

AS: Final = BECOMES | {"sebagai"}
HOSPITALS: Final = words("rs rsu rsud rsup rsia rsj rsi")
"""Which are called after doctors and professors."""
_SIDES: Final = words("kaler kidul lor kulon wetan hilir hulu ilir ulu girang udik")
"""Words by which villages of one name are told apart."""
_PREPOSITIONS: Final = words("of for at the from with in and dan di dari pada untuk")
_PARTICLE: Final = re.compile(r"(?:al|el|as|ash|an|ad|bin)-[A-Z]\w{1,30}")


def behind_institution(text: View, title: Title, person: Span) -> Span | None:
    """The holder behind what looks like a name and ends an institution's: behind a comma, with another behind her own, or behind a rank.

    ``Ketua Tim Sukses Budi, Ani, mengatakan``, ``Kepala Dinas X Kabupaten Muara [Lestari]PER, Ani, ditahan``, ``Komandan Lanud [Sultan Y]PER Marsma Ani``.
    """
    end = person[1]
    if not text.is_at(end, {","}):
        last = after_honorifics(text, end)
        is_ranked = any(len(word.rstrip(".")) > 2 for word in text.lower[end:last])
        return text.starts(last, "PER") if is_ranked else None
    behind = text.starts(after_honorifics(text, end + 1), "PER")
    if behind and title.institution and text.is_at(title.institution[0], {"tim", "timses"}):
        return behind
    is_closed = behind and (
        text.is_at(behind[1], {","}) or (person[1] - person[0] == 1 < behind[1] - behind[0] and text.is_at(behind[1], SENTENCE))
    )
    is_of_another = title.head in OF_CLIENTS or is_anothers(text, title)  # Kuasa hukum Ketua X Budi, Ani, mengatakan
    if not behind or not is_closed or text.is_at(behind[1] + 1, ROW) or is_of_another:
        return None
    return None if text.starts(after_honorifics(text, behind[1] + 1), "PER") else behind


def right_of(text: View, title: Title, person: Span) -> Span:
    """The person behind a title, where the NER gave part of the title to the name, or part of the name to nobody."""
    start, end = person
    while end - start > 1 and (
        (is_place(text, start) and (title.institution or title.head in posts.STATE))
        or text.lower[start] in posts.NAMED
        or (end - start > 2 and _is_of_a_village(text, title, start))
    ):
        title.institution = (title.institution[0] if title.institution else start, start + 1)  # Presiden [Palestina Budi]PER
        start += 1
    if end - start <= 2 and title.institution and _are_initials(text, title.institution[1], start):
        loose = _loose(text, title)
        is_short = 1 <= title.institution[1] - loose <= 3  # Menteri Hukum dan HAM Budi H [Khayal]PER
        if is_short and not _is_of_a_village(text, title, loose):
            title.institution = (title.institution[0], loose) if loose > title.institution[0] else None
            start = loose
    return start, _with_particle(text, end)


def _is_of_a_village(text: View, title: Title, at: int) -> bool:
    """Whether a word that nobody is called by ends the name of a village, which no list has: ``Lurah [Batu | Ampar Ani Khayal]``."""
    is_bare = title.institution is None and text.is_at(at - 1, VILLAGES)
    is_told = text.is_at(at - 1, OF_VILLAGES) or not VILLAGES.isdisjoint(text.lower[slice(*title.role)])
    is_side = is_told and text.lower[at] in _SIDES
    return is_side or (not is_called(text.lower[at]) and (is_bare or (is_told and is_called(text.lower[at + 1]))))


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


def supplied(text: View, title: Title) -> list[Span]:
    """A name that the NER missed, where what stands before it leaves no doubt: capitals behind an institution, a ministry's field, a place."""
    if title.institution is None:
        return _titled(text, title.end)
    is_behind = is_linked(text, title) or text.is_at(title.begin - 1, AS)
    if is_behind or is_headline(text.words, title.end):  # Ani menjabat Camat | X; Bupati X | Buka Festival
        return []
    start, end = title.institution
    if titled := _titled(text, title.end):
        doctor = behind_institution(text, title, titled[0]) if text.is_at(end - 1, HOSPITALS) else None
        if doctor:  # Direktur RSUP Prof. X, dr. Ani, M.Kes., ...
            title.institution = (start, titled[0][1])
        return [doctor] if doctor else titled
    if behind := _behind_comma(text, title) or _titled_apart(text, title.end):
        return behind
    if text.label(end) or not 1 <= end - (loose := _split_from_short_form(text, title) or _loose(text, title)) <= 4:
        return []
    told = text.is_at(end, posts.SAID) or text.is_at(title.begin - 1, posts.SAID)
    if loose == start and end - loose < 2 and (title.head not in posts.STATE or text.is_at(end, {"\n"})):
        return []
    name_end = _with_particle(text, end)
    if (
        loose == start
        and title.head in posts.STATE
        and not (name_end - loose > 1 or told or title.head in posts.GOVERNED | posts.OF_STATE)
    ):
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


def _titled_apart(text: View, at: int) -> list[Span]:
    """The same between two commas: ``Kepala SMA 2 X, Drs. Khayal, mengaku``."""
    found = _titled(text, at + 1) if text.is_at(at, {","}) else []
    return found if found and text.is_at(found[0][1], {","}) and not text.is_at(found[0][1] + 1, ROW) else []


def _titled(text: View, at: int) -> list[Span]:
    """The words with capitals behind an honorific or a rank."""
    begin = after_honorifics(text, at)
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
