"""A title in apposition to the name before it: ``Budi, kepala Dinas X, ...`` and ``Budi (Kepala Dinas X)``."""

from typing import Final

from ingest.extract.lexicon.posts import words
from ingest.extract.relations import english_titles
from ingest.extract.relations.heads import after_honorifics, is_of_a_list
from ingest.extract.relations.owners import Owners, row_before
from ingest.extract.relations.titles import Title, is_bare
from ingest.extract.view import Span, View

CLOSED: Final = words(
    """. , ; : | · ) - – — ! ? " kepada saat ketika di dalam usai seusai melalui pada yang untuk hari ini itu lewat sebelum setelah dan
    serta and at in on during when while after before who said told to from as for since until today yesterday is was has sekaligus merangkap"""
) | {"\n"}
"""What may follow a title in apposition; anything else makes it the subject of a sentence."""


def apposition(text: View, title: Title, owners: Owners) -> Span | None:
    """``Budi, kepala Dinas X, ...`` and ``Budi (Kepala Dinas X)``."""
    at = title.begin
    while text.is_at(at - 1, {"salah", "satu", "seorang", "yang", "juga", "selaku", "kini", "sekarang"}) and title.begin - at < 4:
        at -= 1
    if not text.is_at(at - 1, {",", "(", "-", "–", "—", "|", "·"}) or not (
        title.end >= len(text) or text.is_at(title.end, CLOSED) or is_of_a_list(text, title.end)
    ):
        return None
    if is_bare(title) and (text.has_capital(title.role[0]) or text.is_at(title.end, {":"})):
        return None
    person = person_before(text, at - 1)
    if person and english_titles.is_plural(title.head) and len(row_before(text, person)) == 1:
        return None  # every teacher knows Budi, officers said
    if text.has_capital(title.begin) and not text.shouts and text.is_at(at - 1, {","}) and person in owners.people:
        return None  # a list of offices with their holders: the next one's
    followed = text.is_at(title.end, {","}) and text.starts(after_honorifics(text, title.end + 1), "PER")
    return None if followed and person in owners.people else person


def person_before(text: View, end: int) -> Span | None:
    """The person before a comma or a bracket; degrees, an age and a short form of the name between them are passed over."""
    at = end
    while at > 0 and end - at < 14:
        if person := text.ends(at, "PER"):
            if not text.is_at(person[0] - 1, {"("}):
                return person
            at = person[0]
        elif text.entity[at - 1] >= 0 or not _is_beside_a_name(text.words[at - 1]):
            return None
        else:
            at -= 1
    return None


def _is_beside_a_name(word: str) -> bool:
    return (
        word in {",", "(", ")", ".", "tahun"}
        or word.isdigit()
        or (word[0].isupper() and ("." in word or word.isupper() or word[0] in "SM" or word == "PhD"))
    )
