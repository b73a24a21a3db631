"""Numbers that name a person or reach one: NIK, NIP, NPWP, telephone, account, passport, insurance and registers."""

from typing import Final

from ingest.extract.personal.groups import DASH, MARK, group

_GAP: Final = rf"[ .\u00a0{DASH}]?"
_LINE: Final = rf"[ \u00a0{DASH}]?"
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

NUMBERS: Final = group(
    rf"\d(?:[ .\u00a0()/{DASH}]{{0,4}}\d){{4,}}", 64, 12,
    # 18 digits: birth, appointment, sex, serial; whole or in groups
    ("nip", rf"(?<!\d)(?:19|20)\d{{2}}{_GAP}[01]\d{_GAP}[0-3]\d{_GAP}(?:19|20)\d{{2}}{_GAP}\d{{2}}{_GAP}[12]{_GAP}\d{{3}}(?!\d)"),
    ("nip", rf"\b(?i:nip|induk pegawai){_IS}(\d(?:{_GAP}\d){{8,20}})(?!\d)"),
    # 16 digits: region, birth, serial; digits 7 and 8 are a day or a woman's day plus 40
    ("nik", rf"(?<!\d)[1-9]\d(?:{_GAP}\d{{2}}){{2}}{_GAP}[0-7]\d{_GAP}[01]\d{_GAP}\d{{2}}{_GAP}\d{{4}}(?!\d)"),
    ("nik", rf"\b(?i:nik|induk kependudukan|ktp|kk|kartu keluarga){_IS}(\d(?:{_GAP}\d){{11,19}})(?!\d)"),
    ("npwp", r"(?<!\d)\d{2}\.\d{3}\.\d{3}\.\d-\d{3}\.\d{3}(?!\d)"),
    ("npwp", rf"\b(?i:npwp){_IS}(\d(?:{_GAP}\d){{12,20}})(?!\d)"),
    ("phone", rf"(?<![\w+]){_ABROAD}{_LINE}(?:\(0?\d{{0,3}}\){_LINE})?\d{{1,5}}(?:{_GAP}\d{{2,5}}){{2,4}}(?!\d)"),
    ("phone", rf"(?<![\w.,{DASH}])08\d{{1,2}}(?:{_GAP}\d{{2,5}}){{2,4}}(?!\d)"),
    ("phone", rf"(?<!\w)\(0\d{{2,3}}\){_LINE}\d{{3,4}}(?:{_GAP}\d{{2,5}}){{1,2}}(?!\d)"),
    ("phone", rf"{_CALLED}{_IS}(?!{_YEARS}|{_SUM})(\+?\(?\d(?:[ .()/{DASH}]{{0,3}}\d){{5,31}})(?!\d)"),
    ("account", rf"{_ACCOUNT}{_AWAY}{_WHOLE}(\d(?:{_GAP}\d){{6,19}})(?!\d)"),
    ("account", rf"{_BANK}{_AWAY}{_WHOLE}(\d(?:{_LINE}\d){{8,19}})(?![\d.,]?\d|\s?(?i:rupiah|idr|usd|dolar)\b)"),
    ("account", rf"{_WHOLE}(\d(?:{_LINE}\d){{7,19}})(?=[\s,]{{0,2}}\(?(?i:a\.?[/ ]?n\b|atas nama\b))"),
    ("register", rf"\b(?i:nrp|nim|npm|nisn){_IS}(\d(?:{_GAP}\d){{4,19}})(?!\d)"),
    ("passport", rf"\b(?i:paspor|passport){_AWAY}\b([A-Za-z]{{1,2}}\s?\d{{6,8}})(?!\d)"),
    ("insurance", rf"\b(?i:bpjs|kis){_AWAY}{_WHOLE}(\d(?:{_LINE}\d){{10,12}})(?![\d.,]?\d)"),
)  # fmt: skip
