"""A hub that cannot be reached: the sentence says whether it is the name, the port or the line."""

from __future__ import annotations

import socket
from collections.abc import Awaitable, Callable

import pytest

from cs_tui.sync.broken import why_broken
from cs_tui.sync.faults import Unreachable
from cs_tui.sync.gateway import Gateway
from cs_tui.sync.reach import answers
from cs_tui.texts import sync as texts


async def says_hello(url: str) -> object:
    """A request of ours."""
    gateway = Gateway(url, "token")
    try:
        return await gateway.hello()
    finally:
        await gateway.close()


ASKS = pytest.mark.parametrize("ask", [says_hello, answers])
Ask = Callable[[str], Awaitable[object]]


@ASKS
async def test_a_port_nobody_listens_on_is_told_as_that(ask: Ask) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(Unreachable) as caught:
            await ask(url)
    assert texts.NOBODY_LISTENS.zh in caught.value.words.say("zh")


@ASKS
async def test_a_name_nobody_has_is_told_as_that(ask: Ask) -> None:
    with pytest.raises(Unreachable) as caught:
        await ask("https://no-such-hub.invalid")
    assert texts.NO_SUCH_NAME.zh in caught.value.words.say("zh")


def test_each_address_of_a_name_may_fail_in_its_own_way() -> None:
    failed = OSError("all attempts failed")
    failed.__cause__ = ExceptionGroup("both", [OSError("v6"), ConnectionRefusedError("v4")])
    assert why_broken(failed) is texts.NOBODY_LISTENS
    assert why_broken(TimeoutError()) is texts.BROKEN_LINE
