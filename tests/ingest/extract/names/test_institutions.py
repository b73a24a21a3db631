"""Which known institution a text means."""

import re

from ingest.extract.document import Entity
from ingest.extract.names.acronyms import acronyms
from ingest.extract.names.institutions import Gazetteer, Known, Match
from ingest.extract.relations.roles import roles
from tests.ingest.extract.marked import marked

KNOWN = Gazetteer(
    [
        Known("lan", ("Lembaga Administrasi Negara", "National Institute of Public Administration"), "LAN"),
        Known("keu", ("Kementerian Keuangan", "Ministry of Finance"), "Kemenkeu"),
        Known("dikbud", ("Kementerian Pendidikan dan Kebudayaan",), "Kemendikbud", valid_to="2021-04-28", successors=("ristek",)),
        Known(
            "ristek",
            ("Kementerian Pendidikan, Kebudayaan, Riset, dan Teknologi",),
            "Kemendikbudristek",
            successors=("dasmen", "sains"),
        ),
        Known("dasmen", ("Kementerian Pendidikan Dasar dan Menengah",), "Kemendikdasmen"),
        Known("sains", ("Kementerian Pendidikan Tinggi, Sains, dan Teknologi",), "Kemdiktisaintek"),
        Known("kab", ("Pemerintah Kabupaten Rekaan",), "Pemkab Rekaan", ("Kab. Rekaan",), "99.01", "regency"),
        Known("kota", ("Pemerintah Kota Rekaan",), "Pemkot Rekaan", ("Kota Rekaan",), "99.71", "city"),
        Known("energi", ("PT Energi Khayal (Persero) Tbk",), "Energi Khayal"),
        Known("lama", ("Badan Lama",), valid_from="2000", valid_to="2010"),
        Known("baru", ("Badan Lama",), valid_from="2010"),
    ]
)


def test_names_short_forms_and_legal_forms_mean_one() -> None:
    """However it is written, and in either language."""
    for name in (
        "LAN",
        "LAN RI",
        "Lembaga Administrasi Negara (LAN)",
        "lembaga administrasi negara",
        "National Institute of Public Administration",
    ):
        assert KNOWN.find(name).id == "lan"
    for name in ("Energi Khayal", "PT Energi Khayal", "PT. Energi Khayal Tbk."):
        assert KNOWN.find(name).id == "energi"


def test_what_may_be_several_stays_open() -> None:
    """A bare place is no institution, only candidates; part of a known one that is unknown itself is not that."""
    assert KNOWN.find("Rekaan") == Match(None, ("kab", "kota"))
    assert KNOWN.find("Kota Rekaan").id == "kota"
    assert KNOWN.find("Kabupaten Rekaan").id == "kab"
    assert KNOWN.find("Biro SDM LAN") == Match()
    assert KNOWN.find("Badan Lama").candidates == ("lama", "baru")
    assert KNOWN.find("Badan Lama", on="2005").id == "lama"
    assert KNOWN.find("") == Match()


def test_an_old_name_is_its_own_institution_and_leads_to_what_became_of_it() -> None:
    """Successions are followed to their ends, in circles too."""
    assert KNOWN.find("Kemendikbud").id == "dikbud"
    assert KNOWN.successors("dikbud") == ("dasmen", "sains")
    assert KNOWN.successors("lan") == ("lan",)
    assert Gazetteer([Known("a", ("A",), successors=("b",)), Known("b", ("B",), successors=("a",))]).successors("a") == ()


def test_what_a_text_defines_goes_before_what_is_known() -> None:
    """LAN is what the text says it is."""
    for text, expected in (
        ("Lembaga Administrasi Negara (LAN) dan LAN. Rekaan", ["lan", "lan", None]),
        ("Liga Anak Nelayan (LAN) dan LAN. Biro Rekaan", [None, None, None]),
    ):
        names = re.split(r" \(LAN\) dan |\. ", text)
        mentions = [Entity(start=text.rindex(name), end=text.rindex(name) + len(name), text=name, label="ORG") for name in names]
        assert [one.id for one in KNOWN.link(mentions, acronyms(marked(text)))] == expected
    place = Entity(start=0, end=6, text="Rekaan", label="ORG")
    assert [one.candidates for one in KNOWN.link([place])] == [("kab", "kota")]


def test_the_office_tells_which_institution() -> None:
    """A mayor's is the city, a regent's the regency, a minister's the ministry, and so it is of whoever serves them."""
    text = "Wali Kota Rekaan [Ani]PER bertemu Bupati Rekaan [Budi]PER, Menteri Keuangan [Siti]PER, Menkeu [Tono]PER dan Kepala [LAN]ORG [Tri]PER"
    assert [role.institution_id for role in KNOWN.link_roles(roles(marked(text)))] == ["kota", "kab", "keu", "keu", "lan"]
    text = "[Ani]PER, special adviser to the Minister of Keuangan, spoke."
    assert [role.institution_id for role in KNOWN.link_roles(roles(marked(text)))] == ["keu"]


def test_without_a_date_an_office_is_at_what_still_stands() -> None:
    """A ministry that was refounded under its old name, and one with an agency in its name, are found by the minister's title."""
    known = Gazetteer(
        [
            Known("hutan-lama", ("Kementerian Hutan",), valid_to="2014", kind="ministry"),
            Known("hutan", ("Kementerian Hutan",), valid_from="2024", kind="ministry"),
            Known("laut", ("Kementerian Laut/Badan Urusan Laut",), kind="ministry"),
            Known("usaha", ("Kementerian Koordinator Bidang Usaha",), kind="ministry"),
        ]
    )
    text = "Menteri Hutan [Ani]PER, Menteri Laut [Budi]PER dan Menteri Koordinator Bidang Usaha [Siti]PER"
    found = roles(marked(text))
    assert [role.institution_id for role in known.link_roles(found)] == ["hutan", "laut", "usaha"]
    assert [role.institution_id for role in known.link_roles(found[:1], on="2012")] == ["hutan-lama"]
