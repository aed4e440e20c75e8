"""Categories, natures and outcomes that may fit, learned from content and every confirmation.

The log is the truth: whatever was learned can be learned from it again, and a file only saves the
time. Everything here runs on the search lane.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cs_tui.kb.suggested import Example, Guess
from cs_tui.services.kit import PolicyBook
from cs_tui.services.lanes import searches
from cs_tui.services.suggest_examples import FIELDS, Field, of_case, of_policy, stamp
from cs_tui.services.suggest_taught import OwnLabels, taught
from cs_tui.services.suggest_taught import stamp as taught_stamp
from cs_tui.store import confirmed, lessons
from cs_tui.store.reader import Reader

if TYPE_CHECKING:
    from cs_tui.core.policy import Policy
    from cs_tui.core.policy.base import Named
    from cs_tui.kb.suggest import Learner

MOST_CASES: Final = 2_000
"""So many of the latest classified cases are gone over when everything is learned anew."""
CASES_AT_ONCE: Final = 20
LEARNED_AT_ONCE: Final = 10
"""So many confirmations are learned before a suggestion is given; the others before the next."""
KEPT_EVERY: Final = 10
FEW: Final = 5
"""With so many solved cases, how they were solved counts half."""
SEED: Final = 20
"""The order in which examples are gone over; the same ones always give the same suggestions."""


@dataclass(frozen=True, slots=True)
class Hint:
    """What may fit, how surely (0..1), and the examples it is like."""

    label: str
    confidence: float
    because: tuple[Example, ...] = ()


class Suggestions:
    """What fits a text, by the categories of this shop."""

    def __init__(self, reader: Reader, policies: PolicyBook, folder: Path) -> None:
        self._reader = reader
        self._policies = policies
        self._folder = folder
        self._own = OwnLabels(reader, folder)
        self._learned: dict[Field, Learner] = {}
        self._policy: Policy | None = None
        self._stamp = ""
        self._seq = 0
        """Everything up to here in the log has been learned."""
        self._taught_at = 0
        """The lessons up to here have been."""
        self._unkept = 0
        self._preparing: Iterator[None] | None = None

    @property
    def begun(self) -> bool:
        """Whether there was something to suggest by already."""
        return bool(self._learned)

    @searches
    def prepare(self) -> bool:
        """One bit of what must be done before the first suggestion; False when all is done.

        Afterwards one bit of learning anew, where that is due: what was learned before answers
        until it is done.
        """
        if self._preparing is None:
            if not self._is_due():
                return False
            self._preparing = self._prepared()
        try:
            next(self._preparing)
        except StopIteration:
            self._preparing = None
            return False
        return True

    def hints(self, field: Field, text: str, most: int = 3, least: float = 0.0) -> list[Hint]:
        """What may fit, the likeliest first, with its reasons; for a verb of the search lane.

        Only what the shop still has, and nothing below `least`. Learns first what was confirmed.
        """
        learner = self._ready()[field]
        known = self._names(field)
        found = [one for one in learner.guess(text, most + 5) if one.label in known]
        return [
            Hint(one.label, one.confidence, tuple(learner.alike(text, one.label)))
            for one in found[:most]
            if one.confidence >= least
        ]

    @searches
    def leaves(self, text: str, most: int) -> list[Guess]:
        """The categories that may fit, however little; for plain commands."""
        return self.guesses("leaf", text, most)

    @searches
    def own(self, text: str, most: int) -> list[Guess] | None:
        """The labels that old tickets brought along; None where there are none."""
        if not self._own.stamp():
            return None
        from cs_tui.kb.suggest_train import finished

        return finished(self._own.learned()).guess(text, most)

    def guesses(self, field: Field, text: str, most: int) -> list[Guess]:
        """The same without reasons."""
        known = self._names(field)
        return [one for one in self._ready()[field].guess(text, most) if one.label in known]

    def shares(self, field: Field, text: str) -> dict[str, float]:
        """How sure each label is, for ranking; empty when nothing of the text is known."""
        known = self._names(field)
        found = self._ready()[field].guess(text, len(known))
        return {one.label: one.confidence for one in found if one.label in known}

    def solved(self, text: str) -> dict[str, float]:
        """How cases like this one were solved for good; the fewer there are, the less it counts."""
        shares, count = self.shares("outcome", text), len(self._ready()["outcome"].examples)
        return {outcome: share * count / (count + FEW) for outcome, share in shares.items()}

    def _names(self, field: Field) -> set[str]:
        taxonomy = self._policies.now(self._reader).taxonomy
        named: dict[Field, Sequence[Named]] = {
            "leaf": taxonomy.leaves,
            "nature": taxonomy.natures,
            "outcome": taxonomy.outcomes,
        }
        return {one.id for one in named[field]}

    def _ready(self) -> dict[Field, Learner]:
        if self._policy is not self._policies.now(self._reader):
            self._learned = {}
        while not self._learned and self.prepare():
            pass
        self._catch_up()
        return self._learned

    def _is_due(self) -> bool:
        """Whether something must be learned anew: all of it, or what was taught or forgotten."""
        if not self._learned or self._policy is not self._policies.now(self._reader):
            return True
        last = self._reader.last_seq()
        before = self._taught_at
        if lessons.changed_since(self._reader.conn, before) or self._erased_since(before):
            return True
        self._taught_at = last
        return False

    def _prepared(self) -> Iterator[None]:
        from cs_tui.kb.suggest_train import training

        self._own.tidy()
        policy, seq = self._policies.now(self._reader), self._reader.last_seq()
        now = f"{stamp(of_policy(policy))}{taught_stamp(self._reader, 'categories')}"
        if self._learned and self._stamp == now and not self._erased_since(self._taught_at):
            self._policy, self._taught_at = policy, seq
            return
        if self._loaded(now):
            self._policy, self._taught_at = policy, seq
            return
        content = of_policy(policy, taught(self._reader, "categories"))
        learned: dict[Field, Learner] = {}
        cases: dict[Field, list[Example]] = {field: [] for field in FIELDS}
        for at, case_id in enumerate(confirmed.latest(self._reader.conn, MOST_CASES), 1):
            self._add(case_id, cases)
            if at % CASES_AT_ONCE == 0:
                yield
        for field in FIELDS:
            examples = [*content[field], *cases[field]]
            order = random.Random(SEED)  # noqa: S311  (the same order every time)
            learned[field] = yield from training(examples, order)
        self._learned, self._stamp = learned, now
        self._policy, self._seq, self._taught_at = policy, seq, seq
        self._keep()

    def _erased_since(self, seq: int) -> bool:
        """Whether something was learned by then from a case that says nothing any more."""
        return confirmed.erased_since(self._reader.conn, seq)

    def _add(self, case_id: str, into: dict[Field, list[Example]]) -> None:
        case = self._reader.case(case_id)
        for field, examples in into.items():
            one = of_case(case, field) if case is not None else None
            if one is not None and one.label in self._names(field):
                examples.append(one)

    def _catch_up(self) -> None:
        """Learns what was confirmed since: here, by another program, by a colleague."""
        last = self._reader.last_seq()
        if last == self._seq:
            return
        found = confirmed.since(self._reader.conn, self._seq, LEARNED_AT_ONCE)
        for case_id in dict.fromkeys(case_id for _, case_id in found):
            self._learn(case_id)
        self._seq = found[-1][0] if len(found) == LEARNED_AT_ONCE else last
        self._unkept += len(found)
        if self._unkept >= KEPT_EVERY:
            self._keep()

    def _learn(self, case_id: str) -> None:
        case = self._reader.case(case_id)
        if case is None:
            return
        for field, learner in self._learned.items():
            learner.forget(case.number)
            one = of_case(case, field)
            if one is not None and one.label in self._names(field):
                learner.learn(one)

    def _file(self, field: Field) -> Path:
        return self._folder / f"suggest-{field}.model"

    def _keep(self) -> None:
        from cs_tui.kb.suggest_file import save

        # What cannot be kept is learned again at the next start: the log has it.
        with suppress(OSError):
            for field, learner in self._learned.items():
                save(self._file(field), learner, f"{self._stamp} {self._seq}")
        self._unkept = 0

    def _loaded(self, wanted: str) -> bool:
        from cs_tui.kb.suggest_file import load

        kept = {field: load(self._file(field)) for field in FIELDS}
        stamps = {one[1] for one in kept.values() if one is not None}
        found = {field: one[0] for field, one in kept.items() if one is not None}
        content, _, seq = (stamps.pop() if len(stamps) == 1 else "").partition(" ")
        if len(found) != len(FIELDS) or content != wanted or not seq.isdigit():
            return False
        if int(seq) > self._reader.last_seq() or self._erased_since(int(seq)):
            return False
        self._learned, self._seq, self._unkept = found, int(seq), 0
        self._stamp = wanted
        return True
