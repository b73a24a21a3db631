"""Whether a name that every state has is another state's: ``the Kenyan Foreign Minister``, ``Supreme Court of India``, ``Japan's Finance Ministry``."""

import re
from typing import Final

from ingest.extract.lexicon.english_posts import ADJECTIVE

_NEAR: Final = 40
"""Characters beside a name that are looked at."""

_BEFORE: Final = re.compile(rf"(?:\b({ADJECTIVE.pattern}|[A-Z]\w+(?=['’]s?\s))(?:['’]s?)?|\bU\.?S\.?|\bU\.?K\.?|\bEU|\bUN)\s+$")
_BEHIND: Final = re.compile(r"\s+of\s+(?:the\s+)?([A-Z]\w+)")
_OURS: Final = frozenset({"Indonesia", "Indonesian", "Republic"})


def is_abroad(text: str, start: int, end: int) -> bool:
    """Whether the words beside a name say that it is not Indonesia's: a nationality or a possessive before it, a country behind it."""
    before = _BEFORE.search(text, max(0, start - _NEAR), start)
    behind = _BEHIND.match(text, end, min(len(text), end + _NEAR))
    return bool((before and before[1] not in _OURS) or (behind and behind[1] not in _OURS))
