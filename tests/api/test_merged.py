"""An id that was merged into another person leads to who that is now."""

import pytest

from graph.errors import Moved, NotFound
from graph.store import Store
from ingest.pipeline import Home
from queries.people import person_id
from queries.question import Viewer
from tests import world as tiny
from tests.api.conftest import served_by
from tests.conftest import Loader
from tests.ingest.test_resolve import entities

SAME = tiny.identified("hadi", "orcid", "0000-0002-1825-0097")
"""What makes Hadi and Maya one."""


def test_a_merged_id_leads_on(store: Store, load_facts: Loader, home: Home) -> None:
    """Pages and routes lead to who the person is now, the command names them, a person who is parted again has the id back, and to
    who may not see them the id is one that never was.
    """
    load_facts(tiny.world())
    first = entities(home)
    load_facts([*tiny.world(), *SAME])
    now = entities(home)["hadi"]
    [former] = {first["hadi"], first["maya"]} - {now}
    with served_by(store) as client:
        for address in (
            "/person/{}",
            "/en/gaps?person={}",
            "/paths?me={}",
            "/api/v1/profile?person={}&format=csv",
            "/questions/similar?person={}",
        ):
            answer = client.get(address.format(former), follow_redirects=False)
            assert (answer.status_code, answer.headers["location"]) == (308, address.format(now)), address
        assert former not in client.get(f"/api/v1/profile?person={now}").text
    with pytest.raises(Moved, match=now):
        person_id(store, Viewer.of(), former)
    load_facts([*tiny.world(), *SAME, *tiny.identified("rini", "orcid", "0000-0002-1825-0097")])
    last = entities(home)["hadi"]
    for one in {now, former, first["rini"]} - {last}:
        with pytest.raises(Moved, match=last):
            person_id(store, Viewer.of(), one)
    load_facts([*tiny.world(), *SAME, *tiny.person("hadi", "Hadi Umpama", "laut", "institution")])
    told = []
    for text in (former, "0" * 24):
        with pytest.raises(NotFound) as refused:
            person_id(store, Viewer.of(), text)
        told.append((type(refused.value), str(refused.value).replace(text, "")))
    assert told[0] == told[1]
    load_facts(tiny.world())
    assert entities(home) == first
    assert all(person_id(store, Viewer.of(), first[name]) == first[name] for name in ("hadi", "maya", "rini"))
