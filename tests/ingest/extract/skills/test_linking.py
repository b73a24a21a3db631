"""Sentences are linked to skills by meaning, with the words they were read from, and nothing where they speak of none."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.extract.skills.gloss import glossary
from ingest.extract.skills.linking import Linker, skills_of
from ingest.extract.skills.matching import SkillLabel
from ingest.extract.skills.windows import split

FORMS = (
    ("fraud detection", ("detect fraud", "uncover fraud")),
    ("prepare financial statements", ("draw up financial statements",)),
    ("cook fish", ("fry fish", "prepare fish dishes")),
    ("Java (computer programming)", ()),
    ("urban planning", ("plan cities",)),
)
LABELS = [SkillLabel("few", name, name, form, "en", preferred=form == name) for name, others in FORMS for form in (name, *others)]


@pytest.fixture(scope="module")
def linker() -> Linker:
    """A few skills."""
    return Linker(LABELS)


@pytest.mark.parametrize(
    ("sentence", "language", "code"),
    [
        ("You will find swindlers and other cheats in company accounts", "en", "fraud detection"),
        ("Solid experience with Java", "en", "Java (computer programming)"),
        ("menyusun laporan keuangan kementerian", "id", "prepare financial statements"),
        ("perencanaan kota", "id", "urban planning"),
    ],
)
def test_nearest_skill_is_ranked_first(linker: Linker, sentence: str, language: str, code: str) -> None:
    """The skill whose meaning is nearest comes first, in both languages, though few of its letters are there."""
    assert linker.skills[int(linker.scores(sentence, language).total.argmax())].code == code


def test_hits_say_which_words(linker: Linker) -> None:
    """A hit's span is that of its words in the whole text, and what the text denies is no hit."""
    text = "Rapat dibuka pukul sembilan. Tugasnya pendeteksian kecurangan. Ia belum menguasai perencanaan kota."
    [hit] = linker.find(text, "id")
    assert (hit.code, text[hit.start : hit.end]) == ("fraud detection", "pendeteksian kecurangan")


def test_vectors_are_made_once(tmp_path: Path) -> None:
    """A second linker reads the vectors of the first, encodes only new skills, and gives the same scores; a broken file is made anew."""
    first = Linker(LABELS, tmp_path).scores("frying fish").total
    files = sorted((tmp_path / "skills").glob("*.npz"))
    before = [file.stat().st_mtime_ns for file in files]
    assert Linker(LABELS, tmp_path).scores("frying fish").total.tolist() == first.tolist()
    assert [file.stat().st_mtime_ns for file in files] == before
    for file in files:
        file.write_bytes(b"broken")
    assert Linker(LABELS, tmp_path).scores("frying fish").total == pytest.approx(first, abs=0.01)


def test_no_skills_give_no_hits() -> None:
    """An empty vocabulary is no error."""
    assert Linker([]).find("perencanaan kota", "id") == []


def test_asides_of_a_list_are_no_part_of_a_name() -> None:
    """What a list adds in brackets is not compared."""
    assert [skill.english for skill in skills_of(LABELS)][3] == ("Java",)


@settings(max_examples=60)
@given(st.text(max_size=80))
def test_spans_lie_within_the_sentence(sentence: str) -> None:
    """Windows of a sentence, and the origins of windows of its gloss, lie within it."""
    gloss = glossary().gloss(sentence)
    for window in split(gloss.text).windows:
        start, end = gloss.origin(window.start, window.end)
        assert 0 <= start <= end <= len(sentence)
    assert all(0 <= one.start < one.end <= len(sentence) for one in split(sentence).windows)
