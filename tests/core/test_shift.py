"""A shift: opened once, always closable, and its agent in one state at a time."""

from __future__ import annotations

from typing import get_args

import pytest

from cs_tui.core.shift import AgentState, AgentStateSet, Shift, ShiftClosed, ShiftOpened, stream_of
from cs_tui.texts import rules as texts
from tests.make import DAY, LIN, MEI, Story


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
