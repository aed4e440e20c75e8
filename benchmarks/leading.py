"""F8 over fifty agents with five hundred open cases each: keys to their first and last byte.

Beside it, in the same run and key by key in turn, the same screen with two rows. Goals: first
byte at most 2 times, last byte 2.5 times in the median and 3.5 times at the 99th percentile.
"""

from __future__ import annotations

import argparse
import itertools
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager

from benchmarks.figures import beside, median, p99, tell
from benchmarks.floor import HANDS, floor
from benchmarks.screen import SETTLED_S, SILENCE_S
from benchmarks.terminal import Terminal
from cs_tui.settings import Places
from cs_tui.texts import floor as texts

FLOOR, DOWN, UP = "\x1b[19~", "\x1b[B", "\x1b[A"
SCENES = (
    ("switching lists (F8, digits)", ("2", "3", "1")),
    ("down and up a list (F8)", (DOWN, UP)),
)


def main(argv: Sequence[str] | None = None) -> None:
    """Presses keys in both by turns and prints the ratios."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.leading", description=__doc__)
    parser.add_argument("--held", type=int, default=500, help="open cases of each agent")
    parser.add_argument("--waiting", type=int, default=500)
    parser.add_argument("--keys", type=int, default=60)
    args = parser.parse_args(argv)
    with ExitStack() as stack:
        places = stack.enter_context(floor(0, args.waiting, HANDS * args.held))
        full = stack.enter_context(_looking(places))
        bare = stack.enter_context(_looking(stack.enter_context(floor(0, 2))))
        for name, keys in SCENES:
            _play(name, full, bare, list(itertools.islice(itertools.cycle(keys), args.keys)))


@contextmanager
def _looking(places: Places) -> Iterator[Terminal]:
    """A desk with F8 open, settled."""
    with Terminal(["-m", "cs_tui"], {"CS_TUI_HOME": str(places.data)}) as desk:
        desk.rest(4.0)
        desk.send(FLOOR)
        desk.until(texts.SECTIONS["papers"].zh)
        desk.rest(2.0)
        yield desk


def _play(name: str, full: Terminal, bare: Terminal, keys: Sequence[str]) -> None:
    listed, plain = [], []
    for key in keys:
        listed.append(full.press(key, silence=SILENCE_S))
        full.rest(SETTLED_S)
        plain.append(bare.press(key, silence=SILENCE_S))
        bare.rest(SETTLED_S)
    firsts, bare_firsts = [one.first for one in listed], [one.first for one in plain]
    lasts, bare_lasts = [one.last for one in listed], [one.last for one in plain]
    tell(f"{name}: first byte, median", beside(median(firsts), median(bare_firsts)), "<= 2x")
    tell(f"{name}: last byte, median", beside(median(lasts), median(bare_lasts)), "<= 2.5x")
    tell(f"{name}: last byte, p99", beside(p99(lasts), p99(bare_lasts)), "<= 3.5x")


if __name__ == "__main__":
    main()
