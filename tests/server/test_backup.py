"""A backup is believed when all of it was read; a restore brings everybody back to one truth."""

from __future__ import annotations

import json
import resource
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from cs_tui.core.case import Case, Status, stream_of
from cs_tui.core.events import Sealed
from cs_tui.errors import BadFile, InUse
from cs_tui.server.backup import KEPT, backups, folder_beside, make, verified
from cs_tui.server.bootstrap import open_hub
from cs_tui.server.nightly import AGAIN_MS, Nightly
from cs_tui.server.restore import restore, serving_lock
from cs_tui.server.storage import Stored
from cs_tui.sqlite import checkpoint, close, connect, mark_erased, tx
from cs_tui.store import rebuild
from cs_tui.store.sync_status import standing
from cs_tui.sync.faults import Restored
from tests.server.floor import START, Floor
from tests.server.running import command, running
from tests.sync.desk import Desk
from tests.sync.real import Restorable, Terminals, cases

DAY_MS = 24 * 3600 * 1000


async def test_a_backup_beside_a_working_hub_holds_all_of_its_log(floor: Floor) -> None:
    lin = await floor.desk("lin")
    assert lin.me.name == "Lin"
    made = make(floor.path, folder_beside(floor.path), "2026-09-21")
    assert made.events == len(await floor.seqs())
    assert verified(made.path) == made.events
    assert made.path.stat().st_mode & 0o077 == 0
    assert [one.name for one in made.path.parent.iterdir()] == ["hub-2026-09-21.db"]


async def test_only_so_many_backups_are_kept_and_the_latest_first(floor: Floor) -> None:
    folder = folder_beside(floor.path)
    for day in range(KEPT + 2):
        make(floor.path, folder, f"2026-09-{day + 1:02}")
    names = [one.name for one in backups(folder)]
    assert names == [f"hub-2026-09-{day + 1:02}.db" for day in reversed(range(2, KEPT + 2))]


async def test_a_log_that_is_not_whole_makes_no_backup_and_costs_no_older_one(floor: Floor) -> None:
    folder = folder_beside(floor.path)
    good = make(floor.path, folder, "2026-09-21")
    conn = sqlite3.connect(floor.path)
    with conn:
        conn.execute("UPDATE events SET actor = 'nobody' WHERE seq = 5")
    conn.close()
    with pytest.raises(BadFile):
        make(floor.path, folder, "2026-09-22")
    assert backups(folder) == [good.path]


async def test_every_shift_day_has_its_backup_and_a_failure_is_tried_again(floor: Floor) -> None:
    folder = folder_beside(floor.path)
    floor.hub.nightly = nightly = Nightly(floor.path)
    for expected, passing in ((1, 60_000), (1, DAY_MS), (2, 60_000)):
        await floor.hub.tick()
        assert len(backups(folder)) == expected
        floor.moment.passes(passing)
    latest = backups(folder)[0]
    for one in backups(folder):
        one.unlink()
    folder.rmdir()
    folder.write_text("in the way")
    floor.moment.passes(DAY_MS)
    for tries in (1, 1):
        await floor.hub.tick()
        assert nightly.failed == tries
    folder.unlink()
    floor.moment.passes(AGAIN_MS)
    await floor.hub.tick()
    assert backups(folder) != [latest]
    assert nightly.made_at == floor.moment.now


async def test_a_file_that_could_not_be_written_anew_at_night_is_tried_again_that_day(
    floor: Floor,
) -> None:
    """The backup of the night stands already: it is no reason to leave the file as it is."""
    nightly = Nightly(floor.path)
    conn = connect(floor.path)
    with tx(conn):
        mark_erased(conn)
    checkpoint(conn)
    day = await floor.hub.read(lambda session: floor.hub.reckoning(session).day(START))
    make(floor.path, folder_beside(floor.path), day)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (floor.path.stat().st_size // 2, limits[1]))
    try:
        await nightly.look(floor.hub)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    marks = []
    for _ in range(2):
        await nightly.look(floor.hub)
        marks.append(conn.execute("PRAGMA application_id").fetchone())
        floor.moment.passes(AGAIN_MS)
    close(conn)
    assert (nightly.failed, marks) == (1, [(1,), (0,)])


def test_while_a_hub_serves_nothing_is_restored(tmp_path: Path) -> None:
    with running(tmp_path) as hub:
        made = command("backup", "now", "--json", home=tmp_path)
        assert json.loads(made.stdout)["events"] > 0
        refused = command("backup", "restore", home=tmp_path)
        assert (refused.returncode, "stop it first" in refused.stderr) == (5, True)
        second = command("serve", "--port", "0", home=tmp_path)
        assert (second.returncode, "another hub" in second.stderr) == (5, True)
        assert hub.process.poll() is None
    assert command("backup", "restore", home=tmp_path).returncode == 0
    assert command("audit", "verify", home=tmp_path).returncode == 0


def test_a_backup_that_is_none_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "hub.db"
    open_hub(path).close()
    before = path.read_bytes()
    wrong = tmp_path / "notes.db"
    wrong.write_text("no database at all")
    with pytest.raises(BadFile):
        restore(wrong, path, START)
    assert path.read_bytes() == before


def test_the_lock_of_a_serving_hub_holds_a_restore_off(tmp_path: Path) -> None:
    path = tmp_path / "hub.db"
    open_hub(path).close()
    made = make(path, folder_beside(path), "2026-09-21")
    lock = serving_lock(path)
    assert lock.take()
    with pytest.raises(InUse):
        restore(made.path, path, START)
    lock.release()
    first = restore(made.path, path, START)
    second = restore(made.path, path, START)
    assert second.epoch > first.epoch >= 2


class Yesterday(Restorable):
    """A hub that is put back to its backup by the very command."""

    def takes_a_backup(self) -> None:
        self._made = make(self.floor.path, folder_beside(self.floor.path), "2026-09-21")

    def restores(self) -> None:
        self._in, self.restored = None, True
        self._reopened(lambda: restore(self._made.path, self.floor.path, self.floor.moment.now))


@pytest.fixture
async def crew(floor: Floor) -> AsyncIterator[Terminals]:
    made = Terminals(floor, Yesterday(floor))
    yield made
    await made.close()


async def settles(desk: Desk) -> None:
    """Rounds until one goes through."""
    for _ in range(3):
        try:
            await desk.syncs()
        except Restored:
            continue
        return
    raise AssertionError("a desk does not come to terms with its restored hub")


async def test_a_hub_restored_from_yesterday_gets_everything_back_and_nothing_twice(
    crew: Terminals, floor: Floor
) -> None:
    way = crew.transport
    assert isinstance(way, Yesterday)
    lin, wang = await crew.joins("lin"), await crew.joins("wang")
    chat = floor.channel()
    for desk in (lin, wang):
        await desk.syncs()
    way.takes_a_backup()
    floor.moment.passes(DAY_MS)

    taken = await floor.writes(chat, "灯坏了", "c1")
    for desk in (lin, wang):
        await desk.syncs()
    lin.notes(taken.case, "备份之后记的")
    await lin.syncs()
    wang.notes(taken.case, "同事记的")
    await wang.syncs()
    await lin.syncs()
    before = {one.sealed.id for one in await stored(floor)}
    lost = await floor.case(taken.case)

    way.restores()
    assert not (await floor.case(taken.case)).id
    for desk in (lin, wang, lin):
        await settles(desk)

    after = [one.sealed.id for one in await stored(floor)]
    assert len(after) == len(set(after))
    assert before <= set(after)
    assert await floor.case(taken.case) == lost
    assert cases(lin) == cases(wang)
    for desk in (lin, wang):
        assert desk.unsent == []
        assert (standing(desk.conn, desk.name).refused, rebuild.differing(desk.conn)) == (0, [])
    further = await floor.writes(floor.channel("webchat"), "还在吗", "c1")
    assert (further.case, further.opened) == (taken.case, False)
    fresh = await floor.writes(floor.channel("webchat"), "新的", "c2")
    assert fresh.number != taken.number


async def test_one_desk_brings_back_what_a_colleague_at_home_had_done(
    crew: Terminals, floor: Floor
) -> None:
    way = crew.transport
    assert isinstance(way, Yesterday)
    lin, wang = await crew.joins("lin"), await crew.joins("wang")
    await lin.syncs()
    way.takes_a_backup()
    case = wang.opens()
    wang.notes(case, "下班前记的")
    await wang.syncs()
    await lin.syncs()
    way.restores()
    await settles(lin)
    state = await floor.hub.read(lambda session: session.log.state(stream_of(case)))
    assert isinstance(state, Case)
    assert (state.status, state.owner, state.note.issue) == (Status.ACTIVE, "wang", "下班前记的")


async def test_a_mark_is_good_for_the_very_bytes_it_was_made_for(
    crew: Terminals, floor: Floor
) -> None:
    lin, wang = await crew.joins("lin"), await crew.joins("wang")
    forged = wang.opens()
    (sealed,) = unsent(wang, forged)
    await wang.syncs()
    other = wang.opens()
    (another,) = unsent(wang, other)
    proof = wang.exchange.proofs([sealed.id])[sealed.id]
    assert proof
    pushed = await lin.gateway.push([sealed, another], None, {another.id: proof})
    assert [one.status for one in pushed.results] == ["duplicate", "refused"]


async def stored(floor: Floor) -> list[Stored]:
    """The whole log of the hub."""
    return await floor.hub.read(lambda session: session.log.after(0, 100_000))


def unsent(desk: Desk, case: str) -> list[Sealed]:
    """What of a case waits to be sent."""
    waiting = desk.exchange.unsent(10_000, 10**9)
    return [one for one in waiting if one.stream == stream_of(case)]
