"""Rows the figures are computed from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cs_tui.core.ports import Instant


@dataclass(frozen=True, slots=True)
class ContactFacts:
    """What one contact adds to the figures."""

    contact: str
    case: str
    channel: str
    agent: str | None
    day: str
    created_at: Instant
    first_human_reply_at: Instant | None
    answered_at: Instant | None
    ended_at: Instant | None
    frt_ms: int | None
    turn_ms: tuple[int, ...]
    handle_ms: int | None
    hold_ms: int
    outcome: Literal["handled", "no_action", "abandoned", "open"]
    first_due_at: Instant | None
    first_met: bool | None
    inbound: bool
    quarantined: bool


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """What one case adds to the figures."""

    case: str
    owner: str | None
    day_opened: str
    day_resolved: str | None
    opened_at: Instant
    resolved_at: Instant | None
    reopened: int
    leaf: str | None
    nature: str | None
    status: str
    contacts: int
    promises_made: int
    promises_kept: int
    promises_late: int
    escalated: bool
    no_action: bool
    resolved_by: str | None
