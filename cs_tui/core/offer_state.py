"""What is known of an offer: to whom, by whom, until when, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import AfterValidator

from cs_tui.core.ports import Instant
from cs_tui.core.state import Frozen
from cs_tui.texts import Words

Why = Literal["escalation", "transfer", "handover", "reassigned"]
Standing = Literal["open", "accepted", "declined", "withdrawn", "answered"]


def _unspaced(name: str) -> str:
    return "".join(name.split())


Name = Annotated[str, AfterValidator(_unspaced)]
"""An id of a person, a team or a role: without spaces, for lists keep several in one column."""


class Target(Frozen):
    """To whom a case is offered: a person, or anybody of these teams or roles."""

    person: Name | None = None
    teams: tuple[Name, ...] = ()
    roles: tuple[Name, ...] = ()
    tier: int | None = None
    """The tier that was meant, where one was: its teams and roles are written beside it."""

    @property
    def addresses(self) -> tuple[str, ...]:
        """Whom it reaches, as `person:lin`, `team:logistics`, `role:lead`."""
        person = (f"person:{self.person}",) if self.person else ()
        return (
            *person,
            *(f"team:{team}" for team in self.teams),
            *(f"role:{role}" for role in self.roles),
        )


class Asked(Frozen):
    """Somebody the offer went on to by name, when nobody had accepted it in time."""

    at: Instant
    person: Name
    until: Instant
    """Until when this person has time; then it goes on to the next."""
    why: Words


class Seen(Frozen):
    """Somebody it reaches opened it for the first time."""

    by: str
    at: Instant


class Offer(Frozen):
    """One offer of a case, and what became of it."""

    id: str
    why: Why
    to: Target
    by: str
    """Who gives it away, and owns it until it is accepted."""
    at: Instant
    accept_by_at: Instant
    reason: str = ""
    functional: bool = False
    """Other skills are needed."""
    hierarchical: bool = False
    """More authority is needed."""
    told: bool = False
    """The customer knows, and agreed to it."""
    note: str = ""
    promised_at: Instant | None = None
    standing: Standing = "open"
    taken_by: str | None = None
    taken_at: Instant | None = None
    ended_by: str | None = None
    ended_at: Instant | None = None
    said: str = ""
    """Why it was declined, or what was answered."""
    returned: bool = False
    """The case came back to the giver with the answer."""
    ordered_by: str | None = None
    """The lead who reassigned it; nobody was asked to accept."""
    overdue_at: Instant | None = None
    """When the hub first found that nobody had accepted it in time."""
    asked: tuple[Asked, ...] = ()
    """To whom it went on by name since then, the latest last."""
    seen: tuple[Seen, ...] = ()
    """Who opened it, each person once, the first first."""

    @property
    def open(self) -> bool:
        """Nobody has accepted or ended it yet."""
        return self.standing == "open"

    def late(self, now: Instant) -> bool:
        """Whether nobody accepted it in time; also while it goes on to somebody else."""
        return self.open and (self.overdue_at is not None or self.accept_by_at <= now)

    @property
    def lapses_at(self) -> Instant:
        """When the time of whom it reaches by name now is over."""
        return self.asked[-1].until if self.to.person and self.asked else self.accept_by_at

    @property
    def goes_on(self) -> bool:
        """Whether it goes on by itself when that time is over."""
        return self.overdue_at is None or bool(self.to.person and self.asked)


def addresses_of(actor: str, role: str, teams: Iterable[str]) -> tuple[str, ...]:
    """The addresses under which offers reach a person."""
    own = (f"team:{team}" for team in teams if team)
    return (f"person:{actor}", *own, f"role:{role}")
