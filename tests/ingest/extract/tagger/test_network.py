"""The network beside the CRF: what it says of a sentence depends on that sentence alone, and its file holds what it is."""

import math
from pathlib import Path
from typing import Final

import numpy as np
import pytest

from ingest.extract.tagger import entities
from ingest.extract.tagger import words as known_words
from ingest.extract.tagger.chain import Floats
from ingest.extract.tagger.entities import Tagger
from ingest.extract.tagger.features import Genre
from ingest.extract.tagger.network import LENGTH, SHARE, UNKNOWN, Network, write
from ingest.extract.tagger.network import load as load_network
from ingest.extract.tagger.weights import load

WIDTH, HALF, LABELS = 6, 3, ("B-PER", "I-PER", "O")

SHOWN: Final = [0, 1, 0]
"""Of which one is told twice."""

SENTENCES: Final = [["Budi"], ["Kepala", "Budi", "Khayal"], ["Ⅻ", "", "a" * 500], ["di", "LAN"]]


def made(path: Path) -> Network:
    """A small network of random weights, as it comes back from its file."""
    random = np.random.default_rng(7)

    def drawn(*shape: int) -> Floats:
        return random.standard_normal(shape, np.float32)

    numbers: dict[str, Floats] = {
        "s.rows": drawn(1, 2), "s.spread": drawn(2, WIDTH), "genre.rows": drawn(1, 1), "genre.spread": drawn(1, WIDTH), "likely": np.array([0.0, -2.0, -3.0], np.float32), "vectors": drawn(3, 2), "spread": drawn(2, WIDTH), "base": drawn(WIDTH),
        "out": drawn(WIDTH, 3), "out.base": drawn(3),
    }  # fmt: skip
    for side in ("ahead", "back"):
        numbers |= {
            f"{side}.word": drawn(WIDTH, 4 * HALF),
            f"{side}.state": drawn(HALF, 4 * HALF),
            f"{side}.base": drawn(4 * HALF),
        }
    texts = {
        "labels": LABELS,
        "kinds": ["s", "genre"],
        "s.signs": ["s=Xxx?"],
        "genre.signs": ["news"],
        "parts": [UNKNOWN, "▁", "Budi"],
    }
    write(path, texts, numbers)
    return load_network(path)


def unhalved(weights: Floats) -> Floats:
    """The weights of the gates' logistic functions, and of what is new, as formulas have them."""
    found = weights.copy()
    found[..., : 3 * HALF] *= 2
    return found


def said(network: Network, words: list[str]) -> list[list[float]]:
    """How likely each label is for each word of one sentence, step by step, with plain numbers."""
    inputs = network.inputs(words, [SHOWN] * len(words), True).tolist()
    read = []
    for side, order in (("ahead", range(len(words))), ("back", reversed(range(len(words))))):
        of_word, of_state, base = (unhalved(weights) for weights in network.gates[side])
        state, cell, states = [0.0] * HALF, [0.0] * HALF, dict[int, list[float]]()
        for at in order:
            gates = [
                base[gate]
                + sum(of_word[i, gate] * inputs[at][i] for i in range(WIDTH))
                + sum(of_state[i, gate] * state[i] for i in range(HALF))
                for gate in range(4 * HALF)
            ]
            taken, kept, shown, new = (gates[part * HALF : (part + 1) * HALF] for part in range(4))
            cell = [cell[i] / (1 + math.exp(-kept[i])) + math.tanh(new[i]) / (1 + math.exp(-taken[i])) for i in range(HALF)]
            state = [math.tanh(cell[i]) / (1 + math.exp(-shown[i])) for i in range(HALF)]
            states[at] = state
        read.append(states)
    found = []
    for at in range(len(words)):
        both = [*read[0][at], *read[1][at]]
        scores = [network.out_base[label] + sum(both[i] * network.out[i, label] for i in range(WIDTH)) for label in range(3)]
        total = math.log(sum(map(math.exp, scores)))
        found.append([score - total for score in scores])
    return found


def test_sentences_together_say_what_each_says_alone(tmp_path: Path) -> None:
    """Whole arrays of padded sentences give what the network's formulas give each word, whatever is beside it."""
    network = made(tmp_path / "network.npz")
    lengths = [len(words) for words in SENTENCES]
    inputs = np.zeros((len(SENTENCES), max(lengths), WIDTH), np.float32)
    for at, words in enumerate(SENTENCES):
        inputs[at, : len(words)] = network.inputs(words, [SHOWN] * len(words), True)
    together = network.likelihoods(inputs, lengths)
    for at, words in enumerate(SENTENCES):
        assert together[at, : len(words)] == pytest.approx(np.array(said(network, words)), abs=1e-4)


def test_a_file_keeps_the_weights(tmp_path: Path) -> None:
    """In 8 bits, each row within half of its unit."""
    numbers = np.random.default_rng(3).standard_normal((5, 4)).astype(np.float32) * np.array(
        [[1e-3], [1], [10], [0], [1]], np.float32
    )
    path = tmp_path / "table.npz"
    write(path, {}, {"rows": numbers})
    with np.load(path) as stored:
        back = stored["rows"] * stored["rows.unit"]
    assert (np.abs(back - numbers) <= np.abs(numbers).max(axis=1, keepdims=True) / 254 + 1e-7).all()


def test_a_word_is_what_it_shows_and_what_its_parts_mean(tmp_path: Path) -> None:
    """Each sign counts once, parts by the direction of their sum; a word without known parts is what it shows."""
    network = made(tmp_path / "network.npz")
    shown = network.base + network.rows.sum(axis=0)
    meant = network.vectors[1] + network.vectors[2]
    meant *= LENGTH / np.linalg.norm(meant)
    [known, unknown] = network.inputs(["Budi", ""], [SHOWN, SHOWN], True)
    assert known == pytest.approx(np.tanh(shown + meant @ network.spread), abs=1e-5)
    alone = network.vectors[1] * LENGTH / np.linalg.norm(network.vectors[1])
    assert unknown == pytest.approx(np.tanh(shown + alone @ network.spread), abs=1e-5)


def test_words_that_are_no_text_are_read() -> None:
    """A lone surrogate, a NUL and a line's end in a word cost nobody their tags."""
    assert [len(tags) for tags in Tagger().tags([["Budi", "\ud800"], ["\0"], ["\n", "Khayal"]], ["news", "news", "news"])] == [
        2,
        1,
        2,
    ]


def test_what_is_shipped_reads_by_both() -> None:
    """The shipped network knows the CRF's labels in their order; scores are the CRF's and its own by their shares, moves the CRF's by its share."""
    words = ["Menteri", "Keuangan", "Budi", "Khayal", "bertemu", "pengurus", "Gaharu", "Nusantara", "di", "Kalideres", "."]
    alone, both = Tagger(load()), Tagger()
    assert both.beside is not None
    assert both.beside.labels == both.indonesian.labels
    [before], [after] = (list(tagger._batches([words], ["news"])) for tagger in (alone, both))
    inputs = after.known.inputs[after.known.numbers(words)].astype(np.float32)[None]
    said_alone = both.beside.likelihoods(inputs, [len(words)])
    assert after.known.moves == pytest.approx(before.known.moves * (1 - SHARE))
    assert after.scores == pytest.approx((1 - SHARE) * before.scores + SHARE * said_alone, abs=1e-4)


def test_forgotten_words_are_summed_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is known of words is bounded, and whoever is forgotten between two sentences reads the same."""
    sentences = [["Kepala", "LAN", f"Budi{at}", "Khayal", "tiba", "di", f"Bandung{at}", "."] for at in range(400)]
    genres: list[Genre] = ["news" for _ in sentences]
    kept = Tagger().likelihoods(sentences, genres)
    monkeypatch.setattr(known_words, "_KNOWN", 50)
    monkeypatch.setattr(entities, "_TOGETHER", 10)
    forgetful = Tagger()
    found = forgetful.likelihoods(sentences, genres)
    assert len(forgetful._words(True, "news", False).row_of) < 100
    assert np.concatenate(found) == pytest.approx(np.concatenate(kept), abs=1e-3)


def test_an_endless_sentence_is_read_by_the_crf_alone() -> None:
    """Thousands of words without a stop are as likely as the CRF alone finds them; the network would read them word by word."""
    words = ["Budi", "Khayal", "hadir", "di", "Bandung", "dan"] * 300
    [found], [alone] = (tagger.likelihoods([words], ["news"]) for tagger in (Tagger(), Tagger(load())))
    assert (found == alone).all()
