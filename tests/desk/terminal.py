"""The real program on a real terminal, on a profile of the tests."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.desk.world import World
from tests.pty.harness import PATIENCE_S, PtyApp

PROGRAM: tuple[str, ...] = (sys.executable, "-m", "cs_tui")


@contextmanager
def on_terminal(
    world: World,
    argv: Sequence[str | Path] = PROGRAM,
    *,
    environment: Mapping[str, str] | None = None,
    columns: int = 130,
    kind: type[PtyApp] = PtyApp,
) -> Iterator[PtyApp]:
    """`cs-tui` as a person starts it."""
    home = {"CS_TUI_HOME": str(world.folder), "LANG": "zh_CN.UTF-8"}
    with kind(argv, columns=columns, rows=40, environment={**home, **(environment or {})}) as app:
        yield app


def watch(app: PtyApp, true: Callable[[], bool], what: str, patience_s: float = PATIENCE_S) -> None:
    """Returns when something outside the screen has come true."""
    deadline = time.monotonic() + patience_s
    while not true():
        assert time.monotonic() < deadline, f"no {what}; screen:\n{app.screen}"
        app._read(0.02)


def watch_for(app: PtyApp, seconds: float) -> None:
    """Takes what is written meanwhile."""
    deadline = time.monotonic() + seconds
    while (left := deadline - time.monotonic()) > 0:
        app._read(left)
