"""Numbers that name a person or reach one: NIK, NIP, NPWP, telephone, account, passport, insurance, registers, plates of cars."""

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

_SPARED: Final = (
    r"\b(?i:kode\s(?:rekening|akun)|nib|sertifikat|koordinat)\b(?:\s(?i:no|nomor|belanja|pendapatan|modal|adalah)\b\.?){0,3}[\s.,:=-]{0,4}"
    rf"\d(?:{_GAP}\d){{4,31}}"
)
"""Numbers of no person: codes of budgets, of businesses, of places."""
_COUNTED: Final = r"(?!\s?(?i:unit|orang(?!\s+tua)|jiwa|suara|tps|nasabah|pemilih|penduduk|perangkat|rupiah|idr|usd|dolar|ton|kg|meter|hektare?)\b)"

_CALLED: Final = (
    r"\b(?i:te?le?p(?:h?one?)?|te?lf|tel|fax|faks|hp|wa|whatsapp|mobile|phone|call center|kontak|(?:di|meng)?hubungi)"
)
_WHOSE: Final = (
    r"(?:[-–]?nya)?(?![^\W_])(?:\s{0,2}(?i:lama|baru|no|nomor|number|aktif|pribadi|seluler|kantor(?:nya)?|rumah(?:nya)?|beliau|saya|kami|dia"
    r"|adalah|yaitu|is|di|pada|ke|melalui)\b){0,4}[\s.,:;#/()=\"'–-]{0,4}"
)
"""The same behind a telephone, which may be somebody's."""
_ACCOUNT: Final = r"\b(?i:rekening|norek|no\.?\s?rek|rek|a/c|account(?:\s(?:no|number))?)"
_BANK: Final = r"\b(?i:(?:di|ter|men)?transfer(?:kan)?|bca|bni|bri|bsi|btn|mandiri|danamon|permata|cimb|niaga|bank)"
_AT_BANK: Final = (
    r"(?:[-–]?nya)?(?![^\W_])(?:(?!\b(?i:rp|me(?!lalui\b)[a-z]{4,}|naik|turun|laba|rugi|aset|kredit|dividen|profits?|loans?|assets?|earned|posted|lent)\b)"
    rf"[^\d\n{MARK}]){{0,40}}?"
)
"""The same behind a bank, without anything that banks do."""
_SUM: Final = r"[1-9]\d{0,2}(?:\.\d{3})+(?![.\d])"
_YEARS: Final = r"(?:19|20)\d\d\D{1,3}(?:19|20)\d\d(?!\d)"
_ABROAD: Final = rf"(?:0062(?={_LINE}[2-9])|\(?\+\s?[1-9]\d{{0,2}}\)?|62(?={_LINE}8(?:{_GAP}\d){{7,12}}(?!\d)))"
"""The code of a country; ours without its sign only before what else is a mobile number."""

_DAY: Final = r"(?:0[1-9]|[12]\d|3[01]|4[1-9]|[56]\d|7[01])"
_PASSPORT: Final = r"[A-Za-z]{1,2}\s?\d{6,8}[A-Z]?(?!\w)"

NUMBERS: Final = group(
    rf"\d(?:[ .\u00a0()/{DASH}]{{0,4}}\d){{4,}}", 64, 12,
    # 18 digits: birth, appointment, sex, serial; whole or in groups
    ("nip", rf"(?<!\d)(?:19|20)\d{{2}}{_GAP}[01]\d{_GAP}[0-3]\d{_GAP}(?:19|20)\d{{2}}{_GAP}\d{{2}}{_GAP}[12]{_GAP}\d{{3}}(?!\d)"),
    ("nip", rf"\b(?i:nip|induk pegawai){_IS}(\d(?:{_GAP}\d){{8,20}})(?!\d)"),
    # 16 digits: region, birth, serial; digits 7 and 8 are a day or a woman's day plus 40
    ("nik", rf"(?<!\d)[1-9]\d(?:{_GAP}\d{{2}}){{2}}{_GAP}{_DAY}{_GAP}(?:0[1-9]|1[0-2]){_GAP}\d{{2}}{_GAP}\d{{4}}(?!\d){_COUNTED}"),
    ("nik", rf"\b(?i:nik|induk kependudukan|ktp|kk|kartu keluarga){_IS}(\d(?:{_GAP}\d){{11,19}})(?!\d)"),
    ("npwp", r"(?<!\d)\d{2}\.\d{3}\.\d{3}\.\d-\d{3}\.\d{3}(?!\d)"),
    ("npwp", rf"\b(?i:npwp){_IS}(\d(?:{_GAP}\d){{12,20}})(?!\d)"),
    ("phone", rf"(?<![\w+]){_ABROAD}{_LINE}(?:\(0?\d{{0,3}}\){_LINE})?\d{{1,5}}(?:{_GAP}\d{{2,5}}){{2,4}}(?!\d)"),
    ("phone", rf"{_SPARED}|(?<![\w.,{DASH}])((?=0(?:{_GAP}\d){{9}})08\d{{1,2}}(?:{_GAP}\d{{2,5}}){{2,4}})(?!\d)"),
    ("phone", rf"(?<![\w.,/{DASH}])0(?:2[1249]|31|61|[2-9]\d\d)[{DASH}]\d{{5,8}}(?![\d/{DASH}])"),
    ("phone", rf"(?<!\w)\(0\d{{2,3}}\){_LINE}\d{{3,4}}(?:{_GAP}\d{{2,5}}){{1,2}}(?!\d)"),
    ("phone", rf"{_CALLED}{_WHOSE}(?!{_YEARS}|{_SUM})(\+?\(?\d(?:[ .()/{DASH}]{{0,3}}\d){{5,31}})(?!\d)"),
    ("account", rf"{_SPARED}|{_ACCOUNT}{_AWAY}{_WHOLE}(\d(?:{_GAP}\d){{6,19}})(?!\d){_COUNTED}"),
    ("account", rf"{_BANK}{_AT_BANK}{_WHOLE}(\d(?:{_LINE}\d){{8,19}})(?![\d.,]?\d|\s?(?i:rupiah|idr|usd|dolar)\b)"),
    ("account", rf"{_WHOLE}(\d(?:{_LINE}\d){{7,19}})(?=[\s,]{{0,2}}\(?(?i:a\.?[/ ]?n\b|atas nama\b))"),
    ("account", r"(?<!\w)[A-Z]{2}\d\d\s?[A-Z\d]{4}(?:\s?\d{4}){2,6}(?:\s?\d{1,3})?(?!\w)"),
    ("register", rf"\b(?:(?i:nrp|nim|npm|nisn|nuptk|nid[nk])|STR|SIP){_IS}(?!{_YEARS})(\d(?:{_GAP}\d){{4,19}})(?!\d)"),
    ("register", rf"\bSIM(?:\s[A-D]I{{0,2}}\b)?{_IS}(\d(?:{_GAP}\d){{9,19}})(?!\d)"),
    ("passport", rf"\b(?i:paspor|passport){_AWAY}\b({_PASSPORT}(?:(?:\s?[,/&]|\s(?:dan|and))\s?{_PASSPORT}){{0,4}})"),
    ("insurance", rf"\b(?i:bpjs|kis){_AWAY}{_WHOLE}(\d(?:{_LINE}\d){{10,12}})(?![\d.,]?\d)"),
)  # fmt: skip

_PLATE: Final = r"(?<!\w)(?:[A-Z]|[ABDEKP][A-Z])[ -]?\d{1,4}[ -]?[A-Z]{1,3}(?!\w)"
_LONG_PLATE: Final = r"(?<!\w)(?:[ABDEFGHKLMNPRSTWZ]|[ABDEKP][A-Z])[ -]?\d{4}[ -]?[A-Z]{1,3}(?!\w)"
PLATES: Final = group(
    r"\d[ -]?[A-Z]{1,3}(?!\w)", 64, 0,
    # The letters and digits alone may be anything, and behind a vehicle fewer of them are its model
    ("plate", rf"\b(?i:pelat|plat|nopol|(?:ber)?nomor polisi|plate)(?:nya)?\b[^\n.;{MARK}]{{0,24}}?({_PLATE})"),
    ("plate", rf"\b(?i:mobil|motor|kendaraan|truk|bus|minibus|sedan|pikap|car|vehicle)(?:nya)?\b[^\n.;{MARK}]{{0,40}}?({_LONG_PLATE})"),
)  # fmt: skip
