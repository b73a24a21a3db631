"""Quotes: the sentence around the words, whole words marked, never more than may be shown."""

from hypothesis import example, given
from hypothesis import strategies as st

from queries.reading.quotes import LONGEST, MOST, Text, quotes

SAID = Text(
    "Audit pengadaan air",
    "Menurut Dr. Maya Andai, audit perlu. Pengadaan dan audit berjalan tahun 2023. Belum ada yang lain\nAudit selesai.",
)

pieces = st.sampled_from(
    ["Audit", "air. ", "Dr. ", "\n", " ", "kata ", "kata " * 100, "x" * 400, "? Ia ", "“Ya.” ", "2023. ", "🙂"]
)
texts = st.lists(pieces, max_size=20).map("".join)
spans = st.builds("{}:{}-{}".format, st.sampled_from(["title", "text", "body"]), st.integers(0, 2000), st.integers(0, 2000))


def marked(quoted: str, marks: list[str]) -> list[str]:
    """The words that are marked."""
    return [quoted[slice(*map(int, mark.split("-")))] for mark in marks]


def test_sentence_is_quoted_with_its_words_marked() -> None:
    """Words of one sentence stand in one quote; a short form ends no sentence; the title comes first."""
    found = quotes(SAID, ["text:24-29", "text:37-46", "text:51-56", "title:0-5"], also=["text:12-22", "text:99-104"])
    assert [(quote.text, marked(quote.text, quote.marks)) for quote in found] == [
        ("Audit pengadaan air", ["Audit"]),
        ("Menurut Dr. Maya Andai, audit perlu.", ["Maya Andai", "audit"]),
        ("Pengadaan dan audit berjalan tahun 2023.", ["Pengadaan", "audit"]),
    ]
    assert [part for part in found[0].parts if part[0]] == [("Audit", True), (" pengadaan air", False)]


@given(title=texts, text=texts, wanted=st.lists(spans, max_size=6), also=st.lists(spans, max_size=3))
@example(title="", text="x" * 2000, wanted=["text:0-2000"], also=["text:3-4", "nothing", "text:9-3"])
def test_quotes_are_of_the_text_and_bounded(title: str, text: str, wanted: list[str], also: list[str]) -> None:
    """A quote is part of the text, of bounded length, with something marked; its marks are in order and apart; its parts
    make it up; the first span that points into the text is marked.
    """
    found = quotes(Text(title, text), wanted, also=also)
    assert len(found) <= MOST
    for quote in found:
        assert "".join(part for part, _ in quote.parts) == quote.text
        assert len(quote.text) <= LONGEST + 4
        assert quote.text.removeprefix("… ").removesuffix(" …") in title + "\0" + text or quote.text in title + "\0" + text
        places = [int(end) for mark in quote.marks for end in mark.split("-")]
        assert places
        assert places == sorted(places)
        assert places[-1] <= len(quote.text)
    valid = [
        (start, end)
        for span in wanted
        if span.startswith("text:")
        for start, end in [map(int, span[5:].split("-"))]
        if start < end <= len(text)
    ]
    if valid and not any(span.startswith("title:") for span in wanted):
        said = text[slice(*min(valid))]
        assert any(words in said or said in words for words in marked(found[0].text, found[0].marks))
