"""Posts told by the fields of a form, a line each: ``Nama: Budi``, ``Jabatan: Analis``, ``Instansi: LAN``."""

from typing import Final

from ingest.extract.lexicon import posts
from ingest.extract.lexicon.posts import words
from ingest.extract.relations.heads import after_honorifics
from ingest.extract.relations.titles import Title
from ingest.extract.view import Span, View

_NAMES: Final = words("nama name")
_POSTS: Final = words("jabatan posisi position title")
_INSTITUTIONS: Final = words(
    "instansi institusi lembaga kerja perusahaan kantor institution organisation organization company employer"
)
_OF_OTHERS: Final = words("""ayah ibu suami istri isteri pasangan anak orang wali perusahaan instansi lembaga sekolah kegiatan pelatihan jabatan proyek program
    institution company school mother father spouse""")
_LONGEST: Final = 7
"""Words of a field's name, with its colon."""
_FAR: Final = 60
"""Words before and behind a post in which the other fields of its form stand."""


def bearer(text: View, title: Title) -> Span | None:
    """Whom the form names whose field for the post the title is; what it calls the institution becomes the title's."""
    if not _is_field(text, title.begin - 1, _POSTS):
        return None
    begin = title.begin
    while begin > max(0, title.begin - _FAR) and not names_somebody(text, begin):
        begin -= 1
    end = title.end
    while end < min(len(text), title.end + _FAR) and not (names_somebody(text, end) or _is_field(text, end, _POSTS)):
        end += 1
    person = text.starts(after_honorifics(text, begin + 1), "PER") if names_somebody(text, begin) else None
    if person and any(_is_field(text, at, _POSTS) for at in range(begin, title.begin - 1)):
        return None  # the next form's, whose name is not read
    fields = (at for at in range(begin, end) if person and _is_field(text, at, _INSTITUTIONS))
    if institution := next((span for at in fields if (span := text.starts(at + 1, "ORG"))), None):
        _set_institution(text, title, institution)
    return person


def names_somebody(text: View, colon: int) -> bool:
    """Whether the colon here ends the name of a field for somebody's name: ``Nama``, ``Nama Pejabat Penilai``, but nobody's parents or firm."""
    if _is_field(text, colon, _NAMES):
        return True
    if not text.is_at(colon, {":"}):
        return False
    begin = next((at for at in range(colon - 1, max(-1, colon - _LONGEST), -1) if at == 0 or text.is_at(at - 1, {"\n"})), colon)
    return text.is_at(begin, _NAMES) and _OF_OTHERS.isdisjoint(text.lower[begin:colon])


def _is_field(text: View, colon: int, names: frozenset[str]) -> bool:
    """Whether the colon here ends one of these names of fields: ``Jabatan``, ``Nama lengkap``."""
    return text.is_at(colon, {":"}) and text.is_at(colon - 1 - text.is_at(colon - 1, {"lengkap", "sekarang"}), names)


def _set_institution(text: View, title: Title, institution: Span) -> None:
    """Give a title the institution of its form; a part of it that the title names (``Kepala | Biro SDM``) is of the post."""
    if title.institution and text.is_at(title.institution[0], posts.ORGANS):
        title.role = (title.role[0], title.institution[1])
        title.institution = None
    title.institution = title.institution or institution
