"""Personal data that nobody needs to find an expert is blacked out before a text is kept.

NIK, NIP, NPWP, telephone, e-mail, account, passport, insurance and register numbers, and street with number. What is blacked out
keeps its length, so that every span of the text still points at the same words.

Each kind is looked for only around what all of its group have: a long run of digits, an at sign, a word of addresses. Most texts have
none, and cost a look; the others cost time that grows with their length alone, for no pattern looks far.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

MARK: Final = "█"

Kind = Literal["nik", "nip", "npwp", "phone", "email", "account", "register", "passport", "insurance", "address"]


class Finding(NamedTuple):
    """Where a text tells something personal, and of which kind."""

    start: int
    end: int
    kind: Kind


class _Group(NamedTuple):
    """Kinds that have something in common, and how far around it they may reach."""

    sign: re.Pattern[str]
    before: int
    after: int
    patterns: tuple[tuple[Kind, re.Pattern[str]], ...]


def _group(sign: str, before: int, after: int, *patterns: tuple[Kind, str]) -> _Group:
    return _Group(re.compile(sign), before, after, tuple((kind, re.compile(pattern)) for kind, pattern in patterns))


_DASH: Final = r"\u2010-\u2015\u2212-"
_GAP: Final = rf"[ .\u00a0{_DASH}]?"
_LINE: Final = rf"[ \u00a0{_DASH}]?"
"""As a gap, without the point, which parts the thousands of a sum."""
_IS: Final = r"(?:[-–]?nya)?(?![^\W_])(?:\s{0,2}(?:lama|baru|no|nomor)\b)?[\s.,:;#/()=\"'–-]{0,4}"
"""Between what a number is and the number."""
_AWAY: Final = rf"(?:[-–]?nya)?(?![^\W_])(?:(?!\b[Rr][Pp]\b)[^\d\n{MARK}]){{0,40}}?"
"""The same with some words in between, but no sum."""
_WHOLE: Final = r"(?<![\d.,])(?!\d{1,3}(?:\.\d{3})+(?![.\d])|(?:19|20)\d\d(?!\d))"
"""Where a number begins that is neither a sum nor a year."""

_CALLED: Final = r"\b(?i:te?le?p(?:h?one?)?|te?lf|tel|fax|faks|hp|wa|whatsapp|mobile|phone|call center|kontak|hubungi)"
_ACCOUNT: Final = r"\b(?i:rekening|norek|no\.?\s?rek|rek|a/c|account(?:\s(?:no|number))?)"
_BANK: Final = r"\b(?i:(?:di|ter|men)?transfer(?:kan)?|bca|bni|bri|bsi|btn|mandiri|danamon|permata|cimb|niaga|bank)"
_SUM: Final = r"[1-9]\d{0,2}(?:\.\d{3})+(?![.\d])"
_YEARS: Final = r"(?:19|20)\d\d\D{1,3}(?:19|20)\d\d(?!\d)"
_ABROAD: Final = rf"(?:\(?\+\s?[1-9]\d{{0,2}}\)?|62(?={_LINE}8(?:{_GAP}\d){{7,12}}(?!\d)))"
"""The code of a country; ours without its sign only before what else is a mobile number."""

_NUMBERS: Final = _group(
    rf"\d(?:[ .\u00a0()/{_DASH}]{{0,4}}\d){{4,}}", 64, 12,
    # 18 digits: birth, appointment, sex, serial; whole or in groups
    ("nip", rf"(?<!\d)(?:19|20)\d{{2}}{_GAP}[01]\d{_GAP}[0-3]\d{_GAP}(?:19|20)\d{{2}}{_GAP}\d{{2}}{_GAP}[12]{_GAP}\d{{3}}(?!\d)"),
    ("nip", rf"\b(?i:nip|induk pegawai){_IS}(\d(?:{_GAP}\d){{8,20}})(?!\d)"),
    # 16 digits: region, birth, serial; digits 7 and 8 are a day or a woman's day plus 40
    ("nik", rf"(?<!\d)[1-9]\d(?:{_GAP}\d{{2}}){{2}}{_GAP}[0-7]\d{_GAP}[01]\d{_GAP}\d{{2}}{_GAP}\d{{4}}(?!\d)"),
    ("nik", rf"\b(?i:nik|induk kependudukan|ktp|kk|kartu keluarga){_IS}(\d(?:{_GAP}\d){{11,19}})(?!\d)"),
    ("npwp", r"(?<!\d)\d{2}\.\d{3}\.\d{3}\.\d-\d{3}\.\d{3}(?!\d)"),
    ("npwp", rf"\b(?i:npwp){_IS}(\d(?:{_GAP}\d){{12,20}})(?!\d)"),
    ("phone", rf"(?<![\w+]){_ABROAD}{_LINE}(?:\(0?\d{{0,3}}\){_LINE})?\d{{1,5}}(?:{_GAP}\d{{2,5}}){{2,4}}(?!\d)"),
    ("phone", rf"(?<![\w.,{_DASH}])08\d{{1,2}}(?:{_GAP}\d{{2,5}}){{2,4}}(?!\d)"),
    ("phone", rf"(?<!\w)\(0\d{{2,3}}\){_LINE}\d{{3,4}}(?:{_GAP}\d{{2,5}}){{1,2}}(?!\d)"),
    ("phone", rf"{_CALLED}{_IS}(?!{_YEARS}|{_SUM})(\+?\(?\d(?:[ .()/{_DASH}]{{0,3}}\d){{5,31}})(?!\d)"),
    ("account", rf"{_ACCOUNT}{_AWAY}{_WHOLE}(\d(?:{_GAP}\d){{6,19}})(?!\d)"),
    ("account", rf"{_BANK}{_AWAY}{_WHOLE}(\d(?:{_LINE}\d){{8,19}})(?![\d.,]?\d|\s?(?i:rupiah|idr|usd|dolar)\b)"),
    ("account", rf"{_WHOLE}(\d(?:{_LINE}\d){{7,19}})(?=[\s,]{{0,2}}\(?(?i:a\.?[/ ]?n\b|atas nama\b))"),
    ("register", rf"\b(?i:nrp|nim|npm|nisn){_IS}(\d(?:{_GAP}\d){{4,19}})(?!\d)"),
    ("passport", rf"\b(?i:paspor|passport){_AWAY}\b([A-Za-z]{{1,2}}\s?\d{{6,8}})(?!\d)"),
    ("insurance", rf"\b(?i:bpjs|kis){_AWAY}{_WHOLE}(\d(?:{_LINE}\d){{10,12}})(?![\d.,]?\d)"),
)  # fmt: skip

_AT: Final = r"\s{0,2}(?:@|[\[({]\s?(?i:at|et)\s?[\])}])\s{0,2}"
_DOT: Final = r"(?:\.|\s{0,2}[\[({]\s?(?i:dot|titik)\s?[\])}]\s{0,2})"
_ADDRESSES: Final = _group(
    r"@|[\[({]\s?(?i:at|et)\s?[\])}]", 160, 260,
    ("email", rf"(?<![\w.+-])[\w.+-]{{1,64}}(?:{_DOT}[\w+-]{{1,32}}){{0,2}}{_AT}[\w-]{{1,63}}(?:{_DOT}[\w-]{{1,63}}){{1,5}}"),
)  # fmt: skip

_NUMBER: Final = rf"\d{{1,4}}(?:\s?[/{_DASH}]\s?\d{{1,4}})?(?:\s?[A-Z]\b)?(?!\w)"
_PLOT: Final = rf"\b(?i:no(?:mor)?|kav(?:l?ing|eling)?|lot|unit|lantai|lt)\b\.?\s{{0,2}}(?:[A-Z]{{1,2}}[./{_DASH}]?\s?)?{_NUMBER}(?!\s(?i:tahun)\b)"
_BLOCK: Final = (
    rf"\b(?i:blok)\b\.?\s{{0,2}}[A-Z]{{1,2}}(?:\s?[./{_DASH}]?\s?\d{{1,3}}[A-Z]?(?:\s?[/{_DASH}]\s?\d{{1,3}})?)?(?!\w)"
)
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
_STREETS: Final = _group(
    r"[JGPKBRDAjgpkbrda](?<!\w.)(?i:(?<=j)(?:l|ln|alan)|(?<=g)(?:g|ang)|(?<=p)erum(?:ahan)?|(?<=k)(?:omp(?:leks?|l)|av(?:l?ing|eling)?|ampung|p)|(?<=b)lok|(?<=r)(?:t|usun(?:awa|ami)?|umah susun)|(?<=d)(?:usun|ukuh)|(?<=a)part(?:emen|ment))\b",
    0, 240,
    # An abbreviation is no other word: any name, and a number alone will do; the word in full needs a name in capitals
    ("address", rf"\b(?i:jl|jln|gg)\b\.?\s{{0,2}}(?:{_PART}){{1,6}}?,?\s?(?:{_PLACE}|(?i:km)\.?\s?{_NUMBER}|\d{{1,3}}(?:[A-Z]\b|\b){_UNITS}){_MORE}"),
    ("address", rf"{_ROAD}(?:{_PROPER}){{1,6}}?,?\s?{_PLACE}{_MORE}"),
    ("address", rf"{_ROAD}(?:{_PROPER}){{0,4}}(?!(?i:km)\b)[A-Z\d][\w'./-]{{0,29}}\s\d{{1,3}}[A-Z]?{_ENDS}{_MORE}"),
    ("address", rf"{_ROAD}(?:{_PART}){{1,2}}?,?\s?(?i:no)\b\.?\s?{_NUMBER}{_MORE}"),
    ("address", rf"{_SETTLEMENT}(?:{_COMMAED}){{1,6}}?{_PLACE}{_MORE}"),
    ("address", rf"{_ESTATE}(?:{_PART}){{1,6}}?,?\s?{_PLACE}{_MORE}"),
    ("address", rf"\b(?i:blok)\s{{1,2}}[A-Z]{{1,2}}[{_DASH}]?\d{{1,3}},?\s{{0,2}}(?i:no(?:mor)?)\b\.?\s?{_NUMBER}"),
    ("address", rf"\b[Kk]av(?:l?ing|eling)?\b\.?\s{{0,2}}{_NUMBER}"),
    ("address", r"(?<!\b[Kk]etua )\b(?:RT|rt)\b\.?\s?\d{1,3}\s?(?:/\s?|[,/]?\s?(?:RW|rw)\b\.?\s?)\d{1,3}\b"),
)  # fmt: skip

_STREET: Final = r"(?<![\w.,/-])(?!(?:19|20)\d\d\b)\d{1,4}[A-Z]?,?\s(?:(?!(?:Wall|Silk|Toll|Belt)\b)[A-Z][\w'-]{0,29}\s){1,3}(?:Street|Road|Avenue|Lane|Drive|Boulevard|St\.|Rd\.|Ave\.)(?!\w)"
_ENGLISH_STREETS: Final = _group(
    r"[SRALDB](?<!\w.)(?:(?<=S)(?:treet|t\.)|(?<=R)(?:oad|d\.)|(?<=A)ve(?:nue|\.)|(?<=L)ane|(?<=D)rive|(?<=B)oulevard)(?!\w)",
    130, 12,
    # What is counted may be called so too (17 sections of a road): words before, or a town or nothing more behind, tell an address
    ("address", rf"\b(?i:at|address|alamat|lives?|tinggal|resid(?:es|ing)|located|office)\b:?\s(?:(?:at|in|on|di)\s)?({_STREET})"),
    ("address", rf"{_STREET}(?=[ \t]{{0,2}}(?:,[ \t]{{0,2}}[A-Z\d]|[;)\n]|$))"),
)  # fmt: skip

_ODD: Final = re.compile(r"[^\D0-9]|[\uff01-\uff5e\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
"""Signs that a reader takes for others: digits of other scripts and of full width; or does not see at all."""


def findings(text: str) -> Iterator[Finding]:
    """What a text tells that is personal and not needed, by pattern; some of them may overlap."""
    if _ODD.search(text) is None:
        yield from _findings(text)
        return
    seen = [(place, sign) for place, sign in enumerate(text) if unicodedata.category(sign) != "Cf"]
    for start, end, kind in _findings("".join(_usual(sign) for _, sign in seen)):
        yield Finding(seen[start][0], seen[end - 1][0] + 1, kind)


def _usual(sign: str) -> str:
    """The sign of ASCII that a digit, or a sign of full width, is read as."""
    if sign.isdecimal():
        return str(unicodedata.decimal(sign))
    return chr(ord(sign) - 0xFEE0) if "\uff01" <= sign <= "\uff5e" else sign


def _findings(text: str) -> Iterator[Finding]:
    for group in (_NUMBERS, _ADDRESSES, _STREETS, _ENGLISH_STREETS):
        for begin, stop in _near(text, group):
            for kind, pattern in group.patterns:
                for match in pattern.finditer(text, begin, stop):
                    start, end = match.span(match.lastindex or 0)
                    yield Finding(start, end, kind)


def _near(text: str, group: _Group) -> Iterator[tuple[int, int]]:
    """The stretches of a text around a group's sign; none touches another."""
    begin = stop = -1
    for sign in group.sign.finditer(text):
        if sign.start() - group.before > stop:
            if stop >= 0:
                yield begin, stop
            begin = max(0, sign.start() - group.before)
        stop = sign.end() + group.after
    if stop >= 0:
        yield begin, stop


def redact(text: str) -> str:
    """The text with every such thing blacked out, as long as before; the same object where there is nothing."""
    spans = sorted((start, end) for start, end, _ in findings(text))
    if not spans:
        return text
    parts: list[str] = []
    at = 0
    for start, end in spans:
        if end > at:
            start = max(start, at)
            parts += (text[at:start], MARK * (end - start))
            at = end
    return "".join(parts) + text[at:]
