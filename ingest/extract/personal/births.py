"""The day on which somebody was born, behind the word that says so; an institution's birthday is everybody's."""

from typing import Final

from ingest.extract.personal.groups import MARK, group

_MONTH: Final = (
    r"(?i:jan(?:uar[iy])?|[fp]eb(?:ruar[iy])?|mar(?:et|ch)?|apr(?:il)?|mei|may|jun[ie]?|jul[iy]?|agu?(?:stus)?|aug(?:ust)?|sept?(?:ember)?|o[ck]t(?:ober)?"
    r"|no[vp](?:ember)?|de[sc](?:ember)?)\.?"
)
_YEAR: Final = r"(?:19|20)\d\d(?!\d)"
_DATE: Final = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTH}\s{_YEAR}|{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s{_YEAR}"
    rf"|\d{{1,2}}[/.-]\d{{1,2}}[/.-]{_YEAR}|{_YEAR}-\d\d-\d\d)"
)
_INSTITUTION: Final = (
    r"\b(?i:hari|partai|organisasi|lembaga|badan|kementerian|bank|koperasi|perusahaan|universitas|institut|yayasan|gerakan|republik|negara|provinsi|kabupaten"
    r"|kota|peraturan|undang-undang|program|asosiasi|komisi|majelis|agency|party|company|university|organi[sz]ation|ministry|institute|foundation|republic"
    r"|act|law|pancasila)\b(?:\s(?:ini|itu|tersebut|[A-Z][\w-]{0,30})){0,2}|\b[A-Z]{2,3}"
)
_BORN: Final = r"\b(?i:dilahirkan|lahir|kelahiran|born)\b"
_WHERE: Final = r"(?:\s(?i:di|in|at))?(?:\s(?i:kota|kabupaten|desa))?(?:\s[A-Z][\w.'-]{0,30}){0,4}\s?,?(?:\s(?i:pada|on|tanggal|tgl)\b\.?){0,2}\s"
_LABEL: Final = r"\b(?i:ttl|(?:tanggal|tgl\.?)\s?lahir|date of birth|birth ?date|dob)"

BIRTHS: Final = group(
    r"[lbLBTtDd](?:ahir|AHIR|orn\b|ORN\b|irth|IRTH|TL\b|tl\b|OB\b|ob\b)", 100, 120,
    ("birth", rf"(?:{_INSTITUTION})\s(?:was\s|resmi\s)?(?:lahir|born)\b|{_BORN}{_WHERE}({_DATE})"),
    ("birth", rf"{_LABEL}(?:nya)?\b[^\d\n{MARK}]{{0,60}}?({_DATE})"),
)  # fmt: skip
