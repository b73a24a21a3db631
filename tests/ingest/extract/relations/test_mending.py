"""Names as titles show them, of tokens that are given."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract.relations.mending import mended, mended_tags
from ingest.extract.tagger.entities import spans
from tests.ingest.extract.marked import marked

_WORDS = st.sampled_from(
    ["", " ", "\n", "\0", "Ketua", "PKB", "I", "Wayan", "Budi", "Khayal", "Menteri", "Hukum", "dan", "HAM", "(", ",", "Kota", "V", "Maj", "Moh.", "Dewan",
     "Pimpinan", "Pusat", "Bupati", "Nias", "Selatan", "memilih"]
)  # fmt: skip
_TAGS = st.sampled_from(["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"])


@given(st.lists(st.tuples(_WORDS, _TAGS), max_size=9))
def test_every_token_keeps_one_tag(sentence: list[tuple[str, str]]) -> None:
    """Whatever the tokens and their tags, blank ones too, each has one tag, and names begin with ``B-``."""
    found = mended_tags([word for word, _ in sentence], [tag for _, tag in sentence])
    assert len(found) == len(sentence)
    again = ["O"] * len(found)
    for start, end, label in spans(found):
        again[start:end] = [f"B-{label}", *[f"I-{label}"] * (end - start - 1)]
        assert sentence[start][0].strip()
    assert again == found


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Pegawai [PLN]ORG [Unit Induk Semu]PER hadir", [("PLN", "ORG"), ("Unit Induk Semu", "ORG")]),
        ("Warga [Desa Semu]PER hadir", [("Desa Semu", "LOC")]),
        ("Rapat membahas [Raperda Semu]PER itu", []),
        ("[Tim Khayal]PER hadir", [("Tim Khayal", "PER")]),
    ],
)
def test_what_begins_as_no_name_does_is_nobody(text: str, names: list[tuple[str, str]]) -> None:
    """An institution, a village and a regulation tell by their first word what they are; people are called Tim too."""
    seen = mended(marked(text))
    assert [(" ".join(seen.words[start:end]), label) for start, end, label in seen.spans] == names
