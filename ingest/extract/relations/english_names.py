"""Names without the words of English posts that a model gave to them: ``House [Speaker | Ani Khayal]PER``, ``[Rekaan | co-founder]ORG Ani Khayal``."""

from ingest.extract.lexicon import english_posts as en
from ingest.extract.view import Span, View


def without_posts(text: View, start: int, end: int, label: str) -> Span:
    """Where somebody's name begins behind the post, and where an institution's ends before it."""
    while label == "PER" and end - start > 1 and _is_of_a_post(text, start):
        start += 1
    while label == "ORG" and end - start > 1 and _is_behind(text, end - 1):
        end -= 1
    return start, end


def _is_of_a_post(text: View, at: int) -> bool:
    """Whether the first word of a name is of a post; what people are called too (``Justice``) only behind a body or a chief."""
    is_told = text.label(at - 1) == "ORG" or text.is_at(at - 1, {"chief"})
    return text.lower[at] in en.NO_NAMES or (is_told and text.lower[at] in en.HEADS)


def _is_behind(text: View, at: int) -> bool:
    """Whether the last word of an institution's name is somebody's post: in small letters, or right before the name; not ``Board of Directors``."""
    is_apart = text.words[at].islower() or text.starts(at + 1, "PER") is not None
    return is_apart and text.lower[at] in en.NO_NAMES and not text.is_at(at - 1, en.WITHIN)
