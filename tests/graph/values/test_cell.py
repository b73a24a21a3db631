"""A cell is no formula, and gives back the text that was written."""

from hypothesis import given
from hypothesis import strategies as st

from graph.values.cell import plain, safe


@given(st.text(max_size=9) | st.text("'=+-@\t\ra1", max_size=9))
def test_what_was_written_is_read(text: str) -> None:
    """Whatever it begins with."""
    cell = str(safe(text))
    assert plain(cell) == text
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
