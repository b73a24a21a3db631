"""The skills of the graph made ready to be found in texts: by their names, and by meaning; once a load, and kept.

A vocabulary of 14,000 skills with 82,000 names takes some 300 MB and, the first time, minutes to encode; so meaning is made ready
behind the answers, which until then go by names alone, and its vectors stay in the cache folder. Viewers who see the same skills share
one vocabulary.
"""

import threading
from collections.abc import Hashable
from typing import Annotated, Final, LiteralString

from cachetools import LRUCache
from pydantic import Field

from graph.errors import SimpulError
from graph.language import N_
from graph.nodes import Skill
from graph.store import Store
from ingest.extract.skills.linking import Linker
from ingest.extract.skills.matching import Matcher, SkillLabel, labels
from queries.question import Note, Row, Viewer

KEPT: Final = 2
"""Vocabularies that are kept: of the last load, or of viewers who see different skills."""

PATIENCE: Final = 20.0
"""Seconds that an answer waits for meaning to be ready: a few thousand names are encoded in that time."""

_MARK: Final[LiteralString] = """
OPTIONAL MATCH (l:Load)
WITH l LIMIT 1
OPTIONAL MATCH (s:Skill) WHERE s.own IS NOT NULL AND any(o IN s.own WHERE o IN $sees)
WITH l, s ORDER BY s.id
RETURN l.applied AS applied, l.pending AS pending, toString(l.at) AS at, collect(s.id) AS own
"""

_SKILLS: Final[LiteralString] = """
MATCH (s:Skill) WHERE s.own IS NULL OR any(o IN s.own WHERE o IN $sees)
RETURN s.id AS id, s.scheme AS scheme, s.code AS code, s.label AS label, s.label_id AS label_id,
       coalesce(s.synonyms, []) AS synonyms, coalesce(s.synonyms_id, []) AS synonyms_id, s.description AS description
ORDER BY id
"""


class Known(Row):
    """A skill of the graph, and its names."""

    id: Annotated[str, Field(description="Its id.")]
    scheme: Annotated[str, Field(description="Its list.")]
    code: Annotated[str, Field(description="Its code there.")]
    label: Annotated[str, Field(description="Its name there.")]
    label_id: Annotated[str | None, Field(description="Its name in Indonesian.")]
    synonyms: Annotated[tuple[str, ...], Field(description="Other names.")]
    synonyms_id: Annotated[tuple[str, ...], Field(description="Other names in Indonesian.")]
    description: Annotated[str | None, Field(description="What it is.")]


class Meaning:
    """A linker that is being made behind the answers."""

    def __init__(self, forms: list[SkillLabel], store: Store) -> None:
        """Begin."""
        self._forms = forms
        self._cache = store.cache
        self._all = Linker.steps(forms)
        self._done = 0
        self._linker: Linker | None = None
        self._problem: Note | None = None
        self._thread = threading.Thread(target=self._make, daemon=True)
        self._thread.start()

    def _make(self) -> None:
        try:
            self._linker = Linker(self._forms, self._cache, self._told)
        except SimpulError as error:
            self._problem = Note(error.message, error.values)
        except OSError as error:
            values = {"file": error.filename or self._cache, "reason": error.strerror or type(error).__name__}
            self._problem = Note(N_("{file} cannot be read or written ({reason})."), values)

    def _told(self, done: int) -> None:
        self._done += done

    def ready(self) -> Linker | Note:
        """The linker, if it is ready within ``PATIENCE``; else why there is none."""
        self._thread.join(PATIENCE)
        if self._linker is not None:
            return self._linker
        return self._problem or Note(
            N_("Only skills that the text names are shown: meaning is being made ready ({percent} %). Ask again in a minute."),
            {"percent": 100 * self._done // max(1, self._all)},
        )


class Vocabulary:
    """Skills by list and code, what finds their names, and what compares meaning."""

    def __init__(self, known: list[Known], store: Store) -> None:
        """Make the names ready, and begin with meaning."""
        skills = (Skill(**one.model_dump(exclude={"id"})) for one in known)
        forms = list(labels(skills))
        self.skills = {(one.scheme, one.code): one for one in known}
        self.names = Matcher(forms)
        self.meaning = Meaning(forms, store)


_kept: LRUCache[Hashable, Vocabulary] = LRUCache(KEPT)
_lock = threading.Lock()


def vocabulary_of(store: Store, viewer: Viewer) -> Vocabulary | None:
    """The skills that a viewer sees; None where there are none. While a load is under way nothing is kept."""
    [mark] = store.records(_MARK, sees=list(viewer.sees))
    key = (id(store), mark["applied"], mark["at"], *mark["own"])
    with _lock:
        found = _kept.get(key)
        if found is None:
            known = store.read(_SKILLS, Known, sees=list(viewer.sees))
            if not known:
                return None
            found = Vocabulary(known, store)
            if mark["at"] and not mark["pending"]:
                _kept[key] = found
    return found
