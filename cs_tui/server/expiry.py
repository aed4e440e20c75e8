"""What happens because time passes: resolved cases close, scheduled ones come up, offers nobody
accepts go on with an alarm, old answers are forgotten."""

from __future__ import annotations

from typing import Final

from cs_tui.core import fold, moves
from cs_tui.core.case import Case, stream_of
from cs_tui.core.events import Event
from cs_tui.core.moves import CaseClosed
from cs_tui.core.offer import OfferOverdue, next_after
from cs_tui.server.intake import back_to_queue
from cs_tui.server.work import Work

AT_ONCE: Final = 100

ANSWERS_KEPT_MS: Final = 30 * 24 * 3600 * 1000
"""How long a repeated intake is answered as before."""

ANSWERS_SWEPT_MS: Final = 3600 * 1000
"""How often older answers are looked for."""


def close_resolved(work: Work) -> int:
    """Closes resolved cases nobody came back to within the policy's time; how many."""
    if not work.session.only("close_resolved"):
        return 0
    since = work.now - work.policy.limits.resolve_close_ms
    closed: list[Event] = []
    for case_id in work.session.queue.resolved(since, AT_ONCE):
        closing = work.event(stream_of(case_id), CaseClosed())
        if fold.blocked(work.case(case_id), closing) is None:
            closed.append(closing)
    work.decide(closed)
    return len(closed)


def alarm_offers(work: Work) -> int:
    """Records which offers nobody accepted in time; how many."""
    if not work.session.only("alarm_offers"):
        return 0
    late: list[Event] = []
    for case_id in work.session.queue.overdue(work.now, AT_ONCE):
        offer = work.case(case_id).offer
        if offer is not None:
            onto = next_after(offer, work.case(case_id).team)
            late.append(work.event(stream_of(case_id), OfferOverdue(offer=offer.id, onto=onto)))
    work.decide(late)
    return len(late)


def come_up(work: Work) -> int:
    """The time of scheduled cases has come: they are worked on again; how many."""
    if not work.session.only("come_up"):
        return 0
    come = 0
    for case_id in work.session.queue.come(work.now, AT_ONCE):
        act = work.act(stream_of(case_id), Case)
        due_at = act.state.scheduled_at
        if act.state.newer or due_at is None or due_at > work.now:
            continue
        moves.resume(act, "time")
        back_to_queue(work, act)
        work.decide(act.events)
        come += 1
    return come


def forget_answers(work: Work) -> None:
    """Forgets what old intakes were answered; a repeat after so long is a new one."""
    work.session.doors.forget_answers(work.now - ANSWERS_KEPT_MS)
