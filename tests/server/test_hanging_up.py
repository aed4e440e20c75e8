"""Who hangs up in the middle of a request is no fault of the hub."""

from __future__ import annotations

import logging
from collections.abc import MutableMapping
from typing import Any

import pytest

from tests.server.floor import Floor


async def test_a_line_that_breaks_while_it_sends_is_not_reported_as_a_fault(
    floor: Floor, caplog: pytest.LogCaptureFixture
) -> None:
    lin = await floor.desk("lin")
    scope: dict[str, Any] = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "POST",
        "scheme": "http",
        "path": "/v1/push",
        "raw_path": b"/v1/push",
        "root_path": "",
        "query_string": b"",
        "headers": [(b"authorization", f"Bearer {lin.me.token}".encode())],
        "client": ("127.0.0.1", 1),
        "server": ("hub", 80),
    }
    answered: list[MutableMapping[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.disconnect"}

    async def send(message: MutableMapping[str, Any]) -> None:
        answered.append(message)

    with caplog.at_level(logging.ERROR):
        await floor.bare(scope, receive, send)

    assert caplog.records == []
    assert [one["status"] for one in answered if one["type"] == "http.response.start"] == [400]
