"""A tiny world whose answers are known by hand: a dozen fictional people, a few fictional institutions.

::

    Kementerian Air (fiksi), central_government    Rini Fiktif      policy analyst      open
                                                   Budi Khayal      procurement         open
                                                   Sari Rekaan      policy analyst      own institution
                                                   Tono Samaran     auditor             closed
    PT Listrik (fiksi), state_enterprise           Dewi Contoh      energy              open
                                                   Agus Misal       seconded by the ministry, open
    Universitas Laut (fiksi), academia             Prof. Maya Andai, Hadi Umpama, Lina Seumpama: writers, open
    Asosiasi Talenta (fiksi), civil_society        Joko Ibarat      talent              open

    Works: "Analisis kebijakan air" by Maya and Rini; "Coastal energy policy analysis" by Maya, Hadi and Dewi;
    "Manajemen talenta sektor publik" by Lina; "Audit pengadaan air" by Hadi and Tono.
    Maya agreed to guide two people, Dewi one, Hadi nobody; Lina wishes not to be asked for introductions. Dewi guides Agus.
"""

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson

from graph.edges import (
    EDGES,
    Authored,
    Broader,
    Edge,
    EmployedBy,
    Evidences,
    Guides,
    HoldsPosition,
    IdentifiedBy,
    Matches,
    Mentions,
    Named,
    Needs,
    PartOf,
    Stated,
    Vouches,
    WorksAt,
)
from graph.nodes import NODES, Evidence, Identifier, Institution, Name, Node, Occupation, Person, Position, Ref, Skill, Unit
from graph.provenance import Statement, Visibility, of_both
from ingest.files import Problem
from ingest.source import Expected, Notice, Row, Source

KINDS = {**NODES, **EDGES}


class Fact(Row):
    """A fact as one line of JSON: its kind and its fields."""

    kind: str
    fields: dict[str, Any]


def read(path: Path) -> Iterator[Fact | Problem | Notice]:
    """The facts of a file, one a line."""
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            yield Fact(line=number, **orjson.loads(line))


def facts(row: Fact) -> Iterator[Node | Edge]:
    """The fact itself."""
    yield KINDS[row.kind].model_validate(row.fields)  # type: ignore[misc]


WORLD = Source(
    name="world",
    title="The tiny world of the tests (fictional)",
    publisher="tests",
    licence="Apache-2.0",
    lawful_basis="nobody real is in it",
    visibility="open",
    row=Fact,
    read=read,
    facts=facts,
    expected=Expected(few=10_000),
)

LIST = dataclasses.replace(WORLD, name="list", title="Skills that are looked for in texts (fictional)", standard=True)


def write(path: Path, said: list[Statement]) -> Path:
    """A file of facts that the source ``WORLD`` reads."""
    with path.open("wb") as out:
        for fact in said:
            out.write(orjson.dumps({"kind": type(fact).__name__, "fields": fact.model_dump(mode="json")}) + b"\n")
    return path


def institution(record: str, name: str, sector: str) -> Institution:
    """A fictional institution."""
    return Institution.model_validate({"record": record, "name": f"{name} (fiksi)", "sector": sector, "short": record.upper()})


def person(record: str, name: str, home: str, visibility: Visibility = "open", *, at: str = "") -> list[Statement]:
    """A fictional person, employed by ``home`` and working at ``at`` or there."""
    who = Ref("Person", record)
    form = Name(about=record, form=name.removeprefix("Prof. "), kind="official")
    return [
        Person(record=record, about=record, name=name, visibility=visibility),
        form,
        Named(about=record, start=who, end=form.ref),
        EmployedBy(about=record, start=who, end=Ref("Institution", home), status="PNS", valid_from="2015-03-01"),
        WorksAt(about=record, start=who, end=Ref("Institution", at or home), valid_from="2015-03-01"),
    ]


def agreed(record: str, name: str, **consent: Any) -> list[Statement]:
    """What a person agreed to."""
    return [Person(record=record, about=record, name=name, visibility="open", **consent)]


def post(record: str, title: str, unit: str) -> list[Statement]:
    """A post of a unit that one person holds."""
    position = Position(record=f"{unit}/{title}", about=record, title=title, kind="functional", language="id")
    return [
        position,
        HoldsPosition(about=record, start=Ref("Person", record), end=position.ref, valid_from="2020-01-02"),
        PartOf(about=record, start=position.ref, end=Ref("Unit", unit)),
    ]


def work(record: str, title: str, text: str, language: str, date: str, authors: list[str], skill: str) -> list[Statement]:
    """A work by people, that shows a skill."""
    evidence = Evidence(record=record, kind="work", title=title, text=text, language=language, date=date)
    shown = Skill(scheme="topic", code=skill.replace(" ", "-"), label=skill)
    return [
        evidence,
        shown,
        Evidences(start=evidence.ref, end=shown.ref, confidence=0.9),
        *(Authored(about=author, start=Ref("Person", author), end=evidence.ref, place=n) for n, author in enumerate(authors)),
    ]


def identified(record: str, scheme: str, value: str) -> list[Statement]:
    """A person's identifier."""
    identifier = Identifier(about=record, scheme=scheme, value=value)
    return [identifier, IdentifiedBy(about=record, start=Ref("Person", record), end=identifier.ref)]


def taxonomy() -> list[Statement]:
    """What a list says of the skill "energy policy": both its names, its levels, what is near it, and who needs it."""
    skill = Skill(
        scheme="topic", code="energy-policy", label="energy policy", label_id="kebijakan energi", label_state="proposed",
        description="How a state deals with energy.", description_id="Cara negara mengurus energi.",
        level_scale="two steps (fictional)", levels=("1. reads it", "2. makes it"), levels_id=("1. membacanya", "2. membuatnya"),
    )  # fmt: skip
    broader = Skill(scheme="topic", code="governance", label="governance", label_id="tata kelola")
    alike = Skill(scheme="other", code="fuel", label="fuel regulation")
    occupation = Occupation(scheme="other", code="adviser", label="government adviser", label_id="penasihat pemerintah")
    return [
        skill, broader, alike, occupation, Broader(start=skill.ref, end=broader.ref),
        Matches(start=alike.ref, end=skill.ref, kind="close", by="tests"), Needs(start=occupation.ref, end=skill.ref, kind="essential"),
    ]  # fmt: skip


def article() -> list[Statement]:
    """An article about Rini: that she heads a bureau, and what she said; not in ``world``."""
    text = "Kabar dari kementerian. Kepala Biro Air Rini Fiktif hadir. Budi tidak."
    news = Evidence(
        record="n1", kind="news", title="Rini hadir", text=text, date="2025-03-02", language="id", url="https://berita.example/n1"
    )
    post = Position(record="n1#post", about="rini", title="Kepala Biro Air", language="id")
    told = Evidence(
        record="n1#said", about="rini", kind="statement", title="Rini hadir.", text="Rini hadir dalam audit air.", language="id"
    )
    rini = Ref("Person", "rini")
    return [
        news,
        post,
        HoldsPosition(about="rini", start=rini, end=post.ref, confidence=0.8),
        Mentions(about="rini", start=news.ref, end=rini, spans=("text:40-51", "title:0-4")),
        Mentions(about="rini", start=news.ref, end=post.ref, spans=("text:24-39",)),
        told,
        Stated(about="rini", start=rini, end=told.ref, confidence=0.5),
    ]


def endorsed(
    who: str, by: str, title: str, date: str = "2026-02-01", relation: str = "colleague", *, record: str = ""
) -> list[Statement]:
    """That somebody can do something, as another says."""
    about = of_both(who, by)
    said = Evidence(record=record or f"{who}/{by}/{title}", about=about, kind="endorsement", title=title, date=date)
    return [
        said,
        Stated(about=about, start=Ref("Person", who), end=said.ref),
        Vouches.model_validate({"about": about, "start": Ref("Person", by), "end": said.ref, "relation": relation}),
    ]


def world() -> list[Statement]:
    """Every fact of the tiny world."""
    unit = Unit(record="dir-air", name="Direktorat Air")
    return [
        institution("air", "Kementerian Air", "central_government"),
        institution("listrik", "PT Listrik", "state_enterprise"),
        institution("laut", "Universitas Laut", "academia"),
        institution("talenta", "Asosiasi Talenta", "civil_society"),
        unit,
        PartOf(start=unit.ref, end=Ref("Institution", "air")),
        *person("rini", "Rini Fiktif", "air"),
        *person("budi", "Budi Khayal", "air"),
        *person("sari", "Sari Rekaan", "air", "institution"),
        *person("tono", "Tono Samaran", "air", "closed"),
        *person("agus", "Agus Misal", "air", at="listrik"),
        *person("dewi", "Dewi Contoh", "listrik"),
        *person("maya", "Prof. Maya Andai", "laut"),
        *person("hadi", "Hadi Umpama", "laut"),
        *person("lina", "Lina Seumpama", "laut"),
        *person("joko", "Joko Ibarat", "talenta"),
        *post("rini", "Analis Kebijakan Ahli Muda", "dir-air"),
        *post("sari", "Analis Kebijakan Ahli Muda", "dir-air"),
        *post("budi", "Pengelola Pengadaan Barang/Jasa Ahli Pertama", "dir-air"),
        *post("tono", "Auditor Ahli Madya", "dir-air"),
        *agreed("maya", "Prof. Maya Andai", mentees=2, meets="both", languages=("id", "en"), introductions=4),
        *agreed("dewi", "Dewi Contoh", mentees=1, meets="online"),
        *agreed("hadi", "Hadi Umpama", mentees=0),
        *agreed("lina", "Lina Seumpama", introductions=0),
        Guides(about="agus", start=Ref("Person", "dewi"), end=Ref("Person", "agus"), valid_from="2026-01"),
        *identified("maya", "orcid", "0000-0002-1825-0097"),
        *identified("rini", "nip", "199002152015032001"),
        *work(
            "w1",
            "Analisis kebijakan air",
            "Kajian kebijakan air bersih di daerah.",
            "id",
            "2022-05",
            ["maya", "rini"],
            "kebijakan air",
        ),
        *work(
            "w2",
            "Coastal energy policy analysis",
            "We analyse policies for coastal energy.",
            "en",
            "2023",
            ["maya", "hadi", "dewi"],
            "energy policy",
        ),
        *work(
            "w3",
            "Manajemen talenta sektor publik",
            "Pengelolaan talenta aparatur.",
            "id",
            "2024-01-10",
            ["lina"],
            "manajemen talenta",
        ),
        *taxonomy(),
        *work("w4", "Audit pengadaan air", "Pemeriksaan pengadaan.", "id", "2021", ["hadi", "tono"], "pengadaan"),
    ]
