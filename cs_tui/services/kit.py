"""What every service is given: the log, the readers, the person, the clock and the policy."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from cs_tui.core.agent import Agent
from cs_tui.core.agent import stream_of as agent_stream
from cs_tui.core.calendar import WorkCalendar
from cs_tui.core.policy import Policy, policy_from
from cs_tui.core.ports import Clock, Ctx, Instant, NewId
from cs_tui.core.retention import archived_until
from cs_tui.core.shift import Shift, still_on
from cs_tui.core.shift import stream_of as shift_stream
from cs_tui.errors import BadFile
from cs_tui.services.lanes import reads
from cs_tui.store.drafts import Drafts
from cs_tui.store.log import Log
from cs_tui.store.profile import Profile
from cs_tui.store.reader import Reader

DAY_MS: Final = 24 * 3600 * 1000


@dataclass(slots=True)
class Kit:
    """The things a service works with. `reader` serves the read lane, `log` the write lane."""

    log: Log
    drafts: Drafts
    reader: Reader
    """On the read-only connection."""
    own: Reader
    """On the writing connection: for what a verb must read before it decides."""
    profile: Profile
    clock: Clock
    monotonic: Callable[[], int]
    new_id: NewId
    policies: PolicyBook
    rng: random.Random

    def ctx(self) -> Ctx:
        """The person at this desk, now."""
        return Ctx(
            now=self.clock(),
            actor=self.profile.actor,
            new_id=self.new_id,
            skew_ms=self.own.skew_ms(),
        )

    def policy(self) -> Policy:
        """The policy as it stands, for a verb on the write lane."""
        return self.policies.now(self.own)

    def calendar(self) -> WorkCalendar:
        """The business calendar, for a verb on the write lane."""
        return self.policies.calendar(self.own)

    @reads
    def policy_to_show(self) -> Policy:
        """The policy, for a screen: names of categories, outcomes, channels."""
        return self.policies.now(self.reader)

    @reads
    def calendar_to_show(self) -> WorkCalendar:
        """The business calendar, for a screen."""
        return self.policies.calendar(self.reader)

    def role_from(self, reader: Reader) -> str | None:
        """The person's role as the log has it; None alone: there one has every role."""
        if self.profile.alone:
            return None
        known = reader.state(agent_stream(self.profile.actor))
        if isinstance(known, Agent) and known.id:
            return known.role.value
        return self.profile.role

    @reads
    def role_to_show(self) -> str | None:
        """The person's role, for the shell: which screens are for them. None: every one."""
        return self.role_from(self.reader)

    @reads
    def lacks_content(self) -> bool:
        """Whether the shop's documents are not here yet: a desk that just joined its hub."""
        return not self.reader.documents()

    def archived_until(self) -> Instant:
        """What was over by then counts as archived, for a verb on the read lane.

        Without documents that fit together, as before the first fetch, nothing does.
        """
        try:
            archive = self.policies.now(self.reader).shop.archive
        except BadFile:
            return 0
        return archived_until(archive, self.clock())

    def day(self) -> str:
        """My shift day now, in the site's time zone."""
        return self.day_from(self.own)

    def day_from(self, reader: Reader) -> str:
        """The same, read on another connection.

        Whoever is still on the shift they began the evening before stays on its day.
        """
        policy, calendar = self.policies.now(reader), self.policies.calendar(reader)
        now, start_hour = self.clock(), policy.limits.shift_day_start_hour
        before = calendar.shift_day(now - DAY_MS, start_hour)
        shift = reader.state(shift_stream(f"{self.profile.actor}:{before}"))
        if isinstance(shift, Shift) and still_on(shift, now):
            return before
        return calendar.shift_day(now, start_hour)


class PolicyBook:
    """The policy made from the content documents; made anew when one of them changed."""

    def __init__(self) -> None:
        self._stamp = ""
        self._policy: Policy | None = None
        self._calendar: WorkCalendar | None = None

    def now(self, reader: Reader) -> Policy:
        """The policy. Raises `BadDocument` when a document is missing or wrong."""
        stamp = reader.content_stamp()
        if self._policy is None or stamp != self._stamp:
            documents: Mapping[str, Mapping[str, object]] = {
                name: content.doc for name, content in reader.documents().items()
            }
            self._policy = policy_from(documents)
            self._calendar = work_calendar(self._policy)
            self._stamp = stamp
        return self._policy

    def calendar(self, reader: Reader) -> WorkCalendar:
        """The business calendar of the policy."""
        self.now(reader)
        if self._calendar is None:
            raise TypeError("a policy without a calendar")
        return self._calendar


def work_calendar(policy: Policy) -> WorkCalendar:
    """The calendar that due times are reckoned with."""
    data = policy.calendar
    return WorkCalendar.from_parts(
        time_zone=data.time_zone,
        hours=data.hours,
        swap_hours=data.swap_hours,
        holidays=data.holidays,
        workdays=data.workdays,
        valid_through=data.valid_through,
    )
