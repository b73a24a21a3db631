"""How many of the roles in Indonesian news are found, and how many of those found are right.

A triple counts only where person, post and institution have exactly the labelled characters and the kind is right. Sentences are those of
``tests/ingest/extract/roles.jsonl``, with its rules beside it: ``held_out`` was not looked at when the rules were made, and is in no training set of the NER;
``development`` and ``second`` were, and are. The baseline takes the post in front of a person and the nearest institution: the first word for a post before
a name, up to the first institution after it. Goal: precision 0.90, recall 0.80 on ``held_out`` with our own NER.
``python -m benchmarks.extract_roles [wrong]`` (``wrong`` prints the errors of the parts that may be looked at)
"""

import hashlib
import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from spacy.tokens import Doc, Span

from ingest.extract import posts
from ingest.extract.nlp import pipeline
from ingest.extract.roles import roles
from ingest.extract.tokens import DOUBTS
from ingest.extract.view import view

SENTENCES: Final = Path(__file__).parents[2] / "shared" / "data" / "ner-idner"
LABELS: Final = Path(__file__).parents[1] / "tests" / "ingest" / "extract" / "roles.jsonl"
GOAL: Final = (0.90, 0.80)

Triple = tuple[tuple[int, int], tuple[int, int], tuple[int, int] | None, str]


def main(*, wrong: bool) -> int:
    """Print precision and recall of the rules and of the baseline, with the names labelled and with those that the NER finds."""
    if not SENTENCES.exists():
        print(f"skipped: there are no sentences in {SENTENCES}")
        return 0
    labels = [json.loads(line) for line in LABELS.read_text().splitlines()]
    nlp = pipeline()
    met = False
    print(f"{'part':12} {'names':9} {'method':9} {'precision':>9} {'recall':>7} {'triples':>8}")
    for part in ("development", "second", "held_out"):
        for names in ("labelled", "found"):
            for method, find in (("baseline", baseline), ("rules", ours)):
                right = found = there = 0
                for tokens, tags, label in sentences(labels, part):
                    doc = nlp(" ".join(tokens)) if names == "found" else with_labelled_names(nlp, tokens, tags)
                    expected, got = set(as_characters(tokens, label["roles"])), find(doc)
                    right, found, there = right + len(expected & got), found + len(got), there + len(expected)
                    if wrong and part != "held_out" and method == "rules" and expected != got:
                        explain(doc, expected, got)
                precision, recall = right / max(found, 1), right / there
                print(f"{part:12} {names:9} {method:9} {precision:9.3f} {recall:7.3f} {there:8}")
                if (part, names, method) == ("held_out", "found", "rules"):
                    met = precision >= GOAL[0] and recall >= GOAL[1]
    print("goal met" if met else f"goal not met: precision {GOAL[0]:.2f}, recall {GOAL[1]:.2f}")
    return 0 if met else 1


def sentences(labels: list[dict[str, Any]], part: str) -> Iterator[tuple[list[str], list[str], dict[str, Any]]]:
    """Tokens, tags and labels of the sentences of a part; a sentence that has changed is an error."""
    files = {name: list(_read(SENTENCES / name)) for name in {label["file"] for label in labels}}
    for label in labels:
        if label["part"] == part:
            tokens, tags = files[label["file"]][label["sentence"]]
            found = hashlib.sha256(" ".join(tokens).encode()).hexdigest()[:16]
            assert found == label["sha256"], f"{label['file']} sentence {label['sentence']} is another one"
            yield tokens, tags, label


def _read(path: Path) -> Iterator[tuple[list[str], list[str]]]:
    for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8").strip()):
        lines = [line.split() for line in block.splitlines()]
        yield [line[0] for line in lines], [line[-1] for line in lines]


def as_characters(tokens: list[str], labelled: list[list[Any]]) -> Iterator[Triple]:
    """Triples as characters of the tokens joined by spaces; signs that the set left on a token's end are no part."""
    begins = [0]
    for token in tokens:
        begins.append(begins[-1] + len(token) + 1)

    def place(span: list[int]) -> tuple[int, int]:
        return begins[span[0]], begins[span[1] - 1] + len(tokens[span[1] - 1].rstrip(",.)"))

    for person, role, institution, kind in labelled:
        yield place(person), place(role), place(institution) if institution else None, kind


def with_labelled_names(nlp: Callable[[str], Doc], tokens: list[str], tags: list[str]) -> Doc:
    """A document with the set's own names; a short form in brackets within one is a name of its own, as in our NER's."""
    text = " ".join(tokens)
    doc = nlp(text)
    begins = [0]
    for token in tokens:
        begins.append(begins[-1] + len(token) + 1)
    spans: list[Span] = []
    at = 0
    while at < len(tokens):
        end = at + 1
        if tags[at].startswith("B-"):
            while end < len(tokens) and tags[end].startswith("I-"):
                end += 1
            for part in re.finditer(r"[^()]+", text[begins[at] : begins[end] - 1]):
                first = begins[at] + part.start() + len(part[0]) - len(part[0].lstrip())
                last = begins[at] + part.start() + len(part[0].rstrip(" ,."))
                span = doc.char_span(first, last, label=tags[at][2:], alignment_mode="expand") if last > first else None
                if span is not None and (not spans or span.start >= spans[-1].end):
                    spans.append(span)
        at = end
    doc.ents = tuple(spans)
    doc.user_data[DOUBTS] = []
    return doc


def ours(doc: Doc) -> set[Triple]:
    """What the rules find."""
    return {(role.spans["person"], role.spans["role"], role.spans.get("institution"), role.kind) for role in roles(view(doc))}


def baseline(doc: Doc) -> set[Triple]:
    """The word for a post nearest before a person, with the words up to the first institution, which is its own."""
    text, found = view(doc), set[Triple]()
    for start, end, label in text.spans:
        if label != "PER":
            continue
        head = next((at for at in range(start - 1, max(-1, start - 12), -1) if text.lower[at] in posts.HEADS), None)
        if head is None:
            continue
        inside = [(first, last) for first, last, kind in text.spans if kind in {"ORG", "LOC"} and head < first and last <= start]
        post = (head, inside[0][0] if inside else start)
        found.add((text.chars(start, end), text.chars(*post), text.chars(*inside[0]) if inside else None, "D"))
    return found


def explain(doc: Doc, expected: set[Triple], got: set[Triple]) -> None:
    """Print what was missed and what was wrong in a sentence."""

    def words(triple: Triple) -> str:
        return " | ".join(doc.text[slice(*span)] if span else "-" for span in triple[:3]) + " | " + triple[3]

    print(
        doc.text,
        *(f"  missed {words(one)}" for one in expected - got),
        *(f"  wrong  {words(one)}" for one in got - expected),
        sep="\n",
    )


if __name__ == "__main__":
    sys.exit(main(wrong=sys.argv[1:] == ["wrong"]))
