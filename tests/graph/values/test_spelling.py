"""Spellings: old and new ones meet, modern names are left alone."""

import pytest

from graph.values import spelling


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Soekarno", "Sukarno"),
        ("Soeharto", "Suharto"),
        ("Tjokroaminoto", "Cokroaminoto"),
        ("Sjahrir", "Syahrir"),
        ("Djuanda", "Juanda"),
        ("Djojohadikoesoemo", "Joyohadikusumo"),
        ("Tjahjono", "Cahyono"),
    ],
)
def test_the_reform_of_1972_joins_old_and_new(old: str, new: str) -> None:
    """Public names, in the spelling of their time and of ours."""
    assert spelling.reformed(old) == spelling.plain(new)


@pytest.mark.parametrize("modern", ["Jaya", "Chandra", "Christian", "Panji", "Janji"])
def test_modern_names_are_left_alone(modern: str) -> None:
    """Without a digraph that only old spelling has, nothing proves a word old."""
    assert spelling.reformed(modern) == spelling.plain(modern)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Achmad", "Ahmad"),
        ("Taufik", "Taufiq"),
        ("Moch. Ali", "Muhammad Ali"),
        ("M. Taufiq", "Taufiq"),
        ("Nur'aini", "Nur Aini"),
        ("Khairul", "Hairul"),
        ("Aisyah", "Aisah"),
    ],
)
def test_names_that_sound_alike_may_be_one(one: str, other: str) -> None:
    """Candidates only: a second fact must confirm them."""
    assert spelling.soft(one) == spelling.soft(other)


def test_a_lone_muhammad_stays() -> None:
    """A name never becomes empty."""
    assert spelling.soft("Muhammad") == spelling.soft("Muhamad")
    assert spelling.soft("M.") == "m"
