"""Articles become evidence and people with offices; whoever is nobody's business becomes nobody, and a bad file costs only itself.

Everybody and everything in these articles is fictional.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import orjson
import pytest

from graph.edges import GivenAt, HoldsPosition, IdentifiedBy, Mentions, PartOf, Stated, WorksAt
from graph.nodes import Evidence, Identifier, Institution, Name, Person, Position, Programme
from graph.provenance import Statement
from ingest.extract.document import Credit, Entity, EntityLabel, Reading, Role, RoleKind, Speech
from ingest.extract.names.named import people
from ingest.files import Problem
from ingest.pipeline import Home, Options, load
from ingest.source import Known, Notice
from ingest.sources.news import LARGEST, SOURCE, NewsItem, facts, knowing, read
from ingest.told import told

GOLDEN = Path(__file__).with_name("golden") / "news"

KNOWN = Known(
    (
        Institution(
            record="bua", name="Badan Urusan Air (fiksi)", name_en="Water Affairs Agency (fictional)", short="BUA", kind="agency"
        ),
        Institution(record="laut", name="Universitas Laut (fiksi)", kind="university", sector="academia"),
        Institution(record="listrik", name="PT Listrik Rekaan (fiksi)", kind="company", sector="private"),
    )
)


class Text:
    """A text with what was read from it, told by its words."""

    def __init__(self, text: str) -> None:
        """Nothing was read yet."""
        self.text = text
        self.entities: list[Entity] = []
        self.roles: list[Role] = []
        self.byline: list[Credit] = []
        self.statements: list[Speech] = []

    def entity(self, label: EntityLabel, words: str, *, before: str = "", **more: Any) -> None:
        """Something that is named, where ``before`` follows."""
        start = self.text.index(words + before)
        self.entities.append(Entity(start=start, end=start + len(words), text=words, label=label, **more))

    def role(self, person: str, role: str, institution: str = "", kind: RoleKind = "D", id_: str | None = None) -> None:
        """An office."""
        spans: dict[Any, tuple[int, int]] = {"person": (self.text.index(person), self.text.index(person) + len(person))}
        spans["role"] = (self.text.index(role), self.text.index(role) + len(role))
        if institution:
            spans["institution"] = (self.text.index(institution), self.text.index(institution) + len(institution))
        self.roles.append(
            Role(person=person, role=role, institution=institution or None, institution_id=id_, kind=kind, spans=spans)
        )

    def credit(self, words: str) -> None:
        """Who made it."""
        start = self.text.index(words)
        self.byline.append(Credit(start=start, end=start + len(words), text=words, role="author"))

    def said(self, person: str, sentence: str) -> None:
        """What somebody said."""
        start = self.text.index(sentence)
        name = self.text.index(person, start)
        self.statements.append(
            Speech(
                start=start, end=start + len(sentence), text=sentence, person=person, person_start=name,
                person_end=name + len(person), kind="said",
            )
        )  # fmt: skip

    @property
    def reading(self) -> Reading:
        """All of it."""
        return Reading(
            entities=tuple(self.entities), roles=tuple(self.roles), byline=tuple(self.byline), statements=tuple(self.statements)
        )

    def facts(self, *authors: str, date: str | None = "2024-11-05") -> list[Statement]:
        """What it tells."""
        article = Evidence(record="a", kind="news", title="Judul", text=self.text, date=date, language="id")
        return list(told(article, self.reading, {one.record: one for one in KNOWN.institutions}, authors))


def of(kind: type[Statement], said: Iterable[Statement]) -> list[Any]:
    """The facts of one kind."""
    return [fact for fact in said if isinstance(fact, kind)]


def test_mentions_of_one_person_are_joined_within_an_article() -> None:
    """A part of exactly one fuller name is that person; a part of none or of two stays for itself, and titles do not count."""
    text = Text("Kepala Dr. Muhammad Taufiq. Taufiq datang. Kepala Rini Ayu. Kepala Rini Sari. Rini pulang. Kepala Tono.")
    for name in ("Dr. Muhammad Taufiq", "Rini Ayu", "Rini Sari", "Tono"):
        text.entity("PER", name)
    text.entity("PER", "Taufiq", before=" datang")
    text.entity("PER", "Rini", before=" pulang")
    for name in ("Dr. Muhammad Taufiq", "Rini Ayu", "Rini Sari", "Tono"):
        text.role(name, "Kepala")
    found = {one.name: sorted(one.forms) for one in people(text.text, text.reading)}
    assert found == {
        "Dr. Muhammad Taufiq": ["Muhammad Taufiq", "Taufiq"], "Rini Ayu": ["Rini Ayu"], "Rini Sari": ["Rini Sari"], "Tono": ["Tono"],
    }  # fmt: skip


def test_only_who_holds_an_office_is_somebody() -> None:
    """No passer-by, suspect, victim, reporter or editor is a person, by any form of the name; a minister who meets victims is."""
    text = Text(
        "Menteri Ani Besar menemui korban banjir. Marlina, warga, senang. Mantan Bupati Budi Lama, tersangka suap, diam. "
        "Korban bernama Kepala Desa Wasnadi dirawat. Pewarta: Tono Samaran. Ketua Samaran hadir. Direktur Edi Kecil menulis."
    )
    for name in ("Ani Besar", "Marlina", "Budi Lama", "Wasnadi", "Tono Samaran", "Edi Kecil"):
        text.entity("PER", name)
    for name, role in (("Ani Besar", "Menteri"), ("Budi Lama", "Bupati"), ("Wasnadi", "Kepala Desa"), ("Edi Kecil", "Direktur")):
        text.role(name, role)
    text.credit("Tono Samaran")
    text.entity("PER", "Samaran", before=" hadir")
    start = text.text.index("Samaran hadir")
    text.roles.append(Role(person="Samaran", role="Ketua", spans={"person": (start, start + 7), "role": (start - 6, start - 1)}))
    assert [one.name for one in people(text.text, text.reading, ["Edi Kecil"])] == ["Ani Besar"]
    assert [person.name for person in of(Person, text.facts("Edi Kecil"))] == ["Ani Besar"]


@pytest.mark.parametrize(
    ("kind", "held", "works"),
    [
        ("D", [("D", None)], True), ("PLT", [("PLT", None)], True), ("FORMER", [("D", "2024-11-05")], False), ("CANDIDATE", [], False),
    ],
)  # fmt: skip
def test_how_an_office_is_held(kind: RoleKind, held: list[tuple[str, str | None]], works: bool) -> None:
    """Who held an office holds it no longer, a candidate not yet; only a current office is work at its institution."""
    text = Text("Kepala Badan Urusan Air Rini Wulandari")
    text.entity("PER", "Rini Wulandari")
    text.entity("ORG", "Badan Urusan Air", id="bua")
    text.role("Rini Wulandari", "Kepala", "Badan Urusan Air", kind, "bua")
    said = text.facts()
    assert [(fact.assignment, fact.valid_to) for fact in of(HoldsPosition, said)] == held
    assert [fact.end.record for fact in of(WorksAt, said)] == ["simpul:bua"] * works
    assert [(fact.title, fact.about) for fact in of(Position, said)] == [("Kepala", "a#person:rini-wulandari")]
    assert [fact.end.record for fact in of(PartOf, said)] == ["simpul:bua"]
    if kind == "FORMER":
        assert of(HoldsPosition, text.facts(date=None)) == []
    text.roles[-1] = text.roles[-1].model_copy(update={"date": "2010", "until": "2014"})
    said = text.facts()
    assert [(fact.valid_from, fact.valid_to) for fact in of(HoldsPosition, said)] == [("2010", "2014")] * bool(held)
    assert of(WorksAt, said) == []


def test_which_institutions_are_some() -> None:
    """Known ones by their id, those of an office, and names of three words; one that may be several stays text, and neither a
    person's name nor the field of a minister is one."""
    text = Text(
        "Badan Urusan Air dan BUA, Dinas Sosial, Forum Warga Peduli Air, Bandung. Wali Kota Bandung Sari Ayu. Ketua Klub Edi Tua. "
        "Menteri Awan dan Angin Ani Besar. Editor: Ni Gede Rekaan"
    )
    text.entity("ORG", "Ni Gede Rekaan")
    text.credit("Ni Gede Rekaan")
    text.entity("ORG", "Awan dan Angin")
    text.entity("PER", "Ani Besar")
    text.role("Ani Besar", "Menteri", "Awan dan Angin")
    text.entity("ORG", "Badan Urusan Air", id="bua")
    text.entity("ORG", "BUA", id="bua")
    text.entity("ORG", "Dinas Sosial")
    text.entity("ORG", "Forum Warga Peduli Air")
    text.entity("ORG", "Bandung", candidates=("kota-bandung", "kab-bandung"))
    text.entity("PER", "Edi Tua")
    text.role("Edi Tua", "Ketua", "Klub")
    text.entity("PER", "Sari Ayu")
    text.role("Sari Ayu", "Wali Kota", "Bandung")
    said = text.facts()
    assert {fact.record: fact.name for fact in of(Institution, said)} == {
        "simpul:bua": "Badan Urusan Air (fiksi)", "a#institution:forum-warga-peduli-air": "Forum Warga Peduli Air",
        "a#institution:klub": "Klub",
    }  # fmt: skip
    assert [(fact.scheme, fact.value) for fact in of(Identifier, said)] == [("simpul", "bua")]
    assert [fact.start.record for fact in of(IdentifiedBy, said)] == ["simpul:bua"]
    assert max(fact.confidence for fact in of(Institution, said)) < 0.5  # any register knows better
    assert "Menteri Awan dan Angin" in {fact.title for fact in of(Position, said)}
    spans = {fact.end.record: fact.spans for fact in of(Mentions, said) if fact.end.kind == "Institution"}
    assert spans["simpul:bua"] == ("text:0-16", "text:21-24")


def test_what_people_say_is_weaker_evidence() -> None:
    """A statement of somebody with an office is evidence told by others, given where there is one institution to speak for."""
    text = Text(
        'Kepala BUA Rini Wulandari datang. "Air cukup," kata Rini. "Saya senang," kata Marlina. Program Magang Nasional dimulai.'
    )
    text.entity("PER", "Rini Wulandari")
    text.entity("PER", "Rini", before=". ")
    text.entity("PER", "Marlina")
    text.entity("PROGRAMME", "Program Magang Nasional")
    text.role("Rini Wulandari", "Kepala", "BUA", "D", "bua")
    text.said("Rini", '"Air cukup," kata Rini.')
    text.said("Marlina", '"Saya senang," kata Marlina.')
    said = text.facts()
    [statement] = of(Evidence, said)
    assert (statement.kind, statement.text, statement.confidence) == ("statement", '"Air cukup," kata Rini.', 0.5)
    assert text.text[statement.span_start : statement.span_end] == statement.text
    assert [fact.start.record for fact in of(Stated, said)] == ["a#person:rini-wulandari"] == [statement.about]
    assert [fact.end.record for fact in of(GivenAt, said)] == ["simpul:bua"]
    assert [fact.name for fact in of(Programme, said)] == ["Program Magang Nasional"]
    assert {name.form for name in of(Name, said)} == {"Rini Wulandari"}  # one word names nobody elsewhere


def listed(path: Path) -> list[NewsItem | Problem | Notice]:
    """What is read from a file."""
    return list(read(path))


def test_a_file_that_is_no_article_costs_only_itself(tmp_path: Path) -> None:
    """Empty, without title, without text, not text, too large, missing: each is one problem that says which."""
    files = {
        "empty.txt": b"", "blank.txt": b" \n\n", "line.txt": b"Hanya satu baris", "picture.txt": b"\x89PNG\r\n\x1a\n" + bytes(100),
        "zip.html": b"PK\x03\x04" + bytes(50), "binary.txt": bytes(range(256)) * 40, "large.txt": b"a" * (LARGEST + 1),
        "menu.html": b"<html><title>Beranda</title><nav><a href=/>x</a></nav></html>", "untitled.html": b"<p>" + b"Kalimat panjang. " * 30,
    }  # fmt: skip
    reasons = {}
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
        [problem] = listed(tmp_path / name)
        assert isinstance(problem, Problem), name
        reasons[name] = problem.reason
    assert "no title" in reasons["untitled.html"]
    assert "no text" in reasons["line.txt"]
    assert "no text" in reasons["menu.html"]
    assert "looks like" in reasons["picture.txt"]
    assert "bytes" in reasons["large.txt"]
    [gone] = listed(tmp_path / "gone.html")
    assert isinstance(gone, Problem)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    """Articles come in the encodings that sites and editors write."""
    (tmp_path / "a.txt").write_bytes("Judul “kutip”\n\nKalimat – pertama “ada” di sini.\n".encode(encoding))
    [item] = listed(tmp_path / "a.txt")
    assert isinstance(item, NewsItem)
    assert (item.title, item.text) == ("Judul “kutip”", "Kalimat – pertama “ada” di sini.")


def test_a_list_names_or_holds_articles(tmp_path: Path) -> None:
    """As CSV or JSON lines; what the list says goes first, nothing outside its folder is read, a bad line costs only itself."""
    (tmp_path / "a.html").write_bytes((GOLDEN / "page.html").read_bytes())
    lines: list[Any] = [
        {"path": "a.html", "publisher": "Lain (fiksi)"}, {"text": "Satu kalimat.", "title": "Judul", "date": "2024-11-05"},
        {"html": "<h1>J</h1><article><p>Isi</p></article>", "url": "https://x.example/1?utm_source=a&id=2#top"}, {"path": "../a.html"},
        {"path": "b.html"}, {"text": ""}, {"title": "J", "text": "x", "date": "kemarin"}, {"title": "J", "text": "Isi", "nada": 1},
    ]  # fmt: skip
    jsonl = tmp_path / "list.jsonl"
    jsonl.write_bytes(b"\n".join(map(orjson.dumps, lines)) + b"\n[1]\n{\n")
    found = listed(jsonl)
    items = [item for item in found if isinstance(item, NewsItem)]
    assert [(item.line, item.title, item.publisher, item.date) for item in items] == [
        (1, "Badan Air Buka Pelatihan Analisis Kebijakan", "Lain (fiksi)", "2024-11-05"), (2, "Judul", None, "2024-11-05"),
        (3, "J", None, None), (8, "J", None, None),
    ]  # fmt: skip
    assert items[0].address == "https://kabar-rekaan.example/2024/11/pelatihan"
    assert items[2].address == "https://x.example/1?id=2"
    assert [problem.line for problem in found if isinstance(problem, Problem)] == [4, 5, 6, 7, 9, 10]
    assert len([notice for notice in found if isinstance(notice, Notice)]) == 1

    (tmp_path / "list.csv").write_text("Path;Publisher;Title\na.html;Lain (fiksi);\nb.html;;\n", encoding="utf-8")
    [item, problem] = listed(tmp_path / "list.csv")
    assert item == items[0].model_copy(update={"line": 2})
    assert isinstance(problem, Problem)


@pytest.mark.parametrize(("one", "other", "notices"), [("?page=1", "?page=2", 0), ("", "?page=1", 1), ("?page=2", "?page=2", 1)])
def test_each_place_points_at_words_of_its_own_page(tmp_path: Path, one: str, other: str, notices: int) -> None:
    """Pages of one article are articles; a load tells where two of them have one address."""
    pages = (
        (one, "Kepala Badan Urusan Air Rini Wulandari hadir."),
        (other, "Rapat dibuka Direktur Utama PT Listrik Rekaan Agus Santoso."),
    )
    for number, (query, said) in enumerate(pages):
        head = f'<title>Profil</title><link rel="canonical" href="https://x.example/profil{query}">'
        (tmp_path / f"{number}.html").write_text(f"<html><head>{head}</head><body><p>{said}</p></body></html>", encoding="utf-8")
    items = [item for path in sorted(tmp_path.iterdir()) for item in listed(path) if isinstance(item, NewsItem)]
    told_of = [fact for item in items for fact in knowing(KNOWN)(item)]
    texts = {fact.record: fact.text for fact in of(Evidence, told_of)}
    names = {fact.record: fact.name for fact in of(Person, told_of)}
    assert {
        (names[edge.end.record], texts[edge.start.record][slice(*map(int, edge.spans[0].removeprefix("text:").split("-")))])
        for edge in of(Mentions, told_of) if edge.end.kind == "Person"
    } == {("Rini Wulandari", "Rini Wulandari"), ("Agus Santoso", "Agus Santoso")}  # fmt: skip
    [report] = load(Home(tmp_path / "home"), no_store, SOURCE, [tmp_path], options=Options(dry_run=True))
    assert len(report.notices) == notices


def no_store() -> Any:
    """A dry run has no use for the graph."""
    raise AssertionError


def test_golden() -> None:
    """Four articles and what they tell: a page full of clutter, a text, an English one, one with a one-word name."""
    said = knowing(KNOWN)
    shown = []
    for path in sorted(GOLDEN.glob("*.[ht]*")):
        [item] = listed(path)
        assert isinstance(item, NewsItem)
        shown += [f"== {path.name}", *(written(fact) for fact in said(item)), ""]
    expected = GOLDEN / "expected"
    assert "\n".join(shown) == expected.read_text(encoding="utf-8")


def written(fact: Statement) -> str:
    """A fact as a person reads it."""
    cells = fact.model_dump(exclude_defaults=True)
    ends = [f"{cells[end][0]} {cells[end][1]}" for end in ("start", "end") if end in cells]
    told_ = " ".join(f"{key}={value!r}" for key, value in cells.items() if key not in ("start", "end", "about", "stated"))
    return f"{type(fact).__name__} {' -> '.join(ends)}{' ' if ends else ''}{told_}"


def test_personal_data_does_not_reach_the_lake() -> None:
    """Telephone numbers, NIK and addresses are blacked out of what is kept; spans still point at their words."""
    item = NewsItem(
        line=1, title="Hubungi 0812-3456-7890", text="Kepala Badan Urusan Air Rini Wulandari, telepon 0812-3456-7890, hadir."
    )
    said = list(knowing(KNOWN)(item))
    assert "3456" not in " ".join(str(fact.model_dump()) for fact in said)
    [article] = [fact for fact in of(Evidence, said) if fact.kind == "news"]
    assert len(article.text) == len(item.text)


def test_facts_alone_know_the_table_that_is_shipped() -> None:
    """Without a lake the institutions are those of the shipped table."""
    item = NewsItem(line=1, title="Judul", text="Pegawai Lembaga Administrasi Negara hadir di Jakarta.")
    assert [fact.value for fact in of(Identifier, facts(item))] == ["lan"]
