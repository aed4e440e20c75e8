"""Ctrl+F: what somebody remembers of a customer leads to the case."""

from __future__ import annotations

import pytest

from cs_tui.widgets.pick_list import PickList
from tests.desk.driver import at_desk
from tests.desk.world import World


@pytest.mark.parametrize("typed", ["张建国", "zjg", "zhangjian", "8000", "202611194471"])
async def test_a_name_its_sound_a_phones_tail_or_an_order_leads_to_the_case(
    zh: World, typed: str
) -> None:
    number = zh.contact()
    async with at_desk(zh) as agent:
        await agent.presses("ctrl+f")
        await agent.types(typed)
        await agent.until(lambda: len(agent.rows) == 2, "the case, and below it the customer")
        await agent.presses("enter")
        await agent.comes_to(number)


def test_a_search_is_given_up_when_the_next_key_arrived(zh: World) -> None:
    zh.contact()
    with zh.other_program() as desk:
        early = desk.cases.ticket()
        late = desk.cases.ticket()

        assert desk.run_now(desk.cases.find, "张", ticket=early) == ()
        assert len(desk.run_now(desk.cases.find, "张", ticket=late)) == 1
        assert len(desk.run_now(desk.cases.find, "张")) == 1


async def test_the_panel_does_not_jump_while_fewer_rows_fit_what_is_typed(zh: World) -> None:
    zh.contact()
    async with at_desk(zh) as agent:
        await agent.presses("ctrl+n", "ctrl+t")
        await agent.types("zhengzaichakan")
        many, before = len(agent.rows), agent.app.screen.query_one(PickList).region
        await agent.hurries(*["backspace"] * 14)
        await agent.types("jinka")
        assert len(agent.rows) < min(many, before.height)
        assert agent.app.screen.query_one(PickList).region == before
