"""People, institutions and places found in text, beside our CRF without the network, and a plain CRF that learns from the same marked sentences.

Indonesian: idner's dev split (news) and NERGrit's valid split (an encyclopaedia); English: the sentences of ``tests/ingest/extract/english*.txt``. Words given, strict F1. The
shipped models have seen none of these, nor any sentence that shares seven words in a row with them. Goals: idner dev 83, 76 in lower or upper
case; NERGrit valid, macro, 72. ``python -m benchmarks.extract_entities``.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Final

import pycrfsuite

from benchmarks.spans import scores
from ingest.extract.relations.mending import mended_tags
from ingest.extract.tagger.entities import Tagger
from ingest.extract.tagger.features import shape
from ingest.extract.tagger.weights import load
from ingest.extract.training.corpora import ENGLISH, Sentence, annotated, lower, marked, read

DATA: Final = Path(os.environ.get("SIMPUL_DATA", Path(__file__).parents[2] / "shared" / "data"))

MEASURED: Final = Path(__file__).parents[1] / "tests" / "ingest" / "extract"

Tags = Callable[[Sequence[Sequence[str]]], list[list[str]]]


def plain(words: Sequence[str]) -> list[list[str]]:
    """What a plain CRF is usually given: the word, its ends, its shape, the words beside it."""
    row = ["<", *words, ">"]
    return [
        [f"w={word.lower()}", f"e={word[-3:].lower()}", f"b={word[:3].lower()}", f"s={shape(word)}", f"l={before.lower()}",
         f"r={after.lower()}", f"ls={shape(before)}", f"rs={shape(after)}"]
        for before, word, after in zip(row, row[1:], row[2:], strict=False)
    ]  # fmt: skip


def baseline(sentences: Iterable[Sentence]) -> Tags:
    """A plain CRF of CRFsuite, of the same sentences as they are."""
    trainer = pycrfsuite.Trainer(verbose=False)  # pyright: ignore[reportAttributeAccessIssue]
    for one in sentences:
        trainer.append(plain(one.words), one.tags)
    trainer.set_params({"c1": 0.1, "c2": 0.01, "max_iterations": 100})
    with tempfile.TemporaryDirectory() as temporary:
        path = Path(temporary) / "crf"
        trainer.train(str(path))
        tagger = pycrfsuite.Tagger()  # pyright: ignore[reportAttributeAccessIssue]
        tagger.open(str(path))
    return lambda sentences: [tagger.tag(plain(words)) for words in sentences]


def upper(sentence: Sentence) -> Sentence:
    """All in upper case."""
    return Sentence(tuple(word.upper() for word in sentence.words), sentence.tags)


def ours(tagger: Tagger) -> Tags:
    """What ``ingest extract --tokens`` gives."""
    return lambda sentences: list(map(mended_tags, sentences, tagger.tags(sentences)))


def show(name: str, tags: Tags, sentences: Sequence[Sentence]) -> None:
    """One line: F1 over all, the mean of the labels, each label, words a second."""
    begin = time.process_time()
    found = tags([sentence.words for sentence in sentences])
    seconds = time.process_time() - begin
    result = scores((sentence.tags for sentence in sentences), found)
    each = ", ".join(f"{label} {value:.1f}" for label, value in result.labels.items())
    words = sum(len(sentence.words) for sentence in sentences)
    sys.stdout.write(
        f"  {name:<12} F1 {result.micro:5.1f}, macro {result.macro:5.1f} ({each}), {words / seconds:9,.0f} words/s\n"
    )


def main() -> None:
    """Print both taggers on each set; of Indonesian nothing is measured where the sets are not."""
    tagger, alone = ours(Tagger()), ours(Tagger(load()))
    english = [one for path in sorted(MEASURED.glob("english*.txt")) for one in marked(path)]
    of_english = {"Simpul": tagger, "plain CRF": baseline(marked(ENGLISH))}
    compare({"English": english, "English, lower case": [lower(one) for one in english]}, of_english)
    if not (DATA / "ner-idner").exists():
        sys.stdout.write(f"skipped: {DATA / 'ner-idner'} is not there\n")
        return
    news = list(read(DATA / "ner-idner/dev.txt"))
    book = list(read(DATA / "ner-indonlu/nergrit_ner-grit/valid_preprocess.txt"))
    sets = {
        "idner dev": news,
        "idner dev, lower case": [lower(one) for one in news],
        "idner dev, upper case": [upper(one) for one in news],
        "NERGrit valid": book,
    }
    plain_crf = baseline(chain.from_iterable(annotated(DATA).values()))
    compare(sets, {"Simpul": tagger, "its CRF": alone, "plain CRF": plain_crf})


def compare(sets: Mapping[str, Sequence[Sentence]], taggers: Mapping[str, Tags]) -> None:
    """Print the taggers on each set."""
    for title, sentences in sets.items():
        sys.stdout.write(f"{title}: {len(sentences)} sentences\n")
        for name, tags in taggers.items():
            show(name, tags, sentences)


if __name__ == "__main__":
    main()
