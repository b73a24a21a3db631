"""Whether a name that every state has is another state's: ``the Kenyan Foreign Minister``, ``Supreme Court of India``, ``Japan's Finance Ministry``, ``Menlu Malaysia``.

Countries are those of CLDR as Indonesian and English call them, and what papers call them for short.
"""

import re
from itertools import chain
from typing import Final

from babel import Locale

from ingest.extract.lexicon.english_posts import ADJECTIVE
from ingest.extract.lexicon.word_kinds import COMMON, INSTITUTION, kind

_NEAR: Final = 40
"""Characters beside a name that are looked at."""

_SHORT: Final = (
    "AS", "US", "USA", "UK", "UE", "EU", "UEA", "UAE", "RRT", "RRC", "Amerika", "America", "Inggris", "Britain", "Korea", "Korsel", "Korut", "Cina", "Turki", "Turkey",
    "Timor Leste", "Arab", "Palestina", "Palestine", "Rusia", "Ceko", "Myanmar", "Hong Kong", "Hongkong",
)  # fmt: skip
_TERRITORIES: Final = (
    name
    for code, name in chain(Locale("id").territories.items(), Locale("en").territories.items())
    if code.isalpha() and code != "ID"
)
_COUNTRY: Final = "|".join(sorted(map(re.escape, {*_SHORT, *_TERRITORIES}), key=len, reverse=True))

_BEFORE: Final = re.compile(rf"(?:\b({ADJECTIVE.pattern}|[A-Z]\w+(?=['’]s?\s))(?:['’]s?)?|\bU\.?S\.?|\bU\.?K\.?|\bEU|\bUN)\s+$")
_BEHIND: Final = re.compile(r"\s+of\s+(?:the\s+)?([A-Z]\w+)")
_OURS: Final = frozenset({"Indonesia", "Indonesian", "Republic"})
_INDONESIAN: Final = frozenset({COMMON, INSTITUTION})
"""Kinds of words that look like a nationality and are none: ``Harian``, ``Kementerian``."""
_FROM: Final = re.compile(
    rf"\s+(?:of|from|dari)\s+(?:the\s+)?(?:(?:Republic|Kingdom|State)\s+of\s+|Republik\s+|Kerajaan\s+)?(?:{_COUNTRY})\b"
)
_COUNTRY_BEFORE: Final = re.compile(rf"(?:(\w+)\s+)?(?<![\w-])(?:{_COUNTRY})\s+$")
_PLACED: Final = frozenset({"in", "to", "from", "at", "In", "From", "At"})
"""Words by which a country is where something happened: ``In Japan Foreign Minister Ani said``."""
_POST: Final = re.compile(rf"\S+\s+(?:Republik\s+|Kerajaan\s+)?(?:{_COUNTRY})")


def is_abroad(text: str, start: int, end: int) -> bool:
    """Whether the words beside a name say that it is not Indonesia's: a nationality or a possessive before it, a country behind it."""
    before = _BEFORE.search(text, max(0, start - _NEAR), start)
    behind = _BEHIND.match(text, end, min(len(text), end + _NEAR))
    is_foreign = before is not None and before[1] not in _OURS and not (before[1] and kind(before[1].lower()) in _INDONESIAN)
    return bool(is_foreign or (behind and behind[1] not in _OURS))


def is_from_abroad(text: str, end: int) -> bool:
    """Whether a country follows somebody's name, whose last character is before this one: ``Foreign Minister Ani | of Japan``."""
    return bool(_FROM.match(text, end))


def is_behind_a_country(text: str, start: int) -> bool:
    """Whether a country says whose an English post is: ``Singapore | Foreign Minister``."""
    before = _COUNTRY_BEFORE.search(text, max(0, start - _NEAR), start)
    return bool(before and before[1] not in _PLACED)


def is_of_another_state(post: str) -> bool:
    """Whether a post in one word is another state's: ``Menlu Malaysia``."""
    return bool(_POST.fullmatch(post))
