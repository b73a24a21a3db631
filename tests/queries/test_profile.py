"""A profile opens the sentence behind each thing that it says."""

from graph.nodes import Skill
from graph.store import Store
from queries.profile import AskProfile, Profile, profile
from queries.question import Viewer
from queries.reading.quotes import Quote
from tests import world as tiny
from tests.conftest import Loader


def marked(quotes: list[Quote]) -> list[tuple[str, list[str]]]:
    """Each quote with the words marked in it."""
    return [(quote.text, [part for part, is_marked in quote.parts if is_marked]) for quote in quotes]


def rini(store: Store) -> Profile:
    """What anybody sees of Rini."""
    [found] = profile(store, AskProfile(person="Rini Fiktif"), Viewer.of()).rows
    return found


def test_evidence_opens_its_sentence(store: Store, load_facts: Loader) -> None:
    """Skills that were read open the sentences they were read from; posts and mentions those of the article; what others
    tell stands apart.
    """
    load_facts([*tiny.world(), *tiny.article()])
    skills = [Skill(scheme="list", code=label, label=label, label_id=label) for label in ("kebijakan air", "audit")]
    load_facts(skills, source=tiny.LIST)
    found = rini(store)
    [water] = [skill for skill in found.skills if "list" in skill.schemes]
    [proof] = water.evidence
    assert (water.label, water.schemes) == ("kebijakan air", ["list", "topic"])
    assert marked(proof.quotes) == [
        ("Analisis kebijakan air", ["kebijakan air"]), ("Kajian kebijakan air bersih di daerah.", ["kebijakan air"]),
    ]  # fmt: skip
    [piece] = found.evidence
    assert piece.quotes == proof.quotes
    [post] = [post for post in found.positions if post.articles]
    assert post.title == "Kepala Biro Air"
    assert marked(post.articles[0].quotes) == [("Kepala Biro Air Rini Fiktif hadir.", ["Kepala Biro Air", "Rini Fiktif"])]
    [article] = found.articles
    assert (article.date, article.publisher) == ("2025-03-02", "berita.example")
    assert marked(article.quotes) == [("Rini hadir", ["Rini"]), ("Kepala Biro Air Rini Fiktif hadir.", ["Rini Fiktif"])]
    [said] = found.statements
    assert (said.text, said.skills) == ("Rini hadir dalam audit air.", ["audit"])
    assert "audit" not in [skill.label for skill in found.skills]
