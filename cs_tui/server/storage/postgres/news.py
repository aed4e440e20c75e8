"""Who wrote tells the other processes, after the commit; who missed it finds out by looking.

A NOTIFY inside a transaction makes all commits of the server wait for one another, so it is sent
by itself, on a connection of its own, and once for all commits since the last.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Container
from typing import Final

from cs_tui.errors import CsError
from cs_tui.server.storage.postgres.driver import AWAY, Connection, Notify

CHANNEL: Final = "cs_tui_news"
SAYINGS: Final = "cs_tui_sayings"
KEPT: Final = 1_000
"""Sayings that wait to be said; beyond that the oldest are of no use any more."""
LOOK_S: Final = 0.5
"""How often the listening thread looks whether it is to end."""
AGAIN_S: Final = 2.0
"""How long after a lost connection another one is tried."""


class Teller:
    """Tells others how far the log has grown. What is told during a commit is told once."""

    def __init__(self, connect: Callable[[], Connection]) -> None:
        self._connect = connect
        self._news = threading.Event()
        self._grown = False
        self._sayings: deque[str] = deque(maxlen=KEPT)
        self.voices: set[int] = set()
        """The server's numbers of the connections it speaks by."""
        self._ended = False
        self._thread = threading.Thread(target=self._tell, name="hub-tell", daemon=True)
        self._thread.start()

    def grown(self) -> None:
        """Something was committed."""
        self._grown = True
        self._news.set()

    def say(self, what: str) -> None:
        """Something is of use to others at this moment."""
        self._sayings.append(what)
        self._news.set()

    def close(self) -> None:
        """Tells what is left to tell, then ends."""
        self._ended = True
        self._news.set()
        self._thread.join()

    def _tell(self) -> None:
        conn: Connection | None = None
        while not self._ended:
            self._news.wait()
            self._news.clear()
            try:
                conn = conn or self._speaking()
                self._say_all(conn)
            except (CsError, *AWAY):
                # Nobody is told this time; the others look once a second anyway.
                _close(conn)
                conn = None
        _close(conn)

    def _speaking(self) -> Connection:
        conn = self._connect()
        self.voices.add(conn.raw.info.backend_pid)
        return conn

    def _say_all(self, conn: Connection) -> None:
        if self._grown:
            self._grown = False
            conn.execute(
                "SELECT pg_notify(?, current_setting('cs_tui.scope') || ' ' || seq) FROM counter",
                (CHANNEL,),
            )
        while self._sayings:
            conn.execute(
                "SELECT pg_notify(?, current_setting('cs_tui.scope') || ' ' || ?)",
                (SAYINGS, self._sayings.popleft()),
            )


class Listener:
    """Hears what other processes tell, in a thread of its own; what its own `voices` say is told
    as news and not as a saying."""

    def __init__(
        self,
        connect: Callable[[], Connection],
        heard: Callable[[int], None],
        said: Callable[[str], None],
        voices: Container[int],
    ) -> None:
        self._connect = connect
        self._heard = heard
        self._said = said
        self._voices = voices
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
                    conn.execute(f"LISTEN {SAYINGS}")
                for told in conn.raw.notifies(timeout=LOOK_S):
                    self._hear(conn.scope, told)
            except (CsError, *AWAY):
                _close(conn)
                conn = None
                self._end.wait(AGAIN_S)
        _close(conn)

    def _hear(self, scope: str, told: Notify) -> None:
        ours = f"{scope} "
        what = told.payload.removeprefix(ours)
        if not told.payload.startswith(ours):
            return
        if told.channel == SAYINGS and told.pid not in self._voices:
            self._said(what)
        elif told.channel == CHANNEL and what.isdigit():
            self._heard(int(what))


def _close(conn: Connection | None) -> None:
    if conn is not None:
        conn.close()
