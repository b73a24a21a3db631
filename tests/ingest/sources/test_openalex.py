"""OpenAlex works become evidence, people, institutions and subjects; whatever is missing or broken costs no more than itself."""

import gzip
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.edges import Authored, Cites, Evidences, GivenAt, IdentifiedBy, Named, WorksAt
from graph.nodes import Evidence, Identifier, Institution, Name, Person, Ref, Skill
from graph.provenance import Statement
from graph.store import Store
from ingest.files import Problem
from ingest.pipeline import Home, load
from ingest.source import Notice
from ingest.sources.openalex import IGNORED, LONGEST_TEXT, SOURCE, Work, abstract, facts, read

AT = "https://openalex.org/"
UNIVERSITY: dict[str, Any] = {
    "id": f"{AT}I1", "display_name": "Universitas Laut (fiksi)", "ror": "https://ror.org/03yrm5c26", "country_code": "ID",
    "type": "education", "lineage": [f"{AT}I1"],
}  # fmt: skip
WORK: dict[str, Any] = {
    "id": f"{AT}W100",
    "doi": "https://doi.org/10.1234/AIR",
    "title": "Analisis <i>kebijakan</i> air &amp; energi",
    "display_name": "Analisis <i>kebijakan</i> air &amp; energi",
    "publication_date": "2022-05-31",
    "publication_year": 2022,
    "language": "id",
    "type": "article",
    "abstract_inverted_index": {"Kajian": [0, 3], "kebijakan": [1], "air": [2]},
    "authorships": [
        {
            "author_position": "first",
            "author": {"id": f"{AT}A1", "display_name": "Maya Andai", "orcid": "https://orcid.org/0000-0002-1825-0097"},
            "institutions": [UNIVERSITY],
            "raw_author_name": "Andai, M.",
        },
        {
            "author": {"id": None, "display_name": None, "orcid": None},
            "institutions": [{"id": None, "display_name": "PT Listrik (fiksi)", "ror": None, "type": "company", "country_code": "ID"}],
            "raw_author_name": "Dewi Contoh",
        },
        {"author": {"id": f"{AT}A1", "display_name": "Maya Andai"}, "institutions": []},
    ],
    "topics": [{"id": f"{AT}T10", "display_name": "Water Policy", "score": 1.2, "field": {"id": f"{AT}fields/33"}}],
    "concepts": [
        {"id": f"{AT}C5", "display_name": "Policy", "level": 1, "score": 0.4},
        {"id": f"{AT}C6", "display_name": "Art", "level": 0, "score": 0},
    ],
    "keywords": [{"id": f"{AT}keywords/air-bersih", "display_name": "Air bersih", "score": 0.7}, {"keyword": "Tata Kelola"}],
    "referenced_works": [f"{AT}W99", f"{AT}W99", f"{AT}W100", "not a work"],
    "cited_by_count": 3,
}  # fmt: skip


def work(**other: Any) -> Work:
    """The work, with some keys told otherwise."""
    return Work(line=1, **{key: value for key, value in (WORK | other).items() if key in Work.model_fields})


def said(kind: type[Statement], row: Work) -> list[Any]:
    """What a work says of one kind."""
    return [fact for fact in facts(row) if isinstance(fact, kind)]


def lines(tmp_path: Path, *content: bytes) -> list[Work | Problem | Notice]:
    """What is read from a file of these lines."""
    path = tmp_path / "works.jsonl"
    path.write_bytes(b"\n".join(content) + b"\n")
    return list(read(path))


def test_the_work_with_its_text() -> None:
    assert said(Evidence, work()) == [
        Evidence(
            record="W100", kind="work", title="Analisis kebijakan air & energi", text="Kajian kebijakan air Kajian",
            date="2022-05-31", language="id", url="https://doi.org/10.1234/air",
        )
    ]  # fmt: skip
    assert said(Evidence, work(doi="10.x"))[0].url == "https://openalex.org/W100"
    assert said(Evidence, work(publication_date=None))[0].date == "2022"
    assert said(Evidence, work(publication_date="soon", publication_year=0))[0].date is None
    assert [said(Evidence, work(language=code))[0].language for code in ("zh-cn", "English", None)] == ["zh", None, None]


def test_identifiers_are_canonical_and_a_wrong_one_is_left_out() -> None:
    assert {(fact.scheme, fact.value, fact.about) for fact in said(Identifier, work())} == {
        ("openalex", "W100", ""), ("doi", "10.1234/air", ""), ("openalex", "A1", "A1"), ("orcid", "0000-0002-1825-0097", "A1"),
        ("openalex", "I1", ""), ("ror", "03yrm5c26", ""),
    }  # fmt: skip
    assert {fact.end for fact in said(IdentifiedBy, work())} == {fact.ref for fact in said(Identifier, work())}
    wrong = {"author": {"id": f"{AT}A1", "display_name": "Maya Andai", "orcid": "0000-0002-1825-0098"}}
    assert [fact.scheme for fact in said(Identifier, work(authorships=[wrong], doi=None))] == ["openalex", "openalex"]


def test_authors_once_each_with_every_form_of_their_name() -> None:
    people = said(Person, work())
    assert [(person.record, person.name, person.visibility) for person in people] == [
        ("A1", "Maya Andai", "open"), ("W100#1", "Dewi Contoh", "open"),
    ]  # fmt: skip
    assert [(fact.about, fact.place) for fact in said(Authored, work())] == [("A1", 0), ("W100#1", 1)]
    assert [(fact.about, fact.form, fact.kind) for fact in said(Name, work())] == [
        ("A1", "Maya Andai", "published"), ("A1", "M. Andai", "published"), ("W100#1", "Dewi Contoh", "published"),
    ]  # fmt: skip
    assert len(said(Named, work())) == 3


def test_whoever_is_nobody_is_no_person() -> None:
    nobody = {"author": {"id": f"{AT}A9999999999", "display_name": "Tono Samaran"}, "institutions": [UNIVERSITY]}
    nameless = {"author": {"id": f"{AT}A2", "display_name": "***"}, "institutions": [UNIVERSITY]}
    row = work(authorships=[nobody, nameless, {"author": None}])
    assert said(Person, row) + said(Name, row) + said(WorksAt, row) == []
    assert {fact.end.record for fact in said(GivenAt, row)} == {"I1"}


def test_institutions_leave_to_a_register_what_is_not_sure() -> None:
    told = {fact.record: (fact.kind, fact.sector, fact.confidence) for fact in said(Institution, work())}
    assert told == {"I1": (None, "academia", 0.5), "pt-listrik-fiksi": ("company", None, 0.5)}
    abroad = {"display_name": "Sea Ltd (fictional)", "type": "company", "country_code": "NL"}
    assert [fact.sector for fact in said(Institution, work(authorships=[{"institutions": [abroad]}]))] == ["private"]
    assert [(fact.about, fact.end.record, fact.valid_from, fact.stated) for fact in said(WorksAt, work())] == [
        ("A1", "I1", None, "2022-05-31"), ("W100#1", "pt-listrik-fiksi", None, "2022-05-31"),
    ]  # fmt: skip


def test_subjects_as_sure_as_openalex_is() -> None:
    assert [fact.record for fact in said(Skill, work())] == [
        "openalex_topic:T10", "openalex_concept:C5", "openalex_keyword:air-bersih", "openalex_keyword:tata-kelola",
    ]  # fmt: skip
    assert [fact.confidence for fact in said(Evidences, work())] == [1.0, 0.4, 0.7, 1.0]


def test_what_it_builds_on_is_told_once() -> None:
    assert [fact.end for fact in said(Cites, work())] == [Ref("Evidence", "W99")]


def test_every_edge_of_a_person_is_about_that_person() -> None:
    for fact in facts(work()):
        ends = [end.record for end in (getattr(fact, "start", None), getattr(fact, "end", None)) if end and end.kind == "Person"]
        assert ends in ([], [fact.about])


@pytest.mark.parametrize("index", [{}, {"a": None}, {"a": "0"}, {"a": [-1, "x", None, 1.5, True]}])
def test_an_abstract_of_no_places_is_none(index: dict[str, object]) -> None:
    assert abstract(index) is None


def test_an_abstract_is_bounded_whatever_its_places_say() -> None:
    assert abstract({"far": [10**12], "near": [3]}) == "near far"
    long = abstract({"word": list(range(100_000))})
    assert long is not None
    assert LONGEST_TEXT - 5 < len(long) <= LONGEST_TEXT
    assert set(long.split()) == {"word"}


@given(
    st.lists(st.from_regex(r"[a-z]{1,5}", fullmatch=True).filter(lambda word: word not in ("nan", "null", "none")), min_size=1)
)
def test_an_abstract_is_rebuilt_as_it_was(words: list[str]) -> None:
    index: dict[str, list[int]] = {}
    for place, word in enumerate(words):
        index.setdefault(word, []).append(place)
    assert abstract(index) == " ".join(words)


@pytest.mark.parametrize(
    "broken",
    [b"{", b"[]", b"null", b'"W1"', b'{"title": "no id"}', b'{"id": "A1", "title": "an author"}', b'{"id": "W1", "title": "***"}',
     b'{"id": "W1", "title": null}', b'{"id": "W1", "title": "x", "authorships": 3}', b'{"id": "W1", "title": "x", "is_retracted": true}',
     b'{"id": "W1", "title": "x", "is_paratext": true}', b'{"id": "W1", "title": "\xff"}'],
)  # fmt: skip
def test_a_line_that_is_no_work_is_one_problem(tmp_path: Path, broken: bytes) -> None:
    good = orjson.dumps(WORK)
    first, problem, last = lines(tmp_path, good, broken, good)
    assert isinstance(problem, Problem)
    assert problem.line == 2
    assert problem.reason.format(**problem.values)
    assert (first, last) == (work(), work().model_copy(update={"line": 3}))


def test_a_bare_work_and_nulls_everywhere_are_read(tmp_path: Path) -> None:
    bare = {"id": "https://openalex.org/w1", "title": "Air"}
    nulls = dict.fromkeys(WORK) | bare
    for row in lines(tmp_path, orjson.dumps(bare), orjson.dumps(nulls)):
        assert isinstance(row, Work)
        assert [type(fact).__name__ for fact in facts(row)] == ["Evidence", "Identifier", "IdentifiedBy"]


def test_a_key_that_openalex_added_is_told_once(tmp_path: Path) -> None:
    usual = dict.fromkeys(IGNORED) | WORK
    new = orjson.dumps(usual | {"mood": "calm"})
    notice, *rows = lines(tmp_path, new, new)
    assert isinstance(notice, Notice)
    assert "mood" in notice.reason.format(**notice.values)
    assert [type(row) for row in rows] == [Work, Work]


def test_a_page_of_the_api_and_a_packed_file_are_read_alike(tmp_path: Path) -> None:
    path = tmp_path / "part_000.gz"
    path.write_bytes(gzip.compress(orjson.dumps({"meta": {"count": 2}, "results": [WORK, WORK]})))
    assert list(read(path)) == [work(), work()]


def test_loading_gives_each_person_their_works(store: Store, home: Home, tmp_path: Path) -> None:
    path = tmp_path / "works.jsonl"
    earlier = WORK | {"id": f"{AT}W99", "doi": None, "display_name": "Earlier", "referenced_works": []}
    path.write_bytes(orjson.dumps(WORK) + b"\n" + orjson.dumps(earlier) + b"\n{\n")
    with home.changing():
        [report] = load(home, lambda: nullcontext(store), SOURCE, [path])
    assert (report.rows, report.rejected) == (3, 1)
    [found] = store.records(
        "MATCH (p:Person {name: 'Maya Andai'}) "
        "RETURN COUNT { (p)-[:AUTHORED]->(:Evidence) } AS works, COUNT { (p)-[:WORKS_AT]->() } AS jobs, "
        "COUNT { (p)-[:AUTHORED]->()-[:CITES]->() } AS cites"
    )
    assert found == {"works": 2, "jobs": 1, "cites": 1}
