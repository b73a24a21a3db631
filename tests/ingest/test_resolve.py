"""Which records are one: by strong identifiers alone, with ids that survive."""

from graph.store import Store
from ingest.pipeline import Home
from tests import world as tiny
from tests.conftest import Loader


def entities(home: Home) -> dict[str, str]:
    """The entity of each person's record."""
    with home.connect() as lake:
        rows = lake.execute(home.identified(lake)).fetchall()
    return {record: entity for _, record, kind, entity in rows if kind == "Person"}


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
