"""Known names end where the table says, and who has an office behind a comma is a person. All of them are fictional."""

import pytest
import spacy
from spacy.tokens import Doc, Span

from ingest.extract import view
from ingest.extract.names.anchors import anchor
from ingest.extract.names.institutions import Gazetteer, Known
from ingest.extract.tokens import Words

KNOWN = Gazetteer(
    [
        Known(id="rel", names=("PT Rel Rekaan Raya (Persero)",), kind="bumn"),
        Known(id="bua", names=("Badan Urusan Air (fiksi)",), short="BUA", kind="agency"),
        Known(id="angin", names=("Kementerian Awan dan Angin Lestari",), kind="ministry"),
        Known(id="kota", names=("Pemerintah Kota Bandar Khayal",), kind="city"),
    ]
)


def doc(text: str, *entities: tuple[str, str]) -> Doc:
    """A text in which a model has marked some words."""
    nlp = spacy.blank("xx")
    nlp.tokenizer = Words(nlp.vocab)
    made = nlp(text)
    spans = []
    for words, label in entities:
        start = text.index(words)
        span = made.char_span(start, start + len(words), label=label, alignment_mode="expand")
        assert isinstance(span, Span)
        spans.append(span)
    made.ents = tuple(spans)
    return made


@pytest.mark.parametrize(
    ("text", "marked", "mended"),
    [
        ("Direktur PT Rel Rekaan Raya (Persero) Ani Budi hadir", [("PT Rel Rekaan Raya (Persero) Ani", "ORG"), ("Budi", "PER")],
         [("PT Rel Rekaan Raya (Persero)", "ORG"), ("Ani Budi", "PER")]),
        ("Kepala Badan Urusan Air Ani Budi Candra hadir", [("Candra", "PER")], [("Badan Urusan Air", "ORG"), ("Ani Budi Candra", "PER")]),
        ("Ketua BUA Ani Budi hadir", [("BUA Ani Budi", "PER")], [("BUA", "ORG"), ("Ani Budi", "PER")]),
        ("Wali Kota Bandar Khayal Ani Budi hadir", [("Khayal Ani Budi", "PER")], [("Bandar Khayal", "LOC"), ("Ani Budi", "PER")]),
        ("Menteri Awan dan Angin Lestari Ani Budi hadir", [("Awan dan Angin", "ORG"), ("Lestari Ani Budi", "PER")], [("Awan dan Angin Lestari", "ORG"), ("Ani Budi", "PER")]),
        ("Menteri Awan dan Angin Ani Budi hadir", [("Ani Budi", "PER")], [("Ani Budi", "PER")]),
        ("Kepala Dinas Air Kota Bandar Khayal Ani hadir", [("Dinas Air Kota Bandar Khayal Ani", "ORG")], [("Dinas Air Kota Bandar Khayal", "ORG"), ("Ani", "PER")]),
        ("Ani hadir di Gedung Badan Urusan Air", [("Ani", "PER"), ("Gedung Badan Urusan Air", "LOC")], [("Ani", "PER"), ("Gedung Badan Urusan Air", "LOC")]),
        ("Badan Urusan Air Institute lecturer Ani spoke", [("Badan Urusan Air Institute", "ORG"), ("Ani", "PER")], [("Badan Urusan Air Institute", "ORG"), ("Ani", "PER")]),
        ("Bandar Khayal City Government head Ani spoke", [("Bandar Khayal City Government", "ORG")], [("Bandar Khayal City Government", "ORG")]),
        ("Ni Made Ani, Bupati Semu, hadir", [("Made", "LOC"), ("Bupati Semu", "PER")], [("Ni Made Ani", "PER")]),
        ("Menteri Laut dan Ruang Angkasa Ani Budi, Bupati Semu", [("Ani Budi", "PER")], [("Ani Budi", "PER")]),
        ("Menurut Ani Budi, Bupati Semu", [("Ani", "PER")], [("Ani Budi", "PER")]),
        ("Di Jakarta. Dr. Ani Budi, Bupati Semu", [("Jakarta", "LOC"), ("Ani", "PER")], [("Jakarta", "LOC"), ("Ani Budi", "PER")]),
        ("Terbit Juli. A. H. Budi S., Bupati Semu", [("Budi", "PER")], [("A. H. Budi S.", "PER")]),
        ("Acara usai. Ust. Ani Budi, Bupati Semu", [("Budi", "PER")], [("Ani Budi", "PER")]),
        ("Badan Urusan Air, Kepala Ani hadir", [("Ani", "PER")], [("Badan Urusan Air", "ORG"), ("Ani", "PER")]),
        ("Forum Warga Semu, Ketua Ani hadir", [("Forum Warga Semu", "ORG")], [("Forum Warga Semu", "ORG")]),
        ("Ia di Badan Urusan Air. Republik Indonesia luas", [], [("Badan Urusan Air", "ORG")]),
        ("KEPALA BADAN URUSAN AIR ANI", [("AIR ANI", "PER")], [("BADAN URUSAN AIR", "ORG"), ("ANI", "PER")]),
        ("BADAN URUSAN AIR MENGATAKAN", [("BADAN URUSAN AIR MENGATAKAN", "ORG")], [("BADAN URUSAN AIR", "ORG")]),
        ("", [], []), (",", [], []), ("A, Kepala", [], []),
    ],
)  # fmt: skip
def test_mended(text: str, marked: list[tuple[str, str]], mended: list[tuple[str, str]]) -> None:
    """What the model has joined is parted, what it has missed behind a known name is found; a name ends with its sentence; capitals alone tell nobody's name."""
    made = doc(text, *marked)
    found = anchor(made, view.marked(made), KNOWN)
    assert [(made[start:end].text, label) for start, end, label in found] == mended
