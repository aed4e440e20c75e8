"""Two hub processes on one PostgreSQL: one order, one owner of each case, one voice."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, nullcontext
from dataclasses import dataclass, field
from functools import partial
from typing import Final

import httpx
import pytest

from cs_tui.core import fold
from cs_tui.core.agent import Role
from cs_tui.core.case import stream_of
from cs_tui.core.events import Sealed, event, seal
from cs_tui.core.moves import CaseOpened
from cs_tui.core.ports import Ctx
from cs_tui.ids import Uuid7, salt
from cs_tui.server.audit import audited
from cs_tui.server.bootstrap import open_hub
from cs_tui.server.enrolment import enrol, hashed, new_code, register
from cs_tui.server.storage import Entry, Session
from cs_tui.server.storage.opening import looked_at
from cs_tui.server.storage.postgres.driver import Connection
from cs_tui.server.storage.postgres.locks import RowLocks
from cs_tui.server.storage.postgres.store import PostgresStore
from cs_tui.server.storage.rebuild import differing
from cs_tui.server.work import Work
from cs_tui.sync.wire import Enrol, Intake, NextAsked, Page, Pushed, Served, line
from tests import postgres
from tests.server.bare_desk import Terminal
from tests.server.conftest import SEEDED
from tests.server.forked import Forked, start

DESKS: Final = 20
CASES: Final = 30
NOW: Final = 1_790_000_000_000
NEW_ID = Uuid7()


@pytest.fixture
def place(planted: str) -> str:
    """A database with a new hub in it."""
    return postgres.copied(planted, SEEDED)


@pytest.fixture
def hubs(place: str) -> Iterator[tuple[Forked, Forked]]:
    """Two processes that serve it."""
    both = start(place), start(place)
    yield both
    for hub in both:
        hub.kill()


@dataclass
class Agent(Terminal):
    """A desk that works through both hubs in turn."""

    served: list[str] = field(default_factory=list)
    pulled: list[int] = field(default_factory=list)

    def works_on(self, urls: tuple[str, str]) -> None:
        """Pushes what it has, asks for cases until there is none, pulls all the while."""
        headers = {"authorization": f"Bearer {self.token}"}
        with httpx.Client(headers=headers, timeout=60) as http:
            turn, waits = 0, True
            while waits or self.unsent:
                url = urls[turn % 2]
                turn += 1
                self._push(http, url)
                waits = self._next(http, url)
                self._pull(http, urls[turn % 2])

    def _push(self, http: httpx.Client, url: str) -> None:
        body = b"".join(line(one) for one in self.unsent[:5])
        if body:
            answer = http.post(f"{url}/v1/push", content=body)
            self._settle(Pushed.model_validate_json(answer.content))

    def _next(self, http: httpx.Client, url: str) -> bool:
        asked = NextAsked(id=NEW_ID())
        answer = http.post(f"{url}/v1/next", content=asked.model_dump_json())
        assert answer.status_code in (200, 409), answer.text
        served = Served.model_validate_json(answer.content) if answer.status_code == 200 else None
        if served is None or served.case is None:
            return False
        self.served.append(served.case)
        return True

    def _pull(self, http: httpx.Client, url: str) -> None:
        cursor = self.pulled[-1] if self.pulled else 0
        answer = http.get(f"{url}/v1/pull", params={"cursor": cursor})
        self.pulled.append(Page.model_validate_json(answer.content).next)


def staffed(place: str, count: int) -> list[Agent]:
    """Desks that are enrolled, the first of them with a channel beside it."""
    hub = open_hub(place)
    names = [f"agent-{number}" for number in range(count)]

    def job(work: Work) -> None:
        for name in names:
            register(work, name, name, Role.AGENT, ("desk",), ("zh",))
            new_code(work, name, f"code-{name}")
            enrol(work, Enrol(code=f"code-{name}", device="d"), name, hub.server_id, hub.epoch)
        work.session.people.add_service("chat", hashed("chat"), work.now)

    hub.do(job)
    hub.close()
    return [Agent(name, name) for name in names]


def customers_write(urls: tuple[str, str], count: int) -> None:
    """So many cases come in through both hubs; each is sent to both, as a channel in doubt does."""
    with httpx.Client(headers={"authorization": "Bearer chat"}, timeout=60) as http:

        def said(number: int, url: str) -> None:
            body = Intake(
                conversation=f"c{number}", channel="chat", text="还没到"
            ).model_dump_json()
            headers = {"idempotency-key": f"key-{number}"}
            assert http.post(f"{url}/v1/intake", content=body, headers=headers).is_success

        with ThreadPoolExecutor(4) as pool:
            list(pool.map(said, *zip(*((n, u) for n in range(count) for u in urls), strict=True)))


def test_twenty_desks_push_pull_and_claim_through_two_hubs(
    place: str, hubs: tuple[Forked, Forked]
) -> None:
    agents = staffed(place, DESKS)
    urls = hubs[0].url, hubs[1].url
    customers_write(urls, CASES)
    made: dict[str, bytes] = {}
    for agent in agents:
        agent.works(10, NOW)
        made |= {one.id: one.fact for one in agent.unsent}
    with ThreadPoolExecutor(DESKS) as pool:
        list(pool.map(lambda agent: agent.works_on(urls), agents))

    served = [case for agent in agents for case in agent.served]
    assert len(served) == len(set(served)) == CASES + DESKS
    with looked_at(place) as conn:
        rows = conn.execute("SELECT seq, id, fact FROM events ORDER BY seq").fetchall()
        assert [row[0] for row in rows] == list(range(1, len(rows) + 1))
        assert {row[1]: row[2] for row in rows if row[1] in made} == made
        stored = {row[1]: row[0] for row in rows}
        assert all(stored[one] == seq for agent in agents for one, seq in agent.acked.items())
        (taken,) = conn.execute("SELECT count(*) FROM events WHERE kind = 'claimed'").fetchone()
        assert taken == CASES + DESKS
        assert differing(conn) == []
    assert audited(place)[1] == []


def test_one_process_is_killed_in_the_middle_and_the_other_has_everything(place: str) -> None:
    agents = staffed(place, 3)
    made: dict[str, bytes] = {}
    other, told = start(place), threading.Semaphore(0)
    for number in range(3):
        hub = start(place)
        for agent in agents:
            agent.works(20, NOW + number)
            made |= {one.id: one.fact for one in agent.unsent}
        with ThreadPoolExecutor(len(agents)) as pool:
            pushed = [pool.submit(agent.pushes, hub.url, told) for agent in agents]
            for _ in range(2 + number):
                assert told.acquire(timeout=60)
            hub.kill()
            for one in pushed:
                one.result()
            list(pool.map(lambda agent: agent.pushes(other.url, told), agents))
    other.kill()
    with looked_at(place) as conn:
        rows = conn.execute("SELECT seq, id, fact FROM events ORDER BY seq").fetchall()
        assert [row[0] for row in rows] == list(range(1, len(rows) + 1))
        assert {row[1]: row[2] for row in rows if row[1] in made} == made
        assert differing(conn) == []
    assert sum(agent.broken for agent in agents) >= 3
    assert all(agent.unsent == [] for agent in agents)


async def test_what_one_process_stored_wakes_the_listeners_of_the_other(place: str) -> None:
    """Nobody ticks here: only what the other process tells can wake anybody."""
    ours, theirs = open_hub(place), open_hub(place)
    theirs.follow()
    heard = theirs.pokes.listen()
    waiting = asyncio.ensure_future(anext(heard))
    seq = None
    while seq is None:
        # The first words may be spoken before the other listens.
        await ours.write(lambda work: register(work, NEW_ID(), "Lin", Role.AGENT, ("d",), ("zh",)))
        done, _ = await asyncio.wait([waiting], timeout=0.2)
        seq = waiting.result() if done else None
    assert isinstance(seq, int)
    assert seq <= await ours.read(lambda session: session.log.last_seq())
    await heard.aclose()  # type: ignore[attr-defined]
    ours.close()
    theirs.close()


def test_two_organisations_in_one_database_know_nothing_of_each_other(planted: str) -> None:
    day, night = (open_hub(postgres.copied(planted, SEEDED)) for _ in range(2))
    before = night.store.read(lambda session: session.log.last_seq())
    day.do(lambda work: register(work, "lin", "Lin", Role.AGENT, ("desk",), ("zh",)))
    assert night.store.read(lambda session: session.log.last_seq()) == before
    assert night.store.read(lambda session: session.people.people()) == []
    night.do(lambda work: register(work, "lin", "林", Role.LEAD, ("desk",), ("zh",)))
    found = day.store.read(lambda session: session.people.person("lin"))
    assert found is not None
    assert found.name == "Lin"
    day.close()
    night.close()


# What a reader misses when the order is not the order of the commits.


def note() -> Sealed:
    """An event of a case of its own."""
    ctx = Ctx(now=NOW, actor="lin", new_id=NEW_ID, skew_ms=0)
    opened = CaseOpened(number="B1", team="desk", day="2026-09-21")
    return seal(event(stream_of(NEW_ID()), opened, ctx, act=NEW_ID()), salt())


def appends(one: Sealed, session: Session) -> int:
    """Stores one event; its seq."""
    return session.log.append([Entry(one, fold.read(one))], NOW)[0].seq


def missed(place: str) -> set[str]:
    """What a reader with a cursor never saw, though one writer is overtaken by another."""
    with (
        closing(PostgresStore(place)) as slow,
        closing(PostgresStore(place)) as quick,
        closing(PostgresStore(place)) as reader,
    ):
        return _missed(slow, quick, reader)


def _missed(slow: PostgresStore, quick: PostgresStore, reader: PostgresStore) -> set[str]:
    cursor = reader.read(lambda session: session.log.last_seq())
    first, second = note(), note()
    stored, go = threading.Event(), threading.Event()

    def held_up(session: Session) -> None:
        appends(first, session)
        stored.set()
        assert go.wait(60)

    def read_on() -> set[str]:
        nonlocal cursor
        found = reader.read(lambda session: session.log.after(cursor, 100))
        cursor = max([cursor, *(one.seq for one in found)])
        return {one.sealed.id for one in found}

    with ThreadPoolExecutor(2) as pool:
        one = pool.submit(slow.write, held_up)
        assert stored.wait(60)
        other = pool.submit(quick.write, partial(appends, second))
        while not (other.done() or waits(reader)):
            pass
        seen = read_on()
        go.set()
        one.result()
        other.result()
    return {first.id, second.id} - seen - read_on()


def waits(store: PostgresStore) -> bool:
    """Whether a transaction waits for another."""
    asked = "SELECT count(*) FROM pg_locks WHERE NOT granted AND locktype = 'transactionid'"
    (count,) = store.read(lambda session: session.conn.execute(asked).fetchone())
    return bool(count)


def test_a_reader_with_a_cursor_misses_nothing(place: str) -> None:
    assert missed(place) == set()


def test_with_a_serial_in_place_of_the_counter_a_reader_misses_events(
    place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Connection.execute
    with looked_at(place) as conn:
        (last,) = conn.execute("SELECT seq FROM counter").fetchone()
    name = f"cs_tui.serial_{NEW_ID().replace('-', '_')}"
    store = PostgresStore(place)
    store.write(lambda session: session.conn.execute(f"CREATE SEQUENCE {name} START {last + 1}"))
    store.close()

    def serial(self: Connection, sql: str, values: tuple[object, ...] = ()) -> object:
        if sql.startswith("UPDATE counter"):
            return None
        if sql == "SELECT seq, head FROM counter":
            sql = f"SELECT nextval('{name}') - 1, head FROM counter"
        return real(self, sql, values)

    monkeypatch.setattr(RowLocks, "counter", lambda self: nullcontext())
    monkeypatch.setattr(Connection, "execute", serial)
    assert len(missed(place)) == 1
