"""Ctrl+T finds what can be used by any wording, and says so when nothing fits."""

from __future__ import annotations

import pytest

from cs_tui.services.field_names import REPLY
from cs_tui.texts import Lang
from cs_tui.texts import panels as panel_texts
from tests.desk.driver import at_desk
from tests.desk.world import World

PLAY: dict[Lang, str] = {"zh": "发票改抬头：冲红重开", "en": "Invoice: reverse and reissue"}
PHRASE: dict[Lang, str] = {"zh": "安抚：着急", "en": "Empathy: sad"}
LEAF: dict[Lang, str] = {"zh": "价保", "en": "Price protection"}
FOUND: dict[Lang, list[tuple[str, str]]] = {
    "zh": [
        *((PLAY["zh"], typed) for typed in ("冲红", "chonghong", "fpgtt", "invoice reissue")),
        *((PHRASE["zh"], typed) for typed in ("着急", "zhaoji", "zj", "anxious")),
        *((LEAF["zh"], typed) for typed in ("价保", "jiabao", "jb", "price protection")),
    ],
    "en": [
        *((PLAY["en"], typed) for typed in ("reissue", "invoice rev", "冲红", "chonghong")),
        *((PHRASE["en"], typed) for typed in ("sad", "em", "难过")),
        *((LEAF["en"], typed) for typed in ("price prot", "价保", "jiabao")),
    ],
}
FIRST_ROWS = 5
"""As many as the eye takes in at once."""


async def test_plays_phrases_and_categories_are_found_by_any_wording(world: World) -> None:
    number = world.contact()
    with world.other_program() as desk:
        view = desk.run_now(desk.cases.view, desk.run_now(desk.cases.named, number).id)
        missed = []
        for name, typed in FOUND[world.lang]:
            uses = desk.run_now(desk.assistant.uses, typed, view)
            if name not in [one.name.say(world.lang) for one in uses[:FIRST_ROWS]]:
                missed.append((typed, [one.name.say(world.lang) for one in uses[:FIRST_ROWS]]))
    assert missed == []


@pytest.mark.parametrize(
    ("typed", "fields"),
    [("冲红", {REPLY, "leaf", "nature", "outcome"}), ("jiabao", {"leaf"})],
)
async def test_what_typing_found_is_used_with_enter(
    zh: World, typed: str, fields: set[str]
) -> None:
    number = zh.contact()
    async with at_desk(zh) as agent:
        await agent.presses("ctrl+n")
        await agent.comes_to(number)
        await agent.presses("ctrl+t")
        await agent.types(typed)
        await agent.presses("enter")
        assert agent.panel is None
        assert fields <= zh.drafts(number).keys()


async def test_a_panel_where_nothing_fits_says_so(world: World) -> None:
    number = world.contact()
    async with at_desk(world) as agent:
        await agent.presses("ctrl+n")
        await agent.comes_to(number)
        await agent.presses("ctrl+t")
        await agent.types("qqqq")
        said = panel_texts.NOTHING_FITS.say(world.lang, typed="qqqq")
        assert said.split("。")[0] in agent.screen.replace("\n", "")
        await agent.presses(*["backspace"] * 4)
        assert agent.rows
        assert "qqqq" not in agent.screen


async def test_a_panel_that_has_nothing_yet_says_how_to_search(zh: World) -> None:
    async with at_desk(zh) as agent:
        await agent.presses("ctrl+f")
        assert "眼下没有可选的" in agent.screen
