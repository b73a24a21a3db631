"""How each agency dresses its files."""

from collections.abc import Mapping
from typing import Final

from ingest.demo.dialects import Dialect, loose, lower, snake, title
from ingest.demo.servants import EXTRA_COLUMNS

_POSITION_STATUS: Final = {"KEDUDUKAN HUKUM ID": "KEDUDUKAN PNS ID", "KEDUDUKAN HUKUM NAMA": "KEDUDUKAN PNS NAMA"}
_SHORTENED: Final = {"TEMPAT LAHIR NAMA": "TEMPAT LAHIR", "NPWP NOMOR": "NPWP", "NOMOR HP": "NO HP"}
_OLDER: Final = frozenset({"NAMA SEKOLAH", "FLAG IKD", *EXTRA_COLUMNS})
_NO_EXTRA: Final = frozenset(EXTRA_COLUMNS)

DIALECTS: Final[Mapping[str, Dialect]] = {
    "kemen-samudra": Dialect(without=_NO_EXTRA, encoding="utf-8-sig"),
    "kemen-antariksa": Dialect(delimiter=";", header=title, renamed=_POSITION_STATUS, without=_OLDER, empty="-", apostrophe="'"),
    "kemen-lumbung": Dialect(
        suffix=".xlsx", without=_NO_EXTRA, dates="serial", sexes=("L", "P"), empty="null", padded=True, shown_upper=False
    ),
    "kemen-talenta": Dialect(delimiter="|", header=snake, without=_NO_EXTRA, dates="%Y-%m-%d", empty="null", line_end="\n"),
    "kemen-raga": Dialect(
        delimiter="\t", encoding="utf-16", renamed=_SHORTENED, without=_OLDER, sexes=("Pria", "Wanita"), empty="null"
    ),
    "badan-kas": Dialect(quote_all=True, header=lower, dates="%d/%m/%Y", sexes=("1", "2"), empty="None", apostrophe="''"),
    "badan-sandi": Dialect(suffix=".xlsx", header=loose, renamed=_POSITION_STATUS, without=_NO_EXTRA, dates="cell", titled=True),
    "lembaga-kebijakan": Dialect(
        delimiter=";", encoding="cp1252", without=_NO_EXTRA, empty="-", padded=True, dash="–", shown_upper=False
    ),
    "prov-kirana": Dialect(
        delimiter="\t", renamed=_SHORTENED | _POSITION_STATUS, without=_OLDER, sexes=("L", "P"), apostrophe="'"
    ),
    "prov-saranda": Dialect(delimiter="|", quote_all=True, encoding="utf-8-sig", empty="null", padded=True, line_end="\n"),
    "kab-wanaraksa": Dialect(
        header=snake, renamed=_SHORTENED, without=_NO_EXTRA, dates="%Y-%m-%d", sexes=("1", "2"), empty="null"
    ),
    "kota-pelita": Dialect(suffix=".xlsx", header=lower, empty="-", sexes=("Pria", "Wanita"), apostrophe="'"),
}
"""The dress of each agency's file."""
