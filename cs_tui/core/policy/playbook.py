"""What an agent can say and do with one key: phrases and plays."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from cs_tui.core.policy.base import Frozen, Id, Milliseconds, Named, Pair, Text
from cs_tui.core.policy.sla import ChannelId
from cs_tui.texts import Lang

Step = Literal["contact", "needs", "plan", "execute", "follow_up"]
Daypart = Literal["morning", "afternoon", "evening"]
Audience = Literal["new", "known", "member"]


class Phrase(Named):
    """One ready sentence for one situation. An empty filter fits everything."""

    situation: Id
    step: Step
    channels: tuple[ChannelId, ...] = ()
    natures: tuple[Id, ...] = ()
    leaves: tuple[Id, ...] = ()
    known_customer: bool | None = None
    daypart: Daypart | None = None
    audience: tuple[Audience, ...] = ()
    emotion: Annotated[int, Field(ge=0, le=3)] = 0
    """For a customer who is calm (0), uneasy, upset, or beside themselves (3)."""
    tone: Literal["neutral", "warm", "formal"] = "neutral"
    legal: Literal["none", "regret", "fault", "compensates"] = "none"
    """`regret` is sorry for the trouble and admits nothing; `fault` admits ours."""
    text: Pair
    keywords: tuple[Text, ...]


class Scripts(Frozen):
    """Every phrase, one revision of them."""

    version: Annotated[int, Field(ge=1)]
    phrases: tuple[Phrase, ...]


class PlayNote(Frozen):
    """The three lines of the record a play writes."""

    issue: Pair
    done: Pair
    next: Pair


class PlayPromise(Frozen):
    """What the customer is told we will do, and by when: exactly one of the two times."""

    what: Pair
    in_ms: Milliseconds | None = None
    business_ms: Milliseconds | None = None

    @model_validator(mode="after")
    def _one_time(self) -> Self:
        if (self.in_ms is None) == (self.business_ms is None):
            raise PydanticCustomError("one_time_only", "exactly one of in_ms and business_ms")
        return self


class Play(Named):
    """A known issue handled in one go: words, record, promise, article and outcome.

    It ends the case, so its words ask nothing, and name only what the case or its promise fills.
    """

    nature: Id
    leaves: Annotated[tuple[Id, ...], Field(min_length=1)]
    """The first is the leaf the play files the case under."""
    channels: tuple[ChannelId, ...] = ()
    text: Pair
    note: PlayNote
    promise: PlayPromise | None = None
    article: Id | None = None
    """The `pair` of the article it cites."""
    outcome: Id

    def article_id(self, lang: Lang) -> str | None:
        """The id of the cited article in one language."""
        return None if self.article is None else f"{self.article}-{lang}"


class Plays(Frozen):
    """Every play, one revision of them."""

    version: Annotated[int, Field(ge=1)]
    plays: tuple[Play, ...]
