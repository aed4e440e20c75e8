"""One request to a program outside: only where it may go, within a deadline, nothing believed.

The address is looked up by us and the connection goes to just what was looked up, so a name that
points somewhere else a moment later leads nowhere.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
import ssl
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Final
from urllib.parse import SplitResult, urlsplit

from cs_tui.errors import CsError, UsageError
from cs_tui.texts import Words
from cs_tui.texts import webhooks as texts

if TYPE_CHECKING:
    import httpx

DEADLINE_S: Final = 10.0
LONGEST_URL: Final = 1_000
MOST_PLACES: Final = 4
LOCAL_NAMES: Final = ("localhost",)
_NAT64: Final = ipaddress.ip_network("64:ff9b::/96")

Look = Callable[[str, int], Awaitable[list[str]]]
"""The addresses of a host, as a resolver gives them. Raises `OSError`."""

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class NotHeard(CsError):
    """The other program was not reached, or did not say that it heard."""

    def __init__(self, words: Words, *, away: bool) -> None:
        super().__init__(words)
        self.away = away
        """Nobody was there, or nobody well: the next request would fare alike."""


def checked(url: str) -> str:
    """The address. Raises `UsageError` unless it is https, or http to this very machine."""
    try:
        parts = urlsplit(url)
        host, _port = parts.hostname or "", parts.port
    except ValueError as error:
        raise UsageError(texts.BAD_URL.fill(url=url)) from error
    odd = parts.username is not None or parts.fragment or len(url) > LONGEST_URL
    if odd or not host or not url.isascii() or not url.isprintable() or " " in url:
        raise UsageError(texts.BAD_URL.fill(url=url))
    if parts.scheme != "https" and not (parts.scheme == "http" and _is_here(host)):
        raise UsageError(texts.NOT_HTTPS.fill(url=url))
    return url


async def resolved(host: str, port: int) -> list[str]:
    """What the machine's own resolver says."""
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(one[4][0]) for one in found]


async def post(
    url: str,
    headers: Mapping[str, str],
    body: bytes,
    *,
    private: bool,
    look: Look = resolved,
    deadline_s: float = DEADLINE_S,
    verify: ssl.SSLContext | None = None,
) -> None:
    """Says it once. Raises `NotHeard` for anything but a 2xx within the deadline."""
    import httpx

    parts = urlsplit(url)
    try:
        async with asyncio.timeout(deadline_s):
            places = await _places(parts, private=private, look=look)
            context = await asyncio.to_thread(_trust) if verify is None else verify
            async with httpx.AsyncClient(
                timeout=None,  # noqa: S113  the deadline is ours and total
                verify=context,
                trust_env=False,
                follow_redirects=False,
            ) as client:
                status = await _first(client, parts, places, headers, body)
    except TimeoutError as error:
        raise NotHeard(texts.TOO_LATE.fill(seconds=int(deadline_s)), away=True) from error
    # A name with an empty or an endless part fails before anybody is asked for it.
    except (httpx.HTTPError, httpx.InvalidURL, OSError, UnicodeError) as error:
        raise NotHeard(texts.UNREACHED.fill(why=str(error)[:200]), away=True) from error
    if not 200 <= status < 300:
        away = status >= 500 or status == 429
        raise NotHeard(texts.SAID_NO.fill(status=status), away=away)


@cache
def _trust() -> ssl.SSLContext:
    """Certificates the system believes; to load them takes longer than a request."""
    return ssl.create_default_context()


async def _first(
    client: httpx.AsyncClient,
    parts: SplitResult,
    places: Sequence[Address],
    headers: Mapping[str, str],
    body: bytes,
) -> int:
    """What the first place answers at which somebody listens."""
    import httpx

    for place in places[:-1]:
        try:
            return await _status(client, parts, place, headers, body)
        except httpx.ConnectError:
            continue
    return await _status(client, parts, places[-1], headers, body)


async def _status(
    client: httpx.AsyncClient,
    parts: SplitResult,
    place: Address,
    headers: Mapping[str, str],
    body: bytes,
) -> int:
    host = parts.hostname or ""
    port = f":{parts.port}" if parts.port else ""
    there = f"[{place}]" if place.version == 6 else str(place)
    named = f"[{host}]" if ":" in host else host
    request = client.build_request(
        "POST",
        parts._replace(netloc=f"{there}{port}").geturl(),
        content=body,
        headers={**headers, "host": f"{named}{port}"},
        extensions={"sni_hostname": host},
    )
    answer = await client.send(request, stream=True)
    # What else it says is not read: it cannot be long, late or clever.
    await answer.aclose()
    return answer.status_code


async def _places(parts: SplitResult, *, private: bool, look: Look) -> list[Address]:
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    found = [_plain(ipaddress.ip_address(one.partition("%")[0])) for one in await look(host, port)]
    here = _is_here(host)
    allowed = [one for one in found if (one.is_loopback if here else may_go(one, private=private))]
    if not found or len(allowed) < len(found):
        raise NotHeard(texts.NOT_THERE.fill(host=host), away=True)
    return list(dict.fromkeys(allowed))[:MOST_PLACES]


def may_go(place: Address, *, private: bool) -> bool:
    """Whether a request may go there: to the world, and to a private network where that is said."""
    if place.is_multicast or place.is_unspecified or place.is_loopback or place.is_link_local:
        return False
    return place.is_global or (private and place.is_private)


def _plain(place: Address) -> Address:
    """The IPv4 address that an IPv6 address only wraps."""
    if isinstance(place, ipaddress.IPv4Address):
        return place
    wrapped = place.ipv4_mapped or place.sixtofour
    if wrapped is None and place in _NAT64:
        wrapped = ipaddress.IPv4Address(int(place) & 0xFFFF_FFFF)
    return wrapped or place


def _is_here(host: str) -> bool:
    if host in LOCAL_NAMES:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
