"""What the tagger learns from, and that its model is what training makes."""

import hashlib
import os
from pathlib import Path
from typing import Final

import pytest

from ingest.extract.lexicon import english_words, word_kinds
from ingest.extract.tagger import network
from ingest.extract.tagger.entities import Tagger, valid
from ingest.extract.tagger.features import Genre, features
from ingest.extract.tagger.weights import ENGLISH_MODEL, MODEL, load
from ingest.extract.training import corpora
from ingest.extract.training.__main__ import fit
from ingest.extract.training.corpora import Sentence
from ingest.extract.training.genre import odds
from ingest.extract.training.pack import pack

DATA: Final = Path(os.environ.get("SIMPUL_DATA", Path(__file__).parents[4] / "shared" / "data"))

MEASURED: Final = [Path(__file__).with_name(f"english{part}.txt") for part in ("", "_second", "_held_out")]
"""English sentences that nothing learns from, written by who had not read what is learnt."""

needs_sets = pytest.mark.skipif(not (DATA / "ner-idner").exists(), reason=f"the public sets are not in {DATA}")

FICTION: Final[dict[Genre, list[Sentence]]] = {
    "news": [
        Sentence(
            ("Gubernur", name, "tiba", "di", place, ",", f"(2{at}/10)", "."), ("O", "B-PER", "O", "O", "B-LOC", "O", "O", "O")
        )
        for at, (name, place) in enumerate([("Khayal", "Rekaan"), ("Fiktif", "Anganan"), ("Budi", "Khayangan")])
    ],
    "book": [
        Sentence(("PT", name, "Jaya", "adalah", "perusahaan", "dari", place), ("B-ORG", "I-ORG", "I-ORG", "O", "O", "O", "B-LOC"))
        for name, place in [("Angan", "Rekaan"), ("Mimpi", "Anganan")]
    ],
    "english": [
        Sentence(("Governor", name, "arrived", "in", place, "."), ("O", "B-PER", "O", "O", "B-LOC", "O"))
        for name, place in [("Fancy", "London"), ("Smith", "Nowhere")]
    ],
}


def made(folder: Path) -> tuple[object, Path]:
    """A tagger of CRFsuite of fictional sentences, and the file that is made of it."""
    out = folder / "model.npz"
    tagger = fit(FICTION, folder / "crf", rounds=20)
    pack(tagger, odds(FICTION), out)
    return tagger, out


def test_our_sums_are_crfsuite_s(tmp_path: Path) -> None:
    """The arrays give every sentence the tags that CRFsuite itself gives it, known words or not."""
    tagger, out = made(tmp_path)
    ours = Tagger(load(out), load(out))
    known = [one.words for members in FICTION.values() for one in members]
    mixed = [words[:3] + others[2:] for words in known for others in known] + [("X",), ("Di", "mana", "-", "mana", "\x02")]
    for genre in FICTION:
        theirs = [valid(tagger.tag(features(words, genre))) for words in mixed]  # type: ignore[attr-defined]
        assert ours.tags(mixed, [genre for _ in mixed]) == theirs
        assert any(tag != "O" for tags in theirs for tag in tags)


def test_the_same_bytes_each_time(tmp_path: Path) -> None:
    """Training draws nothing by lot."""
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    assert made(tmp_path / "a")[1].read_bytes() == made(tmp_path / "b")[1].read_bytes()


def test_the_shipped_models_say_where_they_come_from() -> None:
    """At most ten megabytes together, and their provenance names exactly these bytes."""
    contents = [path.read_bytes() for path in (MODEL, ENGLISH_MODEL, network.FILE, word_kinds.FILE, english_words.FILE)]
    assert sum(map(len, contents)) <= 10_000_000
    told = (MODEL.parent / "PROVENANCE.md").read_text()
    assert all(hashlib.sha256(content).hexdigest() in told for content in contents)


def test_marked_sentences_are_read_with_their_tags(tmp_path: Path) -> None:
    """Names in brackets become IOB tags of the tokenizer's words."""
    path = tmp_path / "marked.txt"
    path.write_text("[LAN]ORG's head, [Dr]PER [Budi Khayal]PER.\nNobody.\n", encoding="utf-8")
    assert list(corpora.marked(path)) == [
        Sentence(
            ("LAN", "'s", "head", ",", "Dr", "Budi", "Khayal", "."),
            ("B-ORG", "O", "O", "O", "B-PER", "B-PER", "I-PER", "O"),
        ),
        Sentence(("Nobody", "."), ("O", "O")),
    ]


def test_untagged_sentences_share_nothing_with_the_evaluation() -> None:
    """What the teacher marks is no list, stands there once, and has no seven words in a row of what is measured on."""
    measured = ("Gubernur", "Khayal", "tiba", "di", "Rekaan", "pada", "hari", "Senin")
    kept = ("Rektor", "Fiktif", "hadir", ".")
    copied = (*measured[1:], "lalu", "pulang")
    assert corpora.untagged([kept, copied, kept, ("dan",) * 61], corpora.grams(measured)) == [kept]


def test_no_english_sentence_of_the_evaluation_is_learnt() -> None:
    """What English is measured on shares no seven words in a row with what is learnt, and every mark in either is a name's."""
    learnt, measured = list(corpora.marked(corpora.ENGLISH)), [one for path in MEASURED for one in corpora.marked(path)]
    assert len(learnt) > 3_000
    assert len(measured) > 700
    seen = {gram for one in learnt for gram in corpora.grams(one.words)}
    assert all(seen.isdisjoint(corpora.grams(one.words)) for one in measured)
    assert not {word for one in (*learnt, *measured) for word in one.words if word in ("[", "]")}


@needs_sets
def test_no_sentence_of_the_evaluation_is_learnt() -> None:
    """No sentence that is learnt from shares seven words in a row with one that is measured on."""
    measured = corpora.held_out(DATA)
    sentences = [one for members in corpora.annotated(DATA).values() for one in members]
    assert len(measured) > 1_000
    assert len(sentences) > 3_000
    assert all(measured.isdisjoint(corpora.grams(one.words)) for one in sentences)
