"""A question of one line loses nothing that was typed: by Esc, by a refusal, by a kill."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from cs_tui.screens.sync import SyncScreen
from tests.driver import Profile, at_desk
from tests.screens.test_assessment import my_chat, on_the_case
from tests.screens.test_followups import case_of, promised

DROP = ("f4", "ctrl+o", "3")
PHONE = ("ctrl+o", "5", "3")


def kept(profile: Profile) -> dict[str, str]:
    """What is kept of panels, by its place; read as another program reads it."""
    with closing(sqlite3.connect(profile.folder / "desk.db")) as db:
        rows = db.execute("SELECT stream, text FROM drafts WHERE stream LIKE 'panel/%'").fetchall()
    return {stream.split("/")[1]: text for stream, text in rows}


async def test_a_reason_left_with_esc_stands_there_again_and_is_gone_once_it_was_given(
    zh: Profile,
) -> None:
    number, *_ = promised(zh)
    async with at_desk(zh) as agent:
        await agent.presses(*DROP)
        await agent.types("客户说")
        await agent.presses("escape")
        await agent.is_told("草稿已保留")
        await agent.presses(*DROP)
        await agent.sees("有草稿", "客户说")
        await agent.types("不用了")
        await agent.presses("enter")
        await agent.is_told("不再需要")
        assert kept(zh) == {}
    assert case_of(zh, number).promises[0].dropped_at is not None


async def test_what_is_typed_is_on_disk_before_any_key_ends_it(zh: Profile) -> None:
    promised(zh)
    async with at_desk(zh) as agent:
        await agent.presses(*DROP)
        await agent.types("卡号 6222021234567890128")
        await agent.until(lambda: kept(zh) == {"drop": "卡号 ****0128"}, "a draft on disk")


async def test_a_line_that_was_cleared_is_kept_no_more(zh: Profile) -> None:
    promised(zh)
    async with at_desk(zh) as agent:
        await agent.presses(*DROP)
        await agent.types("客户说")
        await agent.presses("escape", *DROP, "ctrl+u", "escape")
        assert kept(zh) == {}


async def test_a_refused_value_stands_there_to_be_mended_and_what_was_given_needs_no_keeping(
    zh: Profile,
) -> None:
    my_chat(zh)
    async with at_desk(zh) as agent:
        await on_the_case(agent)
        await agent.presses(*PHONE)
        await agent.types("12")
        await agent.presses("enter")
        assert agent.app.focused is not None
        assert getattr(agent.app.focused, "value", "") == "12"
        await agent.presses("escape", "escape")
        assert kept(zh) == {"customer": "12"}
        await agent.presses(*PHONE, "ctrl+u")
        await agent.types("13800138000")
        await agent.presses("enter", "escape")
        assert kept(zh) == {}


async def test_a_code_for_the_hub_is_kept_nowhere(zh: Profile) -> None:
    async with at_desk(zh) as agent:
        await agent.presses("f10")
        screen = agent.app.screen
        assert isinstance(screen, SyncScreen)
        screen.attempt(screen._come_back_in)
        await agent.settles()
        await agent.types("ABCD-EFGH")
        await agent.presses("escape")
        assert agent.app.screen is screen
        assert kept(zh) == {}
        assert "草稿已保留" not in agent.told
