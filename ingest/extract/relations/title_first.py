"""The title, then the name: ``Ketua DPR Budi``, ``Kepala LAN, Budi``, ``LAN head Budi``."""

from typing import Final

from ingest.extract.lexicon import posts
from ingest.extract.lexicon.posts import words
from ingest.extract.relations import english_titles
from ingest.extract.relations.anothers import OF_CLIENTS, is_anothers
from ingest.extract.relations.apposition import apposition
from ingest.extract.relations.heads import after_honorifics
from ingest.extract.relations.holder_names import AS, HOSPITALS, behind_institution, right_of, supplied
from ingest.extract.relations.name_first import BECOMES, is_linked
from ingest.extract.relations.name_words import is_called
from ingest.extract.relations.owners import ROW, Owners
from ingest.extract.relations.signatures import signed
from ingest.extract.relations.titles import Title, is_bare
from ingest.extract.view import Span, View

_IS: Final = words("adalah yakni yaitu ialah : dijabat dipegang diduduki diisi ditempati diemban (")
_EACH: Final = words("yakni yaitu masing-masing")
_LONGEST_GAP: Final = 3
"""Signs between two parts of a list."""
_PRETENDS: Final = words("mengaku ngaku berlagak menyamar mengaku-ngaku")
_IF: Final = words("jika jikalau bila apabila andai andaikan andaikata seandainya kalau if")
_NAMED: Final = words("bernama dipanggil disapa")


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
    if is_anothers(text, title):
        return []
    if text.is_at(at, {","}) and (person := text.starts(after_honorifics(text, at + 1), "PER")):
        is_theirs = _may_have_a_comma(text, title, person) and not (apposition(text, title, owners) or is_linked(text, title))
        if text.is_at(title.begin - 1, AS) and text.is_at(title.begin - 2, _PRETENDS):
            return []
        title.kind = "CANDIDATE" if title.kind == "D" and _is_wished(text, title) else title.kind
        return row_of(text, person) if is_theirs else []
    if person := signed(text, title):
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
    return supplied(text, title)


def _is_wished(text: View, title: Title) -> bool:
    """Whether somebody only may come to hold it: ``Jika terpilih menjadi Ketua X, Ani ...``."""
    return text.is_at(title.begin - 1, AS) and any(text.is_at(title.begin - back, _IF) for back in (2, 3, 4))


def _says_nothing(title: Title) -> bool:
    return is_bare(title) and title.head in posts.NEVER_BARE


def _beside(text: View, title: Title, person: Span) -> list[Span]:
    """The people of a title that the first of them follows: ``Ketua DPR Budi``."""
    if behind := behind_institution(text, title, person):
        title.institution = (title.institution[0] if title.institution else person[0], person[1])
        return row_of(text, behind)
    is_of_hospital = title.institution and person[0] > title.end and text.is_at(title.end - 1, HOSPITALS)
    if title.institution and is_of_hospital and person[1] - person[0] > 2:  # Direktur RSUP Dr. [Sardjito | Ani Khayal]PER
        title.institution = (title.institution[0], person[0] + 1)
        return row_of(text, (person[0] + 1, person[1]))
    row = [] if _says_nothing(title) else row_of(text, right_of(text, title, person))
    is_client = title.institution is None and title.head in OF_CLIENTS and len(row) == 2 and row[0][1] + 1 == row[1][0]
    return row[1:] if is_client and text.is_at(row[0][1], {","}) else row


def _may_have_a_comma(text: View, title: Title, person: Span) -> bool:
    """Whether a title says enough to be that of the person behind a comma: not *according to the officer, Budi was there*."""
    is_weak = _says_nothing(title) or (is_bare(title) and title.head in {"menteri", "ketua"} | posts.ROYAL)
    if is_weak and not text.is_at(title.begin - 1, {"sebagai", "selaku"}):
        return False
    is_english = is_bare(title) and english_titles.is_post(title.head) and not text.has_capital(title.role[0])
    return not is_english or text.is_at(person[1], {","})


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
