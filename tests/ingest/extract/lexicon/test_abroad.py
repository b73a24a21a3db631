"""Names that every state has, of this one and of others."""

import pytest

from ingest.extract.lexicon.abroad import is_abroad


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Kenyan [Foreign Ministry] said", True),
        ("Japan's [Finance Ministry] said", True),
        ("the U.S. [Supreme Court] ruled", True),
        ("the [Supreme Court] of India ruled", True),
        ("the [Supreme Court] ruled", False),
        ("the Indonesian [Foreign Ministry] said", False),
        ("Indonesia's [Finance Ministry] said", False),
        ("the [Ministry of Finance] of the Republic of Indonesia", False),
        ("Kepala [Badan Kepegawaian Negara] hadir", False),
        ("Pelaksana Harian [Bupati Semu] hadir", False),
        ("[Supreme Court]", False),
    ],
)
def test_what_stands_beside_a_name_says_whose_it_is(text: str, expected: bool) -> None:
    """A nationality or a possessive before it, a country behind it."""
    start = text.index("[")
    end = text.index("]") - 1
    assert is_abroad(text.replace("[", "").replace("]", ""), start, end) is expected
