"""Every key of the map acts on the real program while a text field has the focus."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from functools import partial

import pytest

from cs_tui.screens import keymap
from cs_tui.steps import STEPS, Step
from cs_tui.texts import help as help_texts
from tests.desk.keyboard import sent
from tests.desk.terminal import on_terminal
from tests.desk.world import World
from tests.pty.harness import PtyApp

ENTER, ESCAPE, TAB, BACK_TAB = map(sent, ("enter", "escape", "tab", "shift+tab"))
UP, DOWN, LEFT, RIGHT = map(sent, ("up", "down", "left", "right"))
PAGE_UP, PAGE_DOWN, BACKSPACE = map(sent, ("pageup", "pagedown", "backspace"))
BYTES = {one.id: sent(one.key) for one in keymap.KEYS}
PANELS = {
    "case.use": "套用：",
    "kb.search": "查知识",
    "find": "查找客户",
    "case.acts": "这张工单",
    "all": "全部：数字",
    "help": "发送或保存，留在",
}
OTHERS = {"undo", "redraw", "call", "case.other", "case.next", "case.send"}
"""Keys of the map that open no panel: what they do is looked at one by one."""


def gone(app: PtyApp, text: str) -> bool:
    """Whether a text no longer stands on the screen."""
    return text not in app.screen


def types_on(app: PtyApp) -> None:
    """Fails unless the field still has the focus, and what stands in it."""
    app.send("丁")
    app.wait_for("甲乙丙丁")
    app.send(BACKSPACE)
    app.wait_until(partial(gone, app, "丁"), "typing in the field")


def is_shown(app: PtyApp, step: Step) -> None:
    """Fails unless the screen of a step comes to stand there, as its help says."""
    app.wait_until(lambda: (step.id == "desk") == ("甲乙丙" in app.screen), step.id)
    app.send(BYTES["help"])
    title = help_texts.TITLE.say("zh", screen=step.words)
    app.wait_for(title)
    app.send(ESCAPE)
    app.wait_until(partial(gone, app, title), "help gone")


def colours(app: PtyApp) -> list[tuple[str, str]]:
    """What shows where keys go: the edge of the field, and the highlight in the list."""
    cells = [cell for row in app._screen.buffer.values() for cell in row.values()]
    return [("", cell.bg) for cell in cells] + [(c.data, c.fg) for c in cells if c.data == "▌"]


def still(app: PtyApp) -> None:
    """Returns when all that was pressed has been done: keys wait for those before them, and what
    a redraw wrote last is the whole screen."""
    before = len(app.raw)
    app.send(BYTES["redraw"])
    app.wait_until(lambda: "A1001" in app.raw[before:].decode(errors="replace"), "a full redraw")


def leaves(app: PtyApp) -> None:
    """One Esc, and its effect: what follows at once would be a chord with it."""
    still(app)
    before = colours(app)
    app.send(ESCAPE)
    app.wait_until(lambda: colours(app) != before, "the focus elsewhere")


def opens_screens(app: PtyApp) -> None:
    """By a digit and by arrows, from the field and back into it; `test_pty_map` has the F-keys."""
    for keys, step in (("9", STEPS[8]), (PAGE_DOWN + PAGE_UP + DOWN * 3 + UP + ENTER, STEPS[2])):
        app.send(BYTES["all"] + keys)
        is_shown(app, step)
        app.send(ESCAPE)
        app.wait_for("甲乙丙")
        types_on(app)


def moves(app: PtyApp) -> None:
    """From field to field, inside one, and from the field to the case and what it takes there."""
    app.send(LEFT + "子" + RIGHT + "9")
    app.wait_for("甲乙子丙9")
    app.send(BACKSPACE + LEFT + BACKSPACE + RIGHT)
    app.wait_for("甲乙丙")
    app.send(BACK_TAB + "丑")
    app.wait_until(lambda: bool(re.search("下一步 +丑", app.screen)), "the field before")
    app.send(BACKSPACE + TAB)
    types_on(app)
    for key, title in ((" ", "案情：数字直接选"), (ENTER, "数字或 Enter 选")):
        leaves(app)
        app.send(key)
        app.wait_for(title)
        app.send(ESCAPE)
        app.wait_until(partial(gone, app, title), f"panel {title} gone")
        types_on(app)
    leaves(app)
    app.send("4")
    app.wait_until(partial(gone, app, "A1001 未分类"), "the category beside the case")
    app.send("丁")
    app.wait_for("甲乙丙丁")
    app.send(BACKSPACE)


def picks_in_the_list(app: PtyApp) -> None:
    """Out to the list of cases, to another row, and in again."""
    leaves(app)
    app.send(DOWN + ENTER)
    app.wait_until(partial(gone, app, "A1002 未分类"), "another case of the list")


def walk(app: PtyApp) -> None:
    """Presses every key with the caret in a field, and checks what it did."""
    app.wait_for("有 2 位客户在排队")
    app.send(BYTES["case.next"])
    app.wait_for("还差 5")
    app.send("甲乙丙")
    app.wait_for("甲乙丙")
    for id, title in PANELS.items():  # noqa: A001
        app.send(BYTES[id])
        app.wait_for(title)
        app.send(ESCAPE)
        app.wait_until(partial(gone, app, title), f"panel {title} gone")
        types_on(app)
    opens_screens(app)
    moves(app)
    app.send("戊")
    app.wait_for("甲乙丙戊")
    app.send(BYTES["undo"])
    app.wait_until(lambda: "戊" not in app.screen, "typing undone")
    still(app)
    app.send("己")
    app.wait_for("己")
    app.send(BYTES["case.send"])
    app.wait_for("已保存")
    app.send("庚庚")
    app.wait_for("庚庚")
    app.send(BYTES["call"])
    app.wait_for("来电 A1003 已建单")
    app.send("辛辛")
    app.wait_for("辛辛")
    app.send(BYTES["case.other"])
    app.wait_until(lambda: "辛辛" not in app.screen and "庚庚" in app.screen, "the other case")
    app.send(BYTES["case.next"])
    app.wait_until(lambda: "A1002 未分类" in app.screen, "the next case")
    picks_in_the_list(app)


@pytest.fixture
def two(zh: World) -> World:
    """Two customers wait."""
    zh.contact("什么时候发货")
    zh.contact("退款多久到账")
    return zh


def test_the_walk_presses_every_key_of_the_map() -> None:
    assert PANELS.keys() | OTHERS == BYTES.keys()


def test_every_key_acts_on_a_bare_terminal(two: World) -> None:
    with on_terminal(two) as app:
        walk(app)


@pytest.mark.machine
def test_every_key_acts_inside_stock_tmux(two: World) -> None:
    tmux = ("tmux", "-L", f"cs-tui-{os.getpid()}", "-f", "/dev/null")
    try:
        with on_terminal(two, [*tmux, "new-session", f"{sys.executable} -m cs_tui"]) as app:
            walk(app)
    finally:
        subprocess.run([*tmux, "kill-server"], check=False)
