"""The task that syncs while the desk is open, in virtual time."""

from __future__ import annotations

import asyncio
import random
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import httpx
import pytest

from cs_tui.locks import FileLock
from cs_tui.store.sync_status import Standing, standing
from cs_tui.sync import wire
from cs_tui.sync.gateway import Gateway
from cs_tui.sync.loop import SyncLoop, SyncStatus
from tests.sync.desk import Desk
from tests.sync.hub import NAME, URL, Hub
from tests.sync.virtual import play


class Pokes(httpx.AsyncByteStream):
    """The hub's stream, fed by the test; closing it breaks the line."""

    def __init__(self) -> None:
        self.queue: asyncio.Queue[bytes] = asyncio.Queue()
        self.queue.put_nowait(b'event: hello\ndata: {"seq": 0}\n\n')

    def poke(self) -> None:
        self.queue.put_nowait(b'event: poke\ndata: {"seq": 1}\n\n')

    def breaks(self) -> None:
        self.queue.put_nowait(b"")

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while chunk := await self.queue.get():
            yield chunk


class Scene:
    """A running loop, what it told, and the hub's side of its stream."""

    def __init__(self, desk: Desk, hub: Hub, lock: Path) -> None:
        self.desk = desk
        self.hub = hub
        self.down = False
        self.streams: list[Pokes] = []
        self.flapping = False
        self.changes: list[frozenset[str]] = []
        self.told: list[SyncStatus] = []
        self.tokens = ["token"]
        self.lock = FileLock(lock)
        self.loop = SyncLoop(
            desk.run,
            desk.exchange,
            self.gateway,
            desk.clock,
            random.Random(7),
            self.changes.append,
            self.told.append,
            counts=self.counts,
            lock=self.lock,
            monotonic=desk.clock,
        )
        desk.log.on_append = self.loop.nudge

    @property
    def status(self) -> SyncStatus:
        return self.told[-1]

    @property
    def pulls(self) -> int:
        return self.hub.asked.count("GET /v1/pull")

    def gateway(self) -> Gateway:
        return Gateway(URL, self.tokens[-1], transport=httpx.MockTransport(self.answers))

    async def counts(self) -> Standing:
        return standing(self.desk.conn, self.desk.name)

    async def answers(self, request: httpx.Request) -> httpx.Response:
        if self.down:
            self.hub.asked.append("refused")
            raise httpx.ConnectError("down")
        if request.url.path != "/v1/stream":
            return await self.hub(request)
        self.streams.append(Pokes())
        if self.flapping:
            self.streams[-1].breaks()
        headers = {wire.SERVER_HEADER: NAME, "content-type": "text/event-stream"}
        return httpx.Response(200, stream=self.streams[-1], headers=headers)


Act = Callable[[Scene], Awaitable[None]]


@pytest.fixture
def scene(lin: Desk, hub: Hub, tmp_path: Path) -> Callable[[Act], Scene]:
    def run(act: Act) -> Scene:
        async def whole() -> Scene:
            scene = Scene(lin, hub, tmp_path / "sync.lock")
            scene.loop.start()
            await settled()
            try:
                await act(scene)
            finally:
                await scene.loop.stop()
            return scene

        return play(whole())

    return run


async def settled() -> None:
    """Everything that needs no time has happened."""
    await asyncio.sleep(0.001)


def test_what_is_appended_goes_out_at_once(scene: Callable[[Act], Scene]) -> None:
    async def act(s: Scene) -> None:
        s.desk.opens()
        await settled()
        assert len(s.hub.ids) == 1
        assert s.status.waiting == 0

    scene(act)


def test_an_append_on_another_thread_goes_out_too(scene: Callable[[Act], Scene]) -> None:
    async def act(s: Scene) -> None:
        lane = threading.Thread(target=s.desk.opens)
        lane.start()
        lane.join()
        await settled()
        assert len(s.hub.ids) == 1

    scene(act)


def test_a_poke_brings_what_others_did(scene: Callable[[Act], Scene], wang: Desk) -> None:
    async def act(s: Scene) -> None:
        case = wang.opens()
        await wang.syncs()
        s.streams[-1].poke()
        await settled()
        assert s.changes == [frozenset({f"case/{case}"})]
        assert s.status.live

    scene(act)


def test_without_a_poke_a_round_happens_every_15_seconds(scene: Callable[[Act], Scene]) -> None:
    async def act(s: Scene) -> None:
        before = s.pulls
        await asyncio.sleep(31)
        assert s.pulls == before + 2

    scene(act)


def test_many_appends_become_few_rounds(scene: Callable[[Act], Scene]) -> None:
    async def act(s: Scene) -> None:
        before = s.pulls
        for _ in range(50):
            s.desk.opens()
        await settled()
        assert len(s.hub.ids) == 50
        assert s.pulls <= before + 2

    scene(act)


def test_while_the_hub_is_away_work_goes_on_and_is_counted(
    scene: Callable[[Act], Scene],
) -> None:
    async def act(s: Scene) -> None:
        s.down = True
        s.streams[-1].breaks()
        await settled()
        s.desk.opens()
        await settled()
        assert not s.status.live
        assert s.status.waiting == 1
        assert s.status.oldest_at is not None
        assert s.status.problem is not None
        assert not s.status.paused

    scene(act)


def test_a_hub_that_is_away_for_hours_is_not_stormed_and_not_given_up(
    scene: Callable[[Act], Scene],
) -> None:
    async def act(s: Scene) -> None:
        s.down = True
        s.streams[-1].breaks()
        s.desk.opens()
        await asyncio.sleep(6 * 3600)
        tries = s.hub.asked.count("refused")
        assert 6 * 60 < tries < 6 * 3600 / 5
        s.down = False
        await asyncio.sleep(61)
        assert len(s.hub.ids) == 1
        assert s.status.problem is None
        assert s.status.live

    scene(act)


def test_appends_while_the_hub_is_away_cause_no_extra_tries(
    scene: Callable[[Act], Scene],
) -> None:
    async def act(s: Scene) -> None:
        s.down = True
        s.streams[-1].breaks()
        await asyncio.sleep(600)
        before = s.hub.asked.count("refused")
        for _ in range(100):
            s.desk.opens()
            await settled()
        assert s.hub.asked.count("refused") <= before + 2
        assert s.status.waiting == 100

    scene(act)


def test_a_stream_that_always_breaks_at_once_storms_nobody(
    scene: Callable[[Act], Scene],
) -> None:
    async def act(s: Scene) -> None:
        s.flapping = True
        s.streams[-1].breaks()
        before = len(s.streams), s.pulls
        await asyncio.sleep(3600)
        assert len(s.streams) - before[0] < 3600 / 15
        assert s.pulls - before[1] < 3600 / 5

    scene(act)


def test_a_device_that_was_shut_out_pauses_until_a_person_helps(
    scene: Callable[[Act], Scene],
) -> None:
    async def act(s: Scene) -> None:
        s.hub.tokens = {"new": "lin"}
        s.desk.opens()
        await settled()
        assert s.status.paused
        asked = len(s.hub.asked)
        await asyncio.sleep(3600)
        assert len(s.hub.asked) == asked
        assert s.status.waiting == 1
        s.tokens.append("new")
        s.loop.resume()
        await settled()
        assert not s.status.paused
        assert len(s.hub.ids) == 1

    scene(act)


def test_while_another_program_sends_this_one_does_not(
    scene: Callable[[Act], Scene], tmp_path: Path
) -> None:
    async def act(s: Scene) -> None:
        other = FileLock(tmp_path / "sync.lock")
        assert other.take()
        s.desk.opens()
        await settled()
        assert s.hub.ids == []
        assert s.status.waiting == 1
        other.release()
        await asyncio.sleep(16)
        assert len(s.hub.ids) == 1

    scene(act)


def test_between_rounds_the_lock_is_free(scene: Callable[[Act], Scene], tmp_path: Path) -> None:
    async def act(s: Scene) -> None:
        other = FileLock(tmp_path / "sync.lock")
        assert other.take()
        other.release()

    scene(act)


def test_a_restored_hub_is_noticed_when_its_stream_comes_back(
    scene: Callable[[Act], Scene],
) -> None:
    async def act(s: Scene) -> None:
        s.desk.opens()
        await settled()
        s.hub.restore(0)
        s.streams[-1].breaks()
        await asyncio.sleep(5)
        assert len(s.hub.ids) == 1
        assert s.status.problem is None

    scene(act)


def test_it_ends_at_once_even_in_the_middle_of_a_request(
    scene: Callable[[Act], Scene],
) -> None:
    async def act(s: Scene) -> None:
        async def never(request: httpx.Request) -> httpx.Response:
            await asyncio.sleep(1e6)
            raise AssertionError(request)

        s.hub._answer = never  # type: ignore[method-assign]
        s.desk.opens()
        await settled()
        before = asyncio.get_running_loop().time()
        await s.loop.stop()
        assert asyncio.get_running_loop().time() == before
        assert len(s.desk.unsent) == 1

    scene(act)


def test_a_fault_of_ours_is_not_swallowed(lin: Desk, hub: Hub, tmp_path: Path) -> None:
    async def whole() -> None:
        s = Scene(lin, hub, tmp_path / "sync.lock")
        s.loop._on_change = lambda streams: 1 / 0  # type: ignore[assignment]
        hub.refuses = lambda sealed: None
        lin.opens()
        await other_opens(hub, lin)
        s.loop.start()
        await settled()
        assert s.status.paused
        assert s.status.problem is not None
        with pytest.raises(ExceptionGroup):
            await s.loop.stop()

    play(whole())


async def other_opens(hub: Hub, like: Desk) -> None:
    other = Desk("wang", like.clock, httpx.MockTransport(hub))
    other.opens()
    await other.syncs()
    other.close()


def test_every_status_that_is_told_is_another_one(scene: Callable[[Act], Scene]) -> None:
    async def act(s: Scene) -> None:
        s.loop.nudge()
        await asyncio.sleep(100)
        s.desk.opens()
        await settled()

    told = scene(act).told

    assert all(a != b for a, b in zip(told, told[1:], strict=False))
    assert told[-1].last_contact_at is not None


def test_a_week_offline_is_seen_to_drain_while_its_records_stand(
    scene: Callable[[Act], Scene],
) -> None:
    async def act(s: Scene) -> None:
        s.hub.max_events = 20
        s.down = True
        case = s.desk.opens()
        for n in range(70):
            s.desk.notes(case, f"离线记的 {n}")
        await settled()
        s.down = False
        s.loop.resume()
        await settled()
        drained = [one for one in s.told if 0 < one.waiting < 71 and one.problem is None]
        assert [one.waiting for one in drained] == [51, 31, 11]
        assert (s.status.waiting, s.status.problem) == (0, None)
        assert s.hub.ids == s.desk.column("SELECT id FROM events ORDER BY seq")

    scene(act)


def test_what_others_did_is_seen_page_by_page(
    scene: Callable[[Act], Scene], wang: Desk, hub: Hub
) -> None:
    hub.page = 10
    cases = [f"case/{wang.opens()}" for _ in range(25)]
    asyncio.run(wang.syncs())

    async def act(s: Scene) -> None:
        await settled()
        assert [len(one) for one in s.changes] == [10, 10, 5]
        assert {stream for one in s.changes for stream in one} == set(cases)

    scene(act)
