"""What the columns of a call's tables are called: each by its name in the code, or by the Indonesian ones that programme officers write."""

from collections.abc import Iterable, Mapping
from typing import Final

from graph.errors import AskError
from graph.language import N_
from graph.values import cell

INDONESIAN: Final[Mapping[str, tuple[str, ...]]] = {
    "id": ("id", "nip", "nomor induk pegawai", "orcid", "id peserta", "id mentor"),
    "name": ("nama", "nama lengkap"),
    "skills": ("keahlian", "kompetensi", "keterampilan"),
    "institution": ("institusi", "instansi", "lembaga"),
    "unit": ("unit kerja",),
    "superior": ("atasan", "atasan langsung"),
    "place": ("tempat", "provinsi", "lokasi"),
    "languages": ("bahasa",),
    "mode": ("cara", "cara bertemu", "moda"),
    "prefers": ("mengutamakan", "diutamakan", "minat"),
    "avoids": ("menghindari", "dihindari"),
    "wanted": ("jumlah dicari", "dicari", "jumlah mentor"),
    "seats": ("tempat bimbingan", "kapasitas", "kuota", "jumlah peserta"),
    "mentee": ("peserta", "peserta bimbingan", "binaan"),
    "mentee name": ("nama peserta", "nama peserta bimbingan"),
    "mentor": ("mentor", "pembimbing"),
    "mentor name": ("nama mentor", "nama pembimbing"),
    "fit": ("kecocokan",),
    "reasons": ("alasan",),
    "decision": ("keputusan",),
    "missing": ("kurang",),
    "why": ("mengapa",),
    "what one change would do": ("dampak satu perubahan",),
    "of": ("institusi atau tempat",),
    "served": ("terlayani",),
    "share": ("bagian",),
}
"""The Indonesian names of each column; the first is what we write."""

_CANONICAL: Final = {name: column for column, names in INDONESIAN.items() for name in (*names, column)}


def called(column: str, language: str) -> str:
    """The name of a column in tables of a language."""
    return INDONESIAN.get(column, (column,))[0] if language == "id" else column


def also(column: str, language: str) -> tuple[str, ...]:
    """By which other names a column is known."""
    return tuple(name for name in (*INDONESIAN.get(column, ()), column) if name != called(column, language))


def _plain(written: str) -> str:
    return " ".join(written.replace("_", " ").casefold().split())


def header(names: Iterable[str], file: str) -> dict[str, tuple[int, str]]:
    """Which column stands where in a first row, and as what it is written there; capitals, blanks and underscores do not count.

    Raises:
        AskError: a column stands there twice, under one name or two.
    """
    found: dict[str, tuple[int, str]] = {}
    for place, written in enumerate(names):
        plain = _plain(written)
        column = _CANONICAL.get(plain, plain)
        if not column:
            continue
        if column in found:
            before = found[column][1]
            if _plain(before) == plain:
                raise AskError(N_("{file} has the column {column} twice. Rename or delete one."), file=file, column=plain[:80])
            raise AskError(
                N_("{file} has one column under two names, {one} and {other}. Delete one."),
                file=file,
                one=before[:80],
                other=written[:80],
            )
        found[column] = place, written
    return found


def cells(row: list[str], columns: Mapping[str, tuple[int, str]]) -> dict[str, str]:
    """What a row says, by column; empty cells are left out."""
    told = {column: cell.plain(row[place]) for column, (place, _) in columns.items() if place < len(row)}
    return {column: value for column, value in told.items() if value}
