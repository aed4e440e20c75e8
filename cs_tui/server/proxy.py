"""The proxy in front: only it may speak plain HTTP to the hub, and it says who is behind it."""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence
from typing import Final

from starlette.types import ASGIApp, Receive, Scope, Send

from cs_tui.errors import UsageError
from cs_tui.server.problems import answer
from cs_tui.texts import hub as texts

Network = ipaddress.IPv4Network | ipaddress.IPv6Network

LOOPBACK: Final = (ipaddress.ip_network("127.0.0.0/8"), ipaddress.ip_network("::1/128"))
_HOPS: Final = 20
"""Addresses of one header that are looked at."""


def networks(addresses: Sequence[str]) -> tuple[Network, ...]:
    """The addresses a proxy speaks from, and this machine. Raises `UsageError` for another text."""
    try:
        return (*LOOPBACK, *(ipaddress.ip_network(one, strict=False) for one in addresses))
    except ValueError as error:
        raise UsageError(texts.BAD_PROXY.fill(why=error)) from error


def is_local(address: str) -> bool:
    """Whether somebody asks from this very machine."""
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


class Proxied:
    """An ASGI middleware: turns away who comes past the proxy, and believes what it says."""

    def __init__(self, app: ASGIApp, trusted: Sequence[Network]) -> None:
        self.app = app
        self._trusted = tuple(trusted)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serves a request that came through the proxy."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        peer = (scope.get("client") or ("", 0))[0]
        if not self._is_trusted(peer):
            past = answer(403, texts.PAST_THE_PROXY)
            await past(scope, receive, send)
            return
        await self.app({**scope, "client": (self._behind(scope, peer), 0)}, receive, send)

    def _behind(self, scope: Scope, peer: str) -> str:
        """Who asked the proxy: the last address in the chain that is no proxy of ours."""
        said = [value for name, value in scope["headers"] if name == b"x-forwarded-for"]
        chain = b",".join(said).decode("latin-1").split(",")[-_HOPS:]
        for one in reversed(chain):
            if one.strip() and not self._is_trusted(one.strip()):
                return one.strip()[:64]
        return peer

    def _is_trusted(self, address: str) -> bool:
        try:
            found = ipaddress.ip_address(address)
        except ValueError:
            return False
        if isinstance(found, ipaddress.IPv6Address) and found.ipv4_mapped is not None:
            found = found.ipv4_mapped
        return any(found in network for network in self._trusted)
