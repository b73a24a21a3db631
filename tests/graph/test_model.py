"""The model: what derives from the declarations is what the database and the documentation have."""

from graph import describe, schema, write
from graph.edges import EDGES
from graph.nodes import NODES, Evidence
from graph.store import Store


def test_model_page_is_current() -> None:
    """The page in docs says what the classes say; ``python -m graph.describe`` writes it anew."""
    assert describe.PAGE.read_text(encoding="utf-8") == describe.page()


def test_every_property_is_described() -> None:
    """Each kind has a sentence, each property a description: users read them in the data dictionary."""
    for kind in (*NODES.values(), *EDGES.values()):
        assert kind.__doc__
        assert all(kind.model_fields[name].description for name in kind.properties())


def test_schema_is_made_once(store: Store) -> None:
    """Preparing twice gives one constraint per kind, one for lists of people, and one index per declaration."""
    store.prepare()
    store.prepare()
    constraints = store.records("SHOW CONSTRAINTS YIELD labelsOrTypes RETURN labelsOrTypes[0] AS label ORDER BY label")
    assert [row["label"] for row in constraints] == sorted([*NODES, "PeopleList"])
    indexes = store.records(
        "SHOW FULLTEXT INDEXES YIELD name, options RETURN name, options.indexConfig['fulltext.analyzer'] AS analyzer"
    )
    assert {row["name"]: row["analyzer"] for row in indexes} == {index.name: index.analyzer for index in schema.text_indexes()}


def test_node_loses_what_it_has_no_longer(store: Store) -> None:
    """A node written again has the properties and text labels of the last writing, and no others."""
    full = {"id": "e", "title": "Judul", "text": "isi"}
    store.write(write.merge_nodes(Evidence, ("OpenTextId",)), [[{"id": "e", "properties": full}]])
    store.write(write.merge_nodes(Evidence, ("OwnTextEn",)), [[{"id": "e", "properties": {"id": "e", "title": "Title"}}]])
    assert store.records("MATCH (e:Evidence) RETURN labels(e) AS labels, properties(e) AS properties") == [
        {"labels": ["Evidence", "OwnTextEn"], "properties": {"id": "e", "title": "Title"}}
    ]
