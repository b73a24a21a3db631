"""The pages: whole in both languages, safe whatever the data holds, small, and silent about who is hidden."""

import re
from contextlib import nullcontext
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import neo4j
import pytest
from starlette.testclient import TestClient

from api import front, mcp, names
from api.deps import Answers, Door, asking_at
from api.fields import choices
from graph.errors import NotReachable
from graph.nodes import EvidenceKind, Occupation, Sector, Skill
from graph.provenance import Statement
from graph.settings import Settings
from graph.store import Store
from ingest.pipeline import Home
from queries.experts import AskExperts
from queries.facets import MOST, AskFacets, Facet
from queries.profile import AskProfile
from queries.question import Viewer, questions
from tests import world as tiny
from tests.api.conftest import served_by
from tests.conftest import Loader, loader
from tests.test_contract import hidden

POISON = "\"><script>alert(1)</script><img src=x onerror=alert(1)>{{7*7}}'--"

FIXED = [
    "/",
    "/?topic=kebijakn",
    "/?topic=zzzz",
    "/?topic=dan+yang",
    "/?topic=analisis+kebijakan",
    "/sectors",
    "/sectors?skill=energy+policy",
    "/paths",
    "/paths?me=Rini+Fiktif&topic=energy+policy",
    "/paths?me=Rini+Fiktif&person=Joko+Ibarat",
    "/gaps",
    "/gaps?person=Rini+Fiktif&role=government+adviser",
    "/mentors?person=Rini+Fiktif&goal=energy+policy",
    "/designers",
    "/sources",
    "/model",
    "/about",
    "/api",
]


def nodes(client: TestClient) -> list[str]:
    """The addresses of pages of people, of the ways to them, of institutions and skills."""
    people = client.get("/api/v1/experts?topic=kebijakan+energy+pengadaan+talenta+analisis&limit=100").json()["rows"]
    institutions = client.get("/api/v1/institutions").json()["rows"]
    skills = client.get("/api/v1/vocabulary").json()["rows"]
    return [
        *(f"/person/{row['person']}" for row in people), *(f"/paths?me={people[0]['person']}&person={row['person']}" for row in people[1:]),
        *(f"/institution/{row['id']}" for row in institutions),
        *(f"/skill/{row['id']}" for row in skills),
    ]  # fmt: skip


def test_what_the_front_page_proposes_is_answered_before_anybody_asks(world: Store) -> None:
    """A server that has just started makes nobody wait for Neo4j's first plans: the proposals are answered from what it keeps."""
    door = Door(Settings(), lambda _settings: nullcontext(world))
    asking = asking_at(door, Answers(), "id")
    front.ahead(asking, lambda: False)
    with neo4j.GraphDatabase.driver("bolt://127.0.0.1:1", max_transaction_retry_time=0) as nowhere:
        alone = replace(asking, store=Store(nowhere, Settings()))
        for topic in (*front.proposed("id"), *front.proposed("en")):
            [first, *_] = alone.answer(questions()["experts"], AskExperts(topic=topic)).rows or [None]
            assert first is None or alone.answer(questions()["profile"], AskProfile(person=first.person)).rows
        with pytest.raises(NotReachable):
            alone.answer(questions()["experts"], AskExperts(topic="pengadaan"))


def derived() -> list[str]:
    """The derived page of each question, asked for its example."""
    from urllib.parse import urlencode

    return [
        f"/questions/{name}?{urlencode(question.example.model_dump(mode='json', exclude_unset=True), doseq=True)}"
        for name, question in questions().items()
    ]


class Whole(HTMLParser):
    """Checks that what is opened is closed, ids are unique, and no script or style stands in the page."""

    VOID = frozenset({"meta", "link", "img", "input", "br", "line", "circle", "rect"})

    def __init__(self) -> None:
        """Nothing is open."""
        super().__init__()
        self.open: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        given = dict(attrs)
        assert not [name for name in given if name.startswith("on") or name == "style"], given
        assert tag != "script" or given.get("src") == "/static/simpul.js"
        identifier = given.get("id")
        assert identifier is None or identifier not in self.ids, identifier
        self.ids.add(identifier or "")
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """An element ends."""
        if tag not in self.VOID:
            assert self.open.pop() == tag


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_every_page_is_whole(prefix: str, client: TestClient) -> None:
    """Every page, designed or derived, answers in its language with whole HTML of at most 150 KB."""
    for address in (*FIXED, *nodes(client), *derived()):
        answer = client.get((prefix + address).replace("/en/?", "/en?").removesuffix("/") or "/")
        assert answer.status_code == 200, (address, answer.text[:300])
        assert f'<html lang="{prefix[1:] or "id"}">' in answer.text
        assert len(answer.content) < 150_000
        page = Whole()
        page.feed(answer.text)
        assert page.open == []


class Languages(HTMLParser):
    """Which texts stand on a page in which language, those that are quoted left out."""

    def __init__(self) -> None:
        """Nothing is open."""
        super().__init__()
        self.open: list[tuple[str, str | None]] = []
        self.said: set[tuple[str, str | None]] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        if tag not in Whole.VOID:
            self.open.append((tag, dict(attrs).get("lang")))

    def handle_endtag(self, tag: str) -> None:
        """An element ends."""
        if tag not in Whole.VOID:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        """A text."""
        if not {"title", "q", "mark", "strong"} & {tag for tag, _ in self.open}:
            self.said.add((data.strip().casefold(), next((lang for _, lang in reversed(self.open) if lang), None)))


def test_english_names_are_marked(store: Store, load_facts: Loader, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever an Indonesian page shows the name of a skill that has an English one alone, it says that it is English."""
    monkeypatch.setattr(names, "ENGLISH", ("topic", "other"))
    load_facts(
        fact.model_copy(update={"label_id": None}) if isinstance(fact, Skill | Occupation) else fact
        for fact in (*tiny.world(), *tiny.article())
    )
    with served_by(store) as client:
        told: set[str] = set()
        for address in (*FIXED, *nodes(client), *derived(), "/?topic=energy+policy&skill=energy+policy"):
            page = Languages()
            page.feed(client.get(address).text)
            for text, language in page.said:
                if text in ("energy policy", "governance", "government adviser"):
                    assert language == "en", (address, text)
                    told.add(re.split(r"\?|/(?=[0-9a-f]{24})", address)[0])
    assert told >= {
        "/",
        "/skill",
        "/institution",
        "/person",
        "/gaps",
        *(f"/questions/{name}" for name in ("compare", "facets")),
    }


def test_problems_have_a_page(client: TestClient) -> None:
    """Unknown people, merged ids, ids of another kind, wrong parameters: a page that says so."""
    institution = client.get("/api/v1/institutions").json()["rows"][0]["id"]
    for address, status in {
        "/nothing": 404, "/person/" + "f" * 24: 404, f"/person/{institution}": 404, "/skill/x": 404, "/questions/moon": 404,
        "/questions/experts?topic=air&limit=0": 422, "/?topic=air&sector=moon": 422, "/?topic=air&topic=audit": 422, "/sectors?skill=moon": 422, "/person/%00": 404, "/paths?me=Rini+Fiktif&person=rini+fiktif": 422, "/?topic=" + "x" * 30_000: 422,
    }.items():  # fmt: skip
        answer = client.get(address)
        assert (answer.status_code, "<h1>" in answer.text) == (status, True), address
        assert client.post(address).status_code in {404, 405}


def test_a_slash_behind_an_address_does_no_harm(client: TestClient) -> None:
    """It leads to the page without it, and nowhere else."""
    for address, there in {
        "/en/?topic=a+b": "/en?topic=a+b",
        "/sectors/": "/sectors",
        "//evil.example/": "/evil.example",
        "/\\evil.example//": "/%5Cevil.example",
    }.items():
        answer = client.get("http://127.0.0.1" + address, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (308, there)


def test_what_is_lacking_on_its_page(client: TestClient) -> None:
    """Skill by skill in the language of the page, whom to ask, the person by name; an unknown role or person is told above the form."""
    asked = {"person": "Rini Fiktif", "role": "government adviser"}
    page = client.get("/gaps", params=asked).text
    assert re.search(r"kebijakan energi</a> <span class=\"state lacking\">belum terbukti", page)
    assert "3 orang lain menunjukkannya" in page
    assert ">Rini Fiktif</a>" in page
    assert "energy policy</a>" in client.get("/en/gaps", params=asked).text
    for wrong in (
        {**asked, "role": "penasehat"},
        {**asked, "person": "Tidak Ada Siapa"},
        {**asked, "role": "", "skills": "energy policy=0"},
    ):
        answer = client.get("/gaps", params=wrong)
        assert answer.status_code == 422
        assert 'role="alert"' in answer.text
        assert '<label for="role">' in answer.text


def test_a_name_in_the_search_field_leads_to_the_person(client: TestClient) -> None:
    """Who is called so is a link above all else; nobody is told to try other words."""
    page = client.get("/en", params={"topic": "Joko Ibarat"}).text
    assert re.search(
        r"<p class=\"note\">People called “Joko Ibarat”: <a href=\"/en/person/[0-9a-f]{24}\">Joko Ibarat</a>, Asosiasi", page
    )
    assert 'class="empty"' not in page


def test_a_derived_page_links_what_its_notes_name(client: TestClient) -> None:
    """A note that lists whom or what a name may mean stands on the page of any question, too."""
    for address, link in (
        ("experts?topic=Rini+Fiktif", "/person/"),
        ("why?topic=audit&person=Dewi+Contoh&skill=energy", "/questions/why?topic=audit&skill=energy+policy"),
    ):
        page = client.get(f"/questions/{address}")
        assert page.status_code == 200
        assert re.search(rf'<p class="note">[^\n]*<a href="{re.escape(link)}', unescape(page.text)), address


def test_what_is_meant_takes_the_place_of_what_names_its_kind(client: TestClient) -> None:
    """Where a topic has the words of a skill that nobody knows, the link that offers another skill keeps the topic."""
    page = unescape(client.get("/en", params={"topic": "energy", "skill": "energy"}).text)
    assert re.search(r'<p class="note">[^\n]*<a href="/en\?topic=energy&skill=energy\+policy">', page)


def test_all_of_a_name_are_offered_where_somebody_bears_it(store: Store, load_facts: Loader) -> None:
    """Of those who share a name a few are listed, and all are behind a link; not of a name that only resembles theirs: nobody is found by it."""
    load_facts([*tiny.world(), *(one for n in range(7) for one in tiny.person(f"z{n}", "Sri Wahyuni", "laut"))])
    with served_by(store) as client:
        page = client.get("/en", params={"topic": "Dr. Sri Wahyuni"}).text
        [everybody] = re.findall(r'<a href="([^"]*)">All of them', page)
        assert len(set(re.findall(r'"/en/person/\w+"', client.get(unescape(everybody)).text))) == 7
        page = client.get("/en", params={"topic": "Sri Wahyuny"}).text
        assert ("but nearly so" in page, "All of them" in page) == (True, False)


def test_what_is_asked_beside_the_topic_is_shown(client: TestClient) -> None:
    """Further topics, whether all count, an institution left out, and the spread stand in the form and as what can be taken away, one by one."""
    asked = {"topic": "energy policy", "also": ["audit", "water"], "match": "all", "not_at": "Universitas Laut", "spread": "true"}
    page = client.get("/en", params=asked).text
    assert re.findall(r'class="chosen" href="[^"]*">([^<]*[^ <]) ', page) == [
        "also: audit", "also: water", "Only who has evidence of all topics", "not at: Universitas Laut",
        "First from different units, institutions, sectors and places",
    ]  # fmt: skip
    assert 'maxlength="10000" aria-describedby="also-help"' in page
    assert ">audit\nwater</textarea>" in page
    assert page.count(" checked>") == 2
    [less] = re.findall(r'class="chosen" href="([^"]*)">also: audit', page)
    left = parse_qs(urlsplit(unescape(less)).query)
    assert left == {name: value if isinstance(value, list) else [value] for name, value in (asked | {"also": ["water"]}).items()}


def test_what_is_shown_adds_up_to_the_score(client: TestClient) -> None:
    """The pieces shown, and what the others add together, are the score; a link tells all of them."""
    page = client.get("/en", params={"topic": "kebijakan energy pengadaan talenta analisis", "evidence": 1}).text
    people = re.findall(r"<li><article>.*?</article></li>", page, re.DOTALL)
    assert any("all other evidence together" in person for person in people)
    for person in people:
        [score] = re.findall(r"</svg>([\d.]+)</span>", person)
        assert sum(map(float, re.findall(r"\+([\d.]+)", person))) == pytest.approx(float(score), abs=0.011)
        [why] = re.findall(r'href="(/en/questions/why[^"]*)"', person)
        assert "pengadaan talenta" in unescape(client.get(unescape(why)).text)


def test_every_facet_has_room() -> None:
    """Nothing that people are counted by is cut off because the others have many values."""
    kinds, sectors = choices(Facet.model_fields["facet"].annotation), choices(Sector)
    most = {"sector": len(sectors), "kind": len(choices(EvidenceKind)) + 1}
    assert sum(most.get(name, MOST) for name in kinds) <= AskFacets(topic="air").limit


def test_whom_a_name_may_mean_can_be_chosen(client: TestClient) -> None:
    """A name that nobody bears, but somebody nearly, is offered as a link that keeps the rest of what was asked; oneself is told by name."""
    for address, field in (
        ("/gaps", "person"),
        ("/mentors", "person"),
        ("/questions/similar", "person"),
        ("/questions/compare", "second"),
    ):
        page = client.get(address, params={field: "Rini Fiktiv", "goal": "audit", "first": "Dewi Contoh"}).text
        assert re.search(rf'<li><a href="{address}\?[^"]*{field}=[^"]+">Rini Fiktif', page), address
    for kind, name, whole in (
        ("institution", "Universitas Laut", r"Universitas Laut \(fiksi\)"),
        ("unit", "Direktorat", "Direktorat Air .*Kementerian Air"),
    ):
        page = client.get("/questions/compare", params={"kind": kind, "first": name, "second": "x"}).text
        [chosen] = re.findall(rf'<li><a href="([^"]*first=[^"]+)">{whole}', page)
        assert "kind=" + kind in chosen
        assert re.search(rf'aria-labelledby="first-known">.*{whole.split(" ")[0]}', client.get(chosen.replace("&amp;", "&")).text)
    for address, asked, chosen in (
        ("/sectors", {"skill": "energy"}, "skill=energy+policy"),
        ("/gaps", {"person": "Rini Fiktif", "role": "adviser"}, "role=government+adviser"),
        ("/questions/gaps", {"person": "Rini Fiktif", "skills": "energy=2\nwater"}, "skills=energy+policy%3D2&skills=water"),
    ):
        page = unescape(client.get(address, params=asked).text)
        assert re.search(rf'<li><a href="{address}\?[^"]*{re.escape(chosen)}">', page), address
    oneself = client.get("/en/paths", params={"me": "Rini Fiktif", "person": "Rini Fiktif"})
    assert (oneself.status_code, "“Rini Fiktif” is who asks" in oneself.text) == (422, True)


def test_the_matrix_says_for_which_skill_it_counts(store: Store, load_facts: Loader) -> None:
    """The skill that was taken, and those that have its words as links, in the language that was asked in."""
    load_facts([*tiny.world(), *tiny.work("w9", "A plan", "Of the coast.", "en", "2024", ["maya"], "coastal energy policy")])
    with served_by(store) as client:
        page = client.get("/en/sectors?skill=energy+policy").text
        assert "Counted for the skill “energy policy”." in page
        assert '<a href="/en/sectors?skill=coastal+energy+policy">coastal energy policy</a>' in page
        assert "Dihitung untuk keahlian “kebijakan energi”." in client.get("/sectors?skill=kebijakan+energi").text


@pytest.mark.parametrize(
    "value", ["x" * 50_000, "\x00", '"~* AND (title:[a TO z', "the of dan yang", "'}) DETACH DELETE n //", "%s{0}\u202e🙂", "-1"]
)
def test_designed_pages_withstand_anything(value: str, client: TestClient) -> None:
    """Whatever stands in a field, the page says in words what it makes of it."""
    for address, asked in (
        ("/", "topic sector after"),
        ("/mentors", "person goal language"),
        ("/paths", "me person topic asked"),
        ("/gaps", "person role skills"),
    ):
        for field in asked.split():
            given = {"topic": "energy policy", "person": "Rini Fiktif", "me": "Dewi Contoh", field: value}
            assert client.get(address, params=given).status_code in (200, 400, 422), (address, field)


def test_an_answer_stands_before_its_form(client: TestClient) -> None:
    """What has been asked is told in words, its form folded; an answer that nobody asked for leaves one field open; ``why`` is told in sentences."""
    asked = {"topic": "energy policy", "person": "Dewi Contoh"}
    for language, told in (("en", "Dewi Contoh stands at place"), ("id", "Dewi Contoh berada di urutan")):
        page = client.get("/questions/why", params=asked | {"lang": language}).text
        assert page.index('<p class="told">') < page.index('<details class="again">') < page.index(told)
        assert "<details><summary>" not in page[page.index(told) : page.index("<footer>")]
    assert "sector: <strong>academia</strong>" in client.get("/en/questions/why", params=asked | {"sector": "academia"}).text
    unasked = client.get("/questions/institutions").text
    assert 'class="again"' not in unasked
    assert unasked.index('name="name"') < unasked.index('<details class="more">') < unasked.index('name="sector"')
    assert '<details class="more" open>' in client.get("/questions/team?skills=moon&place=moon").text


def test_a_programme_designer_finds_every_tool(client: TestClient) -> None:
    """From the menu, in two steps: every page that is named there opens."""
    assert '<a href="/designers"' in client.get("/about").text
    page = client.get("/designers").text
    tools = re.findall(r'<li><a href="([^"]*)">', page[page.index("<main") : page.index("</main")])
    assert {"/sectors", "/gaps", "/questions/team", "/questions/bridges", "/questions/exposure"} <= set(tools)
    assert {client.get(tool).status_code for tool in tools} == {200}


def test_an_unasked_question_shows_its_form(client: TestClient) -> None:
    """Without what it needs a question shows its form alone; every field has its label and help, and keeps what was chosen."""
    for name, question in questions().items():
        page = client.get(f"/questions/{name}").text
        for field in question.ask.model_fields:
            assert field == "after" or f'<label for="{field}">' in page
    assert re.search(r'name="spread" type="checkbox" value="true" checked', client.get("/questions/experts?spread=true").text)
    assert '<option value="position" selected>' in client.get("/questions/experts?kind=position").text


def test_an_endorsement_names_who_says_it(store: Store, load_facts: Loader) -> None:
    """A person's page and the results of a search name who endorses and what they are to each other, in both languages."""
    load_facts([*tiny.world(), *tiny.endorsed("rini", "dewi", "Kimia forensik", relation="superior")])
    [who] = store.records("MATCH (p:Person {name: 'Rini Fiktif'}) RETURN p.id AS id")
    with served_by(store) as client:
        for language, relation, told in (("en", "superior", "endorsed by"), ("id", "atasan", "direkomendasikan oleh")):
            assert f"Dewi Contoh</a> ({relation})" in client.get(f"/person/{who['id']}?lang={language}").text
            assert f"{told} Dewi Contoh ({relation})" in client.get(f"/?topic=kimia+forensik&lang={language}").text


def test_nothing_in_the_data_runs(store: Store, load_facts: Loader) -> None:
    """A script in every text of the graph and of the address is shown, not run."""
    said: list[Statement] = []
    for fact in (*tiny.world(), *tiny.article(), *tiny.endorsed("rini", "dewi", "Audit air")):
        texts = {
            name: f"{getattr(fact, name)} {POISON}"
            for name in ("name", "title", "text", "label", "form")
            if getattr(fact, name, None)
        }
        said.append(fact.model_copy(update=texts))
    load_facts(said)
    with served_by(store) as client:
        poisoned = [
            "/?topic=" + POISON.replace("&", "%26"),
            "/sectors?skill=" + POISON,
            "/questions/experts?topic=" + POISON,
            "/" + POISON,
        ]
        for address in (*FIXED, *nodes(client), *derived(), *poisoned):
            text = client.get(address).text
            assert "<script>alert" not in text, address
            assert "<img src=x" not in text, address
            assert "49" not in re.findall(r"img&gt;(\d+)", text)
        assert "&lt;script&gt;alert(1)" in client.get("/?topic=analisis+kebijakan").text
        assert any("<mark>Rini Fiktif</mark>" in client.get(address).text for address in nodes(client))


def everything(client: TestClient, people: list[str]) -> list[str]:
    """What all faces say to somebody: pages, routes in each format, suggestions, tools and errors."""
    told = []
    for address in (
        *FIXED,
        *people,
        *derived(),
        "/person/Rahasia Kebijakan",
        "/?topic=rahasia+kebijakn",
        "/questions/institution?institution=rahasia",
    ):
        if address != "/sources" and "status" not in address:
            text = client.get(address).text
            told.append(re.sub(r"x[0-9a-f]{20}", "x", text))  # the pseudonyms of a snapshot without a key
    for name, question in questions().items():
        if name != "status":
            given = {
                **question.example.model_dump(mode="json", exclude_unset=True),
                **({"key": "k"} if name == "snapshot" else {}),
            }
            told += [
                client.get(f"/api/v1/{name}", params={**given, "limit": 1000, "format": form}).text
                for form in ("json", "csv", *question.exports)[:3]
            ]
            told.append(re.sub("[0-9a-f]{16}", "", client.get("/api/v1/profile?person=Rahasia").text))
    told += [client.get(f"/api/v1/{name}?name=raha").text for name in ("vocabulary", "institutions", "people", "units", "roles")]
    return told


@pytest.mark.parametrize("visibility", ["closed", "institution"])
def test_hidden_person_changes_nothing_on_any_face(visibility: str, shared_store: Store, tmp_path: Path) -> None:
    """Adding a hidden person, connected to everything, changes no page, picture, count, download, suggestion or error."""
    shared_store.clear()
    home = Home(tmp_path / "home")
    home.folder.mkdir()
    into = loader(shared_store, home, tmp_path)
    into(tiny.world(), rebuild=True)
    other = shared_store.records("MATCH (i:Institution {short: 'LAUT'}) RETURN i.id AS id")[0]["id"]
    with served_by(shared_store, institution=other) as client:
        people = nodes(client)
        before = everything(client, people)
        into(hidden(visibility, "Rahasia Kebijakan", {"works", "posts", "people", "new"}), scope="hidden")  # type: ignore[arg-type]
        assert nodes(client) == people
        assert everything(client, people) == before
    reply = [
        mcp.bounded(question, question.answer(shared_store, question.example, Viewer.of(other)), offset=0).model_dump_json()
        for name, question in questions().items()
        if name not in {"status", "snapshot"}
    ]
    assert "Rahasia" not in "".join(reply)


def test_hidden_institution_is_no_fiction(store: Store, load_facts: Loader) -> None:
    """The word that all is invented stands above pages for what anybody may see, not for the name of a hidden institution."""
    load_facts([tiny.institution("air", "", "central_government").model_copy(update={"name": "Kementerian Air"})], rebuild=True)
    load_facts(
        [fact.model_copy(update={"about": "x"}) for fact in [tiny.institution("r", "Rahasia", "private")]]
        + tiny.person("x", "Xenia Umpama", "r", "institution"),
        scope="hidden",
    )
    with served_by(store, institution="laut") as client:
        assert 'class="fiction"' not in client.get("/").text
