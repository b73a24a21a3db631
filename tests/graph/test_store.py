"""The store: what the driver and the server say, in words that tell what to do."""

import pytest
from pydantic import BaseModel, SecretStr

from graph import store as module
from graph.errors import ConstraintViolated, NotReachable, QueryTimeout, SettingError, StoreError, TooOld, WrongPassword
from graph.nodes import Person, Skill
from graph.settings import Settings
from graph.store import Store, connected, open_store
from graph.write import merge_nodes


class Answer(BaseModel):
    """One column."""

    number: int


def test_rows_are_typed(store: Store) -> None:
    """A row is of the class that was asked for; a column too many or of another type is an error, not a guess."""
    assert store.read("RETURN 1 AS number", Answer) == [Answer(number=1)]
    with pytest.raises(ValueError, match="number"):
        store.read("RETURN 'x' AS number", Answer)


def test_stream_gives_all_of_it(store: Store) -> None:
    """A stream yields every record, one by one."""
    assert sum(row["n"] for row in store.stream("UNWIND range(1, 10000) AS n RETURN n")) == 50_005_000


def test_reading_cannot_write(store: Store) -> None:
    """The server refuses a write in a reading transaction."""
    with pytest.raises(StoreError, match="AccessMode"):
        store.records("CREATE (n:Kept) RETURN n")


def test_slow_question_is_ended(served: Settings) -> None:
    """A question that takes longer than it may is ended by the server, and the message names the setting."""
    with (
        open_store(served.model_copy(update={"query_timeout_seconds": 0.2})) as hasty,
        pytest.raises(QueryTimeout, match="SIMPUL_QUERY"),
    ):
        hasty.records("UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN sum(a * b) AS sum")


def test_wrong_password_and_address(served: Settings) -> None:
    """A wrong password, a silent address and no address at all are three errors, none showing the password."""
    for changed, error in (
        ({"neo4j_password": SecretStr("hunter2")}, WrongPassword),
        ({"neo4j_uri": "bolt://127.0.0.1:9"}, NotReachable),
        ({"neo4j_uri": "ftp://somewhere"}, SettingError),
    ):
        with pytest.raises(error, match="SIMPUL_NEO4J") as caught, open_store(served.model_copy(update=changed)):
            pass
        assert "hunter2" not in str(caught.value)


def test_constraint_is_named_without_values(store: Store) -> None:
    """What breaks a constraint is refused, and the message holds no property's value."""
    store.write(merge_nodes(Person), [[{"id": "a", "properties": {"id": "a"}}]])
    with pytest.raises(ConstraintViolated) as caught:
        store.write("UNWIND $rows AS row CREATE (:Person {id: row.id, name: 'Rahasia'})", [[{"id": "a"}]])
    assert "Rahasia" not in str(caught.value)


@pytest.mark.parametrize(
    ("version", "old"), [("5.25.1", True), ("4.4.0", True), ("5.26.0", False), ("5.26-aura", False), ("2025.10.1", False)]
)
def test_old_servers_are_refused(version: str, old: bool) -> None:
    """Servers before 5.26 are refused with what to do; later and calendar versions are taken."""
    if old:
        with pytest.raises(TooOld, match=r"5\.26"):
            module._check_version(version)
    else:
        module._check_version(version)


def test_routing_address_is_taken(served: Settings) -> None:
    """``neo4j://`` asks the server for its routes, as a cluster needs it."""
    uri = served.neo4j_uri.replace("bolt://", "neo4j://")
    with connected(uri, served.neo4j_user, served.password(), served) as routed:
        assert routed.records("RETURN 1 AS one") == [{"one": 1}]


def test_indexes_follow_their_declaration(store: Store) -> None:
    """An index of a graph made before its declaration changed is made anew, finds what was there, and stays when it is right."""
    store.write(merge_nodes(Skill), [[{"id": "a", "properties": {"id": "a", "label": "air", "label_id": "kebijakan maritim"}}]])
    made = "SHOW INDEXES YIELD name, id, properties WHERE name = 'skill_names' RETURN id, properties"
    [declared] = store.records(made)
    for statement in (
        "DROP INDEX skill_names",
        "CREATE FULLTEXT INDEX skill_names FOR (n:Skill) ON EACH [n.label] OPTIONS {indexConfig: {`fulltext.analyzer`: 'english'}}",
    ):
        with store._session("WRITE") as session:
            session.run(statement).consume()
    store.prepare()
    store.settle()
    [renewed] = store.records(made)
    assert sorted(renewed["properties"]) == sorted(declared["properties"])
    found = "CALL db.index.fulltext.queryNodes('skill_names', 'maritim') YIELD node RETURN node.id AS id"
    assert store.records(found) == [{"id": "a"}]
    store.prepare()
    assert store.records(made) == [renewed]
