"""How long the hub waits for one connection: uvicorn alone waits for ever.

A request's head must be whole within a deadline that no further byte prolongs. A body is waited
for by the guard; what it has answered before the body ended is given a moment to be read.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Final

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

HEAD_S: Final = 10.0
"""From the connection, or from the first byte of a later request, to the end of its headers."""

LINGER_S: Final = 5.0
"""A request that was answered before it was whole may go on for so long."""

UNREAD_S: Final = 30.0
"""An answer of which so much waits that writing stops must move on within this time."""

_TOO_LATE: Final = b"HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"


class PatientProtocol(H11Protocol):
    """uvicorn's connection, with an end to every way of keeping it waiting."""

    head_s = HEAD_S
    linger_s = LINGER_S
    unread_s = UNREAD_S

    _request_due: asyncio.TimerHandle | None = None
    _reading_due: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Somebody connected: a whole head is due."""
        super().connection_made(transport)
        self._request_due = self._within(self.head_s, self._late)

    def data_received(self, data: bytes) -> None:
        """Bytes came; the deadline that runs goes on running until the head is whole."""
        super().data_received(data)
        self._look()

    def on_response_complete(self) -> None:
        """An answer has left; whatever is still owed of its request gets a little time."""
        super().on_response_complete()
        self._look()

    def pause_writing(self) -> None:
        """The peer is slow to take its answer."""
        super().pause_writing()
        if self._reading_due is None:
            self._reading_due = self._within(self.unread_s, self.transport.abort)

    def resume_writing(self) -> None:
        """The peer has taken some of it."""
        super().resume_writing()
        self._end_reading()

    def connection_lost(self, exc: Exception | None) -> None:
        """The connection is over."""
        self._end_request()
        self._end_reading()
        super().connection_lost(exc)

    def _look(self) -> None:
        """Sets the deadline that fits what the peer owes; a running one is never prolonged."""
        if self.conn.their_state is h11.IDLE and self.timeout_keep_alive_task is None:
            limit_s = self.head_s
        elif self._answered_early():
            limit_s = self.linger_s
        else:
            self._end_request()
            return
        if self._request_due is None:
            self._request_due = self._within(limit_s, self._late)

    def _answered_early(self) -> bool:
        return self.conn.their_state is h11.SEND_BODY and self.conn.our_state is h11.DONE

    def _late(self) -> None:
        """Says so to who is in the middle of a head, then hangs up."""
        self._request_due = None
        begun, _ = self.conn.trailing_data
        if self._answered_early() or not begun:
            self.transport.abort()
        elif not self.transport.is_closing():
            self.transport.write(_TOO_LATE)
            self.transport.close()

    def _within(self, seconds: float, late: Callable[[], None]) -> asyncio.TimerHandle:
        return self.loop.call_later(seconds, late)

    def _end_request(self) -> None:
        if self._request_due is not None:
            self._request_due.cancel()
        self._request_due = None

    def _end_reading(self) -> None:
        if self._reading_due is not None:
            self._reading_due.cancel()
        self._reading_due = None
