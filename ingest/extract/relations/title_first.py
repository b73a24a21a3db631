"""The title, then the name: ``Ketua DPR Budi``, ``Kepala LAN, Budi``, ``LAN head Budi``."""

import re
from typing import Final

from ingest.extract.lexicon import posts
from ingest.extract.lexicon.posts import words
from ingest.extract.relations import english_titles
from ingest.extract.relations.heads import after_honorifics
from ingest.extract.relations.name_first import BECOMES, ROW, SENTENCE, Owners, apposition, is_bare, is_linked
from ingest.extract.relations.name_words import OF_VILLAGES, VILLAGES, is_called, is_headline, is_place, may_be_a_name
from ingest.extract.relations.titles import Title
from ingest.extract.view import Span, View

_IS: Final = words("adalah yakni yaitu ialah : dijabat dipegang diduduki diisi ditempati diemban (")
_EACH: Final = words("yakni yaitu masing-masing")
_OF_CLIENTS: Final = words("pengacara advokat kuasa ajudan juru jubir jurubicara")
"""Posts before whose holder the person may stand whom they serve: ``pengacara Budi, Ani, mengatakan``."""
_OTHERS: Final = words("""istri isteri suami putra putri anak adik kakak ayah ibunda ayahanda orangtua menantu mertua keponakan cucu kerabat keluarga sopir
    supir sepupu ipar besan tunangan pacar kekasih sahabat teman kawan rekan tetangga orang murid bawahan loyalis nasabah pasien dokter
    penyuap pemeras penipu penghina pengancam penculik penembak penusuk penganiaya penyokong pengikut pemuja pengawal pengacara advokat kuasa
    penasihat penasehat pembela klien pendukung relawan simpatisan tim timses ajudan asisten juru jubir jurubicara staf sekretaris korban
    pelapor pelaku pengganti pendahulu perwakilan utusan lawan pesaing penantang penyerang pembunuh penggugat pengkritik
    wife husband son daughter brother sister father mother widow driver bodyguard lawyer lawyers attorney counsel client supporter supporters volunteer victim
    successor predecessor replacement rival aide adviser advisor spokesman spokeswoman spokesperson secretary assistant staff""")
"""Whoever belongs to the holder of the post behind them: a name behind a comma is theirs (``Istri Gubernur X, Ani``)."""
_INSTEAD: Final = words("mewakili menggantikan mendampingi representing replacing succeeding")
"""The same said by a verb that begins a sentence: ``Mewakili Gubernur X, Ani hadir``."""
_OF_THEM: Final = words(
    "dari of the for to hukum bicara pribadi khusus ahli buah kandung angkat ipar utama terdakwa terpidana tersangka dekat kepercayaan bisnis kerja lama satu"
)
"""Words between such a word and the post; others tell what was done (``korban penipuan``, ``tim pemenangan``)."""
_WHAT_WAS_DONE: Final = re.compile(r"(?:pe|ke)[a-z]{4,20}an")
_DENIED: Final = words("bukan tidak tak belum bukanlah not never neither")
"""Words before a post that say that whoever stands behind a comma does not hold it."""
_AS: Final = BECOMES | {"sebagai"}
_HOSPITALS: Final = words("rs rsu rsud rsup rsia rsj rsi")
"""Which are called after doctors and professors."""
_SIDES: Final = words("kaler kidul lor kulon wetan hilir hulu ilir ulu girang udik")
"""Words by which villages of one name are told apart."""
_BETWEEN_SIGNED: Final = words("( ttd ttd. . dto d.t.o. materai") | {"\n"}
"""What stands between a post and who signs for it."""
_LONGEST_SIGNED: Final = 16
"""Words of that, and of a line that is a name with its degrees."""
_BEFORE_SIGNED: Final = 3
"""Words before a post on its line: ``Plt.``, ``ub.``."""
_LONGEST_GAP: Final = 3
"""Signs between two parts of a list."""
_PRETENDS: Final = words("mengaku ngaku berlagak menyamar mengaku-ngaku")
_IF: Final = words("jika jikalau bila apabila andai andaikan andaikata seandainya kalau if")
_NAMED: Final = words("bernama dipanggil disapa")
_PREPOSITIONS: Final = words("of for at the from with in and dan di dari pada untuk")
_PARTICLE: Final = re.compile(r"(?:al|el|as|ash|an|ad|bin)-[A-Z]\w{1,30}")


def holders(text: View, title: Title, owners: Owners) -> list[Span]:
    """The people whom the title stands before."""
    at = title.end
    if text.is_at(title.begin - 1, _NAMED):
        return []
    if is_bare(title) and title.head in posts.MINISTER and text.is_at(title.begin - 1, BECOMES):
        return []
    if person := text.starts(after_honorifics(text, at), "PER"):
        if is_linked(text, title):  # Ani menjabat Camat [Ngaglik]PER
            if text.is_short_form(person[0]) or not any(map(is_called, text.lower[slice(*person)])):
                title.institution = (title.institution[0] if title.institution else person[0], person[1])
                title.end = person[1]
            return []
        return _beside(text, title, person)
    if _is_anothers(text, title):
        return []
    if text.is_at(at, {","}) and (person := text.starts(after_honorifics(text, at + 1), "PER")):
        is_theirs = _may_have_a_comma(text, title, person) and not (apposition(text, title, owners) or is_linked(text, title))
        if text.is_at(title.begin - 1, _AS) and text.is_at(title.begin - 2, _PRETENDS):
            return []
        title.kind = "CANDIDATE" if title.kind == "D" and _is_wished(text, title) else title.kind
        return row_of(text, person) if is_theirs else []
    if person := _signed(text, title):
        return [person]
    after = at + text.is_at(at, {"itu", "tersebut", "kini", "sekarang"})
    after += text.is_at(after, {","}) and text.is_at(after + 1, _EACH)
    if text.is_at(after, _IS | _EACH):
        after += 1
        while text.is_at(after, {"oleh", "pasangan", ","}):
            after += 1
        after = _past_number(text, after)
        if person := text.starts(after_honorifics(text, after), "PER"):
            return row_of(text, person)
    return _supplied(text, title)


def _signed(text: View, title: Title) -> Span | None:
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


def _is_wished(text: View, title: Title) -> bool:
    """Whether somebody only may come to hold it: ``Jika terpilih menjadi Ketua X, Ani ...``."""
    return text.is_at(title.begin - 1, _AS) and any(text.is_at(title.begin - back, _IF) for back in (2, 3, 4))


def _is_anothers(text: View, title: Title) -> bool:
    """Whether the words before say that whoever is named behind a comma does not hold the post: it is denied, or her husband's, client's or predecessor's."""
    before = title.begin - 1
    if text.is_at(before - text.is_at(before, {"the", "a"}), _DENIED):
        return True
    if text.is_at(before, _INSTEAD):
        return text.has_capital(before)
    while title.begin - before <= 3 and (text.is_at(before, _OF_THEM) or _is_what_was_done(text, before)):
        before -= 1
    return text.is_at(before, _OTHERS)


def _is_what_was_done(text: View, at: int) -> bool:
    return at > 0 and text.entity[at] < 0 and bool(_WHAT_WAS_DONE.fullmatch(text.lower[at]))


def _says_nothing(title: Title) -> bool:
    return is_bare(title) and title.head in posts.NEVER_BARE


def _beside(text: View, title: Title, person: Span) -> list[Span]:
    """The people of a title that the first of them follows: ``Ketua DPR Budi``."""
    if behind := _behind_institution(text, title, person):
        title.institution = (title.institution[0] if title.institution else person[0], person[1])
        return row_of(text, behind)
    is_of_hospital = title.institution and person[0] > title.end and text.is_at(title.end - 1, _HOSPITALS)
    if title.institution and is_of_hospital and person[1] - person[0] > 2:  # Direktur RSUP Dr. [Sardjito | Ani Khayal]PER
        title.institution = (title.institution[0], person[0] + 1)
        return row_of(text, (person[0] + 1, person[1]))
    row = [] if _says_nothing(title) else row_of(text, _right_of(text, title, person))
    is_client = title.institution is None and title.head in _OF_CLIENTS and len(row) == 2 and row[0][1] + 1 == row[1][0]
    return row[1:] if is_client and text.is_at(row[0][1], {","}) else row


def _may_have_a_comma(text: View, title: Title, person: Span) -> bool:
    """Whether a title says enough to be that of the person behind a comma: not *according to the officer, Budi was there*."""
    is_weak = _says_nothing(title) or (is_bare(title) and title.head in {"menteri", "ketua"} | posts.ROYAL)
    if is_weak and not text.is_at(title.begin - 1, {"sebagai", "selaku"}):
        return False
    is_english = is_bare(title) and english_titles.is_post(title.head) and not text.has_capital(title.role[0])
    return not is_english or text.is_at(person[1], {","})


def _behind_institution(text: View, title: Title, person: Span) -> Span | None:
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
    is_of_another = title.head in _OF_CLIENTS or _is_anothers(text, title)  # Kuasa hukum Ketua X Budi, Ani, mengatakan
    if not behind or not is_closed or text.is_at(behind[1] + 1, ROW) or is_of_another:
        return None
    return None if text.starts(after_honorifics(text, behind[1] + 1), "PER") else behind


def _right_of(text: View, title: Title, person: Span) -> Span:
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


def _supplied(text: View, title: Title) -> list[Span]:
    """A name that the NER missed, where what stands before it leaves no doubt: capitals behind an institution, a ministry's field, a place."""
    if title.institution is None:
        return _titled(text, title.end)
    is_behind = is_linked(text, title) or text.is_at(title.begin - 1, _AS)
    if is_behind or is_headline(text.words, title.end):  # Ani menjabat Camat | X; Bupati X | Buka Festival
        return []
    start, end = title.institution
    if titled := _titled(text, title.end):
        doctor = _behind_institution(text, title, titled[0]) if text.is_at(end - 1, _HOSPITALS) else None
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


def _past_number(text: View, at: int) -> int:
    """One past the number of a part of a list, which may stand on a line of its own: ``Anggota: | 1. | Ani 2. Budi``."""
    first = at
    while text.is_at(first, {"\n", ";"}) and first - at < _LONGEST_GAP:
        first += 1
    number = text.words[first] if first < len(text) else ""
    return first + 2 if number.isdigit() and len(number) < 3 and text.is_at(first + 1, {".", ")"}) else at


def row_of(text: View, person: Span) -> list[Span]:
    """A person and those who follow in a row: ``A, B, dan C``; ``A - B``."""
    people = [person]
    while len(people) < 50:
        at = after = people[-1][1]
        if text.is_at(after, {"("}):
            after = text.closing(after) + 1
        while text.is_at(after, ROW) and after - at < 9:
            after += 1
        after = _past_number(text, after)
        following = text.starts(after_honorifics(text, after), "PER")
        if after == at or not following:
            break
        people.append(following)
    return people
