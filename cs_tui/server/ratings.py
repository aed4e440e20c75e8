"""Ratings that customers send by the channel they were asked on."""

from __future__ import annotations

from cs_tui.core import survey
from cs_tui.core.act import Act
from cs_tui.core.privacy.redaction import redact
from cs_tui.errors import Refused
from cs_tui.server.problems import Rejected
from cs_tui.server.work import Work
from cs_tui.sync.wire import Rated, Rating
from cs_tui.texts import hub as texts


def rate(work: Work, asked: Rating) -> Rated:
    """Records a rating in the latest case of its conversation; the same one again changes nothing.

    Raises `Rejected`: 404 for a conversation without a case, 409 where the rule asked nobody or
    another score came before.
    """
    case_id = work.session.doors.case_of(asked.channel, asked.conversation)
    if case_id is None:
        raise Rejected(404, texts.NO_SUCH_CONVERSATION, field="conversation")
    case = work.case(case_id)
    told = Rated(case=case.id, number=case.number, score=asked.score)
    if case.survey is not None and case.survey.score == asked.score:
        return told
    act = Act(case.stream, case, work.ctx)
    rule, calendar = work.policy.sla.followup, work.reckoning.calendar
    try:
        said = redact(asked.comment).text
        survey.answer(act, asked.score, "channel", said, rule, calendar, asked.at_once)
    except Refused as error:
        raise Rejected(409, error.words) from error
    work.decide(act.events)
    return told
