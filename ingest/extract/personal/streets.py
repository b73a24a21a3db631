"""Where somebody lives: a street, a village, an estate or a flat, with its number."""

from typing import Final

from ingest.extract.personal.groups import DASH, group

_NUMBER: Final = rf"\d{{1,4}}(?:\s?[/{DASH}]\s?\d{{1,4}})?(?:\s?[A-Z]\b)?(?!\w)"
_RANK: Final = r"(?!\s(?i:tahun|ter\w+|se-?(?:indonesia|asia|dunia|nusantara)|(?:di|in(?: the)?)\s(?:indonesia|dunia|asia|world|tanah air))\b)"
"""Behind what is no house: number one in the world."""
_PLOT: Final = (
    rf"\b(?i:no(?:mor)?|kav(?:l?ing|eling)?|lot|unit|lantai|lt)\b\.?\s{{0,2}}(?:[A-Z]{{1,2}}[./{DASH}]?\s?)?{_NUMBER}{_RANK}"
)
_BLOCK: Final = rf"\b(?i:blok)\b\.?\s{{0,2}}[A-Z]{{1,2}}(?:\s?[./{DASH}]?\s?\d{{1,3}}[A-Z]?(?:\s?[/{DASH}]\s?\d{{1,3}})?)?(?!\w)"
_HOOD: Final = r"\b(?:RT|RW|rt|rw)\b\.?\s?\d{1,3}(?:\s?/\s?(?:(?:RW|rw)\b\.?\s?)?\d{1,3})?(?!\d)"
_BARE_BLOCK: Final = rf"[A-Z]{{1,2}}\d{{0,2}}[/{DASH}]\d{{1,3}}[A-Z]?(?!\w)"
"""Where the name of an estate stands before it, a block goes without the word: C3/12."""
_PLACE: Final = rf"(?:{_PLOT}|{_BLOCK}|{_HOOD})"
_MORE: Final = rf"(?:,?\s{{0,2}}{_PLACE}){{0,4}}"
_PART: Final = r"[\w'./-]{1,30}\s{1,2}"
_PROPER: Final = r"[A-Z\d][\w'./-]{0,29}\s{1,2}"
_ROAD: Final = r"\b(?:[Jj]alan|JALAN|[Gg]ang|GANG|[Ll]orong|LORONG)\s{1,2}"
_COMMAED: Final = r"[A-Z\d][\w'./-]{0,29},?\s{1,2}"
_SETTLEMENT: Final = r"\b(?:(?:[Kk]ampung|KAMPUNG|[Dd]usun|DUSUN|[Dd]ukuh|DUKUH|[Aa]part(?:emen|ment)|APARTEMEN|[Rr]usun(?:awa|ami)?|[Rr]umah [Ss]usun)|[Kk][Pp]\b\.?)\s{1,2}"
_ESTATE: Final = r"\b(?i:perum(?:ahan)?|komp(?:leks?|l))\b\.?\s{1,2}"
_ESTATES_NAME: Final = (
    r"\b(?:(?:[Gg]riya|[Gg]raha|[Vv]ill?a|[Pp]uri|[Pp]ondok|[Cc]luster|[Kk]laster)|GRIYA|GRAHA|VILL?A|PURI|PONDOK|CLUSTER)\s{1,2}"
)
_LIVES: Final = (
    r"\b(?i:(?:ber)?tinggal|(?:ber)?alamat(?:nya)?|(?:ber)?domisili|rumah(?:nya)?|kediaman(?:nya)?|(?:ber)?kantor(?:nya)?|sekretariat|lives?|resid\w+|address)\b:?\s"
    r"(?i:(?:di|at|on|in)\s)?"
)
_UNITS: Final = (
    r"(?!\s?(?:[.,]?\d|%|(?i:persen|km|kilometer|meter|m|hektare?|ha|orang|titik|ruas|unit|tahun|ribu|juta|miliar)\b))"
)
_ENDS: Final = r"(?=\s{0,2}(?:[,;)\n]|\.(?:\s|$)|$))"
STREETS: Final = group(
    r"[JGPKBRDALVCjgpkbrda](?<!\w.)(?i:(?<=j)(?:l|ln|alan)|(?<=g)(?:g|ang|riya|raha)|(?<=l)orong|(?<=v)ill?a|(?<=p)(?:uri|ondok)|(?<=c)luster|(?<=p)erum(?:ahan)?|(?<=k)(?:omp(?:leks?|l)|av(?:l?ing|eling)?|ampung|laster|p)|(?<=b)lok|(?<=r)(?:t|usun(?:awa|ami)?|umah susun)|(?<=d)(?:usun|ukuh)|(?<=a)part(?:emen|ment))\b",
    32, 240,
    # An abbreviation is no other word: any name, and a number alone will do; the word in full needs a name in capitals
    ("address", rf"\b(?i:jl|jln|gg)\b\.?\s{{0,2}}(?:{_PART}){{1,6}}?,?\s?(?:{_PLACE}|(?i:km)\.?\s?{_NUMBER}|\d{{1,3}}(?:[A-Z]\b|\b){_UNITS}){_MORE}"),
    ("address", rf"{_ROAD}(?:{_PROPER}){{1,6}}?,?\s?{_PLACE}{_MORE}"),
    ("address", rf"{_ROAD}(?:{_PROPER}){{0,4}}(?!(?i:km)\b)[A-Z\d][\w'./-]{{0,29}}\s\d{{1,3}}[A-Z]?{_ENDS}{_MORE}"),
    ("address", rf"{_LIVES}({_ROAD}(?:{_PROPER}){{1,5}}\d{{1,3}}[A-Z]?(?!\w){_UNITS}{_MORE})"),
    ("address", rf"{_ROAD}(?:{_PROPER}){{1,4}}?[IVX]{{1,4}}\s?/\s?\d{{1,3}}[A-Z]?(?!\w){_MORE}"),
    ("address", rf"{_ROAD}(?:{_PART}){{1,2}}?,?\s?(?i:no)\b\.?\s?{_NUMBER}{_MORE}"),
    ("address", rf"{_SETTLEMENT}(?:{_COMMAED}){{1,6}}?{_PLACE}{_MORE}"),
    ("address", rf"{_ESTATE}(?:{_PART}){{1,6}}?,?\s?(?:{_PLACE}|{_BARE_BLOCK}){_MORE}"),
    ("address", rf"{_ESTATES_NAME}(?:{_PROPER}){{1,4}}?{_BARE_BLOCK}{_MORE}"),
    ("address", rf"\b(?i:blok)\s{{1,2}}[A-Z]{{1,2}}[{DASH}]?\d{{1,3}},?\s{{0,2}}(?i:no(?:mor)?)\b\.?\s?{_NUMBER}"),
    ("address", rf"\b[Kk]av(?:l?ing|eling)?\b\.?\s{{0,2}}{_NUMBER}{_UNITS}"),
    ("address", r"(?<!\b[Kk]etua )\b(?:RT|rt)\b\.?\s?\d{1,3}\s?(?:/\s?|[,/]?\s?(?:RW|rw)\b\.?\s?)\d{1,3}\b"),
)  # fmt: skip

_STREET: Final = r"(?<![\w.,/-])(?!(?:19|20)\d\d\b)\d{1,4}[A-Z]?,?\s(?:(?!(?:Wall|Silk|Toll|Belt)\b)[A-Z][\w'-]{0,29}\s){1,3}(?:Street|Road|Avenue|Lane|Drive|Boulevard|St\.|Rd\.|Ave\.)(?!\w)"
ENGLISH_STREETS: Final = group(
    r"[SRALDB](?<!\w.)(?:(?<=S)(?:treet|t\.)|(?<=R)(?:oad|d\.)|(?<=A)ve(?:nue|\.)|(?<=L)ane|(?<=D)rive|(?<=B)oulevard)(?!\w)",
    130, 12,
    # What is counted may be called so too (17 sections of a road): words before, or a town or nothing more behind, tell an address
    ("address", rf"\b(?i:at|address|alamat|lives?|tinggal|resid(?:es|ing)|located|office)\b:?\s(?:(?:at|in|on|di)\s)?({_STREET})"),
    ("address", rf"{_STREET}(?=[ \t]{{0,2}}(?:,[ \t]{{0,2}}[A-Z\d]|[;)\n]|$))"),
)  # fmt: skip
