"""Where somebody lives: a street, a village, an estate or a flat, with its number."""

from typing import Final

from ingest.extract.personal.groups import DASH, group

_NUMBER: Final = rf"\d{{1,4}}(?:\s?[/{DASH}]\s?\d{{1,4}})?(?:\s?[A-Z]\b)?(?!\w)"
_PLOT: Final = rf"\b(?i:no(?:mor)?|kav(?:l?ing|eling)?|lot|unit|lantai|lt)\b\.?\s{{0,2}}(?:[A-Z]{{1,2}}[./{DASH}]?\s?)?{_NUMBER}(?!\s(?i:tahun)\b)"
_BLOCK: Final = rf"\b(?i:blok)\b\.?\s{{0,2}}[A-Z]{{1,2}}(?:\s?[./{DASH}]?\s?\d{{1,3}}[A-Z]?(?:\s?[/{DASH}]\s?\d{{1,3}})?)?(?!\w)"
_HOOD: Final = r"\b(?:RT|RW|rt|rw)\b\.?\s?\d{1,3}(?:\s?/\s?(?:(?:RW|rw)\b\.?\s?)?\d{1,3})?(?!\d)"
_PLACE: Final = rf"(?:{_PLOT}|{_BLOCK}|{_HOOD})"
_MORE: Final = rf"(?:,?\s{{0,2}}{_PLACE}){{0,4}}"
_PART: Final = r"[\w'./-]{1,30}\s{1,2}"
_PROPER: Final = r"[A-Z\d][\w'./-]{0,29}\s{1,2}"
_ROAD: Final = r"\b(?:[Jj]alan|JALAN|[Gg]ang|GANG)\s{1,2}"
_COMMAED: Final = r"[A-Z\d][\w'./-]{0,29},?\s{1,2}"
_SETTLEMENT: Final = r"\b(?:(?:[Kk]ampung|KAMPUNG|[Dd]usun|DUSUN|[Dd]ukuh|DUKUH|[Aa]part(?:emen|ment)|APARTEMEN|[Rr]usun(?:awa|ami)?|[Rr]umah [Ss]usun)|[Kk][Pp]\b\.?)\s{1,2}"
_ESTATE: Final = r"\b(?i:perum(?:ahan)?|komp(?:leks?|l))\b\.?\s{1,2}"
_UNITS: Final = (
    r"(?!\s?(?:[.,]?\d|%|(?i:persen|km|kilometer|meter|m|hektare?|ha|orang|titik|ruas|unit|tahun|ribu|juta|miliar)\b))"
)
_ENDS: Final = r"(?=\s{0,2}(?:[,;)\n]|\.(?:\s|$)|$))"
STREETS: Final = group(
    r"[JGPKBRDAjgpkbrda](?<!\w.)(?i:(?<=j)(?:l|ln|alan)|(?<=g)(?:g|ang)|(?<=p)erum(?:ahan)?|(?<=k)(?:omp(?:leks?|l)|av(?:l?ing|eling)?|ampung|p)|(?<=b)lok|(?<=r)(?:t|usun(?:awa|ami)?|umah susun)|(?<=d)(?:usun|ukuh)|(?<=a)part(?:emen|ment))\b",
    0, 240,
    # An abbreviation is no other word: any name, and a number alone will do; the word in full needs a name in capitals
    ("address", rf"\b(?i:jl|jln|gg)\b\.?\s{{0,2}}(?:{_PART}){{1,6}}?,?\s?(?:{_PLACE}|(?i:km)\.?\s?{_NUMBER}|\d{{1,3}}(?:[A-Z]\b|\b){_UNITS}){_MORE}"),
    ("address", rf"{_ROAD}(?:{_PROPER}){{1,6}}?,?\s?{_PLACE}{_MORE}"),
    ("address", rf"{_ROAD}(?:{_PROPER}){{0,4}}(?!(?i:km)\b)[A-Z\d][\w'./-]{{0,29}}\s\d{{1,3}}[A-Z]?{_ENDS}{_MORE}"),
    ("address", rf"{_ROAD}(?:{_PART}){{1,2}}?,?\s?(?i:no)\b\.?\s?{_NUMBER}{_MORE}"),
    ("address", rf"{_SETTLEMENT}(?:{_COMMAED}){{1,6}}?{_PLACE}{_MORE}"),
    ("address", rf"{_ESTATE}(?:{_PART}){{1,6}}?,?\s?{_PLACE}{_MORE}"),
    ("address", rf"\b(?i:blok)\s{{1,2}}[A-Z]{{1,2}}[{DASH}]?\d{{1,3}},?\s{{0,2}}(?i:no(?:mor)?)\b\.?\s?{_NUMBER}"),
    ("address", rf"\b[Kk]av(?:l?ing|eling)?\b\.?\s{{0,2}}{_NUMBER}"),
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
