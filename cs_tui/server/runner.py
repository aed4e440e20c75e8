"""Runs the hub on a socket until a signal, or the end of the program that started it."""

from __future__ import annotations

import asyncio
import errno
import gc
import os
import signal
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Final

import uvicorn

from cs_tui.errors import BadFile, CsError, InUse, UsageError
from cs_tui.server.app import create_app, guarded
from cs_tui.server.guard import HEADER_BYTES
from cs_tui.server.hub import Hub
from cs_tui.server.patience import PatientProtocol
from cs_tui.server.proxy import Proxied, networks
from cs_tui.texts import hub as texts

LOOPBACK: Final = ("127.0.0.1", "localhost", "::1")
WILDCARDS: Final = ("0.0.0.0", "::")  # noqa: S104
BACKLOG: Final = 2048
GARBAGE: Final = 20_000
"""So many new objects before garbage is looked for. A push makes thousands and no cycles: after
each 700 of them the looking took a tenth of the hub's time."""

DRAIN_S: Final = 5


def settle_in() -> None:
    """The process is up and stays: what was loaded lives as long, so it is not looked at again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(GARBAGE)


@dataclass(frozen=True, slots=True)
class Listening:
    """Where and how the hub listens."""

    host: str = "127.0.0.1"
    port: int = 8470
    tls_cert: Path | None = None
    tls_key: Path | None = None
    behind_proxy: tuple[str, ...] | None = None
    """The addresses a proxy that does TLS speaks from, beside this machine; None: there is none."""
    docs: bool = False

    def check(self) -> None:
        """Raises `UsageError` where strangers could listen in."""
        if (self.tls_cert is None) != (self.tls_key is None):
            raise UsageError(texts.BOTH_TLS)
        if self.host not in LOOPBACK and self.tls_cert is None and self.behind_proxy is None:
            raise UsageError(texts.NOT_LOOPBACK.fill(host=self.host))
        networks(self.behind_proxy or ())


def bound(listening: Listening) -> socket.socket:
    """The socket to listen on. Raises `InUse` for a port that is taken, else `UsageError`."""
    family = socket.AF_INET6 if ":" in listening.host else socket.AF_INET
    # Named as TCP: only then asyncio sends without waiting for more, which costs 40 ms an answer.
    sock = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        sock.bind((listening.host, listening.port))
        # Listening at once, so that a second hub on this port is told so before it opens anything.
        sock.listen(BACKLOG)
    except OSError as error:
        sock.close()
        raise _cannot(error, listening) from error
    return sock


def _cannot(error: OSError, listening: Listening) -> CsError:
    place = {"host": listening.host, "port": listening.port}
    if error.errno == errno.EADDRINUSE:
        return InUse(texts.PORT_TAKEN.fill(**place))
    return UsageError(texts.CANNOT_LISTEN.fill(**place, why=error.strerror or "?"))


def address(listening: Listening, sock: socket.socket) -> str:
    """The URL the hub is reached at."""
    host, port = sock.getsockname()[:2]
    scheme = "https" if listening.tls_cert else "http"
    return f"{scheme}://[{host}]:{port}" if ":" in host else f"{scheme}://{host}:{port}"


def reached_at(listening: Listening, sock: socket.socket, machine: str) -> str | None:
    """The URL others reach the hub at; None where only the proxy in front knows it.

    A hub that listens on every address is reached by the name of its machine.
    """
    if listening.behind_proxy is not None:
        return None
    url = address(listening, sock)
    if sock.getsockname()[0] not in WILDCARDS:
        return url
    return f"{url.partition('://')[0]}://{machine}:{sock.getsockname()[1]}"


def serve(
    hub: Hub,
    listening: Listening,
    sock: socket.socket,
    announce: Callable[[], None],
    parent_pipe: int | None = None,
) -> int:
    """Serves until it is told to end; the exit code: 128+n after signal n, else 0.

    `announce` is called once requests are answered. When `parent_pipe` closes, the hub ends: the
    program that started it is gone.
    """
    app = guarded(create_app(hub, docs=listening.docs))
    if listening.behind_proxy is not None:
        app = Proxied(app, networks(listening.behind_proxy))
    config = uvicorn.Config(
        app,
        http=PatientProtocol,
        ws="none",
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        lifespan="on",
        h11_max_incomplete_event_size=HEADER_BYTES,
        timeout_graceful_shutdown=DRAIN_S,
        ssl_certfile=listening.tls_cert,
        ssl_keyfile=listening.tls_key,
    )
    try:
        config.load()
    except (ssl.SSLError, OSError) as error:
        raise BadFile(texts.BAD_TLS.fill(why=error)) from error
    server = _Server(config, hub, announce, parent_pipe)
    try:
        server.run(sockets=[sock])
    finally:
        hub.close()
    return 0 if server.ended_by is None else 128 + server.ended_by


class _Server(uvicorn.Server):
    """uvicorn, that says when it is ready and lets its listeners go before it leaves."""

    def __init__(
        self,
        config: uvicorn.Config,
        hub: Hub,
        announce: Callable[[], None],
        parent_pipe: int | None,
    ) -> None:
        super().__init__(config)
        self.ended_by: int | None = None
        self._hub = hub
        self._announce = announce
        self._parent_pipe = parent_pipe

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Starts, then tells that it has."""
        await super().startup(sockets)
        if self._parent_pipe is not None:
            os.set_blocking(self._parent_pipe, False)
            loop = asyncio.get_running_loop()
            loop.add_reader(self._parent_pipe, self._parent_said, loop, self._parent_pipe)
        settle_in()
        self._announce()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Ends the pokes first: they would hold their connections open."""
        self._hub.pokes.close()
        await super().shutdown(sockets)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Remembers the signal instead of raising it again: the exit code tells it."""
        self.ended_by = sig
        if self.should_exit and sig == signal.SIGINT:
            self.force_exit = True
        self.should_exit = True

    def _parent_said(self, loop: asyncio.AbstractEventLoop, pipe: int) -> None:
        if not os.read(pipe, 4096):
            loop.remove_reader(pipe)
            self.should_exit = True
