"""Learning many examples at once: several rounds over all of them, with ever smaller steps."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final

from cs_tui.kb.suggest import MOST_CELLS, RATE, Example, Learner, empty_row, step
from cs_tui.kb.suggest_features import features

ROUNDS: Final = 6
LAST_RATE: Final = 0.05
"""The part of the rate that is left at the end."""
MANY: Final = 2_000
"""From so many texts on, a feature has to stand in two of them: half of all features do not."""


def trained(
    examples: Sequence[Example],
    rng: random.Random,
    breathe: Callable[[], None] = lambda: None,
) -> Learner:
    """A learner that knows these examples.

    `breathe` is called after every text, some tens of thousands of times in all: there a thread
    lets others go first, and may raise to give up.
    """
    labels = list(dict.fromkeys(one.label for one in examples))
    found = [features(one.text) for one in examples]
    rows = {one: empty_row(len(labels)) for one in _kept(found, len(labels))}
    place = {label: at for at, label in enumerate(labels)}
    texts = [
        (known, place[one.label])
        for one, has in zip(examples, found, strict=True)
        if (known := [rows[each] for each in has if each in rows])
    ]
    del found
    steps, total = 0, ROUNDS * len(texts)
    for _ in range(ROUNDS):
        rng.shuffle(texts)
        for known, label in texts:
            step(known, label, RATE * (1 - (1 - LAST_RATE) * steps / total))
            steps += 1
            breathe()
    return Learner(labels, rows, examples)


def _kept(found: Sequence[Sequence[str]], labels: int) -> list[str]:
    """The features worth weights: the commonest, as many as there is room for."""
    counted = Counter(one for has in found for one in has)
    least = 2 if len(found) >= MANY else 1
    room = MOST_CELLS // max(1, labels)
    return [one for one, times in counted.most_common(room) if times >= least]
