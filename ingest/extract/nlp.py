"""Reads texts: the pipeline of spaCy, and the steps that make of its document what a text says."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, Literal, cast

import spacy
from spacy.language import Language as Pipeline
from spacy.tokens import Doc

from ingest.extract import languages
from ingest.extract.articles.bylines import byline
from ingest.extract.document import (
    LONGEST_TEXT,
    Acronym,
    Credit,
    Entity,
    EntityLabel,
    Language,
    Reading,
    Role,
    SkillHit,
    Speech,
)
from ingest.extract.lexicon import posts
from ingest.extract.lexicon.abroad import is_abroad, is_behind_a_country, is_from_abroad, is_of_another_state
from ingest.extract.lexicon.word_kinds import GIVEN, known
from ingest.extract.names.acronyms import acronyms
from ingest.extract.names.anchors import anchor
from ingest.extract.names.institutions import Gazetteer
from ingest.extract.names.named import told_once
from ingest.extract.names.programmes import programmes
from ingest.extract.names.units import of_unit
from ingest.extract.relations.mending import mended
from ingest.extract.relations.roles import roles
from ingest.extract.relations.statements import statements
from ingest.extract.skills.homonyms import is_known
from ingest.extract.skills.matching import Matcher
from ingest.extract.tagger.recognizer import EntityRecognizer
from ingest.extract.tokens import TEXT, WORDS, Words
from ingest.extract.view import Name, View, marked, view

_BATCH: Final = 200_000
"""Characters that are read together: enough for whole arrays, and soon forgotten."""

_KEPT: Final = 300_000
"""Different words that the vocabulary keeps at most."""


@dataclass
class Draft:
    """A reading while it is being made: what each step adds to."""

    doc: Doc
    language: Language
    names: list[Name]
    """The people, institutions and places of the text, by their words."""
    lower: list[str]
    """The words in lower case, once for all steps."""
    entities: tuple[Entity, ...] = ()
    roles: tuple[Role, ...] = ()
    skills: tuple[SkillHit, ...] = ()
    acronyms: tuple[Acronym, ...] = ()
    byline: tuple[Credit, ...] = ()
    statements: tuple[Speech, ...] = ()


Step = Callable[[Draft], None]


@Pipeline.factory("simpul_entities")
def _entities(nlp: Pipeline, name: str) -> EntityRecognizer:  # noqa: ARG001  (spaCy calls it so)
    return EntityRecognizer()


def pipeline() -> Pipeline:
    """The spaCy pipeline: words, sentences, and ``doc.ents`` with PER, ORG and LOC."""
    nlp = spacy.blank("xx")
    vocabulary: Any = nlp.vocab
    vocabulary.lex_attr_getters = {}  # nothing here asks whether a word looks like an address: a third of a document's making
    nlp.tokenizer = Words(nlp.vocab)
    nlp.max_length = LONGEST_TEXT
    nlp.add_pipe("simpul_entities")
    return nlp


class Reader:
    """Reads texts in Indonesian and English; make one and keep it. One thread at a time: texts share a vocabulary."""

    def __init__(self, *, skills: Matcher | None = None, institutions: Gazetteer | None = None) -> None:
        """Load the shipped model; skills are read, and institutions known, where a matcher and a gazetteer of them are given."""
        self.nlp = pipeline()
        self.steps: list[Step] = [relations]
        if institutions is not None:
            self.steps = [partial(anchored, institutions), *self.steps, partial(known_institutions, institutions)]
        if skills is not None:
            self.steps.append(partial(named_skills, skills))

    def read(self, text: str, *, id: str = "") -> Reading:  # noqa: A002  (the field's name)
        """What one text says; of a text longer than ``LONGEST_TEXT`` only the beginning is read."""
        return next(self.read_all([(id, text)]))

    def read_all(self, texts: Iterable[tuple[str, str]]) -> Iterator[Reading]:
        """What each text says, in their order; some are read together, few are held at once."""
        for batch in _batches(texts):
            with self._room(sum(len(text) for _, text in batch)):
                docs = self.nlp.pipe(_clean(text) for _, text in batch)
                readings = [self._reading(name, text, doc) for (name, text), doc in zip(batch, docs, strict=True)]
            yield from readings

    def _room(self, characters: int) -> AbstractContextManager[object]:
        """Where documents of so many characters are made: their words are kept, as long as there cannot be too many, or forgotten with them."""
        words: Any = self.nlp.vocab
        return nullcontext() if len(words) + characters <= _KEPT else self.nlp.memory_zone()

    def _reading(self, name: str, text: str, doc: Doc) -> Reading:
        words = doc.user_data[WORDS]
        lower = list(map(str.lower, words))
        spoken = languages.of(words[: languages.ENOUGH], lower=lower[: languages.ENOUGH])
        draft = Draft(doc, spoken, marked(doc), lower)
        for step in self.steps:
            step(draft)
        return Reading(
            id=name, language=draft.language, entities=draft.entities, roles=told_once(draft.roles), skills=draft.skills,
            acronyms=draft.acronyms, byline=draft.byline, statements=draft.statements, cut=len(text) > LONGEST_TEXT,
        )  # fmt: skip


def relations(draft: Draft) -> None:
    """The names, and who made the text; then who holds which post, short forms, programmes, and what people said and did."""
    whole = mended(view(draft.doc, draft.names, draft.lower))
    draft.entities = tuple(named_in(whole))
    draft.byline = tuple(byline(whole.text))
    seen = whole.without([(credit.start, credit.end) for credit in draft.byline])
    draft.acronyms = tuple(acronyms(seen))
    draft.roles = tuple(roles(seen))
    draft.statements = tuple(statements(seen))
    found = [*draft.entities, *short_forms(seen, draft), *programmes(seen)]
    text = seen.text
    found = without_parts(text, without_holders(text, found, draft.roles), draft.roles)
    found += of_roles(text, found, draft.roles)
    draft.entities = tuple(sorted(found, key=lambda entity: entity.start))


def named_in(seen: View) -> Iterator[Entity]:
    """The names as characters."""
    for first, after, label in seen.spans:
        start, end = seen.chars(first, after)
        yield Entity(start=start, end=end, text=seen.text[start:end], label=cast("EntityLabel", label))


def of_roles(text: str, found: Iterable[Entity], roles: Iterable[Role]) -> Iterator[Entity]:
    """The people and institutions of roles where no other name stands: ``Menteri Pekerjaan Umum Ani Khayal``; those of states are places."""
    taken = _covered(text, ((entity.start, entity.end) for entity in found))
    for role in roles:
        of_state = not posts.STATE.isdisjoint(role.role.lower().split())
        for part, label in (("person", "PER"), ("institution", "LOC" if of_state else "ORG")):
            start, end = role.spans.get(cast("Literal['person', 'institution']", part), (0, 0))
            if start < end and not any(taken[start:end]):
                taken[start:end] = b"\1" * (end - start)
                yield Entity(start=start, end=end, text=text[start:end], label=cast("EntityLabel", label))


def without_holders(text: str, found: list[Entity], roles: Iterable[Role]) -> list[Entity]:
    """The names without those in which roles have found somebody: ``Ketua [PKS Ani Khayal]ORG``."""
    held = {role.spans["person"] for role in roles}
    taken = _covered(text, held)
    return [one for one in found if (one.label == "PER" and (one.start, one.end) in held) or not any(taken[one.start : one.end])]


def without_parts(text: str, found: list[Entity], roles: Iterable[Role]) -> list[Entity]:
    """The names without the places that end the names of roles' institutions: ``Kepala Dinas Kesehatan Provinsi Semu``."""
    begins = {place[1]: place[0] for role in roles if (place := role.spans.get("institution"))}
    taken = _covered(text, ((entity.start, entity.end) for entity in found if entity.label != "LOC"))
    return [
        one
        for one in found
        if one.label != "LOC" or (begin := begins.get(one.end, one.start)) >= one.start or any(taken[begin : one.start])
    ]


def _covered(text: str, places: Iterable[tuple[int, int]]) -> bytearray:
    """For each character of a text, 1 where it lies in one of the places."""
    covered = bytearray(len(text))
    for start, end in places:
        covered[start:end] = b"\1" * (end - start)
    return covered


def short_forms(seen: View, draft: Draft) -> Iterator[Entity]:
    """The short forms of institutions wherever the text has them, once it has said what they are."""
    institutions = {entity.text for entity in draft.entities if entity.label == "ORG"} if draft.acronyms else set()
    short = {acronym.short for acronym in draft.acronyms if acronym.long in institutions}
    for at in range(len(seen) if short else 0):
        start, end = seen.chars(at, at + 1)
        if seen.entity[at] < 0 and (word := seen.text[start:end]) in short:
            yield Entity(start=start, end=end, text=word, label="ORG")


def anchored(gazetteer: Gazetteer, draft: Draft) -> None:
    """Names of known institutions end where the table says, and whom that leaves is somebody."""
    draft.names = anchor(draft.doc, draft.names, gazetteer, draft.lower)


def known_institutions(gazetteer: Gazetteer, draft: Draft) -> None:
    """Which known institutions the text names, and where people hold their posts."""
    text = draft.doc.user_data[TEXT]
    draft.roles = tuple(
        role.model_copy(update={"institution_id": None}) if role.institution_id and _is_abroad(text, role) else role
        for role in gazetteer.link_roles(draft.roles, draft.acronyms)
    )
    offices = {role.spans.get("institution"): role.institution_id for role in draft.roles if role.institution_id}
    linked = gazetteer.link(draft.entities, draft.acronyms)
    linked = (
        one.model_copy(update={"id": None, "candidates": ()}) if one.id and is_abroad(text, one.start, one.end) else one
        for one in linked
    )
    named = tuple(linked)
    within = {one.end: one for one in named if one.label == "ORG" and one.id}
    draft.roles = tuple(of_unit(text, role, within) for role in draft.roles)
    draft.entities = tuple(
        one.model_copy(update={"id": id_, "candidates": ()})
        if one.label == "ORG" and not one.id and (id_ := offices.get((one.start, one.end)))
        else one
        for one in named
    )


def _is_abroad(text: str, role: Role) -> bool:
    """Whether a role that sounds like one of ours is another state's."""
    start, end = _extent(role)
    institution = role.spans.get("institution")
    if institution is None and is_of_another_state(role.role):
        return True
    if institution and institution[0] == start and is_behind_a_country(text, start):  # as English has it
        return True
    return is_from_abroad(text, role.spans["person"][1]) or is_abroad(text, start, end)


def _extent(role: Role) -> tuple[int, int]:
    """First character of a role's post and institution, and one past the last."""
    places = [place for part, place in role.spans.items() if part != "person"]
    return min(start for start, _ in places), max(end for _, end in places)


def named_skills(matcher: Matcher, draft: Draft) -> None:
    """The skills that the text names; words within the name of a person, an institution or a place (``Menteri Hukum``) are none, nor are those of who made the text."""
    text = draft.doc.user_data[TEXT]
    hits = matcher.find(text, "" if draft.language == "other" else draft.language)
    draft.skills = tuple(_outside_names(text, hits, draft)) if hits else ()


def _outside_names(text: str, hits: Iterable[SkillHit], draft: Draft) -> Iterator[SkillHit]:
    """The hits that lie in no name, and in no credit that has one (``Foto: Humas LAN``).

    One that is all of what the NER took for an unknown institution or a place (``Python``) is kept; of what it took for a person
    too, where the words beside say that it is known or used, unless people are called so (``Ruby``).
    """
    names = {(one.start, one.end) for one in draft.entities if one.label in {"PER", "ORG", "LOC"}}
    unsure = {(one.start, one.end) for one in draft.entities if one.label in {"ORG", "LOC"} and not one.id}
    people = {
        (one.start, one.end) for one in draft.entities if one.label == "PER" and (one.text.isupper() or not _is_given(one.text))
    }
    offices = {place for role in draft.roles for part, place in role.spans.items() if part != "role"}
    covered = _covered(text, names | offices)
    made_by = ((credit.start, credit.end) for credit in draft.byline)
    credited = _covered(text, ((start, end) for start, end in made_by if any(covered[start:end])))
    for hit in hits:
        place = hit.start, hit.end
        open_ = place in unsure or (place in people and is_known(text, *place))
        if ((open_ and place not in offices) or not all(covered[hit.start : hit.end])) and not credited[hit.start]:
            yield hit


def _is_given(name: str) -> bool:
    return GIVEN in known(name.lower()).about.partition(":")[0]


def _clean(text: str) -> str:
    """The part of a text that is read; halves of characters, which no encoding can write, become U+FFFD."""
    text = text[:LONGEST_TEXT]
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= sign <= "\udfff" else sign for sign in text)
    return text


def _batches(texts: Iterable[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    batch: list[tuple[str, str]] = []
    size = 0
    for name, text in texts:
        batch.append((name, text))
        size += len(text)
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
