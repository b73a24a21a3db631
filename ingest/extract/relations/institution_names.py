"""The name of the institution in which a post is held, where the NER saw none or cut it: where it begins, and where a comma ends a part of it."""

from typing import Final

from ingest.extract.lexicon import posts
from ingest.extract.relations.heads import after_honorifics
from ingest.extract.view import View

_LARGER: Final = posts.words("kecamatan kabupaten kota provinsi kelurahan distrik desa")
"""Words that begin the name of the place where another is."""


def begins_institution(text: View, at: int) -> bool:
    """Whether the name of an institution that the NER did not see begins here."""
    if text.lower[at] == "pusat" and text.is_at(at - 1, {"pimpinan", "pengurus"}):
        return False
    if text.lower[at] in posts.NAMED or (
        text.lower[at].startswith(("kemen", "kemd")) and len(text.lower[at]) > 6 and text.has_capital(at)
    ):
        return True
    if text.lower[at] in posts.INSTITUTIONS:
        return text.lower[at] not in posts.ORGANS or not _institution_follows(text, at, of_organ=True)
    if text.lower[at] in posts.PLACES:
        return True
    return (
        (text.is_short_form(at) or text.lower[at] in posts.GENERIC)
        and text.lower[at] not in posts.ORGANS | posts.NO_INSTITUTIONS
        and not _institution_follows(text, at)
    )


def _institution_follows(text: View, at: int, *, of_organ: bool = False) -> bool:
    """Whether an institution's name begins behind this word, so that the word is of the field: ``Direktur SDM PT ...``."""
    for after in range(at + 1, min(at + 8, len(text))):
        if (
            text.label(after) == "ORG"
            or (text.lower[after] in posts.INSTITUTIONS and text.has_capital(after))
            or (of_organ and text.is_short_form(after))
        ):
            return True
        if text.entity[after] >= 0 or not (text.has_capital(after) or text.lower[after] in posts.JOINS):
            return False
    return False


def place_ends(text: View, comma: int) -> int:
    """Where a comma ends the larger place that another comma begins, behind an institution or a village: ``, Kecamatan Y,``; 0 where none does."""
    at = comma + 2
    if not text.is_at(comma + 1, _LARGER) or not text.has_capital(comma + 1):
        return 0
    while at < min(comma + 6, len(text)) and text.has_capital(at) and text.label(at) != "PER":
        at += 1
    return at if at > comma + 2 and text.is_at(at, {","}) else 0


def name_goes_on(text: View, comma: int) -> int:
    """One past the part of a name behind a comma (``Pendidikan, Kebudayaan, Riset, dan Teknologi``), or 0; ``dan`` at once begins the next of a row, unless with a field."""
    at = comma + 1
    if text.is_at(at, posts.JOINS) and not text.is_at(at + 1, posts.PORTFOLIOS):
        return 0
    while at < min(comma + 14, len(text)) and _is_of_a_name(text, at):
        if text.lower[at] == "dan":
            at += 1
            while at < len(text) and text.has_capital(at) and _is_of_a_name(text, at) and not after_honorifics(text, at) > at:
                at += 1
            return at
        at += 1
    return 0


def _is_of_a_name(text: View, at: int) -> bool:
    word = text.lower[at]
    if text.entity[at] >= 0 or word in posts.HEADS or (word,) in posts.HELD:
        return False
    return word == "," or text.has_capital(at) or (word == "dan" and at + 1 < len(text) and text.has_capital(at + 1))
