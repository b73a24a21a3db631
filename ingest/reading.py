"""Skills that texts speak of: each visible text is read once, and what it says is kept beside the facts.

::

    lake/readings/<way>/state.json          who read, for which skills, and the files that count
    lake/readings/<way>/<name>.parquet      texts that were read, by their hash, each with its skills and their places
    lake/readings/<way>/<name>.forms        the forms of the skills they were read for, as Parquet

What is read of a text depends on the text and the skills alone, so it is kept under the text's hash: the same text in
another run, record or source is not read again, and what a run takes back needs no care. Texts are read once the
nodes are projected: nothing is read that the graph does not show, an edge is seen by whoever sees its text, and its
spans point into the title and the text that the graph holds.
"""

import hashlib
import os
import secrets
import shutil
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, Final

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
from pydantic import BaseModel

from ingest.extract.skills.relabelled import Form, touched
from ingest.load import Progress
from ingest.skill_readers import Find, Way
from ingest.vocabulary import Skills, forms

FILES: Final = 16
"""Files past which readings are written anew as one, without those whose texts are gone."""

BATCH: Final = 500
"""Texts held in memory at once, beside what was read in a chunk."""

LONGEST: Final = 200_000
"""Characters of one text that are read: half a book."""

SPANS: Final = 8
"""Places kept of one skill in one text: the first of them."""

MANY: Final = 0.2
"""The share of changed forms past which everything is read anew, not only the texts that they touch."""

_TEXT: Final = {"Evidence": "text", "Position": "NULL"}
"""The kinds that are read, and what they hold beside their title."""

_SKILLS: Final = pa.list_(
    pa.struct([("scheme", pa.string()), ("code", pa.string()), ("spans", pa.list_(pa.string())), ("confidence", pa.float64())])
)
_SCHEMA: Final = pa.schema([("key", pa.string()), ("skills", _SKILLS)])
_NOTHING: Final = "(SELECT NULL::VARCHAR AS key, NULL::STRUCT(scheme VARCHAR, code VARCHAR, spans VARCHAR[], confidence DOUBLE)[] AS skills LIMIT 0)"

_BETWEEN: Final = "\n\n"
"""Between a title and its text, which are read together: one may say what a word of the other means, and no name reaches over it."""

_STAGE: Final = "read skills"


class State(BaseModel):
    """What holds of the readings of one way."""

    extractor: str = ""
    skills: str = ""
    """A name for the skills that were looked for."""
    forms: str = ""
    files: list[str] = []


class Readings:
    """What was read in one way under one home."""

    def __init__(self, lake: Path, way: Way) -> None:
        """Those in ``lake/readings``; nothing is written before something is read."""
        self.way = way
        self.folder = lake / "readings" / way.name
        path = self.folder / "state.json"
        self.state = State.model_validate_json(path.read_bytes()) if path.exists() else State()

    def read(self, connection: duckdb.DuckDBPyConnection, projection: Path, skills: Skills, progress: Progress) -> int:
        """Read the texts of the table ``readable`` that were not read for these skills.

        Readings are kept a file at a time, each whole, so that a killed load goes on where it was.

        Returns:
            How many texts were read.
        """
        if (self.state.extractor, self.state.skills) != (self.way.extractor, skills.name):
            self._follow(connection, projection, skills, progress)
        count = _choose(connection, f"ANTI JOIN ({self._known()}) known USING (key)") if skills.name else 0
        if count:
            find, texts = self.way.reader(skills.labels()), _told(_texts(connection, projection), count, progress)
            read = ((key, _skills(find, title, text, language or "")) for key, title, text, language in texts)
            while chunk := list(islice(read, self.way.chunk)):
                self._add(chunk)
        if len(self.state.files) > FILES:
            self._hold(self.state.model_copy(update={"files": [self._rewritten(connection)]}))
        return count

    @property
    def name(self) -> str:
        """A name for what was read; empty where nothing was."""
        return hashlib.sha256(self.state.model_dump_json().encode()).hexdigest()[:16] if self.state.extractor else ""

    def forget(self) -> None:
        """Take every text for unread."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.state = State()

    def edges(self) -> str:
        """A query for what the texts of the table ``readable`` say, as ``projection.project_edges`` wants it."""
        each = f"SELECT key, unnest(skills, max_depth := 2) FROM ({self._known('key, skills')})"
        return (
            f"SELECT kind, id, own, sources, scheme, code, spans, '{self.state.extractor}' AS extractor, "
            f"confidence * {self.way.trust} AS confidence FROM ({each}) JOIN readable USING (key)"
        )

    def _known(self, columns: str = "key") -> str:
        files = [str(self.folder / name) for name in self.state.files]
        return f"SELECT {columns} FROM {f'read_parquet({files!r})' if files else _NOTHING}"

    def _follow(self, connection: duckdb.DuckDBPyConnection, projection: Path, skills: Skills, progress: Progress) -> None:
        """Forget what another version read, and the texts that skills which came, went or changed since may touch."""
        before, after = _forms(self.folder / self.state.forms) if self.state.forms else [], forms(skills.labels())
        same, kept = self.state.extractor == self.way.extractor, list[str]()
        if same and set(before) == set(after):
            self._hold(self.state.model_copy(update={"skills": skills.name}))
            return
        if same and self.state.files and not self.way.closed and _few(before, after):
            changed = touched(before, after)
            count = _choose(connection, f"SEMI JOIN ({self._known()}) known USING (key)")
            stale = [
                key
                for key, title, text, _ in _told(_texts(connection, projection), count, progress)
                if changed(title) or (text and changed(text[:LONGEST]))
            ]
            connection.register("stale", pa.table({"key": pa.array(stale, pa.string())}))
            kept = [self._rewritten(connection, "ANTI JOIN stale USING (key)")]
            connection.unregister("stale")
        self.folder.mkdir(parents=True, exist_ok=True)
        name = f"{secrets.token_hex(8)}.forms"
        columns = zip(*after, strict=True) if after else [[] for _ in Form._fields]
        pq.write_table(pa.table([pa.array(column, pa.string()) for column in columns], Form._fields), self.folder / name)
        self._hold(State(extractor=self.way.extractor, skills=skills.name, forms=name, files=kept))

    def _add(self, chunk: list[tuple[str, list[dict[str, object]]]]) -> None:
        """Keep what was read of some texts."""
        name = f"{secrets.token_hex(8)}.parquet"
        keys, skills = zip(*chunk, strict=True)
        table = pa.Table.from_arrays([pa.array(keys, pa.string()), pa.array(skills, _SKILLS)], schema=_SCHEMA)
        pq.write_table(table, self.folder / name, compression="zstd")
        self._hold(self.state.model_copy(update={"files": [*self.state.files, name]}))

    def _rewritten(self, connection: duckdb.DuckDBPyConnection, only: str = "") -> str:
        """Write the readings whose texts are still there as one file; returns its name."""
        name = f"{secrets.token_hex(8)}.parquet"
        kept = f"FROM ({self._known('*')}) SEMI JOIN readable USING (key) {only}"
        connection.execute(f"COPY ({kept}) TO {str(self.folder / name)!r} (FORMAT parquet, COMPRESSION zstd)")
        return name

    def _hold(self, state: State) -> None:
        """Let a state hold, once what it names is there; what it no longer names goes."""
        fresh = self.folder / "state.new"
        with fresh.open("w", encoding="utf-8") as out:
            out.write(state.model_dump_json())
            out.flush()
            os.fsync(out.fileno())
        fresh.rename(self.folder / "state.json")
        self.state = state
        for path in self.folder.iterdir():
            if path.name not in ("state.json", state.forms, *state.files):
                path.unlink()


def readable(connection: duckdb.DuckDBPyConnection, projection: Path) -> None:
    """Fill the table ``readable`` with the nodes of a projection that have sentences: ``kind``, ``id``, ``key``, ``own``, ``sources``."""
    each = " UNION ALL ".join(
        f"SELECT '{kind}' AS kind, id, md5(concat_ws(chr(31), coalesce(language, ''), title, {text})) AS key, own, sources "
        f"FROM {_nodes(projection, kind)}"
        for kind, text in _TEXT.items()
    )
    connection.execute(f"CREATE OR REPLACE TEMP TABLE readable AS {each}")


def _nodes(projection: Path, kind: str) -> str:
    return f"read_parquet({str(projection / f'{kind}.parquet')!r})"


def _choose(connection: duckdb.DuckDBPyConnection, which: str) -> int:
    """Fill the table ``chosen`` with one node for each different text of ``readable``; returns how many there are."""
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE chosen AS "
        f"SELECT key, arg_min(kind, id) AS kind, min(id) AS id FROM readable {which} GROUP BY key"
    )
    [(count,)] = connection.execute("SELECT count(*) FROM chosen").fetchall()
    return int(count)


def _texts(connection: duckdb.DuckDBPyConnection, projection: Path) -> Iterator[tuple[Any, ...]]:
    """The chosen texts, a batch at a time: key, title, text, language. No other query may run meanwhile."""
    for kind, text in _TEXT.items():
        cursor = connection.execute(
            f"SELECT key, title, {text} AS text, language FROM {_nodes(projection, kind)} JOIN "
            f"(SELECT * FROM chosen WHERE kind = '{kind}') USING (id)"
        )
        while rows := cursor.fetchmany(BATCH):
            yield from rows


def _told(texts: Iterator[tuple[Any, ...]], count: int, progress: Progress) -> Iterator[tuple[Any, ...]]:
    """The texts, told of as they are read."""
    progress(_STAGE, 0, count)
    for done, text in enumerate(texts, 1):
        yield text
        if done % BATCH == 0:
            progress(_STAGE, done, count)


def _forms(path: Path) -> list[Form]:
    return [Form(**row) for row in pq.read_table(path).to_pylist()]


def _few(before: Sequence[Form], after: Sequence[Form]) -> bool:
    return len(set(before).symmetric_difference(after)) <= MANY * len(before)


def _skills(find: Find, title: str, text: str | None, language: str) -> list[dict[str, object]]:
    """The skills of a title and a text, each with its first places and its surest confidence."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    title, behind = title[:LONGEST], len(title[:LONGEST]) + len(_BETWEEN)
    for hit in find(f"{title}{_BETWEEN}{text[:LONGEST]}" if text else title, language):
        name, first = ("text", behind) if hit.start >= behind else ("title", 0)
        skill = found.setdefault((hit.scheme, hit.code), {"scheme": hit.scheme, "code": hit.code, "spans": [], "confidence": 0.0})
        skill["confidence"] = max(skill["confidence"], hit.confidence)
        if len(skill["spans"]) < SPANS:
            skill["spans"].append(f"{name}:{hit.start - first}-{hit.end - first}")
    return list(found.values())
