"""By when a case must be solved, by its channel, priority, leaf and complexity (D4.2).

That time runs in business hours and stands still while the customer has the next word, and then
alone: a case that is reopened has used the time in which it was resolved, too (D2.9).
"""

from __future__ import annotations

from cs_tui.core import sla
from cs_tui.core.calendar import Due, WorkCalendar
from cs_tui.core.case import Case
from cs_tui.core.policy import Policy
from cs_tui.core.ports import Instant


def target_ms(case: Case, policy: Policy) -> int | None:
    """The business time there is to solve it, in milliseconds; None where its channel sets none.

    A change of priority, leaf or complexity gives another target from the beginning.
    """
    if not case.contacts:
        return None
    whole_ms = policy.sla.channel(case.contacts[0].channel).resolution_business_ms
    if whole_ms is None:
        return None
    leaf = policy.taxonomy.find(case.classification.leaf or "")
    factor = policy.sla.priorities.of(case.priority) * (leaf.sla_factor if leaf else 1)
    factor *= policy.sla.complexity.factor(case.classification.complexity)
    return sla.scaled(whole_ms, factor)


def resolve_by(
    case: Case, policy: Policy, calendar: WorkCalendar, now: Instant | None = None
) -> Due | None:
    """When it must be solved; None without a target, and while we wait for the customer.

    With `now` that wait counts as over: it is what a case that is solved now had to keep.
    """
    allowed_ms = target_ms(case, policy)
    if allowed_ms is None:
        return None
    spans: tuple[sla.Pause, ...] = case.paused
    if now is not None:
        spans = case.paused_until(now)
    elif case.waits_since is not None:
        spans = (*spans, (case.waits_since, None))
    return sla.resolution_due(case.opened_at, allowed_ms, calendar, spans)


def solved_by(case: Case, policy: Policy, calendar: WorkCalendar, now: Instant) -> Instant | None:
    """The instant by which a case that is solved now had to be, for its event."""
    due = resolve_by(case, policy, calendar, now)
    return due.at if due else None
