"""What speaks of a topic is looked for once, for whoever sees the same, until the next load."""

from concurrent.futures import ThreadPoolExecutor

from graph.nodes import Evidence
from graph.store import Store
from queries.question import Viewer
from queries.ranking.scores import Found, found
from queries.subjects.kept import keep
from tests import world as tiny
from tests.conftest import Loader


def test_questions_about_one_topic_look_for_it_once(load_facts: Loader, store: Store) -> None:
    """Those asked at once and after, but no other viewer's, no other evidence's, and not what a load has changed; without a model each looks itself."""
    public, topics = Viewer.of(), [("kimia forensik", 1.0)]

    def ask(viewer: Viewer = public, without: tuple[str, ...] = ()) -> Found:
        return found(store, viewer, topics, without)

    load_facts(tiny.world())
    with ThreadPoolExecutor(4) as some:
        asked = [future.result() for future in [some.submit(ask) for _ in range(8)]]
    assert len({id(one.speaking) for one in asked}) == 1
    assert ask(Viewer.operator()).speaking is not asked[0].speaking
    assert ask(without=("0" * 24,)).speaking is not asked[0].speaking
    new = Evidence(record="new", about="budi", kind="training", title="Kimia forensik", language="id", date="2026")
    load_facts([*tiny.world(), new])
    [row] = store.records("MATCH (e:Evidence {title: 'Kimia forensik'}) RETURN e.id AS id")
    assert row["id"] in ask().speaking.pieces
    keep(store, None)
    assert ask().speaking is not ask().speaking
