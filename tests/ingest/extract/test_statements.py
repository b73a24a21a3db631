"""What people said or did."""

import pytest

from ingest.extract.statements import statements
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
    ],
)
def test_verbs_beside_a_name_tell(text: str, expected: list[tuple[str, str]]) -> None:
    """Before it and behind it, past titles and what stands between commas."""
    assert [(one.person, one.kind) for one in statements(marked(text))] == expected


def test_the_sentence_is_the_span() -> None:
    """From the sign before to the sign behind, and no further."""
    doc = marked("Kota sepi. Pelatihan itu perlu, kata [Ani]PER. Ia pergi.")
    found = statements(doc)[0]
    assert found.text == doc.text[found.start : found.end] == "Pelatihan itu perlu, kata Ani."
    assert doc.text[found.person_start : found.person_end] == "Ani"
