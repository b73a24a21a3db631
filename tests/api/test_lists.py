"""Lists of people: kept and shared by an institution, seen by nobody else, and never holding whom one may not see."""

import re
from typing import Any

import pytest
from starlette.testclient import TestClient

from graph.errors import AskError
from graph.lists import Lists
from graph.provenance import OPERATOR
from graph.store import Store
from tests import world as tiny
from tests.api.conftest import served_by
from tests.conftest import Loader

NAME = 'Calon mentor <script>alert("x")</script>'


def ids(store: Store) -> dict[str, str]:
    """The people by name."""
    return {row["name"]: row["id"] for row in store.records("MATCH (p:Person) RETURN p.name AS name, p.id AS id")}


def posted(client: TestClient, path: str, **fields: Any) -> Any:
    """The page that a form leads to."""
    found = client.post(path, data=fields, headers={"origin": "http://127.0.0.1"})
    assert found.status_code == 200, found.text[-300:]
    return found


def test_saved_noted_taken_home_and_removed(store: Store, load_facts: Loader) -> None:
    """From a search to a list: note, download, rename, take off, remove; whatever is written stays text."""
    load_facts(tiny.world())
    who = ids(store)
    with served_by(store) as client:
        found = client.get("/en", params={"topic": "energy policy"}).text
        assert f'name="person" value="{who["Dewi Contoh"]}"' in found
        chosen = client.get("/en", params={"topic": "energy policy", "limit": 1, "person": [who["Joko Ibarat"], "nobody"]}).text
        assert re.findall(r'value="(\w+)" checked> ([^<]+)<', chosen) == [(who["Joko Ibarat"], "Joko Ibarat")]
        page = posted(client, "/en/lists", into="new", name=NAME, person=[who["Dewi Contoh"], who["Hadi Umpama"], "nobody"])
        assert "<script>alert" not in page.text
        assert re.findall(r'/en/person/\w+">([^<]+)</a></h2>', page.text) == ["Dewi Contoh", "Hadi Umpama"]
        path = page.url.path
        assert NAME.split(" <")[0] in client.get("/en", params={"topic": "energy policy"}).text
        both = {"person": [who["Dewi Contoh"], who["Hadi Umpama"]], "note": ["=asked  on Monday", "on leave"]}
        posted(client, path, **both, before=["", "on leave"])
        assert "on leave" not in client.get(path).text
        assert "'=asked on Monday" in client.get(path, params={"format": "csv"}).text
        assert client.get(path, params={"format": "xlsx"}).content[:2] == b"PK"
        posted(client, "/en/lists", into=path.split("/")[-1], person=[who["Dewi Contoh"], who["Joko Ibarat"]])
        assert "asked on Monday" in client.get(path).text
        nobody = client.post("/en/lists", data={"into": "new", "name": "Nobody"})
        assert (nobody.status_code, "Nobody is chosen" in nobody.text, ">Nobody<" in nobody.text) == (422, True, False)
        again = posted(client, "/en/lists", into="new", name=NAME.upper(), person=[who["Joko Ibarat"]])
        assert (again.url.path, "No second one was made" in again.text) == (path, True)
        posted(client, path, leave=who["Hadi Umpama"], person=[who["Joko Ibarat"]], note=["to be asked"], before=[""])
        assert "to be asked" in client.get(path).text
        posted(client, path, do="rename", name="Mentor")
        assert "Mentor" in client.get("/en/lists").text
        assert client.post("/en/lists", data={"name": "Nobody's", "person": "nobody"}).status_code == 422
        assert "Nobody's" not in client.get("/en/lists").text.replace("&#39;", "'")
        for wrong in (
            *({"do": "rename", "name": name} for name in ("  ", "\0", "\u200b", "x" * 121)), {"do": "bogus"},
            {"do": "note", "person": "nobody", "note": "x"}, {"do": "note", "person": who["Dewi Contoh"], "note": "x" * 2_001},
        ):  # fmt: skip
            assert client.post(path, data=wrong).status_code == 422
        empty = posted(client, "/en/lists", name="Lain").url.path
        assert "already" in client.post(empty, data={"do": "rename", "name": "mentor"}).text
        posted(client, empty, do="drop")
        posted(client, path, do="drop")
        assert client.get(path).status_code == 404
    assert store.records("MATCH (l:PeopleList) RETURN l.id AS id") == []


def test_an_institution_s_lists_are_its_own(store: Store, load_facts: Loader) -> None:
    """Another institution neither sees nor changes them; nobody's in particular keeps none; no other site's form is taken."""
    load_facts(tiny.world())
    who = ids(store)
    air, laut = (
        store.records("MATCH (i:Institution) WHERE i.name STARTS WITH $name RETURN i.id AS id", name=name)[0]["id"]
        for name in ("Kementerian Air", "Universitas Laut")
    )
    with served_by(store, institution=air) as client:
        path = posted(client, "/lists", into="new", name="Kami", person=[who["Sari Rekaan"], who["Dewi Contoh"]]).url.path
        assert "Sari Rekaan" in client.get(path).text
        refused = client.post("/lists", data={"name": "x"}, headers={"sec-fetch-site": "cross-site"})
        assert refused.status_code == 403
    with served_by(store, institution=laut) as client:
        assert "Kami" not in client.get("/lists").text
        assert client.get(path).status_code == 404
        assert client.post(path, data={"do": "drop"}).status_code == 404
        own = posted(client, "/lists", into="new", name="Lain", person=[who["Sari Rekaan"], who["Dewi Contoh"]])
        assert "Dewi Contoh" in own.text
        assert "Sari Rekaan" not in own.text
    assert len(Lists(store, (air,)).all()) == 1
    with pytest.raises(AskError):
        Lists(store, ())


def test_who_becomes_hidden_leaves_every_list(store: Store, load_facts: Loader) -> None:
    """A person closed by a later load is on no list, nor is what was noted of her."""
    load_facts(tiny.world())
    lists = Lists(store, (OPERATOR,))
    made = lists.make("Semua")
    lists.keep(made, [ids(store)["Dewi Contoh"]], "a note")
    load_facts(
        [
            fact.model_copy(update={"visibility": "closed"}) if getattr(fact, "record", "") == "dewi" else fact
            for fact in tiny.world()
        ]
    )
    assert lists.one(made)[1] == []
    assert store.records("MATCH ()-[k:KEEPS]->() RETURN k.note AS note") == []
    load_facts(tiny.world())
    assert lists.one(made)[0].people == 0
