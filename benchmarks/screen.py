"""From a key to the first and to the last byte it paints, with many cases and customers on disk.

Beside it, in the same run and key by key in turn, the same app with nothing to list: one case, its
reply for the first scene, and the panel that finds no more than this case for the others.
Goals: first byte at most 2 times, last byte 2.5 times in the median and 3.5 times at the 99th
percentile. An answer is over when nothing was painted for `SILENCE_S`.

Only what a key costs is measured. What a desk paints of its own accord would otherwise fall into
the answer of some key now and then, and that one key would be the 99th percentile: the clocks,
every ten seconds while somebody types, and what fits the case, a quarter of a second after a pause.
Both apps are `benchmarks.still`, which puts these off; everything else is the desk as it is. The
key that opens the reply draws the screen anew: it is pressed before, and not counted as typing.
"""

from __future__ import annotations

import argparse
import itertools
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass

from benchmarks.customers import add_customers
from benchmarks.figures import beside, median, p99, tell
from benchmarks.floor import floor, subject
from benchmarks.terminal import Answer, Terminal
from cs_tui.settings import Places
from cs_tui.texts import desk as desk_texts

SILENCE_S = 0.15
SETTLED_S = 0.5
NEXT, FIND, USE, KNOW = "\x0e", "\x06", "\x14", "\x12"
ERASE, ESCAPE = "\x7f", "\x1b"
LACKING = desk_texts.MISSING.zh.partition("{")[0].strip()
"""Stands under the reply of a case that was served."""


@dataclass(frozen=True, slots=True)
class Scene:
    """The key that leads where is typed, and what is typed; the like in the app without a list."""

    name: str
    opened_by: str
    typed: str
    bare_opened_by: str
    bare_typed: str


SCENES = (
    Scene("typing in the reply", "x", "nin hao qing", "x", "nin hao qing"),
    Scene("filtering cases (Ctrl+F)", FIND, "00042", FIND, "00042"),
    Scene("filtering by a customer's name (Ctrl+F)", FIND, "wangxiaoming", FIND, "00042"),
    Scene("filtering phrases (Ctrl+T)", USE, "wuliu", FIND, "00042"),
    Scene("filtering knowledge (Ctrl+R)", KNOW, "tuikuan", FIND, "00042"),
)


def main(argv: Sequence[str] | None = None) -> None:
    """Types in both apps by turns and prints the ratios."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.screen", description=__doc__)
    parser.add_argument("--cases", type=int, default=50_000)
    parser.add_argument("--waiting", type=int, default=5_000)
    parser.add_argument("--customers", type=int, default=20_000)
    parser.add_argument("--keys", type=int, default=60)
    parser.add_argument("--only", default="", metavar="TEXT", help="scenes with this in their name")
    args = parser.parse_args(argv)
    with ExitStack() as stack:
        places = stack.enter_context(floor(args.cases - args.waiting, args.waiting))
        add_customers(places, args.customers)
        one_case = stack.enter_context(floor(0, 1))
        full = stack.enter_context(open_with_a_case(places, "benchmarks.still"))
        bare = stack.enter_context(open_with_a_case(one_case, "benchmarks.still"))
        for scene in (one for one in SCENES if args.only in one.name):
            play(scene, full, bare, args.keys)


def open_with_a_case(places: Places, program: str = "cs_tui") -> Terminal:
    """A desk in which the first waiting case was served, settled."""
    desk = Terminal(["-m", program], {"CS_TUI_HOME": str(places.data)})
    desk.until(subject(0)[:7])
    desk.rest(4.0)
    desk.send(NEXT)
    desk.until(LACKING)
    desk.rest(2.0)
    return desk


def play(scene: Scene, full: Terminal, bare: Terminal, keys: int) -> None:
    """One scene: a key in each app, in turn."""
    for app, opened_by in ((full, scene.opened_by), (bare, scene.bare_opened_by)):
        app.send(opened_by)
        app.rest(1.5)
    listed: list[Answer] = []
    plain: list[Answer] = []
    pairs = zip(_there_and_back(scene.typed), _there_and_back(scene.bare_typed), strict=False)
    for key, bare_key in itertools.islice(pairs, keys):
        listed.append(full.press(key, silence=SILENCE_S))
        full.rest(SETTLED_S)
        plain.append(bare.press(bare_key, silence=SILENCE_S))
        bare.rest(SETTLED_S)
    _tell(scene.name, listed, plain)
    for app in (full, bare):
        app.send(ESCAPE)
        app.rest(1.5)


def _there_and_back(typed: str) -> Iterator[str]:
    """The keys one by one, then taken back one by one, for ever."""
    return itertools.cycle(typed + ERASE * len(typed))


def _tell(name: str, listed: Sequence[Answer], plain: Sequence[Answer]) -> None:
    firsts, lasts = ([a.first for a in listed], [a.last for a in listed])
    bare_firsts, bare_lasts = ([a.first for a in plain], [a.last for a in plain])
    tell(f"{name}: first byte, median", beside(median(firsts), median(bare_firsts)), "<= 2x")
    tell(f"{name}: last byte, median", beside(median(lasts), median(bare_lasts)), "<= 2.5x")
    tell(f"{name}: last byte, p99", beside(p99(lasts), p99(bare_lasts)), "<= 3.5x")


if __name__ == "__main__":
    main()
