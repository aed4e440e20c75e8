"""A demo from start to end: a throw-away folder, a real hub, a simulated floor, and a desk.

Whatever ends this process, nothing stays: the children hold pipes from it and end when they close,
and a folder that could not be removed is removed by the next start.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from cs_tui.demo.children import Child, stop
from cs_tui.demo.ending import held, ignore, signals_end
from cs_tui.demo.folder import make_folder, sweep
from cs_tui.texts import Lang

OpenDesk = Callable[[Path, str, str], int]
"""Opens a desk: its home, the enrolment code, the hub's address. Gives the exit code."""


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
    with signals_end(), ExitStack() as at_the_end:
        sweep(temp)
        children: list[Child] = []
        with held():
            folder = make_folder(temp)
            at_the_end.callback(folder.remove)
            at_the_end.callback(stop, children)
            at_the_end.callback(ignore)
        url, code = _start(children, folder.path, newcomer, seed)
        return open_desk(folder.path / "desk", code, url)


def _start(
    children: list[Child], folder: Path, newcomer: Newcomer, seed: int | None
) -> tuple[str, str]:
    """Starts hub and floor; the hub's address and the newcomer's enrolment code."""
    home = folder / "hub"
    serve = ("cs_tui", "serve", "--port", "0", "--json", "--parent-pipe", "0")
    # All three load at the same time and wait on their input for what they are told.
    for name, arguments in (
        ("hub", serve),
        ("people", ("cs_tui.demo", "people")),
        ("floor", ("cs_tui.demo", "floor")),
    ):
        with held():
            children.append(Child(name, arguments, home))
    hub, people, floor = children

    url = str(json.loads(hub.answer())["url"])
    staffing = {
        "database": str(home / "hub.db"),
        "url": url,
        "name": newcomer.name,
        "lang": newcomer.lang,
        "role": newcomer.role,
    }
    people.tell(json.dumps(staffing))
    staffed = json.loads(people.answer())
    errand = {
        "url": url,
        "service": staffed["service"],
        "colleagues": staffed["colleagues"],
        "lang": newcomer.lang,
        "seed": random.SystemRandom().getrandbits(32) if seed is None else seed,
    }
    floor.tell(json.dumps(errand))
    stop([people])
    return url, str(staffed["code"])
