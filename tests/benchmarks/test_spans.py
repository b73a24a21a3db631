"""Strict F1 of entities, on cases worked out by hand."""

import pytest

from benchmarks.spans import entities, scores


def test_entities_begin_and_end_where_conll_says() -> None:
    """A new ``B-`` ends the entity before; a change of label does; ``I-`` alone begins one."""
    assert list(entities(["B-PER", "I-PER", "B-PER", "O", "I-LOC", "I-ORG", "I-ORG"])) == [
        (0, 2, "PER"),
        (2, 3, "PER"),
        (4, 5, "LOC"),
        (5, 7, "ORG"),
    ]


def test_only_whole_entities_count() -> None:
    """Two right of three each: F1 2/3; a span one word short and a wrong label are both wrong."""
    gold = [["B-PER", "I-PER", "O", "B-LOC"], ["B-ORG", "I-ORG"]]
    found = [["B-PER", "I-PER", "O", "B-LOC"], ["B-ORG", "O"]]
    result = scores(gold, found)
    assert result.labels == {"LOC": 100.0, "ORG": 0.0, "PER": 100.0}
    assert result.micro == pytest.approx(200 / 3)
    assert result.macro == pytest.approx(200 / 3)
    assert scores([["B-PER"]], [["B-LOC"]]).micro == 0


def test_nothing_to_find() -> None:
    """No entity anywhere is no error."""
    assert scores([["O"]], [["O"]]).micro == 0


def test_sentences_must_match() -> None:
    """A tag too few is said, not counted."""
    with pytest.raises(ValueError, match="2 tags are right, 1 were given"):
        scores([["O", "O"]], [["O"]])
