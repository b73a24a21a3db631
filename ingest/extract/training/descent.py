"""How both networks learn: step by step, sentences of about one length together, in an order drawn by lot from a fixed seed."""

# pyright: reportMissingImports=false

import random
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

Progress = Callable[[str, int, int], None]
"""Told the stage, what is done, and of how much."""


class Descent(NamedTuple):
    """What is the same in every step."""

    rounds: int
    """How often each sentence is shown."""
    together: int
    """Sentences in a step."""
    apart: float
    """By how many words sentences may differ that are no longer told apart by their lengths."""
    steepest: float
    """To which length of the gradient a step is held (Pascanu et al. 2013)."""
    seed: int

    def steps(self, count: int) -> int:
        """Of so many sentences."""
        return self.rounds * -(-count // self.together)

    def run(
        self, lengths: Sequence[int], loss: Callable[[list[int]], Any], ways: Any, pace: Any, told: Callable[[int, int], None]
    ) -> None:
        """Take all steps.

        Args:
            lengths: of the sentences.
            loss: of those at some places.
            ways: the optimiser, which knows what learns.
            pace: how fast, step by step.
            told: what is done, and of how much.
        """
        from torch.nn.utils import clip_grad_norm_

        lots = random.Random(self.seed)  # noqa: S311  # an order, no secret
        learning = [tensor for group in ways.param_groups for tensor in group["params"]]
        done = 0
        for _ in range(self.rounds):
            order = sorted(range(len(lengths)), key=lambda at: lengths[at] + self.apart * lots.random())
            groups = [order[first : first + self.together] for first in range(0, len(order), self.together)]
            lots.shuffle(groups)
            for group in groups:
                ways.zero_grad()
                loss(group).backward()
                clip_grad_norm_(learning, self.steepest)
                ways.step()
                pace.step()
                done += 1
                told(done, self.steps(len(lengths)))
