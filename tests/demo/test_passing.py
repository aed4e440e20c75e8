"""Colleagues on the simulated floor take what is escalated to them, and pass something on."""

from __future__ import annotations

from pathlib import Path

import pytest

from cs_tui.core import contact, escalation, moves, offer
from cs_tui.core.case import Case
from cs_tui.core.escalation import Asked
from cs_tui.core.offer_state import Target
from cs_tui.demo.passing import EVERY, NEWCOMER
from tests.demo.hall import Hall, hall
from tests.server.floor import folded

MINUTE = 60_000


async def escalated(floor: Hall, to: Target) -> Case:
    """The newcomer is served a case and passes it on."""
    desk = await floor.newcomer()
    case = folded((await desk.next()).changes)
    act = desk.act_on(case)
    contact.front(act, case.day)
    contact.reply(act, "请稍等，我请同事核实", grace_s=0, spoken=False)
    escalation.transfer(act, Asked(to, "请查件"), 15 * MINUTE)
    contact.park(act)
    await desk.push(act.events)
    return act.state


@pytest.mark.parametrize(
    "to", [offer.to_team("logistics"), Target(roles=("lead",), tier=3)], ids=["team", "lead"]
)
async def test_what_is_passed_on_is_accepted_and_comes_back_answered(
    tmp_path: Path, to: Target
) -> None:
    async with hall(tmp_path) as floor:
        await floor.passes(3_000)
        case = await escalated(floor, to)
        await floor.passes(2 * MINUTE, beat=1_000)

        after = await floor.hub.case(case.id)

    assert after.owner == NEWCOMER
    assert (after.offers[0].standing, after.offers[0].returned) == ("answered", True)
    assert after.offers[0].said


async def test_now_and_then_a_colleague_asks_the_newcomer_to_go_on(tmp_path: Path) -> None:
    async with hall(tmp_path) as floor:
        for _ in range(EVERY + 6):
            await floor.passes(MINUTE, beat=1_000)
            offered = [one for one in await floor.cases() if one.offers]
            if offered:
                break

    (waiting,) = [one.offer for one in offered[:1]]
    assert waiting is not None
    assert waiting.to.person == NEWCOMER
    assert waiting.note
    assert moves.missing(offered[0])
