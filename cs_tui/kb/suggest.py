"""Suggestions that learn: which label fits a text, and how surely.

A linear model over `suggest_features`. Each feature has a weight per label; a label's score is the
mean of its weights, times the square root of their number, and the shares of the labels are the
softmax of the scores. Learning moves the weights against the gradient of the softmax-margin loss
(Gimpel and Smith 2010, cost-augmented logistic regression): the right label has to lead by
`MARGIN`, which gives the accuracy of a support vector machine and shares that can be trusted.
Labels with a share below `_FAINT` are not touched, so that a step costs the few labels in doubt.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from heapq import nlargest
from math import exp, sqrt
from typing import Final

from cs_tui.kb.suggest_features import features
from cs_tui.kb.suggested import Example, Guess

MARGIN: Final = 3.0
RATE: Final = 3.0
"""How far one text moves the weights."""
AGAIN: Final = 2
"""So many earlier examples are gone over with each new one, so that it does not drown them."""
MOST_CELLS: Final = 4_000_000
"""Weights that are kept at most, features times labels: 16 MB."""
MOST_EXAMPLES: Final = 20_000
ALIKE_AMONG: Final = 60
"""So many of the latest examples of a label are looked through for those like a text."""

_FAINT: Final = 0.002
_STRIDE: Final = 0.6180339887498949
"""The golden ratio spreads the numbers n * ratio mod 1 evenly, without chance."""


class Learner:
    """Guesses labels and learns from every answer. Used by one thread at a time."""

    def __init__(
        self,
        labels: Iterable[str] = (),
        rows: dict[str, array[float]] | None = None,
        examples: Iterable[Example] = (),
    ) -> None:
        self.labels = list(labels)
        self.rows = rows or {}
        self.examples = list(examples)[-MOST_EXAMPLES:]
        self._place = {label: at for at, label in enumerate(self.labels)}
        self._told = len(self.examples)

    def guess(self, text: str, most: int = 3) -> list[Guess]:
        """The likeliest labels, the likeliest first; none when nothing of the text is known."""
        rows = [row for feature in features(text) if (row := self.rows.get(feature)) is not None]
        if not rows:
            return []
        shares = _shares(_scores(rows))
        best = nlargest(most, range(len(shares)), key=shares.__getitem__)
        return [Guess(self.labels[at], shares[at]) for at in best]

    def learn(self, example: Example) -> None:
        """One more answer; a label that was never seen becomes one of the labels."""
        at = self._admit(example.label)
        known = list(self._rows_of(example.text))
        if known:
            step(known, at, RATE)
        for past in self._earlier():
            rows = [row for one in features(past.text) if (row := self.rows.get(one)) is not None]
            if rows:
                step(rows, self._place[past.label], RATE)
        self._keep(example)

    def forget(self, source: str) -> None:
        """The examples of this source are no reasons any more, and are not gone over again."""
        self.examples = [one for one in self.examples if one.source != source]

    def alike(self, text: str, label: str, most: int = 3) -> list[Example]:
        """The examples of a label that share most with the text, the closest first.

        Of several with the same words, one.
        """
        wanted = set(features(text))
        mine: list[tuple[float, int, Example]] = []
        for at, one in enumerate(reversed(self.examples)):
            if one.label != label:
                continue
            has = set(features(one.text))
            shared = len(wanted & has)
            if shared:
                mine.append((shared / sqrt(len(wanted) * len(has)), -at, one))
            if len(mine) == ALIKE_AMONG:
                break
        mine.sort(key=lambda found: found[:2], reverse=True)
        worded = {one.text: one for _, _, one in reversed(mine)}
        best = [one for _, _, one in mine if worded[one.text] is one]
        return best[:most]

    def _admit(self, label: str) -> int:
        if label not in self._place:
            self._place[label] = len(self.labels)
            self.labels.append(label)
            for row in self.rows.values():
                row.append(0.0)
        return self._place[label]

    def _rows_of(self, text: str) -> Iterator[array[float]]:
        """The weights of every feature of the text, as long as there is room for new ones."""
        room = MOST_CELLS // len(self.labels) - len(self.rows)
        for feature in features(text):
            row = self.rows.get(feature)
            if row is None and room > 0:
                row = self.rows[feature] = empty_row(len(self.labels))
                room -= 1
            if row is not None:
                yield row

    def _earlier(self) -> Iterator[Example]:
        count = len(self.examples)
        for turn in range(min(AGAIN, count)):
            yield self.examples[int((self._told * AGAIN + turn) * _STRIDE % 1 * count)]

    def _keep(self, example: Example) -> None:
        self._told += 1
        self.examples.append(example)
        if len(self.examples) > MOST_EXAMPLES:
            del self.examples[0]


def empty_row(labels: int) -> array[float]:
    """The weights of a feature that says nothing yet."""
    return array("f", bytes(4 * labels))


def step(rows: Sequence[array[float]], label: int, rate: float) -> None:
    """Moves the weights of a text's features towards the label at this place."""
    scores = _scores(rows)
    scores[label] -= MARGIN
    shares = _shares(scores)
    if shares[label] > 1 - 5 * _FAINT:
        return
    pace = rate / sqrt(len(rows))
    gained = 0.0
    for other, share in enumerate(shares):
        if share > _FAINT and other != label:
            less = pace * share
            gained += less
            for row in rows:
                row[other] -= less
    for row in rows:
        row[label] += gained


def _scores(rows: Sequence[array[float]]) -> list[float]:
    scale = 1 / sqrt(len(rows))
    return [total * scale for total in map(sum, zip(*rows, strict=True))]


def _shares(scores: Sequence[float]) -> list[float]:
    top = max(scores)
    powers = [exp(score - top) for score in scores]
    whole = sum(powers)
    return [power / whole for power in powers]
