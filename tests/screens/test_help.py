"""F1: the keys that work here; the same names in the README."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from importlib import import_module

import pytest
from textual.binding import Binding

from cs_tui.screens.help import Help, HelpPanel, drawn, help_of, key_table_markdown
from cs_tui.screens.side import SideScreen
from cs_tui.settings import Settings
from cs_tui.steps import STEPS, Step
from cs_tui.texts import help as texts
from tests.contracts.tree import ROOT
from tests.driver import NARROW, WIDE, WRITE_GOLDEN, Agent, Profile, at_desk, compare

README = ROOT / "README.md"
BEGIN, END = "<!-- keys:begin -->", "<!-- keys:end -->"
WIDTH = 84


def screen_of(step: Step) -> type[object]:
    """The class of a step's screen."""
    found: type[object] = getattr(import_module(f"cs_tui.screens.{step.id}"), step.shown_by)
    return found


SCREENS = [found for found in map(screen_of, STEPS) if issubclass(found, SideScreen)]


async def test_help_tells_the_keys_of_each_screen(profile: Profile) -> None:
    async with at_desk(profile) as agent:
        for step in STEPS:
            await agent.presses(step.key)
            told = drawn(its_own(help_of(agent.app.screen, STEPS, agent.mode)), profile.lang, WIDTH)
            rows = "\n".join(line.rstrip() for line in told.plain.splitlines())
            compare(f"help-{step.id}-{profile.lang}", rows)


def its_own(found: Help) -> Help:
    """Without what is told on every screen; what works everywhere stands with the desk's keys."""
    elsewhere = {texts.SCREENS} if found.title == DESK.words else {texts.SCREENS, texts.EVERYWHERE}
    groups = {group: rows for group, rows in found.groups.items() if group not in elsewhere}
    return replace(found, groups=groups)


DESK = next(step for step in STEPS if step.id == "desk")


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_the_panel_fits_the_terminal(profile: Profile, size: tuple[int, int]) -> None:
    async with at_desk(profile, size=size) as agent:
        found = its_own(help_of(agent.app.screen, STEPS, agent.mode))
        await agent.app.push_screen(HelpPanel(found, profile.lang))
        await agent.golden(f"help-{profile.lang}-{size[0]}", panel=True)


async def test_every_screen_is_told_with_its_key_on_every_screen(zh: Profile) -> None:
    opened = {texts.OPENS_SCREEN.fill(screen=step.words): [step.key] for step in STEPS}
    async with at_desk(zh) as agent:
        for step in STEPS:
            await agent.presses(step.key)
            assert help_of(agent.app.screen, STEPS, agent.mode).groups[texts.SCREENS] == opened


async def test_a_narrow_screen_scrolls_to_the_last_key(profile: Profile) -> None:
    async with at_desk(profile, size=NARROW) as agent:
        await agent.presses("f1")
        agent.misses("F10")
        await agent.presses("end")
        await agent.sees("F10", texts.SCREEN_NOTE.say(profile.lang, key="Ctrl+G")[:20])
        await agent.presses("escape")
        agent.misses("F10")


async def test_a_remapped_key_is_told_as_it_is_now(zh: Profile) -> None:
    settings = Settings(keys=(("case.next", "ctrl+e"), ("followups.kept", "ctrl+k")))
    async with at_desk(zh, settings=settings, size=(130, 60)) as agent:
        await agent.presses("f1")
        await agent.sees("Ctrl+E            发出答复")
        agent.misses("Ctrl+N")
        await agent.presses("escape", "f4", "f1")
        await agent.sees("Ctrl+K            选中的已办")


async def test_the_numbered_acts_of_a_screen_stand_in_its_help(zh: Profile) -> None:
    async with at_desk(zh, size=(130, 60)) as agent:
        await agent.presses("f4", "f1")
        await agent.sees("Ctrl+O 之后的数字", "3                 不再需要（说明原因）")


async def test_every_key_that_works_has_a_name(zh: Profile) -> None:
    async with at_desk(zh) as agent:
        await agent.presses("ctrl+p")
        for step in STEPS:
            await agent.presses(step.key)
            for _ in range(8):
                assert (step.id, _unnamed(agent)) == (step.id, [])
                await agent.presses("tab")


async def test_a_key_nobody_named_is_noticed(zh: Profile) -> None:
    async with at_desk(zh) as agent:
        agent.app.screen._bindings.key_to_bindings["f12"] = [Binding("f12", "planted")]
        assert _unnamed(agent) == ["planted"]


def _unnamed(agent: Agent) -> list[str]:
    return help_of(agent.app.screen, STEPS, agent.mode).unnamed


def key_table(readme: str) -> str:
    """What stands between the marks."""
    return readme.partition(BEGIN)[2].partition(END)[0].strip()


def test_the_readme_has_the_keys_as_they_are() -> None:
    if os.environ.get(WRITE_GOLDEN):
        written = README.read_text(encoding="utf-8")
        kept = key_table(written)
        README.write_text(written.replace(kept, key_table_markdown(STEPS, SCREENS)), "utf-8")
    assert key_table(README.read_text(encoding="utf-8")) == key_table_markdown(STEPS, SCREENS)


def test_a_key_changed_in_the_readme_is_noticed() -> None:
    changed = README.read_text(encoding="utf-8").replace("`Ctrl+N`", "`Ctrl+M`")
    assert key_table(changed) != key_table_markdown(STEPS, SCREENS)


def test_the_table_names_every_key_and_every_screen_in_both_languages() -> None:
    table = key_table_markdown(STEPS, SCREENS)
    for step in STEPS:
        assert f"| `{step.key.upper()}` | opens: {step.words.en} | 打开：{step.words.zh} |" in table
    assert "| `Space` `空格` | the highlighted one is done: " in table
    rows = [line for line in table.splitlines()[2:] if "**" not in line]
    assert all(re.fullmatch(r"\| (`[^`]+` ?)+ \| [^|]+ \| [^|]+ \|", row) for row in rows)
