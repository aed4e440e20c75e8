"""The key map: what is ours, what is never ours, and that all of it works and can be changed."""

from __future__ import annotations

import pytest
from textual.binding import Binding

from cs_tui.app import CsApp
from cs_tui.screens import keymap
from cs_tui.screens.desk import DeskScreen
from cs_tui.screens.panels import AskPanel, PickPanel
from cs_tui.screens.reading import ReadPanel
from cs_tui.settings import Settings
from cs_tui.steps import STEPS
from cs_tui.widgets.writing import EDITING_KEYS
from tests.desk.driver import at_desk
from tests.desk.world import World

NEVER = {
    *("ctrl+b", "ctrl+q", "ctrl+h", "ctrl+i", "ctrl+m", "ctrl+left_square_bracket"),
    *("ctrl+backslash", "ctrl+circumflex_accent", "ctrl+at", "ctrl+space"),
    *("ctrl+left", "ctrl+right", "ctrl+up", "ctrl+down"),
}
LINE_EDITING = {f"ctrl+{letter}" for letter in "aekuwdyxcv"}


def ours() -> set[str]:
    """Every key that a screen, a panel or the app of ours binds."""
    owners = (CsApp, DeskScreen, PickPanel, AskPanel, ReadPanel)
    bound = {one.key for owner in owners for one in owner.BINDINGS if isinstance(one, Binding)}
    return bound | {key.key for key in keymap.KEYS} | {step.key for step in STEPS}


def taken(keys: set[str]) -> set[str]:
    """Those of the keys that the desk has no business to bind."""
    return {key for key in keys if key in NEVER | LINE_EDITING or key.startswith("alt+")}


def test_no_key_of_the_map_is_an_editing_key_but_those_listed() -> None:
    acts = {key.key for key in keymap.KEYS} | {step.key for step in STEPS}
    assert acts & EDITING_KEYS == keymap.SHARED_WITH_EDITING


def test_keys_that_terminals_and_input_methods_need_are_never_bound() -> None:
    assert taken(ours()) == set()


@pytest.mark.parametrize("planted", ["ctrl+q", "ctrl+m", "alt+1", "ctrl+left", "ctrl+e"])
def test_such_a_key_would_be_found(planted: str) -> None:
    assert taken(ours() | {planted}) == {planted}


def test_no_act_hangs_on_a_letter_alone_and_no_two_on_one_key() -> None:
    keys = [key.key for key in keymap.KEYS] + [step.key for step in STEPS]
    assert len(set(keys)) == len(keys)
    assert [key for key in keys if not (key.startswith("ctrl+") or key[1:].isdigit())] == []


async def test_every_act_stands_in_the_palette_with_its_key(zh: World) -> None:
    async with at_desk(zh) as agent:
        await agent.presses("ctrl+g")
        rows = agent.rows
        for key in keymap.KEYS:
            if key.id != "all":
                assert any(row.startswith(key.name.zh) for row in rows), key.id
        for step in STEPS:
            assert any(row.startswith(step.words.zh) for row in rows), step.id


async def test_the_acts_on_a_case_are_picked_by_their_own_digits(zh: World) -> None:
    zh.contact()
    async with at_desk(zh) as agent:
        await agent.presses("ctrl+n", "ctrl+o", "４")
        await agent.sees("分类")
        await agent.presses("escape", "escape")
        assert agent.panel is None


async def test_a_panel_keeps_every_key_of_the_desk_away_from_the_case(zh: World) -> None:
    number = zh.contact()
    async with at_desk(zh) as agent:
        await agent.presses("ctrl+n")
        await agent.comes_to(number)
        await agent.presses("ctrl+t")
        panel = agent.panel
        await agent.presses(*(key.key for key in keymap.KEYS if key.id != "redraw"))
        assert agent.panel is panel
        await agent.presses("escape")
        assert (agent.panel, agent.front) == (None, number)


async def test_a_key_that_was_remapped_acts_and_the_old_one_does_not(zh: World) -> None:
    zh.contact()
    settings = Settings(keys=(("case.acts", "ctrl+e"), ("case.next", "f12")))
    async with at_desk(zh, settings=settings) as agent:
        await agent.presses("ctrl+n")
        assert agent.front is None
        await agent.presses("f12")
        assert agent.front is not None
        await agent.presses("ctrl+o")
        assert agent.panel is None
        await agent.presses("ctrl+e")
        assert agent.panel is not None
        await agent.presses("escape")
        await agent.sees("F12 下一单  Ctrl+  S 发送")
        await agent.sees("E 操作")
        await agent.presses("ctrl+g")
        assert [row.split()[-1] for row in agent.rows if row.startswith("下一单")] == ["F12"]


@pytest.mark.parametrize("digit", ["4", "４"])
async def test_a_digit_on_the_case_picks_what_is_numbered_beside_it(zh: World, digit: str) -> None:
    number = zh.contact()
    async with at_desk(zh) as agent:
        await agent.presses("ctrl+n")
        await agent.comes_to(number)
        assert agent.on_case
        await agent.presses(digit)
        assert list(zh.drafts(number)) == ["leaf"]
        assert agent.reply.value == ""


async def test_a_digit_in_a_field_is_text_and_after_use_it_picks(zh: World) -> None:
    number = zh.contact()
    async with at_desk(zh) as agent:
        await agent.presses("ctrl+n")
        await agent.comes_to(number)
        await agent.types("第")
        await agent.presses("4")
        assert agent.reply.value == "第4"
        await agent.presses("ctrl+t", "4")
        assert "leaf" in zh.drafts(number)
        assert agent.focused is agent.reply
        await agent.types("件")
        assert agent.reply.value == "第4件"


async def test_a_paste_on_the_case_opens_the_reply_with_all_lines_of_it(zh: World) -> None:
    zh.contact()
    async with at_desk(zh) as agent:
        await agent.presses("ctrl+n")
        assert agent.on_case
        await agent.pastes("1. 退款\n2. 换货")
        assert agent.reply.value == "1. 退款\n2. 换货"
        assert agent.focused is agent.reply


async def test_a_digit_without_a_row_is_told_and_never_becomes_a_word_to_the_customer(
    zh: World,
) -> None:
    number = zh.contact("嗯")
    async with at_desk(zh) as agent:
        await agent.presses("ctrl+n")
        await agent.comes_to(number)
        assert agent.desk.assist is not None
        assert agent.desk.assist.plays == ()
        await agent.presses("1")
        assert agent.told[-1].startswith("这里没有编号 1")
        assert agent.reply.value == ""
        assert agent.on_case


async def test_on_the_phone_nothing_is_sent_and_the_key_says_so(zh: World) -> None:
    zh.contact()
    async with at_desk(zh) as agent:
        await agent.presses("ctrl+n")
        await agent.sees("S 发送")
        await agent.presses("ctrl+p")
        await agent.sees("S 保存")
