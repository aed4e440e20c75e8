"""Whether an address answers at all: one bare request, for programs beside ours.

No redirect is followed and no body is read: that something answers as itself is all there is to
know before a shift.
"""

from __future__ import annotations

import asyncio
import ssl
from typing import Final
from urllib.parse import urlsplit

from cs_tui.sync.broken import why_broken
from cs_tui.sync.faults import NotAHub, Unreachable
from cs_tui.texts import sync as texts

MOST_BYTES: Final = 4096
AGENT: Final = "cs_tui"


async def answers(url: str) -> int:
    """The HTTP status an address answers with.

    Raises `Unreachable` when nothing answers, `NotAHub` when the answer is no HTTP. The caller
    sets the time limit.
    """
    parts = urlsplit(url)
    secure = parts.scheme == "https"
    host, port = parts.hostname or "", parts.port or (443 if secure else 80)
    trust = ssl.create_default_context() if secure else None
    try:
        reader, writer = await asyncio.open_connection(host, port, ssl=trust, limit=MOST_BYTES)
    except OSError as error:
        raise Unreachable(texts.SILENT_ADDRESS.fill(url=url, why=why_broken(error))) from error
    try:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        ask = f"GET {path} HTTP/1.1\r\nHost: {parts.netloc}\r\nUser-Agent: {AGENT}\r\n"
        writer.write(f"{ask}Accept: */*\r\nConnection: close\r\n\r\n".encode("ascii", "replace"))
        await writer.drain()
        line = await reader.readuntil(b"\n")
    except (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError) as error:
        raise Unreachable(texts.SILENT_ADDRESS.fill(url=url, why=texts.BROKEN_LINE)) from error
    finally:
        writer.close()
    return _status(url, line)


def _status(url: str, line: bytes) -> int:
    version, _, rest = line.partition(b" ")
    if not version.startswith(b"HTTP/") or not rest[:3].isdigit():
        raise NotAHub(texts.SILENT_ADDRESS.fill(url=url, why=texts.WRONG_SHAPE))
    return int(rest[:3])
