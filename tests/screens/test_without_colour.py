"""Sixteen colours or none: where one is, is told by marks that need no colour."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.console import Console
from textual.color import Color
from textual.content import Content
from textual.strip import Strip
from textual.widgets import Static

from cs_tui.screens import themes
from cs_tui.settings import Settings, Theme
from cs_tui.texts import Lang
from cs_tui.widgets.pick_list import PickList
from tests.driver import HOUR_MS, WIDE, Agent, Profile, at_desk
from tests.screens.days import CHATS, wait, work_through
from tests.screens.passing import staffed
from tests.screens.test_assessment import my_chat, on_the_case
from tests.screens.test_preshift import CALENDAR, CRM, DATABASE, HEADSET, morning

SCREENS = ("f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "f10")
SEMANTIC = ("error", "warning", "success")
"""The colours that tell how something stands."""
STATES = {
    "zh": ("通过", "注意", "失败", "未知", "未"),
    "en": ("pass", "note", "fail", "unknown", "no"),
}
"""What a check or a tick before the shift may be."""
PANELS = (("ctrl+o",), ("ctrl+g",), ("ctrl+f",), ("space",), ("space", "4"), ("ctrl+o", "5"))


def strips(agent: Agent) -> list[Strip]:
    return agent.app.screen._compositor.render_strips()


def marked(agent: Agent) -> list[str]:
    """What is underlined, line by line."""
    lines = [
        "".join(part.text for part in strip if part.style is not None and part.style.underline)
        for strip in strips(agent)
    ]
    return [line.strip() for line in lines if line.strip()]


def unreadable(agent: Agent) -> list[str]:
    """Text in the colour it stands on."""
    return [
        part.text
        for strip in strips(agent)
        for part in strip
        if part.text.strip(" │┌┐└┘─▔▁▊▎")
        and part.style is not None
        and part.style.color is not None
        and not part.style.color.is_default
        and part.style.color == part.style.bgcolor
    ]


def coloured(agent: Agent) -> list[str]:
    """What is drawn in a colour that means something."""
    colours = agent.app.theme_variables
    meant = {Color.parse(colours[name]).rich_color.triplet for name in SEMANTIC}
    return [
        part.text
        for strip in strips(agent)
        for part in strip
        if part.style is not None
        and part.style.color is not None
        and part.style.color.triplet in meant
        and part.text.strip()
    ]


def told_by_colour_alone(agent: Agent) -> list[str]:
    """Of that, what holds no word."""
    return [text for text in coloured(agent) if not any(letter.isalpha() for letter in text)]


def rows_of(agent: Agent) -> list[PickList]:
    """The lists on screen that have a row to be on."""
    found = [one for one in agent.app.screen.query(PickList) if one.is_on_screen]
    return [one for one in found if one.highlighted is not None and one.size.height]


@pytest.mark.parametrize("theme", ["ansi", "plain"])
async def test_on_every_screen_the_row_one_is_on_is_marked_without_colour(
    zh: Profile, theme: Theme
) -> None:
    staffed(zh)
    my_chat(zh)
    async with at_desk(zh, settings=Settings(theme=theme)) as agent:
        for key in SCREENS:
            await agent.presses(key)
            await agent.settles()
            here = [one for one in rows_of(agent) if one.has_focus]
            for rows in here:
                row = rows.highlighted_option
                assert row is not None
                said = str(row.prompt).partition("\n")[0].strip()[:6]
                assert any(said in line for line in marked(agent)), (key, said, marked(agent))
            assert unreadable(agent) == [], key


@pytest.mark.parametrize("theme", ["ansi", "plain"])
async def test_in_every_panel_the_row_enter_takes_is_marked_and_it_has_an_edge(
    zh: Profile, theme: Theme
) -> None:
    my_chat(zh)
    async with at_desk(zh, settings=Settings(theme=theme)) as agent:
        await on_the_case(agent)
        for keys in PANELS:
            await agent.presses(*keys)
            await agent.settles()
            assert marked(agent), keys
            assert "┌" in agent.screen, keys
            assert unreadable(agent) == [], keys
            await agent.presses("escape")
            await agent.settles()


@pytest.mark.parametrize("lang", ["zh", "en"])
async def test_before_the_shift_every_state_is_a_word(
    lang: Lang, homes: Callable[[Lang], Path], tmp_path: Path
) -> None:
    early = morning(homes(lang), tmp_path / "home", lang)
    early.found = (DATABASE, CALENDAR, CRM, HEADSET)
    async with at_desk(early, size=WIDE) as agent:
        await agent.presses("f2")
        await agent.sees(*STATES[early.lang])
        assert coloured(agent)
        assert told_by_colour_alone(agent) == []


async def test_the_figures_of_the_day_say_in_words_what_is_late_or_well(zh: Profile) -> None:
    work_through(zh, *CHATS)
    wait(zh, "email", 50 * HOUR_MS)
    staffed(zh)
    async with at_desk(zh, size=WIDE) as agent:
        await agent.presses("f7")
        await agent.settles()
        assert coloured(agent)
        assert told_by_colour_alone(agent) == []


async def test_a_state_that_only_its_colour_tells_is_found(zh: Profile) -> None:
    async with at_desk(zh) as agent:
        await agent.presses("f7")
        agent.app.screen.query_one("#hint", Static).update(Content.styled("12 !", "$error"))
        await agent.settles()
        assert told_by_colour_alone(agent) == ["12 !"]


async def test_with_colours_enough_nothing_is_marked_so(zh: Profile) -> None:
    my_chat(zh)
    async with at_desk(zh) as agent:
        await on_the_case(agent)
        await agent.presses("ctrl+o")
        assert marked(agent) == []
        assert "┌" not in agent.screen


@pytest.mark.parametrize(
    ("choice", "system", "few"),
    [
        ("dark", "truecolor", False),
        ("light", "256", False),
        ("dark", "standard", True),
        ("light", None, True),
        ("ansi", "truecolor", True),
        ("plain", "truecolor", True),
    ],
)
def test_the_terminal_and_the_setting_say_whether_shades_can_be_told_apart(
    choice: str, system: str | None, few: bool
) -> None:
    console = Console(file=io.StringIO(), color_system=system)  # type: ignore[arg-type]

    assert themes.few_colours(choice, console) is few
