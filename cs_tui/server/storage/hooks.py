"""Who is told of what happens by webhook, and what still has to be told, in SQL."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Final

from cs_tui.core.ports import Instant
from cs_tui.server.storage.conn import Conn
from cs_tui.server.storage.hook_ports import Hook, Telling, Tellings

_HOOK: Final = "SELECT id, url, secret, kinds, personal, private, seq, made_at FROM hooks"
_TELLING: Final = "SELECT hook, seq, stream, state, tries, next_at, problem FROM tellings"


class SqlHooks:
    """`storage.hook_ports.Hooks` on one connection."""

    def __init__(self, conn: Conn) -> None:
        self._conn = conn

    def hooks(self) -> list[Hook]:
        """Everybody who is told, the first who was added first."""
        rows = self._conn.execute(f"{_HOOK} ORDER BY made_at, id").fetchall()
        return [
            Hook(row[0], row[1], row[2], tuple(json.loads(row[3])), *map(bool, row[4:6]), *row[6:])
            for row in rows
        ]

    def add(self, hook: Hook) -> None:
        """Somebody is told from now on."""
        self._conn.execute(
            "INSERT INTO hooks (id, url, secret, kinds, personal, private, seq, made_at) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                hook.id,
                hook.url,
                hook.secret,
                json.dumps(hook.kinds),
                int(hook.personal),
                int(hook.private),
                hook.seq,
                hook.made_at,
            ),
        )

    def remove(self, hook: str) -> bool:
        """Somebody is told no more; False when there is none of this id."""
        # The hook first: who is noting what it is to be told comes before this, or finds it gone.
        gone = self._conn.execute("DELETE FROM hooks WHERE id = ?", (hook,)).rowcount > 0
        self._conn.execute("DELETE FROM tellings WHERE hook = ?", (hook,))
        return gone

    def advance(self, hook: str, since: int, until: int, told: Sequence[tuple[int, str]]) -> bool:
        """Notes what of the log in (since, until] is to be told; False when another did already."""
        moved = self._conn.execute(
            "UPDATE hooks SET seq = ? WHERE id = ? AND seq = ?", (until, hook, since)
        ).rowcount
        if moved != 1:
            return False
        self._conn.executemany(
            "INSERT INTO tellings "
            "(hook, seq, stream, state, tries, next_at, held_until, problem) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [(hook, seq, stream, "waiting", 0, 0, 0, "") for seq, stream in told],
        )
        return True

    def ready(self, hook: str, now: Instant, most: int) -> list[Telling]:
        """What may be told now: of each stream the first that waits."""
        rows = self._conn.execute(
            f"{_TELLING} WHERE hook = ? AND state = 'waiting' AND next_at <= ? "
            "AND held_until <= ? AND NOT EXISTS (SELECT 1 FROM tellings earlier "
            "WHERE earlier.hook = tellings.hook AND earlier.stream = tellings.stream "
            "AND earlier.state = 'waiting' AND earlier.seq < tellings.seq) ORDER BY seq LIMIT ?",
            (hook, now, now, most),
        ).fetchall()
        return [Telling(*row) for row in rows]

    def hold(self, telling: Telling, now: Instant, until: Instant) -> bool:
        """Keeps one for whoever asks until an instant; False when another has it."""
        return (
            self._conn.execute(
                "UPDATE tellings SET held_until = ? WHERE hook = ? AND seq = ? "
                "AND state = 'waiting' AND held_until <= ?",
                (until, telling.hook, telling.seq, now),
            ).rowcount
            == 1
        )

    def told(self, telling: Telling) -> None:
        """It was heard."""
        self._conn.execute(
            "DELETE FROM tellings WHERE hook = ? AND seq = ?", (telling.hook, telling.seq)
        )

    def again(self, telling: Telling, next_at: Instant, problem: str) -> None:
        """It was not heard; it is told again at an instant."""
        self._conn.execute(
            "UPDATE tellings SET tries = tries + 1, next_at = ?, held_until = 0, problem = ? "
            "WHERE hook = ? AND seq = ?",
            (next_at, problem, telling.hook, telling.seq),
        )

    def give_up(self, telling: Telling, now: Instant, problem: str) -> None:
        """It was not heard, and is not told by itself any more."""
        self._conn.execute(
            "UPDATE tellings SET tries = tries + 1, held_until = 0, given_up_at = ?, problem = ?, "
            "state = 'dead' WHERE hook = ? AND seq = ?",
            (now, problem, telling.hook, telling.seq),
        )

    def sweep(self, given_up_before: Instant) -> int:
        """Forgets what was given up before an instant, and what is for nobody who is still told."""
        return self._conn.execute(
            "DELETE FROM tellings WHERE (state = 'dead' AND given_up_at < ?) "
            "OR hook NOT IN (SELECT id FROM hooks)",
            (given_up_before,),
        ).rowcount

    def dead(self, most: int) -> list[Telling]:
        """What is not told by itself any more, the latest first."""
        rows = self._conn.execute(
            f"{_TELLING} WHERE state = 'dead' ORDER BY seq DESC, hook LIMIT ?", (most,)
        ).fetchall()
        return [Telling(*row) for row in rows]

    def revive(self, hook: str, seq: int | None) -> int:
        """What was given up is told again, all of it or one; how many."""
        only, values = ("", ()) if seq is None else (" AND seq = ?", (seq,))
        return self._conn.execute(
            "UPDATE tellings SET state = 'waiting', tries = 0, next_at = 0, given_up_at = NULL "
            f"WHERE hook = ? AND state = 'dead'{only}",
            (hook, *values),
        ).rowcount

    def tellings(self) -> dict[str, Tellings]:
        """How much waits and how much was given up, by hook."""
        rows = self._conn.execute(
            "SELECT hook, sum(CASE WHEN state = 'waiting' THEN 1 ELSE 0 END), "
            "sum(CASE WHEN state = 'dead' THEN 1 ELSE 0 END) FROM tellings GROUP BY hook"
        ).fetchall()
        return {row[0]: Tellings(int(row[1]), int(row[2])) for row in rows}
