"""The unsent tail, sent: an event leaves it only by a verdict of the hub that names its id."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from cs_tui.core.events import Sealed
from cs_tui.core.exchange import Accepted, TurnedDown
from cs_tui.sync import wire
from cs_tui.sync.answers import not_a_hub
from cs_tui.sync.faults import HubFailed, TurnedAway
from cs_tui.texts import Words
from cs_tui.texts import sync as texts

if TYPE_CHECKING:
    from cs_tui.sync.engine import Round

ABOUT_CONTENT: Final = frozenset({400, 413, 422})
"""Refusals that can be the fault of one record. Any other speaks about the request itself."""

TIMES: Final = 3
"""So often the same batch may make the hub fail before its culprit is looked for."""

MARK_BYTES: Final = 48
"""What the hub's mark may add to a line."""

FRUITLESS: Final = 16
"""So many parts of a batch may fail in a row before the hub is held to be sick, not the batch."""


@dataclass(slots=True)
class Patience:
    """How often the batch that begins with one event made the hub fail."""

    head: str = ""
    failures: int = 0

    def spent(self, head: str) -> bool:
        """Counts one more failure; whether it is time to look for a culprit."""
        self.failures = self.failures + 1 if head == self.head else 1
        self.head = head
        if self.failures < TIMES:
            return False
        self.failures = 0
        return True


class Outbox:
    """The sending half of a round."""

    def __init__(self, around: Round) -> None:
        self._round = around

    async def empty(self) -> None:
        """Sends everything that waits now. Raises the gateway's errors.

        What is made meanwhile is for the next round: who works faster than the way to the hub is
        long would otherwise never hear anything.
        """
        session, exchange = self._round.session, self._round.exchange
        last = await self._round.run(exchange.newest)
        while True:
            taken = await self._round.run(
                exchange.unsent, session.max_events, session.max_bytes, last
            )
            if not taken:
                return
            batch = _fitting(taken, session.max_bytes)
            try:
                await self.send(batch)
            except TurnedAway as fault:
                if fault.problem.status not in ABOUT_CONTENT:
                    raise
                await Bisection(self, fault).search(batch)
            except HubFailed as fault:
                if not session.patience.spent(batch[0].id):
                    raise
                await Bisection(self, fault).search(batch)
            await session.on_progress()

    async def send(self, batch: Sequence[Sealed]) -> None:
        """Sends one batch and settles what the answer says of it."""
        around = self._round
        proofs = await around.run(around.exchange.proofs, [one.id for one in batch])
        pushed = await around.asked(around.gateway.push(batch, around.epoch, proofs))
        found = self._verdicts(batch, pushed)
        if batch and not found:
            raise not_a_hub(self._round.gateway.url, texts.NO_VERDICT)
        await self.settle(found)

    async def settle(self, found: Sequence[Accepted | TurnedDown]) -> None:
        """Stores verdicts, in their order. A part that a crash cuts off is answered again."""
        report, pace = self._round.report, self._round.session.settling
        rest = found
        while rest:
            job = partial(self._round.exchange.settle_some, rest[: pace.size])
            changed, taken = await self._round.run(pace.told, job)
            report.changed_streams |= changed
            rest = rest[taken:]
        refused = sum(isinstance(one, TurnedDown) for one in found)
        report.refused += refused
        report.pushed += len(found) - refused

    def _verdicts(
        self, batch: Sequence[Sealed], pushed: wire.Pushed
    ) -> list[Accepted | TurnedDown]:
        """What the answer says of the events that were sent, in their order; the rest is ignored.

        Raises `NotAHub` when it says two things of one event, or no place for an accepted one.
        """
        said: dict[str, wire.Verdict] = {}
        for verdict in pushed.results:
            if said.setdefault(verdict.id, verdict) != verdict:
                raise not_a_hub(self._round.gateway.url, texts.WRONG_SHAPE)
        found: list[Accepted | TurnedDown] = []
        for sealed in batch:
            its = said.get(sealed.id)
            if its is None:
                continue
            if its.status == "refused":
                found.append(_turned_down(sealed.id, its.problem))
            elif its.seq is None or its.seq < 1:
                raise not_a_hub(self._round.gateway.url, texts.WRONG_SHAPE)
            else:
                at = pushed.time if its.received_at is None else its.received_at
                found.append(Accepted(sealed.id, its.seq, at, its.proof))
        return found


class Bisection:
    """Looks for the event that the hub cannot take, in the order of the batch.

    An event is the culprit only when the hub is seen to work without it: else a sick hub would
    turn down everything that waits. From a suspect on, the rest of its stream waits for the next
    batch, so that no event overtakes an earlier one.
    """

    def __init__(self, outbox: Outbox, fault: TurnedAway | HubFailed) -> None:
        self._outbox = outbox
        self._fault = fault
        self._works = False
        self._fruitless = 0
        self._suspects: list[TurnedDown] = []
        self._held: set[str] = set()

    async def search(self, batch: Sequence[Sealed]) -> None:
        """Sends what can be sent and turns down what cannot.

        Raises the last fault when nothing shows that the hub works; then everything waits.
        """
        parts = list(_halves(batch))
        while parts:
            part = [sealed for sealed in parts.pop(0) if sealed.stream not in self._held]
            if not part:
                continue
            try:
                await self._outbox.send(part)
            except (TurnedAway, HubFailed) as fault:
                self._fault = fault
                await self._failed(part, parts)
            else:
                self._works, self._fruitless = True, 0
            await self._decide()
        if self._suspects:
            raise self._fault

    async def _failed(self, part: Sequence[Sealed], parts: list[Sequence[Sealed]]) -> None:
        self._fruitless += 1
        if self._fruitless >= FRUITLESS:
            raise self._fault
        if len(part) > 1:
            parts[:0] = _halves(part)
            return
        culprit = part[0]
        self._suspects.append(_suspect(culprit, self._fault))
        self._held.add(culprit.stream)
        if isinstance(self._fault, TurnedAway) and not self._works:
            # The hub answers an empty batch without a complaint: then it is the event.
            await self._outbox.send([])
            self._works = True

    async def _decide(self) -> None:
        if self._works and self._suspects:
            await self._outbox.settle(self._suspects)
            self._suspects = []


def _halves(batch: Sequence[Sealed]) -> tuple[Sequence[Sealed], ...]:
    middle = len(batch) // 2
    return (batch[:middle], batch[middle:]) if middle else (batch,)


def _suspect(sealed: Sealed, fault: TurnedAway | HubFailed) -> TurnedDown:
    if isinstance(fault, TurnedAway):
        return _turned_down(sealed.id, fault.problem)
    return TurnedDown(sealed.id, texts.POISON.fill(status=fault.status))


def _turned_down(event_id: str, problem: wire.Problem | None) -> TurnedDown:
    if problem is None:
        return TurnedDown(event_id, texts.REFUSED_RECORD)
    return TurnedDown(event_id, Words(zh=problem.words.zh, en=problem.words.en), problem.field)


def _fitting(batch: Sequence[Sealed], most_bytes: int) -> Sequence[Sealed]:
    """The head of a batch whose lines fit into one request; at least one event."""
    size = 0
    for count, sealed in enumerate(batch):
        size += len(wire.line(sealed)) + MARK_BYTES
        if size > most_bytes and count:
            return batch[:count]
    return batch
