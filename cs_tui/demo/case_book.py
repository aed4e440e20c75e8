"""The cases of one simulated colleague: the hub's order, then what the hub does not have yet."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from cs_tui.core.act import Act
from cs_tui.core.case import Case, stream_of
from cs_tui.core.events import Event, Sealed, seal
from cs_tui.core.fold import family, fold, read
from cs_tui.core.offer import Offered
from cs_tui.core.ports import NewSalt
from cs_tui.demo.link import Link
from cs_tui.errors import HubRefused
from cs_tui.sync.wire import Change, Page, Pushed, line, unwired
from cs_tui.texts import demo as texts

KEPT: Final = 30
"""So many cases a colleague remembers; older ones go on without them."""
OVERHEARD: Final = 300
"""So many cases of others are remembered, should they be offered."""


class CaseBook:
    """A log in memory for one person: pushes what is unsent, pulls what happened."""

    def __init__(self, link: Link, salt: NewSalt) -> None:
        self._link = link
        self._salt = salt
        self._cursor = 0
        self._ordered: dict[str, dict[int, Event]] = {}
        self._unsent: dict[str, tuple[Event, Sealed]] = {}
        self._others: dict[str, dict[int, Sealed]] = {}
        """What colleagues do, for the day when a case of theirs is offered to this person."""

    def case(self, case_id: str) -> Case:
        """One of the cases, as it stands."""
        stream = stream_of(case_id)
        ordered = [event for _, event in sorted(self._ordered[stream].items())]
        unsent = [event for event, _ in self._unsent.values() if event.stream == stream]
        folded = fold(stream, [*ordered, *unsent])
        if not isinstance(folded, Case):
            raise TypeError(stream)
        return folded

    def cases(self) -> list[Case]:
        """All of them, the oldest first."""
        return [self.case(stream.partition("/")[2]) for stream in self._ordered]

    def add(self, case_id: str, changes: Iterable[Change]) -> Case:
        """A case that was served, with its whole stream."""
        while len(self._ordered) >= KEPT:
            del self._ordered[next(iter(self._ordered))]
        self._ordered[stream_of(case_id)] = {}
        self._keep(changes)
        return self.case(case_id)

    async def push(self, act: Act[Any]) -> None:
        """Keeps an act and sends it. Raises `Offline`; then it is sent at the next `sync`."""
        self._unsent |= {event.id: (event, seal(event, self._salt())) for event in act.events}
        await self._ship()

    async def sync(self) -> None:
        """Sends what is unsent and fetches what happened since the last time."""
        await self._ship()
        while True:
            page = await self._link.get("/v1/pull", Page, cursor=self._cursor, limit=500)
            for changes in (page.changes, *page.streams_added):
                self._keep(changes)
            self._cursor = page.next
            if not page.more:
                return

    async def _ship(self) -> None:
        if not self._unsent:
            return
        body = b"".join(line(sealed) for _, sealed in self._unsent.values())
        pushed = await self._link.post("/v1/push", body, Pushed)
        refused = []
        for verdict in pushed.results:
            event, _ = self._unsent.pop(verdict.id)
            if verdict.seq is None:
                refused.append(event.kind)
            elif event.stream in self._ordered:
                self._ordered[event.stream][verdict.seq] = event
        if refused:
            raise HubRefused(texts.TURNED_DOWN.fill(kinds=" ".join(refused)))

    def _keep(self, changes: Iterable[Change]) -> None:
        for change in changes:
            sealed = unwired(change.event)
            if sealed.stream in self._ordered:
                self._ordered[sealed.stream][change.seq] = read(sealed)
            elif family(sealed.stream) == "case":
                self._overhear(sealed, change.seq)

    def _overhear(self, sealed: Sealed, seq: int) -> None:
        """Remembers a colleague's case for a while, and takes it up when it is offered."""
        while len(self._others) > OVERHEARD:
            del self._others[next(iter(self._others))]
        heard = self._others.setdefault(sealed.stream, {})
        heard[seq] = sealed
        if sealed.kind == Offered.kind:
            self._ordered[sealed.stream] = {at: read(one) for at, one in heard.items()}
            del self._others[sealed.stream]
