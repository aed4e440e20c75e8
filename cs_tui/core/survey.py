"""The survey: a rule chooses who is asked to rate, so that nobody picks the pleased ones.

Of the cases that fit, a share is drawn by their ids, so that hub and desks draw the same. What
falls into the quiet hours waits until they end.

Scores go from 1 to 5; of a low one somebody asks why (DOMAIN D2.6).
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, ClassVar, Final, Literal

from cs_tui.core import followup
from cs_tui.core.calendar import WorkCalendar
from cs_tui.core.events import Body, Event, PersonalText
from cs_tui.core.policy.sla import FollowUpRule, SurveyRule
from cs_tui.core.ports import HUB, Instant
from cs_tui.core.state import Frozen, change
from cs_tui.texts import Words
from cs_tui.texts import followup as texts
from cs_tui.texts import rules as rule_texts
from cs_tui.texts import survey as names

if TYPE_CHECKING:
    from cs_tui.core.act import Act
    from cs_tui.core.case import Case

Score = Literal[1, 2, 3, 4, 5]
How = Literal["phone", "channel"]
"""Asked by voice and entered by the agent, or answered by the customer on the channel: the two
are known to differ, so figures never pool them."""

SATISFIED: Final = 4
LOW: Final = 2
DAY_MS: Final = 24 * 3600 * 1000


class Survey(Frozen):
    """That a customer was asked to rate, and what came back."""

    id: str
    channel: str
    agent: str
    day: str
    asked_at: Instant
    from_at: Instant | None = None
    """Not asked before this; None where it was asked at once."""
    score: Score | None = None
    at_once: bool | None = None
    comment: str = ""
    how: How | None = None
    answered_at: Instant | None = None

    @property
    def low(self) -> bool:
        """So low that somebody asks why."""
        return self.score is not None and self.score <= LOW


class SurveyAsked(Body):
    """The rule chose this case: the customer is asked to rate."""

    kind: ClassVar[str] = "survey_asked"
    called: ClassVar[Words] = names.SURVEY_ASKED
    survey: str
    channel: str
    agent: str
    """Whose work is rated."""
    day: str
    from_at: Instant | None = None
    """The end of the quiet hours this fell into."""

    def blocked(self, case: Case, event: Event) -> Words | None:
        return texts.ASKED_ALREADY if case.survey is not None else None

    def apply(self, case: Case, event: Event) -> Case:
        asked = Survey(
            id=self.survey,
            channel=self.channel,
            agent=self.agent,
            day=self.day,
            asked_at=event.at,
            from_at=self.from_at,
        )
        return change(case, survey=asked)


class SurveyDropped(Body):
    """The hub says that nobody is asked here: this customer was asked on another case already, or
    the case was not drawn."""

    kind: ClassVar[str] = "survey_dropped"
    called: ClassVar[Words] = names.SURVEY_DROPPED
    survey: str

    def blocked(self, case: Case, event: Event) -> Words | None:
        if case.survey is None or case.survey.id != self.survey:
            return texts.NOT_ASKED
        return texts.ANSWERED_ALREADY if case.survey.answered_at is not None else None

    def apply(self, case: Case, event: Event) -> Case:
        return change(case, survey=None)


class SurveyAnswered(Body):
    """The customer rated."""

    kind: ClassVar[str] = "survey_answered"
    called: ClassVar[Words] = names.SURVEY_ANSWERED
    score: Score
    how: How
    comment: PersonalText = ""
    at_once: bool | None = None
    """Whether it was solved at the first contact, as the customer sees it; None: not said."""

    def blocked(self, case: Case, event: Event) -> Words | None:
        if case.survey is None:
            return texts.NOT_ASKED
        return texts.ANSWERED_ALREADY if case.survey.answered_at is not None else None

    def apply(self, case: Case, event: Event) -> Case:
        if case.survey is None:
            return case
        answered = change(
            case.survey,
            score=self.score,
            how=self.how,
            comment=self.comment,
            at_once=self.at_once,
            answered_at=event.at,
        )
        return change(case, survey=answered)

    def kept(self, case: Case, event: Event) -> Words | None:
        return rule_texts.CAME_FROM_OUTSIDE if event.actor == HUB else None


def chosen(case: Case, rule: SurveyRule, now: Instant, last_asked_at: Instant | None) -> bool:
    """Whether the rule asks this customer: channel, outcome, the draw, and nobody too often.

    `last_asked_at` is when this customer was last asked on any case.
    """
    now_on = case.current
    if now_on is None or case.survey is not None or case.resolution is None:
        return False
    if now_on.channel not in rule.channels:
        return False
    if rule.outcomes and case.resolution.outcome not in rule.outcomes:
        return False
    return drawn(case.id, rule) and not too_soon(now, last_asked_at, rule)


def drawn(case_id: str, rule: SurveyRule) -> bool:
    """Whether a case is of the share that is asked: the first 64 bits of SHA-256 over its id, as a
    number from 0 to 1, lie below the share. Nobody chooses, and everybody draws the same."""
    bits = hashlib.sha256(f"survey:{case_id}".encode()).digest()[:8]
    return int.from_bytes(bits) < rule.share * 2**64


def from_at(now: Instant, rule: SurveyRule, calendar: WorkCalendar) -> Instant | None:
    """When a customer may be asked who is chosen now; None for at once."""
    at = now if rule.quiet is None else calendar.after(now, rule.quiet)
    return at if at > now else None


def too_soon(now: Instant, last_asked_at: Instant | None, rule: SurveyRule) -> bool:
    """Whether a customer was asked so near to `now`, before it or after it, that once is enough."""
    return last_asked_at is not None and abs(now - last_asked_at) < rule.every_days * DAY_MS


def ask(
    act: Act[Case],
    rule: SurveyRule,
    day: str,
    last_asked_at: Instant | None,
    calendar: WorkCalendar,
) -> None:
    """Asks when the rule chooses this case; nothing when it does not."""
    case = act.state
    if chosen(case, rule, act.ctx.now, last_asked_at) and case.current is not None:
        act.add(
            SurveyAsked(
                survey=act.ctx.new_id(),
                channel=case.current.channel,
                agent=case.resolution.by if case.resolution else act.ctx.actor,
                day=day,
                from_at=from_at(act.ctx.now, rule, calendar),
            )
        )


def answer(
    act: Act[Case],
    score: Score,
    how: How,
    comment: str,
    rule: FollowUpRule,
    calendar: WorkCalendar,
    at_once: bool | None = None,
) -> None:
    """Records a rating; a low one opens a follow-up for the owner. Raises `Refused`."""
    act.add(SurveyAnswered(score=score, how=how, comment=comment.strip(), at_once=at_once))
    if score <= LOW:
        followup.plan(act, "rating", rule, calendar)


EVENTS: tuple[type[Body], ...] = (SurveyAsked, SurveyDropped, SurveyAnswered)
