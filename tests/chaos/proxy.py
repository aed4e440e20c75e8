"""A TCP proxy that spoils what goes through it, by chance, one fault a request.

It stands between real clients and one or more real hubs. A request is read whole, so that it can
be sent twice or cut in the middle; what comes back is passed on byte by byte as it comes.
"""

from __future__ import annotations

import asyncio
import itertools
import random
import threading
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Final, Literal, get_args

Fault = Literal[
    "none",
    "delay",
    "request cut",
    "request twice",
    "answer dropped",
    "answer cut",
    "throttled",
    "half open",
    "garbage",
    "refused",
]
FAULTS: Final[tuple[Fault, ...]] = get_args(Fault)[1:]
"""All but `none`, which is the first."""
Place = tuple[str, int]
Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]

CHUNK: Final = 65_536
SLOW_CHUNK: Final = 700
LONGEST_DELAY_S: Final = 0.05
HALF_OPEN_S: Final = 0.2
"""A dead line is held so long; whoever waits on it has a deadline of their own, or is let go."""
PATIENCE_S: Final = 30.0
HEAD_END: Final = b"\r\n\r\n"


class Broken(Exception):
    """One side went away, or was made to."""


class Proxy:
    """Listens on a free port of this machine, in a thread of its own."""

    def __init__(self, seed: int, *, share: float = 0.3) -> None:
        self.hubs: list[Place] = []
        """Where requests go, in turns; may change at any time."""
        self.share = share
        """The part of all requests that meets a fault."""
        self.calm = True
        self.seen: Counter[Fault] = Counter()
        self.port = 0
        self._rng = random.Random(seed)
        self._turns = itertools.count()
        self._tasks: set[asyncio.Task[None]] = set()
        self._arrivals = threading.Semaphore(0)
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, name="proxy", daemon=True)

    @property
    def url(self) -> str:
        """Where clients believe the hub to be."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Begins to listen."""
        self._thread.start()
        assert self._ready.wait(PATIENCE_S)

    def stop(self) -> None:
        """Ends, with everything that is open."""
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(PATIENCE_S)

    def wait_for(self, requests: int) -> None:
        """Waits until so many more requests were passed on to a hub."""
        for _ in range(requests):
            assert self._arrivals.acquire(timeout=PATIENCE_S), "nobody asks any more"

    def forget(self) -> None:
        """What was counted so far counts no more."""
        while self._arrivals.acquire(blocking=False):
            pass

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(asyncio.start_server(self._serve, "127.0.0.1", 0))
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        self._loop.run_forever()
        server.close()
        # A connection that was just made has its task only a turn later.
        self._loop.run_until_complete(asyncio.sleep(0))
        while left := asyncio.all_tasks(self._loop):
            for task in left:
                task.cancel()
            self._loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
        self._loop.run_until_complete(self._loop.shutdown_asyncgens())
        self._loop.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One request of one connection; then the connection is over."""
        # The loop itself holds no task: one that waits could be collected.
        task: asyncio.Task[None] | None = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        with suppress(Broken, OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            request = await whole_request(reader)
            fault = self._fault()
            self.seen[fault] += 1
            await self._carry(fault, request, writer)
            await writer.drain()
            writer.close()
            return
        writer.transport.abort()

    def _fault(self) -> Fault:
        if self.calm or self._rng.random() >= self.share:
            return "none"
        return self._rng.choice(FAULTS)

    async def _carry(self, fault: Fault, request: bytes, client: asyncio.StreamWriter) -> None:
        """Passes one request on, and what comes back, as far as the fault lets it."""
        match fault:
            case "refused":
                raise Broken
            case "half open":
                await asyncio.sleep(HALF_OPEN_S)
                raise Broken
            case "garbage":
                client.write(self._rng.randbytes(self._rng.randrange(1, 400)))
                return
            case "delay":
                await asyncio.sleep(self._rng.random() * LONGEST_DELAY_S)
            case "request cut":
                sent = request[: self._rng.randrange(len(request))]
                _, hub = await self._asks(sent)
                await hub.drain()
                hub.transport.abort()
                raise Broken
            case "request twice":
                await self._answer(request, _nowhere)
        await self._answer(request, self._back(fault, client))
        if fault == "answer dropped":
            raise Broken

    def _back(
        self, fault: Fault, client: asyncio.StreamWriter
    ) -> Callable[[bytes], Awaitable[None]]:
        """How an answer comes back."""
        left = self._rng.randrange(1, 600)

        async def pass_on(data: bytes) -> None:
            nonlocal left
            match fault:
                case "answer dropped":
                    return
                case "answer cut":
                    client.write(data[: max(left, 0)])
                    left -= len(data)
                    if left <= 0:
                        await client.drain()
                        raise Broken
                case "throttled":
                    for start in range(0, len(data), SLOW_CHUNK):
                        client.write(data[start : start + SLOW_CHUNK])
                        await client.drain()
                        await asyncio.sleep(0)
                case _:
                    client.write(data)
                    await client.drain()

        return pass_on

    async def _answer(self, request: bytes, back: Callable[[bytes], Awaitable[None]]) -> None:
        reader, hub = await self._asks(request)
        try:
            while data := await reader.read(CHUNK):
                await back(data)
        finally:
            hub.transport.abort()

    async def _asks(self, request: bytes) -> Streams:
        """Sends to one of the hubs, each in its turn."""
        if not self.hubs:
            raise Broken
        place = self.hubs[next(self._turns) % len(self.hubs)]
        reader, hub = await asyncio.open_connection(*place)
        hub.write(request)
        self._arrivals.release()
        return reader, hub


async def whole_request(reader: asyncio.StreamReader) -> bytes:
    """Head and body, told to close the connection after the answer."""
    head = await reader.readuntil(HEAD_END)
    first, *fields = head[: -len(HEAD_END)].split(b"\r\n")
    length, kept = 0, []
    for line in fields:
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            length = int(value)
        if name.lower() not in (b"connection", b"keep-alive"):
            kept.append(line)
    body = await reader.readexactly(length)
    return b"\r\n".join([first, *kept, b"connection: close"]) + HEAD_END + body


async def _nowhere(_: bytes) -> None:
    """An answer that nobody waits for."""
