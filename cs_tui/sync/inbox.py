"""What others did, taken in: pages checked, then applied in jobs short enough for the lane."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from cs_tui.core import fold
from cs_tui.core.events import BadEvent
from cs_tui.core.exchange import Arrived
from cs_tui.sync import wire
from cs_tui.sync.answers import not_a_hub
from cs_tui.texts import sync as texts

if TYPE_CHECKING:
    from cs_tui.sync.engine import Round

PRIVATE: Final = "private/"


def arrived(changes: Iterable[wire.Change]) -> Iterator[Arrived]:
    """The events of an answer. Raises `BadEvent` at one whose bytes are no event."""
    for change in changes:
        yield Arrived(
            wire.unwired(change.event), change.seq, change.received_at, change.event.proof
        )


class Inbox:
    """The receiving half of a round."""

    def __init__(self, around: Round) -> None:
        self._round = around

    async def pull(self, cursor: int) -> None:
        """Takes pages until the hub has no more. The cursor moves with a page's last part."""
        while True:
            gateway, session = self._round.gateway, self._round.session
            asked = gateway.pull(cursor, min(session.portion.size, session.max_events))
            page = await session.portion.told(self._round.asked(asked), _events_in)
            if not _follows(page, cursor):
                raise not_a_hub(gateway.url, texts.WRONG_ORDER)
            changes = [*page.changes, *(one for added in page.streams_added for one in added)]
            if changes or page.streams_removed or page.next != cursor:
                await self._apply(changes, removed=page.streams_removed, cursor=page.next)
            cursor = page.next
            if not page.more:
                return

    async def snapshot(self) -> int:
        """Takes in every visible stream; the cursor that was taken before the first page."""
        asked: set[str] = set()
        gateway = self._round.gateway
        page = first = await self._round.asked(gateway.snapshot(None))
        while True:
            await self._apply(page.changes)
            if page.next_page is None:
                return first.cursor
            if page.next_page in asked:
                raise not_a_hub(gateway.url, texts.WRONG_ORDER)
            asked.add(page.next_page)
            page = await self._round.asked(gateway.snapshot(page.next_page))

    async def _apply(
        self,
        changes: Sequence[wire.Change],
        *,
        removed: tuple[str, ...] = (),
        cursor: int | None = None,
    ) -> None:
        rest, pace = await self._read(changes), self._round.session.applying
        whole = False
        while not whole:
            part = rest[: pace.size]
            last = len(part) == len(rest)
            taken = await self._part(part, removed if last else (), cursor if last else None)
            rest = rest[taken:]
            whole = last and not rest
        self._round.report.pulled += len(changes)
        await self._round.session.on_progress()

    async def _part(
        self, events: Sequence[Arrived], removed: tuple[str, ...], cursor: int | None
    ) -> int:
        """How many of these events are done with: fewer where a person waits for the lane."""
        try:
            return await self._job(events, removed, cursor)
        except BadEvent:
            good = [one for one in events if _readable(one)]
        self._round.report.unreadable += len(events) - len(good)
        while (taken := await self._job(good, removed, cursor)) < len(good):
            good = good[taken:]
        return len(events)

    async def _job(
        self, events: Sequence[Arrived], removed: tuple[str, ...], cursor: int | None
    ) -> int:
        def apply() -> tuple[set[str], int]:
            return self._round.exchange.apply_some(events, removed=removed, cursor=cursor)

        pace = self._round.session.applying
        changed, taken = await self._round.run(pace.told, apply)
        self._round.report.changed_streams |= changed
        return taken

    async def _read(self, changes: Sequence[wire.Change]) -> list[Arrived]:
        """The events by stream, so that each stream is folded in as few jobs as possible.

        Read on the lane, where a save goes before the next event: beside it on another thread,
        every statement of the save would wait for Python's own lock.
        """
        streams: dict[str, list[Arrived]] = {}
        rest = iter(changes)

        def read_some() -> bool:
            for change in rest:
                self._sort_in(change, streams)
                if self._round.exchange.wanted():
                    return True
            return False

        while await self._round.run(read_some):
            pass
        return [one for events in streams.values() for one in events]

    def _sort_in(self, change: wire.Change, streams: dict[str, list[Arrived]]) -> None:
        try:
            (one,) = arrived([change])
        except BadEvent:
            self._round.report.unreadable += 1
            return
        if one.sealed.stream.startswith(PRIVATE):
            self._round.report.unreadable += 1
            return
        streams.setdefault(one.sealed.stream, []).append(one)


def _events_in(page: wire.Page) -> int:
    return len(page.changes) + sum(map(len, page.streams_added))


def _follows(page: wire.Page, cursor: int) -> bool:
    """Whether a page makes sense after `cursor`: rising, within its bounds, and moving on."""
    places = [cursor, *(change.seq for change in page.changes)]
    rising = all(a < b for a, b in zip(places, places[1:], strict=False))
    added = all(one.seq > 0 for stream in page.streams_added for one in stream)
    moves = page.next > cursor or not page.more
    return rising and added and moves and page.next >= places[-1]


def _readable(one: Arrived) -> bool:
    try:
        fold.read(one.sealed)
    except BadEvent:
        return False
    return True
