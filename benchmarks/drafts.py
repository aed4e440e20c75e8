"""How far the draft on disk lags behind the keys, as another program sees it.

Keys are typed at the pace of a quick typist into the reply of a case; a read-only connection looks
at the draft all the while. The goal is one second for every key.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence

from benchmarks.figures import median, ms, p99, tell
from benchmarks.floor import floor
from benchmarks.screen import open_with_a_case
from benchmarks.terminal import Terminal
from cs_tui.services.field_names import REPLY
from cs_tui.sqlite import Connection, close, connect

LOOK_S = 0.005
PACE_S = 0.08


def main(argv: Sequence[str] | None = None) -> None:
    """Types so many keys and prints how late they were on disk."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.drafts", description=__doc__)
    parser.add_argument("--cases", type=int, default=50_000)
    parser.add_argument("--waiting", type=int, default=5_000)
    parser.add_argument("--keys", type=int, default=300)
    args = parser.parse_args(argv)
    with (
        floor(args.cases - args.waiting, args.waiting) as places,
        open_with_a_case(places) as desk,
    ):
        conn = connect(places.database, readonly=True)
        try:
            lags = lags_of(desk, conn, args.keys)
        finally:
            close(conn)
    tell(f"a key on disk after, median of {len(lags)} keys", ms(median(lags)))
    tell("a key on disk after, p99", ms(p99(lags)), "<= 1 s")
    tell("a key on disk after, most", ms(max(lags)), "<= 1 s")


def lags_of(desk: Terminal, conn: Connection, keys: int) -> list[float]:
    """For each key, the seconds until a draft at least that long was seen on disk."""
    typed_at: list[float] = []
    lags: list[float] = []
    next_key = time.perf_counter()
    while len(lags) < keys:
        desk.rest(LOOK_S)
        now = time.perf_counter()
        kept = _length(conn)
        lags += [now - at for at in typed_at[len(lags) : kept]]
        if len(typed_at) < keys and now >= next_key:
            typed_at.append(time.perf_counter())
            desk.send("nihao "[len(typed_at) % 6])
            next_key = now + PACE_S
    return lags


def _length(conn: Connection) -> int:
    row = conn.execute("SELECT length(text) FROM drafts WHERE field = ?", (REPLY,)).fetchone()
    return 0 if row is None else int(row[0])


if __name__ == "__main__":
    main()
