"""What a hub sends leaves at once."""

from __future__ import annotations

import asyncio
import socket

from cs_tui.server.runner import Listening, bound


async def waits(sock: socket.socket) -> bool:
    """Whether a server on this socket holds small answers back until more is to be sent."""
    held: asyncio.Future[bool] = asyncio.get_running_loop().create_future()

    async def met(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        mine: socket.socket = writer.get_extra_info("socket")
        held.set_result(not mine.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
        writer.close()

    async with await asyncio.start_server(met, sock=sock):
        _, writer = await asyncio.open_connection(*sock.getsockname()[:2])
        found = await held
        writer.close()
    return found


async def test_a_short_answer_does_not_wait_for_more() -> None:
    assert not await waits(bound(Listening(port=0)))


async def test_on_a_socket_that_does_not_say_what_it_is_it_would() -> None:
    plain = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    plain.bind(("127.0.0.1", 0))

    assert await waits(plain)
