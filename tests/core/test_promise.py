"""The promise ledger: owed until it is kept or dropped, once."""

from __future__ import annotations

import pytest

from cs_tui.core import promise
from cs_tui.core.case import Status
from cs_tui.core.events import Body
from cs_tui.core.promise import PromiseDropped, PromiseKept, PromiseMade
from cs_tui.errors import Refused
from cs_tui.texts import rules as texts
from tests.make import HOUR, LIN, MEI, NOW, Story, in_status


def promised() -> Story:
    story = in_status(Status.ACTIVE)
    story.tell(PromiseMade(promise="p1", due_at=NOW + HOUR, what="回电"))
    return story


def test_a_promise_says_what_until_when_and_whose_word_it_is() -> None:
    story = in_status(Status.ACTIVE)
    act = story.act()

    made = promise.promise(act, " 三点前回电 ", NOW + HOUR, form="callback", due_confirmed=False)

    (one,) = story.add(act).promises
    assert (one.id, one.what, one.due_at, one.form) == (made, "三点前回电", NOW + HOUR, "callback")
    assert (one.made_by, one.made_at, one.due_confirmed, one.open) == (LIN, story.at, False, True)


@pytest.mark.parametrize("due_at", [NOW - 1, NOW, 0])
def test_a_time_that_has_passed_cannot_be_promised(due_at: int) -> None:
    act = in_status(Status.ACTIVE).act(at=NOW)

    with pytest.raises(Refused) as refused:
        promise.promise(act, "回电", due_at)

    assert refused.value.words == texts.PROMISE_IN_PAST
    assert act.events == []


@pytest.mark.parametrize("settled", [PromiseKept(promise="p1"), PromiseDropped(promise="p1")])
def test_a_promise_is_settled_once(settled: Body) -> None:
    story = promised()
    story.tell(settled, MEI)
    (one,) = story.case.promises
    assert not one.open
    assert story.at in (one.kept_at, one.dropped_at)

    story.tell(PromiseKept(promise="p1"))
    story.tell(PromiseDropped(promise="p1", reason="x"))

    assert story.case.promises == (one,)
    assert [void.reason for void in story.case.void] == [texts.PROMISE_OVER] * 2


def test_what_was_never_promised_cannot_be_kept() -> None:
    story = promised()

    story.tell(PromiseKept(promise="p9"))

    assert story.case.promises[0].open
    assert [void.reason for void in story.case.void] == [texts.PROMISE_OVER]


@pytest.mark.parametrize("status", list(Status))
def test_a_promise_outlives_the_solution_but_nothing_is_promised_on_a_final_case(
    status: Status,
) -> None:
    story = in_status(status)

    story.tell(PromiseMade(promise="p1", due_at=NOW + HOUR))

    assert bool(story.case.promises) is not status.final
    assert [void.reason for void in story.case.void] == [texts.CASE_OVER] * status.final


@pytest.mark.parametrize("status", [Status.RESOLVED, Status.WAITING_CUSTOMER, Status.SCHEDULED])
def test_a_promise_is_kept_in_whatever_status_the_case_is(status: Status) -> None:
    story = in_status(status)
    story.tell(PromiseMade(promise="p1", due_at=NOW + HOUR))

    story.tell(PromiseKept(promise="p1"))

    assert story.case.promises[0].kept_at == story.at
    assert story.case.void == ()
