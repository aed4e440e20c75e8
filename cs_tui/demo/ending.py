"""A signal to end clears everything away first, and never falls between making and noting."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final

ENDING: Final = tuple(
    getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)
)
"""These end the demo with 128 + their number."""

ALL: Final = (*ENDING, signal.SIGINT)


@contextmanager
def signals_end() -> Iterator[None]:
    """A signal to end becomes `SystemExit`; what was set before is set again afterwards."""
    before = {number: signal.getsignal(number) for number in ALL}
    for number in ENDING:
        signal.signal(number, _end)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler or signal.SIG_DFL)


@contextmanager
def held() -> Iterator[None]:
    """A signal that comes meanwhile takes effect at the end of the block."""
    came: list[int] = []
    before = {number: signal.signal(number, lambda n, _: came.append(n)) for number in ALL}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler or signal.SIG_DFL)
    if came:
        signal.raise_signal(came[0])


def ignore() -> None:
    """From here on no signal interrupts the clearing away."""
    for number in ALL:
        signal.signal(number, signal.SIG_IGN)


def _end(number: int, _frame: FrameType | None) -> None:
    raise SystemExit(128 + number)
