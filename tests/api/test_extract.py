"""A text that is tried is read, shown as text whatever stands in it, and kept nowhere."""

from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient
from structlog.testing import capture_logs

from api import extract
from api.extract import LONGEST, marked, paragraphs
from api.middleware import TEXT_BYTES
from graph.edges import IdentifiedBy, Named
from graph.nodes import Identifier, Institution, Name, Person, Ref, Skill
from graph.provenance import Statement, Visibility
from graph.store import Store
from ingest.extract.document import Entity, Reading
from queries.reading.texts import Understanding
from tests.api.conftest import served_by
from tests.conftest import Loader

TEXT = (
    "Kepala Badan Urusan Air (BUA) Rini Wulandari membuka pelatihan analisis kebijakan di Jakarta, Selasa. "
    "Hadir pula Rektor Universitas Laut, Tono Samaran.\n\nPewarta: Sari Misal"
)
POISON = "\"><script>alert(1)</script><img src=x onerror=alert(1)>{{7*7}}{% raw %}'--"


def person(record: str, name: str, visibility: Visibility) -> list[Statement]:
    """A fictional person with a name."""
    form = Name(about=record, form=name, kind="official")
    return [
        Person(record=record, about=record, name=name, visibility=visibility), form,
        Named(about=record, start=Ref("Person", record), end=form.ref),
    ]  # fmt: skip


FACTS = [
    Institution(record="bua", name="Badan Urusan Air (fiksi)", short="BUA", sector="central_government"),
    Identifier(scheme="simpul", value="bua"),
    IdentifiedBy(start=Ref("Institution", "bua"), end=Ref("Identifier", "simpul:bua")),
    Skill(scheme="local", code="1", label="policy analysis", label_id="analisis kebijakan"),
    *person("rini", "Rini Wulandari", "open"),
    *person("tono", "Tono Samaran", "closed"),
]


@pytest.fixture
def client(store: Store, load_facts: Loader) -> Iterator[TestClient]:
    """A client of a graph with an institution, a skill, and a person whom anybody may see beside one whom nobody may."""
    load_facts(FACTS)
    with served_by(store) as client:
        yield client


def read(client: TestClient, text: str, *, path: str = "/extract", status: int = 200, **more: Any) -> str:
    """The page that answers a text."""
    answer = client.post(path, data={"text": text}, **more)
    assert answer.status_code == status, answer.text[:300]
    assert answer.headers["cache-control"] == "no-store"
    return answer.text


def test_what_is_found_is_marked_and_linked(client: TestClient) -> None:
    """Names of the graph lead to their pages, in both languages; the same by the route, with spans in the text."""
    [institution] = client.get("/api/v1/institutions").json()["rows"]
    [skill] = client.get("/api/v1/vocabulary").json()["rows"]
    for path, prefix in (("/extract", ""), ("/en/extract", "/en")):
        shown = read(client, TEXT, path=path)
        assert f'<a href="{prefix}/institution/{institution["id"]}">' in shown
        assert (
            f'<mark class="skill" title="policy analysis"><a href="{prefix}/skill/{skill["id"]}">analisis kebijakan</a></mark>'
            in shown
        )
        assert f'<a href="{prefix}/person/' in shown
    answer = client.post("/api/v1/extract", json={"text": TEXT})
    assert answer.status_code == 200
    reading = Reading.model_validate(answer.json())
    assert [hit.label for hit in reading.skills] == ["policy analysis"]
    assert institution["id"] in {entity.id for entity in reading.entities}
    for found in (*reading.entities, *reading.skills, *reading.byline):
        assert TEXT[found.start : found.end] == found.text


def test_nobody_hidden_shows_through(client: TestClient) -> None:
    """A name of the text that a hidden person bears is shown as any name that nobody bears."""
    hidden = read(client, TEXT)
    stranger = read(client, TEXT.replace("Tono Samaran", "Tomo Samarin"))
    assert hidden.replace("Tono Samaran", "Tomo Samarin") == stranger


def test_whatever_stands_in_a_text_stays_text(client: TestClient) -> None:
    """Markup and templates in a text are shown, not obeyed; so are NUL and half of a character, as something that can be shown."""
    shown = read(client, f"Kepala {POISON} Rini Wulandari\0 analisis kebijakan {POISON}")
    assert "<script>alert" not in shown
    assert "<img src=x" not in shown
    assert "{{7*7}}" in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
    assert "\0" not in shown
    assert client.post(
        "/api/v1/extract", content=b'{"text": "a\\u0000\\ud800 b"}', headers={"Content-Type": "application/json"}
    ).status_code in (200, 422)


def test_what_cannot_be_read_is_told(client: TestClient) -> None:
    """No text, too much of it, a picture, a page without an article: the page says what is wrong, and what to do."""
    english = "/en/extract"
    assert "There is no text" in read(client, " \n ", path=english, status=422)
    assert f"{LONGEST + 1:,}" in read(client, "a" * (LONGEST + 1), path=english, status=422)
    picture = {"file": ("a.txt", b"\x89PNG\r\n\x1a\n\0\0", "text/plain")}
    assert "no text" in read(client, "", path=english, status=422, files=picture)
    menu = {"file": ("a.html", b"<html><nav>x</nav></html>", "text/html")}
    assert "No article" in read(client, "", path=english, status=422, files=menu)
    large = client.post(english, data={"text": "a" * 2 * TEXT_BYTES})
    assert (large.status_code, "bytes" in large.text, "<!doctype html>" in large.text) == (413, True, True)
    streamed = client.post(
        "/api/v1/extract", content=(b"a" * 65536 for _ in range(40)), headers={"Content-Type": "application/json"}
    )
    assert streamed.status_code == 413
    assert client.post("/api/v1/extract", json={"text": ""}).status_code == 422
    assert client.post("/api/v1/extract", json={"text": "a" * (LONGEST + 1)}).status_code == 422
    assert client.post("/api/v1/experts", content=b"a" * 70_000).status_code == 413


def test_a_file_goes_before_the_text(client: TestClient) -> None:
    """Of a page the article is read, of a text file the text, in any Unicode."""
    page = f"<html><title>Judul</title><nav>Menu</nav><article><p>{TEXT}</p><p>{'Kalimat lagi. ' * 30}</p></article></html>"
    shown = read(client, "lain", files={"file": ("a.html", page.encode(), "text/html")})
    assert "Menu" not in shown.split('class="read"')[1].split("</section>")[0]
    assert "Rini Wulandari" in shown
    assert "Rini Wulandari" in read(client, "", files={"file": ("a.txt", TEXT.encode("utf-16"), "text/plain")})


def test_no_other_site_may_send_a_form(client: TestClient) -> None:
    """A page of another site cannot make a visitor's browser read texts here."""
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://elsewhere.example"}):
        assert client.post("/extract", data={"text": TEXT}, headers=headers).status_code == 403
    assert client.post("/extract", data={"text": TEXT}, headers={"Sec-Fetch-Site": "same-origin"}).status_code == 200


def test_nothing_of_a_text_is_logged(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither where all goes well nor where reading fails."""
    with capture_logs() as logs:
        read(client, "Rahasia " + TEXT)
        client.post("/api/v1/extract", json={"text": "Rahasia"})

        def fail(*_: object) -> None:
            raise ValueError("Rahasia")

        monkeypatch.setattr(extract, "marked", fail)
        assert client.post("/extract", data={"text": "Rahasia " + TEXT}).status_code == 500
    assert logs
    assert "Rahasia" not in str(logs)


def test_pieces_put_together_are_the_text() -> None:
    """Overlapping findings are shown once each, the name before the skill within it; nothing of the text is lost."""
    text = "Badan Analisis\nKebijakan"
    reading = Reading(
        entities=(
            Entity(start=0, end=24, text=text, label="ORG", id="1"), Entity(start=6, end=14, text="Analisis", label="LOC"),
            Entity(start=24, end=24, text="", label="PER"),
        )
    )  # fmt: skip
    pieces = list(marked(text, reading, Understanding(None, {}), {}))  # type: ignore[arg-type]
    assert "".join(piece.text for piece in pieces) == text
    assert [(piece.kind, piece.href) for piece in pieces] == [("org", "/institution/1")]
    assert [[piece.text for piece in paragraph] for paragraph in paragraphs(iter(pieces))] == [["Badan Analisis Kebijakan"]]
