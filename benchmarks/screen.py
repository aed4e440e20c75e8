"""From a key to the first and to the last byte it paints, with many cases on disk.

Beside it, in the same run and key by key in turn, the same app with nothing to list: one case, typed
into its reply for the first scene, and an empty panel to find cases in for the others. Goals: first
byte at most 2 times, last byte 2.5 times in the median and 3.5 times at the 99th percentile.
An answer is over when nothing was painted for `SILENCE_S`; what the desk shows of its own accord a
quarter of a second after typing (what fits the case) is waited for, and not counted.
"""

from __future__ import annotations

import argparse
import itertools
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass

from benchmarks.figures import median, ms, p99, tell, times
from benchmarks.floor import floor, subject
from benchmarks.terminal import Answer, Terminal
from cs_tui.settings import Places

SILENCE_S = 0.15
SETTLED_S = 0.5
NEXT, FIND, USE, KNOW = "\x0e", "\x06", "\x14", "\x12"
ERASE = "\x7f"


@dataclass(frozen=True, slots=True)
class Scene:
    """Where is typed, the key that leads there, what is typed, and how it is left."""

    name: str
    opened_by: str
    typed: str
    bare: str
    """The key that leads the app without a list to the like place."""
    left_by: str = ERASE * 8 + "\x1b"


SCENES = (
    Scene("typing in the reply", "", "nin hao qing shao deng ", ""),
    Scene("filtering cases (Ctrl+F)", FIND, "00042", FIND),
    Scene("filtering phrases (Ctrl+T)", USE, "wuliu", FIND),
    Scene("filtering knowledge (Ctrl+R)", KNOW, "tuikuan", FIND),
)


def main(argv: Sequence[str] | None = None) -> None:
    """Types in both apps by turns and prints the ratios."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.screen", description=__doc__)
    parser.add_argument("--cases", type=int, default=50_000)
    parser.add_argument("--waiting", type=int, default=5_000)
    parser.add_argument("--keys", type=int, default=60)
    args = parser.parse_args(argv)
    with ExitStack() as stack:
        places = stack.enter_context(floor(args.cases - args.waiting, args.waiting))
        full = stack.enter_context(open_with_a_case(places))
        bare = stack.enter_context(open_with_a_case(stack.enter_context(floor(0, 1))))
        for scene in SCENES:
            play(scene, full, bare, args.keys)


def open_with_a_case(places: Places) -> Terminal:
    """A desk in which the first waiting case was served, settled."""
    desk = Terminal(["-m", "cs_tui"], {"CS_TUI_HOME": str(places.data)})
    desk.until(subject(0)[:7])
    desk.rest(4.0)
    desk.send(NEXT)
    desk.rest(2.0)
    return desk


def play(scene: Scene, full: Terminal, bare: Terminal, keys: int) -> None:
    """One scene: the same keys in both apps, in turn."""
    for app, key in ((full, scene.opened_by), (bare, scene.bare)):
        if key:
            app.send(key)
            app.rest(1.5)
    listed: list[Answer] = []
    plain: list[Answer] = []
    for key in itertools.islice(itertools.cycle(scene.typed + ERASE * len(scene.typed)), keys):
        for app, answers in ((full, listed), (bare, plain)):
            answers.append(app.press(key, silence=SILENCE_S))
            app.rest(SETTLED_S)
    _tell(scene.name, listed, plain)
    if scene.opened_by:
        for app in (full, bare):
            app.send(scene.left_by)
            app.rest(1.5)


def _tell(name: str, listed: Sequence[Answer], plain: Sequence[Answer]) -> None:
    firsts, lasts = ([a.first for a in listed], [a.last for a in listed])
    bare_firsts, bare_lasts = ([a.first for a in plain], [a.last for a in plain])
    tell(f"{name}: first byte, median", _beside(median(firsts), median(bare_firsts)), "<= 2x")
    tell(f"{name}: last byte, median", _beside(median(lasts), median(bare_lasts)), "<= 2.5x")
    tell(f"{name}: last byte, p99", _beside(p99(lasts), p99(bare_lasts)), "<= 3.5x")


def _beside(found: float, bare: float) -> str:
    return f"{times(found / bare)} ({ms(found)} : {ms(bare)})"


if __name__ == "__main__":
    main()
