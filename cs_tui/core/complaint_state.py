"""How far a complaint has come: a slice of the case, and the words it is told in."""

from __future__ import annotations

from typing import Final, Literal

from cs_tui.core.ports import Instant
from cs_tui.core.state import Frozen, change
from cs_tui.texts import Words, joined
from cs_tui.texts import complaint as texts

Weight = Literal["simple", "normal", "complex"]
Cause = Literal["quality", "expectation", "communication"]
Ruling = Literal["upheld", "partly", "rejected"]
How = Literal["message", "call"]
Form = Literal["fact", "evidence"]
Sort = Literal["recording", "record", "picture", "message", "document", "other"]
Verdict = Literal["same", "changed", "missing"]
Step = Literal["receipt", "acknowledged", "regret", "facts", "decision", "told", "outcome"]

NATURE: Final = "complaint"
"""The nature of the taxonomy that opens the lane."""

OPTIONAL: Final = frozenset({"regret"})
"""Steps that are shown but without which a complaint can end."""


class Checked(Frozen):
    """What somebody found when they looked at a file again."""

    verdict: Verdict
    by: str
    at: Instant


class Item(Frozen):
    """One thing found out: a fact, or a piece of evidence with where it lies."""

    id: str
    form: Form
    sort: Sort = "other"
    text: str
    ref: str
    sha256: str = ""
    """Of the file that `ref` names; empty where it names none."""
    size: int = 0
    by: str
    at: Instant
    checked: tuple[Checked, ...] = ()
    """Each time the file was looked at again, the latest last."""


class Decision(Frozen):
    """What was decided, and by whom."""

    ruling: Ruling
    remedy: str
    amount_fen: int
    by: str
    at: Instant


class Complaint(Frozen):
    """How far a complaint has come."""

    opened_at: Instant
    opened_by: str
    weight: Weight = "normal"
    acknowledge_by: Instant
    update_by: Instant
    """When the customer must hear from us again at the latest."""
    decide_by: Instant
    due_confirmed: bool = True
    received_at: Instant | None = None
    demand: str = ""
    sought: str = ""
    """The remedy the customer seeks."""
    acknowledged_at: Instant | None = None
    regretted_at: Instant | None = None
    items: tuple[Item, ...] = ()
    decision: Decision | None = None
    told_at: Instant | None = None
    told_by: How | None = None
    accepted: bool | None = None
    alternative: str = ""
    """The review or outside route named to a customer who did not accept."""
    cause: Cause | None = None
    ended_at: Instant | None = None
    withdrawn_at: Instant | None = None

    @property
    def open(self) -> bool:
        """Still owed something."""
        return self.ended_at is None and self.withdrawn_at is None

    @property
    def done(self) -> frozenset[Step]:
        """The steps that were taken."""
        taken: dict[Step, object] = {
            "receipt": self.received_at,
            "acknowledged": self.acknowledged_at,
            "regret": self.regretted_at,
            "facts": self.items or None,
            "decision": self.decision,
            "told": self.told_at,
            "outcome": self.ended_at,
        }
        return frozenset(step for step, value in taken.items() if value is not None)

    @property
    def missing(self) -> tuple[Step, ...]:
        """The steps without which the case cannot be resolved, in working order."""
        if self.withdrawn_at is not None:
            return ()
        done = self.done
        return tuple(step for step in STEPS if step not in done and step not in OPTIONAL)

    @property
    def next(self) -> Step | None:
        """The step to take now."""
        done = self.done
        return next((step for step in STEPS if step not in done), None) if self.open else None

    @property
    def due_at(self) -> Instant | None:
        """When the customer must hear the next thing; None when nothing is owed."""
        if not self.open:
            return None
        if self.acknowledged_at is None:
            return self.acknowledge_by
        if self.told_at is not None:
            return self.update_by
        return min(self.update_by, self.decide_by)

    def silent(self, now: Instant) -> bool:
        """Whether the customer has heard nothing for longer than policy allows."""
        unheard = self.acknowledged_at is None and self.acknowledge_by < now
        return self.open and (unheard or self.update_by < now)


STEPS: Final[tuple[Step, ...]] = (
    "receipt",
    "acknowledged",
    "regret",
    "facts",
    "decision",
    "told",
    "outcome",
)


def unfinished(one: Complaint | None) -> Words | None:
    """Why a case cannot be resolved for the sake of its complaint; None when it can."""
    lacking = one.missing if one is not None else ()
    if not lacking:
        return None
    names = joined([texts.STEPS[step] for step in lacking])
    return texts.UNFINISHED.fill(n=len(lacking), names=names)


def taken_up_again(one: Complaint | None) -> Complaint | None:
    """The complaint of a case that was reopened: facts stay, it is decided anew."""
    if one is None or one.ended_at is None:
        return one
    return change(
        one, decision=None, told_at=None, told_by=None, accepted=None, cause=None, ended_at=None
    )


def yuan(fen: int) -> str:
    """An amount as people read it: `50`, `12.50`."""
    whole, rest = divmod(fen, 100)
    return f"{whole}.{rest:02}" if rest else str(whole)


def fen_of(given: str) -> int | None:
    """An amount as people write it, in fen; nothing given is nothing granted, None no amount."""
    whole, _, part = given.strip().partition(".")
    if not whole and not part:
        return 0
    digits = f"{whole}{part}"
    if not (digits.isascii() and digits.isdecimal()) or len(part) > 2 or len(whole) > 9:
        return None
    return int(whole or 0) * 100 + int(part.ljust(2, "0") if part else 0)
