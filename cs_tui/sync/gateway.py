"""The hub over HTTP. Trusts nothing that answers: every reply has a deadline, a cap and a shape.

httpx is imported at the first request, so that a desk that starts does not wait for it.
"""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import AsyncGenerator, Iterator, Mapping, Sequence
from contextlib import aclosing, contextmanager
from typing import TYPE_CHECKING, Final, TypeVar
from urllib.parse import quote

from cs_tui.core.events import Sealed
from cs_tui.sync import wire
from cs_tui.sync.answers import Events, Raw, judge, not_a_hub, read_body, seq_of, shaped
from cs_tui.sync.archive import Archived, ExpireAsked
from cs_tui.sync.broken import why_broken
from cs_tui.sync.erasure import EraseAsked, Erasure
from cs_tui.sync.faults import NotAHub, OtherHub, Unreachable, UnsafeAddress
from cs_tui.sync.figures import Loose, figures_in
from cs_tui.sync.looking import Beside, Looking
from cs_tui.sync.trust import checked_url, trusted, untrusted
from cs_tui.texts import Words
from cs_tui.texts import sync as texts

if TYPE_CHECKING:
    import httpx

    from cs_tui.core.metrics.day import DayFigures

Answer = TypeVar("Answer", bound=wire.Wire)

DEADLINE_S: Final = 20.0
"""A whole request, from connecting to the last byte; a dripping server never ends by itself."""

IDLE_S: Final = 45.0
"""A stream without a complete line for so long is dead: the hub pings every 15 s."""

_FASTEST: Final = 1
_SYNCING: Final = (401, 403)
"""While records travel, both mean that this device was shut out."""

_ASKING: Final = (401,)
"""A single wish may be forbidden (403) without any harm to the device."""

_GREETING_AND_POKES: Final = ("hello", "poke")
_PRESENCE: Final = "presence"
_STREAMED: Final = {"accept": "text/event-stream", "accept-encoding": "identity"}


class Gateway:
    """One device's way to its hub.

    Every method raises `Unreachable` (or its kin `HubFailed`) when no usable answer came in time,
    `NotAHub` when something else answered, `OtherHub` when another hub did, `Slow` for 429 and 503,
    `Paused` when the hub shuts this device out, and `TurnedAway` with the hub's words for any other
    refusal.
    """

    def __init__(
        self,
        url: str,
        token: str = "",
        *,
        fingerprint: str = "",
        transport: httpx.AsyncBaseTransport | None = None,
        deadline_s: float = DEADLINE_S,
        idle_s: float = IDLE_S,
    ) -> None:
        self.url = checked_url(url)
        self.server_id = ""
        """The hub this device belongs to; once known, nobody else's answer is taken."""
        if not (token.isascii() and token.isprintable()):
            raise UnsafeAddress(texts.BAD_TOKEN)
        self.token = token
        """What every request shows."""
        self._fingerprint = fingerprint
        self._transport = transport
        self._deadline_s = deadline_s
        self._idle_s = idle_s
        self._client: httpx.AsyncClient | None = None

    async def hello(self) -> wire.Hello:
        """Who the hub is, its clock and its limits."""
        return await self._ask(wire.Hello, "GET", "/v1/hello")

    async def enrol(self, code: str, device: str) -> wire.Enrolled:
        """Redeems a one-time code for a device token."""
        asked = wire.Enrol(code=code, device=device)
        return await self._ask(wire.Enrolled, "POST", "/v1/enrol", body=_json(asked), shut_out=())

    async def renew(self) -> wire.Renewed:
        """The token that is to follow ours; ours stays good until it is first used."""
        return await self._ask(wire.Renewed, "POST", "/v1/renew")

    async def push(
        self,
        events: Sequence[Sealed],
        epoch: int | None = None,
        proofs: Mapping[str, str] | None = None,
    ) -> wire.Pushed:
        """Sends events in their bytes, in this order, to a hub that is believed in this epoch.

        `proofs` are the hub's marks on those that it stored before, by id.
        """
        marks = proofs or {}
        lines = b"".join(wire.line(event, marks.get(event.id, "")) for event in events)
        return await self._ask(
            wire.Pushed,
            "POST",
            "/v1/push",
            params={} if epoch is None else {"epoch": str(epoch)},
            body=gzip.compress(lines, _FASTEST, mtime=0),
            headers={"content-type": "application/x-ndjson", "content-encoding": "gzip"},
        )

    async def pull(self, cursor: int, limit: int) -> wire.Page:
        """What happened after a cursor."""
        params = {"cursor": str(cursor), "limit": str(limit)}
        return await self._ask(wire.Page, "GET", "/v1/pull", params=params)

    async def snapshot(self, page: str | None) -> wire.Snapshot:
        """One page of all visible streams; None asks for the first."""
        params = {} if page is None else {"page": page}
        return await self._ask(wire.Snapshot, "GET", "/v1/snapshot", params=params)

    async def next(self, id: str, case: str | None = None) -> wire.Served:  # noqa: A002
        """Asks the hub to serve the next case, or this one.

        `id` becomes the id of the claim: a repeat gives the same case.
        """
        asked = wire.NextAsked(id=id, case=case)
        return await self._ask(wire.Served, "POST", "/v1/next", body=_json(asked), shut_out=_ASKING)

    async def missing(self, ids: Sequence[str]) -> list[str]:
        """Those of these ids that the hub does not have, in this order."""
        lacking: set[str] = set()
        for start in range(0, len(ids), wire.MAX_MISSING):
            asked = wire.Missing(ids=tuple(ids[start : start + wire.MAX_MISSING]))
            answer = await self._ask(
                wire.Missing, "POST", "/v1/missing", body=_json(asked), shut_out=_ASKING
            )
            lacking.update(answer.ids)
        return [id_ for id_ in ids if id_ in lacking]

    async def queue(self) -> wire.QueueState:
        """How much waits for this person's teams."""
        return await self._ask(wire.QueueState, "GET", "/v1/queue", shut_out=_ASKING)

    async def looking(self, case: str, *, typing: bool) -> Beside:
        """Tells which case I look at now, `""` for none; who else looks."""
        asked = Looking(case=case, typing=typing)
        return await self._ask(Beside, "POST", "/v1/presence", body=_json(asked), shut_out=_ASKING)

    async def figures(self, day: str, actor: str | None) -> DayFigures:
        """The figures of a shift day (today's of an empty one), of one person or of everybody."""
        params = {name: of for name, of in (("day", day), ("actor", actor or "")) if of}
        answer = await self._ask(Loose, "GET", "/v1/figures", params=params, shut_out=_ASKING)
        return figures_in(self.url, answer)

    async def people(self) -> wire.Staff:
        """Everybody who works here, with their devices; for those who lead."""
        return await self._ask(wire.Staff, "GET", "/v1/people", shut_out=_ASKING)

    async def save_person(self, asked: wire.PersonAsked) -> wire.StaffPerson:
        """Adds or changes a person; for admins, as all that follows."""
        return await self._ask(
            wire.StaffPerson, "POST", "/v1/people", body=_json(asked), shut_out=_ASKING
        )

    async def new_code(self, person: str) -> wire.CodeMade:
        """A new one-time code for a person."""
        path = f"/v1/people/{quote(person, safe='')}/code"
        return await self._ask(wire.CodeMade, "POST", path, shut_out=_ASKING)

    async def leave(self, person: str) -> wire.Staff:
        """A person works here no longer."""
        path = f"/v1/people/{quote(person, safe='')}/leave"
        return await self._ask(wire.Staff, "POST", path, shut_out=_ASKING)

    async def revoke(self, device: str) -> wire.Staff:
        """Shuts a device out."""
        path = f"/v1/devices/{quote(device, safe='')}/revoke"
        return await self._ask(wire.Staff, "POST", path, shut_out=_ASKING)

    async def erase(self, asked: EraseAsked) -> Erasure:
        """Erases a customer, or tells what that would touch; for leads and admins."""
        return await self._ask(
            Erasure, "POST", "/v1/customers/erase", body=_json(asked), shut_out=_ASKING
        )

    async def archive(self, asked: ExpireAsked) -> Archived:
        """How what is over stands; or erases the next of what is due. For admins."""
        return await self._ask(Archived, "POST", "/v1/archive", body=_json(asked), shut_out=_ASKING)

    async def intake(self, asked: wire.Intake, key: str) -> wire.Taken:
        """Brings what a customer said; for programs that connect a channel, as what follows.

        Said again with the same key it is taken once.
        """
        return await self._ask(
            wire.Taken,
            "POST",
            "/v1/intake",
            body=_json(asked),
            headers={"idempotency-key": key},
        )

    async def outbound(self, channel: str, cursor: int) -> wire.Outbound:
        """The answers that are to leave by a channel and are not settled, after a cursor."""
        params = {"channel": channel, "cursor": str(cursor)}
        return await self._ask(wire.Outbound, "GET", "/v1/outbound", params=params)

    async def ack(self, became: wire.Ack) -> wire.Ack:
        """Reports what became of a message."""
        return await self._ask(wire.Ack, "POST", "/v1/outbound/ack", body=_json(became))

    async def stream(self) -> AsyncGenerator[int | None, None]:
        """Yields a position whenever the hub has something new, and once when it is connected;
        None when others look at another case than before.

        Ends only by an error: a silent or closed stream raises `Unreachable`.
        """
        until = asyncio.get_running_loop().time() + self._idle_s
        with self._mapped(texts.SILENT.fill(seconds=int(self._idle_s))):
            async with asyncio.timeout_at(until):
                client = await self._open()
                request = self._request(client, "GET", "/v1/stream", headers=_STREAMED)
                response = await client.send(request, stream=True)
            try:
                self._judge(Raw(self.url, response.status_code, response.headers, b""), _SYNCING)
                async with aclosing(self._pokes(response, until)) as pokes:
                    async for seq in pokes:
                        yield seq
            finally:
                await response.aclose()

    async def close(self) -> None:
        """Closes every connection; the gateway may be used again."""
        client, self._client = self._client, None
        if client is not None:
            await client.aclose()

    async def _pokes(
        self, response: httpx.Response, until: float
    ) -> AsyncGenerator[int | None, None]:
        if not response.headers.get("content-type", "").startswith("text/event-stream"):
            raise not_a_hub(self.url, texts.WRONG_SHAPE)
        loop = asyncio.get_running_loop()
        events, chunks, alive = Events(self.url), response.aiter_raw(), 0
        while True:
            async with asyncio.timeout_at(until):
                chunk = await anext(chunks, b"")
            if not chunk:
                raise self._unreachable(texts.BROKEN_LINE)
            for name, data in events.feed(chunk):
                if name in _GREETING_AND_POKES:
                    yield seq_of(data)
                elif name == _PRESENCE:
                    yield None
            if events.lines > alive:
                alive, until = events.lines, loop.time() + self._idle_s

    async def _ask(
        self,
        kind: type[Answer],
        method: str,
        path: str,
        *,
        params: Mapping[str, str] | None = None,
        body: bytes = b"",
        headers: Mapping[str, str] | None = None,
        shut_out: Sequence[int] = _SYNCING,
    ) -> Answer:
        with self._mapped(texts.TOO_LATE.fill(seconds=int(self._deadline_s))):
            async with asyncio.timeout(self._deadline_s):
                client = await self._open()
                request = self._request(client, method, path, params, body, headers)
                response = await client.send(request, stream=True)
                try:
                    coding = response.headers.get("content-encoding", "").lower()
                    read = await read_body(self.url, coding, response.aiter_raw())
                finally:
                    await response.aclose()
        raw = Raw(self.url, response.status_code, response.headers, read)
        self._judge(raw, shut_out)
        try:
            return shaped(kind, raw)
        except NotAHub:
            # Whoever answered in the wrong shape may still have more in the pipe.
            await self.close()
            raise

    def _judge(self, raw: Raw, shut_out: Sequence[int]) -> None:
        """Raises what the answer's status and headers speak of, and `OtherHub`."""
        named = raw.headers.get(wire.SERVER_HEADER, "")
        if named and self.server_id and named != self.server_id:
            raise OtherHub(texts.OTHER_HUB.fill(url=self.url))
        judge(raw, shut_out)

    def _request(
        self,
        client: httpx.AsyncClient,
        method: str,
        path: str,
        params: Mapping[str, str] | None = None,
        body: bytes = b"",
        headers: Mapping[str, str] | None = None,
    ) -> httpx.Request:
        fields = {"accept": "application/json", "accept-encoding": "gzip"}
        if self.token:
            fields["authorization"] = f"Bearer {self.token}"
        if body:
            fields["content-type"] = "application/json"
        return client.build_request(
            method,
            self.url + path,
            params=params,
            content=body if method == "POST" else None,
            headers={**fields, **(headers or {})},
        )

    async def _open(self) -> httpx.AsyncClient:
        if self._client is None:
            import httpx

            verify = True if self._transport else await trusted(self.url, self._fingerprint)
            # The deadline is ours and total; httpx's own starts anew with every byte.
            self._client = httpx.AsyncClient(
                timeout=None,  # noqa: S113
                verify=verify,
                trust_env=False,
                follow_redirects=False,
                transport=self._transport,
            )
        return self._client

    @contextmanager
    def _mapped(self, too_late: Words) -> Iterator[None]:
        """Every way in which a transport can fail, as one error."""
        import httpx

        try:
            yield
        except TimeoutError as error:
            raise self._unreachable(too_late) from error
        except (httpx.HTTPError, httpx.StreamError, OSError) as error:
            doubt = untrusted(error)
            if doubt:
                raise Unreachable(texts.UNTRUSTED.fill(url=self.url, why=doubt)) from error
            raise self._unreachable(why_broken(error)) from error

    def _unreachable(self, why: Words) -> Unreachable:
        return Unreachable(texts.UNREACHABLE.fill(url=self.url, why=why))


def _json(message: wire.Wire) -> bytes:
    return message.model_dump_json().encode()
