"""A question is asked of its topic, not of the words around it; what is no question stays as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.search.framing import unframed


@pytest.mark.parametrize(
    ("asked", "topic"),
    [
        ("siapa yang berpengalaman dalam citra destinasi?", "citra destinasi?"),
        ("Siapa saja yang paham SPBE", "SPBE"),
        ("saya butuh pakar tentang stunting", "stunting"),
        ("who has experience with forest and land fires?", "forest and land fires?"),
        ("I am looking for experts in data governance", "data governance"),
        ("Ahli gizi", "Ahli gizi"),
        ("expert systems in medicine", "expert systems in medicine"),
        ("people analytics", "people analytics"),
        ("WHO guidelines on malaria", "WHO guidelines on malaria"),
        ("siapa?", "siapa?"),
    ],
)
def test_the_topic_is_left(asked: str, topic: str) -> None:
    """By question words, and by experts where they know or are about something."""
    assert unframed(asked) == topic


@given(st.text(max_size=400))
def test_what_is_left_is_the_end(text: str) -> None:
    """Nothing is made up, and something is left."""
    left = unframed(text)
    assert text.endswith(left)
    assert any(letter.isalnum() for letter in left) == any(letter.isalnum() for letter in text)
