"""Every key that is alive on a screen reaches its act through a real terminal, field focused.

The keys are read from the running program, so that a new one is pressed by itself.
"""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from cs_tui.screens import keymap
from cs_tui.screens.help_names import left_out
from cs_tui.steps import STEPS
from tests.desk.keyboard import can_be_sent, sent
from tests.desk.terminal import on_terminal, watch
from tests.desk.world import World
from tests.pty.harness import PtyApp

NO_BYTES = {"ctrl+backspace", "ctrl+shift+a", "ctrl+shift+k"}
"""Editing keys of the framework that no terminal can send without the kitty protocol."""
OPENS_FIRST = "desk"


@dataclass
class Alive:
    """A running desk in which keys are written down."""

    app: PtyApp
    folder: Path

    def press(self, keys: Mapping[str, str], patience_s: float = 10.0) -> None:
        """Presses keys in one go; fails unless each has reached its act, and no other."""
        before, wanted = len(self.acts), list(keys.values())
        self.app.send("".join(map(sent, keys)))
        what = f"act of each of {' '.join(keys)}"
        watch(self.app, lambda: len(self.acts) >= before + len(wanted), what, patience_s)
        assert dict(zip(keys, self.acts[before:], strict=True)) == dict(keys)

    def keys(self, mode: str) -> dict[str, str]:
        """The keys alive on the screen of a step, each with its act."""
        watch(self.app, lambda: self._alive()["mode"] == mode, f"screen {mode}")
        found = self._alive()
        assert mode != OPENS_FIRST or found["focus"] == "Writing"
        keys: dict[str, str] = found["keys"]
        return {key: act for key, act in keys.items() if not left_out(key, act)}

    def _alive(self) -> dict[str, Any]:
        redraw = keymap.key("redraw")
        self.press({redraw.key: redraw.action})
        found: dict[str, Any] = json.loads((self.folder / "map").read_text(encoding="utf-8"))
        return found

    @property
    def acts(self) -> list[str]:
        path = self.folder / "acts"
        return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


@contextmanager
def recorded(world: World, argv: Sequence[str], folder: Path) -> Iterator[Alive]:
    """The desk with the caret in the reply, from now on written down."""
    folder.mkdir()
    program = [sys.executable, "-m", "tests.desk.recorded", str(folder)]
    with on_terminal(world, [*argv, shlex.join(program)] if argv else program) as app:
        app.wait_for("位客户在排队")
        app.send(sent(keymap.key("case.next").key))
        app.wait_for("还差 5")
        app.send("甲乙丙")
        app.wait_for("甲乙丙")
        (folder / "on").touch()
        yield Alive(app, folder)


def press_all(alive: Alive) -> set[str]:
    """Presses every key of every screen; the keys that were pressed."""
    pressed: set[str] = set()
    opens = {step.key: f"step('{step.id}')" for step in STEPS}
    for step in sorted(STEPS, key=lambda step: step.id != OPENS_FIRST):
        alive.press({step.key: opens[step.key]})
        live = alive.keys(step.id)
        assert opens.items() <= live.items()
        keys = {one: act for one, act in live.items() if one not in {*opens, *NO_BYTES}}
        assert [one for one in keys if not can_be_sent(one)] == []
        # What follows an Esc at once would be a chord with it.
        alive.press(dict(sorted(keys.items(), key=lambda one: one[0] == "escape")))
        pressed |= live.keys()
    return pressed


def test_every_key_alive_on_every_screen_reaches_its_act(zh: World, tmp_path: Path) -> None:
    zh.contact()
    with recorded(zh, (), tmp_path / "acts") as alive:
        pressed = press_all(alive)
    assert pressed >= {one.key for one in keymap.KEYS} | {"tab", "shift+tab", "escape", "space"}
    assert pressed >= {"enter", "up", "down", "pageup", "pagedown", "delete"}


@pytest.mark.machine
def test_so_it_does_inside_stock_tmux(zh: World, tmp_path: Path) -> None:
    zh.contact()
    tmux = ("tmux", "-L", f"cs-tui-map-{os.getpid()}", "-f", "/dev/null")
    try:
        with recorded(zh, (*tmux, "new-session"), tmp_path / "acts") as alive:
            press_all(alive)
    finally:
        subprocess.run([*tmux, "kill-server"], check=False)


def test_a_key_that_is_not_bound_is_noticed(zh: World, tmp_path: Path) -> None:
    zh.contact()
    with recorded(zh, (), tmp_path / "acts") as alive:
        alive.press({"ctrl+g": "all"})
        with pytest.raises(AssertionError, match="no act of each of ctrl\\+b"):
            alive.press({"ctrl+b": "planted"}, patience_s=0.5)
