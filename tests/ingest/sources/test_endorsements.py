"""What others say that somebody can do: told with who says it; a wrong row costs itself; both people must be seen."""

from contextlib import nullcontext
from datetime import date
from pathlib import Path

import pytest

from graph.store import Store
from ingest.extract.redact import MARK
from ingest.files import Problem
from ingest.pipeline import Home, load
from ingest.sources.endorsements import SOURCE, EndorsementRow, read
from queries.profile import AskProfile, profile
from queries.question import Viewer
from tests import world as tiny
from tests.conftest import Loader

HEADER = "person,name,endorser,endorser_name,relation,subject,skill,level,text,date\n"
MAYA, RINI, HADI = "0000-0002-1825-0097", "199002152015032001", "0000-0001-5109-3700"


def table(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "endorsements.csv"
    path.write_text(HEADER + "".join(line + "\n" for line in lines), encoding="utf-8")
    return path


def loaded(store: Store, home: Home, path: Path) -> str:
    with home.changing():
        [report] = load(home, lambda: nullcontext(store), SOURCE, [path])
    return report.state


def test_a_profile_tells_who_endorses(store: Store, home: Home, load_facts: Loader, tmp_path: Path) -> None:
    """Rini's page names Maya, what she is to her, the level and the newest day; what was written is kept without numbers of
    theirs, a second load changes nothing, and Maya shows nothing by it."""
    load_facts([*tiny.world(), *tiny.identified("hadi", "orcid", HADI)])
    path = table(
        tmp_path,
        f"{RINI},Rini F.,{MAYA},Maya A.,Mitra,Kebijakan energi,topic:energy-policy,2,Cermat. HP 0812-3456-7890 NIK 3372014508850003.,2026-03-01",
        f"{RINI},Rini F.,{MAYA},Maya A.,partner,Kebijakan energi,topic:energy-policy,1,,2024-03-01",
    )
    loaded(store, home, path)
    assert loaded(store, home, path) == "unchanged"
    [found] = profile(store, AskProfile(person="Rini Fiktif"), Viewer.of()).rows
    [said] = found.endorsements
    assert (said.subject, said.text, said.level, said.date) == (
        "Kebijakan energi",
        f"Cermat. HP {MARK * 14} NIK {MARK * 16}.",
        "2",
        "2026-03-01",
    )
    assert (said.name, said.relation, said.sources) == ("Prof. Maya Andai", "partner", ["endorsements/endorsements.csv"])
    assert not found.statements
    [maya] = profile(store, AskProfile(person="Prof. Maya Andai"), Viewer.of()).rows
    assert not maya.endorsements
    assert not maya.statements


@pytest.mark.parametrize("hidden", ["rini", "hadi"])
def test_an_endorsement_is_of_two(store: Store, home: Home, load_facts: Loader, tmp_path: Path, hidden: str) -> None:
    """Where either is closed there is no endorsement, nor where the two keys turn out to be one person's."""
    closed = tiny.person(hidden, "Nama Tertutup", "air", "closed")
    load_facts([*tiny.world(), *tiny.identified("hadi", "orcid", HADI), *closed])
    rows = f"{RINI},Rini F.,{HADI},Hadi U.,atasan,Audit air,,,,2026-03-01"
    loaded(store, home, table(tmp_path, rows))
    assert store.records("MATCH (e:Evidence {kind: 'endorsement'}) RETURN e.id AS id") == []
    load_facts([*tiny.world(), *tiny.identified("rini", "orcid", HADI)])
    assert store.records("MATCH (e:Evidence {kind: 'endorsement'}) RETURN e.id AS id") == []
    load_facts([*tiny.world(), *tiny.identified("hadi", "orcid", HADI)])
    assert (
        len(
            store.records(
                "MATCH (e:Evidence {kind: 'endorsement'})<-[:VOUCHES]-(:Person {name: 'Hadi Umpama'}) RETURN e.id AS id"
            )
        )
        == 1
    )


@pytest.mark.parametrize(
    ("line", "column", "reason"),
    [
        (f"{MAYA},Maya A.,{MAYA},Maya A.,rekan,Audit,,,,2026", "", "Nobody endorses oneself"),
        (f"m1,Maya A.,{RINI},Rini F.,rekan,Audit,,,,2026", "person", ""),
        (f"{MAYA},Maya A.,{RINI[:-1]},Rini F.,rekan,Audit,,,,2026", "endorser", ""),
        (f"{MAYA},Maya A.,{RINI},,rekan,Audit,,,,2026", "endorser_name", ""),
        (f"{MAYA},Maya A.,{RINI},Rini F.,teman,Audit,,,,2026", "relation", "Known are: atasan"),
        (f"{MAYA},Maya A.,{RINI},Rini F.,,Audit,,,,2026", "relation", ""),
        (f"{MAYA},Maya A.,{RINI},Rini F.,rekan,,,,,2026", "subject", ""),
        (f"{MAYA},Maya A.,{RINI},Rini F.,rekan,Audit,audit,,,2026", "skill", "by its list and code"),
        (f"{MAYA},Maya A.,{RINI},Rini F.,rekan,Audit,,3,,2026", "", "A level needs the skill"),
        (f"{MAYA},Maya A.,{RINI},Rini F.,rekan,Audit,,,,", "", "Tell when"),
        (f"{MAYA},Maya A.,{RINI},Rini F.,rekan,Audit,,,,{date.today().year + 1}", "", "yet to come"),
    ],
)
def test_a_wrong_row_costs_itself(tmp_path: Path, line: str, column: str, reason: str) -> None:
    """Each is told with its column and what is wrong, never with the number; the next row is read."""
    problem, row = read(table(tmp_path, line, f"{MAYA},Maya A.,{RINI},Rini F.,Binaan,Audit,,,,2026"))
    assert isinstance(problem, Problem)
    told = problem.reason.format(**problem.values)
    assert (problem.column, reason in told, RINI[:-1] in told) == (column, True, False)
    assert isinstance(row, EndorsementRow)
    assert row.relation == "mentee"
