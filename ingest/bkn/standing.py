"""Who is in service, by BKN's kedudukan hukum: of the others nothing is kept."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from graph.language import N_
from ingest.source import Notice

SERVING: Final = frozenset({"01", "03", "11", "15", "16", "71"})
"""Kedudukan hukum of those in service: aktif, tugas belajar, pegawai titipan; also hukuman disiplin and penurunan jabatan,
for they go on working, and leaving them out would tell of the punishment by their absence. (BKN's reference table; 71, PPPK
aktif, is younger than it and stands in public importers, November 2026.)"""

AWAY: Final = frozenset({
    "02", "04", "05", "06", "07", "08", "09", "12", "13", "14", "20", "51", "52", "66", "67", "68", "69", "70", "77", "88", "89", "90",
    "91", "92", "98", "99",
})  # fmt: skip
"""Kedudukan hukum of those who are not in service: on leave outside the state's service, suspended, retired, dismissed, dead …"""

SERVING_NAMES: Final = re.compile(
    r"((pns|cpns|pppk( paruh waktu)?) )?aktif|tugas belajar|pegawai titipan|pns kena hukuman disiplin"
    r"|pemindahan dalam rangka penurunan jabatan"
)
"""The same in words, for files that name no code, or one that is younger than the table."""

_CODE: Final = re.compile(r"\d{1,3}", re.ASCII)


def serves(code: str | None, name: str | None) -> bool | None:
    """Whether a person of that standing is in service; None where the code is unknown. Where nothing is said, nobody has left."""
    number = (code or "").removesuffix(".0").zfill(2)
    if number in AWAY:
        return False
    if number in SERVING or SERVING_NAMES.fullmatch((name or "").casefold()) or not (code or name):
        return True
    return None if code else False


@dataclass
class Standings:
    """The people of a file of whom nothing is kept, and what was left out of the others."""

    away: set[str] = field(default_factory=set)
    unknown: dict[str, str] = field(default_factory=dict)
    left_out: Counter[str] = field(default_factory=Counter)
    """Cells that were left out, by column."""

    def take(self, record: str, code: str | None, name: str | None) -> None:
        """Count a person's standing; another row of the same person counts no more."""
        serving = serves(code, name)
        if serving is None:
            self.unknown[record] = code if code and _CODE.fullmatch(code) else "…"  # else perhaps another column's cell
        elif not serving:
            self.away.add(record)

    def notices(self) -> Iterator[Notice]:
        """What was counted, where it is worth saying."""
        if self.away:
            reason = N_("{count} people are not in service by their KEDUDUKAN HUKUM; nothing is kept of them.")
            yield Notice(reason, {"count": len(self.away)})
        if self.unknown:
            reason = N_("{count} people have an unknown KEDUDUKAN HUKUM ({codes}); nothing is kept of them.")
            yield Notice(reason, {"count": len(self.unknown), "codes": ", ".join(sorted({*self.unknown.values()}))})
        for column, count in sorted(self.left_out.items()):
            yield Notice(N_("{count} cells of {column} are not valid and are left out."), {"count": count, "column": column})
