"""What the hub writes into events from clock and policy: the shift day and the due times."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from cs_tui.core.policy import Channel, Policy
from cs_tui.core.ports import Instant


def shift_day(policy: Policy, at: Instant) -> str:
    """The day a shift at this instant belongs to, at the site: a night shift is one day."""
    local = datetime.fromtimestamp(at / 1000, ZoneInfo(policy.calendar.time_zone))
    return (local - timedelta(hours=policy.limits.shift_day_start_hour)).date().isoformat()


def first_due(channel: Channel, at: Instant) -> Instant:
    """When the first answer to a contact that began at `at` is due."""
    return at + channel.first_response_ms


def next_due(channel: Channel, at: Instant) -> Instant | None:
    """When a further message of `at` must be answered; None where there are no turns."""
    return None if channel.next_response_ms is None else at + channel.next_response_ms
