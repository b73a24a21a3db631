"""ESCO's tables become skills, occupations and relations; releases stand side by side; what is wrong is told with its place.

The concepts in ``golden`` are invented, in the form of the published files.
"""

import csv
import lzma
import re
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from graph.edges import Edge, Matches
from graph.errors import SourceError
from graph.nodes import Skill
from graph.provenance import Statement
from graph.store import Store
from ingest.files import Problem
from ingest.pipeline import Home, Options, load
from ingest.source import Notice
from ingest.sources.esco import SOURCE, EscoRow, facts, read, scheme, scope

GOLDEN = Path(__file__).with_name("golden") / "esco-v1.2.0"
LABELS = Path("../shared/data/esco/esco_skills_with_aliases_10715.csv.xz")


def told(item: object) -> str:
    """An item or a fact as one line that people can read."""
    if isinstance(item, Problem):
        return f"Problem line {item.line}, {item.column}: {item.reason.format(**item.values)}"
    if isinstance(item, Notice):
        return f"Notice: {item.reason.format(**item.values)}"
    assert isinstance(item, Statement)
    fields = item.model_dump(exclude_defaults=True)
    ends = f" {' '.join(fields.pop('start'))} -> {' '.join(fields.pop('end'))}" if isinstance(item, Edge) else ""
    return f"{type(item).__name__}{ends} {' '.join(f'{name}={value!r}' for name, value in fields.items())}".rstrip()


def text(folder: Path) -> str:
    """Everything that the files of a folder give, a line each."""
    lines: list[str] = []
    for path in sorted(folder.iterdir()):
        lines.append(f"\n{path.name}")
        for item in read(path):
            lines += map(told, facts(item) if isinstance(item, EscoRow) else [item])
    return "\n".join(lines).lstrip() + "\n"


def test_golden() -> None:
    """A release in the published form gives exactly these facts, problems and notices."""
    assert text(GOLDEN) == GOLDEN.with_name("esco.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("path", "named", "spoken_for"),
    [
        ("skills_en.csv", "esco", "esco"),
        ("ESCO dataset - v1.2.1 - classification - en - csv/skills_en.csv", "esco", "v1.2.1"),
        ("ESCO dataset - v1.1.0 - classification - en - csv/skills_en.csv", "esco-1.1.0", "v1.1.0"),
        ("v1.20/skills_en.csv", "esco-1.20", "v1.20"),
    ],
)
def test_a_release_is_known_by_its_folder(path: str, named: str, spoken_for: str) -> None:
    """The current release, and one that tells no number, is ``esco``; every other is a scheme and a scope of its own."""
    assert (scheme(Path(path)), scope(Path(path))) == (named, spoken_for)


def test_a_table_of_something_else_is_refused(tmp_path: Path) -> None:
    """A file with none of the tables' columns is an error that names them."""
    path = tmp_path / "skills_en.csv"
    path.write_text("name,colour\nair,blue\n", encoding="utf-8")
    with pytest.raises(SourceError, match="conceptUri"):
        list(read(path))


def released(folder: Path, version: str) -> Path:
    """The golden release under another number."""
    copy = folder / f"esco-v{version}"
    copy.mkdir()
    for path in GOLDEN.iterdir():
        (copy / path.name).write_bytes(path.read_bytes())
    return copy


def test_two_releases_stand_side_by_side(store: Store, home: Home, tmp_path: Path) -> None:
    """Loading another release adds its skills, each matched with the same in ``esco``; loading it again changes nothing."""

    def into(path: Path) -> Any:
        with home.changing():
            return load(home, lambda: nullcontext(store), SOURCE, [path], options=Options(force=True))

    into(GOLDEN)
    into(released(tmp_path, "1.1.0"))
    again = into(tmp_path / "esco-v1.1.0")
    assert {report.state for report in again} == {"unchanged"}
    rows = store.records("MATCH (s:Skill) RETURN s.scheme AS scheme, count(s) AS skills ORDER BY scheme")
    assert rows == [{"scheme": "esco", "skills": 3}, {"scheme": "esco-1.1.0", "skills": 3}]
    [skill] = store.records("MATCH (s:Skill {scheme: 'esco'}) WHERE s.code ENDS WITH '1' AND s.label_id IS NOT NULL RETURN s")
    assert (skill["s"]["label"], skill["s"]["label_id"]) == ("weave tide calendars", "menganyam kalender pasang")
    matched = (
        "MATCH (a:Skill)-[m:MATCHES]->(b:Skill) RETURN a.scheme AS a, b.scheme AS b, a.code = b.code AS same, m.kind AS kind"
    )
    assert store.records(matched) == [{"a": "esco-1.1.0", "b": "esco", "same": True, "kind": "exact"}] * 3
    needs = "MATCH (n {scheme: 'esco'})-[r:NEEDS]->(:Skill {scheme: 'esco'}) RETURN labels(n)[0] AS who, r.kind AS kind ORDER BY who, kind"
    assert [(row["who"], row["kind"]) for row in store.records(needs)] == [
        ("Occupation", "essential"), ("Occupation", "optional"), ("Skill", "essential"),
    ]  # fmt: skip


def test_real_labels(tmp_path: Path) -> None:
    """The labels of the real list, written in the published form, come back whole."""
    if not LABELS.exists():
        pytest.skip(f"no {LABELS}: the labels of ESCO are not on this machine")
    path = tmp_path / "skills_en.csv"
    columns = ["conceptType", "conceptUri", "preferredLabel", "altLabels", "status", "description"]
    with lzma.open(LABELS, "rt", encoding="utf-8", newline="") as file, path.open("w", encoding="utf-8", newline="") as out:
        kept = [
            {
                "conceptType": "KnowledgeSkillCompetence", "conceptUri": row["uri"], "preferredLabel": row["preferredLabel"],
                "altLabels": "\n".join(re.split(r"\n|, ", row["altLabels_comma"])), "status": "released",
                "description": row["description"],
            }
            for row in csv.DictReader(file)
        ]  # fmt: skip
        writer = csv.DictWriter(out, columns)
        writer.writeheader()
        writer.writerows(kept)
    items = list(read(path))
    skills = [fact for item in items if isinstance(item, EscoRow) for fact in facts(item)]
    assert all(isinstance(item, EscoRow) for item in items)
    assert len({skill.code for skill in skills if isinstance(skill, Skill)}) == len(kept) > 10_000
    assert sum(len(skill.synonyms) for skill in skills if isinstance(skill, Skill)) > 50_000
    assert not [fact for fact in skills if isinstance(fact, Matches)]
