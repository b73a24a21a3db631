"""The competencies that are shipped load whole, with their ladders in order, in both languages."""

from contextlib import nullcontext
from pathlib import Path

from graph.nodes import Skill
from graph.store import Store
from ingest.files import Problem
from ingest.pipeline import Home, load
from ingest.sources.competencies import SHIPPED, SOURCE, CompetencyRow, facts, read

PUBLISHED = {
    "Integritas", "Kerja Sama", "Komunikasi", "Orientasi pada Hasil", "Pelayanan Publik",
    "Pengembangan Diri dan Orang Lain", "Mengelola Perubahan", "Pengambilan Keputusan", "Perekat Bangsa",
}  # fmt: skip
"""Eight managerial competencies and a socio-cultural one, as PermenPANRB 38/2017 names them."""


def shipped() -> list[Skill]:
    """The skills of the shipped table."""
    rows = list(read(SHIPPED))
    assert all(isinstance(row, CompetencyRow) and row.source for row in rows)
    return [skill for row in rows if isinstance(row, CompetencyRow) for skill in facts(row)]


def test_the_published_nine_are_there_with_five_levels_in_two_languages() -> None:
    """Each has its published name, a description and five levels in both languages, no two the same."""
    skills = shipped()
    assert {skill.label_id for skill in skills} == PUBLISHED
    assert len(skills) == len({skill.code for skill in skills}) == 9
    texts = [text for skill in skills for text in (*skill.levels, *skill.levels_id, skill.description, skill.description_id)]
    assert None not in texts
    assert len(texts) == len(set(texts)) == 9 * 12
    assert all(
        [level[:2] for level in ladder] == ["1.", "2.", "3.", "4.", "5."] for s in skills for ladder in (s.levels, s.levels_id)
    )


def test_they_load_and_a_second_load_changes_nothing(store: Store, home: Home) -> None:
    """The graph has the nine with their levels in order; spelling variants are among the synonyms."""
    with home.changing():
        load(home, lambda: nullcontext(store), SOURCE, [])
        [report] = load(home, lambda: nullcontext(store), SOURCE, [])
    assert report.state == "unchanged"
    [team] = store.records("MATCH (s:Skill {code: 'kerja-sama'}) RETURN s.levels_id AS levels, s.synonyms_id AS synonyms")
    assert [level[0] for level in team["levels"]] == list("12345")
    assert "Kerjasama" in team["synonyms"]
    assert store.records("MATCH (s:Skill {scheme: 'permenpanrb-38-2017'}) RETURN count(s) AS n") == [{"n": 9}]


def test_an_agency_s_own_dictionary_can_be_loaded_and_its_wrong_rows_are_told(tmp_path: Path) -> None:
    """Levels that are not described are left out; a state that does not exist is a problem with its column."""
    own = "kamus-fiksi,audit,Audit,Audit,,,,,1–3,Helps,,,,,Membantu,,,,,the fictional agency,2026,{state}"
    path = tmp_path / "own.csv"
    header = SHIPPED.read_text(encoding="utf-8").splitlines()[0]
    path.write_text("\n".join([header, own.format(state="proposed"), own.format(state="sure")]), encoding="utf-8")
    row, problem = read(path)
    assert isinstance(row, CompetencyRow)
    [skill] = facts(row)
    assert (skill.levels, skill.levels_id, skill.label_state) == (("1. Helps",), ("1. Membantu",), "proposed")
    assert isinstance(problem, Problem)
    assert (problem.line, problem.column) == (3, "state")
