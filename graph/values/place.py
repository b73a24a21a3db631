"""Provinces and islands by the names that people type beside the official ones: short forms, older and shorter names, as codes.

Codes and names are those of Kepmendagri 300.2.2-2138/2025, re-typed in November 2026; short forms are those that ministries and newspapers write.
"""

from typing import Final

_TEXT: Final = """
11 aceh, nad, nanggroe aceh darussalam
12 sumatera utara, sumatra utara, sumut, north sumatra
13 sumatera barat, sumatra barat, sumbar, west sumatra
14 riau
15 jambi
16 sumatera selatan, sumatra selatan, sumsel, south sumatra
17 bengkulu
18 lampung
19 kepulauan bangka belitung, bangka belitung, babel
21 kepulauan riau, kepri, riau islands
31 daerah khusus jakarta, daerah khusus ibukota jakarta, dki jakarta, dki, dkj, jakarta
32 jawa barat, jabar, west java
33 jawa tengah, jateng, central java
34 daerah istimewa yogyakarta, di yogyakarta, diy, yogyakarta, jogja, yogya, jogjakarta
35 jawa timur, jatim, east java
36 banten
51 bali
52 nusa tenggara barat, ntb, west nusa tenggara
53 nusa tenggara timur, ntt, east nusa tenggara
61 kalimantan barat, kalbar, west kalimantan
62 kalimantan tengah, kalteng, central kalimantan
63 kalimantan selatan, kalsel, south kalimantan
64 kalimantan timur, kaltim, east kalimantan
65 kalimantan utara, kaltara, north kalimantan
71 sulawesi utara, sulut, north sulawesi
72 sulawesi tengah, sulteng, central sulawesi
73 sulawesi selatan, sulsel, south sulawesi
74 sulawesi tenggara, sultra, southeast sulawesi
75 gorontalo
76 sulawesi barat, sulbar, west sulawesi
81 maluku
82 maluku utara, malut, north maluku
91 papua
92 papua barat, west papua
93 papua selatan, south papua
94 papua tengah, central papua
95 papua pegunungan, highland papua
96 papua barat daya, southwest papua
"""

_CODES: Final = {
    name: code for line in _TEXT.strip().splitlines() for code, _, names in [line.partition(" ")] for name in names.split(", ")
}


_ISLANDS: Final = {
    "1 2": "sumatera, sumatra",
    "3": "jawa",
    "5": "bali dan nusa tenggara, bali and nusa tenggara, nusa tenggara",
    "6": "kalimantan, borneo",
    "7": "sulawesi, celebes",
    "8": "kepulauan maluku, moluccas",
    "9": "tanah papua, papuan provinces",
}
"""Islands by how the codes of their provinces begin. What is called Maluku or Papua is the province."""

_PROVINCES: Final = {
    name: tuple(sorted(code for code in set(_CODES.values()) if code[0] in begins.split()))
    for begins, names in _ISLANDS.items()
    for name in names.split(", ")
}


def province_code(name: str) -> str:
    """The code of the province that is called so, "31" for "DKI Jakarta"; what is none, a code or a city, as it is."""
    words = _words(name)
    for kind in ("provinsi ", "province of ", "pulau "):
        words = words.removeprefix(kind)
    return _CODES.get(words, name.strip())


def province_codes(name: str) -> tuple[str, ...]:
    """The codes that a place stands for: an island's provinces, else the one code, or what may be one."""
    words = _words(name)
    return _PROVINCES.get(words.removeprefix("pulau "), (province_code(name),))


def _words(name: str) -> str:
    return " ".join(name.lower().replace(".", "").split())
