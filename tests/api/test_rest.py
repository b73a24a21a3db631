"""Every question is a route: typed, paged, cached, bounded, and clear about what is wrong."""

import csv
import gzip
import io
import json
from contextlib import nullcontext
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance, status_code_conformance
from starlette.testclient import TestClient

from api import rest
from api.app import create_app
from api.deps import Door
from api.rest import PREFIX
from graph.errors import NotReachable
from graph.settings import Settings
from graph.store import Store
from queries.question import questions
from tests.api.conftest import served_by

HOST = {"Host": "127.0.0.1"}
TOPIC = "/api/v1/experts?topic=analisis+kebijakan"


def example(client: TestClient, name: str) -> dict[str, Any]:
    """The parameters that the schema gives as an example."""
    operation = client.get("/openapi.json").json()["paths"][f"{PREFIX}/{name}"]["get"]
    return {parameter["name"]: parameter["example"] for parameter in operation["parameters"] if "example" in parameter}


@pytest.mark.parametrize("name", questions())
def test_examples_of_the_schema_run(name: str, client: TestClient) -> None:
    """OpenAPI 3.1 names a route for each question, with an example that has an answer."""
    answer = client.get(f"{PREFIX}/{name}", params=example(client, name))
    assert answer.status_code == 200
    assert answer.json()["question"] == name
    assert answer.json()["rows"]
    assert client.get("/openapi.json").json()["openapi"] == "3.1.0"


def test_formats_by_parameter_and_by_accept(client: TestClient) -> None:
    """JSON, CSV, XLSX and lines say the same; an unknown format is refused, as is one that nobody offers."""
    rows = client.get(TOPIC).json()["rows"]
    flat = client.get(TOPIC, headers={"Accept": "text/csv;q=0.9, text/html"})
    assert [row["person"] for row in csv.DictReader(io.StringIO(flat.text))] == [row["person"] for row in rows]
    assert flat.headers["content-disposition"] == 'attachment; filename="experts.csv"'
    assert client.get(TOPIC + "&format=xlsx").content.startswith(b"PK")
    assert [json.loads(line) for line in client.get(TOPIC + "&format=jsonl").text.splitlines()] == rows
    assert client.get(TOPIC, headers={"Accept": "image/png"}).status_code == 406
    assert client.get(TOPIC + "&format=pdf").status_code == 422
    assert client.get("/api/v1/snapshot?format=graphml").text.startswith("<?xml")
    assert client.get("/api/v1/snapshot?format=parquet").content.startswith(b"PK")


def test_pages_are_linked(client: TestClient) -> None:
    """``Link`` leads through all rows, each once."""
    whole = client.get(TOPIC + "&limit=100").json()["rows"]
    address, paged = TOPIC + "&limit=1", []
    while address:
        answer = client.get(address)
        paged += answer.json()["rows"]
        address = answer.headers.get("link", "").partition(">")[0].removeprefix("<")
    assert paged == whole
    assert len(paged) > 1


def test_answer_is_not_sent_twice(client: TestClient) -> None:
    """What a client has already is not sent again; another language is another answer."""
    first = client.get(TOPIC)
    again = client.get(TOPIC, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = client.get(TOPIC, headers={"If-None-Match": first.headers["etag"], "Accept-Language": "en"})
    assert (other.status_code, other.headers["content-language"]) == (200, "en")
    packed = client.get(TOPIC, headers={"Accept-Encoding": "gzip"})
    assert packed.headers["content-encoding"] == "gzip"
    assert gzip.compress(packed.content)


WRONG = [
    ("/api/v1/experts", 422, "topic is needed."),
    (TOPIC + "&limit=0", 422, "limit must be at least 1."),
    (TOPIC + "&limit=-5", 422, "limit must be at least 1."),
    (TOPIC + "&limit=many", 422, "limit must be a whole number."),
    (TOPIC + "&limit=99999999999999999999", 422, "limit"),
    (TOPIC + "&sector=moon", 422, "sector must be one of"),
    (TOPIC + "&language=Indonesia", 422, "language must be the two small letters"),
    (TOPIC + "&no_such=1", 422, "There is no parameter no_such here."),
    (TOPIC + "&not_at=A&not_at=B", 422, "not_at is given more than once."),
    (TOPIC + "&also=audit=nan", 422, "must be a number above 0"),
    (TOPIC + "&lang=xx", 422, "lang must be one of"),
    (TOPIC + "&after=cm93IC01", 422, "is not where a page ended"),
    (TOPIC + "&after=%00", 422, "is not where a page ended"),
    ("/api/v1/profile?person=" + "f" * 24, 404, "There is no person"),
    ("/api/v1/profile?person=Nobody%00", 404, "There is no person"),
    ("/api/v1/institution?institution=nowhere", 404, "There is no institution"),
    ("/api/v1/skill?skill=zzz", 404, "There is no skill"),
    ("/api/v1/nothing", 404, "There is nothing at this address."),
]


@pytest.mark.parametrize(("address", "status", "detail"), WRONG)
def test_problems_are_told(address: str, status: int, detail: str, client: TestClient) -> None:
    """RFC 9457: what was wrong and what to do, in the client's language, and nothing of the machinery."""
    answer = client.get(address, headers={"Accept-Language": "en"})
    told = answer.json()
    assert answer.headers["content-type"] == "application/problem+json"
    assert (answer.status_code, told["status"]) == (status, status)
    assert detail in told["detail"]
    assert told["instance"] == answer.headers["x-request-id"]
    indonesian = client.get(address, headers={"Accept-Language": "id"}).json()
    assert (indonesian["title"], indonesian["detail"]) != (told["title"], told["detail"])


@pytest.mark.parametrize("name", questions())
def test_every_parameter_withstands_anything(name: str, client: TestClient) -> None:
    """60,000 characters, NUL, a wrong type, a negative number, formulas: a clear refusal or an answer, never a failure."""
    given = example(client, name)
    schema = client.get("/openapi.json").json()["paths"][f"{PREFIX}/{name}"]["get"]["parameters"]
    for parameter in (found["name"] for found in schema):
        for value in ("x" * 60_000, "\x00", "-1", "1e999", "=1+1", "' OR 1=1 //", "\u202e🙂", '"~* AND (', "[]"):
            answer = client.get(f"{PREFIX}/{name}", params={**given, parameter: value})
            assert answer.status_code in {200, 404, 413, 422}, (parameter, value[:20], answer.text[:200])


def test_other_methods(client: TestClient) -> None:
    """HEAD is GET without a body; what writes is refused."""
    head = client.head(TOPIC)
    assert (head.status_code, head.content) == (200, b"")
    for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS"):
        refused = client.request(method, TOPIC)
        assert (refused.status_code, refused.json()["status"]) == (405, 405)
    assert client.post(TOPIC, content=b"x" * 70_000).status_code == 413


def test_headers_that_protect(client: TestClient) -> None:
    """Each answer, also of an error, forbids what pages do not need; another host's name is not answered."""
    for address in ("/", TOPIC, "/api/v1/nothing", "/static/simpul.css", "/nothing"):
        answer = client.get(address)
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert "unsafe" not in answer.headers["content-security-policy"]
        assert (answer.headers["x-frame-options"], answer.headers["referrer-policy"]) == ("DENY", "no-referrer")
        assert "set-cookie" not in answer.headers
    assert client.get(TOPIC, headers={"Host": "evil.example"}).status_code == 400


def test_too_many_requests(world: Store) -> None:
    """Past the rate a client is told when to come again; health is always told."""
    with served_by(world, requests_per_minute=3) as client:
        assert [client.get(TOPIC).status_code for _ in range(5)] == [200, 200, 200, 429, 429]
        assert client.get(TOPIC).headers["retry-after"]
        assert client.get("/health/live").status_code == 200


def test_graph_that_is_away(world: Store) -> None:
    """Without Neo4j: 503 that says when to come again, and answers once it is back; ready says no, live says yes."""
    away = [True]

    class Sometimes:
        def __enter__(self) -> Store:
            if away[0]:
                raise NotReachable("Neo4j does not answer at {uri}.", uri="bolt://secret:7687")
            return world

        def __exit__(self, *_: object) -> None:
            pass

    with TestClient(create_app(opener=lambda _settings: Sometimes()), base_url="http://127.0.0.1") as client:
        for address in (TOPIC, "/health/ready", "/"):
            refused = client.get(address)
            assert (refused.status_code, refused.headers["retry-after"]) == (503, "5")
            assert "secret" not in refused.text
        assert client.get("/health/live").status_code == 200
        away[0] = False
        assert client.get(TOPIC).status_code == 200


def test_log_and_counts_tell_no_topic(client: TestClient, capsys: pytest.CaptureFixture[str]) -> None:
    """What is logged and counted is the route: neither the topic nor anybody's name or id."""
    client.get("/api/v1/experts?topic=rahasia+negara")
    client.get("/person/" + "f" * 24)
    counts = client.get("/metrics").text
    assert 'simpul_requests_total{method="GET",route="/api/v1/experts",status="200"}' in counts
    said = "".join(capsys.readouterr()) + counts
    assert "rahasia" not in said
    assert "f" * 24 not in said


def test_every_route_keeps_its_schema(world: Store) -> None:
    """Whatever is sent gets a documented status and an answer that fits its schema, and never fails the server."""
    app = create_app(opener=lambda _settings: nullcontext(world))
    operations: Any = schemathesis.openapi.from_asgi("/openapi.json", app, headers=HOST).get_all_operations()
    checks = [not_a_server_error, status_code_conformance, response_schema_conformance]
    asked = set()
    for found in operations:
        operation = found.ok()
        asked.add(operation.path)

        @settings(
            max_examples=12,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.function_scoped_fixture],
            database=None,
        )
        @given(case=operation.as_strategy())
        def keeps(case: Any) -> None:
            case.call_and_validate(headers=HOST, checks=checks)

        keeps()
    assert asked == {f"{PREFIX}/{name}" for name in (*questions(), "extract")}


def test_one_export_at_a_time(client: TestClient) -> None:
    """While one export is written another is told to come again; other answers go on."""
    with rest._alone():
        busy = client.get("/api/v1/snapshot?format=graphml", headers={"Accept-Language": "en"})
        assert (busy.status_code, "Another export" in busy.json()["detail"]) == (503, True)
        assert client.get(TOPIC).status_code == 200
    assert client.get("/api/v1/snapshot?format=graphml").status_code == 200


def test_a_new_store_is_not_closed_for_an_old_one_s_failure(served: Settings) -> None:
    """A request that failed on a store which is already replaced does not close the new one."""
    door = Door(served)
    old = door.store()
    door.lost(old)
    new = door.store()
    door.lost(old)
    assert door.store() is new is not old
    assert new.version()
    door.close()
