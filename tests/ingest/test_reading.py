"""Reading skills from texts: each text once, what changed and nothing else, and only what the graph shows."""

import dataclasses
import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.edges import Evidences
from graph.nodes import Evidence, Skill
from graph.provenance import Statement
from ingest import pipeline, reading, skill_readers
from ingest.extract.skills import linking
from ingest.extract.skills.matching import Matcher
from ingest.pipeline import Home
from ingest.reading import Readings
from ingest.report import Report, new_run
from ingest.vocabulary import skills
from tests import world as tiny

SKILLS = ("analisis kebijakan", "manajemen talenta", "audit", "energy policy", "pengadaan", "kebijakan air")
WORDS = ("kajian", "kebijakan", "air", "di", "daerah", "talenta", "the", "of", "policy", "2023", *SKILLS)

KILLED = """
import os, signal, sys
from pathlib import Path
from ingest.pipeline import Home
from tests.ingest.test_reading import derived

def progress(stage, done, of):
    if stage == "read skills" and done >= int(sys.argv[2]):
        os.kill(os.getpid(), signal.SIGKILL)

derived(Home(Path(sys.argv[1])), progress, batch=1, chunk=2)
"""


class Told(NamedTuple):
    """An edge to a skill, by the title of what it starts at."""

    title: str
    skill: str
    spans: tuple[str, ...]
    extractor: str | None


def skill(label: str, **more: object) -> Skill:
    """A fictional skill of the list."""
    return Skill.model_validate({"scheme": "list", "code": label.replace(" ", "-"), "label": label, "label_id": label, **more})


def work(record: str, title: str, text: str | None = None, about: str = "") -> Evidence:
    """A fictional work."""
    return Evidence(record=record, about=about, kind="work", title=title, text=text, language="id")


def say(home: Home, said: Sequence[Statement], source: Any = tiny.WORLD, scope: str = "one") -> None:
    """Put facts into the lake as a source's run."""
    report = Report(
        run=new_run(), source=source.name, scope=scope, visibility="open", standard=source.standard, started=datetime.now(UTC)
    )
    writer = home.lake.writer(report)
    writer.add(said)
    writer.finish()
    home.lake.commit(report, writer)


def derived(
    home: Home, progress: Any = pipeline.silent, *, batch: int = reading.BATCH, chunk: int = 10_000
) -> tuple[list[Told], int]:
    """What the projection says of skills, and how many texts were read for it."""
    report = Report(run=new_run(), source="", scope="", visibility="open", started=datetime.now(UTC))
    with pytest.MonkeyPatch.context() as patched, home.connect() as connection:
        patched.setattr(reading, "BATCH", batch)
        patched.setattr(pipeline, "WORDS", dataclasses.replace(skill_readers.WORDS, chunk=chunk))
        pipeline.derive(home, connection, report, progress)
        pending = home.projections.pending
        rows = connection.execute(
            f"SELECT n.title, s.label, e.spans, e.extractor FROM read_parquet(['{pending}/Evidence-Evidences-Skill.parquet', "
            f"'{pending}/Position-Evidences-Skill.parquet']) e JOIN read_parquet('{pending}/Skill.parquet') s ON s.id = e.\"end\" JOIN "
            f"(SELECT id, title FROM read_parquet(['{pending}/Evidence.parquet', '{pending}/Position.parquet'])) n ON n.id = e.start"
        ).fetchall()
    return sorted(Told(title, label, tuple(spans or ()), extractor) for title, label, spans, extractor in rows), report.texts


def test_text_shows_the_skills_it_names(home: Home) -> None:
    """Title, text and post are read; spans stand where the words stand; what the source says itself stays the source's."""
    stated = skill("audit")
    said = [
        *tiny.world(),
        work("w7", "Audit mutu", "Tentang pengadaan, dan lagi pengadaan."),
        Evidences(start=work("w7", "Audit mutu").ref, end=stated.ref, confidence=0.5),
    ]
    say(home, said)
    say(home, [skill("pengadaan"), skill("analis kebijakan"), stated], tiny.LIST)
    found, _ = derived(home)
    mine = [told for told in found if told.extractor or told.spans]
    assert mine == [
        Told("Analis Kebijakan Ahli Muda", "analis kebijakan", ("title:0-16",), skill_readers.WORDS.extractor),
        Told("Audit mutu", "audit", ("title:0-5",), None),
        Told("Audit mutu", "pengadaan", ("text:28-37", "text:8-17"), skill_readers.WORDS.extractor),
        Told("Audit pengadaan air", "audit", ("title:0-5",), skill_readers.WORDS.extractor),
        Told("Audit pengadaan air", "pengadaan", ("text:12-21", "title:6-15"), skill_readers.WORDS.extractor),
        Told("Pengelola Pengadaan Barang/Jasa Ahli Pertama", "pengadaan", ("title:10-19",), skill_readers.WORDS.extractor),
    ]


def test_a_text_tells_what_its_title_means(home: Home) -> None:
    """A short form in the title is what the text defines it to be, and an island there is no language."""
    say(home, [skill("pejabat pembuat komitmen", synonyms_id=("PPK",)), skill("Java")], tiny.LIST)
    texts = {
        "Kinerja PPK": "Panitia Pemilihan Kecamatan (PPK).",
        "PPK daerah": "Oleh pejabat pembuat komitmen.",
        "Rice in Java": None,
    }
    say(home, [work(title, title, text) for title, text in texts.items()])
    assert {(told.title, told.spans) for told in derived(home)[0]} == {("PPK daerah", ("text:5-29", "title:0-3"))}


def test_only_lists_that_say_so_are_looked_for(home: Home) -> None:
    """The subjects that a catalogue gives its works are in no text; nor is a skill that only hidden people's rows speak of."""
    say(home, tiny.world())
    assert derived(home) == (derived(home)[0], 0)
    assert all(told.extractor is None for told in derived(home)[0])
    closed = skill("audit").model_copy(update={"about": "tono"})
    say(home, [*tiny.person("tono", "Tono Samaran", "air", "closed"), closed, skill("talenta")], tiny.LIST)
    assert {told.skill for told in derived(home)[0] if told.extractor} == {"talenta"}


def test_closed_persons_text_is_not_read(home: Home) -> None:
    """What is said of a closed person is no evidence, and is not even read."""
    say(home, [skill("audit")], tiny.LIST)
    said = [*tiny.person("tono", "Tono Samaran", "air", "closed"), work("w1", "Audit", about="tono")]
    say(home, said)
    assert derived(home) == ([], 0)
    say(home, [*tiny.person("tono", "Tono Samaran", "air", "open"), *said[5:]])
    assert [told.skill for told in derived(home)[0]] == ["audit"]


def projected(folder: Path, texts: Sequence[str], labels: Iterable[str]) -> Path:
    """As much of a projection as reading needs: works of these titles, skills of these names."""
    folder.mkdir(exist_ok=True)
    own, sources = pa.array([None], pa.list_(pa.string())), [["list/one"]]
    for kind, count in (("Evidence", len(texts)), ("Position", 0), ("Skill", len(named := sorted(labels)))):
        columns: dict[str, Any] = {
            "own": pa.repeat(own[0], count),
            "sources": sources * count,
            "id": list(map(str, range(count))),
        }
        if kind == "Skill":
            rest = pa.repeat(pa.scalar(None, pa.string()), count)
            lists = pa.repeat(pa.scalar(None, pa.list_(pa.string())), count)
            columns |= {"scheme": ["list"] * count, "code": named, "label": named, "hash": named, "label_id": rest}
            columns |= {"description": rest, "description_id": rest, "synonyms": lists, "synonyms_id": lists}
        else:
            columns |= {"title": list(texts)[:count], "language": ["id"] * count}
            columns |= {"text": list(texts)[:count]} if kind == "Evidence" else {}
        table = pa.table({name: column if isinstance(column, pa.Array) else pa.array(column) for name, column in columns.items()})
        pq.write_table(table, folder / f"{kind}.parquet")
    return folder


def read_from(lake: Path, projection: Path) -> tuple[list[tuple[object, ...]], int]:
    """What is read of a projection, and of how many texts anew."""
    with duckdb.connect() as connection:
        readings = Readings(lake, skill_readers.WORDS)
        reading.readable(connection, projection)
        count = readings.read(connection, projection, skills(connection, projection, ["list"]), pipeline.silent)
        said = connection.execute(f"SELECT id, code, spans, confidence FROM ({readings.edges()}) ORDER BY ALL").fetchall()
    return said, count


texts = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join), min_size=1, max_size=6)
lists = st.sets(st.sampled_from(SKILLS), max_size=4)
REST = [f"hal {number} lain" for number in range(40)]
"""Labels that no text has, so that the changed ones are few."""


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(before=texts, now=texts, had=lists, has=lists)
def test_what_changed_is_read_and_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, before: list[str], now: list[str], had: set[str], has: set[str]
) -> None:
    """After any change of texts and skills a text says what a fresh reading says; reading again reads nothing; a text
    is read again only if it has a label that came or went, or a word of one that no other has.
    """
    folder = tmp_path_factory.mktemp("read")
    read_from(folder / "lake", projected(folder / "projection", before, [*had, *REST]))
    followed, read = read_from(folder / "lake", projected(folder / "projection", now, [*has, *REST]))
    assert read_from(folder / "lake", folder / "projection") == (followed, 0)
    assert read_from(folder / "fresh", folder / "projection")[0] == followed
    known = set(" ".join(had & has).split())
    words = [set(label.split()) for label in had ^ has]
    touched = [
        text for text in set(now) if any(label <= set(text.split()) or label - known & set(text.split()) for label in words)
    ]
    assert read <= len(set(now) - set(before) | set(touched))


def test_one_new_label_reads_the_texts_that_have_it(home: Home) -> None:
    """A label that is added adds its edges and reads again the texts that have it; when it goes, they go."""
    said = [
        work(f"w{number}", f"Laporan {number}", "tentang audit" if number % 10 == 0 else "tentang talenta")
        for number in range(100)
    ]
    many = [skill(f"hal {number} lain") for number in range(40)] + [skill("talenta")]
    say(home, said)
    say(home, many, tiny.LIST)
    before, read = derived(home)
    assert (len(before), read) == (90, 100)
    say(home, [skill("audit")], tiny.LIST, scope="local")
    after, read = derived(home)
    assert (len(set(after) - set(before)), set(before) - set(after), read) == (10, set(), 10)
    say(home, [], tiny.LIST, scope="local")
    assert derived(home) == (before, 10)


def test_version_reads_everything_anew(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another version of the extractor reads every text again, and the graph is due for it; the same reads none."""
    say(home, [work("w1", "Audit"), work("w2", "Audit")])
    say(home, [skill("audit")], tiny.LIST)
    assert derived(home)[1] == 1
    state = home.state()
    monkeypatch.setattr(skill_readers, "WORDS", dataclasses.replace(skill_readers.WORDS, extractor="another 2"))
    monkeypatch.setattr(pipeline, "WORDS", skill_readers.WORDS)
    assert home.state() != state
    found, read = derived(home)
    assert (read, {told.extractor for told in found}) == (1, {"another 2"})


@pytest.mark.parametrize("after", [0, 1, 5])
def test_killed_reading_goes_on(home: Home, after: int) -> None:
    """A reading killed on its way keeps what it had read, and the next reads the rest."""
    say(home, [work(f"w{number}", f"Audit {number}") for number in range(7)])
    say(home, [skill("audit")], tiny.LIST)
    with home.changing():
        done = subprocess.run(
            [sys.executable, "-c", KILLED, str(home.folder), str(after)], env=dict(os.environ), check=False, timeout=120
        )
    assert done.returncode == -signal.SIGKILL
    found, read = derived(home)
    assert len(found) == 7
    assert read == 7 - after // 2 * 2


def test_readings_are_gathered(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many small readings become one file, without those whose texts are gone."""
    monkeypatch.setattr(reading, "FILES", 3)
    say(home, [skill("audit")], tiny.LIST)
    for number in range(6):
        say(home, [work("w1", f"Audit {number}"), work("w2", "Audit")])
        derived(home)
    kept = Readings(home.lake.folder, skill_readers.WORDS)
    assert len(kept.state.files) <= 3
    assert sorted(path.name for path in kept.folder.iterdir()) == sorted(["state.json", kept.state.forms, *kept.state.files])


def test_merged_records_are_read_as_the_graph_shows_them(home: Home) -> None:
    """Where two records are one work, spans point into the title and the text that the graph took of each."""
    for scope, title, text in (("one", "Tanpa kata", "audit mutu"), ("two", "Laporan audit", None)):
        said = tiny.work(scope, title, "", "id", "2020", [], "x")
        evidence = said[0].model_copy(update={"text": text, "stated": "2020" if scope == "one" else "2024"})
        doi = tiny.identified("", "doi", "10.5555/simpul")
        say(home, [evidence, doi[0], doi[1].model_copy(update={"about": "", "start": evidence.ref})], scope=scope)  # type: ignore[attr-defined]
    say(home, [skill("audit")], tiny.LIST)
    assert [(told.title, told.spans) for told in derived(home)[0]] == [("Laporan audit", ("text:0-5", "title:8-13"))]


def test_what_was_read_by_meaning_stays(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a deep load read stays, less sure, at an ordinary one that brings other works and skills; it reads nothing so."""
    # the words' matcher reads in place of the slow linker: what is kept, and how, does not depend on what reads
    deep = dataclasses.replace(skill_readers.MEANING, extractor="meaning 1", reader=lambda found: Matcher(found).find)
    monkeypatch.setattr(pipeline, "deeply", lambda *_: deep)
    monkeypatch.setattr(pipeline, "WORDS", dataclasses.replace(skill_readers.WORDS, reader=lambda _: lambda _text, _language: []))
    say(home, [work("w1", "Audit")])
    say(home, [skill("audit")], tiny.LIST)
    ordinary = home.state()
    with home.connect() as connection:
        report = Report(run=new_run(), source="", scope="", visibility="open", started=datetime.now(UTC))
        pipeline.derive(home, connection, report, deep=True)
        pending = home.projections.pending / "Evidence-Evidences-Skill.parquet"
        edges = connection.execute(f"SELECT extractor, confidence < 0.6 FROM read_parquet('{pending}')").fetchall()
        assert edges == [("meaning 1", True)]
        assert home.state() != ordinary
        say(home, [work("w1", "Audit"), work("w2", "Audit lagi")])
        say(home, [skill("talenta")], tiny.LIST, scope="more")
        home.lake.views(connection)
        pipeline.derive(home, connection, report)
        edges = connection.execute(f"SELECT extractor, confidence < 0.6 FROM read_parquet('{pending}')").fetchall()
    assert edges == [("meaning 1", True)]


def test_meaning_is_read_once(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """A deep load finds what no word names, spans where the words stand, denials no evidence; a second one reads nothing again."""
    text = "Rapat dibuka pukul sembilan. Tugasnya pendeteksian kecurangan. Ia belum menguasai perencanaan kota."
    listed = ("fraud detection", "urban planning", "cook fish", "prepare financial statements", "energy policy")
    say(home, [work("w1", "Catatan", text), work("w2", "Notulen", "Tidak ada yang dibahas.")])
    say(home, [Skill(scheme="list", code=name, label=name) for name in listed], tiny.LIST)
    stages: list[str] = []

    def deep() -> list[tuple[str, list[str], str, bool]]:
        report = Report(run=new_run(), source="", scope="", visibility="open", started=datetime.now(UTC))
        with home.connect() as connection:
            pipeline.derive(home, connection, report, lambda stage, *_: stages.append(stage), deep=True)
            return connection.execute(
                f"SELECT s.label, e.spans, e.extractor, e.confidence < 0.6 FROM read_parquet('{home.projections.pending}/"
                f"Evidence-Evidences-Skill.parquet') e JOIN read_parquet('{home.projections.pending}/Skill.parquet') s ON s.id = e.\"end\""
            ).fetchall()

    start = text.index("pendeteksian")
    told = [("fraud detection", [f"text:{start}-{start + len('pendeteksian kecurangan')}"], linking.EXTRACTOR, True)]
    assert deep() == told
    assert {"names of skills", "read skills"} <= set(stages)
    stages.clear()
    monkeypatch.setattr(linking, "Linker", None)
    assert deep() == told
    assert "read skills" not in stages
