"""Works of the universities in the lines of OpenAlex, one file for each, half of them compressed."""

import gzip
import io
import json
from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any, Final, NamedTuple, TextIO

from ingest.demo.authors import Author, Key
from ingest.demo.identifiers import scrambled
from ingest.demo.institutions import UNIVERSITIES, Institution
from ingest.demo.people import TODAY
from ingest.demo.sentences import write
from ingest.demo.topics import TOPICS, Theme, Topic
from ingest.demo.truth import Truth

OPENALEX: Final = "https://openalex.org/"
_FIRST_YEAR: Final = 2012
_NO_KEY: Final = 0.015
_NO_ABSTRACT: Final = 0.1
_NO_DOI: Final = 0.05
_INDONESIAN: Final = 0.55
_UNMATCHED: Final = 0.05
"""Share of affiliations that OpenAlex read and could not match."""
_TYPES: Final = (("article", 80), ("book-chapter", 6), ("report", 6), ("preprint", 4), ("dissertation", 3), ("book", 1))


@dataclass(slots=True)
class _Plan:
    """A work before it is written: who, about what, when, upon which earlier works."""

    year: int
    topics: tuple[Topic, ...]
    authors: list[Author]
    references: Sequence[int] = ()


def write_openalex(folder: Path, truth: Truth, seed: int, people: Sequence[Author], works: int) -> frozenset[str]:
    """Write about this many works of the given people; every one of them appears in at least one.

    A work of several universities stands in the file of each, as it would in downloads made one by one.

    Returns:
        The records of authors that stand in the files.
    """
    folder.mkdir(parents=True, exist_ok=True)
    rng = Random(f"{seed}:works")
    plans = _plans(rng, people, works)
    cited = _refer(rng, plans)
    with ExitStack() as stack:
        files = {
            university: (name, stack.enter_context(_lines(folder / name)))
            for university, name in ((university, file_name(university)) for university in UNIVERSITIES)
        }
        told: set[tuple[str, str]] = set()
        for serial, plan in enumerate(plans):
            own = Random(f"{seed}:work:{serial}")
            line, records = _work(own, serial, plan, cited[serial])
            text = json.dumps(line, ensure_ascii=False, separators=(",", ":"))
            truth.work(_work_id(serial), "id" if line["language"] == "id" else "en", plan.year, plan.topics)
            for university in dict.fromkeys(author.institution(plan.year) for author in plan.authors):
                if university in files:
                    name, file = files[university]
                    file.write(f"{text}\n")
                    for author, record in records:
                        if (name, record) not in told:
                            told.add((name, record))
                            truth.record("openalex", f"{folder.name}/{name}", record, author.person)
    return frozenset(record for _, record in told)


def file_name(university: Institution) -> str:
    """The file of a university: every second one is compressed."""
    return f"{university.id}.jsonl{'.gz' if UNIVERSITIES.index(university) % 2 else ''}"


@contextmanager
def _lines(path: Path) -> Iterator[TextIO]:
    """A text file for lines; a compressed one carries neither its name nor the time."""
    with path.open("wb") as raw:
        if path.suffix != ".gz":
            with io.TextIOWrapper(raw, encoding="utf-8", newline="\n") as text:
                yield text
            return
        with (
            gzip.GzipFile("", "wb", compresslevel=6, fileobj=raw, mtime=0) as packed,
            io.TextIOWrapper(packed, encoding="utf-8", newline="\n") as text,
        ):
            yield text


def _plans(rng: Random, people: Sequence[Author], works: int) -> list[_Plan]:
    """Academics lead works on what they know, with colleagues of the same topic; the others join."""
    academics = [author for author in people if author.person.kind == "academic"]
    knowing: dict[Topic, list[Author]] = defaultdict(list)
    for author in academics:
        for known in author.person.expertise:
            knowing[known.topic] += [author] * known.level
    plans: list[_Plan] = []
    about: dict[Topic, list[_Plan]] = defaultdict(list)
    for serial in range(works):
        lead = academics[serial] if serial < len(academics) else _weighted(rng, academics)
        plan = _plan(rng, lead, knowing)
        plans.append(plan)
        about[plan.topics[0]].append(plan)
    for author in people:
        if author.person.kind != "academic":
            for known in author.person.expertise[: rng.randrange(1, 4)]:
                plan = rng.choice(about[known.topic] or plans)
                plan.authors.insert(rng.randrange(1, len(plan.authors) + 1), author)
    plans.sort(key=lambda plan: plan.year)
    return plans


def _weighted(rng: Random, academics: Sequence[Author]) -> Author:
    """Somebody; those who know more publish more."""
    while True:
        author = rng.choice(academics)
        if rng.random() < author.person.level / 5:
            return author


def _plan(rng: Random, lead: Author, knowing: dict[Topic, list[Author]]) -> _Plan:
    expertise = lead.person.expertise
    topics = dict.fromkeys(rng.choices([known.topic for known in expertise], [known.level for known in expertise], k=2))
    if len(topics) == 1 and rng.random() < 0.3:
        topics[rng.choice(tuple(TOPICS.values()))] = None
    main = next(iter(topics))
    colleagues = [rng.choice(knowing[main]) for _ in range(rng.choices((0, 1, 2, 3, 4, 5), (14, 26, 28, 18, 9, 5))[0])]
    near = [one for one in colleagues if one.person.institution is lead.person.institution or rng.random() < 0.35]
    return _Plan(rng.randrange(_FIRST_YEAR, TODAY.year + 1), tuple(topics), list(dict.fromkeys([lead, *near])))


def _refer(rng: Random, plans: Sequence[_Plan]) -> "array[int]":
    """Let works build upon earlier ones of their topic; returns how often each is built upon."""
    cited = array("L", bytes(array("L").itemsize * len(plans)))
    earlier: dict[Topic, list[int]] = defaultdict(list)
    for serial, plan in enumerate(plans):
        known = earlier[plan.topics[0]]
        plan.references = array("L", sorted({rng.choice(known) for _ in range(rng.randrange(9))} if known else set()))
        for reference in plan.references:
            cited[reference] += 1
        for topic in plan.topics:
            earlier[topic].append(serial)
    return cited


def _work_id(serial: int) -> str:
    return f"W99{scrambled(serial + 1, step=69_621_013):08}"


class _Text(NamedTuple):
    """What a work says, about which themes, in which language."""

    language: str
    themes: list[Theme]
    title: str
    abstract: str


def _work(rng: Random, serial: int, plan: _Plan, cited: int) -> tuple[dict[str, Any], list[tuple[Author, str]]]:
    """The line of a work, and which record each of its authors has in it.

    What is drawn is drawn in one order, so that a seed gives the same nation.
    """
    text, id_ = _text(rng, plan), _work_id(serial)
    published = date(plan.year, 1, 1) + timedelta(days=rng.randrange(365 if plan.year < TODAY.year else 180))
    doi = "" if rng.random() < _NO_DOI else f"https://doi.org/10.5555/fiksi.{plan.year}.{serial + 1}"
    authorships, records = _authorships(rng, plan, id_)
    topics = [_topic(topic, round(0.99 - 0.2 * place - rng.random() * 0.1, 4)) for place, topic in enumerate(plan.topics)]
    line = {
        **_named(id_, doi, text.title, published),
        **_place(rng, id_, doi, plan),
        "language": text.language if rng.random() < 0.98 else None,
        **_credits(authorships),
        "cited_by_count": cited + rng.randrange(1 + 2 * (TODAY.year - plan.year)),
        "is_retracted": False,
        "is_paratext": False,
        **_subjects(rng, plan, topics, text.themes),
        "referenced_works_count": len(plan.references),
        "referenced_works": [OPENALEX + _work_id(reference) for reference in plan.references],
        "abstract_inverted_index": None if rng.random() < _NO_ABSTRACT else _inverted(text.abstract),
    }
    return line, records


def _text(rng: Random, plan: _Plan) -> _Text:
    """Two themes of the main topic and one of the last, written about."""
    main = plan.topics[0]
    language = "id" if rng.random() < _INDONESIAN else "en"
    themes = rng.sample(main.themes, 2)
    themes.append(rng.choice(plan.topics[-1].themes))
    if themes[2] in themes[:2]:
        themes[2] = next(theme for theme in main.themes if theme not in themes[:2])
    return _Text(language, themes, *write(rng, language, themes, main.name, plan.year))


def _named(id_: str, doi: str, title: str, published: date) -> dict[str, Any]:
    """What a work is called, and since when."""
    return {
        "id": OPENALEX + id_,
        "doi": doi or None,
        "ids": {"openalex": OPENALEX + id_} | ({"doi": doi} if doi else {}),
        "title": title,
        "display_name": title,
        "publication_year": published.year,
        "publication_date": published.isoformat(),
        "created_date": published.isoformat(),
        "updated_date": TODAY.isoformat(),
    }


def _place(rng: Random, id_: str, doi: str, plan: _Plan) -> dict[str, Any]:
    """Where a work appeared, as what, and who may read it."""
    main, is_open = plan.topics[0], rng.random() < 0.6
    return {
        "primary_location": {
            "is_oa": is_open,
            "landing_page_url": doi or f"https://jurnal.example/{id_}",
            "source": {
                "id": f"{OPENALEX}S99{main.number:08}", "display_name": f"Jurnal {main.name.id.title()} (fiksi)", "type": "journal",
                "host_organization_name": plan.authors[0].institution(plan.year).name,
            },
        },
        "type": rng.choices([kind for kind, _ in _TYPES], [weight for _, weight in _TYPES])[0],
        "open_access": {
            "is_oa": is_open, "oa_status": "gold" if is_open else "closed", "oa_url": doi or None if is_open else None,
            "any_repository_has_fulltext": False,
        },
    }  # fmt: skip


def _credits(authorships: list[dict[str, Any]]) -> dict[str, Any]:
    """Who wrote a work, at which institutions, and who answers for it."""
    found = list(dict.fromkeys(found["id"] for authorship in authorships for found in authorship["institutions"]))
    return {
        "authorships": authorships,
        "countries_distinct_count": 1,
        "institutions_distinct_count": len(found),
        "corresponding_author_ids": [each["author"]["id"] for each in authorships if each["is_corresponding"] and each["author"]["id"]],
        "corresponding_institution_ids": found[:1],
    }  # fmt: skip


def _subjects(rng: Random, plan: _Plan, topics: list[dict[str, Any]], themes: list[Theme]) -> dict[str, Any]:
    """What a work is about: its topics, its themes as keywords, and the concepts of its topics."""
    return {
        "primary_topic": topics[0],
        "topics": topics,
        "keywords": [
            {"id": f"https://openalex.org/keywords/{theme.en.replace(' ', '-')}", "display_name": theme.en.capitalize(), "score": round(0.4 + rng.random() / 2, 4)}
            for theme in themes
        ],
        "concepts": [concept for topic in plan.topics for concept in _concepts(rng, topic)],
    }  # fmt: skip


def _authorships(rng: Random, plan: _Plan, work: str) -> tuple[list[dict[str, Any]], list[tuple[Author, str]]]:
    last = len(plan.authors) - 1
    found: list[dict[str, Any]] = []
    records: list[tuple[Author, str]] = []
    for place, author in enumerate(plan.authors):
        key = rng.choice(author.keys)
        known = rng.random() >= _NO_KEY
        institution = author.institution(plan.year)
        affiliation = _affiliation(rng, author, institution)
        matched = [_institution(institution)] if "openalex" in institution.identifiers and rng.random() >= _UNMATCHED else []
        found.append({
            "author_position": "first" if place == 0 else "last" if place == last else "middle",
            "author": _author(key) if known else {"id": None, "display_name": key.name, "orcid": None},
            "institutions": matched,
            "countries": ["ID"],
            "is_corresponding": place == 0,
            "raw_author_name": author.person.name.text if rng.random() < 0.5 else key.name,
            "raw_affiliation_strings": [affiliation],
            "affiliations": [{"raw_affiliation_string": affiliation, "institution_ids": [each["id"] for each in matched]}],
        })  # fmt: skip
        records.append((author, key.id if known else f"{work}#{place}"))
    return found, records


def _author(key: Key) -> dict[str, Any]:
    return {"id": OPENALEX + key.id, "display_name": key.name, "orcid": f"https://orcid.org/{key.orcid}" if key.orcid else None}


def _institution(institution: Institution) -> dict[str, Any]:
    ids = institution.identifiers
    return {
        "id": OPENALEX + ids["openalex"], "display_name": institution.name_en if institution.kind == "university" else institution.name,
        "ror": f"https://ror.org/{ids['ror']}", "country_code": "ID", "type": institution.research_type,
        "lineage": [OPENALEX + ids["openalex"]],
    }  # fmt: skip


def _affiliation(rng: Random, author: Author, institution: Institution) -> str:
    name = rng.choice((institution.name, institution.name, institution.name_en, *institution.aliases[:1]))
    part = f"Fakultas {author.person.study.name}, " if institution.kind == "university" and rng.random() < 0.7 else ""
    return f"{part}{name}, Indonesia"


def _topic(topic: Topic, score: float) -> dict[str, Any]:
    under = topic.subfield
    return {
        "id": f"{OPENALEX}T99{topic.number:03}", "display_name": topic.name.en.capitalize(), "score": score,
        "subfield": {"id": f"{OPENALEX}subfields/{under.code}", "display_name": under.name},
        "field": {"id": f"{OPENALEX}fields/{under.field}", "display_name": under.field_name},
        "domain": {"id": f"{OPENALEX}domains/{under.domain}", "display_name": under.domain_name},
    }  # fmt: skip


def _concepts(rng: Random, topic: Topic) -> Iterator[dict[str, Any]]:
    for level, number, name in (
        (0, 500 + topic.subfield.field, topic.subfield.field_name),
        (2, topic.number, topic.name.en.capitalize()),
    ):
        yield {
            "id": f"{OPENALEX}C9900000{number:03}", "wikidata": f"https://www.wikidata.org/wiki/Q9990000{number:03}",
            "display_name": name, "level": level, "score": round(0.3 + rng.random() * 0.6, 4),
        }  # fmt: skip


def _inverted(text: str) -> dict[str, list[int]]:
    """Each word with the places where it stands, as OpenAlex gives abstracts."""
    places: dict[str, list[int]] = {}
    for place, word in enumerate(text.split()):
        places.setdefault(word, []).append(place)
    return places
