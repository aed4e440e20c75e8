"""How many keys the flows of a day take (DESIGN 4), on the real desk."""

from __future__ import annotations

from cs_tui.core.case import Status
from tests.desk.driver import at_desk
from tests.desk.world import World


async def test_a_known_issue_takes_three_keys(world: World) -> None:
    number = world.contact()
    async with at_desk(world) as agent:
        await agent.presses("ctrl+n")
        await agent.comes_to(number)
        await agent.presses("1")
        offered = agent.reply.value
        await agent.presses("ctrl+n")
        assert agent.keys == 3
    case = world.case(number)
    assert case.status is Status.RESOLVED
    assert case.messages[-1].text == offered
    assert case.messages[-1].delivery == "waiting"
    made = case.classification
    assert made.nature and made.leaf and made.outcome
    assert case.note.issue and case.note.done
    kinds = world.kinds(number)
    acts = {act for kind, act in kinds if kind in ("message_out", "note_added", "case_resolved")}
    assert len(acts) == 1
    assert world.drafts(number) == {}
