"""What endorsements are worth: more than one's own word, less than anything done, however many there are."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.edges import Authored
from graph.nodes import Evidence, Ref
from graph.provenance import Statement
from graph.store import Store
from ingest.pipeline import Home
from queries.experts import AskExperts, Expert, experts
from queries.paths import AskPaths, paths
from queries.question import Viewer
from queries.subjects.kept import build, keep
from queries.why import AskWhy, why
from queries.worth import FURTHER, OLDEST, WORTH
from tests import world as tiny
from tests.conftest import Loader, loader

TOPIC = "Kimia forensik"


def friends(count: int) -> Iterator[Statement]:
    """So many more people of the ministry."""
    for n in range(count):
        yield from tiny.person(f"f{n}", f"Orang Fiktif {n}", "air")


def work(by: str, date: str) -> list[Statement]:
    """A work on the topic of one's own."""
    done = Evidence(record=f"work-{by}", about=by, kind="work", title=TOPIC, date=date)
    return [done, Authored(about=by, start=Ref("Person", by), end=done.ref)]


def work_on(by: str, title: str) -> list[Statement]:
    """A work of somebody, of this title."""
    done = Evidence(record=f"{title}-{by}", about=by, kind="work", title=title, date="2024")
    return [done, Authored(about=by, start=Ref("Person", by), end=done.ref)]


def ranked(store: Store) -> dict[str, Expert]:
    """Who knows the topic by words alone, the first first, so that a score depends on nothing but what is asked here."""
    keep(store, None)
    rows = experts(store, AskExperts(topic=TOPIC, limit=100, evidence=50), Viewer.of()).rows
    return {row.name: row for row in rows}


def test_all_voices_are_less_than_the_oldest_work() -> None:
    """The sum of any number of voices, each whole, stays below what age leaves of a work; and one is worth more than one's own word."""
    assert WORTH["endorsement"].weight / (1 - FURTHER) <= WORTH["work"].weight * OLDEST
    assert WORTH["endorsement"].weight * OLDEST > WORTH["statement"].weight


@settings(max_examples=3, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(pairs=st.sets(st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] != pair[1]), min_size=1),
       years=st.sets(st.integers(2000, 2026), min_size=1, max_size=4))  # fmt: skip
def test_no_ring_outranks_a_work(shared_store: Store, tmp_path: Path, pairs: set[tuple[int, int]], years: set[int]) -> None:
    """Whoever endorses whom, in however many years: one old work of one's own comes first, and what an endorser says of all in a year is one voice."""
    shared_store.clear()
    home = Home(tmp_path / f"ring-{len(list(tmp_path.iterdir()))}")
    home.folder.mkdir()
    ring = [
        fact for who, by in sorted(pairs) for year in years
        for fact in tiny.endorsed(f"f{who}", f"f{by}", TOPIC, f"{year}-03-01", record=f"{who}/{by}/{year}")
    ]  # fmt: skip
    loader(shared_store, home, home.folder)([*tiny.world(), *friends(8), *work("joko", "1990"), *ring])
    found = ranked(shared_store)
    assert next(iter(found)) == "Joko Ibarat"
    assert found.keys() - {"Joko Ibarat"} == {f"Orang Fiktif {who}" for who, _ in pairs}
    best = max(row.score for name, row in found.items() if name != "Joko Ibarat")
    assert best < found["Joko Ibarat"].score
    for row in found.values():
        assert sum(reason.added for reason in row.evidence) == pytest.approx(row.score)


def test_a_voice_is_heard_once_and_shared(load_facts: Loader, store: Store) -> None:
    """The same endorser twice adds nothing, another one a quarter; who endorses three gives each a third; who endorses shows nothing by it."""
    one = tiny.endorsed("budi", "rini", TOPIC)
    load_facts([*tiny.world(), *one])
    alone = ranked(store)["Budi Khayal"].score
    load_facts([*tiny.world(), *one, *tiny.endorsed("budi", "rini", TOPIC, record="again")])
    assert ranked(store)["Budi Khayal"].score == pytest.approx(alone)
    load_facts([*tiny.world(), *one, *tiny.endorsed("budi", "joko", TOPIC)])
    assert ranked(store)["Budi Khayal"].score == pytest.approx(alone * (1 + FURTHER))
    everybody = [fact for who in ("budi", "lina", "dewi") for fact in tiny.endorsed(who, "rini", TOPIC)]
    load_facts([*tiny.world(), *everybody, *tiny.endorsed("joko", "rini", TOPIC, "2025-02-01")])
    found = ranked(store)
    assert {name: found[name].score for name in ("Budi Khayal", "Lina Seumpama", "Dewi Contoh")} == dict.fromkeys(
        ("Budi Khayal", "Lina Seumpama", "Dewi Contoh"), pytest.approx(alone / 3)
    )
    assert "Rini Fiktif" not in found
    assert found["Joko Ibarat"].score > 2 * alone / 3


def test_endorsements_change_nobody_elses_score(load_facts: Loader, store: Store) -> None:
    """However much is endorsed, every other piece adds what it added, to the last bit: by its words and by its subject."""
    asked = [AskExperts(topic=topic, limit=100, evidence=50) for topic in ("kebijakan energi", "audit pengadaan air", "talenta")]
    said = [fact for n, topic in enumerate(["Kebijakan energi", "Audit pengadaan air", "Manajemen talenta"] * 6)
            for fact in tiny.endorsed(f"f{n}", f"f{(n + 1) % 18}", topic, record=f"e{n}")]  # fmt: skip
    told = []
    for more in ([], said):
        load_facts([*tiny.world(), *friends(18), *more])
        assert build(store)
        rows = [row for ask in asked for row in experts(store, ask, Viewer.of()).rows if not row.name.startswith("Orang")]
        told.append([(row.name, row.score, [(reason.title, reason.added) for reason in row.evidence]) for row in rows])
    assert told[0] == told[1]


def test_a_far_endorsement_is_not_near_for_want_of_nearer_ones(load_facts: Loader, store: Store) -> None:
    """How near an endorsement is, is measured beside what was done: one for another subject does not speak of the topic."""
    done = [fact for n in range(12) for fact in work_on(f"f{n}", ("Irigasi sawah desa", "Audit kas negara")[n % 2])]
    load_facts([*tiny.world(), *friends(12), *done, *tiny.endorsed("budi", "rini", "Audit kas negara")])
    assert build(store)
    for topic, endorsed in (("irigasi sawah desa", False), ("audit kas negara", True)):
        found = experts(store, AskExperts(topic=topic, limit=100), Viewer.of()).rows
        assert ("Budi Khayal" in {row.name for row in found}) == endorsed


def test_it_is_seen_by_who_sees_both(load_facts: Loader, store: Store) -> None:
    """Between two institutions' own people only the operator sees it; of one's own and an open person one's own institution does."""
    load_facts([
        *tiny.world(), *tiny.person("lain", "Orang Listrik", "listrik", "institution"),
        *tiny.endorsed("sari", "lain", TOPIC), *tiny.endorsed("budi", "sari", TOPIC),
    ])  # fmt: skip
    owns = store.records(
        "MATCH (p:Person)-[:STATED]->(e:Evidence {kind: 'endorsement'}) RETURN p.name AS name, e.own AS own ORDER BY name"
    )
    home = store.records("MATCH (i:Institution {short: 'AIR'}) RETURN i.id AS id")[0]["id"]
    assert owns == [{"name": "Budi Khayal", "own": sorted([home, "operator"])}, {"name": "Sari Rekaan", "own": ["operator"]}]
    assert not ranked(store)


def test_an_endorsement_is_a_weak_tie(load_facts: Loader, store: Store) -> None:
    """It leads from either to the other, says which way it went, and counts less than what two did together; the same said of more subjects adds nothing."""
    said = [fact for subject in ("Audit air", "Irigasi") for fact in tiny.endorsed("joko", "budi", subject)]
    load_facts([*tiny.world(), *said])
    for me, other, kind, words in (
        ("Joko Ibarat", "Budi Khayal", "endorsed by", "merekomendasikan saya"), ("Budi Khayal", "Joko Ibarat", "endorses", "merekomendasikan Bapak/Ibu"),
    ):  # fmt: skip
        [row] = paths(store, AskPaths(me=me, person=other, limit=1), Viewer.of()).rows
        [reason] = row.steps[0].why
        assert (row.way, reason.kind) == ("direct", kind)
        assert 0 < reason.strength <= 0.3
        assert words in row.draft


def test_why_names_whose_word_it_is(load_facts: Loader, store: Store) -> None:
    """A reason that is an endorsement tells who endorses and with what relation; nobody is advised to gather endorsements."""
    load_facts([*tiny.world(), *tiny.endorsed("budi", "rini", TOPIC, relation="superior")])
    [row] = why(store, AskWhy(topic=TOPIC, person="Budi Khayal"), Viewer.of()).rows
    [reason] = row.evidence
    assert (reason.kind, reason.endorser, reason.relation, reason.others) == ("endorsement", "Rini Fiktif", "superior", [])
    [row] = why(store, AskWhy(topic=TOPIC, person="Lina Seumpama"), Viewer.of()).rows
    assert "endorsement" not in {one.kind for one in row.further}
