"""Words and sentences of a text: names stay whole ("S.H.", "Jokowi-JK", "M.Si."), everything keeps its place.

A regular expression of our own, ten times as fast as spaCy's rules for Indonesian: the tokenizer of the pipeline.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, Final, cast

from spacy.tokens import Doc
from spacy.vocab import Vocab

from graph.values import degree
from ingest.extract.tagger.features import LONGEST_WORD

_ABBREVIATED: Final = (
    "Plt|Plh|Pj|Pjs|Wk|Br|br|Dt|Moh|Moch|Mohd|Muh|Abd|Tb|Dr|dr|drg|Drs|Dra|Ir|Prof|Hj|KH|Kh|Tgk|Rd|Rr|Ny|Tn|Sdr|Jl|Jln|Gg|No|Tk|Kab|Kec|Kel|Prov|Tbk|St|Mr|Mrs|Ms|Jr|Sr|dkk|dll|dsb|Komjen"
    "|Irjen|Brigjen|Kombes|Letjen|Mayjen|Kol|Letkol|Kapt|Lt|Gen|Col|Inc|Ltd|Co|Corp|Dept|Gov|Sen|Rep"
)


def _written(between: str, shortest: int) -> str:
    """The degrees of several pieces, without a last stop, whose last piece has so many letters: any of them, as a regular expression."""
    pieces = (degree.chunks(one.removesuffix(".")) for one in degree.ALL)
    found = {between.join(map(re.escape, some)) for some in pieces if len(some) > 1 and len(some[-1]) >= shortest}
    return "|".join(sorted(found, key=len, reverse=True))


_APART: Final = _written(r"\ ?", 1)
_TOGETHER: Final = _written("", 2)
_TOKEN: Final = re.compile(
    rf"""
      (?:https?://|www\.)[^\s<>"]{{1,300}}                                  # an address on the web
    | [\w.+-]{{1,64}}@[\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{1,5}}               # an address for mail
    | (?:{_ABBREVIATED})\.(?=\s*\w)                                         # Dr.
    | (?<=,\ )(?=[A-Z][A-Za-z]?\.)(?:{_APART})\.?(?!\w)(?=\ *(?:[a-z,;)\r\n]|$))   # , S. Kom, M. H
    | (?<!\w)(?=[A-Z][A-Za-z]?\.[A-Z])(?:{_TOGETHER})\.?(?![\w.(-])       # S.Kom
    | Sp\.[A-Z][^\W\d_]{{0,5}}(?:[.-][A-Z][^\W\d_]{{0,5}}){{0,3}}(?:\.?\(K\)|\.(?=,))?   # Sp.PD(K) Sp.PD-KGEH
    | (?:[^\W\d_]{{1,4}}\.){{2,6}}(?:[^\W\d_]{{1,4}}\b)?(?:\(Han\))?          # S.H. M.Si. M.Si.(Han)
    | Ph\.D\b
    | [^\W\d_]\.(?=[\s-]*[^\W\d_])                                          # an initial: A. Yani
    | \d{{1,40}}(?:[.,:/-]\d{{1,40}}){{0,20}}                               # 3.000,50 29/10/2013
    | [^\W_]{{1,{LONGEST_WORD}}}(?:(?!['’]s\b)['’ʼ‘&-][^\W_]{{1,{LONGEST_WORD}}}){{0,6}}   # anak-anak, Jum'at, R&D
    | (?<=[^\W_])['’]s\b                                                   # the ministry | 's
    | \s{{2,{LONGEST_WORD}}} | \s                                            # one blank after a word is no token of its own
    | (.)\1{{0,{LONGEST_WORD}}}                                             # a sign, or a row of it
    """,
    re.VERBOSE | re.DOTALL,
)
_SPECIALIST: Final = "Sp."
"""With what the degrees of medical specialists begin, which are too many for a table."""
_END: Final = frozenset(".?!…。؟۔")
_CLOSING: Final = frozenset("\"'”’)]»")


TEXT: Final = "text"
"""Key of a document's own text, which spaCy would put together anew each time."""

WORDS: Final = "words"
STARTS: Final = "starts"
BEGINS: Final = "begins"
"""Where a document keeps its words, the first character of each, and which of them begin a sentence: plain lists, since a
``Token`` for each takes long."""

DOUBTS: Final = "doubts"
"""Key of the names that are far likelier to be none, of another kind, or longer or shorter: first word, and one past the last."""


class Words:
    """Makes a ``Doc`` of a text, with the first word of each sentence marked."""

    def __init__(self, vocab: Vocab) -> None:
        """Keep the vocabulary that documents share."""
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """The words of a text; ``doc.text`` is the text itself, character by character."""
        words: list[str] = []
        spaces: list[bool] = []
        places: list[int] = []
        for match in _TOKEN.finditer(text):
            word = match.group()
            if word == " " and spaces and not spaces[-1] and not words[-1].isspace():
                spaces[-1] = True
            else:
                words.append(word)
                spaces.append(False)
                places.append(match.start())
        begins = list(starts(words, spaces))
        doc = Doc(self.vocab, words=words, spaces=spaces, sent_starts=cast("Any", begins))
        doc.user_data |= {TEXT: text, WORDS: words, STARTS: places, BEGINS: begins}
        return doc

    def to_bytes(self, **_: object) -> bytes:
        """Nothing is learnt, so nothing is kept."""
        return b""

    def from_bytes(self, _data: bytes, **_: object) -> "Words":
        """Nothing was kept."""
        return self

    def to_disk(self, _path: object, **_: object) -> None:
        """Nothing is learnt, so nothing is kept."""

    def from_disk(self, _path: object, **_: object) -> "Words":
        """Nothing was kept."""
        return self


@lru_cache(maxsize=1 << 12)
def is_degree(word: str) -> bool:
    """Whether a word is a degree as it stands behind a name: ``S.H.``, ``M.Si``, ``Ph.D.``, ``Sp.PD(K)``."""
    return word.startswith(_SPECIALIST) or bool(degree.all_of(word.removesuffix("(Han)")))


LONGEST_SENTENCE: Final = 200
"""Words after which a sentence is cut, whatever stands there."""


def starts(words: Sequence[str], spaces: Sequence[bool]) -> Iterator[bool]:
    """Which words begin a sentence: the first, those behind a full stop and before a capital, those on a new line."""
    begins, ended, spaced, length = True, False, False, 0
    for word, space in zip(words, spaces, strict=True):
        if not word.isspace():
            sign = word[0]
            if ended and not (sign in _END or (sign in _CLOSING and not spaced)):
                begins = begins or not sign.islower()
                ended = False
            begins = begins or length >= LONGEST_SENTENCE
        yield begins
        length = 1 if begins else length + 1
        begins = "\n" in word or "\r" in word
        ended = word[0] in _END or (ended and (word.isspace() or word[0] in _CLOSING))
        spaced = space or word.isspace()
