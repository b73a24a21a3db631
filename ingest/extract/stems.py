"""The stem of a word in Indonesian or English: what "menganalisis" and "analisis" have in common.

Snowball's stemmers, except for words whose stem means something else (kebijakan, policy, is not bijak, wise).
"""

from functools import lru_cache
from typing import Any, Final

import snowballstemmer

LONGEST: Final = 40
"""Letters of the longest word that has a stem; what is longer is no word."""

WHOLE: Final = frozenset({
    # ke-…-an makes a noun that left its root's meaning: policy, finance, security, health, welfare, justice, forestry …
    "kebijakan", "keuangan", "keamanan", "kesehatan", "kesejahteraan", "keadilan", "kehutanan", "kelautan", "kedokteran",
    "keperawatan", "kebidanan", "kebudayaan", "kependudukan", "kepegawaian", "kepolisian", "kearsipan", "kepemimpinan",
    "keahlian", "kejaksaan", "kebakaran", "kecelakaan", "kedaulatan", "kerajinan", "keagamaan",
    # others that are not what their root is
    "pengadaan", "perikanan", "perumahan", "pertanahan", "perbankan", "perkantoran", "peternakan", "pemerintah",
    "pemerintahan", "penyakit", "pertanian", "perempuan", "bangunan", "jaringan", "lapangan", "makanan", "tulisan", "peraturan",
    "universal", "university",
})  # fmt: skip
"""Words that are their own stem, in either language."""


@lru_cache(maxsize=2)
def _stemmer(language: str) -> Any:
    return snowballstemmer.stemmer({"id": "indonesian", "en": "english"}[language])


@lru_cache(maxsize=1 << 17)
def stem(word: str, language: str) -> str:
    """The stem of a word in lower case, in Indonesian (``id``) or English (``en``)."""
    if word in WHOLE or len(word) > LONGEST or not word.isalpha():
        return word
    return str(_stemmer(language).stemWord(word))
