"""Every key of the map acts on the real program while a text field has the focus."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import partial

import pytest

from cs_tui.screens import keymap
from tests.desk.terminal import on_terminal
from tests.desk.world import World
from tests.pty.harness import PtyApp

BYTES = {
    "case.send": "\x13",
    "case.use": "\x14",
    "kb.search": "\x12",
    "find": "\x06",
    "case.acts": "\x0f",
    "all": "\x07",
    "help": "\x1bOP",
    "undo": "\x1a",
    "redraw": "\x0c",
    "call": "\x10",
    "case.other": "\x1d",
    "case.next": "\x0e",
}
PANELS = {
    "case.use": "套用：",
    "kb.search": "查知识",
    "find": "查找客户",
    "case.acts": "这张工单",
    "all": "全部：数字",
    "help": "发送或保存，留在",
}


def gone(app: PtyApp, text: str) -> bool:
    """Whether a text no longer stands on the screen."""
    return text not in app.screen


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
        app.send("\x1b")
        app.wait_until(partial(gone, app, title), f"panel {title} gone")
        app.send("丁")
        app.wait_for("丁")
        app.send("\x7f")
        app.wait_until(lambda: "丁" not in app.screen, "typing in the field after a panel")
    app.send("戊")
    app.wait_for("甲乙丙戊")
    app.send(BYTES["undo"])
    app.wait_until(lambda: "戊" not in app.screen, "typing undone")
    before = len(app.raw)
    app.send(BYTES["redraw"])
    app.wait_until(lambda: "A1001" in app.raw[before:].decode(errors="replace"), "a full redraw")
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


@pytest.fixture
def two(zh: World) -> World:
    """Two customers wait."""
    zh.contact("什么时候发货")
    zh.contact("退款多久到账")
    return zh


def test_the_walk_presses_every_key_of_the_map() -> None:
    assert BYTES.keys() == {key.id for key in keymap.KEYS}


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
