"""What the hub raises: cases most of whose time is gone, and those of a customer whose grade was
learned after they began."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from cs_tui.core import fold
from cs_tui.core.case import Case, stream_of
from cs_tui.core.customer import CustomerEdited, CustomerRecorded
from cs_tui.core.events import Event
from cs_tui.core.raising import TimeRaised, by_grade
from cs_tui.core.rows import answer_due
from cs_tui.server.work import Work

AT_ONCE: Final = 100


def raise_near(work: Work) -> int:
    """Records of which cases the lead is told that time runs out; how many.

    Also of those a newer version wrote in: it moves nothing, and they would hide the others.
    """
    if not work.session.only("raise_near"):
        return 0
    told: list[Event] = []
    for case_id in work.session.queue.near(work.now, AT_ONCE):
        case = work.case(case_id)
        due_at = answer_due(case)
        if due_at is None:
            continue
        raising = work.event(case.stream, TimeRaised(due_at=due_at))
        if fold.blocked(case, raising) is None:
            told.append(raising)
    work.decide(told)
    return len(told)


def raise_graded(work: Work, events: Iterable[Event]) -> None:
    """The open cases of customers whose grade these events tell may rise a class."""
    for customer, grade in dict(_graded(events)).items():
        for case_id in work.session.queue.of_customers([customer]):
            act = work.act(stream_of(case_id), Case)
            by_grade(act, grade)
            work.decide(act.events)


def _graded(events: Iterable[Event]) -> Iterator[tuple[str, str]]:
    for event in events:
        customer = event.stream.partition("/")[2]
        match event.body:
            case CustomerEdited(field="grade", value=grade) if grade:
                yield customer, grade
            case CustomerRecorded(told=told) if told.grade:
                yield customer, told.grade
