"""How much the hub takes in and gives out.

First its store call, a push of a hundred events judged, stored and projected, in turn with the same
rows written bare by `executemany`; the goal is at least 0.35 of the bare rows a second. Then a hub
as a process of its own and desks that speak HTTP to it, all at once: pushes, then pulls of it all.
With `--database` both on PostgreSQL, the store call beside COPY of the same rows.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import islice
from pathlib import Path

from benchmarks.figures import tell
from cs_tui.core.agent import Role
from cs_tui.core.case import stream_of
from cs_tui.core.events import Body, Sealed, event, seal
from cs_tui.core.moves import CaseOpened
from cs_tui.core.note import NoteAdded
from cs_tui.core.permission import Actor
from cs_tui.core.ports import Ctx
from cs_tui.demo.children import Child, stop
from cs_tui.ids import Uuid7, salt, wall_clock
from cs_tui.server.bootstrap import new_secret, open_hub
from cs_tui.server.enrolment import new_code, register
from cs_tui.server.hub import Hub
from cs_tui.server.push import accept
from cs_tui.server.runner import settle_in
from cs_tui.server.sanity import read_lines
from cs_tui.server.storage.opening import Place
from cs_tui.sqlite import Connection, close, connect, tx
from cs_tui.sync import wire
from cs_tui.sync.gateway import Gateway

TEAM, DAY = "desk", "2026-05-29"
AT_ONCE = 100
"""Events in a push."""
EVENTS_A_CASE = 5
PAGE = 500
PROJECTED = {"streams": "stream", "cases": "id", "case_facts": "case"}
"""The tables of the hub that a case is projected to, and what names it there."""
NEW_ID = Uuid7()


def main(argv: Sequence[str] | None = None) -> None:
    """Runs both parts and prints their figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.hub", description=__doc__)
    parser.add_argument("--batches", type=int, default=100, help="pushes into the store alone")
    parser.add_argument("--desks", type=int, default=20)
    parser.add_argument("--pushes", type=int, default=10, help="pushes of each desk")
    parser.add_argument("--database", help="postgresql://...: a database for this run, instead")
    args = parser.parse_args(argv)
    settle_in()
    with tempfile.TemporaryDirectory(prefix="hub-") as folder:
        if args.database:
            from benchmarks import hub_postgres

            place = hub_postgres.own_scope(args.database)
            hub_postgres.store_call(place, args.batches)
            codes = dict(_people(place, args.desks))
            with _served(Path(folder), place) as url:
                asyncio.run(over_http(url, codes, args.pushes))
            return
        store_call(Path(folder) / "alone", args.batches)
        served_by = Path(folder) / "served"
        codes = dict(_people(served_by / "hub.db", args.desks))
        with _served(served_by, served_by / "hub.db") as url:
            asyncio.run(over_http(url, codes, args.pushes))


def store_call(folder: Path, count: int) -> None:
    """Push by push, each followed by its own rows written bare into a database beside."""
    hub = open_hub(folder / "hub.db")
    registered(hub, "lin")
    beside, bare = connect(folder / "hub.db", readonly=True), connect(folder / "bare.db")
    _same_tables(beside, bare)
    actor = Actor("lin", Role.AGENT, (TEAM,))
    ours, theirs = 0.0, 0.0
    for batch in islice(batches("lin"), count):
        lines = read_lines(b"".join(map(wire.line, batch)))
        ours += timed(partial(hub.do, partial(accept, actor=actor, lines=lines)))
        rows = _rows_of(beside, batch)
        theirs += timed(partial(_write, bare, rows))
    close(beside)
    close(bare)
    hub.close()
    events = count * AT_ONCE
    tell("store call, events a second", f"{events / ours:.0f}")
    tell("the same rows by executemany", f"{events / theirs:.0f}")
    tell("store call beside executemany", f"{theirs / ours:.2f}", ">= 0.35")


async def over_http(url: str, codes: Mapping[str, str], pushes: int) -> None:
    """Desks that push all at once, then pull all at once."""
    lines = {name: await _enrolled(url, code) for name, code in codes.items()}
    work = {name: list(islice(batches(name), pushes)) for name in lines}
    began = time.perf_counter()
    await asyncio.gather(*(_push(line, work[name]) for name, line in lines.items()))
    spent, count = time.perf_counter() - began, len(lines) * pushes
    tell(f"pushes a second, {len(lines)} desks", f"{count / spent:.0f}")
    tell(f"events a second, {AT_ONCE} in a push", f"{count * AT_ONCE / spent:.0f}")
    began = time.perf_counter()
    pulled = await asyncio.gather(*(_pull(line) for line in lines.values()))
    spent = time.perf_counter() - began
    tell(f"pulls a second, {len(lines)} desks", f"{sum(pages for pages, _ in pulled) / spent:.0f}")
    tell("events a second, pulled", f"{sum(events for _, events in pulled) / spent:.0f}")
    for line in lines.values():
        await line.close()


def batches(actor: str) -> Iterator[list[Sealed]]:
    """Pushes of new cases, each opened and noted upon, without end."""
    while True:
        streams = [stream_of(NEW_ID()) for _ in range(AT_ONCE // EVENTS_A_CASE)]
        yield [
            seal(event(stream, body, Ctx(wall_clock(), actor, NEW_ID, 0), act=NEW_ID()), salt())
            for stream in streams
            for body in _told()
        ]


def _told() -> Iterator[Body]:
    yield CaseOpened(number="B1", team=TEAM, day=DAY, subject="订单什么时候到？")
    for step in range(1, EVENTS_A_CASE):
        yield NoteAdded(issue=f"客户说还没有收到货，很着急 {step}")


def _same_tables(hub: Connection, bare: Connection) -> None:
    found = hub.execute(
        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' "
        f"AND tbl_name IN ('events', {', '.join(map(repr, PROJECTED))})"
    )
    for (statement,) in found.fetchall():
        bare.execute(statement)


def _rows_of(hub: Connection, batch: Sequence[Sealed]) -> dict[str, list[tuple[object, ...]]]:
    """What the hub has written for a push, table by table."""
    found = {"events": _found(hub, "events", "id", [one.id for one in batch])}
    streams = list(dict.fromkeys(one.stream for one in batch))
    for table, key in PROJECTED.items():
        names = streams if key == "stream" else [one.partition("/")[2] for one in streams]
        found[table] = _found(hub, table, key, names)
    return found


def _found(hub: Connection, table: str, key: str, names: Sequence[str]) -> list[tuple[object, ...]]:
    marks = ", ".join("?" for _ in names)
    return hub.execute(f'SELECT * FROM {table} WHERE "{key}" IN ({marks})', names).fetchall()


def _write(bare: Connection, rows: dict[str, list[tuple[object, ...]]]) -> None:
    with tx(bare):
        for table, made in rows.items():
            marks = ", ".join("?" for _ in made[0])
            bare.executemany(f"INSERT INTO {table} VALUES ({marks})", made)


def _people(database: Place, count: int) -> Iterator[tuple[str, str]]:
    """Agents the hub knows, each with a code for a device."""
    hub: Hub = open_hub(database)
    for number in range(count):
        name, code = f"agent-{number}", new_secret()
        registered(hub, name)
        hub.do(partial(new_code, agent=name, secret=code))
        yield name, code
    hub.close()


def registered(hub: Hub, agent: str) -> None:
    """An agent the hub knows from now on."""
    person = partial(register, agent=agent, name=agent, role=Role.AGENT)
    hub.do(partial(person, teams=(TEAM,), langs=("zh",)))


@contextmanager
def _served(folder: Path, place: Place) -> Iterator[str]:
    """A hub as a process of its own; its address."""
    words = ("cs_tui", "serve", "--port", "0", "--json", "--database", str(place))
    hub = Child("hub", words, folder)
    try:
        yield str(json.loads(hub.answer())["url"])
    finally:
        stop([hub])


async def _enrolled(url: str, code: str) -> Gateway:
    stranger = Gateway(url)
    me = await stranger.enrol(code, "benchmark")
    await stranger.close()
    return Gateway(url, me.token)


async def _push(line: Gateway, work: Iterable[Sequence[Sealed]]) -> None:
    for batch in work:
        answer = await line.push(batch)
        if any(verdict.status != "accepted" for verdict in answer.results):
            raise ValueError("the hub refused what it should have taken")


async def _pull(line: Gateway) -> tuple[int, int]:
    """Everything from the beginning: how many pages it took, and how many events came."""
    pages, events, cursor, more = 0, 0, 0, True
    while more:
        page = await line.pull(cursor, PAGE)
        added = sum(len(changes) for changes in page.streams_added)
        pages, events = pages + 1, events + len(page.changes) + added
        cursor, more = page.next, page.more
    return pages, events


def timed(job: Callable[[], object]) -> float:
    """How long it takes, in seconds."""
    began = time.perf_counter()
    job()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
