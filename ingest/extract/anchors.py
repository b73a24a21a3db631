"""Names that stand where names must: known institutions end where the table says, and who has an office behind a comma is a person.

A model that never met ``PT Layar Samudra Raya (Persero)`` runs on into the name of whoever directs it. Where a text has
the whole name of a known institution, it is one span; capitals that the model had joined to it belong to the name behind.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from spacy.tokens import Doc, Span

from ingest.extract import posts
from ingest.extract.institutions import TODAY, Gazetteer, key
from ingest.extract.tokens import BEGINS

_LONGEST: Final = 16
"""Words of the longest name."""
_SHORTEST: Final = 3
"""Letters of the shortest acronym that stands for itself."""
_SMALL: Final = frozenset(
    ["dan", "di", "untuk", "bagi", "of", "and", "the", "for", "in", "on", ",", "(", ")", ".", "-", "&", "/"]
)
_FORMS: Final = frozenset(["persero", "tbk", "perseroan"])
"""Legal forms, which in brackets are the name's; a short form in them is a name of its own."""
_GOVERNED: Final = {
    "gubernur": "provinsi", "bupati": "kabupaten", "kota": "kota", "provinsi": "provinsi", "kabupaten": "kabupaten", "governor": "provinsi",
    "regent": "kabupaten", "mayor": "kota", "of": "kota",
}  # fmt: skip
"""Words before a place that tell of which kind it is."""
_REGIONS: Final = frozenset({"province", "regency", "city"})
_GOVERNMENT: Final = ("pemerintah", "pemprov", "pemkab", "pemkot", "government")


_OFFICES: Final = frozenset(posts.HEADS) | frozenset(
    [
        "acting",
        "former",
        "mantan",
        "eks",
        "pelaksana",
        "penjabat",
        "plt",
        "pj",
        "minister",
        "head",
        "governor",
        "regent",
        "mayor",
        "president",
        "director",
        "chair",
        "rector",
        "dean",
        "secretary",
        "professor",
        "principal",
        "deputy",
        "commissioner",
        "vice",
        "finance",
        "chief",
    ]
)
"""Words that begin an office."""


def anchor(doc: Doc, known: Gazetteer) -> None:
    """Set the institutions of ``doc.ents`` that are known by their whole names, and mend what was joined to them.

    A text all in capitals, or without any, is left as it is: nothing in it tells where a name ends.
    """
    if doc.text.isupper() or doc.text.islower():
        return
    found = list(_anchors(doc, known))
    if found:
        doc.ents = tuple(_mended(doc, found))
    fixed = {place for start, end, _ in found for place in range(start, end)}
    if people := list(_before_offices(doc, fixed)):
        taken = {place for span in people for place in range(span.start, span.end)} | {span.end + 1 for span in people} - fixed
        doc.ents = (*people, *(span for span in doc.ents if not taken & set(range(span.start, span.end))))


def _before_offices(doc: Doc, fixed: set[int]) -> Iterator[Span]:
    """Two to six capitals before a comma with an office behind it: ``Ni Made Rekaan, Bupati Wanaraksa, mengatakan``.

    Not what the model takes for a whole institution or place, nor what the table knows.
    """
    whole = {(span.start, span.end) for span in doc.ents if span.label_ != "PER"}
    free = 0
    for comma in range(2, len(doc) - 1):
        if doc[comma].text != "," or doc[comma + 1].lower_ not in _OFFICES:
            continue
        start = comma
        while start > max(free, comma - 7) and start - 1 not in fixed and _is_of_a_name(doc[start - 1].text):
            start -= 1
        words = sum(doc[place].text[0].isupper() for place in range(start, comma))
        if 2 <= words <= 6 and doc[start].text[0].isupper() and (start, comma) not in whole:
            yield Span(doc, start, comma, "PER")
            free = comma


def _is_of_a_name(word: str) -> bool:
    return (word[0].isupper() and word.strip(".’'-").replace("’", "").replace("'", "").isalpha()) or word in {
        ".",
        "br",
        "bin",
        "binti",
    }


def _anchors(doc: Doc, known: Gazetteer) -> Iterator[tuple[int, int, str]]:
    """The known names of two words or more: first word, one past the last, and whether they are an institution's or a place's."""
    at = 0
    while at < len(doc):
        end, label = _longest(doc, at, known) if doc[at].text[0].isupper() else (0, "")
        if end:
            yield at, end, label
        at = max(end, at + 1)


def _longest(doc: Doc, at: int, known: Gazetteer) -> tuple[int, str]:
    """The longest known name that begins here: one past its last word, and its label."""
    best = 0, ""
    words = 0
    of = _GOVERNED.get(doc[at - 1].lower_, "") if at else ""
    for end in range(at, min(at + _LONGEST, len(doc))):
        word = doc[end].text
        if end > at and doc.user_data[BEGINS][end]:
            break
        if word not in _SMALL and not word[0].isupper() and not word[0].isdigit():
            break
        words += word not in _SMALL
        if word in _SMALL and (word != ")" or doc[end - 1].lower_ not in _FORMS):
            continue
        name = doc[at : end + 1].text
        if words == 1:
            match = known.find(name, on=TODAY) if len(name) >= _SHORTEST and name.isalpha() else None
            if match and match.id and known[match.id].short == name:
                best = end + 1, "ORG"
        elif (match := known.find(name, on=TODAY)).id or (of and (match := known.find(f"{of} {name}", on=TODAY)).id):
            best = end + 1, _label(name, known[str(match.id)].kind)
    return best


def _label(name: str, kind: str | None) -> str:
    """A region's name is that of a place, unless its government is named."""
    return "ORG" if kind not in _REGIONS or key(name).startswith(_GOVERNMENT) else "LOC"


def _mended(doc: Doc, found: list[tuple[int, int, str]]) -> list[Span]:
    """The anchors, the entities beside them, and as people's the capitals that a model had joined to an anchor from behind."""
    covered = {place for start, end, _ in found for place in range(start, end)}
    kept = [span for span in doc.ents if not covered & set(range(span.start, span.end))]
    joined = [span for span in doc.ents if covered & set(range(span.start, span.end))]
    starts = {span.start for span in kept if span.label_ == "PER"}
    rests = []
    for _, end, _ in found:
        last = max((span.end for span in joined if span.start <= end < span.end), default=end)
        last = _before_a_person(doc, last, starts)
        if last > end and end not in covered and all(token.text[0].isupper() for token in doc[end:last]):
            rests.append(Span(doc, end, last, "PER"))
    whole = [*(Span(doc, start, end, label) for start, end, label in found), *rests, *kept]
    return list(_together(doc, sorted(whole, key=lambda span: span.start)))


def _before_a_person(doc: Doc, at: int, starts: set[int]) -> int:
    """Where a name begins that the model found, if nothing but capitals stands before it; else the place itself."""
    for place in range(at, min(at + 3, len(doc))):
        if place in starts:
            return place
        if not doc[place].text[0].isupper():
            break
    return at


def _together(doc: Doc, spans: list[Span]) -> Iterator[Span]:
    """Two people side by side with nothing between them are one."""
    left = spans[0]
    for _, right in pairwise(spans):
        if left.label_ == right.label_ == "PER" and left.end == right.start:
            left = Span(doc, left.start, right.end, "PER")
        elif right.start >= left.end:
            yield left
            left = right
    yield left
