"""The log goes out: everything a person may see, nothing else, and whole streams on the way."""

from __future__ import annotations

import pytest

from cs_tui.core.agent import Role
from cs_tui.core.moves import CaseCancelled
from cs_tui.core.note import NoteAdded
from cs_tui.core.shift import AgentStateSet, ShiftOpened
from cs_tui.server import sight
from cs_tui.sync.wire import Change, Snapshot, unwired
from tests.server.floor import Desk, Floor, ids
from tests.server.pushing import made, opened


async def whole(desk: Desk, cursor: int = 0, limit: int = 500) -> tuple[dict[str, int], list[str]]:
    """Everything a desk pulls, by id with its seq, page after page; and the streams removed."""
    found: dict[str, int] = {}
    removed: list[str] = []
    while True:
        page = await desk.pull(cursor, limit)
        for change in (*page.changes, *sum(page.streams_added, ())):
            found[unwired(change.event).id] = change.seq
        removed += page.streams_removed
        cursor = page.next
        if not page.more:
            return found, removed


async def snapshot(desk: Desk) -> tuple[list[Change], int, int]:
    """Every page of a snapshot: the changes, its cursor, and how many pages it took."""
    changes: list[Change] = []
    token, pages = "", 0
    while True:
        page = await desk.get("/v1/snapshot", Snapshot, page=token)
        changes += page.changes
        pages += 1
        if page.next_page is None:
            return changes, page.cursor, pages
        token = page.next_page


def streams(changes: list[Change]) -> set[str]:
    """The families of streams in changes."""
    return {unwired(change.event).stream.partition("/")[0] for change in changes}


async def test_a_new_desk_gets_content_knowledge_colleagues_and_its_teams_cases(
    floor: Floor,
) -> None:
    await floor.writes(floor.channel(), "在吗")
    lin = await floor.desk("lin")
    changes, cursor, _ = await snapshot(lin)
    assert streams(changes) == {"content", "article", "bulletin", "agent", "case", "access"}
    assert cursor == (await floor.seqs())[-1]


async def test_what_happens_during_a_snapshot_comes_with_the_next_pull(
    floor: Floor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sight, "PAGE_BYTES", 2_000)
    lin = await floor.desk("lin")
    first = await lin.get("/v1/snapshot", Snapshot)
    assert first.next_page is not None
    late = opened(lin, case="a-case")
    await lin.push([late])
    rest = await lin.get("/v1/snapshot", Snapshot, page=first.next_page)
    assert rest.cursor == first.cursor
    assert late.id in ids((await lin.pull(first.cursor)).changes)


async def test_snapshot_and_pull_from_its_cursor_equal_pull_from_the_start(
    floor: Floor, monkeypatch: pytest.MonkeyPatch
) -> None:
    chat = floor.channel()
    lin = await floor.desk("lin")
    for n in range(5):
        await floor.writes(chat, f"第{n}个问题", conversation=f"c{n}")
    monkeypatch.setattr(sight, "PAGE_BYTES", 3_000)
    changes, cursor, pages = await snapshot(lin)
    assert pages > 2
    found, _ = await whole(lin, cursor)
    assert set(ids(changes)) | set(found) == set((await whole(lin))[0])


async def test_pages_of_any_size_hold_the_same_events_in_order(floor: Floor) -> None:
    chat = floor.channel()
    lin = await floor.desk("lin")
    for n in range(4):
        await floor.writes(chat, f"{n}", conversation=f"c{n}")
    at_once, _ = await whole(lin)
    in_small_pages, _ = await whole(lin, limit=13)
    assert in_small_pages == at_once
    page = await lin.pull()
    assert [c.seq for c in page.changes] == sorted(c.seq for c in page.changes)


async def test_other_teams_cases_do_not_travel_and_the_cursor_passes_them(floor: Floor) -> None:
    lin, far = await floor.desk("lin"), await floor.desk("far", teams=("night",))
    start = opened(lin)
    await lin.push([start])
    found, _ = await whole(far)
    assert start.id not in found
    page = await far.pull((await floor.seqs())[-2])
    assert (page.changes, page.next, page.more) == ((), (await floor.seqs())[-1], False)


async def test_one_sees_ones_own_shift_and_the_lead_sees_it_too(floor: Floor) -> None:
    lin, wang = await floor.desk("lin"), await floor.desk("wang")
    lead = await floor.desk("chen", role=Role.LEAD)
    shift = made(lin, "shift/s1", ShiftOpened(day="2026-09-21"))
    await lin.push([shift])
    assert shift.id in (await whole(lin))[0]
    assert shift.id in (await whole(lead))[0]
    assert shift.id not in (await whole(wang))[0]


async def test_a_stream_that_becomes_visible_by_writing_in_it_comes_whole(floor: Floor) -> None:
    lin = await floor.desk("lin")
    lead = await floor.desk("chen", role=Role.LEAD)
    shift = made(lin, "shift/s1", ShiftOpened(day="2026-09-21"))
    await lin.push([shift])
    floor.code("chen", role=Role.TRAINER)
    cursor = (await floor.seqs())[-1]
    assert shift.id not in (await whole(lead))[0]
    floor.code("chen", role=Role.LEAD)
    comment = made(lead, "shift/s1", AgentStateSet(state="busy"))
    await lead.push([comment])
    floor.code("chen", role=Role.TRAINER)
    page = await lead.pull(cursor)
    assert [ids(stream) for stream in page.streams_added] == [[shift.id, comment.id]]


async def test_a_change_of_team_brings_the_new_teams_open_cases_and_takes_the_old_ones(
    floor: Floor,
) -> None:
    lin = await floor.desk("lin")
    far = await floor.desk("far", teams=("night",))
    here, there = opened(lin), opened(far, team="night")
    await lin.push([here])
    await far.push([there])
    wang = await floor.desk("wang")
    cursor = (await floor.seqs())[-1]
    floor.code("wang", teams=("night",))
    found, removed = await whole(wang, cursor)
    assert there.id in found
    assert removed == [here.stream]


async def test_a_case_that_ended_long_ago_is_left_out_of_a_snapshot(floor: Floor) -> None:
    lin = await floor.desk("lin")
    ended, open_still = opened(lin, owner="lin"), opened(lin, owner="lin")
    cancelled = made(lin, ended.stream, CaseCancelled(reason="spam", day="2026-09-21"))
    await lin.push([ended, cancelled, open_still])
    floor.moment.passes(sight.CLOSED_KEPT_MS)
    wang = await floor.desk("wang")
    changes, _, _ = await snapshot(wang)
    assert {ended.id, open_still.id} <= set(ids(changes))
    floor.moment.passes(1)
    changes, _, _ = await snapshot(wang)
    assert {ended.id, open_still.id} & set(ids(changes)) == {open_still.id}


async def test_a_page_that_is_no_page_of_ours_is_refused(floor: Floor) -> None:
    lin = await floor.desk("lin")
    for page in ("x", "-1:", "٣:case/x", "9" * 30 + ":case/x"):
        answer = await lin.http.get("/v1/snapshot", params={"page": page})
        assert answer.status_code == 422


async def test_the_author_of_a_note_sees_it_again_from_another_device(floor: Floor) -> None:
    lin = await floor.desk("lin")
    start = opened(lin)
    note = made(lin, start.stream, NoteAdded(issue="x"))
    await lin.push([start, note])
    found, _ = await whole(lin)
    assert {start.id, note.id} <= set(found)
