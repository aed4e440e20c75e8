"""Hubs as processes of their own that start quickly, for tests that need many of them.

They are forked from a process that has imported everything, and run `cs-tui serve` all the same.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess

from cs_tui.cli import main
from cs_tui.server.patience import HEAD_S, PatientProtocol
from cs_tui.server.storage.opening import Place
from tests.forking import CONTEXT

PATIENCE_S = 60.0


@dataclass(slots=True)
class Forked:
    """A hub that listens."""

    process: ForkServerProcess
    url: str

    def kill(self) -> None:
        """Ends it at once, as a power failure would."""
        self.process.kill()
        self.process.join(PATIENCE_S)
        self.process.close()


def start(database: Place, *, head_s: float = HEAD_S) -> Forked:
    """Starts a hub and waits until it is ready; it waits `head_s` for the head of a request."""
    said, telling = CONTEXT.Pipe(duplex=False)
    process = CONTEXT.Process(target=_serve, args=(str(database), telling, head_s), daemon=True)
    process.start()
    telling.close()
    with said:
        if not said.poll(PATIENCE_S):
            process.kill()
            raise AssertionError("the hub did not get ready")
        return Forked(process, json.loads(os.read(said.fileno(), 4096))["url"])


def _serve(database: str, telling: Connection, head_s: float) -> None:
    PatientProtocol.head_s = head_s
    ready_fd = os.dup(telling.fileno())
    telling.close()
    main(["serve", "--port", "0", "--database", database, "--ready-fd", str(ready_fd)])
