"""Streams folded ahead by helper processes, while their caller writes what they folded.

Folding is arithmetic on one core; a rebuild of a year's records is the one place where that is
long enough to be felt. Helpers only read, so a helper that dies costs time and nothing else.
"""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, suppress
from itertools import cycle
from multiprocessing import get_context
from multiprocessing.connection import Connection as PipeEnd
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Final

from cs_tui.sqlite import MEMORY, Connection, connect
from cs_tui.store import projection
from cs_tui.store.projection import Projected

Span = tuple[str, str]
"""The first and the last stream of a batch, both of one family."""

WORTH_HELPERS: Final = 20
"""Below so many batches a helper would still be starting when the work is done."""

_MOST_HELPERS: Final = 4


def helpers_for(spans: int) -> int:
    """How many helpers are worth starting for so many spans; 0 when none is."""
    cores = (
        len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    )
    return min(cores, _MOST_HELPERS) if cores > 1 and spans >= WORTH_HELPERS else 0


def folded_ahead(
    conn: Connection, spans: Sequence[Span], helpers: int
) -> Iterator[Projected | None]:
    """The rows of each span in turn, or None where the caller has to fold by itself."""
    given = 0
    if conn.path != MEMORY and helpers:
        # Killed, or a machine that lets us start none: the caller folds the rest.
        with suppress(EOFError, OSError):
            for rows in _by_helpers(conn.path, spans, helpers):
                given += 1
                yield rows
    yield from (None for _ in spans[given:])


def _by_helpers(path: Path, spans: Sequence[Span], helpers: int) -> Iterator[Projected]:
    # Spawned: this process has threads and connections that a fork would take along. A pipe for
    # each: it fills up when we are slow, and ends when its helper is killed, even within a row.
    spawn = get_context("spawn")
    with ExitStack() as stack:
        pipes: list[PipeEnd[None, Projected]] = []
        for number in range(helpers):
            ours, theirs = spawn.Pipe(duplex=False)
            stack.enter_context(ours)
            with theirs:
                one = spawn.Process(
                    target=_help, args=(theirs, path, spans[number::helpers]), daemon=True
                )
                one.start()
            stack.callback(_dismiss, one)
            pipes.append(ours)
        for pipe, _ in zip(cycle(pipes), spans, strict=False):
            yield pipe.recv()


def _dismiss(helper: BaseProcess) -> None:
    helper.terminate()
    helper.join()
    helper.close()


def _help(pipe: PipeEnd[Projected, None], path: Path, spans: Sequence[Span]) -> None:
    """All that a helper does: folds its spans and tells of each."""
    gc.disable()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(BrokenPipeError), closing(connect(path, readonly=True)) as conn:
        for span in spans:
            pipe.send(projection.folded_between(conn, *span))
