"""The network beside the CRF: what it says of a sentence depends on that sentence alone, and its file holds what it is."""

import math
from pathlib import Path
from typing import Final

import numpy as np
import pytest

from ingest.extract.tagger.chain import Floats
from ingest.extract.tagger.entities import Tagger, load
from ingest.extract.tagger.network import SHARE, UNKNOWN, Network, write
from ingest.extract.tagger.network import load as load_network

WIDTH, HALF, LABELS = 6, 3, ("B-PER", "I-PER", "O")

SHOWN: Final = ["s=Xxx?", "news", "e=an"]
"""Of which the network has no row for the last."""

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


def test_what_is_shipped_reads_by_both() -> None:
    """The shipped network knows the CRF's labels in their order, and changes what the CRF alone finds likely."""
    words = ["Menteri", "Keuangan", "Budi", "Khayal", "bertemu", "pengurus", "Gaharu", "Nusantara", "di", "Kalideres", "."]
    alone, both = Tagger(load()), Tagger()
    assert both.beside is not None
    assert both.beside.labels == both.indonesian.labels
    assert 0 < SHARE < 1
    before, after = (tagger.likelihoods([words], ["news"])[0] for tagger in (alone, both))
    assert after.sum(axis=1) == pytest.approx(np.ones(len(words)), abs=1e-4)
    assert np.abs(before - after).max() > 0.01


def test_an_endless_sentence_is_read_by_the_crf_alone() -> None:
    """A hundred thousand words without a stop are tagged all the same, as the CRF alone tags them."""
    words = ["Budi", "Khayal", "hadir", "di", "Bandung", "dan"] * 3_000
    assert Tagger().tags([words], ["news"]) == Tagger(load()).tags([words], ["news"])
