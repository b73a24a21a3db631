"""What people said or did."""

import pytest

from ingest.extract.relations.statements import statements
from tests.ingest.extract.marked import marked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pelatihan itu perlu, kata [Ani Rekaan]PER di kota.", [("Ani Rekaan", "said")]),
        ("Pelatihan itu perlu, kata Kepala Biro SDM [LAN]ORG [Ani Rekaan]PER.", [("Ani Rekaan", "said")]),
        ("[Ani]PER mengatakan hal itu. [Budi]PER diam.", [("Ani", "said")]),
        ("[Ani]PER (45), kepala Dinas X, menegaskan hal itu.", [("Ani", "said")]),
        ("Menurut [Ani]PER, itu benar.", [("Ani", "said")]),
        ("[Ani]PER memimpin reformasi birokrasi.", [("Ani", "did")]),
        ("[Ani]PER, who led the audit, said so.", [("Ani", "said")]),
        ("[Ani]PER designed the training in 2020.", [("Ani", "did")]),
        ("It works, said [Ani]PER.", [("Ani", "said")]),
        ("[Ani]PER melihat [Budi]PER di pasar.", []),
        ("[Ani]PER di [Solo]LOC, Senin (5/3), mengatakan hal itu.", [("Ani", "said")]),
        ("[Ani]PER dalam keterangan yang diterima di [Solo]LOC menolak hal itu.", [("Ani", "said")]),
        ("[Ani]PER saat ditemui di kantornya mengatakan hal itu.", [("Ani", "said")]),
        ("[Ani]PER, S.IP., [M.Si.]PER mengatakan hal itu.", [("Ani", "said")]),
        ("Itu perlu, ujar Kepala [LAN]ORG, Dr. [Ani]PER.", [("Ani", "said")]),
        ("Hal itu disampaikan Kepala [LAN]ORG [Ani]PER.", [("Ani", "said")]),
        ("Riset itu dipimpin langsung oleh [Ani]PER, ujar [Budi]PER.", [("Ani", "did"), ("Budi", "said")]),
        ("The model was developed by [LAN]ORG researcher [Ani]PER.", [("Ani", "did")]),
        ("[Ani]PER on Tuesday said [Budi]PER had left.", [("Ani", "said")]),
        ("[Ani]PER in a statement has repeatedly said so.", [("Ani", "said")]),
        ("Tim itu tidak dipimpin [Ani]PER, akan dipimpin [Budi]PER.", []),
        ("[Ani]PER di [Solo]LOC menemui warga yang mengatakan hal itu.", []),
        ("Itu urusan [Ani]PER dalam menyusun kajian, katanya.", []),
        ("Menurut Kepala [LAN]ORG, [Ani]PER perlu belajar.", []),
    ],
)
def test_verbs_beside_a_name_tell(text: str, expected: list[tuple[str, str]]) -> None:
    """Before it and behind it, past titles, degrees, and where, when and how; each verb tells of one person."""
    assert [(one.person, one.kind) for one in statements(marked(text))] == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Pelatihan itu perlu, kata [Ani]PER.",
        '"Perlukah No. 5 di Kompas.com seharga Rp. 5?" kata [Ani]PER.',
        "[SOLO]LOC, KOMPAS.com - [Ani]PER mengatakan hal itu.",
    ],
)
def test_the_sentence_is_the_span(sentence: str) -> None:
    """From the sign before to the sign behind, and no further; a sign within a name, a number or a quotation ends none."""
    doc = marked(f"Kota sepi. {sentence} Ia pergi.")
    found = statements(doc)[0]
    assert found.text == doc.text[found.start : found.end] == marked(sentence).text
    assert doc.text[found.person_start : found.person_end] == "Ani"
