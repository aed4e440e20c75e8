"""What happens because time passes: resolved cases close, scheduled ones come up, offers nobody
accepts go on with an alarm, old answers are forgotten."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, TypeAlias

from cs_tui.core import fold, moves
from cs_tui.core.case import Case, stream_of
from cs_tui.core.events import Event
from cs_tui.core.moves import CaseClosed
from cs_tui.core.offer import OfferOverdue
from cs_tui.core.offer_next import Candidate, next_after, next_person
from cs_tui.core.offer_state import Offer, Target
from cs_tui.core.permission import Actor, Thing, can
from cs_tui.core.shift import LONGEST_MS
from cs_tui.core.state import change
from cs_tui.server.intake import back_to_queue
from cs_tui.server.work import Work

AT_ONCE: Final = 100

_Staff: TypeAlias = tuple[Actor, Candidate]

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
    """Records which offers nobody accepted in time, and to whom they go on; how many."""
    if not work.session.only("alarm_offers"):
        return 0
    late: list[Event] = []
    staff = list(_on_duty(work))
    for case_id in work.session.queue.overdue(work.now, AT_ONCE):
        case = work.case(case_id)
        if case.offer is not None:
            late.append(work.event(case.stream, _going_on(work, case, case.offer, staff)))
    work.decide(late)
    return len(late)


def _going_on(work: Work, case: Case, offer: Offer, staff: Iterable[_Staff]) -> OfferOverdue:
    """The offer goes on to all it may reach, and of these to the next person by name."""
    found = next_person(case, offer, _reached(case, offer, staff))
    everybody = next_after(offer, case.team)
    if found is None:
        return OfferOverdue(offer=offer.id, onto=everybody)
    person, why = found
    onto = change(everybody or offer.to, person=person)
    until = work.now + work.policy.limits.offer_accept_ms
    return OfferOverdue(offer=offer.id, onto=onto, until=until, why=why)


def _on_duty(work: Work) -> Iterator[_Staff]:
    """Everybody who is at work, with what they hold."""
    people = work.session.people
    here, loads = people.present(since=work.now - LONGEST_MS), work.session.queue.loads()
    for one in people.people():
        if one.id in here and not one.gone:
            candidate = Candidate(one.id, one.role, one.langs, one.skills, loads.get(one.id, 0))
            yield Actor(one.id, one.role, one.teams), candidate


def _reached(case: Case, offer: Offer, staff: Iterable[_Staff]) -> Iterator[Candidate]:
    """Who of these may take it: of its teams and roles, else of the case's own team."""
    alone = offer.to.person and not offer.to.teams and not offer.to.roles
    reach = Target(teams=(case.team,)) if alone else change(offer.to, person=None)
    offered = Thing("case", offered=reach.addresses)
    return (candidate for actor, candidate in staff if can(actor, "take", offered))


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
