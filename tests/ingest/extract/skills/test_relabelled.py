"""Telling which texts changed labels touch."""

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.extract.skills.matching import Matcher, SkillLabel
from ingest.extract.skills.relabelled import touched
from ingest.vocabulary import forms

# words of which several have one stem, in one language or across both
WORDS = (
    "audit", "auditing", "audits", "pengauditan", "kebijakan", "policy", "policies", "analisis", "menganalisis", "analyse", "analysis",
    "air", "data", "SPSE", "Python", "python", "lead", "belum", "menguasai", ",", ".", "studies", "studi", "study", "organisasi",
    "organisation", "organisations", "kelola", "mengelola",
)  # fmt: skip
phrases = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
labels = st.builds(
    lambda code, text, language, context: SkillLabel("list", code, f"skill {code}", text, language, context=context),
    st.sampled_from("abcd"), phrases, st.sampled_from(["id", "en", ""]), st.sampled_from(["", "air data", "organisasi"]),
)  # fmt: skip
lists = st.lists(labels, max_size=6)
texts = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)


@settings(max_examples=300)
@given(kept=lists, before=lists, after=lists, text=texts, language=st.sampled_from(["id", "en", ""]))
def test_untouched_text_gives_the_same(
    kept: list[SkillLabel], before: list[SkillLabel], after: list[SkillLabel], text: str, language: str
) -> None:
    """A text that is told untouched by a change of labels gives the same hits before and after it."""
    had, has = [*kept, *before], [*kept, *after]
    if not touched(forms(had), forms(has))(text):
        assert Matcher(had).find(text, language) == Matcher(has).find(text, language)


def test_few_texts_are_touched() -> None:
    """A new label touches a text with its words in any of their forms, and none that has but one of them, if it was known."""
    known = [SkillLabel("list", code, code, code, "id", True) for code in ("analisis kebijakan", "audit mutu", "auditing")]
    new = SkillLabel("list", "b", "audit kebijakan", "audit kebijakan", "id", True)
    changed = touched(forms(known), forms([*known, new]))
    assert changed("Mengaudit, dan kebijakannya; audit atas kebijakan")
    assert not changed("analisis kebijakan")
    assert not changed("audit mutu")
