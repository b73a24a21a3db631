"""How fast all labels of ESCO are found in a text, beside spaCy's PhraseMatcher on the same labels and texts.

Goals: at least a million words a second over 80,000 labels, and at most 100 MB for the automaton. Three texts: news in
Indonesian, in which hardly a label stands; advertisements of jobs; ESCO's own descriptions, in which every thirtieth word
begins one. ``python -m benchmarks.skill_matcher`` (needs ``../shared/data``; a minute).

Each rate is the best of five runs over the whole text, by the processor's time, words being what spaces part. PhraseMatcher
compares words in lower case, without stems and denials, and works on tokens: from the text it takes its tokenizer too, and what
it does on tokens alone is told beside. The raw engine is pyahocorasick over characters, with nothing looked at: what one pass costs at least.
"""

import csv
import gc
import lzma
import os
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import ahocorasick
import psutil
import spacy
from spacy.matcher import PhraseMatcher

from graph.nodes import Skill
from ingest.extract.skills.matching import Matcher, SkillLabel, labels

DATA: Final = Path(os.environ.get("SIMPUL_DATA", "../shared/data"))
WORDS_A_SECOND: Final = 1_000_000
MEGABYTES: Final = 100
RUNS: Final = 5


def esco() -> Iterator[Skill]:
    """The skills of ESCO whose other labels are known one by one, and the preferred labels of all others."""
    named = set()
    with lzma.open(DATA / "esco/esco_skills_with_aliases_10715.csv.xz", "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            others = tuple(" ".join(label.split()) for label in re.split(r"\n|, ", row["altLabels_comma"]) if label.strip())
            named.add(row["preferredLabel"].lower())
            yield Skill(
                scheme="esco", code=row["uri"].rpartition("/")[2], label=row["preferredLabel"], synonyms=others,
                description=row["description"],
            )  # fmt: skip
    for line in (DATA / "skill-esco-linking/skills_en_label.txt").read_text(encoding="utf-8").splitlines():
        if line.lower() not in named:
            yield Skill(scheme="esco", code=line, label=line)


def texts() -> Iterator[tuple[str, str]]:
    """The three texts."""
    yield "news, Indonesian", _column(DATA / "ner-idner/train.txt")
    yield "job advertisements", _column(DATA / "skillspan/skillspan_tech_train.conll")
    with lzma.open(DATA / "esco/esco_skills_with_aliases_10715.csv.xz", "rt", encoding="utf-8", newline="") as file:
        yield "ESCO's descriptions", " ".join(row["description"] for row in list(csv.DictReader(file))[::4])


def _column(path: Path) -> str:
    return " ".join(line.split()[0] for line in path.read_text(encoding="utf-8").splitlines() if line.strip())


def rate(words: int, work: Callable[[], object]) -> float:
    """Million words a second, at the best of some runs."""
    seconds = []
    for _ in range(RUNS):
        begin = time.process_time()
        work()
        seconds.append(time.process_time() - begin)
    return words / min(seconds) / 1e6


def megabytes() -> float:
    """What the process holds in memory."""
    gc.collect()
    return float(psutil.Process().memory_info().rss) / 1e6


def phrases(forms: list[SkillLabel]) -> tuple[Any, PhraseMatcher]:
    """The tokenizer and the matcher of spaCy with the same labels."""
    nlp = spacy.blank("en")
    nlp.max_length = 10_000_000
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    matcher.add("skill", [nlp.make_doc(text) for text in {form.text for form in forms}])
    return nlp, matcher


def raw(forms: list[SkillLabel]) -> Any:
    """An automaton over the characters of the labels."""
    automaton = ahocorasick.Automaton(ahocorasick.STORE_LENGTH)
    for form in forms:
        automaton.add_word(form.text.lower())
    automaton.make_automaton()
    return automaton


def main() -> int:
    """Print the figures; 1 where a goal is missed."""
    if not (DATA / "esco").exists() or not (DATA / "skillspan").exists():
        print(f"skipped: no {DATA / 'esco'} or {DATA / 'skillspan'} on this machine")
        return 0
    forms = list(labels(esco()))
    gc.collect()
    before, begin = megabytes(), time.process_time()
    matcher = Matcher(forms)
    built, held = time.process_time() - begin, megabytes() - before
    before = megabytes()
    nlp, matched = phrases(forms)
    spacy_held = megabytes() - before
    bare = raw(forms)
    print(f"{len(forms):,} labels; built in {built:.1f} s")
    print(f"memory: {held:.0f} MB (goal: at most {MEGABYTES}); PhraseMatcher {spacy_held:.0f} MB")
    print(
        f"{'text':22}{'words':>9}{'hits':>7}{'M words/s':>11}{'PhraseMatcher':>15}{'ratio':>7}{'on tokens':>11}{'raw engine':>12}"
    )
    rates = []
    for name, text in texts():
        words, lower, doc = len(text.split()), text.lower(), nlp.make_doc(text)
        hits = len(matcher.find(text, "en"))
        ours = rate(words, lambda text=text: matcher.find(text, "en"))  # type: ignore[misc]
        theirs = rate(words, lambda text=text: matched(nlp.make_doc(text)))  # type: ignore[misc]
        tokens = rate(words, lambda doc=doc: matched(doc))  # type: ignore[misc]
        engine = rate(words, lambda lower=lower: sum(1 for _ in bare.iter(lower)))  # type: ignore[misc]
        print(f"{name:22}{words:>9,}{hits:>7,}{ours:>11.2f}{theirs:>15.2f}{ours / theirs:>6.1f}x{tokens:>11.2f}{engine:>12.2f}")
        rates.append(ours)
    print(f"goal: {WORDS_A_SECOND / 1e6:.0f} M words/s on news and advertisements")
    return int(held > MEGABYTES or min(rates[:2]) < WORDS_A_SECOND / 1e6)


if __name__ == "__main__":
    raise SystemExit(main())
