"""Projects and their awards: shared by those in them, told apart by who leads them, no trace of a closed person; a wrong row costs itself."""

from contextlib import nullcontext
from pathlib import Path

import pytest

from graph.edges import Attended
from graph.nodes import Evidence, Institution
from graph.provenance import Visibility
from graph.store import Store
from ingest.files import Problem
from ingest.pipeline import Home, Options, load
from ingest.source import Known, Notice, sources
from ingest.sources.projects import ROLES, SOURCE, ProjectRow, facts, knowing, read
from tests import world as tiny
from tests.conftest import Loader

HEADER = "code,title,description,institution,start,end,member,name,role,award,award_date,awarded_by\n"
MAYA, RINI, TONO = "0000-0002-1825-0097", "199002152015032001", "198001012005011001"
AIR = "Kementerian Air (fiksi)"


def row(
    code: str = "7", title: str = "Peta Irigasi", member: str = MAYA, name: str = "Maya Andai", role: str = "anggota", **more: str
) -> str:
    cells = {"institution": AIR, "start": "2022-01-03", "end": "2022-12-30", **more}
    rest = [cells.get(column, "") for column in ("description", "institution", "start", "end")]
    return ",".join(
        [code, title, *rest, member, name, role, *(cells.get(column, "") for column in ("award", "award_date", "awarded_by"))]
    )


def table(tmp_path: Path, *lines: str, name: str = "projects.csv") -> Path:
    path = tmp_path / name
    path.write_text(HEADER + "".join(line + "\n" for line in lines), encoding="utf-8")
    return path


def loaded(store: Store, home: Home, path: Path, visibility: Visibility = "open") -> None:
    with home.changing():
        load(home, lambda: nullcontext(store), SOURCE, [path], options=Options(visibility=visibility))


def test_a_team_shares_its_project_and_award(store: Store, home: Home, load_facts: Loader, tmp_path: Path) -> None:
    """Both are in one project and won one award, each in a role; another institution's code 7 is another project; loading again changes nothing."""
    load_facts(tiny.world())
    award = {"award": "Inovasi Terbaik", "award_date": "2023-05-02", "awarded_by": "Universitas Laut (fiksi)"}
    path = table(
        tmp_path,
        row(member=RINI, name="Rini F.", role="Ketua Tim", description="Pemetaan saluran sawah", **award),
        row(role="Tenaga Ahli", **award),
        row(title="Audit Bendung", institution="Universitas Laut (fiksi)"),
    )
    loaded(store, home, path)
    asked = """
        MATCH (p:Person)-[a:ATTENDED]->(e:Evidence)-[:GIVEN_AT]->(i:Institution) WHERE e.kind IN ['project', 'award']
        RETURN e.title AS title, e.kind AS kind, e.date AS date, e.text AS text, p.name AS name, a.role AS role, i.name AS by
        ORDER BY kind, title, name
    """
    said = [tuple(found.values()) for found in store.records(asked)]
    won, made = ("Inovasi Terbaik", "award", "2023-05-02"), ("Peta Irigasi", "project", "2022-12-30", "Pemetaan saluran sawah")
    assert [one for one in said if one[1] == "award"] == [
        (*won, "Peta Irigasi. Pemetaan saluran sawah", "Prof. Maya Andai", "expert", "Universitas Laut (fiksi)"),
        (*won, "Peta Irigasi. Pemetaan saluran sawah", "Rini Fiktif", "lead", "Universitas Laut (fiksi)"),
    ]
    assert [one for one in said if one[1] == "project"] == [
        ("Audit Bendung", "project", "2022-12-30", None, "Prof. Maya Andai", "member", "Universitas Laut (fiksi)"),
        (*made, "Prof. Maya Andai", "expert", AIR),
        (*made, "Rini Fiktif", "lead", AIR),
    ]
    with home.changing():
        [again] = load(home, lambda: nullcontext(store), SOURCE, [path], options=Options(visibility="open"))
    assert again.state == "unchanged"


def test_a_closed_member_leaves_no_trace(store: Store, home: Home, load_facts: Loader, tmp_path: Path) -> None:
    """What only the row of somebody closed says of a project, title and award among it, is nowhere; the others stay."""
    load_facts(tiny.world())
    path = table(
        tmp_path,
        row(code="1", title="Rahasia Bendung", member=TONO, name="Tono", role="ketua", description="bocor", award="Piala Bocor"),
        row(code="1", title="Peta Bendung"),
        row(code="2", title="Hanya Tono", member=TONO, name="Tono", role="ketua"),
    )
    loaded(store, home, table(tmp_path, row(code="0", member=TONO, name="Tono"), name="closed.csv"), "closed")
    loaded(store, home, path)
    assert store.records("MATCH (e:Evidence) WHERE e.kind IN ['project', 'award'] RETURN e.title AS title, e.text AS text") == [
        {"title": "Peta Bendung", "text": None}
    ]


@pytest.mark.parametrize(
    ("line", "column"),
    [
        (row(member=""), "member"),
        (row(member=RINI[:-1]), "member"),
        (row(name=""), "name"),
        (row(code=""), "code"),
        (row(title=""), "title"),
        (row(institution=""), "institution"),
        (row(start="2022-05", end="2022-04-30"), ""),
        (row(start="31-02-2022"), "start"),
        (row(role="tukang kebun"), "role"),
        (row(award_date="2023"), ""),
    ],
)
def test_a_wrong_row_costs_itself(tmp_path: Path, line: str, column: str) -> None:
    """Each is told with its column, and the next row is read."""
    problem, good = read(table(tmp_path, line, row(end="2022", start="2022-05")))
    assert isinstance(problem, Problem)
    assert (problem.line, problem.column) == (2, column)
    assert RINI[:-1] not in problem.reason.format(**problem.values)
    assert isinstance(good, ProjectRow)


def test_who_stands_twice_and_what_has_two_titles_is_told(tmp_path: Path) -> None:
    """The first row of a member holds; of two titles the leader's does, and nobody is lost."""
    path = table(
        tmp_path,
        row(title="Peta Irigasi"),
        row(title="Zona Irigasi", member=RINI, name="Rini F.", role="lead"),
        row(code="7", role="ketua"),
        row(code="8", title="Zona Irigasi", role=""),
    )
    first, notice, second, problem, third = read(path)
    assert isinstance(notice, Notice)
    assert {notice.values[name] for name in ("one", "other")} == {"Peta Irigasi", "Zona Irigasi"}
    assert isinstance(problem, Problem)
    assert (problem.line, problem.column, problem.values) == (4, "member", {"line": 2})
    assert [one.role for one in (first, second, third) if isinstance(one, ProjectRow)] == ["member", "lead", "member"]
    told = [fact for one in (first, second) if isinstance(one, ProjectRow) for fact in facts(one) if isinstance(fact, Evidence)]
    assert {fact.record for fact in told} == {"kementerian-air-fiksi/7"}
    assert max(told, key=lambda fact: fact.confidence).title == "Zona Irigasi"


def test_a_further_award_has_a_further_row(store: Store, home: Home, load_facts: Loader, tmp_path: Path) -> None:
    """Of each award the members in whose rows it stands, each of them once in the project; a row that tells nothing further, or another role, is refused."""
    load_facts(tiny.world())
    first, other = {"award": "Inovasi Terbaik", "award_date": "2023-05-02"}, {"award": "Piala Air", "awarded_by": AIR}
    path = table(
        tmp_path,
        row(member=RINI, name="Rini F.", role="ketua", **first),
        row(member=RINI, name="Rini F.", role="Ketua Tim", **other),
        row(),
        row(**other),
        row(**other, award_date="2024"),
        row(),
        row(member=RINI, name="Rini F.", role="ketua"),
        row(member=RINI, name="Rini F.", award="Piala Bumi"),
    )
    assert [(one.line, one.column, one.values["line"]) for one in read(path) if isinstance(one, Problem)] == [
        (6, "member", 5), (7, "member", 4), (8, "member", 2), (9, "role", 2),
    ]  # fmt: skip
    loaded(store, home, path)
    asked = """
        MATCH (p:Person)-[a:ATTENDED]->(e:Evidence) WHERE e.kind IN ['project', 'award']
        RETURN e.title AS title, p.name AS name, a.role AS role, count(*) AS times ORDER BY title, name
    """
    assert [tuple(found.values()) for found in store.records(asked)] == [
        ("Inovasi Terbaik", "Rini Fiktif", "lead", 1),
        ("Peta Irigasi", "Prof. Maya Andai", "member", 1),
        ("Peta Irigasi", "Rini Fiktif", "lead", 1),
        ("Piala Air", "Prof. Maya Andai", "member", 1),
        ("Piala Air", "Rini Fiktif", "lead", 1),
    ]


def test_roles_are_read_in_both_languages(tmp_path: Path) -> None:
    """Each word of each role, in any case; a person without any is a member."""
    lines = [row(code=str(n), role=word.upper()) for n, word in enumerate(["", *ROLES])]
    found = [item.role for item in read(table(tmp_path, *lines)) if isinstance(item, ProjectRow)]
    assert found == ["member", *ROLES.values()]


def test_an_institution_is_known_by_any_of_its_names(tmp_path: Path) -> None:
    """By acronym or in full it is one, so that its project is one."""
    known = Known(institutions=(Institution(record="air", name=AIR, short="KemAir"),))
    [one, other] = [item for item in read(table(tmp_path, row(), row(institution="kemair"))) if isinstance(item, ProjectRow)]
    ends = {fact.end.record for item in (one, other) for fact in knowing(known)(item) if isinstance(fact, Attended)}
    assert ends == {"simpul:air/7"}
    assert sources()["projects"] is SOURCE
