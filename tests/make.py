"""Builders for tests: who acts and when, a case in each status, a log in memory, stories."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from cs_tui import sqlite
from cs_tui.core import fold, moves
from cs_tui.core.act import Act
from cs_tui.core.case import Case, Customer, Status
from cs_tui.core.events import Body, Event, event
from cs_tui.core.intake import Arrival, open_case
from cs_tui.core.ports import HUB, Ctx, Instant
from cs_tui.core.state import State
from cs_tui.sqlite import MEMORY, Connection
from cs_tui.store.log import Log
from cs_tui.store.schema import MIGRATIONS

LIN, MEI = "lin", "mei"
NOW: Instant = 1_780_000_000_000
SECOND, MINUTE, HOUR = 1000, 60_000, 3_600_000
DAY = "2026-05-29"

_numbers = itertools.count(1)


def new_id() -> str:
    """Ids that rise, each made once."""
    return f"id-{next(_numbers):08d}"


def salt() -> str:
    """A salt that is never the same."""
    return f"{next(_numbers):032x}"


def ctx(actor: str = LIN, at: Instant = NOW) -> Ctx:
    """Somebody acts at a fixed time."""
    return Ctx(now=at, actor=actor, new_id=new_id)


def arrival(text: str = "订单什么时候到？", **changed: object) -> Arrival:
    """A chat from a customer."""
    values: dict[str, object] = {
        "channel": "chat",
        "conversation": "web-1",
        "text": text,
        "lang": "zh",
        "team": "desk",
        "day": DAY,
        "customer": Customer(name="王小明", phone="13800138000", order_no="20260529"),
        "first_due_at": NOW + MINUTE,
        "next_due_at": NOW + MINUTE,
    }
    return Arrival(**{**values, **changed})  # type: ignore[arg-type]


@dataclass
class Story:
    """Events of one stream as several people made them, one second apart, in the hub's order."""

    stream: str = "case/c1"
    at: Instant = NOW
    events: list[Event] = field(default_factory=list)

    def tell(
        self, body: Body, by: str = LIN, *, at: Instant | None = None, act: str | None = None
    ) -> Event:
        """One more event, without asking whether it may happen."""
        self.at = self.at + SECOND if at is None else at
        self.events.append(event(self.stream, body, ctx(by, self.at), act=act or new_id()))
        return self.events[-1]

    def act(self, by: str = LIN, *, at: Instant | None = None) -> Act[Case]:
        """An act on the case as it stands; `add` puts what it decided into the story."""
        self.at = self.at + SECOND if at is None else at
        return Act(self.stream, self.case, ctx(by, self.at))

    def add(self, act: Act[Case]) -> Case:
        """The act happened; the case after it."""
        self.events += act.events
        return self.case

    @property
    def state(self) -> State:
        """What the story comes to."""
        return fold.fold(self.stream, self.events)

    @property
    def case(self) -> Case:
        """What the story of a case comes to."""
        state = self.state
        assert isinstance(state, Case)
        return state


def opened(*, owner: str | None = None, by: str = HUB) -> Story:
    """A case that came in through the hub, or was opened by its owner."""
    story = Story()
    act = story.act(by)
    open_case(act, arrival(), "A1001", owner=owner)
    story.add(act)
    return story


BY_STATUS: dict[Status, tuple[Callable[[Case], Body], ...]] = {
    Status.NEW: (),
    Status.ACTIVE: (),
    Status.WAITING_CUSTOMER: (lambda case: moves.WaitingCustomerSet(seen=case.last_in),),
    Status.WAITING_INTERNAL: (
        lambda case: moves.WaitingInternalSet(seen=case.last_in, target="tech", reason="查物流"),
    ),
    Status.SCHEDULED: (lambda case: moves.CaseScheduled(seen=case.last_in, until=NOW + HOUR),),
    Status.RESOLVED: (lambda case: resolved(case),),
    Status.CLOSED: (lambda case: resolved(case), lambda _: moves.CaseClosed()),
    Status.CANCELLED: (
        lambda case: moves.CaseCancelled(seen=case.last_in, reason="spam", day=DAY),
    ),
    Status.MERGED: (lambda case: moves.CaseMerged(into="c2", seen=case.last_in),),
}
"""What Lin, who owns an active case, does to bring it into each status."""


def resolved(case: Case) -> moves.CaseResolved:
    """The end of a case, with everything it needs."""
    return moves.CaseResolved(
        seen=case.last_in, nature="consult", leaf="logistics.eta", outcome="solved", day=DAY
    )


def in_status(status: Status) -> Story:
    """A case of Lin's that reached a status by legal events."""
    story = opened()
    if status is not Status.NEW:
        story.tell(moves.Claimed(agent=LIN), HUB)
    for step in BY_STATUS[status]:
        body = step(story.case)
        story.tell(body, HUB if isinstance(body, moves.CaseClosed) else LIN)
    assert story.case.status is status
    assert story.case.void == ()
    return story


def store(path: Path = MEMORY) -> Connection:
    """A database with our tables."""
    conn = sqlite.connect(path)
    sqlite.migrate(conn, MIGRATIONS)
    return conn


def log(conn: Connection | None = None) -> Log:
    """A log, in memory unless a connection is given."""
    return Log(conn or store(), salt)


def append(target: Log, events: Iterable[Event]) -> None:
    """Appends events of a story."""
    target.append(list(events))
