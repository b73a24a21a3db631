"""Programmes and events by name."""

import pytest

from ingest.extract.names.programmes import programmes
from tests.ingest.extract.marked import marked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rapat Kerja Nasional II membahas hal itu", [("EVENT", "Rapat Kerja Nasional II")]),
        ("lewat Program Makan Rekaan Gratis dan Konferensi Khayal Dunia 2015.", [("PROGRAMME", "Program Makan Rekaan Gratis"), ("EVENT", "Konferensi Khayal Dunia 2015")]),
        ("penerima Beasiswa Rekaan untuk Negeri di [Bandung]LOC", [("PROGRAMME", "Beasiswa Rekaan untuk Negeri")]),
        ("Program itu bagus, kata [Budi]PER. Forum mendengar. Hari Senin.", []),
        ("dosen Program Studi Hukum, lulusan Program Magister Terapan Rekaan", []),
        ("penerima Beasiswa Magister Rekaan", [("PROGRAMME", "Beasiswa Magister Rekaan")]),
        ("[Direktorat Bina]ORG Kompetensi dan Program Pelatihan, Kepala Bagian Hukum dan Program Rekaan hadir", []),
        ("[Badan Rekaan]ORG dan Program Makan Gratis; Kepala [LAN]ORG [Ani]PER Khayal dan Program Sehat Rekaan",
         [("PROGRAMME", "Program Makan Gratis"), ("PROGRAMME", "Program Sehat Rekaan")]),
        ("join the Leadership Rekaan Program and the National Rekaan Internship.", [("PROGRAMME", "Leadership Rekaan Program"), ("PROGRAMME", "National Rekaan Internship")]),
        ("at the Human Capital Summit 2026 in [Bandung]LOC", [("EVENT", "Human Capital Summit 2026")]),
        ("the [GNIK]ORG Program began. Peserta Program hadir.", []),
        ("The Program and The Forum began", []),
        ("join the Digital Rekaan Scholarship. The Games began. Meeting. Internship di [LAN]ORG.", [("PROGRAMME", "Digital Rekaan Scholarship")]),
        ("Project Manager, Workshop Coordinator", []),
        ("", []),
    ],
)  # fmt: skip
def test_a_name_begins_with_what_it_is(text: str, expected: list[tuple[str, str]]) -> None:
    """Common nouns and names of others are no programmes."""
    doc = marked(text)
    found = programmes(doc)
    assert [(one.label, one.text) for one in found] == expected
    assert all(doc.text[one.start : one.end] == one.text for one in found)
