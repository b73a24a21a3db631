"""What is told of a way, and the letter that asks to be introduced."""

import re

import pytest

from queries.ways.introduction import MEDIUM, STRONG, Reason, Step, draft, told, weakest, years


def reason(kind: str, since: str | None = "2019-06", until: str | None = None) -> Reason:
    """Why two people know each other."""
    return Reason.model_validate({"kind": kind, "what": "Air", "since": since, "until": until, "people": 2, "strength": 0.5})


@pytest.mark.parametrize(
    "kind",
    ["work", "project", "award", "training", "unit", "acquaintance", "guides", "guided by", "endorses", "endorsed by", "cites"],
)
def test_a_letter_keeps_one_register(kind: str) -> None:
    """Whatever the tie, who is written to is Bapak/Ibu from the first line to the last."""
    steps = [
        Step(person=name, name=name, institution=None, strength=0.5, why=[reason(kind)]) for name in ("Maya", "Dewi", "Rini")
    ]
    text = draft("Budi", "Kementerian Air", steps, "Rini", None, "air", "id")
    assert "Bapak/Ibu" in text
    assert re.findall(r"\b(?:anda|kita|kamu)\b", text, re.IGNORECASE) == []


def test_when_it_was_is_told_as_people_write_it() -> None:
    """A day, a span or a beginning, by the months' names of the language."""
    assert years(reason("work", None, "2019-06-24"), "id") == "24 Juni 2019"
    assert years(reason("unit", "2019-06", "2020"), "en") == "June 2019 – 2020"
    assert years(reason("guides"), "id") == "sejak Juni 2019"
    assert years(reason("unit", None, "2020-05"), "en") == "until May 2020"
    assert years(reason("unit", None), "id") == ""


def test_what_goes_on_is_told_so() -> None:
    """Who is in one unit still is there; who was until some day was."""
    assert told(reason("unit"), "Budi", "Dewi", "en") == "are in the same unit: Air"
    assert told(reason("unit", until="2020"), "Budi", "Dewi", "en") == "were in the same unit: Air"


@pytest.mark.parametrize(
    ("strengths", "called"),
    [([0.9, STRONG], "strong"), ([0.9, MEDIUM], "medium"), ([MEDIUM - 0.001, 0.9], "weak"), ([0.0], "weak")],
)
def test_a_way_is_called_by_its_weakest_tie(strengths: list[float], called: str) -> None:
    """In a word that one reads at once."""
    steps = [Step(person="x", name="X", institution=None, strength=strength, why=[]) for strength in strengths]
    assert weakest(steps) == called
