"""A question is asked of its topic, not of the words around it; what is no question stays as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.search.framing import unframed


@pytest.mark.parametrize(
    ("asked", "topic"),
    [
        ("siapa yang berpengalaman dalam citra destinasi?", "citra destinasi"),
        ("Siapa saja yang paham SPBE", "SPBE"),
        ("saya butuh pakar tentang stunting", "stunting"),
        ("who has experience with forest and land fires?", "forest land fires"),
        ("I am looking for experts in data governance", "data governance"),
        ("Ahli gizi", "Ahli gizi"),
        ("expert systems in medicine", "expert systems medicine"),
        ("people analytics", "people analytics"),
        ("WHO guidelines on malaria", "WHO guidelines malaria"),
        ("I need someone who can help me with procurement", "procurement"),
        ("Audit sektor publik, siapa yang bisa membantu saya?", "Audit sektor publik"),
        ("who's good at the field of tax law", "tax law"),
        ("peringatan dini usaha kecil", "peringatan dini usaha kecil"),
        ("due diligence help desk", "due diligence help desk"),
        ("pengalaman pegawai", "pengalaman pegawai"),
        ("siapa?", ""),
    ],
)
def test_the_topic_is_left(asked: str, topic: str) -> None:
    """Words that ask or only hold the sentence together go, wherever they stand; experts and help where they are asked for."""
    assert unframed(asked) == topic


@given(
    st.text(max_size=400)
    | st.lists(st.sampled_from(["siapa", "I", "need", "ahli", "tahu", "US", "gizi", "di", ","])).map(" ".join)
)
def test_nothing_is_made_up(text: str) -> None:
    """What is left are words of the text in their order, whatever is asked for among them."""
    left, rest = unframed(text), iter(text)
    assert all(letter in rest for letter in left if not letter.isspace())
    assert ("gizi" in left) == ("gizi" in text)
