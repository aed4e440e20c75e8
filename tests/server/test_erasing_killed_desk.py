"""A desk is killed between hearing of an erasure and writing its file anew: the next start does."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from cs_tui.bootstrap import open_store
from cs_tui.core.moves import no_action
from cs_tui.settings import Places
from cs_tui.sqlite import close, connect
from cs_tui.store import rebuild
from cs_tui.store.exchange import Exchange
from cs_tui.sync import wire
from cs_tui.sync.inbox import arrived
from tests.forking import CONTEXT
from tests.server.floor import Floor
from tests.server.test_erasing_attacks import DAY, HERS, erases, records
from tests.server.test_handover import Person
from tests.server.test_retention import over

FILES = ("desk.db", "desk.db-wal")


def _killed(path: str, page: str) -> None:
    """The desk takes in what the hub told, and is killed before it does anything else."""
    told = wire.Page.model_validate_json(page)
    Exchange(connect(Path(path))).apply(list(arrived(told.changes)), cursor=told.next)
    os.kill(os.getpid(), signal.SIGKILL)


def left_in(folder: Path) -> list[str]:
    """What of the customer can be read in a desk's files."""
    kept = b"".join(path.read_bytes() for path in folder.iterdir() if path.is_file())
    return [one for one in HERS if one.encode() in kept]


async def killed_while_erasing(floor: Floor, folder: Path) -> None:
    """A desk has a customer's case; the hub erases her; the desk hears of it, and dies."""
    lin = Person(await floor.desk("lin"), "lin", folder / "desk.db")
    floor.hub.do(records)
    floor.hub.do(lambda work: over(work, "one", ends=False))
    await lin.syncs()
    with lin.log.case_act("one", lin.kit.ctx()) as act:
        no_action(act, "spam", DAY)
    await lin.syncs()
    floor.hub.do(erases)
    page = await lin.desk.pull(Exchange(lin.conn).state().cursor)
    close(lin.conn)
    process = CONTEXT.Process(
        target=_killed, args=(str(folder / "desk.db"), page.model_dump_json())
    )
    process.start()
    process.join(60)
    assert process.exitcode == -signal.SIGKILL


async def test_a_desk_killed_while_it_erases_is_written_anew_at_its_next_start(
    floor: Floor, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("lin")
    await killed_while_erasing(floor, folder)
    assert left_in(folder) == list(HERS)

    again = open_store(Places(folder, folder, folder))

    assert left_in(folder) == []
    assert (again.erased, rebuild.differing(again)) == (False, [])
    assert again.execute("SELECT count(*) FROM cases WHERE erased").fetchone() == (1,)
    close(again)


async def test_without_the_mark_in_the_file_it_would_stay_readable(
    floor: Floor, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("lin")
    await killed_while_erasing(floor, folder)
    unmarked = connect(folder / "desk.db")
    unmarked.execute("PRAGMA application_id=0")
    # A program that is killed, too: nothing empties the file beside the database.
    kept = {name: (folder / name).read_bytes() for name in FILES}
    close(unmarked)
    for name, data in kept.items():
        (folder / name).write_bytes(data)
    again = open_store(Places(folder, folder, folder))
    assert left_in(folder) == list(HERS)
    close(again)
