"""The stories of the demo floor: customers who write in, and the colleagues beside us."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from cs_tui.core.policy.base import Frozen, Id, Pair, Text
from cs_tui.core.policy.playbook import Daypart
from cs_tui.core.policy.sla import ChannelId

Delay = Annotated[int, Field(ge=0, le=600_000)]


class Line(Frozen):
    """One message of a customer, sent `after_ms` after what came before."""

    text: Text
    after_ms: Delay = 0


class StoryCustomer(Frozen):
    """Who writes. Every number is made up."""

    name: Text
    phone: Text
    order_no: str
    tier: Literal["new", "normal", "silver", "gold"]


class Replies(Frozen):
    """What the customer says back, by what the agent did; an empty list says nothing."""

    after_any_reply: tuple[Line, ...] = ()
    """Said one after the other, each after one more of our messages."""
    on_promise: tuple[Line, ...] = ()
    thanks: tuple[Line, ...] = ()
    impatient: tuple[Line, ...] = ()
    """Said one after the other while nobody answers."""


class Story(Frozen):
    """One conversation that can come in, and what it is really about."""

    id: Id
    lang: Literal["zh", "en"]
    channel: ChannelId
    leaf: Id
    nature: Id
    customer: StoryCustomer
    opening: Annotated[tuple[Line, ...], Field(min_length=1, max_length=3)]
    replies: Replies


class Colleague(Frozen):
    """Somebody else on the simulated floor."""

    id: Id
    name: Pair
    role: Literal["agent", "lead"]
    shift: Daypart


class Floor(Frozen):
    """Everything `data/demo/stories.toml` holds."""

    version: Annotated[int, Field(ge=1)]
    colleagues: tuple[Colleague, ...]
    stories: tuple[Story, ...]
