"""What an agent can say and do with one key: phrases and plays."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from cs_tui.core.five_steps_state import Step
from cs_tui.core.policy.base import Frozen, Id, Milliseconds, Named, Pair, Text
from cs_tui.core.policy.sla import ChannelId
from cs_tui.core.wording import Banned
from cs_tui.texts import Lang

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


class Unwanted(Frozen):
    """Wordings the shop does not want customers to read or hear, and what it says instead."""

    id: Id
    zh: tuple[Text, ...] = ()
    en: tuple[Text, ...] = ()
    instead: Pair


class Scripts(Frozen):
    """Every phrase, one revision of them."""

    version: Annotated[int, Field(ge=1)]
    phrases: tuple[Phrase, ...]
    banned: tuple[Unwanted, ...] = ()

    def unwanted(self, lang: Lang) -> tuple[Banned, ...]:
        """What is not to be said in a language, each wording with what is said instead."""
        return tuple(
            Banned(words, one.instead.say(lang))
            for one in self.banned
            for words in (one.zh if lang == "zh" else one.en)
        )


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
    verify: bool = False
    """Whether it is for customers who were verified alone."""

    def article_id(self, lang: Lang) -> str | None:
        """The id of the cited article in one language."""
        return None if self.article is None else f"{self.article}-{lang}"


class Option(Named):
    """One way to settle a case: under which condition, what it grants, what is said and written."""

    leaves: tuple[Id, ...] = ()
    """Empty fits every leaf."""
    when: Pair
    """The condition under which it may be offered."""
    money: Literal["none", "refund", "compensation"] = "none"
    """Which of a role's limits it counts against."""
    amount_fen: Annotated[int, Field(ge=0)] = 0
    """What it usually grants; 0 where the amount is asked each time."""
    consent: bool = True
    """Whether the customer must agree before it is carried out."""
    text: Pair
    note: Pair
    """What is written down as done, once it is carried out."""
    outcome: Id
    tell: tuple[Pair, ...] = ()
    """What the customer must have been told before their consent counts."""
    steps: tuple[Pair, ...] = ()
    """What carrying it out takes, ticked off one by one."""
    verify: bool = False
    """Whether it is for customers who were verified alone."""

    @model_validator(mode="after")
    def _told_before_consent(self) -> Self:
        if self.tell and not self.consent:
            raise PydanticCustomError("tell_without_consent", "something to tell, and no consent")
        return self

    @model_validator(mode="after")
    def _money_has_a_kind(self) -> Self:
        if self.amount_fen and self.money == "none":
            raise PydanticCustomError("money_without_kind", "an amount, and money is none")
        return self


class Plays(Frozen):
    """Every play and every option, one revision of them."""

    version: Annotated[int, Field(ge=1)]
    plays: tuple[Play, ...]
    options: tuple[Option, ...] = ()
