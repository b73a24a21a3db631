"""Whatever is hidden from a viewer, no answer tells it from nothing: people, things and edges of every kind, and their names."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import Any, Final

import pytest

from graph.edges import (
    EDGES,
    Attended,
    Cites,
    Edge,
    GivenAt,
    HoldsPosition,
    IdentifiedBy,
    Knows,
    LocatedIn,
    Matches,
    Mentions,
    Named,
    Needs,
    PartOf,
    SucceededBy,
    Vouches,
)
from graph.errors import AskError
from graph.lists import Lists
from graph.nodes import (
    NODES,
    Evidence,
    Identifier,
    Name,
    Node,
    Occupation,
    Person,
    Place,
    Position,
    Programme,
    Ref,
    Skill,
    Unit,
    Value,
)
from graph.provenance import Statement, Visibility
from graph.store import Store
from queries.experts import AskExperts, experts
from queries.gaps import AskGaps
from queries.people import AskPeople
from queries.question import Ask, Question, Viewer, questions
from queries.reading.texts import namesakes
from queries.search import fulltext
from queries.subjects import kept as subjects
from tests import world as tiny
from tests.conftest import Loader
from tests.test_contract import hidden

PUBLIC: Final = Viewer.of()

Asked = tuple[Question[Any, Any], Ask]


def whole_world() -> list[Statement]:
    """The tiny world, and something open of every other kind."""
    air, laut = Ref("Institution", "air"), Ref("Institution", "laut")
    city, province = (
        Place(scheme="kemendagri", code="31.1", name="Kota Hilir"),
        Place(scheme="kemendagri", code="31", name="Hulu"),
    )
    old, bureau = tiny.institution("lama", "Kementerian Lama", "central_government"), Unit(record="biro", name="Biro Listrik")
    course = Evidence(record="c1", kind="training", title="Pelatihan audit", date="2024-03-02", language="id")
    magang, key = Programme(record="m1", name="Magang Air", valid_to="2024"), Identifier(scheme="isni", value="air")
    return [
        *tiny.world(), *tiny.article(), *tiny.endorsed("rini", "dewi", "Analisis kebijakan"),
        city, province, LocatedIn(start=air, end=city.ref), LocatedIn(start=laut, end=city.ref), LocatedIn(start=city.ref, end=province.ref),
        old, SucceededBy(start=old.ref, end=air), bureau, PartOf(start=bureau.ref, end=Ref("Institution", "listrik")),
        course, GivenAt(start=course.ref, end=air), magang, key, IdentifiedBy(start=air, end=key.ref),
        Cites(start=Ref("Evidence", "w1"), end=Ref("Evidence", "w2")), Mentions(start=Ref("Evidence", "n1"), end=air),
        Needs(start=Ref("Skill", "topic:governance"), end=Ref("Skill", "topic:pengadaan"), kind="optional"),
        Knows(start=Ref("Person", "rini"), end=Ref("Person", "joko"), why="alumni"),
        *(Attended(about=who, start=Ref("Person", who), end=what.ref) for who in ("rini", "budi", "dewi") for what in (course, magang)),
        *(fact for who, title in (("dewi", "Kepala Biro Listrik"), ("agus", "Analis Energi")) for fact in headed(who, title, bureau)),
    ]  # fmt: skip


def headed(who: str, title: str, unit: Unit) -> list[Statement]:
    """A structural post of a unit that a person holds."""
    post = Position(record=f"{unit.record}/{title}", about=who, title=title, kind="structural", level="II.a", language="id")
    return [
        post,
        PartOf(about=who, start=post.ref, end=unit.ref),
        HoldsPosition(about=who, start=Ref("Person", who), end=post.ref, valid_from="2019"),
    ]


def opened(said: Sequence[Statement]) -> dict[str, dict[str, Node]]:
    """By kind and record, what of a world anybody may see."""
    found: dict[str, dict[str, Node]] = {kind: {} for kind in NODES}
    for fact in said:
        if isinstance(fact, Node) and fact.about not in ("sari", "tono"):
            found[fact.ref.kind][fact.ref.record] = fact
    return found


def edge(kind: type[Edge], start: Node, end: Node, about: str) -> Iterator[Edge]:
    """An edge of any kind; none that would make two people one."""
    told: dict[type[Edge], dict[str, str]] = {
        Knows: {"why": "rahasia"},
        Matches: {"kind": "close"},
        Needs: {"kind": "optional", "level": "5"},
        Vouches: {"relation": "superior"},
    }
    joins = isinstance(end, Identifier) and end.scheme in start.joined_by
    if start.ref != end.ref and not joins:
        yield kind.model_validate({"about": about, "start": start.ref, "end": end.ref, **told.get(kind, {})})


def everything_hidden(said: Sequence[Statement]) -> list[Statement]:
    """A hidden person; of every kind a hidden thing that is like an open one; and of every kind edges, hidden ones between
    what is open, and from and to what is hidden.
    """  # fmt: skip
    found, seen, unseen = tiny.person("hidden", "Rini Rahasia", "air", "institution"), opened(said), dict[str, Node]()
    for kind, nodes in seen.items():
        like = next(iter(nodes.values()))
        key = like.key[-1] if isinstance(like, Value) else "record"
        unseen[kind] = like.model_copy(update={"about": "hidden", key: f"{getattr(like, key)} 9"})
    unseen["Person"] = Person(record="hidden", about="hidden", name="Rini Rahasia", visibility="institution")
    found += unseen.values()
    for of in EDGES.values():
        for start, end in ((start.__name__, end.__name__) for start in of.starts for end in of.ends):
            starts, ends = list(seen[start].values()), list(seen[end].values())
            for place, one in enumerate(starts):
                found += edge(of, one, ends[(place + 1) % len(ends)], "hidden")
                found += edge(of, one, unseen[end], "" if end != "Person" else "hidden")
            if of.__name__ not in ("EmployedBy", "WorksAt"):  # whoever is there sees the person
                found += (
                    made for other in ends for made in edge(of, unseen[start], other, "hidden" if start == "Person" else "")
                )
    return found


def balais() -> Iterator[Statement]:
    """Of each kind that is searched by name two that fit “air laut” as well: one by the one word, one by the other."""
    for n, name in enumerate(("Balai Air Lautan", "Balai Airan Laut", "Pusat Laut", "Tepi Laut")):
        yield tiny.institution(f"b{n}", name, "private")
        yield from (Unit(record=f"b{n}", name=name), Skill(scheme="topic", code=f"b{n}", label=name))
        yield Occupation(scheme="other", code=f"b{n}", label=name)


def crowd() -> Iterator[Statement]:
    """Hidden people and things that are called nearly as open ones are: more than are looked at, and enough to make a word common."""
    for n in range(70):
        who, name = f"h{n}", ("Rini Fikti", "Budi Khaya", "Rini Khayal", "Rini Rini Fiktif", "Maya Andii")[n % 5]
        yield from tiny.person(who, f"{name} {chr(65 + n % 26) * 2}" if n % 2 else name, "air", "institution")
        form = Name(about=who, form=f"Rini Fiktif Rini Fiktif {n}", kind="alias")
        yield from (form, Named(about=who, start=Ref("Person", who), end=form.ref))
        place = tiny.institution(f"i{n}", ("Universitas Lau", "Badan Air")[n % 2], "private")
        yield place.model_copy(update={"about": who, "short": "Lau"})
        unit = Unit(record=f"u{n}", about=who, name=f"Direktorat Direktorat Air {n}")
        yield from (unit, PartOf(about=who, start=unit.ref, end=Ref("Institution", "air")))
        yield Skill(scheme="topic", code=f"s{n}", about=who, label=f"energy energy air {n}")
        yield Occupation(scheme="other", code=f"o{n}", about=who, label=f"air {n}")
        yield Skill(scheme="rahasia", code=f"r{n}", about=who, label=f"telik {n}")
        yield Place(scheme="kemendagri", code=f"90.{n}", about=who, name="Kota Rimba")
        yield from headed(who, "Analis Kebijakan Ahli Muda", unit)


def asks(store: Store) -> Iterator[Asked]:
    """Each question's example, and what would touch who and what is hidden."""
    every = questions()

    def ask(question: str, /, **given: Any) -> Asked:
        return every[question], every[question].ask(**given)

    yield from (
        (one, one.example.model_copy(update={"limit": 200})) for one in every.values() if one.name not in ("snapshot", "status")
    )
    people = ["Rini Fiktif", "Budi Khayal", "Prof. Maya Andai", "Dewi Contoh", "Agus Misal", "Joko Ibarat"]
    for name in (*people, "Rini Fikti", "Rini Khayal", "Rini Rahasia", "Sari Rekaan"):
        for needed in ({"skills": ("energy policy=3", "pengadaan=2", "kebijakan air")}, {"role": "government adviser"}, {}):
            yield ask("gaps", person=name, **needed)
        yield from (ask(one, person=name) for one in ("profile", "similar"))
        yield from (
            ask("people", name=name),
            ask("why", person=name, topic="kebijakan audit"),
            ask("mentors", person=name, goal="pengadaan audit energi", unasked=True),
        )
    for one, other in combinations(people, 2):
        yield from (ask("paths", me=one, person=other, limit=20), ask("compare", first=one, second=other, limit=1000))
    for name in (
        "Kementerian Air (fiksi)",
        "Kementerian Lama (fiksi)",
        "LAUT",
        "universitas lau",
        "PT Listrik (fiksi)",
        "air laut",
    ):
        yield from (ask("institution", institution=name), ask("institutions", name=name, limit=100))
    yield ask("compare", kind="institution", first="AIR", second="LISTRIK", limit=1000)
    yield ask("compare", kind="unit", first="Direktorat Air", second="Biro Listrik", limit=1000)
    yield ask("compare", kind="unit", first="air laut", second="Biro Listrik")
    yield from (ask("units", name=name, limit=100) for name in ("Direktorat Air", "Direktorat", "air laut"))
    for name in ("energy policy", "pengadaan", "kebijakan air", "energi", "energy polic", "air laut"):
        yield from (ask("skill", skill=name), ask("cross_sector", skill=name), ask("vocabulary", name=name, limit=100))
    yield from (ask("roles", name=name, limit=100) for name in ("penasihat", "air laut"))
    yield from (
        ask("gaps", person="Rini Fiktif", role=name) for name in ("Analis Kebijakan Ahli Muda", "analis kebijak", "Kepala Biro")
    )
    for name in ("experts", "facets", "exposure"):
        topic = "kebijakan energy pengadaan air audit analis"
        for among in (
            {}, {"sector": "academia"}, {"institution": "LAUT"}, {"institution": "Universitas Lau"}, {"not_at": "AIR"}, {"place": "31"}, {"place": "Rimba"}, {"place": "Jawa"}, {"skill": "pengadaan"},
            {"kind": "position"}, {"kind": "endorsement"}, {"language": "en"}, {"level": "II.a"}, {"guides": True}, {"also": ("audit", "energi=2"), "match": "all"},
        ):  # fmt: skip
            yield ask(name, topic=topic, limit=100, **among)
        yield from (
            ask(name, topic=other)
            for other in (
                "rahasia kebijakn",
                "direktoratt pelatihann",
                "universitaz",
                "energi listrik",
                "air di Hulu",
                "air di Rimba",
            )
        )
    yield ask("experts", topic="kebijakan audit", limit=100, spread=True, evidence=50)
    yield from (ask("vocabulary", scheme=scheme) for scheme in ("esco", "rahasia"))
    yield ask("skills", text="telik sandi", scheme="rahasia")
    for size in (1, 2, 3):
        yield from (ask("team", skills=("analisis kebijakan", "audit"), size=size, objective=one) for one in ("close", "sectors"))
    ids = [row["id"] for row in store.records("MATCH (p:Person) WHERE p.own IS NULL RETURN p.id AS id ORDER BY p.name")]
    given = {
        "mentees": [f'{{"id": "{one}", "skills": "audit:1"}}' for one in ids],
        "mentors": [f'{{"id": "{one}", "skills": "audit:3"}}' for one in ids],
    }
    yield ask("mentors_batch", **given, limit=1000)
    kinds = ("Person", "Institution", "Evidence", "Position", "Skill", "Unit", "Programme", "Place")
    yield from (ask("snapshot", key="k", kinds=kinds, limit=1000, sector=sector) for sector in (None, "academia"))


def told(store: Store, question: Question[Any, Any], ask: Ask, viewer: Viewer) -> object:
    """The answer, or what is said instead, as plain values."""
    try:
        answer = question.answer(store, ask, viewer)
    except AskError as error:
        return type(error), str(error)
    return [row.model_dump() for row in answer.rows], answer.next, list(map(str, answer.notes))


def all_told(store: Store, asked: Sequence[Asked]) -> dict[object, object]:
    """What all questions say to anybody, and to somebody of an institution that has nothing hidden; and all that is counted."""
    laut = store.records("MATCH (i:Institution {short: 'LAUT'}) RETURN i.id AS id")[0]["id"]
    found: dict[object, object] = {"namesakes": namesakes(store, PUBLIC, ["Rini Fiktif"])}
    for viewer in (PUBLIC, Viewer.of(laut)):
        found |= {(viewer, question.name, ask): told(store, question, ask, viewer) for question, ask in asked}
        [status] = questions()["status"].answer(store, questions()["status"].example, viewer).rows
        found[viewer, "status"] = status.model_dump(exclude={"runs"})
    return found


def differing(before: dict[object, object], after: dict[object, object]) -> list[object]:
    """What was told otherwise."""
    return [asked for asked, answer in before.items() if after[asked] != answer]


@pytest.mark.parametrize("what", ["things and edges", "names"])
def test_what_is_hidden_changes_no_answer(store: Store, load_facts: Loader, what: str) -> None:
    """Things and edges of every kind that are hidden, and many hidden names near open ones, change no row, order, count, note or error."""
    said = [*whole_world(), *balais()]
    assert all(opened(said).values())
    load_facts(said, rebuild=True)
    load_facts([Skill(scheme="list", code=label, label=label) for label in ("kebijakan", "audit")], source=tiny.LIST)
    asked = list(asks(store))
    before = all_told(store, asked)
    load_facts(everything_hidden(said) if what == "things and edges" else list(crowd()), scope="hidden")
    assert store.records("MATCH (n:Unit) WHERE n.own IS NOT NULL RETURN n.own LIMIT 1")
    assert not differing(before, all_told(store, asked))


def test_lists_are_in_no_count(store: Store, load_facts: Loader) -> None:
    """What an institution keeps on its lists changes no count that another sees, and not its own."""
    load_facts(tiny.world(), rebuild=True)
    status = questions()["status"]
    viewers = (PUBLIC, Viewer.of("another"), Viewer.of("ours"), Viewer.operator())
    before = [status.answer(store, status.example, viewer) for viewer in viewers]
    lists = Lists(store, ("ours",))
    lists.keep(lists.make("Kami"), [row["id"] for row in store.records("MATCH (p:Person) RETURN p.id AS id")], "a note")
    assert [status.answer(store, status.example, viewer) for viewer in viewers] == before


def test_hidden_is_as_unknown(store: Store, load_facts: Loader) -> None:
    """Whoever asks for something by an id is told the same where it is hidden as where there is none; so is who asks for its name."""
    load_facts(whole_world(), rebuild=True)
    load_facts(everything_hidden(whole_world()), scope="hidden")
    ids = {
        row["kind"]: row["id"]
        for row in store.records(
            "MATCH (n) WHERE n.own IS NOT NULL RETURN head([one IN labels(n) WHERE NOT one CONTAINS 'Text']) AS kind, min(n.id) AS id"
        )
    }
    every, someone = questions(), "Rini Fiktif"
    asking: list[tuple[str, str, dict[str, Any]]] = [
        *(("Person", one, {"person": "?"}) for one in ("profile", "similar", "gaps", "mentors")), ("Person", "why", {"person": "?", "topic": "air"}),
        ("Person", "paths", {"me": someone, "person": "?"}), ("Person", "paths", {"me": "?", "topic": "air"}),
        ("Person", "paths", {"me": someone, "person": "Dewi Contoh", "asked": ("?",)}),
        ("Person", "mentors_batch", {"mentees": ('{"id": "?", "skills": "air:1"}',), "mentors": ('{"id": "x", "skills": "air:2"}',)}),
        *((kind, "compare", {"kind": kind.lower(), "first": "?", "second": "?"}) for kind in ("Person", "Institution", "Unit")),
        ("Institution", "institution", {"institution": "?"}), ("Institution", "experts", {"topic": "audit", "institution": "?"}),
        ("Institution", "experts", {"topic": "audit", "not_at": "?"}), ("Evidence", "experts", {"topic": "audit", "without": ("?",)}),
        ("Skill", "skill", {"skill": "?"}), ("Skill", "cross_sector", {"skill": "?"}), ("Skill", "experts", {"topic": "audit", "skill": "?"}),
        ("Skill", "experts", {"topic": "?"}), ("Skill", "gaps", {"person": someone, "skills": ("?",)}),
        *((kind, "gaps", {"person": someone, "role": "?"}) for kind in ("Position", "Occupation")),
        *((kind, "experts", {"topic": "audit", "place": "?"}) for kind in ("Place", "Institution")),
    ]  # fmt: skip
    for kind, name, asked in asking:
        said = [
            repr(told(store, every[name], every[name].ask.model_validate(_filled(asked, id_)), PUBLIC)).replace(id_, "")
            for id_ in (ids[kind], "0" * 24)
        ]
        assert said[0] == said[1], (name, asked)


def _filled(asked: dict[str, Any], id_: str) -> dict[str, Any]:
    return {
        name: tuple(part.replace("?", id_) for part in value) if isinstance(value, tuple) else value.replace("?", id_)
        for name, value in asked.items()
    }


@pytest.mark.parametrize("visibility", ["institution", "closed"])
def test_who_becomes_hidden_is_as_if_never_there(store: Store, load_facts: Loader, visibility: Visibility) -> None:
    """A person who was open, and asked about, and becomes hidden by a later load, leaves nothing in any answer, cached or new.

    But in scores: full-text indexes count in their statistics what was taken out of them until they tidy up (``docs/decisions/0002``).
    """
    day = date.today()
    left = _left_by(store, load_facts, visibility)
    assert not (left if day == date.today() else _left_by(store, load_facts, visibility))  # answers tell until today


def _left_by(store: Store, load_facts: Loader, visibility: Visibility) -> list[object]:
    """The answers that somebody changes who was open, and is hidden now."""
    load_facts(whole_world(), rebuild=True)
    asked = list(asks(store))[::3]
    before = _unscored(all_told(store, asked))
    everywhere = {"works", "posts", "people", "new"}
    load_facts(hidden("open", "Rini Fiktif", everywhere), scope="hidden")
    assert differing(before, _unscored(all_told(store, asked)))
    load_facts(hidden(visibility, "Rini Fiktif", everywhere), scope="hidden")
    return differing(before, _unscored(all_told(store, asked)))


def _unscored(found: dict[object, object]) -> dict[object, object]:
    """The answers; of those that carry scores of texts, who is in them and what is noted."""
    scored = {"experts", "why", "mentors", "exposure", "team"}
    return {
        key: (sorted(str(row.get("person")) for row in answer[0]), answer[2])
        if isinstance(key, tuple) and key[1] in scored and isinstance(answer, tuple) and len(answer) == 3
        else answer
        for key, answer in found.items()
    }


def test_what_others_keep_is_not_in_the_way(store: Store, load_facts: Loader) -> None:
    """However much other institutions keep to themselves, somebody of one finds its own people by words and names, and its posts by name."""
    title, former = "Penata Laboratorium", Name(about="sari", form="Sari Lama", kind="former")
    base = [*headed("sari", title, Unit(record="lab", about="sari", name="Laboratorium")), former]
    load_facts([*tiny.world(), *base, Named(about="sari", start=Ref("Person", "sari"), end=former.ref)], rebuild=True)
    air = Viewer.of(store.records("MATCH (i:Institution {short: 'AIR'}) RETURN i.id AS id")[0]["id"])

    def said() -> tuple[list[str], list[str], object, object]:
        subjects.keep(store, None)  # so that words alone find them
        found = experts(store, AskExperts(topic=title), air), experts(store, AskExperts(topic="laboratorium qwertz"), air)
        return (
            [row.name for row in found[0].rows],
            list(map(str, found[1].notes)),
            told(store, questions()["people"], AskPeople(name="sari lama"), air),
            told(store, questions()["gaps"], AskGaps(person="Sari Rekaan", role=title), air),
        )

    before = said()
    assert before[0] == ["Sari Rekaan"]
    posts = [Position(record=f"x{n}", about="other", title=f"{title} {title}", language="id") for n in range(1_100)]
    names = [Name(about="other", form=f"Sari Lama Sari Lama {n}", kind="alias") for n in range(fulltext.NAMES + 100)]
    load_facts([*tiny.person("other", "Orang Lain", "talenta", "institution"), *posts, *names], scope="other")
    assert said() == before
