"""Which records are one: by strong identifiers, by an official name, by a full name in an office; with ids that survive."""

from graph.edges import HoldsPosition, IdentifiedBy, Named, PartOf
from graph.nodes import Identifier, Institution, Name, Person, Position, Ref
from graph.provenance import Statement, Visibility
from graph.store import Store
from ingest.pipeline import Home
from tests import world as tiny
from tests.conftest import Loader, contents


def entities(home: Home, of: str = "Person") -> dict[str, str]:
    """The entity of each record of a kind."""
    with home.connect() as lake:
        rows = lake.execute(home.identified(lake)).fetchall()
    return {record: entity for _, record, kind, entity in rows if kind == of}


def test_shared_strong_identifier_joins(store: Store, load_facts: Loader, home: Home) -> None:
    """Records with one ORCID are one person with all their names; a shared name alone joins nobody."""
    twice = [
        *tiny.person("m2", "M. Andai", "laut"),
        *tiny.identified("m2", "orcid", "0000-0002-1825-0097"),
        *tiny.person("m3", "Prof. Maya Andai", "laut"),
    ]
    load_facts([*tiny.world(), *twice])
    found = entities(home)
    assert found["m2"] == found["maya"] != found["m3"]
    [row] = store.records("MATCH (p:Person {id: $id})-[:NAMED]->(n) RETURN collect(n.form) AS forms", id=found["maya"])
    assert sorted(row["forms"]) == ["M. Andai", "Maya Andai"]


def listed(record: str, name: str, kind: str | None, key: str = "") -> list[Statement]:
    """An institution of the table; ``key`` is BKN's of it."""
    found = Institution.model_validate({"record": record, "name": name, "kind": kind})
    return [found, *keyed(found, f"simpul:{record}"), *(keyed(found, f"bkn:{key}") if key else [])]


def keyed(of: Institution, key: str) -> list[Statement]:
    """A register's key of an institution."""
    identifier = Identifier(scheme=key.split(":")[0], value=key.split(":")[1])
    return [identifier, IdentifiedBy(start=of.ref, end=identifier.ref)]


def keeping(who: str, *institutions: Institution, key: str = "") -> list[Statement]:
    """What the row of somebody whom an institution keeps to itself says of institutions; ``key`` is of all of them."""
    said = [fact for one in institutions for fact in (one, *(keyed(one, key) if key else []))]
    return [
        Person(record=who, about=who, name=f"{who.title()} Rekaan", visibility="institution"),
        *(fact.model_copy(update={"about": who}) for fact in said),
    ]


def test_official_name_joins(store: Store, load_facts: Loader, home: Home) -> None:
    """Who bears the official name of one whole institution of the table is that one, in whatever order they come; two of one
    register, of another kind, or of a name that returns in every region are not, and it is told. What an agency keeps to itself
    parts nothing that others see."""
    table = [
        *listed("bulir", "Perum Bulir (fiksi)", "bumn"), *listed("laut-1", "Kementerian Laut", "ministry"),
        *listed("laut-2", "Kementerian Laut", "ministry"), *listed("kas", "Badan Kas", "agency", "A1"),
        *listed("arunika", "Universitas Arunika", "university"), *listed("dinas", "Dinas Kesehatan", None),
    ]  # fmt: skip
    bulir, laut, dinas = (
        Institution(record=name.lower(), name=name) for name in ("PERUM BULIR (FIKSI)", "Kementerian Laut", "Dinas Kesehatan")
    )
    kas = Institution(record="B2", name="Badan Kas")
    college = Institution(record="sekolah", name="Universitas Arunika", kind="academy")
    own = keeping("sari", Institution(record="C3", name="Perum Bulir (fiksi)"), key="bkn:C3")
    others = [bulir, *keyed(bulir, "bkn:B47"), laut, dinas, kas, *keyed(kas, "bkn:B2"), college, *own]
    load_facts(others, scope="rows")
    report = load_facts(table, scope="table")
    found = entities(home, "Institution")
    assert found["bulir"] == found["perum bulir (fiksi)"]
    assert len(set(found.values())) == len(found) - 1
    apart = ["Badan Kas", "Dinas Kesehatan", "Kementerian Laut", "Perum Bulir (fiksi)", "Universitas Arunika"]
    assert report.apart == {"Institution": apart}
    before = contents(store)
    load_facts([], scope="rows", force=True)
    assert contents(store) != before
    load_facts(others, scope="rows")
    assert contents(store) == before


def test_nothing_hidden_parts(store: Store, load_facts: Loader, home: Home) -> None:
    """Neither a key that a closed person's row gives an open institution, nor what another agency keeps to itself, parts it from the table."""
    table = [*listed("bulir", "Perum Bulir", "bumn", "T1"), *listed("kas", "Badan Kas", "agency")]
    bare = Institution(record="x", name="Perum Bulir")
    cla = Person(record="cla", about="cla", name="Cla Rekaan", visibility="closed")
    key = [fact.model_copy(update={"about": "cla"}) for fact in keyed(bare, "bkn:X9")]
    ana, bea = (
        keeping(who, Institution(record=of, name="Badan Kas"), key=f"bkn:{of}") for who, of in (("ana", "A1"), ("bea", "B1"))
    )
    load_facts([*table, bare, cla, *key, *ana, *bea])
    found = entities(home, "Institution")
    assert found["x"] == found["bulir"]
    assert found["A1"] == found["kas"]


def test_nothing_hidden_names(store: Store, load_facts: Loader, home: Home) -> None:
    """No row that an agency keeps to itself changes an open institution's id, however many there are: neither by its name nor by
    its key, when it comes, where it was before, nor when it goes its own way again."""
    count = 6
    table = [fact for at in range(count) for fact in listed(f"t{at}", f"Universitas {at}", "university", f"K{at}")]
    load_facts(table, scope="table")
    before = entities(home, "Institution")

    def rows(name: str, key: str) -> list[Statement]:
        own = [fact for at in range(count) for fact in keeping("sari", Institution(record=f"s{at}", name=f"{name} {at}"))]
        keyed_own = [
            fact
            for at in range(count)
            for one in ("a", "b")
            for fact in keeping("sari", Institution(record=f"{one}{at}", name=f"Kampus {at}"), key=f"bkn:{key}{at}")
        ]
        return [*own, *keyed_own]

    for name, key in (("Universitas Lama", "L"), ("Universitas", "K"), ("Universitas Lama", "L")):
        load_facts(rows(name, key), scope="rows")
        found = entities(home, "Institution")
        assert {record: found[record] for record in before} == before
        assert all((found[f"t{at}"] == found[f"s{at}"] == found[f"a{at}"]) == (key == "K") for at in range(count))
    home.identities.unlink()
    load_facts(rows("Universitas", "K"), scope="rows")
    found = entities(home, "Institution")
    assert found["t0"] == found["s0"] == found["a0"] == before["t0"]


def told(article: str, name: str, title: str, at: str, day: str, visibility: Visibility = "open") -> list[Statement]:
    """What an article tells of who holds an office."""
    record = f"{article}#{name}"
    form = Name(about=record, form=name, kind="published")
    post = Position(record=f"{record}/{title}", about=record, title=title)
    who = Ref("Person", record)
    return [
        Person(record=record, about=record, name=name, visibility=visibility), form, Named(about=record, start=who, end=form.ref), post,
        PartOf(about=record, start=post.ref, end=Ref("Institution", at)),
        HoldsPosition(about=record, stated=day, confidence=0.8, start=who, end=post.ref),
    ]  # fmt: skip


def held(who: str, office: str, day: str = "2025", at: str = "alam", **seen: Visibility) -> tuple[str, list[Statement]]:
    """The record that an article of the day makes of who holds an office, and what it tells."""
    said = told(f"a{day}", who, office, at, day, **seen)
    return f"a{day}#{who}", said


def test_full_name_and_office_join(store: Store, load_facts: Loader, home: Home) -> None:
    """One full name in one office is one person, and the one of that name there whom a register knows. Namesakes whom registers
    know, a single word, an office of many, another holder in their time whom any source knows, and who is not seen by all join nobody."""
    joined = [
        [held("Rio Alvin Laksono", "Kepala Badan Alam", "2024"), held("Rio Alvin Laksono", "Head", "2025")],
        [held("Tini Rohaeti", "Sekretaris Utama", "2024"), held("Tini Rohaeti", "Sekretaris Utama Badan Alam", "2026")],
    ]
    many = ("Perawat", "Guru Besar", "Perencana Ahli Muda", "Kepala Desa Alam", "Kapolsek", "Kepala Bidang", "Sekretaris")
    apart = [
        *(held("Siti Nur", office, day) for office in many for day in (f"{office}1", f"{office}2")),
        held("Eko", "Bendahara Umum", "2024"), held("Eko", "Bendahara Umum"),
        held("Adi Wira", "Rektor", "2024"), held("Adi Wira", "Rektor", "2026"),
        held("Nia Sari", "Inspektur Utama", "2024"), held("Nia Sari", "Inspektur Utama", "2025", visibility="closed"),
        held("Oka Putra", "Direktur Utama", "2024"), held("Oka Putra", "Direktur Utama", "2025", "laut"), held("Ayu Dewi", "Bupati"),
        held("Ika Lestari", "Kepala", "2024", "laut"), held("Ika Lestari", "Kepala", "2025", "laut"),
    ]  # fmt: skip
    registered = [
        ("r1", "Tini Rohaeti", "Sekretaris Utama"), ("r2", "Ayu Dewi", "Bupati"), ("r3", "Ayu Dewi", "Bupati"),
        ("r4", "Budi Tama", "Rektor"),
    ]  # fmt: skip
    personnel: list[Statement] = []
    for place, (record, name, office) in enumerate(registered):
        row = [fact.model_copy(update={"about": record}) for fact in told("x", name, office, "alam", "2025")]
        personnel += tiny.person(record, name, "alam") + tiny.identified(record, "nip", f"19900215201503200{place + 1}")
        personnel += [fact for fact in row if isinstance(fact, Position | PartOf)]
        personnel += [fact.model_copy(update={"start": Ref("Person", record)}) for fact in row if isinstance(fact, HoldsPosition)]
    places = [
        tiny.institution("alam", "Badan Alam", "central_government"),
        tiny.institution("laut", "Universitas Laut", "academia"),
    ]
    news = [fact for _, said in (*(one for group in joined for one in group), *apart) for fact in said]
    report = load_facts([*places, *personnel, *news])
    found = entities(home)
    assert found[joined[0][0][0]] == found[joined[0][1][0]]
    assert found[joined[1][0][0]] == found[joined[1][1][0]] == found["r1"]
    assert len(set(found.values())) == len(found) - 3
    assert report.apart == {"Person": ["adi wira", "ayu dewi"]}


def test_ids_survive_merge_split_and_return(store: Store, load_facts: Loader, home: Home) -> None:
    """Ids of others never change; a person who was joined, parted or away is who she was."""
    load_facts(tiny.world())
    first = entities(home)
    joined = [*tiny.identified("hadi", "orcid", "0000-0002-1825-0097")]
    load_facts([*tiny.world(), *joined])
    merged = entities(home)
    assert merged["hadi"] == merged["maya"] in (first["hadi"], first["maya"])
    assert {k: v for k, v in merged.items() if k not in ("hadi", "maya")} == {
        k: v for k, v in first.items() if k not in ("hadi", "maya")
    }
    load_facts([fact for fact in tiny.world() if "lina" not in str(fact)])
    load_facts(tiny.world())
    parted = entities(home)
    assert len(set(parted.values())) == len(parted)
    assert parted["lina"] == first["lina"]


def test_ids_tell_nothing(store: Store, load_facts: Loader, home: Home) -> None:
    """Without the lake's secret an id cannot be made from a record, and the secret is its owner's alone."""
    load_facts(tiny.world())
    secret = home.lake.folder / "secret"
    assert secret.stat().st_mode & 0o777 == 0o600
    before = entities(home)
    secret.unlink()
    home.identities.unlink()
    load_facts(tiny.world()[:-1])
    after = entities(home)
    assert set(before) >= set(after)
    assert not set(before.values()) & set(after.values())
