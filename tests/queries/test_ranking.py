"""Scores carry their reasons: they are sums of evidence, found by words and by subject, and nobody hidden moves them."""

import contextlib
from collections.abc import Iterable
from datetime import date
from typing import Any, get_args

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from scipy.sparse import csr_matrix

from graph.edges import Attended, Authored, Evidences, HoldsPosition, Role, Stated
from graph.errors import AskError, NotFound
from graph.nodes import Evidence, EvidenceKind, Person, Position, Ref, Skill
from graph.provenance import Statement
from graph.store import Store
from queries.experts import AskExperts, Expert, experts
from queries.exposure import AskExposure, exposure
from queries.facets import AskFacets
from queries.profile import AskProfile, profile
from queries.question import Answer, Viewer, questions
from queries.ranking.scores import NO_MODEL
from queries.subjects.kept import build, keep, subjects
from queries.subjects.learning import CROWDED, _cells
from queries.subjects.model import names_of
from queries.subjects.reading import read_graph
from queries.subjects.space import OWN, Links, learn, place, unit
from queries.why import AskWhy, Why, why
from queries.worth import OLDEST, ROLES, WORTH, worth
from tests import world as tiny
from tests.conftest import Loader

PUBLIC = Viewer.of()
EVERYBODY = Viewer.operator()


def asked(store: Store, topic: str, viewer: Viewer = PUBLIC, **more: Any) -> list[Expert]:
    """The rows for a topic."""
    return experts(store, AskExperts(topic=topic, **more), viewer).rows


def named(rows: Iterable[Expert]) -> list[str]:
    """Their names."""
    return [row.name for row in rows]


def piece(record: str, title: str, kind: EvidenceKind, by: str, **more: Any) -> list[Statement]:
    """A piece of evidence of one person."""
    evidence = Evidence(record=record, about=by, kind=kind, title=title, language="id", date="2026", **more)
    edge: type[Any] = {"statement": Stated, "training": Attended}.get(kind, Authored)
    return [evidence, edge(about=by, start=Ref("Person", by), end=evidence.ref)]


def test_score_is_the_sum_of_its_evidence(world: Store) -> None:
    """What the pieces add is the score, their shares are 1, and each says by how much its words count."""
    for row in asked(world, "analisis kebijakan energi", evidence=50):
        assert sum(reason.added for reason in row.evidence) == pytest.approx(row.score)
        assert sum(reason.share for reason in row.evidence) == pytest.approx(1)
        assert all(0 <= reason.by_words <= reason.added * 1.000001 for reason in row.evidence)
        unsaid = {word for word in ("analisis", "kebijakan", "energi") if not any(word in r.matched for r in row.evidence)}
        by_another_name = {"kebijakan", "energi"} if any({"energy", "policy"} <= set(r.matched) for r in row.evidence) else set()
        assert set(row.missing) == unsaid - by_another_name


@given(st.sampled_from(get_args(EvidenceKind)), st.floats(1900, 2026), st.booleans())
def test_no_evidence_is_worth_less_than_what_is_only_said(kind: EvidenceKind, year: float, dated: bool) -> None:
    """Of any kind and age, a piece outweighs the newest statement; and every kind has its worth."""
    names = [kind, "statement"]
    worths = worth(names, np.array([0, 1]), np.array([year if dated else np.nan, 2026.9], np.float32))
    assert kind == "statement" or worths[0] > worths[1]
    assert worths[0] >= WORTH[kind].weight * OLDEST - 1e-6


def test_saying_it_often_is_not_knowing_it(load_facts: Loader, store: Store) -> None:
    """Thirty statements about a topic stand behind one old training in it, and do not make one's post speak of it."""
    said = [fact for n in range(30) for fact in piece(f"s{n}", f"Kimia forensik {n}", "statement", "budi")]
    taken = Evidence(record="t", about="joko", kind="training", title="Kimia forensik", language="id", date="1999")
    load_facts([*tiny.world(), *said, taken, Attended(about="joko", start=Ref("Person", "joko"), end=taken.ref)])
    assert named(asked(store, "kimia forensik"))[:2] == ["Joko Ibarat", "Budi Khayal"]


def test_what_is_only_said_stands_behind_all_evidence(load_facts: Loader, store: Store) -> None:
    """However faintly a piece speaks of the topic, whoever only says so comes after; among equals who says so comes first; it adds up, and “why” agrees."""
    faint = {"text": "Kimia " + " ".join(f"kata{n}" for n in range(300))}
    took = [fact for who in ("joko", "lina") for fact in piece(f"t-{who}", "Rapat kerja", "training", who, **faint)]
    said = [fact for who in ("budi", "lina") for fact in piece(f"s-{who}", "Kimia forensik", "statement", who)]
    load_facts([*tiny.world(), *took, *said])
    keep(store, None)
    rows = asked(store, "kimia forensik")
    assert named(rows) == ["Lina Seumpama", "Joko Ibarat", "Budi Khayal"]
    assert rows[0].score == rows[1].score < rows[2].score
    assert named(asked(store, "kimia forensik", spread=True))[2] == "Budi Khayal"
    for rank, row in enumerate(rows, 1):
        assert sum(reason.added for reason in row.evidence) == pytest.approx(row.score)
        [told] = why(store, AskWhy(topic="kimia forensik", person=row.name), PUBLIC).rows
        assert (told.rank, told.score, told.evidence) == (rank, row.score, row.evidence)


def test_a_download_says_what_the_page_says(world: Store) -> None:
    """What is told of a person does not depend on how many are asked for; a post that is still held is fresh."""
    page = asked(world, "analisis kebijakan energi", limit=5, evidence=1)
    assert page == asked(world, "analisis kebijakan energi", limit=1000, evidence=1)[:5]
    assert any(reason.others for row in page for reason in row.evidence)
    assert [row.fresh for row in asked(world, "pengelola barang") if row.name == "Budi Khayal"] == [date.today().isoformat()]


def holder(name: str, title: str, **more: Any) -> list[Statement]:
    """Somebody who has held a post since 2020."""
    post = Position(record=f"post-{name}", about=name, title=title, language="id", **more)
    return [
        Person(record=name, about=name, name=f"{name.title()} Khayal", visibility="open"),
        post,
        HoldsPosition(about=name, start=Ref("Person", name), end=post.ref, valid_from="2020"),
    ]


def test_posts_are_found_by_what_was_done_about_a_topic(load_facts: Loader, store: Store) -> None:
    """Whoever asks in a language in which no post is named finds those of the subject; people who write in both tell which."""
    subjects_ = {
        "ikan": ("stok ikan pelagis nelayan kapal tangkap", "fish stocks trawling vessels quota seabed"),
        "pajak": ("pajak retribusi wajib setor tunggakan", "tax arrears levy revenue audit collection"),
    }
    works: list[Statement] = []
    for subject, (ours, english) in subjects_.items():
        for n in range(24):
            words_, who = (ours, english)[n % 2].split(), f"{subject}{n % 4 // 2}"
            title = " ".join(words_[(n + k) % len(words_)] for k in range(4))
            works += [
                Person(record=who, about=who, name=f"{who.title()} Rekaan", visibility="open"),
                *piece(f"{subject}-{n}", title, "work", who),
            ]
    posts = [*holder("nina", "Pengelola Kapal Tangkap"), *holder("pian", "Pemeriksa Tunggakan Pajak")]
    load_facts([*tiny.world(), *works, *posts])
    first = named(asked(store, "trawling quota", limit=100))
    assert "Nina Khayal" in first
    assert "Pian Khayal" not in first[: first.index("Nina Khayal")]
    [row] = [row for row in asked(store, "trawling quota", limit=100) if row.name == "Nina Khayal"]
    assert [(reason.kind, reason.by_words) for reason in row.evidence] == [("position", 0)]


def test_each_level_of_a_post_counts_twice_the_one_below(load_facts: Loader, store: Store) -> None:
    """Jenjang are levels of expertise; a head without a known eselon counts as one of the lowest."""
    levels = ("Ahli Pertama", "Ahli Muda", "Ahli Madya", "Ahli Utama")
    posts = [
        *(fact for n, level in enumerate(levels) for fact in holder(f"jenjang{n}", f"Analis Gambut {level}", level=level, kind="functional")),
        *holder("kepala", "Kepala Seksi Gambut", kind="structural"), *holder("staf", "Pengelola Gambut", kind="executive"),
    ]  # fmt: skip
    load_facts([*tiny.world(), *posts])
    keep(store, None)
    scores = {row.name.split()[0]: row.score for row in asked(store, "gambut", limit=100)}
    assert scores.keys() == {"Jenjang0", "Jenjang1", "Jenjang2", "Jenjang3", "Kepala", "Staf"}
    assert all(scores[f"Jenjang{n + 1}"] > 1.8 * scores[f"Jenjang{n}"] for n in range(3))  # a longer title matches a little less
    assert scores["Jenjang0"] > scores["Staf"] * 0.9
    assert scores["Jenjang1"] == pytest.approx(scores["Kepala"], rel=0.3)


def team(record: str, roles: dict[str, Role]) -> list[Statement]:
    """A project of several people in their roles."""
    done = [
        Evidence(record=record, about=who, kind="project", title="Kimia forensik", language="id", date="2026") for who in roles
    ]
    return [*done, *(Attended(about=who, start=Ref("Person", who), end=done[0].ref, role=role) for who, role in roles.items())]


def test_who_leads_a_project_shows_more_of_it(load_facts: Loader, store: Store) -> None:
    """A project is shared out by roles, and is worth the same however many lead it; the reasons name the role, and so does a profile."""
    roles: dict[str, Role] = {"budi": "member", "joko": "lead", "lina": "expert", "dewi": "member"}
    load_facts([*tiny.world(), *team("p", roles)])
    rows = {row.name.split()[0].casefold(): row for row in asked(store, "kimia forensik")}
    assert {name: row.evidence[0].role for name, row in rows.items()} == roles
    total = sum(row.score for row in rows.values())
    assert {name: round(row.score / total, 6) for name, row in rows.items()} == {
        name: round(ROLES.get(role, 1.0) / 7, 6) for name, role in roles.items()
    }
    [shown] = profile(store, AskProfile(person="Joko Ibarat"), PUBLIC).rows
    assert ("project", "lead") in [(one.kind, one.role) for one in shown.evidence]
    load_facts([*tiny.world(), *team("p", dict.fromkeys(roles, "lead"))])
    assert [row.score for row in asked(store, "kimia forensik")] == pytest.approx([total / 4] * 4)


def test_a_skill_bridges_languages(load_facts: Loader, store: Store) -> None:
    """Whoever asks in English finds evidence in Indonesian, where a skill has both names; and the other way round."""
    skill = Skill(scheme="esco", code="1", label="soil chemistry", label_id="kimia tanah", label_state="published")
    kimia, soil = piece("k", "Kimia tanah gambut", "work", "budi"), piece("l", "Soil chemistry of peat", "work", "joko")
    load_facts([*tiny.world(), skill, *kimia, *soil])
    for topic in ("soil chemistry", "kimia tanah"):
        assert set(named(asked(store, topic))[:2]) == {"Budi Khayal", "Joko Ibarat"}
    identifier = store.records("MATCH (s:Skill {code: '1'}) RETURN s.id AS id")[0]["id"]
    assert set(named(asked(store, identifier))[:2]) == {"Budi Khayal", "Joko Ibarat"}


def test_a_short_form_finds_what_writes_it_out(load_facts: Loader, store: Store) -> None:
    """Whoever types "K3" finds works on occupational safety in either language; they lack no word."""
    works = [
        *piece("k", "Keselamatan dan kesehatan kerja di pabrik", "work", "budi"),
        *piece("o", "Occupational safety and health", "work", "joko"),
    ]
    load_facts([*tiny.world(), *works])
    assert {row.name: row.missing for row in asked(store, "K3")} == {"Budi Khayal": [], "Joko Ibarat": []}


def test_evidence_is_found_by_its_subject(load_facts: Loader, store: Store) -> None:
    """A work without any word of the topic is found where others of its subject have both words, and says what is similar."""
    words = ["sawah padi irigasi", "padi irigasi hama", "irigasi hama panen", "sawah panen padi", "hama panen sawah"] * 3
    works = [fact for n, text in enumerate(words) for fact in piece(f"w{n}x", f"{text} {n}", "work", "budi")]
    far = [fact for n in range(10) for fact in piece(f"f{n}x", f"pajak neraca kredit {n}", "work", "lina")]
    only = [*piece("only", "hama panen sawah", "work", "joko"), *piece("only", "hama panen sawah", "work", "budi")[1:]]
    load_facts([*tiny.world(), *works, *far, *only])
    joko = next(row for row in asked(store, "padi irigasi", limit=50) if row.name == "Joko Ibarat")
    assert not joko.evidence[0].matched
    assert set(joko.evidence[0].similar) <= {"panen", "hama", "sawah"}
    assert joko.evidence[0].similar
    either = asked(store, "neraca", also=("padi irigasi",), limit=50)
    assert next(row for row in either if row.name == "Joko Ibarat").evidence[0].similar == joko.evidence[0].similar
    assert "Lina Seumpama" not in named(asked(store, "padi irigasi", limit=50))


def test_several_topics_and_whom_to_leave_out(world: Store) -> None:
    """Any or all of several topics, weights that move the order, and an institution whose people are not wanted."""
    assert {"Lina Seumpama", "Hadi Umpama"} <= set(named(asked(world, "talenta", also=("audit",))))
    assert named(asked(world, "audit", also=("energy policy",), match="all")) == ["Hadi Umpama"]
    assert named(asked(world, "talenta", also=("audit=100",)))[0] == "Hadi Umpama"
    assert named(asked(world, "audit", also=("talenta=100",)))[0] == "Lina Seumpama"
    assert "Hadi Umpama" not in named(asked(world, "audit talenta", not_at="LAUT"))
    with pytest.raises(AskError, match="must be a number above 0"):
        asked(world, "audit", also=("talenta=0",))


def test_pages_of_spread_people_are_one_order(world: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put together they are whom the question finds, each once, however long the pages are; a note says where spreading ends."""
    monkeypatch.setattr("queries.experts.SPREAD", 3)
    topic = "kebijakan energy audit talenta"
    whole = experts(world, AskExperts(topic=topic, spread=True, limit=1000), PUBLIC)
    assert sorted(named(whole.rows)) == sorted(named(asked(world, topic, limit=1000)))
    assert any("first 3 people are spread" in str(note) for note in whole.notes)
    for limit in (1, 2, 4):
        paged, ask = list[Expert](), AskExperts(topic=topic, spread=True, limit=limit)
        while answer := experts(world, ask, PUBLIC):
            paged += answer.rows
            if not answer.next:
                break
            ask = ask.model_copy(update={"after": answer.next})
        assert paged == whole.rows


def test_what_cannot_be_found_is_told(world: Store) -> None:
    """A topic without words leaves the others; an institution that is none here is named; a word without end is cut."""
    answer = experts(world, AskExperts(topic="dan yang", also=("audit",)), PUBLIC)
    assert named(answer.rows) == named(asked(world, "audit"))
    assert "no word in “dan yang”" in str(answer.notes[0])
    for more in ({"institution": "Badan Antah"}, {"not_at": "Badan Antah"}):
        notes = experts(world, AskExperts.model_validate({"topic": "audit", **more}), PUBLIC).notes
        assert any("no institution “Badan Antah”" in str(note) for note in notes)
    filters: dict[str, dict[str, object]] = {
        "no place “zz”": {"place": "zz"}, "no skill “zz”": {"skill": "zz"}, "the level “zz”": {"level": "zz"},
        "“laut” is asked for and left out at once": {"institution": "LAUT", "not_at": "laut"}, "“abc” is no weight": {"also": ("air=abc",)},
    }  # fmt: skip
    for told, asked_for in filters.items():
        [note] = experts(world, AskExperts.model_validate({"topic": "audit", **asked_for}), PUBLIC).notes[-1:]
        assert told in str(note)
    [note] = experts(world, AskExperts(topic="x" * 19_000), PUBLIC).notes
    assert len(str(note)) < 200


def test_many_words_that_nothing_has_are_corrected(load_facts: Loader, store: Store) -> None:
    """However many words of a topic are unknown, and nearly alike to many that are known, each is named and all are mended at once."""
    asked = [f"{one}{letter}uangan" for one in "bcdfgh" for letter in "ae"]
    near = [[f"{word[:-2]}{x}{y}" for word in asked] for x in "abcdefgh" for y in "klmoprst"]
    skills = [
        Skill(scheme="x", code=str(n), label=" ".join(some[:6]), label_id=" ".join(some[6:])) for n, some in enumerate(near)
    ]
    load_facts([*tiny.world(), *skills], rebuild=True)
    [*_, note] = experts(store, AskExperts(topic=" ".join(asked)), Viewer.of()).notes
    assert note.values["words"] == [f"“{word}”" for word in asked]
    mended = str(note.values["other"]).split()
    assert [word[:-2] for word in mended] == [word[:-2] for word in asked]


def test_a_correction_is_another_word_and_of_the_whole_topic(load_facts: Loader, store: Store) -> None:
    """What is spelt right is not corrected to itself, a short word not to another one; a known skill without evidence is told as one."""
    skill = Skill(scheme="x", code="p", label="Python (computer programming)", synonyms_id=("SAKTI",))
    load_facts([*tiny.world(), skill], rebuild=True)
    for topic, told in {
        "Kebijakn dan enrgy": "Nothing here speaks of “kebijakn”; “enrgy”. Did you mean “kebijakan dan energy”?",
        "sakti": "“SAKTI” is a known skill, but no evidence here shows it.",
        "python kebijakan": "“Python” is a known skill, but no evidence here shows it.",
        "pythn": "Nothing here speaks of “pythn”. Did you mean “python”?",
        "aix": "Nothing here speaks of “aix”.",
    }.items():
        notes = experts(store, AskExperts(topic=topic), Viewer.of()).notes
        assert [str(note) for note in notes if note.message != NO_MODEL] == [told]


def test_who_is_called_as_the_topic_says_is_told(world: Store) -> None:
    """A topic that is all of a name, or part of it, with any titles, names who bears it; nearly a name of several words too, where nothing else has it; nobody hidden."""

    def told(topic: str) -> list[str]:
        notes = experts(world, AskExperts(topic=topic), PUBLIC).notes
        return [str(note.values["people"][0].name) for note in notes if "people" in note.values]  # type: ignore[index]

    for topic in ("Rini Fiktif", "siapa fiktif rini?", "rini", "Rini Fiktiv", "siapakah Dr. Rini Fiktif, M.Sc.?", "Bu Rini"):
        assert told(topic) == ["Rini Fiktif"], topic
    for topic in ("Prof. Maya Andai", "Maya Andai, Ph.D.", "who is Prof. Dr. H. Maya Andai"):
        assert told(topic) == ["Prof. Maya Andai"], topic
    for topic in (
        "Rini kebijakan",
        "analisis kebijakan",
        "rinj",
        "Sari Rekaan",
        "Dr. Sari Rekaan",
        "Sari Rekan",
        "prof",
        "Prof. Dr.",
    ):
        assert told(topic) == [], topic


def test_a_name_of_two_words_is_found_across_title_and_text(load_facts: Loader, store: Store) -> None:
    """Another name of a skill counts wherever all its words stand: one in the title, one in the text."""
    skill = Skill(scheme="topic", code="ks", label="cyber security", label_id="keamanan siber")
    work = Evidence(
        record="ks", kind="work", title="Cyber training", text="On the security of networks.", date="2024", language="en"
    )
    load_facts([*tiny.world(), skill, work, Authored(about="rini", start=Ref("Person", "rini"), end=work.ref)], rebuild=True)
    keep(store, None)  # words alone
    assert "Rini Fiktif" in [row.name for row in experts(store, AskExperts(topic="keamanan siber"), Viewer.of()).rows]


def test_exposure_is_whole_and_follows_spreading(world: Store) -> None:
    """Shares sum to one by each grouping; without spreading, what is seen is what evidence alone would show."""
    for spread in (False, True):
        rows = exposure(world, AskExposure(topic="kebijakan energy audit talenta", also=("audit",), spread=spread), PUBLIC).rows
        for by in {row.by for row in rows}:
            group = [row for row in rows if row.by == by]
            for column in ("exposure", "by_evidence", "merit"):
                assert sum(getattr(row, column) for row in group) == pytest.approx(1)
        assert spread or all(row.exposure == pytest.approx(row.by_evidence) for row in rows)


def test_why_agrees_with_the_ranking(load_facts: Loader, store: Store) -> None:
    """The place is that of the ranking, and as many new works as it names do bring one among the first ten."""
    people = [f"p{n:02}" for n in range(14)]
    said = [fact for n, name in enumerate(people) for fact in tiny.person(name, f"Orang Fiktif {n:02}", "air")]
    works = [
        fact
        for n, name in enumerate(people)
        for k in range(1 if n == 11 else 2)
        for fact in piece(f"{name}{k}", "Kimia gambut", "work", name)
    ]
    load_facts([*tiny.world(), *said, *works])
    ranked = named(asked(store, "kimia gambut", limit=100))
    [before] = why(store, AskWhy(topic="kimia gambut", person="Orang Fiktif 11"), PUBLIC).rows
    assert before.rank == ranked.index("Orang Fiktif 11") + 1 > 10
    assert before.people == len(ranked)
    needed = next(one.needed for one in before.further if one.kind == "work")
    more = [fact for n in range(needed) for fact in piece(f"new{n}", "Kimia gambut", "work", "p11")]
    load_facts([*tiny.world(), *said, *works, *more])
    [after] = why(store, AskWhy(topic="kimia gambut", person="Orang Fiktif 11"), PUBLIC).rows
    assert after.rank is not None
    assert after.rank <= 10
    assert not after.further


def test_why_promises_only_what_comes_true(world: Store) -> None:
    """Of a filter by kind only that kind brings one there, of another sector nothing; several topics share a piece's weight; a post begins."""

    def told(**more: Any) -> Answer[Why]:
        return why(world, AskWhy(topic="energy policy", person="Lina Seumpama", **more), PUBLIC)

    adds = {one.kind: one.adds for one in told().rows[0].further}
    assert adds["position"] == pytest.approx(0.7 * WORTH["position"].weight * 0.25)
    shared = {one.kind: one.adds for one in told(also=("audit=3",)).rows[0].further}
    assert shared == pytest.approx({kind: each * 3 / 4 for kind, each in adds.items()})
    assert [(one.kind, one.needed) for one in told(kind="certificate").rows[0].further] == [("certificate", 1)]
    assert {one.needed for one in told(also=("audit",), match="all").rows[0].further} == {2}
    elsewhere = told(sector="private")
    assert not elsewhere.rows[0].further
    assert "No evidence brings" in str(elsewhere.notes[-1])


def test_model_knows_nobody_hidden(load_facts: Loader, store: Store) -> None:
    """The space and the places of open evidence are the same to the last bit with a hidden person's evidence and without."""
    load_facts(tiny.world())
    before = build(store)
    assert before is not None
    hidden = tiny.person("sembunyi", "Sembunyi", "air", "institution")
    works = [fact for n in range(5) for fact in piece(f"h{n}", f"Kebijakan energi rahasia {n}", "work", "sembunyi")]
    on_open = Authored(about="sembunyi", start=Ref("Person", "sembunyi"), end=Ref("Evidence", "w1"))
    load_facts([*tiny.world(), *hidden, *works, on_open])
    after = build(store)
    assert after is not None
    assert len(after.ids) == len(before.ids) + 5
    assert after.space.words == before.space.words
    assert np.array_equal(after.space.basis, before.space.basis)
    rows = after.rows_of(list(names_of(before, np.arange(len(before.ids)))))
    opened = before.audience == 0
    assert np.array_equal(after.points[rows[opened]], before.points[opened])
    assert sum(read_graph(store).audience) >= 5
    seen = after.visible(PUBLIC)
    assert seen is not None
    assert not seen[after.audience > 0].any()


def test_model_is_kept_until_the_next_load(load_facts: Loader, store: Store) -> None:
    """It is read again from the home, and made anew once the graph shows something else."""
    load_facts(tiny.world())
    first = build(store)
    assert first is not None
    folders = [folder.name for folder in (store.home / "subjects").iterdir()]
    assert len(folders) == 1
    load_facts([*tiny.world(), *piece("new", "Kimia tanah", "work", "budi")])
    second = subjects(store)
    assert second is not None
    assert len(second.ids) == len(first.ids) + 1
    assert [folder.name for folder in (store.home / "subjects").iterdir()] != folders


@pytest.mark.parametrize("topic", ["energy policy", "kebijakan air", "pengadaan"])
@pytest.mark.parametrize("viewer", [PUBLIC, EVERYBODY], ids=["public", "operator"])
def test_a_facet_counts_whom_its_filter_leaves(world: Store, topic: str, viewer: Viewer) -> None:
    """Each value of each facet, asked for, gives just as many people as it says."""
    rows = questions()["facets"].answer(world, AskFacets(topic=topic, limit=1000), viewer).rows
    assert {row.facet for row in rows} >= {"sector", "institution", "kind", "language"}
    for row in rows:
        assert len(asked(world, topic, viewer, limit=1000, **{row.facet: row.value})) == row.people, row
    assert {row.found for row in rows} == {len(asked(world, topic, viewer, limit=1000))}
    unknown = questions()["facets"].answer(world, AskFacets(topic=topic, institution="nosuch"), viewer)
    assert (unknown.rows, "nosuch" in str(unknown.notes)) == ([], True)


def test_a_skill_of_any_case_is_one_facet(load_facts: Loader, store: Store) -> None:
    """Skills of one name, in whatever case and of either language, count together, as the filter finds them."""
    skills = [
        Skill(scheme="list", code="e", label="Energy Policy"),
        Skill(scheme="list", code="f", label="Fuel", label_id="energy policy"),
    ]
    works = [fact for n, who in enumerate(("lina", "joko")) for fact in piece(f"e{n}", "Energy policy", "work", who)]
    shown = [Evidences(start=Ref("Evidence", f"e{n}"), end=skill.ref) for n, skill in enumerate(skills)]
    load_facts([*tiny.world(), *skills, *works, *shown])
    rows = questions()["facets"].answer(store, AskFacets(topic="energy policy"), PUBLIC).rows
    found = {row.value: row.people for row in rows if row.facet == "skill"}
    assert found["Energy Policy"] == 5
    for value, people in found.items():
        assert len(asked(store, "energy policy", limit=100, skill=value)) == people


NASTY = [
    "x" * 20_000, "kebijakan " * 1_999, "a:b AND (c OR", '"tak tertutup', "*", "?*~^", "kebijak*", "[a TO z]", "/.*/", "\\", "+-!(){}[]^\"~*?:\\/",
    "dan yang the of", "🙂🙂", "🙂 kebijakan", "' OR 1=1 --", "'}) MATCH (n) DETACH DELETE n //", "$sees", "\u0000", "\u202ekebijakan", "a=b=c=9999999",
    "{{ topic }}", "NaN", "-1", " ",
]  # fmt: skip


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_no_text_breaks_a_question_or_the_graph(world: Store, text: str) -> None:
    """Whatever is typed in any field is looked for as words, or refused in a sentence; nothing is written, nothing else fails."""
    before = world.records("MATCH (n) RETURN count(n) AS nodes")
    every = {name: questions()[name] for name in ("experts", "facets", "exposure", "why")}
    fields = [("experts", field) for field in ("topic", "institution", "not_at", "place", "skill", "also", "without")]
    for name, field in [*fields, *((name, "topic") for name in every if name != "experts"), ("why", "person")]:
        given: dict[str, Any] = {**every[name].example.model_dump(), field: (text,) if field in ("also", "without") else text}
        with contextlib.suppress(ValidationError, AskError, NotFound):
            every[name].answer(world, every[name].ask.model_validate(given), EVERYBODY)
    assert world.records("MATCH (n) RETURN count(n) AS nodes") == before


@given(st.integers(0, 2**32 - 1))
def test_smoothing_back_is_the_transpose_of_smoothing(seed: int) -> None:
    """The product with S and that with its transpose agree, and S is what its definition says."""
    random = np.random.default_rng(seed)
    behind = (random.random((5, 8)) < 0.4).astype(np.float32)
    cites = np.triu((random.random((8, 8)) < 0.2).astype(np.float32), 1)
    cites += cites.T
    spread = Links(csr_matrix(behind), csr_matrix(cites)).prepared()
    shares = behind / np.maximum(behind.sum(axis=1, keepdims=True), 1)
    linked = behind.T @ shares
    np.fill_diagonal(linked, 0)
    linked += cites
    expected = linked / np.maximum(linked.sum(axis=1, keepdims=True), 1e-6)
    whole = np.eye(8, dtype=np.float32)
    assert np.allclose(spread(whole), expected, atol=1e-5)
    assert np.allclose(spread.transposed(whole), expected.T, atol=1e-5)


def test_a_crowded_cell_is_parted_by_what_is_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("queries.subjects.learning.SCANNED", 1000)
    random = np.random.default_rng(7)
    alike = np.arange(4200)[:, None] >= 3600
    points = np.where(alike, 1 + 0.03 * random.standard_normal((4200, 24)), random.standard_normal((4200, 24)))
    opened = unit(points.astype(np.float32)).astype(np.float16)
    order, begins, centres = _cells(opened, np.ones(len(opened), bool))
    assert sorted(order) == list(range(len(opened)))
    assert len(begins) == len(centres) + 1
    assert np.diff(begins).max() <= CROWDED * len(opened) ** 0.5  # as k-means leaves it, one cell has six hundred
    hidden = np.concatenate([opened, opened[-500:]])
    assert (_cells(hidden, np.arange(len(hidden)) < len(opened))[2] == centres).all()


def test_basis_spans_what_the_exact_one_spans() -> None:
    """The subspace learned without making Y is that of Y's singular vectors, up to the error of estimated lengths."""
    random = np.random.default_rng(3)
    rows = unit((random.random((60, 3)) @ random.random((3, 40)) + 0.02 * random.random((60, 40))).astype(np.float32))
    behind, cites = csr_matrix((random.random((20, 60)) < 0.1).astype(np.float32)), csr_matrix((60, 60), dtype=np.float32)
    spread = Links(behind, cites).prepared()
    exact = np.linalg.svd(place(rows, spread, np.full((60, 1), OWN)), full_matrices=False)[2][:3].T
    learned = np.linalg.qr(learn(csr_matrix(rows), spread, 3))[0]
    assert np.linalg.svd(exact.T @ learned)[1].min() > 0.98
