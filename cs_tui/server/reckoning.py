"""What the hub writes into events from clock and policy: the shift day and the due times."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from cs_tui.core.calendar import WorkCalendar
from cs_tui.core.content import Content
from cs_tui.core.policy import DOCUMENTS, Channel, Policy, policy_from
from cs_tui.core.ports import Instant
from cs_tui.core.sla import first_response_due, next_response_due, raise_ats
from cs_tui.server.storage import Session


@dataclass(frozen=True, slots=True)
class Reckoning:
    """A policy with the calendar its due times are reckoned by."""

    policy: Policy
    calendar: WorkCalendar

    @classmethod
    def by(cls, policy: Policy) -> Self:
        """The reckoning of a policy. Raises `BadFile` for a calendar that is never open."""
        data = policy.calendar
        return cls(
            policy,
            WorkCalendar.from_parts(
                time_zone=data.time_zone,
                hours=data.hours,
                swap_hours=data.swap_hours,
                holidays=data.holidays,
                workdays=data.workdays,
                valid_through=data.valid_through,
            ),
        )

    def day(self, at: Instant) -> str:
        """The day a shift at this instant belongs to, at the site."""
        return self.calendar.shift_day(at, self.policy.limits.shift_day_start_hour)

    def first_due(self, channel: Channel, at: Instant) -> Instant:
        """When the first answer to a contact that began at `at` is due."""
        due = first_response_due(at, channel.first_response_ms, channel.clock, self.calendar)
        return due.at

    def next_due(self, channel: Channel, at: Instant) -> Instant | None:
        """When a further message of `at` must be answered; None where there are no turns."""
        if channel.next_response_ms is None:
            return None
        return next_response_due(at, channel.next_response_ms, channel.clock, self.calendar).at

    def first_raise_ats(self, channel: Channel, at: Instant) -> tuple[Instant, ...]:
        """For each priority, when the lead is told that nobody gave the first answer."""
        return self._raise_ats(channel, channel.first_response_ms, at)

    def next_raise_ats(self, channel: Channel, at: Instant) -> tuple[Instant, ...]:
        """The same of a further message; empty where there are no turns."""
        return self._raise_ats(channel, channel.next_response_ms, at)

    def _raise_ats(
        self, channel: Channel, target_ms: int | None, at: Instant
    ) -> tuple[Instant, ...]:
        if target_ms is None:
            return ()
        shares = self.policy.sla.raised.each
        return raise_ats(at, target_ms, channel.clock, self.calendar, shares)


def policy_of(session: Session) -> Policy:
    """The policy as it stands in the log. Raises `BadFile` when its documents do not fit together
    or one is missing."""
    documents = {}
    for name in DOCUMENTS:
        content = session.log.state(f"content/{name}")
        if isinstance(content, Content) and content.rev:
            documents[name] = content.doc
    return policy_from(documents)
