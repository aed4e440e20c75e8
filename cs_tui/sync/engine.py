"""One round of sync: align when needed, send what is unsent, take in what others did.

The network never holds the write lane: a batch is taken on it, sent off it, settled on it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from statistics import median_low
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from cs_tui.core.ports import Clock
from cs_tui.errors import CsError
from cs_tui.sync import wire
from cs_tui.sync.faults import HubFailed, NotAHub, OtherHub, OtherProtocol, Restored, TurnedAway
from cs_tui.sync.gateway import Gateway
from cs_tui.sync.inbox import Inbox
from cs_tui.sync.outbox import Outbox, Patience
from cs_tui.sync.pace import Pace, Portion
from cs_tui.texts import sync as texts

if TYPE_CHECKING:
    from cs_tui.store.exchange import Exchange

T = TypeVar("T")
Hubs = TypeVar("Hubs", wire.Hello, wire.Pushed, wire.Page, wire.Snapshot)

SAMPLES: Final = 5
"""So many measurements of the hub's clock are kept; their median is the skew."""


class Run(Protocol):
    """Runs a function on the write lane and waits for it."""

    async def __call__(self, fn: Callable[..., T], /, *args: object) -> T: ...


async def _silently() -> None:
    """Nobody wants to know how far a round has come."""


class Session:
    """What sync knows only while the program runs. A crash forgets it and costs a repeat.

    `on_progress` is awaited after every batch that was sent and every page that was taken in, so
    that a long round is seen to go on.
    """

    def __init__(
        self, monotonic: Clock, on_progress: Callable[[], Awaitable[None]] = _silently
    ) -> None:
        self.on_progress = on_progress
        self.greeted = False
        self.max_events = wire.MAX_EVENTS
        self.max_bytes = wire.MAX_BYTES
        self.patience = Patience()
        self.skews: deque[int] = deque(maxlen=SAMPLES)
        self.portion = Portion(monotonic)
        self.applying = Pace(monotonic)
        self.settling = Pace(monotonic)


@dataclass(slots=True)
class SyncReport:
    """What one round did."""

    pushed: int = 0
    refused: int = 0
    pulled: int = 0
    unreadable: int = 0
    """Events that came in bytes this version cannot read; they were left out."""
    realigned: bool = False
    changed_streams: set[str] = field(default_factory=set)


async def sync_once(
    run: Run,
    exchange: Exchange,
    gateway: Gateway,
    now: Clock,
    session: Session | None = None,
    report: SyncReport | None = None,
) -> SyncReport:
    """Brings log and hub together once.

    Raises the gateway's errors, `OtherHub` when another hub answers, `OtherProtocol`, and
    `Restored` when the hub changed its epoch in the middle: the next round aligns anew. Whatever
    it raises, what was settled or applied before stays and stands in `report`, if one was given;
    a repeat is harmless.
    """
    report = report or SyncReport()
    session = session or Session(now)
    try:
        await Round(run, exchange, gateway, now, session, report).go()
    except CsError:
        # Whatever happened to the hub meanwhile, the next round asks who it is before it sends.
        session.greeted = False
        raise
    return report


class Round:
    """The state of one round; its answers are checked to come from one hub in one epoch."""

    def __init__(
        self,
        run: Run,
        exchange: Exchange,
        gateway: Gateway,
        now: Clock,
        session: Session,
        report: SyncReport,
    ) -> None:
        self.run = run
        self.exchange = exchange
        self.gateway = gateway
        self.session = session
        self.report = report
        self._now = now
        self._server_id = ""
        self._seen = wire.Seen()
        self.epoch = 0
        """The hub's, as we believe; another one in an answer ends the round."""

    async def go(self) -> None:
        """The whole round."""
        state = await self.run(self.exchange.state)
        self.gateway.server_id = self._server_id = state.server_id
        self.epoch = state.epoch
        hello = None if self.session.greeted and state.cursor else await self._greet()
        inbox = Inbox(self)
        if hello is not None and (state.cursor == 0 or hello.epoch != state.epoch):
            restored = bool(state.server_id) and hello.epoch != state.epoch
            self.epoch = hello.epoch
            cursor = await self._realign(inbox, restored=restored)
        else:
            cursor = state.cursor
        stuck = await self._send()
        await inbox.pull(cursor)
        if stuck is not None:
            raise stuck
        skew = {"skew_ms": median_low(self.session.skews)} if self.session.skews else {}
        await self.run(self._remember, {"last_contact_at": self._now(), **skew, **self._witness()})

    def _witness(self) -> dict[str, str]:
        """The head of the hub's log, kept here: whoever cuts that log off is found out by it."""
        seen = self._seen
        return {"witness": f"{seen.seq}:{seen.head}"} if seen.head else {}

    async def asked(self, answer: Awaitable[Hubs]) -> Hubs:
        """An answer of our hub in our epoch; its clock is measured on the way.

        Raises `OtherHub` and `Restored`.
        """
        start = self._now()
        try:
            got = await answer
        except TurnedAway as fault:
            if fault.problem.epoch in (None, self.epoch):
                raise
            raise Restored(texts.RESTORED) from fault
        middle = (start + self._now()) // 2
        if self._server_id and got.server_id != self._server_id:
            raise OtherHub(texts.OTHER_HUB.fill(url=self.gateway.url))
        if not isinstance(got, wire.Hello) and got.epoch != self.epoch:
            raise Restored(texts.RESTORED)
        if not isinstance(got, wire.Hello) and got.seen.head:
            self._seen = got.seen
        self.session.skews.append(got.time - middle)
        return got

    async def _send(self) -> CsError | None:
        """Sends what waits. A fault of sending alone is returned: the pull comes first."""
        try:
            await Outbox(self).empty()
        except (HubFailed, NotAHub, TurnedAway) as fault:
            return fault
        return None

    async def _greet(self) -> wire.Hello:
        hello = await self.asked(self.gateway.hello())
        if not hello.protocol_min <= wire.PROTOCOL <= hello.protocol_max:
            raise OtherProtocol(
                texts.PROTOCOL.fill(
                    least=hello.protocol_min, most=hello.protocol_max, ours=wire.PROTOCOL
                )
            )
        self.gateway.server_id = self._server_id = hello.server_id
        self.session.max_events = max(1, min(hello.max_events, wire.MAX_EVENTS))
        self.session.max_bytes = max(1, min(hello.max_bytes, wire.MAX_BYTES))
        self.session.greeted = True
        return hello

    async def _realign(self, inbox: Inbox, *, restored: bool) -> int:
        """Takes in everything the hub has; the cursor from which to pull.

        A new epoch is kept last: after a crash on the way all of this is done again. At the first
        meeting it is kept first: what has arrived then is known to be of this epoch, and without a
        cursor the snapshot is taken again.
        """
        known = {"server_id": self._server_id, "epoch": self.epoch}
        if restored:
            await self.run(self.exchange.forget_order)
        else:
            await self.run(self._remember, known)
        cursor = await inbox.snapshot()
        if restored:
            self.report.changed_streams |= await self.run(self.exchange.set_aside_lost)
        await self.run(self._remember, {**known, "cursor": cursor})
        self.report.realigned = True
        return cursor

    def _remember(self, values: dict[str, object]) -> None:
        self.exchange.remember(**values)
