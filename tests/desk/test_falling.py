"""A kill in the middle of Ctrl+N: the case and the state of who worked it never part."""

from __future__ import annotations

import signal

import pytest

from tests.desk.driver import at_desk
from tests.desk.falling import Point, finishes_and_dies
from tests.desk.world import World

ANSWER = "已为您催促，今天发出"


def in_front(world: World) -> str:
    """A case of mine stands in front, its answer typed; its id."""
    number = world.contact()
    with world.other_program() as desk:
        case: str = desk.run_now(desk.cases.named, number).id
        assert desk.run_now(desk.queue.serve_own, "served-1") == case
        desk.run_now(desk.queue.put_in_front, case)
        desk.run_now(desk.cases.keep_drafts, case, {"reply": (ANSWER, None)})
    return case


def stands(world: World, case: str) -> tuple[bool, str, list[str]]:
    """Whether it is in front, my state, and what stands in its fields."""
    with world.other_program() as desk:
        found = desk.run_now(desk.cases.view, case)
        state = desk.run_now(desk.shifts.shown).state
        return found.case.fronted is not None, state, sorted(found.drafts)


@pytest.mark.parametrize("point", ["before the state", "before the commit"])
def test_killed_before_the_commit_nothing_has_happened(zh: World, point: Point) -> None:
    case = in_front(zh)
    assert finishes_and_dies(zh.folder, case, point) == -signal.SIGKILL
    assert stands(zh, case) == (True, "busy", ["reply"])
    assert zh.differing() == []


def test_killed_after_it_the_case_is_done_and_nobody_is_busy(zh: World) -> None:
    case = in_front(zh)
    assert finishes_and_dies(zh.folder, case, "after it") == -signal.SIGKILL
    assert stands(zh, case) == (False, "acw", [])
    assert zh.differing() == []


async def test_the_next_start_goes_on_with_the_case_and_finishes_it_once(zh: World) -> None:
    case = in_front(zh)
    finishes_and_dies(zh.folder, case, "before the state")
    async with at_desk(zh) as agent:
        number = str(agent.front)
        assert agent.reply.value == ANSWER
        await agent.presses("ctrl+n")
        assert agent.front is None
    assert len(zh.said(number)) == 1
    assert stands(zh, case)[1] != "busy"


def test_case_and_state_saved_one_by_one_would_be_found_out(zh: World) -> None:
    case = in_front(zh)
    finishes_and_dies(zh.folder, case, "before the state", apart=True)
    assert stands(zh, case) == (False, "busy", [])
