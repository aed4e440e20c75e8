"""Cold start: from the process to the first useful frame, the queue's rows read from disk.

Beside it, in the same run and turn about, a Textual app with one widget. Both are fresh processes
on a terminal, byte-compiled; the goal is at most 2.4 times the small app.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from benchmarks.figures import median, ms, tell, times
from benchmarks.floor import kept_floor, subject
from benchmarks.terminal import Terminal

SMALL = """
from textual.app import App
from textual.widgets import Static
class Small(App):
    def compose(self):
        yield Static("one widget is here")
Small().run()
"""


def main(argv: Sequence[str] | None = None) -> None:
    """Starts both so many times and prints the medians."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.start", description=__doc__)
    parser.add_argument("--cases", type=int, default=50_000)
    parser.add_argument("--waiting", type=int, default=5_000)
    parser.add_argument("--runs", type=int, default=11)
    args = parser.parse_args(argv)
    home = kept_floor(args.cases - args.waiting, args.waiting)
    desks, smalls = [], []
    for run in range(args.runs + 1):
        desk, small = start_desk(str(home)), start_small()
        if run:  # the first run compiles
            desks.append(desk)
            smalls.append(small)
    tell("one-widget app, process -> first frame", ms(median(smalls)))
    tell(f"desk with {args.cases} cases, process -> queue rows", ms(median(desks)))
    ratios = [desk / small for desk, small in zip(desks, smalls, strict=True)]
    tell("ratio", times(median(ratios)), "<= 2.4x")


def start_desk(home: str) -> float:
    """Seconds until a desk shows the first row of its queue."""
    with Terminal(["-m", "cs_tui"], {"CS_TUI_HOME": home}) as desk:
        return desk.until(subject(0)[:7])


def start_small() -> float:
    """Seconds until the small app shows its widget."""
    with Terminal(["-c", SMALL]) as small:
        return small.until("one widget is here")


if __name__ == "__main__":
    main()
