"""A program that finishes the case in front and dies at a given point of it, as by kill -9."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from cs_tui.bootstrap import open_desk
from cs_tui.services.duty import Duty
from cs_tui.settings import Places
from cs_tui.store.log import Log
from tests.forking import CONTEXT

Point = Literal["before the state", "before the commit", "after it"]
PATIENCE_S = 60.0


def finishes_and_dies(folder: Path, case: str, point: Point, *, apart: bool = False) -> int | None:
    """How it ended; `apart` plants the fault that case and state are saved one by one."""
    process = CONTEXT.Process(target=_run, args=(str(folder), case, point, apart), daemon=True)
    process.start()
    process.join(PATIENCE_S)
    return process.exitcode


def _run(folder: str, case: str, point: Point, apart: bool) -> None:
    lets_go = Duty.let_go

    def lets_go_and_dies(duty: Duty, *, ended: bool = True) -> None:
        if point == "before the commit":
            lets_go(duty, ended=ended)
        if point != "after it":
            _die()
        lets_go(duty, ended=ended)

    @contextmanager
    def one_by_one(log: Log) -> Iterator[None]:
        yield

    path = Path(folder)
    desk = open_desk(Places(path, path, path))
    Duty.let_go = lets_go_and_dies  # type: ignore[method-assign, assignment]
    if apart:
        Log.together = one_by_one  # type: ignore[method-assign, assignment]
    seen = desk.run_now(desk.cases.view, case).case.last_in
    desk.run_now(desk.queue.finish, case, seen)
    _die()


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)
