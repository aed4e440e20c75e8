"""Learning many examples at once: several rounds over all of them, with ever smaller steps."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Generator, Sequence
from typing import Final, cast

from cs_tui.kb.suggest import MOST_CELLS, RATE, Learner, empty_row, step
from cs_tui.kb.suggest_features import features
from cs_tui.kb.suggested import Example

ROUNDS: Final = 6
LAST_RATE: Final = 0.05
"""The part of the rate that is left at the end."""
MANY: Final = 2_000
"""From so many texts on, a feature has to stand in two of them: half of all features do not."""
AT_ONCE: Final = 200
"""So many texts are gone over before others get their turn."""


def trained(examples: Sequence[Example], rng: random.Random) -> Learner:
    """A learner that knows these examples."""
    return finished(training(examples, rng))


def finished(learning: Generator[None, None, Learner]) -> Learner:
    """Goes on until all is learned."""
    while True:
        try:
            next(learning)
        except StopIteration as done:
            return cast(Learner, done.value)


def training(examples: Sequence[Example], rng: random.Random) -> Generator[None, None, Learner]:
    """The same, a few hundredths of a second at a time: returns the learner in the end."""
    labels = list(dict.fromkeys(one.label for one in examples))
    found = []
    for at, one in enumerate(examples, 1):
        found.append(features(one.text))
        if at % AT_ONCE == 0:
            yield
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
            if steps % AT_ONCE == 0:
                yield
    return Learner(labels, rows, examples)


def _kept(found: Sequence[Sequence[str]], labels: int) -> list[str]:
    """The features worth weights: the commonest, as many as there is room for."""
    counted = Counter(one for has in found for one in has)
    least = 2 if len(found) >= MANY else 1
    room = MOST_CELLS // max(1, labels)
    return [one for one, times in counted.most_common(room) if times >= least]
