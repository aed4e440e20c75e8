"""What connections to mail servers have in common: whom we believe, and how long we wait."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final

from cs_tui.errors import BadFile
from cs_tui.mail.settings import Server
from cs_tui.texts import mail as texts

READ_S: Final = 30.0
"""How long one answer of a mail server may take."""

TOTAL_S: Final = 180.0
"""How long one job with a mail server may take: one that drips never ends by itself."""


def trust(server: Server) -> ssl.SSLContext:
    """Certificates the system believes, and those of the house. Raises `BadFile`."""
    context = ssl.create_default_context()
    if server.ca_file:
        try:
            context.load_verify_locations(server.ca_file)
        except (OSError, ssl.SSLError) as error:
            raise BadFile(texts.BAD_SETTINGS.fill(path=server.ca_file, why=error)) from error
    return context


@contextmanager
def ends_within(sock: socket.socket, total_s: float = TOTAL_S) -> Iterator[None]:
    """Cuts the connection when the block takes longer; whoever reads from it then gets an error."""

    def cut() -> None:
        with suppress(OSError):
            sock.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(total_s, cut)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
