"""How fast we answer: one row a channel, and the time limits of a complaint."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, ModelWrapValidatorHandler, model_validator
from pydantic_core import PydanticCustomError

from cs_tui.core.policy.base import Frozen, Id, Milliseconds, Named
from cs_tui.core.policy.calendar import ClockTime
from cs_tui.core.state import change
from cs_tui.errors import NotFound
from cs_tui.texts import content as texts

ChannelId = Literal["phone", "chat", "email", "social", "sms", "app", "in_person", "letter"]
Factor = Annotated[float, Field(gt=0, le=10, allow_inf_nan=False)]
Count = Annotated[int, Field(ge=1, le=50)]


class Ring(Frozen):
    """How a telephone rings: so long a tone, so long a pause; China's unless told (S1-08)."""

    on_ms: Annotated[int, Field(ge=100, le=10_000)] = 1_000
    off_ms: Annotated[int, Field(ge=0, le=10_000)] = 4_000

    def until_ms(self, rings: int) -> int:
        """How long it rings until this ring has ended: the third of China's after 11 seconds."""
        return rings * self.on_ms + (rings - 1) * self.off_ms


class Channel(Named):
    """One way customers reach us, and what we owe them on it."""

    id: ChannelId
    sync: bool
    """Both sides are present at once: the customer waits while we type or speak."""
    has_calls: bool
    first_response_ms: Milliseconds
    first_response_rings: Annotated[int, Field(ge=1, le=10)] | None = None
    """The same said in rings: then the time follows from how it rings, and need not be written."""
    ring: Ring = Ring()
    next_response_ms: Milliseconds | None = None
    """None where there are no turns to wait for: on the phone, face to face."""
    resolution_business_ms: Milliseconds | None = None
    clock: Literal["calendar", "business"]
    """Which clock the two response targets run on; the resolution target is always business."""
    target_share: Annotated[float, Field(gt=0, le=1, allow_inf_nan=False)]
    """The share of contacts that must meet the first response."""
    grace_s: Annotated[int, Field(ge=0, le=600)]
    """Seconds a message can still be taken back before it is delivered."""
    adapter: bool
    """Whether the hub can deliver here; where not, the text is copied out by hand."""
    concurrency: Count
    """How many contacts of this channel one agent holds at a time."""

    @model_validator(mode="wrap")
    @classmethod
    def _by_rings(cls, data: object, read: ModelWrapValidatorHandler[Self]) -> Self:
        if not isinstance(data, Mapping) or data.get("first_response_rings") is None:
            return read(data)
        told = data.get("first_response_ms")
        one = read({**data, "first_response_ms": 0 if told is None else told})
        ms = one.ring.until_ms(one.first_response_rings or 1)
        if told not in (None, ms):
            raise PydanticCustomError("rings_disagree", "{ms}", {"ms": ms})
        return change(one, first_response_ms=ms)


class ComplaintLimits(Frozen):
    """Time limits of a complaint in business time (DOMAIN D4.2, D4.6)."""

    acknowledge_ms: Milliseconds
    update_every_ms: Milliseconds
    decide_simple_ms: Milliseconds
    decide_normal_ms: Milliseconds
    decide_complex_ms: Milliseconds


class FollowUpRule(Frozen):
    """How follow-ups are planned and tried, in business time."""

    day_ms: Milliseconds = 32_400_000
    """One business day."""
    tries: Annotated[int, Field(ge=1, le=9)] = 3
    retry_ms: Milliseconds = 14_400_000
    """Nobody answered: the next try is so much later."""
    after_complaint: tuple[Literal["t1", "t3", "t7"], ...] = ("t1",)
    """What is planned when a complaint was resolved."""
    suggestion_days: Annotated[int, Field(ge=1, le=90)] = 15
    """In so many days, weekends too, who made a suggestion hears what became of it."""


class SurveyRule(Frozen):
    """Who is asked to rate; never chosen by the agent (DOMAIN D2.6)."""

    channels: tuple[ChannelId, ...] = ("phone", "chat", "app")
    outcomes: tuple[Id, ...] = ()
    """The outcomes after which is asked; empty for all."""
    every_days: Annotated[int, Field(ge=1, le=365)] = 30
    """No customer is asked again sooner."""
    share: Annotated[float, Field(gt=0, le=1, allow_inf_nan=False)] = 1.0
    """How many of the cases that fit are asked, drawn by their ids (`core.survey.drawn`)."""
    quiet: tuple[ClockTime, ClockTime] | None = None
    """From when to when nobody is asked, by the site's clock, also over midnight."""

    @model_validator(mode="after")
    def _some_of_the_day(self) -> Self:
        if self.quiet is not None and self.quiet[0] == self.quiet[1]:
            raise PydanticCustomError("quiet_always", "quiet from one time to the same")
        return self


class PriorityFactors(Frozen):
    """What the resolution target is multiplied by for each priority (DOMAIN D4.2)."""

    p1: Factor
    p2: Factor
    p3: Factor
    p4: Factor

    def of(self, priority: int) -> float:
        """The factor of a priority from 1 to 4; of one beyond that, as an event may have, the
        nearest."""
        return (self.p1, self.p2, self.p3, self.p4)[min(max(priority, 1), 4) - 1]


class ComplexityRule(Frozen):
    """What the complexity of a case changes: its resolution target, and who is served it first."""

    simple: Factor = 1.0
    normal: Factor = 1.0
    complex: Factor = 1.0
    skill: Annotated[str, Field(max_length=64)] = ""
    """What the agent of a complex case should be able to do; empty: nothing more than of others."""

    def factor(self, complexity: str) -> float:
        """What the resolution target is multiplied by."""
        return {"simple": self.simple, "complex": self.complex}.get(complexity, self.normal)

    def skill_for(self, complexity: str) -> str:
        """What its agent should be able to do; empty: nothing more."""
        return self.skill if complexity == "complex" else ""


Percent = Annotated[int, Field(ge=10, le=100)]


class RaiseShares(Frozen):
    """How much of its time a case of each priority has used, in percent, when the lead is told
    that nobody works on it."""

    p1: Percent = 80
    p2: Percent = 80
    p3: Percent = 80
    p4: Percent = 80

    @property
    def each(self) -> tuple[int, ...]:
        """The shares in the order of the priorities."""
        return (self.p1, self.p2, self.p3, self.p4)


class Sla(Frozen):
    """Every promise about time we make to all customers, one revision of it."""

    version: Annotated[int, Field(ge=1)]
    channels: tuple[Channel, ...]
    complaint: ComplaintLimits
    priorities: PriorityFactors
    complexity: ComplexityRule = ComplexityRule()
    raised: RaiseShares = RaiseShares()
    followup: FollowUpRule = FollowUpRule()
    survey: SurveyRule = SurveyRule()

    def channel(self, channel_id: str) -> Channel:
        """The channel. Raises `NotFound` for an id that has no row."""
        for channel in self.channels:
            if channel.id == channel_id:
                return channel
        raise NotFound(texts.NO_SUCH_CHANNEL.fill(channel=channel_id))
