"""Titles after a name: each known one reads as itself, however it is dotted."""

import pytest

from graph.values import degree

KNOWN = [title for title in map(str.strip, degree._DEGREES.split(",")) if title]


def test_no_two_titles_share_a_spelling() -> None:
    """The table is a function: dots and letters name one title."""
    assert len(degree._AS_DOTTED) == len(KNOWN)


@pytest.mark.parametrize("title", KNOWN)
def test_a_title_reads_as_itself(title: str) -> None:
    """With its dots, in capitals, and with spaces after its dots."""
    assert degree.all_of(title) == degree.all_of(title.upper()) == degree.all_of(title.replace(".", ". ")) == (title,)


@pytest.mark.parametrize(
    ("written", "titles"),
    [
        ("SKom", ("S.Kom.",)),
        ("S.KOM", ("S.Kom.",)),
        ("S.Kom.M.Kom", ("S.Kom.", "M.Kom.")),
        ("SE MM", ("S.E.", "M.M.")),
        ("S.Si.T", ("S.Si.T.",)),
        ("M.Si", ("M.Si.",)),
        ("M.S.I", ("M.S.I.",)),
        ("S.P. M.M.", ("S.P.", "M.M.")),
        ("Budi", ()),
        ("S.Kom Budi", ()),
        ("", ()),
    ],
)
def test_titles_are_told_apart(written: str, titles: tuple[str, ...]) -> None:
    """All of a text is titles, or none of it."""
    assert degree.all_of(written) == titles
