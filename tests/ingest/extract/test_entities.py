"""Names as the tagger finds them, and how likely they are."""

import pytest

from ingest.extract import entities
from ingest.extract.entities import Tagger


def test_a_name_cut_short_is_likelier_than_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """*Laksono said* is cut to *Laksono*, which is doubted for its kind and where it begins, no more for the end that a rule gave it."""
    words = ["“", "Acting", "does", "not", "mean", "waiting", ",", "”", "Laksono", "said", "."]
    tagger = Tagger()
    assert tagger.tags([words])[0][8:10] == ["B-PER", "I-PER"]
    [[(begin, end, label, cut)]] = tagger.names([words])
    assert (words[begin:end], label) == (["Laksono"], "PER")
    monkeypatch.setattr(entities, "trimmed", lambda _words, _begin, end, _label: end)
    [[(_, end, _, whole)]] = tagger.names([words])
    assert (end, whole < cut) == (10, True)
