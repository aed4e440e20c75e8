"""What the hub asks of its storage about cases: to serve, to count and to close them."""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol

from cs_tui.core.intake import Waiting
from cs_tui.core.metrics.fact_rows import CaseFacts, ContactFacts
from cs_tui.core.ports import Instant


class Queue(Protocol):
    """Cases as the hub serves, counts and closes them."""

    def waiting(
        self,
        teams: Collection[str],
        langs: Collection[str],
        most: int,
        *,
        skills: Collection[str] | None = None,
    ) -> list[Waiting]:
        """The most urgent waiting cases of each team, in these languages (none given: any), for
        which one of these skills is enough (None: whatever they need)."""

    def take(self, case: str, *, patient: bool) -> bool:
        """Keeps a waiting case for this transaction; False when it does not wait any more.

        False too when another transaction has it just now, unless we are patient and wait for it.
        """

    def size(self, teams: Collection[str]) -> tuple[int, Instant | None]:
        """How many cases wait for these teams, and since when the oldest does."""

    def held(self, actor: str) -> int:
        """How many conversations a person holds: open, and not waiting for somebody else."""

    def loads(self) -> dict[str, int]:
        """The same of everybody who holds any."""

    def resolved(self, untouched_since: Instant, most: int) -> list[str]:
        """Resolved cases that nothing happened to since an instant."""

    def overdue(self, now: Instant, most: int) -> list[str]:
        """Cases whose offer nobody accepted in time, as far as that is not recorded yet."""

    def near(self, now: Instant, most: int) -> list[str]:
        """Cases most of whose time is gone while nobody works on them, not yet told the lead."""

    def come(self, now: Instant, most: int) -> list[str]:
        """Scheduled cases whose time has come."""

    def of_customers(self, customers: Collection[str]) -> list[str]:
        """The cases of these customers, by id."""

    def next_number(self) -> str:
        """The next case number people can say."""

    def last_asked(self, phone: str, but: str) -> Instant | None:
        """When the customer with this number was last asked to rate, on any case but this one."""

    def facts(self, day: str) -> tuple[tuple[ContactFacts, ...], tuple[CaseFacts, ...]]:
        """The rows the figures of a day are computed from.

        Its contacts, and those of earlier days that still wait for an answer; the cases opened or
        resolved on it, and those its contacts belong to.
        """

    def facts_between(
        self, first: str, last: str
    ) -> tuple[tuple[ContactFacts, ...], tuple[CaseFacts, ...]]:
        """The contacts of these shift days, and the cases they belong to."""
