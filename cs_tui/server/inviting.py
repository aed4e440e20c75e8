"""Asking customers to rate, where only the hub can: once whoever asked first, and in writing.

Desks ask by rule from what they see. Two that were offline may both have asked one customer; the
hub lets the first through that reaches it, and nobody who was not drawn. On text channels it sends
the invitation itself, after the quiet hours where it would fall into them.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Final

from cs_tui.core.case import Case, Status
from cs_tui.core.contact import MessageOut
from cs_tui.core.events import Body, Event
from cs_tui.core.placeholders import fill_whole
from cs_tui.core.policy import Policy
from cs_tui.core.survey import Survey, SurveyAsked, SurveyDropped, drawn, from_at, too_soon
from cs_tui.server.work import Work
from cs_tui.texts import Lang, lang_of

VOICE: Final = "phone"
SITUATION: Final = "survey"
"""The phrases that invite."""
LEAVES_AFTER_S: Final = 60
"""The invitation waits so long: the agent may still take back that the case is resolved."""


def invite(work: Work, events: Sequence[Event]) -> None:
    """What follows from the ratings these events ask for."""
    for event in events:
        if isinstance(event.body, SurveyAsked):
            stream = event.stream
            case = work.state(stream, Case)
            # An event that had no effect asked nobody.
            if case.survey is not None and case.survey.id == event.body.survey:
                follows = _follows(work, case, case.survey)
                if follows is not None:
                    work.decide([work.event(stream, follows)])


def _follows(work: Work, case: Case, survey: Survey) -> Body | None:
    before = work.session.queue.last_asked(case.customer.phone, case.id)
    rule = work.policy.sla.survey
    if too_soon(survey.asked_at, before, rule) or not drawn(case.id, rule):
        return SurveyDropped(survey=survey.id)
    contact = case.current
    text = invitation(work.policy, case, survey.channel)
    if contact is None or survey.channel == VOICE or not contact.conversation or not text:
        return None
    if case.status is not Status.RESOLVED:
        return None
    wait_s = LEAVES_AFTER_S + ceil(_quiet_ms(work, LEAVES_AFTER_S * 1000) / 1000)
    return MessageOut(message=work.new_id(), contact=contact.id, text=text, grace_s=wait_s)


def _quiet_ms(work: Work, after_ms: int) -> int:
    """How much longer than that it has to wait, for it would leave in quiet hours."""
    leaves_at = work.now + after_ms
    quiet_until = from_at(leaves_at, work.policy.sla.survey, work.reckoning.calendar)
    return 0 if quiet_until is None else quiet_until - leaves_at


def invitation(policy: Policy, case: Case, channel: str) -> str:
    """The shop's own invitation in the language of the case; empty when it has none."""
    found = next(
        (
            phrase
            for phrase in policy.scripts.phrases
            if phrase.situation == SITUATION and channel in (phrase.channels or (channel,))
        ),
        None,
    )
    if found is None:
        return ""
    lang: Lang = lang_of(case.lang)
    return fill_whole(found.text.say(lang), {"survey_link": policy.shop.survey_link})
