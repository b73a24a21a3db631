"""What a CV tells of its owner."""

import pytest

from ingest.extract.nlp import Reader


@pytest.fixture(scope="module")
def reader() -> Reader:
    """A reader that knows no institution."""
    return Reader()


CV = """Riwayat Hidup
Nama: Budi Khayal, S.T.
{lines}
Keahlian: analisis data
"""


def lived(reader: Reader, *lines: str) -> list[tuple[str, str, str | None, str | None, str | None]]:
    """What a CV with these lines tells."""
    read = reader.read(CV.format(lines="\n".join(lines)))
    return [(role.person, role.role, role.institution, role.date, role.until) for role in read.roles]


def test_posts_of_a_cv_are_its_owner_s(reader: Reader) -> None:
    """Lines with years name no holder; where one alone is named at the head, the posts are theirs, each with its years."""
    assert lived(
        reader,
        "2019–sekarang: Kepala Bidang Data, Dinas Kesehatan Kota Semu",
        "• Analis Kebijakan, Badan Riset Khayal, 2015 - 2019",
    ) == [
        ("Budi Khayal", "Kepala Bidang Data", "Dinas Kesehatan Kota Semu", "2019", None),
        ("Budi Khayal", "Analis Kebijakan", "Badan Riset Khayal", "2015", "2019"),
    ]


def test_lines_may_be_numbered(reader: Reader) -> None:
    """A number before the years is the list's."""
    told = lived(reader, "1. 2015-2018 : Kepala Bidang Data, Dinas Semu", "2. 2018-2020 : Analis Kebijakan, Badan Khayal")
    assert [(role, date) for _, role, _, date, _ in told] == [("Kepala Bidang Data", "2015"), ("Analis Kebijakan", "2018")]


@pytest.mark.parametrize(
    "lines",
    [
        ["2019–sekarang: Kepala Bidang Data, Dinas Kesehatan Kota Semu"],
        ["Kepala Bidang Data memimpin rapat", "Analis Kebijakan hadir"],
        ["2019–2020: Kepala Bidang Data, Ani Rekaan", "2015–2019: Analis Kebijakan, Sari Rekaan"],
    ],
)
def test_few_lines_or_other_names_are_no_cv(reader: Reader, lines: list[str]) -> None:
    """One line with years stands in any article; lines without years tell of others; a line that names somebody is theirs."""
    assert all(person != "Budi Khayal" for person, *_ in lived(reader, *lines))
