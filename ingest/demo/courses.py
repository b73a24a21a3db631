"""Trainings and certificates of civil servants, as SIASN's history service tells them (rw-kursus, rw-diklat): two tables an agency."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Final

from ingest.demo.dialects import Value, write_table
from ingest.demo.histories import Servant, dialect_of
from ingest.demo.institutions import INSTITUTIONS, Institution
from ingest.demo.people import AGENCIES, TODAY
from ingest.demo.positions import STRUCTURAL
from ingest.demo.topics import TOPICS, Topic
from ingest.demo.truth import Truth

_PERSON: Final = ("nipBaru", "nama", "kedudukanHukumId", "peran")
COURSES: Final = (
    "id", *_PERSON, "jenisKursusId", "jenisKursusNama", "jenisKursusSertifikat", "jenisDiklatId", "namaKursus", "noSertipikat",
    "institusiPenyelenggara", "jumlahJam", "tahunKursus", "tanggalKursus", "tanggalSelesaiKursus",
)  # fmt: skip
STRUCTURAL_TRAININGS: Final = (
    "id", *_PERSON, "latihanStrukturalId", "latihanStrukturalNama", "nomor", "tanggal", "tanggalSelesai", "tahun", "jumlahJam",
    "institusiPenyelenggara",
)  # fmt: skip
"""The service's columns, and beside them what an agency adds."""

CODES: Final = frozenset({"nipBaru", "kedudukanHukumId", "jenisDiklatId"})
"""Columns that a spreadsheet would take for numbers."""

_SINCE: Final = 2016
_FORMS: Final = (
    ("Bimbingan Teknis", "8"), ("Pelatihan Teknis", "3"), ("Workshop", "4"), ("Seminar", "9"), ("Pelatihan", "13"),
    ("Pelatihan Jarak Jauh", "17"), ("Sertifikasi", "11"),
)  # fmt: skip
"""What a course is, with BKN's code of it (jenis diklat)."""
_TEACHES: Final = {1: 0.0, 2: 0.02, 3: 0.1, 4: 0.2, 5: 0.35}
"""Share of their courses that people give, by level."""
_ABOUT_MAIN: Final = 0.6
_ABOUT_ANYTHING: Final = 0.1
_SMALL: Final = frozenset({"dan", "di", "ke", "dari", "untuk", "dengan", "pada", "dalam", "berbasis", "yang", "atau", "bagi"})
_LEADERSHIP: Final = {
    "I": "Pelatihan Kepemimpinan Nasional Tingkat I", "II": "Pelatihan Kepemimpinan Nasional Tingkat II",
    "III": "Pelatihan Kepemimpinan Administrator", "IV": "Pelatihan Kepemimpinan Pengawas",
}  # fmt: skip
_ACADEMY: Final = INSTITUTIONS["kemen-talenta"]
"""Who gives structural trainings."""


@dataclass(frozen=True, slots=True)
class _Course:
    """A course that several people take."""

    title: str
    form: tuple[str, str]
    organiser: Institution
    since: date
    until: date
    topic: Topic


@cache
def _organisers(topic: Topic) -> tuple[Institution, ...]:
    return tuple(one for one in INSTITUTIONS.values() if topic in one.focus and not one.valid_to) or (_ACADEMY,)


@cache
def _course(seed: int, topic: str, year: int, edition: int) -> _Course:
    """A course of a topic in a year: the same for whoever asks."""
    rng = Random(f"{seed}:course-of:{topic}:{year}:{edition}")
    form, theme = rng.choice(_FORMS), rng.choice(TOPICS[topic].themes)
    words = (word if word in _SMALL else word[:1].upper() + word[1:] for word in theme.id.split())
    last = TODAY.month - 1 if year == TODAY.year else 12
    since = date(year, rng.randrange(1, last + 1), rng.randrange(1, 24))
    until = since + timedelta(days=rng.randrange(1, 6))
    return _Course(f"{form[0]} {' '.join(words)}", form, rng.choice(_organisers(TOPICS[topic])), since, until, TOPICS[topic])


def write_courses(
    folder: Path, truth: Truth, seed: int, agency: Institution, servants: Sequence[Servant], *, editions: int
) -> None:
    """Write the tables of an agency, and the truth about them.

    Args:
        folder: where to.
        truth: told of every row.
        seed: of the nation.
        agency: whose people they are.
        servants: its people.
        editions: how many courses a topic has in a year.
    """
    folder.mkdir(parents=True, exist_ok=True)
    dialect = dialect_of(agency)
    courses = (row for servant in servants for row in _courses(truth, seed, servant, editions))
    write_table(folder / f"{agency.id}-kursus{dialect.suffix}", dialect, COURSES, CODES, courses)
    trainings = (row for servant in servants for row in _trainings(truth, seed, servant))
    write_table(folder / f"{agency.id}-diklat{dialect.suffix}", dialect, STRUCTURAL_TRAININGS, CODES, trainings)


def _courses(truth: Truth, seed: int, servant: Servant, editions: int) -> Iterator[dict[str, Value]]:
    """What a person took and gave; some agencies say who taught in a column, others in the title."""
    person, first = servant.person, max(servant.entered.year, _SINCE)
    rng = Random(f"{seed}:course:{person.index}")
    own = [known.topic.id for known in person.expertise]
    taken: set[_Course] = set()
    for _ in range(rng.choices(range(7), (10, 18, 22, 20, 14, 10, 6))[0]):
        way = rng.random()
        topic = own[0] if way < _ABOUT_MAIN else rng.choice(own if way < 1 - _ABOUT_ANYTHING else tuple(TOPICS))
        course = _course(seed, topic, rng.randrange(first, TODAY.year + 1), rng.randrange(editions))
        teaches = rng.random() < _TEACHES[person.level]
        number = rng.randrange(1, 9999)
        if course in taken or course.until > TODAY or course.since < servant.entered:
            continue
        taken.add(course)
        kind = "certificate" if course.form[0] == "Sertifikasi" else "training"
        truth.course(
            person, course.title, kind, "instructor" if teaches else "participant", course.until, course.organiser, course.topic
        )
        by_column = AGENCIES.index(person.institution) % 2 == 0
        yield {
            **_of(servant, COURSES),
            "peran": ("Narasumber" if teaches else "Peserta") if by_column else "",
            "jenisKursusNama": course.form[0], "jenisDiklatId": course.form[1],
            "namaKursus": f"Narasumber pada {course.title}" if teaches and not by_column else course.title,
            "noSertipikat": f"FIKSI/{number}/{course.until.year}", "institusiPenyelenggara": course.organiser.name,
            "jumlahJam": 8 * ((course.until - course.since).days + 1), "tahunKursus": course.until.year,
            "tanggalKursus": course.since, "tanggalSelesaiKursus": course.until,
        }  # fmt: skip


def _trainings(truth: Truth, seed: int, servant: Servant) -> Iterator[dict[str, Value]]:
    """The structural training of a head, in the half year before the present post."""
    if servant.post.kind != STRUCTURAL:
        return
    rng = Random(f"{seed}:training:{servant.person.index}")
    title = _LEADERSHIP[servant.post.eselon[1].partition(".")[0]]
    since = date(servant.since.year - 1, rng.choice((3, 7, 10)), 1)
    until = since + timedelta(days=rng.choice((60, 75, 90)))
    if since < servant.entered:
        return
    truth.course(servant.person, title, "training", "participant", until, _ACADEMY, None)
    yield {
        **_of(servant, STRUCTURAL_TRAININGS),
        "latihanStrukturalNama": title, "nomor": f"FIKSI/{rng.randrange(1, 9999)}/{until.year}", "tanggal": since,
        "tanggalSelesai": until, "tahun": until.year, "jumlahJam": 600, "institusiPenyelenggara": _ACADEMY.name,
    }  # fmt: skip


def _of(servant: Servant, columns: Sequence[str]) -> dict[str, Value]:
    """The cells that every row of a person has."""
    return {
        **dict.fromkeys(columns, ""), "nipBaru": servant.nip, "nama": servant.person.name.text.upper(),
        "kedudukanHukumId": servant.standing,
    }  # fmt: skip
