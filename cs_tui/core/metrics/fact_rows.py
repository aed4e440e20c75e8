"""The rows every figure is computed from: one a contact, one a case.

A contact is one exchange on one channel, a case is one problem of one customer with one or more
contacts. Times belong to contacts, resolution belongs to cases (DOMAIN D2.0).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Literal

SHORT_ABANDON_MS: Final = 5_000
"""Who leaves within this time is in no figure: a wrong number, a slip of the finger."""

COMPLEXITIES: Final = ("simple", "normal", "complex")
"""As a case is judged (`core.classification`), the simplest first."""

ContactOutcome = Literal["handled", "no_action", "abandoned", "open"]


@dataclass(frozen=True, slots=True)
class ContactFacts:
    """What one contact adds to the figures. Instants and durations are milliseconds."""

    contact: str
    case: str
    channel: str
    agent: str | None
    """Who handled it; nobody yet when None."""
    day: str
    """The shift day at the site, an ISO date: a night shift is one day."""
    created_at: int
    first_human_reply_at: int | None
    answered_at: int | None
    ended_at: int | None
    frt_ms: int | None
    """From creation to the first human public reply."""
    turn_ms: tuple[int, ...]
    """Response time of every answered turn, from its first unanswered message."""
    handle_ms: int | None
    """Time in front, holds included, and the after-work."""
    hold_ms: int
    outcome: ContactOutcome
    """`abandoned`: the customer left before anybody answered or had it in front."""
    first_due_at: int | None
    first_met: bool | None
    inbound: bool
    quarantined: bool
    """A duration was negative or over eight hours: the contact is counted, its times are not."""
    steps_ms: tuple[int, ...] = ()
    """How long its agent was at each of the five steps, in their order; empty where no desk
    told."""
    asked_again: int = 0
    """How many fields the customer had to tell in it although they were known (`core.asking`)."""
    complexity: str = "simple"
    """How complex its case was judged, whenever that was."""

    @property
    def unanswered(self) -> bool:
        """Whether the customer still waits for a first human answer: on every later day too."""
        return self.inbound and self.outcome == "open" and self.frt_ms is None

    @property
    def gave_up(self) -> bool:
        """Whether it counts as abandoned: who leaves at once was never waiting (DOMAIN D2.2)."""
        if self.outcome != "abandoned" or self.ended_at is None:
            return False
        return self.ended_at - self.created_at > SHORT_ABANDON_MS

    @property
    def gave_up_late(self) -> bool:
        """Whether the customer left after the time an answer was due."""
        if self.ended_at is None or self.first_due_at is None:
            return False
        return self.gave_up and self.ended_at > self.first_due_at


@dataclass(frozen=True, slots=True)
class Solved:
    """A day on which a case was solved and later opened again: the day keeps its figures."""

    day: str
    by: str
    met: bool | None


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """What one case adds to the figures. Instants are milliseconds."""

    case: str
    owner: str | None
    day_opened: str
    day_resolved: str | None
    opened_at: int
    resolved_at: int | None
    reopened: int
    """How often it was opened again after it had been resolved."""
    leaf: str | None
    nature: str | None
    status: str
    contacts: int
    promises_made: int
    promises_kept: int
    """Kept by their due time."""
    promises_late: int
    """Kept, but late."""
    escalated: bool
    no_action: bool
    resolved_by: str | None
    resolved_met: bool | None = None
    """Whether it was solved by when it had to be; None where nothing was set."""
    customer_id: str = ""
    """Whose case it is; empty while nobody knows."""
    survey_channel: str | None = None
    """Where the customer was asked to rate; None when the rule did not ask."""
    survey_day: str | None = None
    survey_agent: str | None = None
    """Whose work was rated."""
    survey_score: int | None = None
    """From 1 to 5; None while there is no answer."""
    survey_at_once: bool | None = None
    """Whether the customer said that it was solved at the first contact; None: not said."""
    undone: tuple[Solved, ...] = ()
    """Every time it was solved and opened again, oldest first."""

    @property
    def days_resolved(self) -> frozenset[str]:
        """The days on which it ended, whatever came later."""
        now = () if self.day_resolved is None else (self.day_resolved,)
        return frozenset((*(one.day for one in self.undone), *now))

    @property
    def whose(self) -> frozenset[str]:
        """Who answers for what was promised in it: its owner, and whoever resolved it."""
        people = (self.owner, self.resolved_by, *(one.by for one in self.undone))
        return frozenset(one for one in people if one is not None)

    def on(self, day: str) -> CaseFacts | None:
        """The case as it was resolved on a day, the last time if twice; None when it was not."""
        if self.day_resolved == day and not self.no_action:
            return self
        last = next((one for one in reversed(self.undone) if one.day == day), None)
        if last is None:
            return None
        return replace(self, day_resolved=day, resolved_by=last.by, resolved_met=last.met)


@dataclass(frozen=True, slots=True)
class QuizFacts:
    """One try at the check of a notice."""

    bulletin: str
    version: int
    agent: str
    day: str
    nth: int
    """The how manieth try of this person at this version, on whichever shift."""
    hits: int
    asked: int
    at: int
