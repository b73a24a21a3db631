"""The head of an English title: the words of the post itself, without what says how it is held, and which of its words are common ones."""

from ingest.extract.lexicon import english_posts as en
from ingest.extract.lexicon.english_words import english_about, english_kind
from ingest.extract.lexicon.word_kinds import UNKNOWN
from ingest.extract.view import View


def plain(word: str) -> str:
    """A post without what says how it is held: ``governor-elect``, ``ex-regent``, ``co-leader``."""
    for beginning in (*en.NO_LONGER, *en.BESIDE):
        word = word.removeprefix(beginning) if word not in en.HEADS else word
    for ending in en.NOT_YET:
        word = word.removesuffix(ending)
    return word


def post_at(text: View, at: int) -> int:
    """One past the last word of the post that begins here, posts in a row being one (``Deputy Director``), or 0."""
    last = end = 0
    for _ in range(3):
        begin = end or at
        phrases = en.HEADS.get(plain(text.lower[begin]), ()) if begin < len(text) and text.entity[begin] < 0 else ()
        end = next(
            (begin + len(phrase) for phrase in phrases if tuple(map(plain, text.lower[begin : begin + len(phrase)])) == phrase),
            0,
        )
        if not end:
            break
        last = end
    return last


def is_common(word: str) -> bool:
    """Whether English has a word in small letters, oftener than not."""
    return english_kind(word) != UNKNOWN or english_about(word)[:1] in {"0", "1"}
