"""A shift: opened once, always closable, and its agent in one state at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import get_args

import pytest

from cs_tui.core.act import Act
from cs_tui.core.shift import (
    AgentState,
    AgentStateSet,
    Break,
    Shift,
    ShiftClosed,
    ShiftOpened,
    breaks,
    hands_full,
    let_go,
    settle,
    stream_of,
    work,
)
from cs_tui.texts import rules as texts
from tests.make import DAY, LIN, MEI, Story, ctx


def on_duty() -> Story:
    story = Story(stream_of("s1"))
    story.tell(ShiftOpened(day=DAY))
    return story


def shift(story: Story) -> Shift:
    state = story.state
    assert isinstance(state, Shift)
    return state


def test_going_on_duty_says_who_when_and_for_which_day() -> None:
    story = on_duty()

    now = shift(story)
    assert (now.id, now.agent, now.day, now.opened_at) == ("s1", LIN, DAY, story.at)
    assert (now.state, now.state_since, now.closed_at) == ("available", story.at, None)


@pytest.mark.parametrize("state", get_args(AgentState))
def test_every_state_begins_when_it_was_set(state: AgentState) -> None:
    story = on_duty()

    story.tell(AgentStateSet(state=state, reason="lunch"))

    assert (shift(story).state, shift(story).state_since) == (state, story.at)
    assert shift(story).reason == "lunch"


def test_a_shift_is_opened_once() -> None:
    story = on_duty()

    story.tell(ShiftOpened(day="2026-05-30"), MEI)

    assert (shift(story).agent, shift(story).day) == (LIN, DAY)
    assert [void.reason for void in shift(story).void] == [texts.SHIFT_OPEN]


def test_a_shift_can_always_be_closed_and_then_has_no_more_states() -> None:
    story = on_duty()
    story.tell(ShiftClosed())

    story.tell(AgentStateSet(state="busy"))

    assert (shift(story).state, shift(story).closed_at) == ("offline", story.at - 1000)
    assert [void.reason for void in shift(story).void] == [texts.SHIFT_CLOSED]


def act_on(story: Story) -> Act[Shift]:
    return Act(story.stream, shift(story), ctx(at=story.at + 1000))


def test_a_case_in_front_makes_busy_and_leaving_it_after_contact_work() -> None:
    story = on_duty()
    for decide in (work, lambda act: let_go(act, 30_000)):
        act = act_on(story)
        decide(act)
        story.events += act.events
        story.at += 1000

    now = shift(story)
    assert (now.state, now.until_at) == ("acw", story.at + 30_000)
    assert now.state_at(story.at + 29_999) == "acw"
    assert now.state_at(story.at + 30_000) == "available"


def test_without_time_for_it_there_is_no_after_contact_work() -> None:
    story = on_duty()
    story.tell(AgentStateSet(state="busy"))
    act = act_on(story)

    let_go(act, 0)

    assert act.state.state == "available"


def test_after_contact_work_is_ended_once_and_only_when_its_time_is_over() -> None:
    story = on_duty()
    story.tell(AgentStateSet(state="acw", until_at=story.at + 5000))
    early, late = act_on(story), Act(story.stream, shift(story), ctx(at=story.at + 9000))

    settle(early)
    settle(late)
    settle(late)

    assert early.events == []
    assert [one.kind for one in late.events] == ["agent_state_set"]
    assert late.state.state == "available"


@pytest.mark.parametrize("decide", [work, settle, lambda act: let_go(act, 30_000)])
def test_without_a_shift_work_leaves_no_states(decide: Callable[[Act[Shift]], None]) -> None:
    act = Act(stream_of("s1"), Shift(), ctx())

    decide(act)

    assert act.events == []


@pytest.mark.parametrize(("held", "full"), [(0, False), (4, False), (5, True), (6, True)])
def test_hands_are_full_at_the_limit(held: int, full: bool) -> None:
    assert (hands_full(held, 5) is not None) is full


def test_breaks_have_a_beginning_an_end_and_a_reason() -> None:
    story = on_duty()
    story.tell(AgentStateSet(state="break", reason="rest"))
    began = story.at
    story.tell(AgentStateSet(state="break", reason="meal"))
    changed = story.at
    story.tell(AgentStateSet(state="busy"))
    back = story.at
    story.tell(AgentStateSet(state="break"))

    assert breaks(story.events) == (
        Break("rest", began, changed),
        Break("meal", changed, back),
        Break("", story.at, None),
    )


def test_the_end_of_the_shift_ends_the_break() -> None:
    story = on_duty()
    story.tell(AgentStateSet(state="break", reason="meal"))
    began = story.at
    story.tell(ShiftClosed())

    assert breaks(story.events) == (Break("meal", began, story.at),)
