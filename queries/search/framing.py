"""How people ask: the words around a topic that say that somebody is looked for, and nothing of what they should know.

"Siapa yang berpengalaman dalam citra destinasi?" asks for "citra destinasi": "berpengalaman" in a work's abstract is no
reason to name its author. Such words are taken off wherever a run of them asks for somebody; *experts* or *help* beside other
words are of the topic.
"""

import re
from itertools import groupby
from typing import Final, NamedTuple

from ingest.extract.lexicon.function_words import FUNCTION_WORDS

_ROLES: Final = {
    # a: who asks, or asks for whom
    "a": """i we me us you someone somebody anyone anybody who whom whoever which there
        saya aku kami kita anda siapa siapakah siapapun seseorang adakah apakah tolong mohon""",
    # s: looks for somebody
    "s": """need needs want looking look find show help tell ask like search searching seek seeking recommend
        perlu butuh membutuhkan memerlukan mencari carikan cari carilah dicari dibutuhkan tunjukkan tampilkan sebutkan bantu""",
    # p: for people
    "p": """people person persons expert experts specialist specialists expertise
        orang orang-orang pegawai pejabat ahli pakar narasumber""",
    # k: who know
    "k": """know knows knowing understand understands experience experienced skilled good works work worked wrote writes helps teach
        advise explain best most much speaks tahu mengetahui paham memahami mengerti berpengalaman pengalaman keahlian menguasai
        mengerjakan menangani meneliti membantu memiliki mempunyai menolong mengajari menjelaskan""",
    # b: about something; every other function word is of role f
    "b": "about on in with of at tentang mengenai soal dalam di bidang dengan hal pada untuk masalah",
}
_ROLE: Final = dict.fromkeys(FUNCTION_WORDS, "f") | {word: role for role, words in _ROLES.items() for word in words.split()}

_ASKS: Final = re.compile(r"a|s[fb]*p|p.*k|(?<=\^)pf*b")
"""A run of words by their roles that asks for somebody; ``^`` is where the text begins. "Experts" do so only where a word looks for
them or says that they know, or, in the beginning, about what."""

_TOKEN: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_CLITIC: Final = re.compile(r"['’](?:m|re|ve|ll|s|d)$")
_OF_A_FIELD: Final = re.compile(r"\b(?:(?:field|area)s?|matters?)\s+of\b", re.IGNORECASE)

LONGEST: Final = 300
"""Characters of a text that may be a question; longer ones are abstracts."""


class _Token(NamedTuple):
    text: str
    role: str
    """Empty for a word of the topic."""


def unframed(text: str) -> str:
    """The words of a topic without those that ask who knows it, nor those that only hold its sentence together.

    An abstract stays as it is. Where a question asks for nothing else, what it asks with is its topic.
    """
    if len(text) > LONGEST:
        return text
    tokens = [_token(word, shouted=text.isupper()) for word in _TOKEN.findall(_OF_A_FIELD.sub("of", text))]
    begin, left = "^", list[_Token]()
    for plain, group in groupby(tokens, lambda token: not token.role):
        run = list(group)
        asks = not plain and _ASKS.search(begin + "".join(token.role for token in run))
        left += [] if asks else run
        begin = ""
    return " ".join(token.text for token in left or tokens if token.text.casefold() not in FUNCTION_WORDS or not token.role)


def _token(word: str, *, shouted: bool) -> _Token:
    """A word with its role; a short form in capitals (WHO, US) is of the topic."""
    word = _CLITIC.sub("", word)
    named = len(word) > 1 and word.isupper() and not shouted
    return _Token(word, "" if named else _ROLE.get(word.casefold(), ""))
