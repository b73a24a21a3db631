"""How fast texts are read on one core: the whole pipeline, with all skills shipped, beside its NER alone and CRFsuite's own.

The texts are idner's sentences, twenty to a document, each document read once; further passes over the same documents
show what it is with every word met before. Seconds are of the processor, so that others on the machine count little.
Goals: the whole at least half as fast as the NER alone, and 20,000 words/s. ``python -m benchmarks.extract_speed``.
"""

import os
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from ingest.extract.names.institutions import Gazetteer
from ingest.extract.nlp import Reader, pipeline
from ingest.extract.skills.matching import Matcher
from ingest.extract.training.corpora import read
from ingest.known import institutions, skills
from ingest.pipeline import Home

DATA: Final = Path(os.environ.get("SIMPUL_DATA", Path(__file__).parents[2] / "shared" / "data"))

WARM: Final = 5
"""Passes with every word met before, of which the fastest counts; the works take turns, so that a slow minute meets both."""

TOGETHER: Final = 20
"""Sentences to a document, about an article's length."""


def documents(folder: Path) -> list[str]:
    """The sentences of idner's files in order, as texts."""
    sentences = [" ".join(one.words) for name in ("train", "dev") for one in read(folder / f"ner-idner/{name}.txt")]
    return ["\n".join(sentences[at : at + TOGETHER]) for at in range(0, len(sentences), TOGETHER)]


def timed(work: Callable[[], Iterable[object]]) -> float:
    """Seconds of the processor that a piece of work takes to its end."""
    begin = time.process_time()
    for _ in work():
        pass
    return time.process_time() - begin


def main() -> None:
    """Print words a second, cold and warm, and the ratios."""
    if not (DATA / "ner-idner").exists():
        sys.stdout.write(f"skipped: {DATA / 'ner-idner'} is not there\n")
        return
    texts = documents(DATA)
    words = sum(len(text.split()) for text in texts)
    home = Home(Path("/nowhere"))
    ner = pipeline()
    reader = Reader(institutions=Gazetteer(institutions(home)), skills=Matcher(skills(home)))
    works: dict[str, Callable[[], Iterable[object]]] = {
        "NER alone": lambda: ner.pipe(texts),
        "whole pipeline": lambda: reader.read_all(("", text) for text in texts),
    }
    passes = [{name: timed(work) for name, work in works.items()} for _ in range(1 + WARM)]
    seconds = {name: (passes[0][name], min(one[name] for one in passes[1:])) for name in works}
    for name, (cold, warm) in seconds.items():
        sys.stdout.write(f"{name:<15} {words / cold:9,.0f} words/s at first, {words / warm:9,.0f} once words are known\n")
    (cold, warm), (whole_cold, whole_warm) = seconds["NER alone"], seconds["whole pipeline"]
    sys.stdout.write(f"whole / NER alone: {cold / whole_cold:.2f} at first, {warm / whole_warm:.2f} once words are known\n")


if __name__ == "__main__":
    main()
