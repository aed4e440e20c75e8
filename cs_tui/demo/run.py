"""A demo from start to end: a throw-away folder, a real hub, a simulated floor, and a desk.

Whatever ends this process, nothing stays: the children hold pipes from it and end when they close,
and a folder that could not be removed is removed by the next start.
"""

from __future__ import annotations

import json
import random
import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Final

from cs_tui.demo.children import Child, stop
from cs_tui.demo.folder import make_folder, sweep
from cs_tui.texts import Lang

OpenDesk = Callable[[Path, str, str], int]
"""Opens a desk: its home, the enrolment code, the hub's address. Gives the exit code."""

ENDING: Final = tuple(
    getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)
)


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Who sits in front of the demo."""

    name: str
    lang: Lang = "zh"
    role: str = "agent"


def run_demo(
    open_desk: OpenDesk,
    newcomer: Newcomer,
    *,
    seed: int | None = None,
    temp: Path | None = None,
) -> int:
    """Runs a demo around one call of `open_desk`; its exit code.

    Raises `DemoFailed` when a part does not start, and `SystemExit` with 128 + n for a signal n.
    `temp` is where the folder is made; without `seed` every demo is another one.
    """
    with _signals_end(), ExitStack() as at_the_end:
        sweep(temp)
        folder = make_folder(temp)
        at_the_end.callback(folder.remove)
        children: list[Child] = []
        at_the_end.callback(stop, children)
        at_the_end.callback(_let_finish)
        url, code = _start(children, folder.path, newcomer, seed)
        return open_desk(folder.path / "desk", code, url)


def _start(
    children: list[Child], folder: Path, newcomer: Newcomer, seed: int | None
) -> tuple[str, str]:
    """Starts hub and floor; the hub's address and the newcomer's enrolment code."""
    home = folder / "hub"
    serve = ("cs_tui", "serve", "--port", "0", "--json", "--parent-pipe", "0")
    children.append(Child("hub", serve, home))
    url = str(json.loads(children[-1].answer())["url"])

    children.append(Child("people", ("cs_tui.demo", "people"), home))
    staffing = {
        "database": str(home / "hub.db"),
        "url": url,
        "name": newcomer.name,
        "lang": newcomer.lang,
        "role": newcomer.role,
    }
    children[-1].tell(json.dumps(staffing))
    staffed = json.loads(children[-1].answer())
    stop(children[-1:])

    children.append(Child("floor", ("cs_tui.demo", "floor"), home))
    errand = {
        "url": url,
        "service": staffed["service"],
        "colleagues": staffed["colleagues"],
        "seed": random.SystemRandom().getrandbits(32) if seed is None else seed,
    }
    children[-1].tell(json.dumps(errand))
    return url, str(staffed["code"])


@contextmanager
def _signals_end() -> Iterator[None]:
    """A signal to end becomes `SystemExit`, so that everything is cleared away."""
    before = {number: signal.getsignal(number) for number in (*ENDING, signal.SIGINT)}
    for number in ENDING:
        signal.signal(number, _end)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler or signal.SIG_DFL)


def _let_finish() -> None:
    """From here on a signal no longer interrupts the clearing away."""
    for number in (*ENDING, signal.SIGINT):
        signal.signal(number, signal.SIG_IGN)


def _end(number: int, _frame: FrameType | None) -> None:
    raise SystemExit(128 + number)
