"""Which language words are in: Indonesian, English, or another.

By function words (every third word of running text is one) and, where a heading has none, by the beginnings and
ends of words; names (``Institute for Development of Economics and Finance``, ``LAN``) tell only where nothing else does. Javanese, Sundanese, Minangkabau and Malay have lists of their own only to be told from Indonesian.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Final

from ingest.extract.document import Language

_INDONESIAN: Final = """
yang dan di ke dari untuk pada dengan dalam adalah ini itu akan tidak juga oleh sebagai atau telah dapat kata ia dia
kami kita mereka saya anda karena bahwa tersebut sudah belum lebih menjadi ada bisa agar namun tetapi serta secara
antara para hingga sejak setelah sebelum ketika saat jika bila maka harus hanya masih lagi bagi seperti sebuah seorang
beberapa semua setiap tentang terhadap melalui atas bawah bukan pun nya dua tiga satu tahun hari lalu kepada sedang
sementara sehingga maupun yakni yaitu ujar tutur ucap jelas tambah menurut selain guna demi supaya apa siapa bagaimana
mengapa kapan
"""
_ENGLISH: Final = """
the of and to in is for on that with as was by at from it be are this an he she they we his her their has have had
were will would which who not but or its been said also more than after about one two all other into can could when
there what if our you your my so up out no new over during between while because through these those such both may
should under most some being where how why before since until each only first
"""
_OTHERS: Final = """
ing lan saka kang iku karo ora wis iki kanggo marang ana arep uga menyang kuwi yaiku dening nalika amarga supados dipun
inggih nu jeung teh kana tina henteu geus eta ieu anu pikeun urang nyaeta sareng ku dina kudu bisa-bisa mah keur jo nan
indak dek ka ko alah pado untuak dari-pado urang-urang iyo ialah boleh kerana beliau ianya manakala bahawa mempunyai
sahaja pejabat-pejabat kepada-kepada el la los las de del que y en un una por con para le les des et est dans du der die
das und ist nicht ein eine het een van
"""
_INDONESIAN_FORM: Final = re.compile(
    r"(?:meng|meny|mem|men|me|ber|ter|pem|pen|peng|per|ke|di)\w{4,}|\w{4,}(?:kan|nya|lah|annya|isasi|asi|itas)"
)
_ENGLISH_FORM: Final = re.compile(r"\w{3,}(?:ing|tion|tions|ment|ness|ly|ed|ity|ous|ive|ship|ers|ies)|wh\w+|th\w+")

_LATIN: Final = re.compile("[a-z]")
_WORD: Final = re.compile(r"[^\W\d_]{1,40}")
ENOUGH: Final = 500
"""Words by which a text is judged; more would not change it."""

_FEW: Final = 3
"""Function words below which the forms of words count too."""

_LISTS: Final[tuple[tuple[Language, str], ...]] = (("other", _OTHERS), ("en", _ENGLISH), ("id", _INDONESIAN))
_FUNCTION: Final[dict[str, Language]] = {word: name for name, words in _LISTS for word in words.split() if word.isalpha()}
_LIKELY: Final[tuple[Language, ...]] = ("id", "en", "other")


def language(text: str, default: Language = "other") -> Language:
    """The language of most of a text; ``default`` where nothing in it tells."""
    return of((match.group() for match in islice(_WORD.finditer(text), ENOUGH)), default)


def of(words: Iterable[str], default: Language = "other", *, lower: Iterable[str] | None = None) -> Language:
    """The language of words in a row, which may be given in lower case too; ``default`` where none of them tells."""
    words = list(words)
    low = list(map(str.lower, words) if lower is None else lower)
    if not "".join(words).isascii():
        spelt = [word for word in low if word.isalpha()]
        if 2 * sum(not (word.isascii() or _LATIN.search(word)) for word in spelt) > len(spelt):
            return "other"
    at = [place for place, word in enumerate(low) if word in _FUNCTION]
    told = Counter(_FUNCTION[low[place]] for place in at if not _in_name(words, low, place))
    if told.total() < _FEW:
        told += _formed(map(str.lower, [*words[:1], *filter(str.islower, words[1:])]))
    if not told:
        told = Counter(_FUNCTION[low[place]] for place in at)
        told += _formed(low) if told.total() < _FEW else Counter()
    best = max(_LIKELY, key=lambda name: told[name])  # of two that tie, the likelier one
    return best if told[best] else default


def _formed(words: Iterable[str]) -> Counter[Language]:
    """How many words look like those of each language."""
    words = [word for word in words if word.isalpha()]
    return Counter(
        {
            "id": sum(_INDONESIAN_FORM.fullmatch(word) is not None for word in words),
            "en": sum(_ENGLISH_FORM.fullmatch(word) is not None for word in words),
        }
    )


def _in_name(words: Sequence[str], lower: Sequence[str], at: int) -> bool:
    """Whether a function word is a short form, or stands with its like between words with a capital."""
    if not words[at].islower():
        return len(words[at]) > 1 and words[at].isupper()
    first, last = at - 1, at + 1
    while first >= 0 and words[first].islower() and lower[first] in _FUNCTION:
        first -= 1
    while last < len(words) and words[last].islower() and lower[last] in _FUNCTION:
        last += 1
    return first >= 0 and last < len(words) and words[first][:1].isupper() and words[last][:1].isupper()
