"""While the hub's file is written anew, which takes long for a large one, desks come later."""

from __future__ import annotations

from cs_tui.core.case import stream_of
from cs_tui.core.events import seal
from cs_tui.core.moves import CaseOpened
from cs_tui.locks import FileLock
from cs_tui.server.storage.sqlite import SqliteStore
from cs_tui.sync import wire
from tests.make import salt
from tests.server.floor import Floor
from tests.server.pushing import made


async def test_a_push_meanwhile_is_told_when_to_come_again_and_then_nothing_is_lost_or_doubled(
    floor: Floor,
) -> None:
    lin = await floor.desk("lin")
    store = floor.hub.store
    assert isinstance(store, SqliteStore)
    guard = store._writer.guard
    assert guard is not None
    guard.timeout_s = 0
    work = [made(lin, stream_of("c"), CaseOpened(number="B1", team="desk", day="2026-09-21"))]
    sealed = [seal(one, salt()) for one in work]
    with FileLock(guard.path):
        answer = await lin.http.post("/v1/push", content=b"".join(map(wire.line, sealed)))

    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert [one.status for one in (await lin.push(sealed)).results] == ["accepted"]
    assert [one.status for one in (await lin.push(sealed)).results] == ["duplicate"]
