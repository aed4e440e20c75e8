"""A desk that only pushes, and keeps what was acknowledged; the real line is tested in `sync/`."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

import httpx

from cs_tui.core.case import stream_of
from cs_tui.core.events import Sealed, event, seal
from cs_tui.core.moves import CaseOpened
from cs_tui.core.note import NoteAdded
from cs_tui.core.ports import Ctx
from cs_tui.ids import Uuid7, salt
from cs_tui.sync.wire import Pushed, line

BATCH = 5
NEW_ID = Uuid7()


@dataclass
class Terminal:
    """A desk with a log of its own: sends what has no verdict yet, until its hub is gone."""

    name: str
    token: str
    unsent: list[Sealed] = field(default_factory=list)
    acked: dict[str, int] = field(default_factory=dict)
    broken: int = 0
    repeated: int = 0

    def works(self, count: int, now: int) -> None:
        """Makes events, one case after the other."""
        ctx = Ctx(now=now, actor=self.name, new_id=NEW_ID, skew_ms=0)
        stream = stream_of(NEW_ID())
        opened = CaseOpened(number="B1", team="desk", day="2026-09-21")
        notes = [NoteAdded(issue=f"note {n}") for n in range(count - 1)]
        for body in (opened, *notes):
            self.unsent.append(seal(event(stream, body, ctx, act=NEW_ID()), salt()))

    def pushes(self, url: str, told: threading.Semaphore) -> None:
        """Sends batch after batch; ends when nothing is left or the hub is gone."""
        headers = {"authorization": f"Bearer {self.token}"}
        with httpx.Client(headers=headers, timeout=30) as http:
            while self.unsent:
                batch = self.unsent[:BATCH]
                try:
                    answer = http.post(
                        f"{url}/v1/push", content=b"".join(line(one) for one in batch)
                    )
                except httpx.TransportError:
                    self.broken += 1
                    return
                self._settle(Pushed.model_validate_json(answer.content))
                told.release()

    def _settle(self, pushed: Pushed) -> None:
        for verdict in pushed.results:
            assert verdict.status in ("accepted", "duplicate"), verdict
            assert verdict.seq is not None
            self.repeated += verdict.status == "duplicate"
            self.acked[verdict.id] = verdict.seq
        self.unsent = [one for one in self.unsent if one.id not in self.acked]
