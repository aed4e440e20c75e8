"""The terminal's own sync against the real hub: both end up with the same cases, byte for byte."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import httpx

from cs_tui.core.act import Act
from cs_tui.core.case import Case
from cs_tui.core.contact import reply
from cs_tui.core.note import write
from cs_tui.core.permission import Actor, visible
from cs_tui.ids import salt
from cs_tui.sqlite import MEMORY, connect, migrate
from cs_tui.store.exchange import Exchange
from cs_tui.store.log import Log
from cs_tui.store.schema import MIGRATIONS
from cs_tui.sync.engine import SyncReport, sync_once
from cs_tui.sync.gateway import Gateway
from tests.server.floor import Desk, Floor

T = TypeVar("T")
URL = "http://127.0.0.1:8470"


class Terminal:
    """A log of its own, in memory unless a file is named, with a person of the hub before it."""

    def __init__(self, desk: Desk, path: Path = MEMORY) -> None:
        self.desk = desk
        self.conn = connect(path)
        migrate(self.conn, MIGRATIONS)
        self.log = Log(self.conn, salt)
        transport = httpx.ASGITransport(app=desk.floor.app)
        self.gateway = Gateway(URL, desk.me.token, transport=transport)

    async def syncs(self) -> SyncReport:
        """One round."""

        async def run(fn: Callable[..., T], /, *args: object) -> T:
            return fn(*args)

        exchange = Exchange(self.conn)
        return await sync_once(run, exchange, self.gateway, self.desk.floor.moment)

    def notes(self, case_id: str, text: str) -> Act[Case]:
        """The person writes a note and an answer, whatever others do meanwhile."""
        with self.log.case_act(case_id, self.desk.ctx) as act:
            write(act, issue=text)
            if act.state.owner == self.desk.me.actor:
                reply(act, text, grace_s=0, spoken=False)
        return act

    def docs(self) -> dict[str, str]:
        """What every stream folds to here."""
        return dict(self.conn.execute("SELECT stream, doc FROM docs").fetchall())


async def hub_docs(floor: Floor, desk: Desk) -> dict[str, str]:
    """What every stream this person may see folds to on the hub."""
    me = Actor(desk.me.actor, desk.me.role, desk.me.teams)
    sights = await floor.hub.read(lambda session: session.log.sights_after("", me.id, 10_000))
    seen = [sight.stream for sight in sights if visible(me, sight.thing)]
    states = await floor.hub.read(
        lambda session: {stream: session.log.state(stream) for stream in seen}
    )
    return {stream: state.model_dump_json() for stream, state in states.items()}


async def test_terminals_and_hub_agree_on_every_visible_stream(floor: Floor) -> None:
    chat = floor.channel()
    lin, wang = Terminal(await floor.desk("lin")), Terminal(await floor.desk("wang"))
    far = Terminal(await floor.desk("far", teams=("night",)))
    taken = await floor.writes(chat, "还没到")
    await lin.desk.next(case=taken.case)
    for terminal in (lin, wang, far):
        await terminal.syncs()

    lin.notes(taken.case, "客户问物流")
    wang.notes(taken.case, "我也看了")
    await floor.writes(chat, "人呢")
    for terminal in (wang, lin, wang, lin, far):
        await terminal.syncs()
    await floor.leaving(chat)
    for terminal in (lin, wang, far):
        await terminal.syncs()
        assert terminal.docs() == await hub_docs(floor, terminal.desk)
    assert f"case/{taken.case}" in lin.docs()
    assert f"case/{taken.case}" not in far.docs()


async def test_an_answer_lost_on_its_way_costs_a_duplicate_and_no_more(floor: Floor) -> None:
    lin = Terminal(await floor.desk("lin"))
    taken = await floor.writes(floor.channel(), "还没到")
    await lin.desk.next(case=taken.case)
    await lin.syncs()
    act = lin.notes(taken.case, "记一笔")
    await lin.desk.push(lin.log.sealed(act.stream))
    before = await floor.seqs()
    await lin.syncs()
    assert await floor.seqs() == before
    assert lin.docs() == await hub_docs(floor, lin.desk)


async def test_a_terminal_that_was_away_gets_what_it_missed(floor: Floor) -> None:
    lin = Terminal(await floor.desk("lin"))
    await lin.syncs()
    chat = floor.channel()
    for n in range(5):
        await floor.writes(chat, "在吗", conversation=f"c{n}")
    report = await lin.syncs()
    assert report.pulled >= 15
    assert lin.docs() == await hub_docs(floor, lin.desk)
