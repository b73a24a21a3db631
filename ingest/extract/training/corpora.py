"""What the tagger learns from: public sets and sentences of our own, without what they share with the evaluation."""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from importlib.metadata import distribution
from pathlib import Path
from typing import Final, NamedTuple

from spacy.vocab import Vocab

from ingest.extract.tagger.features import Genre
from ingest.extract.tokens import STARTS, WORDS, Words

GRAM: Final = 7
"""Words in a row that two sentences share only if one is a copy of the other."""

LONGEST: Final = 60
"""Words of an untagged sentence at most: longer ones are lists."""

_LABELS: Final = {"PERSON": "PER", "PLACE": "LOC", "ORGANISATION": "ORG"}
"""The sets' words for ours."""

IDNER: Final = "ner-idner/train.txt"
NERGRIT: Final = "ner-indonlu/nergrit_ner-grit/train_preprocess.txt"
EVALUATE: Final = ("ner-idner/dev.txt", "ner-idner/test.txt", "ner-indonlu/nergrit_ner-grit/valid_preprocess.txt")
"""Never learnt from, where they are; idner's test split usually is not."""

INDONESIAN: Final = Path(__file__).with_name("indonesian.txt")
ENGLISH: Final = Path(__file__).with_name("english.txt")
"""Sentences of our own about people who do not exist, as ``unmarked`` reads them."""

_MARK: Final = re.compile(r"\[([^\[\]]*)\](PER|ORG|LOC)")

GENRES: Final[tuple[Genre, ...]] = ("news", "book", "own")
"""What is learnt together for Indonesian."""

Gram = tuple[str, ...]


class Sentence(NamedTuple):
    """Words with their IOB tags."""

    words: tuple[str, ...]
    tags: tuple[str, ...]


def read(path: Path) -> Iterator[Sentence]:
    """The sentences of a CoNLL file: word first, tag last, an empty line between."""
    words: list[str] = []
    tags: list[str] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        fields = line.split()
        if fields:
            words.append(fields[0])
            tags.append(_tag(fields[-1]))
        elif words:
            yield Sentence(tuple(words), tuple(tags))
            words, tags = [], []


def _tag(tag: str) -> str:
    label = _LABELS.get(tag[2:], tag[2:])
    return f"{tag[0]}-{label}" if label in ("PER", "ORG", "LOC") else "O"


def unmarked(line: str) -> tuple[str, list[tuple[int, int, str]]]:
    """A text whose names stand in square brackets with their labels behind (``[LAN]ORG head [Taufiq Khayal]PER``): without these marks, and
    first character, one past the last and label of each."""
    text, names, last = "", list[tuple[int, int, str]](), 0
    for mark in _MARK.finditer(line):
        text += line[last : mark.start()]
        names.append((len(text), len(text) + len(mark[1]), mark[2]))
        text, last = text + mark[1], mark.end()
    return text + line[last:], names


def marked(path: Path) -> Iterator[Sentence]:
    """The sentences of a file, one a line, by the words that the tokenizer makes of them."""
    tokenizer = Words(Vocab())
    for line in path.read_text(encoding="utf-8").splitlines():
        text, names = unmarked(line)
        data = tokenizer(text).user_data
        begins = {start: f"B-{label}" for start, _, label in names}
        within = {at: f"I-{label}" for start, end, label in names for at in range(start + 1, end)}
        places = [(start, word) for start, word in zip(data[STARTS], data[WORDS], strict=True) if not word.isspace()]
        yield Sentence(tuple(word for _, word in places), tuple(begins.get(at) or within.get(at, "O") for at, _ in places))


def grams(words: Sequence[str]) -> set[Gram]:
    """Every seven words in a row, without case."""
    low = [word.lower() for word in words]
    return {tuple(low[at : at + GRAM]) for at in range(len(low) - GRAM + 1)}


def held_out(folder: Path) -> set[Gram]:
    """Every seven words in a row of the evaluation sentences."""
    paths = [folder / name for name in EVALUATE if (folder / name).exists()]
    return {gram for path in paths for sentence in read(path) for gram in grams(sentence.words)}


def annotated(folder: Path) -> dict[Genre, list[Sentence]]:
    """Sentences with all three kinds of name marked: no sentence twice, none that an evaluation sentence is a copy of."""
    without = held_out(folder)
    sources = {"news": read(folder / IDNER), "book": read(folder / NERGRIT), "own": marked(INDONESIAN)}
    return {genre: [one for one in dict.fromkeys(sources[genre]) if without.isdisjoint(grams(one.words))] for genre in GENRES}


def kumparan() -> Iterator[tuple[list[str], list[str]]]:
    """The sentences of kumparan's news, which people tagged: a word and its part of speech a line, an empty line between."""
    path = distribution("nlp-id").locate_file("nlp_id/data/dataset_postag.txt")
    words: list[str] = []
    tags: list[str] = []
    for line in [*Path(str(path)).read_text(encoding="utf-8").split("\n"), ""]:
        word, _, tag = line.partition("\t")
        if word.strip() and tag.strip():
            words.append(word.strip())
            tags.append(tag.strip())
        elif not line.strip() and words:
            yield words, tags
            words, tags = [], []


def untagged(sentences: Iterable[Sequence[str]], without: Set[Gram]) -> list[tuple[str, ...]]:
    """Sentences to be marked by others than people: none twice, none that is a list, none that shares a row of words with the evaluation."""
    distinct = dict.fromkeys(tuple(words) for words in sentences)
    return [words for words in distinct if len(words) <= LONGEST and without.isdisjoint(grams(words))]


def lower(sentence: Sentence) -> Sentence:
    """All in lower case: for the tagger the same as all in upper case."""
    return Sentence(tuple(word.lower() for word in sentence.words), sentence.tags)
