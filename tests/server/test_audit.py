"""Nothing in the hub's log changes without a trace; erasing a person leaves none."""

from __future__ import annotations

import sqlite3

import pytest

from cs_tui.core.note import NoteAdded
from cs_tui.server.audit import audited
from cs_tui.server.storage import Witness
from cs_tui.sync.wire import Page
from tests.server.floor import Floor
from tests.server.pushing import made, opened


async def worked(floor: Floor) -> Witness:
    """A log with work in it; what a desk was told of it."""
    lin = await floor.desk("lin")
    case = opened(lin)
    await lin.push([case])
    for n in range(5):
        await lin.push([made(lin, case.stream, NoteAdded(issue=f"王小明 {n}"))])
    page = await lin.get("/v1/pull", Page)
    return Witness(page.seen.seq, page.seen.head)


def tampered(floor: Floor, *statements: str) -> None:
    """Somebody with the file in their hands changes it."""
    conn = sqlite3.connect(floor.path)
    with conn:
        for statement in statements:
            conn.execute(statement)
    conn.close()


async def test_a_log_that_nobody_touched_is_whole_and_ends_where_desks_were_told(
    floor: Floor,
) -> None:
    witness = await worked(floor)
    head, faults = audited(floor.path, [witness])
    assert (head, faults) == (witness, [])
    assert head.seq == (await floor.seqs())[-1]


LAST = "(SELECT max(seq) FROM events)"
CHANGED = (
    "UPDATE events SET {part} = CAST(replace(CAST({part} AS TEXT), '{was}', '{now}') AS BLOB) "
    f"WHERE seq = {LAST} - 1"
)
FORGED = (
    "UPDATE counter SET (seq, head) = (SELECT seq, chain FROM events ORDER BY seq DESC LIMIT 1)"
)


@pytest.mark.parametrize(
    "statements",
    [
        (CHANGED.format(part="fact", was="note", now="mote"),),
        (CHANGED.format(part="personal", was="王", now="李"),),
        (f"UPDATE events SET actor = 'zhou' WHERE seq = {LAST} - 1",),
        (f"UPDATE events SET at = at + 1 WHERE seq = {LAST} - 1",),
        (f"DELETE FROM events WHERE seq = {LAST} - 1",),
        (
            f"DELETE FROM events WHERE seq = {LAST} - 2",
            f"UPDATE events SET seq = seq - 1 WHERE seq = {LAST} - 1",
            f"UPDATE events SET seq = seq - 1 WHERE seq = {LAST}",
            "UPDATE counter SET seq = seq - 1",
        ),
        (
            "UPDATE events SET seq = -1 WHERE seq = 10",
            "UPDATE events SET seq = 10 WHERE seq = 11",
            "UPDATE events SET seq = 11 WHERE seq = -1",
        ),
        (f"DELETE FROM events WHERE seq = {LAST}",),
        (f"DELETE FROM events WHERE seq > {LAST} - 3", FORGED),
    ],
    ids=["edit", "text", "column", "time", "removal", "closed-up", "swap", "end", "forged-end"],
)
async def test_every_kind_of_tampering_is_found(floor: Floor, statements: tuple[str, ...]) -> None:
    witness = await worked(floor)
    tampered(floor, *statements)
    _, faults = audited(floor.path, [witness])
    assert faults


async def test_an_end_cut_off_with_care_is_found_by_the_witness_alone(floor: Floor) -> None:
    witness = await worked(floor)
    tampered(floor, f"DELETE FROM events WHERE seq > {LAST} - 3", FORGED)
    assert audited(floor.path)[1] == []
    assert audited(floor.path, [witness])[1] != []


async def test_a_chain_made_anew_over_a_changed_log_is_found_by_the_witness(floor: Floor) -> None:
    _, earlier = await worked(floor), await floor.hub.read(lambda session: session.log.head())
    forged = Witness(earlier.seq, "0" * 64)
    assert audited(floor.path, [forged])[1] != []


async def test_erasing_a_person_breaks_nothing(floor: Floor) -> None:
    witness = await worked(floor)
    tampered(floor, "UPDATE events SET personal = NULL WHERE personal IS NOT NULL")
    assert audited(floor.path, [witness])[1] == []
