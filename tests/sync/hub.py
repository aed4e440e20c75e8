"""A small honest hub in memory: orders without gaps, keeps bytes, knows a repeat."""

from __future__ import annotations

import gzip
import json
from collections.abc import AsyncIterator, Callable, Sequence
from typing import Any

import httpx

from cs_tui.core.events import BadEvent, Sealed
from cs_tui.core.ports import Clock
from cs_tui.sync import wire

URL = "https://hub.test"
NAME = "hub-1"


def problem(status: int, zh: str = "不行", en: str = "no") -> wire.Problem:
    return wire.Problem(title=en, status=status, detail_zh=zh, detail_en=en)


class Body(httpx.AsyncByteStream):
    """A body that is read like one from the network."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield self._content


def answer(message: wire.Wire, status: int = 200) -> httpx.Response:
    body = Body(message.model_dump_json().encode())
    headers = {"content-type": "application/json", wire.SERVER_HEADER: NAME}
    return httpx.Response(status, stream=body, headers=headers)


class Hub:
    """One scope that everybody may see."""

    def __init__(
        self, clock: Clock, *, dedupe: bool = True, page: int = 500, marks: bool = False
    ) -> None:
        self.clock = clock
        self.server_id = NAME
        self.epoch = 1
        self.page = page
        self.max_events = wire.MAX_EVENTS
        self.max_bytes = wire.MAX_BYTES
        self.log: list[wire.Change] = []
        self.sealed: list[Sealed] = []
        self.tokens = {"token": "lin"}
        self.refuses: Callable[[Sealed], wire.Problem | None] = lambda sealed: None
        self.removed: tuple[str, ...] = ()
        """Streams that nobody may see any more: named in every page, and closed for new events."""
        self.poisoned: Callable[[Sealed], int | None] = lambda sealed: None
        """The status with which a whole push fails that holds such an event."""
        self.asked: list[str] = []
        self._dedupe = dedupe
        self._marks = marks
        """Whether it marks what it stored, so that others may bring it back."""

    @property
    def ids(self) -> list[str]:
        return [sealed.id for sealed in self.sealed]

    def restore(self, count: int) -> None:
        """As after a backup: only the first `count` events are known, under a new epoch."""
        del self.log[count:], self.sealed[count:]
        self.epoch += 1

    def following(self, event_id: str) -> int:
        """The place in the order that an event is given; it was just appended."""
        return len(self.sealed)

    def draws(self, event_ids: Sequence[str]) -> None:
        """These events are on their way into the store; a counter row gives them no place yet."""

    def after(self, cursor: int) -> list[wire.Change]:
        """One page of the order."""
        return self.log[cursor : cursor + self.page]

    def store(self, sealed: Sealed) -> wire.Verdict:
        known = next((at for at, one in enumerate(self.sealed) if one.id == sealed.id), None)
        if known is not None and self.sealed[known].hash != sealed.hash:
            return wire.Verdict(id=sealed.id, status="refused", problem=problem(409))
        if known is not None and self._dedupe:
            return self._verdict("duplicate", self.log[known], sealed.id)
        closed = sealed.stream.startswith("private/") or sealed.stream in self.removed
        reason = problem(403) if closed else self.refuses(sealed)
        if reason is not None:
            return wire.Verdict(id=sealed.id, status="refused", problem=reason)
        self.sealed.append(sealed)
        self.log.append(
            wire.Change(
                seq=self.following(sealed.id),
                received_at=self.clock(),
                event=wire.wired(sealed, self._mark(sealed.id)),
            )
        )
        return self._verdict("accepted", self.log[-1], sealed.id)

    async def __call__(self, request: httpx.Request) -> httpx.Response:
        response = await self._answer(request)
        response.headers[wire.SERVER_HEADER] = self.server_id
        return response

    async def _answer(self, request: httpx.Request) -> httpx.Response:
        route = f"{request.method} {request.url.path}"
        self.asked.append(route)
        if request.headers.get("authorization", "").removeprefix("Bearer ") not in self.tokens:
            return answer(problem(401), 401)
        body = await request.aread()
        match route:
            case "GET /v1/hello":
                return answer(self._hello())
            case "POST /v1/push" if int(request.url.params.get("epoch", self.epoch)) != self.epoch:
                other = problem(409).model_copy(update={"epoch": self.epoch})
                return answer(other, 409)
            case "POST /v1/push":
                return self._push(gzip.decompress(body).splitlines())
            case "GET /v1/pull":
                return answer(self._pull(int(request.url.params["cursor"])))
            case "GET /v1/snapshot":
                return answer(self._snapshot(request.url.params.get("page")))
            case "POST /v1/missing":
                ids = json.loads(body)["ids"]
                return answer(wire.Missing(ids=tuple(i for i in ids if i not in self.ids)))
        return answer(problem(404), 404)

    def _hello(self) -> wire.Hello:
        return wire.Hello(
            **self._who(),
            protocol_min=1,
            protocol_max=1,
            max_events=self.max_events,
            max_bytes=self.max_bytes,
        )

    def _push(self, lines: list[bytes]) -> httpx.Response:
        events: list[Sealed] = []
        for line in lines:
            try:
                events.append(wire.read_marked(line)[0].sealed)
            except BadEvent:
                continue
        for sealed in events:
            status = self.poisoned(sealed)
            if status is not None:
                return answer(problem(status), status)
        results = tuple(self.store(sealed) for sealed in events)
        return answer(wire.Pushed(**self._who(), results=results))

    def _pull(self, cursor: int) -> wire.Page:
        changes = self.after(cursor)
        upto = changes[-1].seq if changes else cursor
        return wire.Page(
            **self._who(),
            changes=self._visible(changes),
            streams_removed=self.removed,
            next=upto,
            more=bool(self.after(upto)),
        )

    def _visible(self, changes: list[wire.Change]) -> tuple[wire.Change, ...]:
        if not self.removed:
            return tuple(changes)
        return tuple(one for one in changes if wire.unwired(one.event).stream not in self.removed)

    def _snapshot(self, page: str | None) -> wire.Snapshot:
        cursor, start = (len(self.log), 0) if page is None else map(int, page.split("-"))
        end = start + self.page
        return wire.Snapshot(
            **self._who(),
            changes=self._visible(self.log[start:end]),
            cursor=cursor,
            next_page=f"{cursor}-{end}" if end < len(self.log) else None,
        )

    def _verdict(self, status: Any, change: wire.Change, event_id: str) -> wire.Verdict:
        return wire.Verdict(
            id=event_id,
            status=status,
            seq=change.seq,
            received_at=change.received_at,
            proof=self._mark(event_id),
        )

    def _mark(self, event_id: str) -> str:
        return f"mark-{event_id}" if self._marks else ""

    def _who(self) -> dict[str, Any]:
        return {"server_id": self.server_id, "epoch": self.epoch, "time": self.clock()}
