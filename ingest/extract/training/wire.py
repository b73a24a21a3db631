"""Makes sentences of lower-case words in which only people and places are marked into such as the tagger can learn from."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, Final

from ingest.extract.entities import spans
from ingest.extract.features import features
from ingest.extract.training.corpora import Sentence

SURE: Final = 0.7
"""How likely an unmarked word must be an institution or nothing; a sentence with one less likely is left out."""


def completed(sentences: Iterable[Sentence], tagger: Any) -> Iterator[Sentence]:
    """Sentences with their institutions marked by a tagger that knows them, wherever it is sure of every word."""
    for one in sentences:
        tagger.set(features(one.words, "news", cased=False))
        tags = list(one.tags)
        for begin, end, label in spans(tagger.tag()):
            if label == "ORG" and all(tag == "O" for tag in one.tags[begin:end]):
                tags[begin:end] = ["B-ORG"] + ["I-ORG"] * (end - begin - 1)
        if all(
            tagger.marginal("O", at) >= SURE
            if tag == "O"
            else tagger.marginal("B-ORG", at) + tagger.marginal("I-ORG", at) >= SURE
            for at, (tag, given) in enumerate(zip(tags, one.tags, strict=True))
            if given == "O"
        ):
            yield Sentence(one.words, tuple(tags))


def capitals(sentences: Iterable[Sentence]) -> dict[str, str]:
    """How each word is most often written where it begins no sentence."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for one in sentences:
        for word in one.words[1:]:
            forms[word.lower()][word] += 1
    return {word: count.most_common(1)[0][0] for word, count in forms.items()}


def with_capitals(sentence: Sentence, known: dict[str, str]) -> Sentence:
    """A lower-case sentence as it was probably written: names and its first word with a capital, short forms in capitals."""
    words = [known.get(word, word if tag == "O" else word.capitalize()) for word, tag in zip(*sentence, strict=True)]
    for begin, end, label in spans(sentence.tags):
        if label == "ORG" and end == begin + 1 and len(words[begin]) <= 5 and sentence.words[begin] not in known:
            words[begin] = words[begin].upper()
        elif words[begin].islower():
            words[begin] = words[begin].capitalize()
    words[0] = words[0][:1].upper() + words[0][1:]
    return Sentence(tuple(words), sentence.tags)
