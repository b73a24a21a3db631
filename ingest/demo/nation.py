"""The whole nation, written: a table of institutions, civil servants, works, news, and the truth about them."""

from pathlib import Path
from typing import Final

from ingest.demo.authors import authors
from ingest.demo.consents import write_consents
from ingest.demo.courses import write_courses
from ingest.demo.endorsements import Endorsements
from ingest.demo.histories import Servant, write_careers
from ingest.demo.institutions import Institution, write_institutions
from ingest.demo.keys import Keys
from ingest.demo.news import write_news
from ingest.demo.openalex import write_openalex
from ingest.demo.people import Group, Person, members, register
from ingest.demo.projects import write_projects
from ingest.demo.siasn import write_siasn
from ingest.demo.standards import write_standards
from ingest.demo.truth import Truth

FEWEST: Final = 200
"""Below this many people some institution would have nobody."""
_WORKS_PER_PERSON: Final = 0.8

_README: Final = """Negara contoh: seluruhnya fiksi
================================

Semua lembaga, orang, nomor, jabatan, dan karya di folder ini dibuat oleh program dari satu angka awal (seed). Tidak satu pun
nyata. Kemiripan nama dengan orang yang sungguh ada adalah kebetulan.

An example nation: all of it fiction
====================================

Every institution, person, number, position and work in this folder was made by a program from one number, the seed. None is
real. Names are random combinations; a likeness to a living person is chance.

institutions.csv   the institutions, each with "fiksi" in its name
siasn/             exports of civil servants as agencies make them: CSV with various delimiters and encodings, XLSX
careers/           the posts that civil servants hold and held over ten years, as SIASN's history service tells them; a person's rows
                   stand in no order, and the end of a post is the day before the next one
courses/           the trainings and certificates of civil servants: courses (kursus), and structural trainings (diklat)
job_standards.csv  which skills each post needs, and at which level
projects/          the projects and working teams that institutions lead, a file each, a row a member: in which role, and what it won
consents.csv       who agreed to guide how many others, how, and in which languages, and how often who may be asked to introduce
                   somebody; a later row of a person replaces an earlier one
endorsements.csv   what colleagues, superiors (atasan), subordinates (bawahan), partners (mitra) and mentees (binaan) say that somebody
                   can do; some are mistaken, some are friends; a later row of the same two for the same subject renews an earlier one
openalex/          works of eight universities as OpenAlex gives them: a JSON object a line, some files compressed
news/              forty articles of the nation's papers, as pages and as plain text
truth/             what a reader of the files cannot know:
  people.csv       every person: employer (institution), place of work (workplace), on purpose somebody's namesake
  expertise.csv    what each person knows, at a level from 1 to 5; the topic of the post or the main topic comes first
  records.csv      source, file, record -> person. A record is a PNS ID, an OpenAlex author id (A...), or for an author
                   without id the work and the place among its authors, counted from 0 (W...#2). The standing is the
                   kedudukan hukum of a civil servant: 01 is in service, 20, 66 and 99 are not
  careers.csv      every post that careers/ tells, with its first and its last day; the present one has no last day
  courses.csv      every course of courses/, with its last day, taken or given (instructor); the topic that it is about
  projects.csv     everybody's part in every project of projects/: lead, deputy, expert or member; the topic that it is about
  consents.csv     what holds of those rows, person by person
  endorsements.csv what was said last of whom by whom, and the topic that it is about; none where it is about conduct. Whether the person
                   knows the topic is told by expertise.csv
  rejects.csv      rows that must be refused, with line, column and reason
  works.csv        what each work is about, the main topic first
  news.csv         who holds which office where in which article, and how: D, PLT (acting), FORMER; byline: who made the article
  topics.csv       the topics and the phrases that belong to them, in Indonesian and English

Seed {seed}, {people} people.
"""


def write_nation(folder: Path, *, seed: int = 7, people: int = 3000) -> None:
    """Write a fictional nation into a folder; the same seed and number give the same bytes.

    Two thirds of the people are civil servants, the others academics and people of companies and associations.

    Raises:
        ValueError: fewer than ``FEWEST`` people.
    """
    if people < FEWEST:
        raise ValueError(f"A nation needs {FEWEST} people at least, not {people}.")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "README.txt").write_text(_README.format(seed=seed, people=people), encoding="utf-8", newline="\n")
    write_institutions(folder / "institutions.csv")
    write_standards(folder / "job_standards.csv")
    groups = register(people)
    with Truth(folder / "truth") as truth:
        by_agency = {group.institution.id: group for group in groups}
        named = Keys()
        endorsements = Endorsements(seed)

        def histories(agency: Institution, servants: list[Servant]) -> None:
            write_careers(folder / "careers", truth, seed, agency, servants)
            write_courses(folder / "courses", truth, seed, agency, servants, editions=max(2, people // 1000))
            named.servants(servants)
            endorsements.servants(servants)

        publishing = write_siasn(folder / "siasn", truth, seed, by_agency, histories)
        others = _others(truth, seed, groups)
        writers = authors(seed, [*others, *publishing])
        keys = write_openalex(folder / "openalex", truth, seed, writers, round(people * _WORKS_PER_PERSON))
        named.authors(writers, keys)
        write_projects(folder / "projects", truth, seed, named)
        write_consents(folder / "consents.csv", truth, seed, named)
        endorsements.write(folder / "endorsements.csv", truth, writers, keys)
        write_news(folder / "news", truth, seed, groups)


def _others(truth: Truth, seed: int, groups: tuple[Group, ...]) -> list[Person]:
    """The people who are not civil servants."""
    found = [person for group in groups if group.kind != "civil_servant" for person in members(seed, group)]
    for person in found:
        truth.person(person, person.institution)
    return found
