"""What the tagger knows of single words."""

import pytest

from ingest.extract.lexicon.english_words import english_about, english_features
from ingest.extract.lexicon.word_kinds import (
    CITY,
    COMMON,
    COUNTRY,
    GIVEN,
    INSTITUTION,
    LANGUAGE,
    NAME,
    NOTHING,
    PLACE,
    POST,
    UNKNOWN,
    VERB,
    kind,
    known,
)
from ingest.extract.tagger.features import about_features, seen
from ingest.extract.training.clusters import clusters
from ingest.extract.training.word_kinds import listed


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("komisi", INSTITUTION),
        ("menteri", POST),
        ("yogyakarta", PLACE),
        ("mengabadikan", COMMON),
        ("anak-anak", COMMON),
        ("bukunya", COMMON),
        ("khayalnesia", UNKNOWN),
        ("-", UNKNOWN),
        ("", UNKNOWN),
    ],
)
def test_a_word_has_the_first_kind_that_fits(word: str, expected: str) -> None:
    """Lists of our own before the dictionary, bent and doubled words by their parts, and what is on none is unknown."""
    assert kind(word) == expected


def test_the_model_knows_the_lists_as_they_are() -> None:
    """Whoever adds a word to a list that rules and tagger share makes the model anew (``make model``)."""
    assert {word: kind(word) for word in listed() if word[0].isalpha() and " " not in word} == {
        word: what for word, what in listed().items() if word[0].isalpha() and " " not in word
    }


def test_letters_show_their_kind_and_signs_do_not() -> None:
    """The kind stands behind the shape, in either case the same."""
    assert seen("Menteri", True, "news") == "Xxx" + POST
    assert seen("MENTERI", False, "book") == seen("menteri", False, "news") == "uxx" + POST
    assert seen("29/10", True, "news") == "dd/dd"
    assert seen("", True, "news") == ""


def test_english_has_its_own_common_words_and_names() -> None:
    """Each language's words are common in it alone, and English words are told by their capitals and by what stands where they stand."""
    assert (seen("Budi", True, "news"), seen("Budi", True, "english")) == ("Xxx" + COMMON, "Xxx" + UNKNOWN)
    assert seen("Minister", True, "english") == "Xxx" + POST
    london, paris, said = (english_about(word) for word in ("london", "paris", "said"))
    assert london[0] == paris[0] == "3"
    assert said[0] == "0"
    assert set(english_features(london)) & set(english_features(paris)) > {"C3"}
    assert list(english_features(english_about("khayalnesia"))) == ["C"]


@pytest.mark.parametrize(
    ("word", "group", "traits"),
    [("jerman", NAME, COUNTRY + LANGUAGE), ("paris", NAME, CITY), ("agus", NAME, GIVEN), ("mengatakan", VERB, "")],
)
def test_a_word_has_every_trait_that_fits(word: str, group: str, traits: str) -> None:
    """Class and traits are told beside the kind, as many as there are; of a word on no list nothing is."""
    signs = known(word).about.split(":")[0]
    assert signs[0] == group
    assert set(traits) <= set(signs[1:])
    assert known("khayalnesia") == NOTHING


def test_what_a_word_is_shows_from_itself_and_its_neighbours() -> None:
    """Each sign and each group is a feature of its own, seen from three places."""
    assert sorted(about_features("Ng:3:40")) == sorted(((-1, 0, 1), f) for f in ("k=N", "k=g", "g0=3", "g1=40"))
    assert not list(about_features(""))


def test_words_between_the_same_neighbours_are_one_group() -> None:
    """Verbs stand between the same words, names between others."""
    people, verbs = [f"orang{at}" for at in range(30)], [f"me{at}" for at in range(30)]
    sentences = [[one, verb, "buku", "itu", "."] for one in people for verb in verbs]
    found = clusters(sentences, sizes=(4,), width=3)
    assert len({found[one] for one in people}) == len({found[verb] for verb in verbs}) == 1
    assert found["orang1"] != found["me1"]
