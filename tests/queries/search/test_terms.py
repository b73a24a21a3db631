"""The words of a topic, found again in a text."""

from queries.search.terms import Terms


def test_another_name_lacks_no_word_of_the_topic() -> None:
    """Who is said to know a thing by its other name is not told to lack the first; of what the name does not mean, the word stays missing."""
    asked = Terms({"audit": 1, "keamanan": 1, "siber": 1}, (("manggala", "informatika"),), (frozenset({"keamanan", "siber"}),))
    assert asked.missing(["Manggala Informatika Ahli Utama"]) == ["audit"]
    assert asked.missing(["Ahli Informatika"]) == ["audit", "keamanan", "siber"]
    assert asked.missing(["Audit keamanan", "siber"]) == []
