"""Identifiers that are well-formed and belong to nobody: NIP, NIK, ORCID, ROR and the keys of BKN and OpenAlex."""

from collections import Counter
from datetime import date
from hashlib import blake2b
from typing import Final

_CROCKFORD: Final = "0123456789abcdefghjkmnpqrstvwxyz"
_ORCID_BLOCK: Final = "0099000"
"""Outside the blocks that ISNI set aside for ORCID, so that no real researcher has one of these."""
_NO_SUBDISTRICT: Final = "99"
"""No regency numbers its subdistricts (kecamatan) this high."""
_SCRAMBLE: Final = 99_999_989
"""A prime: multiplying by a fixed number modulo a prime never gives the same key twice."""
_MALE_OR_FEMALE: Final = {"M": "1", "F": "2"}


def hex32(*key: str) -> str:
    """A key as BKN writes them, 32 upper-case hex digits, the same for the same words."""
    return blake2b("\x1f".join(key).encode(), digest_size=16).hexdigest().upper()


def scrambled(serial: int, *, step: int) -> int:
    """A number of eight digits at most that says nothing of the serial; different serials give different ones."""
    return serial * step % _SCRAMBLE


def ror(*key: str) -> str:
    """A ROR id: ``0``, six Crockford base-32 characters, two check digits (ISO/IEC 7064 MOD 97-10)."""
    number = int.from_bytes(blake2b("\x1f".join(key).encode(), digest_size=8).digest(), "big") % 32**6
    body = "".join(_CROCKFORD[number >> shift & 31] for shift in range(25, -1, -5))
    return f"0{body}{98 - number * 100 % 97:02}"


def orcid(serial: int) -> str:
    """An ORCID in its four groups; its last character is an ISO/IEC 7064 MOD 11-2 check."""
    digits = f"{_ORCID_BLOCK}{scrambled(serial, step=7_654_321):08}"
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    whole = digits + ("X" if check == 10 else str(check))
    return "-".join(whole[start : start + 4] for start in range(0, 16, 4))


class NipRegister:
    """Who hands out NIP: the serial counts up wherever the other fifteen digits are the same."""

    def __init__(self) -> None:
        """Start with every serial unused."""
        self._given: Counter[str] = Counter()

    def pns(self, birth: date, entry: date, sex: str) -> str:
        """The NIP of a permanent civil servant: birth, month of entry, sex, serial."""
        return self._serial(f"{birth:%Y%m%d}{entry:%Y%m}{_MALE_OR_FEMALE[sex]}")

    def pppk(self, birth: date, year: int, contract: int, sex: str) -> str:
        """The number of a contract civil servant: birth, year, 20 + which contract, sex, serial."""
        return self._serial(f"{birth:%Y%m%d}{year}{20 + contract}{_MALE_OR_FEMALE[sex]}")

    def _serial(self, prefix: str) -> str:
        self._given[prefix] += 1
        return f"{prefix}{self._given[prefix]:03}"


def nik(province: str, birth: date, sex: str, serial: int) -> str:
    """A NIK: place of registration, birth date (a woman's day plus 40), serial; in a subdistrict that does not exist."""
    day = birth.day + (40 if sex == "F" else 0)
    return f"{province}01{_NO_SUBDISTRICT}{day:02}{birth:%m%y}{serial % 10_000:04}"
