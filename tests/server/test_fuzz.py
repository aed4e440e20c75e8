"""Whatever anybody sends, no fault comes back: each answer is the message or a problem in words.

Deeper: `CS_TUI_TEST_REQUESTS=20000`; others: `CS_TUI_TEST_SEED=8`.
"""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Iterator, MutableMapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any, Final
from urllib.parse import unquote

import httpx
import pytest
from hypothesis import HealthCheck, Phase, find, given, seed, settings
from hypothesis import strategies as st
from hypothesis.errors import NoSuchExample

from cs_tui.core.agent import Role
from cs_tui.core.contact import MessageIn
from cs_tui.core.events import event, seal
from cs_tui.core.moves import CaseOpened
from cs_tui.core.note import NoteAdded
from cs_tui.ids import salt
from cs_tui.server.app import create_app
from cs_tui.server.bootstrap import open_hub
from cs_tui.sync.wire import Problem, line
from tests.server.floor import NEW_ID, Desk, Floor, Moment, means
from tests.server.fuzz import Asked, Endpoint, Requests, endpoints

REQUESTS: Final = int(os.environ.get("CS_TUI_TEST_REQUESTS", "1500"))
SEED: Final = int(os.environ.get("CS_TUI_TEST_SEED", "11"))
PROBLEM: Final = "application/problem+json"
BARE: Final = frozenset({"/healthz", "/readyz", "/metrics"})
"""What programs of the machine room ask; they are answered in plain words."""
OPENED: Final = frozenset(
    {"POST /v1/push", "GET /v1/pull", "POST /v1/missing", "GET /v1/queue", "POST /v1/people"}
)
"""Endpoints whose inside must have been reached."""
LEAKS: Final = ("Traceback", 'File "', "sqlite3", "site-packages", "cs_tui/")


@dataclass
class Target:
    """A hub with everybody around it, and requests to it."""

    floor: Floor
    runner: asyncio.Runner
    rows: list[Endpoint]
    requests: Requests

    def says(self, asked: Asked) -> httpx.Response:
        """The answer to one request; a second later the next may come."""
        self.floor.moment.passes(1000)
        return self.runner.run(self._asks(asked))

    async def _asks(self, asked: Asked) -> httpx.Response:
        """As a server would ask the application: headers are bytes of any kind."""
        path, _, query = asked.url.partition("?")
        scope: dict[str, Any] = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": asked.method,
            "scheme": "http",
            "path": unquote(path),
            "raw_path": path.encode(),
            "root_path": "",
            "query_string": query.encode(),
            "headers": asked.headers,
            "client": ("127.0.0.1", 1),
            "server": ("hub", 80),
        }
        said: list[MutableMapping[str, Any]] = []
        coming = [{"type": "http.request", "body": asked.body, "more_body": False}]

        async def receive() -> dict[str, Any]:
            return coming.pop() if coming else {"type": "http.disconnect"}

        async def send(message: MutableMapping[str, Any]) -> None:
            said.append(message)

        await self.floor.app(scope, receive, send)
        body = b"".join(one.get("body", b"") for one in said[1:])
        return httpx.Response(said[0]["status"], headers=said[0]["headers"], content=body)


def wrong(asked: Asked, answer: httpx.Response) -> list[str]:
    """What speaks against an answer."""
    found = [f"status {answer.status_code}"] if answer.status_code >= 500 else []
    found += [f"leaks {leak}" for leak in LEAKS if leak in answer.text]
    if asked.url.partition("?")[0] in BARE or answer.is_success:
        return [one for one in found if answer.status_code != 503]
    if answer.headers.get("content-type") != PROBLEM:
        return [*found, f"is no problem but {answer.headers.get('content-type')}"]
    said = Problem.model_validate_json(answer.content)
    if said.status != answer.status_code or not (said.detail_zh and said.detail_en):
        found.append("says nothing")
    return found


async def everybody(floor: Floor) -> Requests:
    """People, a channel, a case; requests that know of them."""
    admin = await floor.desk("chief", role=Role.ADMIN)
    desks = [admin, *[await floor.desk(name) for name in ("lin", "wang")]]
    channel = floor.channel()
    taken = await floor.writes(channel, "在吗")
    served = await desks[1].next()
    devices = await floor.hub.read(lambda session: session.people.devices())
    tokens = [desk.me.token for desk in desks]
    tokens.append(channel.http.headers["authorization"].removeprefix("Bearer "))
    known = ["lin", "wang", "desk", "chat", "c1", "zh", taken.case, served.case or ""]
    known += [taken.message, *(one.id for one in devices)]
    return Requests(tokens, known, lines(desks[1], taken.case))


def lines(desk: Desk, case: str) -> list[bytes]:
    """Events as an honest terminal sends them."""
    bodies = (
        CaseOpened(number="Z1", team="desk", day="2026-09-21", subject="问题"),
        NoteAdded(issue="屏幕不亮", done="换线"),
        MessageIn(message=NEW_ID(), contact=NEW_ID(), text="还在吗"),
    )
    streams = (f"case/{NEW_ID()}", f"case/{case}", f"case/{case}")
    return [
        line(seal(event(stream, body, desk.ctx, act=NEW_ID()), salt())).strip()
        for stream, body in zip(streams, bodies, strict=True)
    ]


@pytest.fixture(scope="module")
def target(seeded: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Target]:
    moment = Moment()
    path = tmp_path_factory.mktemp("fuzz") / "hub.db"
    path.write_bytes(seeded.read_bytes())
    floor = Floor(open_hub(path, means(moment)), moment, path)
    page = create_app(floor.hub, docs=True).openapi()
    with asyncio.Runner() as runner:
        requests = runner.run(everybody(floor))
        # Listeners are sent away at once.
        floor.hub.pokes.close()
        yield Target(floor, runner, endpoints(page), requests)
    floor.hub.close()


def test_no_request_makes_a_fault(target: Target, caplog: pytest.LogCaptureFixture) -> None:
    # Requests that are all turned away at the door would prove nothing.
    assert {repr(row) for row in target.rows if _opens(target, row)} >= OPENED

    def both(row: Endpoint) -> st.SearchStrategy[tuple[Endpoint, Asked]]:
        return st.tuples(st.just(row), target.requests.of(row))

    @seed(SEED)
    @settings(
        max_examples=REQUESTS,
        derandomize=False,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.sampled_from(target.rows).flatmap(both))
    def asks(what: tuple[Endpoint, Asked]) -> None:
        _, asked = what
        answer = target.says(asked)
        assert (wrong(asked, answer), asked) == ([], asked)

    print(f"CS_TUI_TEST_SEED={SEED}")
    with caplog.at_level(logging.ERROR):
        asks()
    assert [one.message for one in caplog.records] == []


def _opens(target: Target, row: Endpoint) -> bool:
    """Whether a request to this door is taken while nobody has been shut out yet."""
    if repr(row) not in OPENED:
        return False
    with_luck = settings(max_examples=REQUESTS, database=None, phases=[Phase.generate])
    try:
        find(
            target.requests.of(row),
            lambda asked: target.says(asked).is_success,
            settings=with_luck,
            random=Random(SEED),
        )
    except NoSuchExample:
        return False
    return True


def test_a_fault_would_be_noticed(target: Target, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: a route that lets an error through, and an answer that is no problem."""

    def broken(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("cs_tui.server.routes.door.state_of", broken)
    asked = Asked("GET", "/metrics")
    assert "status 500" in wrong(asked, target.says(asked))
    page = httpx.Response(404, html="<pre>Traceback</pre>")
    assert len(wrong(Asked("GET", "/v1/queue"), page)) == 2
