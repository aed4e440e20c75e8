"""kill -9 in the middle of pushes: what was acknowledged stays, and nothing is there twice."""

from __future__ import annotations

import random
import threading
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from cs_tui.core.agent import Role
from cs_tui.core.case import stream_of
from cs_tui.core.events import Sealed, event, seal
from cs_tui.core.moves import CaseOpened
from cs_tui.core.note import NoteAdded
from cs_tui.core.ports import Ctx
from cs_tui.ids import Uuid7, salt
from cs_tui.server.bootstrap import open_hub
from cs_tui.server.enrolment import enrol, new_code, register
from cs_tui.server.storage.rebuild import differing
from cs_tui.server.work import Work
from cs_tui.sqlite import close, connect
from cs_tui.sync.wire import Enrol, Pushed, line
from tests.server.forked import Forked, start

ROUNDS = 20
DESKS = 3
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


def terminals(path: Path) -> list[Terminal]:
    """A hub's file with some desks enrolled."""
    hub = open_hub(path)
    found = []
    for number in range(DESKS):
        name, secret, token = f"agent-{number}", f"code-{number}", f"token-{number}"

        def job(work: Work, name: str = name, secret: str = secret, token: str = token) -> None:
            register(work, name, name, Role.AGENT, ("desk",), ("zh",))
            new_code(work, name, secret)
            enrol(work, Enrol(code=secret, device="d"), token, hub.server_id, hub.epoch)

        hub.do(job)
        found.append(Terminal(name, token))
    hub.close()
    return found


def one_round(hub: Forked, desks: list[Terminal], *, after: int | None) -> None:
    """All desks push at once; the hub is killed after so many answers, or lives."""
    told = threading.Semaphore(0)
    threads = [threading.Thread(target=desk.pushes, args=(hub.url, told)) for desk in desks]
    for thread in threads:
        thread.start()
    if after is not None:
        for _ in range(after):
            assert told.acquire(timeout=30)
        hub.kill()
    for thread in threads:
        thread.join()
    if after is None:
        hub.kill()


def test_nothing_acknowledged_is_lost_and_nothing_is_doubled(tmp_path: Path) -> None:
    path = tmp_path / "hub.db"
    desks = terminals(path)
    made: dict[str, bytes] = {}
    chance = random.Random(20_261_122)
    for number in range(ROUNDS + 1):
        for desk in desks:
            desk.works(20, 1_790_000_000_000 + number)
            made |= {one.id: one.fact for one in desk.unsent}
        last = number == ROUNDS
        one_round(start(path), desks, after=None if last else chance.randint(1, 6))

    conn = connect(path)
    rows = conn.execute("SELECT seq, id, fact FROM events ORDER BY seq").fetchall()
    assert [row[0] for row in rows] == list(range(1, len(rows) + 1))
    stored = {row[1]: (row[0], row[2]) for row in rows if row[1] in made}
    assert {event_id: fact for event_id, (_, fact) in stored.items()} == made
    for desk in desks:
        assert desk.unsent == []
        assert {event_id: stored[event_id][0] for event_id in desk.acked} == desk.acked
    assert differing(conn) == []
    close(conn)
    # The faults were real: requests broke off, and some of them had been stored all the same.
    assert sum(desk.broken for desk in desks) >= ROUNDS
    assert sum(desk.repeated for desk in desks) >= 1
