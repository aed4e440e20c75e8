"""What is known of a contact, and of each thing that was said in it."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from cs_tui.core.customer_fields import Field
from cs_tui.core.five_steps_state import Step
from cs_tui.core.ports import HUB, Instant
from cs_tui.core.state import Frozen

Side = Literal["customer", "agent"]


class Delivery(StrEnum):
    """How far a message of ours has come."""

    RECEIVED = "received"  # the customer's
    WAITING = "waiting"  # ours, not yet taken over by the channel
    SENT = "sent"  # ours, handed to the channel
    DELIVERED = "delivered"  # ours, the channel says it arrived
    FAILED = "failed"  # ours, the channel says it did not arrive
    SPOKEN = "spoken"  # said on the phone: nothing to deliver


class Message(Frozen):
    """One thing said, by the customer or by us."""

    id: str
    contact: str
    side: Side
    actor: str
    at: Instant
    text: str
    delivery: Delivery
    act: str
    delivered_at: Instant | None = None
    problem: str = ""

    @property
    def human(self) -> bool:
        """Said by a person. An automatic word of ours (we received it, please rate us) answers
        nothing: it stops no clock and leaves the last word to the customer (DOMAIN D2.1)."""
        return self.side == "customer" or self.actor != HUB


class Contact(Frozen):
    """One interaction on one channel."""

    id: str
    channel: str
    conversation: str
    opened_at: Instant
    day: str
    inbound: bool
    agent: str | None = None
    """Who first had it in front: the one it counts for."""
    agent_day: str | None = None
    first_due_at: Instant | None = None
    next_due_at: Instant | None = None
    """When the oldest unanswered message must be answered; None when ours was the last word."""
    first_raise_ats: tuple[Instant, ...] = ()
    """For each class of priority, from when on the first answer is raised to the lead."""
    next_raise_ats: tuple[Instant, ...] = ()
    """The same of the oldest unanswered message."""
    first_reply_at: Instant | None = None
    answered_at: Instant | None = None
    ended_at: Instant | None = None
    fronted_at: Instant | None = None
    """Set while it stands in front of its agent."""
    front_ms: int = 0
    steps_ms: dict[Step, int] = {}
    """How long its agent was at each of the five steps, as far as the desk told."""
    hold_ms: int = 0
    held_at: Instant | None = None
    quarantined: bool = False
    """A duration in it was negative or over eight hours, so it counts in no average."""
    typed: tuple[Field, ...] = ()
    """What a person entered of the customer in it that nobody had on record before, or by which
    the customer was recognised."""
    abandoned: bool = False
    """The customer left before anybody answered, or had it in front (DOMAIN D2.2)."""
