"""The line to the hub: a lost answer is asked for again, and never becomes a second case."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest

from cs_tui.core.agent import Role
from cs_tui.core.case import Status
from cs_tui.errors import HubRefused, InUse, Offline
from cs_tui.server.enrolment import hashed
from cs_tui.services.hub import HubLine
from cs_tui.services.renewal import RENEWED_EVERY_MS
from cs_tui.sqlite import Connection
from cs_tui.store import profile as profiles
from cs_tui.store.exchange import Exchange
from cs_tui.sync.enrolment import Code, write_code
from cs_tui.sync.faults import Paused, TurnedAway
from cs_tui.sync.gateway import Gateway
from tests.make import new_id, store
from tests.server.floor import NEW_ID, Client, Desk, Floor
from tests.services.bench import Bench

URL = "http://127.0.0.1:8470"


class Wire(httpx.AsyncBaseTransport):
    """The way to the hub; `cut` lets it decide and then loses what it answers."""

    def __init__(self, floor: Floor) -> None:
        self._inner = httpx.ASGITransport(app=floor.app)
        self.cut = False
        self.cut_at = ""

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        response = await self._inner.handle_async_request(request)
        if self.cut or request.url.path == self.cut_at:
            raise httpx.ReadError("the connection is gone")
        return response


class Line(HubLine):
    """Lin's line to the hub, over a wire that can be cut."""

    def __init__(self, bench: Bench, wire: Wire, token: str, folder: Path) -> None:
        async def run(verb: Callable[..., Any], /, *args: object) -> Any:
            return verb(*args)

        super().__init__(bench.kit, run, Exchange(bench.conn), folder / "sync.lock")
        self.bench = bench
        self._wire = wire
        bench.kit.profile = replace(bench.kit.profile, token=token)

    def way_for(self, code: Code) -> Gateway:
        return Gateway(code.url, transport=self._wire)

    def new_gateway(self) -> Gateway:
        return Gateway(URL, self.bench.kit.profile.token, transport=self._wire)


class Around:
    """Lin at a desk with a hub, where customers wait."""

    def __init__(self, floor: Floor, lin: Desk, chat: Client, folder: Path) -> None:
        self.floor, self.lin, self.chat = floor, lin, chat
        self.wire = Wire(floor)
        self._folder = folder
        self._conn: Connection = store()
        self.line = self.starts()

    def starts(self) -> Line:
        """The desk is started, for the first time or again."""
        bench = Bench(self._conn, self.floor.moment.now, hub_url=URL)
        self.line = Line(bench, self.wire, self.lin.me.token, self._folder)
        return self.line

    async def waits(self, conversation: str) -> str:
        """A customer gets in touch; the case."""
        return (await self.floor.writes(self.chat, "在吗", conversation)).case

    async def loses_an_answer(self) -> None:
        """Asks for the next case; the hub decides, and its answer is lost."""
        self.wire.cut = True
        with pytest.raises(Offline):
            await self.line.serve_next(NEW_ID())
        self.wire.cut = False

    async def taken(self) -> int:
        """How many cases are Lin's on the hub."""
        stored = await self.floor.hub.read(lambda session: session.log.after(0, 10_000))
        return sum(one.sealed.kind == "claimed" for one in stored)


@pytest.fixture
async def around(floor: Floor, tmp_path: Path) -> AsyncIterator[Around]:
    made = Around(floor, await floor.desk("lin"), floor.channel(), tmp_path)
    yield made
    await made.line.stop()


@pytest.mark.parametrize("restarted", [False, True])
async def test_a_lost_answer_is_asked_for_again_and_is_the_same_case(
    around: Around, restarted: bool
) -> None:
    first = await around.waits("c1")
    await around.waits("c2")
    await around.loses_an_answer()
    await around.loses_an_answer()

    line = around.starts() if restarted else around.line
    assert await line.serve_next(NEW_ID()) == first
    assert await around.taken() == 1


async def test_an_answered_question_is_not_repeated(around: Around) -> None:
    cases = [await around.waits(f"c{n}") for n in range(2)]
    served = [await around.line.serve_next(NEW_ID()) for _ in range(3)]
    assert served == [*cases, None]
    assert await around.taken() == 2


async def test_that_nothing_waits_is_an_answer_too(around: Around) -> None:
    assert await around.line.serve_next(NEW_ID()) is None
    case = await around.waits("c1")
    assert await around.line.serve_next("asked-anew") == case
    stored = await around.floor.hub.read(lambda session: session.log.known(["asked-anew"]))
    assert list(stored) == ["asked-anew"]


async def test_a_case_that_a_pull_brought_meanwhile_is_served_without_asking(
    around: Around,
) -> None:
    first = await around.waits("c1")
    await around.waits("c2")
    await around.loses_an_answer()
    await around.line.sync_once()

    assert await around.line.serve_next(NEW_ID()) == first
    assert await around.taken() == 1


async def test_what_was_worked_on_meanwhile_is_not_served_again(around: Around) -> None:
    first, second = await around.waits("c1"), await around.waits("c2")
    await around.loses_an_answer()
    await around.line.sync_once()
    bench = around.line.bench
    bench.queue.put_in_front(first)
    bench.queue.no_action(first, "spam")
    assert bench.case(first).status is Status.CANCELLED

    assert await around.line.serve_next(NEW_ID()) == second


async def test_a_refusal_is_an_answer(around: Around) -> None:
    await around.waits("c1")
    bench = around.line.bench
    taken = new_id()
    around.floor.code("lin", teams=())
    with pytest.raises(HubRefused):
        await around.line.serve_next(taken)
    around.floor.code("lin")
    assert await around.line.serve_next("asked-anew") is not None
    row = bench.conn.execute("SELECT 1 FROM events WHERE id = 'asked-anew'").fetchone()
    assert row is not None


async def test_asking_anew_each_time_would_have_taken_a_second_case(around: Around) -> None:
    await around.waits("c1")
    await around.waits("c2")
    await around.loses_an_answer()
    await around.lin.next(NEW_ID())
    assert await around.taken() == 2


async def test_an_old_token_is_exchanged_and_a_lost_answer_costs_nothing(around: Around) -> None:
    line, kit = around.line, around.line.bench.kit
    first = kit.profile.token
    await line.sync_once()
    assert kit.profile.token == first
    around.floor.moment.passes(RENEWED_EVERY_MS)
    line.bench.at = around.floor.moment.now
    around.wire.cut_at = "/v1/renew"
    with pytest.raises(Offline):
        await line.sync_once()
    around.wire.cut_at = ""
    assert kit.profile.token == first
    await line.sync_once()
    assert kit.profile.token != first
    assert kit.profile.token == profiles.get(line.bench.conn, "token")
    await line.sync_once()
    assert await around.floor.hub.read(lambda session: session.people.device(hashed(first)) is None)


async def in_touch(line: Line) -> None:
    """The line is open and has heard from the hub."""
    moved = asyncio.Event()
    await line.start(moved.set)
    while line.status is None or line.status.last_contact_at is None:
        await moved.wait()
        moved.clear()


async def kinds_at(around: Around) -> list[str]:
    """What the hub has, by kind."""
    stored = await around.floor.hub.read(lambda session: session.log.after(0, 10_000))
    return [one.sealed.kind for one in stored]


async def test_the_last_that_is_done_reaches_the_hub_before_the_desk_is_gone(
    around: Around,
) -> None:
    await around.line.sync_once()
    await in_touch(around.line)
    around.line.bench.shifts.begin()
    around.line.bench.queue.leave()
    await around.line.stop()

    assert (await kinds_at(around))[-2:] == ["shift_opened", "agent_state_set"]


async def test_a_hub_that_is_gone_keeps_nobody(around: Around) -> None:
    await around.line.sync_once()
    await in_touch(around.line)
    around.wire.cut = True
    around.line.bench.shifts.begin()
    await around.line.stop()
    around.wire.cut = False

    await around.line.sync_once()
    assert "shift_opened" in await kinds_at(around)


async def test_who_was_shut_out_comes_back_with_a_code_and_nothing_is_lost(around: Around) -> None:
    line, floor = around.line, around.floor
    kit = line.bench.kit
    await line.sync_once()
    (device,) = floor.hub.store.read(lambda session: session.people.devices())
    floor.hub.do(lambda work: work.session.people.revoke(device.id, work.now))
    with pytest.raises(Paused):
        await line.sync_once()
    kept = kit.profile

    other = write_code(Code(URL, floor.code("wang"), ""))
    with pytest.raises(InUse):
        await line.come_back(other, "laptop")
    assert kit.profile == kept

    own = write_code(Code(URL, floor.code("lin"), ""))
    await line.come_back(own, "laptop")
    assert kit.profile.token != kept.token
    assert profiles.load(line.bench.conn) == kit.profile
    await line.sync_once()


async def hands_full(around: Around) -> None:
    """Lin holds what the hub allows, and one more customer waits."""
    limit = around.line.bench.kit.policy().limits.concurrency
    for n in range(limit + 1):
        await around.waits(f"c{n}")
    for _ in range(limit):
        assert await around.line.serve_next(NEW_ID()) is not None


@pytest.mark.parametrize("open_line", [True, False])
async def test_what_was_just_finished_makes_room_even_before_the_hub_has_heard_of_it(
    around: Around, open_line: bool
) -> None:
    await hands_full(around)
    if open_line:
        await in_touch(around.line)
    bench = around.line.bench
    first = bench.conn.execute("SELECT id FROM cases LIMIT 1").fetchone()[0]
    bench.queue.put_in_front(first)
    bench.queue.no_action(first, "spam")

    assert await around.line.serve_next(NEW_ID()) is not None


async def test_hands_that_are_full_in_truth_stay_full(around: Around) -> None:
    await hands_full(around)
    await around.line.sync_once()
    around.line.bench.shifts.begin()

    with pytest.raises(HubRefused):
        await around.line.serve_next(NEW_ID())
    assert await around.taken() == around.line.bench.kit.policy().limits.concurrency


async def test_the_day_of_everybody_comes_from_the_hub_and_only_to_who_leads(
    around: Around,
) -> None:
    waiting = await around.waits("c1")
    with pytest.raises(TurnedAway):
        await around.line.figures("")
    chen = await around.floor.desk("chen", role=Role.LEAD)
    around.lin = chen

    day = await around.starts().figures("")

    assert (day.agent, [one.case for one in day.unanswered]) == (None, [waiting])
