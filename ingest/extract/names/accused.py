"""Whom a text calls a suspect, a convict or a victim: that is not for a graph of expertise.

The words around one mention of a name tell it; in doubt somebody is left out.
"""

import re
from typing import Final

from ingest.extract.lexicon import english_posts, posts

_CALLED: Final = (
    r"(?:tersangka|terdakwa|terpidana|narapidana|napi|terlapor|pelaku(?!\s(?:usaha|umkm|industri|ekonomi|bisnis|pasar|"
    r"wisata|pariwisata|seni|budaya|perjalanan|pembangunan|jasa|koperasi|kepentingan)\b)|korban|almarhum|almarhumah|buron(?:an)?|suspects?|"
    r"defendants?|convicts?|victims?|accused|inmates?)"
)
_ADVERBS: Final = r"(?:(?:yang|kini|lalu|telah|sudah|resmi|akhirnya|kemudian|sebelumnya|juga|ikut|turut|sempat|pernah|who|later|then|also|already|recently|reportedly)\s)"
_MADE: Final = (
    r"(?:ditetapkan|dijadikan|menjadi|jadi|berstatus|sebagai|selaku|adalah|as|is|was|named|declared|been|become|became)"
)
_DONE: Final = (
    r"(?:divonis|dihukum|didakwa|dipidana|dipenjara|ditangkap|ditahan(?!\simbang)|dituntut(?=\s(?:[\w.]+\s){0,2}"
    r"(?:tahun|bulan|penjara|hukuman|pidana|jaksa|denda|mati)\b)|diciduk|"
    r"dijerat|disangka(?:kan)?|terjerat|tewas|terjaring\s(?:operasi|ott)|terkena\sott)"
)
_WAS_DONE: Final = (
    r"(?:was|were|is|has\sbeen|have\sbeen|had\sbeen|got|stands)\s(?:\w+\s)?(?:sentenced|convicted|arrested|charged|jailed|indicted|detained|"
    r"imprisoned|prosecuted|found\sguilty)"
)
_BEHIND: Final = re.compile(
    rf"\s?(?:[,(]\s?)?(?:{_ADVERBS}{{0,3}}(?:(?:{_MADE}\s){{1,3}}(?:(?:a|an|the|seorang|salah\ssatu)\s)?{_CALLED}|{_DONE}|{_WAS_DONE})|"
    rf"(?:(?:seorang|a|an|the)\s(?:\w+\s)?)?(?:tersangka|terdakwa|terpidana|suspect|defendant|convict)|(?<=[,(]\s)(?:\w+\s)?{_CALLED}|(?<=[,(]){_CALLED})\b",
    re.IGNORECASE,
)
"""``Budi, tersangka``, ``Budi resmi ditetapkan sebagai tersangka``, ``Budi divonis``; but not ``Budi menemui korban``."""

_TOLD: Final = "|".join(sorted(posts.SAID | english_posts.SAID | {"menurut"}))
_PARTED: Final = rf"(?!(?:{_TOLD}|oleh|kepada|di|ke|dari|untuk|dengan|bersama|by|to|of|with|in|at|from)\b)"
"""Words with which somebody else begins: ``menemui korban di Cianjur, Bupati Ani``, ``dua tersangka, kata Ketua KPK Ani``."""

_BEFORE: Final = re.compile(rf"\b{_CALLED}\b(?:[ ,]+{_PARTED}[\w/-]+){{0,4}}[ ,]*$", re.IGNORECASE)
"""``tersangka suap Budi``, ``korban bernama Siti``."""

_LISTED: Final = re.compile(
    rf"\b{_CALLED}\b[^.;\n]{{0,80}}?(?:\b(?:adalah|ialah|yakni|yaitu|are|is|namely)\b|:)"
    rf"(?:(?!\b(?:{_TOLD})\b)[^.;\n\"”])*$",
    re.IGNORECASE,
)
"""``Para tersangka yakni Bupati X Ani dan Camat Y Budi``."""

_CAUGHT: Final = re.compile(
    r"\b(?i:menangkap|menahan|menuntut|mendakwa|memvonis|menghukum|menciduk|menjerat|arrest(?:ed|s)|detain(?:ed|s)|jailed|sentenced|convicted|indicted)"
    r"(?:\s(?:mantan|eks|bekas|calon|former|the|a|dan|of|and|"
    + "|".join(sorted(map(re.escape, english_posts.HEADS)))
    + r"|[A-Z][\w./()-]*,?)){0,14}\s?$"
)
"""``KPK menangkap Bupati X Budi``: nothing but the post stands between."""

_NEAR: Final = 80
_SENTENCE: Final = 400
"""Characters before a name that are looked at: of the words beside it, and of its sentence."""


def is_accused(text: str, start: int, end: int) -> bool:
    """Whether the text calls whoever is named at these characters a suspect, a convict or a victim."""
    before = text[max(0, start - _NEAR) : start]
    return bool(
        _BEHIND.match(text, end)
        or _BEFORE.search(before)
        or _CAUGHT.search(before)
        or _LISTED.search(text[max(0, start - _SENTENCE) : start])
    )
