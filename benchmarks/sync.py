"""The road between desks and their hub: what waits after an outage, a storm, and a new device.

Each part prints what the sync page promises, with its goal, beside the raw limit in the same run:
the same rows written bare by `executemany`. Times are the clock's; processor seconds of the hub and
of this program stand under them, for a machine that does other things besides. The hub is a process
of its own on this machine; in the storm all desks live in this program.
"""

from __future__ import annotations

import argparse
import asyncio
import resource
import tempfile
import time
from collections import deque
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import suppress
from functools import partial
from itertools import islice
from pathlib import Path

import httpx

from benchmarks.figures import median, ms, p99, tell
from benchmarks.floor import places_in
from benchmarks.hall import Watched, channel, enrolled, watched
from benchmarks.hub import AT_ONCE, NEW_ID, TEAM, batches
from benchmarks.terminal import Terminal
from cs_tui.bootstrap import join, open_desk, settle_in
from cs_tui.core import fold
from cs_tui.core.agent import Role
from cs_tui.core.events import Sealed
from cs_tui.core.permission import Actor
from cs_tui.desk import Desk
from cs_tui.server.bootstrap import open_hub
from cs_tui.server.push import accept
from cs_tui.server.sanity import read_lines
from cs_tui.services.field_names import NOTE, REPLY
from cs_tui.settings import Places
from cs_tui.sqlite import close, connect, tx
from cs_tui.sync import wire
from cs_tui.sync.enrolment import Code, write_code
from cs_tui.sync.faults import HubFailed, Slow
from cs_tui.sync.gateway import Gateway
from cs_tui.sync.wire import Taken

FIRST_ROWS_S = 2.0
"""A desk on a terminal rests so long before it is watched."""


def main(argv: Sequence[str] | None = None) -> None:
    """Runs the parts one after the other and prints their figures."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.sync", description=__doc__)
    parser.add_argument("--day", type=int, default=1_000, help="events of an outage")
    parser.add_argument("--agents", type=int, default=200, help="desks that send at once")
    parser.add_argument("--each", type=int, default=1_000, help="events of each of them")
    parser.add_argument("--events", type=int, default=50_000, help="events that are fetched")
    parser.add_argument("--items", type=int, default=100, help="cases that come while one looks")
    parser.add_argument("--listeners", type=int, default=1_000)
    args = parser.parse_args(argv)
    _more_files()
    with tempfile.TemporaryDirectory(prefix="sync-") as folder:
        root = Path(folder)
        outage(root / "outage", args.day)
        storm(root / "storm", args.agents, args.each)
        much(root / "much", args.events)
        at_once(root / "at-once", args.items)
        idle(root / "idle", args.listeners)


def outage(folder: Path, count: int) -> None:
    """One agent worked a day without the hub; now it is back."""
    with watched(folder, 1) as (hub, codes):
        desk = _joined(hub, codes[0], folder / "desk")
        made = 0
        for batch in islice(batches(desk.kit.profile.actor), -(-count // AT_ONCE)):
            desk.run_now(desk.kit.log.append, [fold.read(one) for one in batch])
            made += len(batch)
        spent, cpu, mine = _with_cpu(hub, partial(_synced, desk))
        waiting = desk.run_now(desk.syncing.lists).waiting
        desk.close()
    tell(f"one agent's day, {made} events, drained", f"{spent:.2f} s", "< 1 s")
    _cpu(cpu, mine)
    tell("left unsent", str(waiting), "0")
    tell("the same rows by executemany", f"{_bare(folder / 'hub.db', folder / 'bare.db'):.3f} s")


def storm(folder: Path, agents: int, each: int) -> None:
    """Many desks send a day's work at the same moment."""
    with watched(folder, agents) as (hub, codes):
        names = [f"agent-{n}" for n in range(agents)]
        work = [list(islice(batches(name), -(-each // AT_ONCE))) for name in names]
        lines = enrolled(hub, folder / "hub.db", codes)
        failed, later, spent, cpu, mine = asyncio.run(_stormed(hub, lines, work))
    sent = sum(len(batch) for batches in work for batch in batches)
    conn = connect(folder / "hub.db", readonly=True)
    stored, distinct = conn.execute(
        "SELECT count(*), count(DISTINCT id) FROM events "
        "WHERE kind IN ('case_opened', 'note_added')"
    ).fetchone()
    last, count = conn.execute("SELECT max(seq), count(*) FROM events").fetchone()
    close(conn)
    tell(f"{agents} agents, {sent} events at once", f"{spent:.1f} s", "< 25 s")
    _cpu(cpu, mine)
    tell("answers that the hub failed", str(failed), "0")
    tell("answers to come again later", str(later), "0")
    lost, doubled, gaps = sent - distinct, stored - distinct, last - count
    tell("lost, doubled, gaps in the order", f"{lost}, {doubled}, {gaps}", "0, 0, 0")
    tell("the same rows by executemany", f"{_bare(folder / 'hub.db', folder / 'bare.db'):.1f} s")


def much(folder: Path, events: int) -> None:
    """A desk goes on saving while it pulls much; another one comes and takes it all in anew."""
    with watched(folder, 3) as (hub, codes):
        saver = _joined(hub, codes[0], folder / "saver")
        settle_in()
        alone = asyncio.run(_saves(saver, 200))
        _fill(folder / "hub.db", events)
        began = time.perf_counter()
        beside = asyncio.run(_saves_while_pulled(saver))
        pulled = time.perf_counter() - began
        saver.close()
        newcomer = _joined(hub, codes[1], folder / "newcomer", fetch=False)
        spent, cpu, mine = _with_cpu(hub, partial(_synced, newcomer))
        (found,) = newcomer.kit.log.conn.execute("SELECT count(*) FROM events").fetchone()
        newcomer.close()
    tell(f"save while {events} events are pulled, p99 of {len(beside)}", ms(p99(beside)), "< 5 ms")
    tell("save while they are pulled, median", ms(median(beside)))
    tell("save while nothing is pulled, p99", ms(p99(alone)))
    tell(f"{events} events pulled meanwhile", f"{pulled:.1f} s")
    tell(f"resync of {found} events", f"{spent:.1f} s", "< 10 s")
    _cpu(cpu, mine)
    tell("the same rows by executemany", f"{_bare(folder / 'hub.db', folder / 'bare.db'):.2f} s")


def at_once(folder: Path, items: int) -> None:
    """From a customer's message to its row on the screen of an agent who waits."""
    with watched(folder, 2) as (hub, codes):
        desk = _joined(hub, codes[0], folder / "desk")
        desk.run_now(desk.shifts.begin)
        desk.close()
        (helper,) = enrolled(hub, folder / "hub.db", codes[1:])
        token = channel(folder / "hub.db")
        with Terminal(["-m", "cs_tui"], {"CS_TUI_HOME": str(folder / "desk")}) as screen:
            screen.until("Ctrl")
            screen.rest(FIRST_ROWS_S)
            spent = [_shown(hub, token, helper, screen, n) for n in range(items)]
        asyncio.run(helper.close())
    tell(f"a new case on another's screen, p99 of {items}", ms(p99(spent)), "< 300 ms")
    tell("a new case on another's screen, median", ms(median(spent)))


def idle(folder: Path, listeners: int) -> None:
    """What it costs the hub when many only listen."""
    with watched(folder, 20) as (hub, codes):
        lines = enrolled(hub, folder / "hub.db", codes)
        before, after = asyncio.run(_listened(hub, [line.token for line in lines], listeners))
    tell(f"the hub with {listeners} idle listeners", f"{after:.0f} MB", "< 100 MB")
    tell("the hub with none", f"{before:.0f} MB")


def _joined(hub: Watched, secret: str, home: Path, *, fetch: bool = True) -> Desk:
    """A desk of its own, enrolled."""
    places: Places = places_in(home)
    code = write_code(Code(hub.url, secret, ""))
    asyncio.run(join(places, code, device="benchmark", lang="zh"))
    desk = open_desk(places)
    if fetch:
        _synced(desk)
    return desk


def _synced(desk: Desk) -> None:
    async def whole() -> None:
        await desk.hub.sync_once()
        await desk.hub.stop()

    asyncio.run(whole())


def _with_cpu(hub: Watched, job: Callable[[], object]) -> tuple[float, float, float]:
    """How long a job takes, and the processor seconds of the hub and of this program."""
    theirs, mine = hub.cpu_s, time.process_time()
    spent = _timed(job)
    return spent, hub.cpu_s - theirs, time.process_time() - mine


def _cpu(hub: float, mine: float) -> None:
    tell("   processor seconds of the hub, of this program", f"{hub:.1f}, {mine:.1f}")


async def _stormed(
    hub: Watched, lines: Sequence[Gateway], work: Sequence[Sequence[Sequence[Sealed]]]
) -> tuple[int, int, float, float, float]:
    """How many answers were failures of the hub, or asked to come again, and what it took."""
    failed = later = 0

    async def sends(line: Gateway, batches: Sequence[Sequence[Sealed]]) -> None:
        nonlocal failed, later
        left = deque(batches)
        while left:
            try:
                await line.push(left[0])
                left.popleft()
            except HubFailed:
                failed += 1
                left.popleft()
            except Slow as asked:
                later += 1
                await asyncio.sleep(asked.retry_after_s or 1)

    theirs, mine, began = hub.cpu_s, time.process_time(), time.perf_counter()
    await asyncio.gather(*(sends(line, own) for line, own in zip(lines, work, strict=True)))
    spent = time.perf_counter() - began
    for line in lines:
        await line.close()
    return failed, later, spent, hub.cpu_s - theirs, time.process_time() - mine


def _fill(database: Path, events: int) -> None:
    """Somebody else's work, stored beside the running hub."""
    hub = open_hub(database)
    actor = Actor("agent-2", Role.AGENT, (TEAM,))
    for batch in islice(batches(actor.id), -(-events // AT_ONCE)):
        lines = read_lines(b"".join(map(wire.line, batch)))
        hub.do(partial(accept, actor=actor, lines=lines))
    hub.close()


async def _saves(desk: Desk, count: int) -> list[float]:
    return [spent async for spent in _saving(desk, lambda turn: turn < count)]


async def _saves_while_pulled(desk: Desk) -> list[float]:
    """Saves until everything is pulled."""
    pulling = asyncio.create_task(desk.hub.sync_once())
    spent = []
    async for one in _saving(desk, lambda _: not pulling.done()):
        spent.append(one)
        await asyncio.sleep(0.02)
    await pulling
    await desk.hub.stop()
    return spent


async def _saving(desk: Desk, goes_on: Callable[[int], bool]) -> AsyncGenerator[float, None]:
    """Seconds of one save after the other; between them the desk tidies as it does itself."""
    turn = 0
    while goes_on(turn):
        if turn % 20 == 0:  # a case has some notes, not hundreds
            case = await desk.run(desk.cases.open_call)
        yield await _save(desk, case.id, turn)
        await desk.run(desk.kit.log.tidy)
        turn += 1


async def _save(desk: Desk, case: str, turn: int) -> float:
    """One save of a note and an answer, with the wait for its turn on the lane."""
    fields = {REPLY: (f"您好，第 {turn} 次答复", None), NOTE["done"]: (f"答复 {turn}", None)}
    await desk.run(desk.cases.keep_drafts, case, fields)
    began = time.perf_counter()
    await desk.run(desk.cases.save, case)
    return time.perf_counter() - began


def _shown(hub: Watched, token: str, helper: Gateway, screen: Terminal, number: int) -> float:
    """Seconds from the message to its row; afterwards a colleague takes the case."""
    marker = f"Q{number:05d}"
    began = time.perf_counter()
    answer = httpx.post(
        f"{hub.url}/v1/intake",
        headers={"authorization": f"Bearer {token}", "idempotency-key": marker},
        json={"conversation": marker, "channel": "chat", "text": marker},
    )
    screen.until(marker)
    spent = time.perf_counter() - began
    case = Taken.model_validate_json(answer.content).case
    asyncio.run(_taken(helper, case))
    screen.rest(0.2)
    return spent


async def _taken(helper: Gateway, case: str) -> None:
    await helper.next(NEW_ID(), case)
    await helper.close()


async def _listened(hub: Watched, tokens: Sequence[str], count: int) -> tuple[float, float]:
    """The hub's memory before and while so many listen."""
    before = hub.memory_mb
    port = int(hub.url.rpartition(":")[2])
    lines = []
    for number in range(count):
        lines.append(await _listener(port, tokens[number % len(tokens)]))
    after = hub.memory_mb
    for line in lines:
        line.close()
    return before, after


async def _listener(port: int, token: str) -> asyncio.StreamWriter:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    head = f"GET /v1/stream HTTP/1.1\r\nhost: hub\r\nauthorization: Bearer {token}\r\n\r\n"
    writer.write(head.encode())
    await reader.readuntil(b"event: hello")
    return writer


def _bare(database: Path, path: Path) -> float:
    """Seconds to write the hub's events into a table without anything else, a push at a time."""
    hub, bare = connect(database, readonly=True), connect(path)
    (made,) = hub.execute("SELECT sql FROM sqlite_master WHERE name = 'events'").fetchone()
    bare.execute(made)
    rows, spent = hub.execute("SELECT * FROM events"), 0.0
    while batch := rows.fetchmany(AT_ONCE):
        marks = ", ".join("?" for _ in batch[0])

        def write(batch: Sequence[tuple[object, ...]] = batch, marks: str = marks) -> None:
            with tx(bare):
                bare.executemany(f"INSERT INTO events VALUES ({marks})", batch)

        spent += _timed(write)
    close(hub)
    close(bare)
    return spent


def _timed(job: Callable[[], object]) -> float:
    began = time.perf_counter()
    job()
    return time.perf_counter() - began


def _more_files() -> None:
    """A thousand listeners are a thousand files, here and in the hub."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    with suppress(ValueError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


if __name__ == "__main__":
    main()
