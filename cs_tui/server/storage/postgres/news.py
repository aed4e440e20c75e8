"""Who wrote tells the other processes, after the commit; who missed it finds out by looking.

A NOTIFY inside a transaction makes all commits of the server wait for one another, so it is sent
by itself, on a connection of its own, and once for all commits since the last.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Final

from cs_tui.errors import CsError
from cs_tui.server.storage.postgres.driver import AWAY, Connection

CHANNEL: Final = "cs_tui_news"
LOOK_S: Final = 0.5
"""How often the listening thread looks whether it is to end."""
AGAIN_S: Final = 2.0
"""How long after a lost connection another one is tried."""


class Teller:
    """Tells others how far the log has grown. What is told during a commit is told once."""

    def __init__(self, connect: Callable[[], Connection]) -> None:
        self._connect = connect
        self._grown = threading.Event()
        self._ended = False
        self._thread = threading.Thread(target=self._tell, name="hub-tell", daemon=True)
        self._thread.start()

    def grown(self) -> None:
        """Something was committed."""
        self._grown.set()

    def close(self) -> None:
        """Tells what is left to tell, then ends."""
        self._ended = True
        self._grown.set()
        self._thread.join()

    def _tell(self) -> None:
        conn: Connection | None = None
        while not self._ended:
            self._grown.wait()
            self._grown.clear()
            try:
                conn = conn or self._connect()
                conn.execute(
                    "SELECT pg_notify(?, current_setting('cs_tui.scope') || ' ' || seq) "
                    "FROM counter",
                    (CHANNEL,),
                )
            except (CsError, *AWAY):
                # Nobody is told this time; the others look once a second anyway.
                _close(conn)
                conn = None
        _close(conn)


class Listener:
    """Hears what other processes tell, in a thread of its own."""

    def __init__(self, connect: Callable[[], Connection], heard: Callable[[int], None]) -> None:
        self._connect = connect
        self._heard = heard
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._listen, name="hub-listen", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stops listening."""
        self._end.set()
        self._thread.join()

    def _listen(self) -> None:
        conn: Connection | None = None
        while not self._end.is_set():
            try:
                if conn is None:
                    conn = self._connect()
                    conn.execute(f"LISTEN {CHANNEL}")
                for told in conn.raw.notifies(timeout=LOOK_S):
                    self._hear(conn.scope, told.payload)
            except (CsError, *AWAY):
                _close(conn)
                conn = None
                self._end.wait(AGAIN_S)
        _close(conn)

    def _hear(self, scope: str, payload: str) -> None:
        whose, _, seq = payload.rpartition(" ")
        if whose == scope and seq.isdigit():
            self._heard(int(seq))


def _close(conn: Connection | None) -> None:
    if conn is not None:
        conn.close()
