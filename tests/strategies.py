"""Hypothesis strategies of the whole project: valid values of every kind, fictional people, and hostile text.

Serials of NIP and NIK are high (from 900, from 9000): no office gives out so many in one month or day, so no
generated number is a real person's.
"""

import datetime
from string import ascii_lowercase, digits

from hypothesis import strategies as st
from stdnum.iso7064 import mod_11_2

from graph.values import ror
from graph.values.golongan import Golongan

_BASE_32 = "0123456789abcdefghjkmnpqrstvwxyz"


def nips(scheme: str | None = None) -> st.SearchStrategy[str]:
    """NIPs of people who never were, PNS or PPPK."""
    born = st.dates(datetime.date(1950, 1, 1), datetime.date(2005, 12, 31))
    second = {"PNS": st.integers(1, 12), "PPPK": st.integers(21, 30), "unknown": st.integers(13, 20)}
    numbers = second[scheme] if scheme else st.one_of(*second.values())

    def written(born: datetime.date, age: int, number: int, sex: str, serial: int) -> str:
        return f"{born:%Y%m%d}{born.year + age}{number:02}{sex}{serial}"

    return st.builds(written, born, st.integers(18, 58), numbers, st.sampled_from("12"), st.integers(900, 999))


def niks() -> st.SearchStrategy[str]:
    """NIKs of people who never were."""
    born = st.dates(datetime.date(1940, 1, 1), datetime.date(2010, 12, 31))
    place = st.sampled_from(["110101", "320406", "337401", "517103", "640201", "730801", "910102", "960101"])

    def written(place: str, born: datetime.date, woman: bool, serial: int) -> str:
        return f"{place}{born.day + 40 * woman:02}{born:%m%y}{serial}"

    return st.builds(written, place, born, st.booleans(), st.integers(9000, 9999))


def orcids() -> st.SearchStrategy[str]:
    """ORCID iDs in canonical form."""

    def written(stem: str) -> str:
        whole = stem + mod_11_2.calc_check_digit(stem)
        return "-".join(whole[place : place + 4] for place in range(0, 16, 4))

    return st.text(digits, min_size=15, max_size=15).map(written)


def rors() -> st.SearchStrategy[str]:
    """ROR ids in canonical form."""
    stems = st.text(_BASE_32, min_size=6, max_size=6).map(lambda six: "0" + six)
    return stems.map(lambda stem: stem + ror.check_digits(stem))


def dois() -> st.SearchStrategy[str]:
    """DOIs in canonical form, with the signs that old ones hold."""
    names = st.from_regex(r"[a-z0-9]([a-z0-9()<>:;/._#?%-]{0,20}[a-z0-9>)])?", fullmatch=True)
    return st.builds("10.{}/{}".format, st.integers(1000, 99999), names)


def openalex_ids(letters: str = "WASICPFTKG") -> st.SearchStrategy[str]:
    """OpenAlex ids in short form."""
    return st.builds("{}{}".format, st.sampled_from(letters), st.integers(1, 10**11))


def bkn_ids() -> st.SearchStrategy[str]:
    """Keys of SIASN in canonical form."""
    return st.text("0123456789ABCDEF", min_size=32, max_size=32)


def emails() -> st.SearchStrategy[str]:
    """Addresses in domains that no one can own."""
    names = st.from_regex(r"[a-z][a-z0-9]{0,9}([._+-][a-z0-9]{1,9})?", fullmatch=True)
    return st.builds("{}@{}".format, names, st.sampled_from(["example.org", "contoh.example", "dinas.kota.example"]))


def phones() -> st.SearchStrategy[str]:
    """Indonesian mobile numbers in E.164."""
    return st.from_regex(r"\+628[1-9][0-9]{7,9}", fullmatch=True)


def skkni_codes() -> st.SearchStrategy[str]:
    """SKKNI unit codes of both styles."""
    return st.from_regex(r"[A-Z]\.([0-9]{6}\.[0-9]{3}\.[0-9]{2}|[0-9]{2}[A-Z]{3}[0-9]{2}\.[0-9]{3}\.[0-9])", fullmatch=True)


def partial_dates() -> st.SearchStrategy[str]:
    """Dates as precise as a source may be: day, month or year."""
    days = st.dates(datetime.date(1600, 1, 1), datetime.date(2100, 12, 31)).map(datetime.date.isoformat)
    return st.builds(lambda day, size: day[:size], days, st.sampled_from([4, 7, 10]))


def golongans() -> st.SearchStrategy[Golongan]:
    """Grades of both schemes."""
    pns = [f"{group}/{room}" for group in ("I", "II", "III", "IV") for room in ("abcd" if group != "IV" else "abcde")]
    pppk = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII")
    return st.sampled_from([*(Golongan("PNS", code) for code in pns), *(Golongan("PPPK", code) for code in pppk)])


_NAMES = (
    "Asep Siti Dewi Budi Agus Rini Sri Joko Tono Eko | Sudrajat Santoso Wibowo Lestari Suharto Nuraini Hidayat",
    "I Ni | Wayan Made Nyoman Ketut Putu Kadek | Artha Sukerta Dewi Sudarma",
    "Togar Maruli Rotua Johan | Siregar Sinaga Simanjuntak Nasution Ginting",
    "Muhammad Moch. M. Abdul Ahmad Nur | Taufiq Rahman Ma'ruf Syafi'i Aini Ridwan",
    "Ahmad Zulkifli Fatimah | bin binti | Hasan Ismail Yusuf",
    "Andi Daeng Tengku Raden | Baso Rasyid Ayu Mappa",
    "Kwik Tan Liem Lie | Kian-Hok Mei-Ling Siok Hwa",
    "Sukarno Suharti Poniman Ngatiyem Boedi",
    "Siti | Nur | Hasanah Azizah | D'Arcy van Lumentut",
)
"""A pattern of names a line: one word of each part."""
_FRONT = ("Prof.", "Dr.", "dr.", "Ir.", "Drs.", "Dra.", "H.", "Hj.", "K.H.", "drg.", "apt.", "Ns.")
_BACK = ("S.E.", "S.Kom.", "M.Kom.", "S.Pd.I.", "M.Si.", "S.T.", "M.T.", "S.H.", "Ph.D.", "M.P.A.", "A.Md.Keb.", "S.IP.", "MBA")


def person_names() -> st.SearchStrategy[str]:
    """Fictional names after the patterns of Indonesia's regions, without titles."""
    patterns = [[part.split() for part in pattern.split("|")] for pattern in _NAMES]
    return st.one_of([st.tuples(*map(st.sampled_from, parts)).map(" ".join) for parts in patterns])


def titled_names() -> st.SearchStrategy[tuple[tuple[str, ...], str, tuple[str, ...]]]:
    """Titles in front, a name, titles after it."""
    front = st.lists(st.sampled_from(_FRONT), max_size=3, unique=True).map(tuple)
    back = st.lists(st.sampled_from(_BACK), max_size=4, unique=True).map(tuple)
    return st.tuples(front, person_names(), back)


_ODD_WORDS = """
    Plt. Bapak Ibu alm (alm.) bin Budi SANTOSO MA SE SKom S. Kom M Ak XYZ II III/a 3A IX Tk. I
    null None - -- ' '' ’ " ( ) , , , . ; : / | + 0 1 62 +62 08 0000 31-02-2020 2019 43831 1.98501E+17 Jan
"""
_ODD = (
    *_FRONT, *_BACK, *_ODD_WORDS.split(),
    "\u200b", "\u202e", "\ufeff", "\u00ad", "\x00", "\n", "\t", "\u00a0", "🙂", "👩🏽‍💻", "é", "e\u0301", "İ", "ß", "李", "ǆ", "٣", "²",
    "https://", "doi.org/", "orcid.org/", "ror.org/", "%2F", "10.1000/", "mailto:", "@", "{", "}", "{value}",
)  # fmt: skip


def odd_text() -> st.SearchStrategy[str]:
    """Anything at all, and what cells hold when they go wrong."""
    pieces = st.one_of(st.sampled_from(_ODD), st.text(ascii_lowercase + digits, max_size=4), person_names(), st.text(max_size=3))
    joined = st.lists(st.tuples(pieces, st.sampled_from(["", " ", ", ", "."])), max_size=8)
    return st.one_of(st.text(), joined.map(lambda parts: "".join(piece + gap for piece, gap in parts)))


def dressed(values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Values as cells carry them: apostrophes and spaces in front, spaces and invisible marks behind."""
    front = st.sampled_from(["", "'", "''", " ", "\ufeff", "\u200e "])
    return st.builds("{}{}{}".format, front, values, st.sampled_from(["", " ", "\u200b", "\u00a0", "\r\n"]))
