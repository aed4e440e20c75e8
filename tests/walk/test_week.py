"""Three people with three roles for a week on one hub: nothing is ever without an owner or lost.

`CS_TUI_TEST_WEEKS` runs so many weeks, each with a seed of its own; a failure names its seed.
"""

from __future__ import annotations

import os
import random
from collections import defaultdict
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from cs_tui.cli.hub_figures import asked
from cs_tui.core import fold
from cs_tui.core.agent import Role
from cs_tui.core.case import Case, Status
from cs_tui.core.events import Event
from cs_tui.server.storage import rebuild as hub_rebuild
from cs_tui.sqlite import connect
from cs_tui.store import rebuild
from tests.driver import HOUR_MS, Clock
from tests.walk.house import House, house
from tests.walk.parity import unlike
from tests.walk.week import DAY_MS, DAYS, SITE, Week, Worker, unowned

pytestmark = [pytest.mark.timeout(600), pytest.mark.long]
SEED = 20261123
WEEKS = int(os.environ.get("CS_TUI_TEST_WEEKS", "1"))
MONDAY = round(datetime(2026, 11, 23, 8, tzinfo=SITE).timestamp()) * 1000
ROSTER = (
    ("lin", "林晓", Role.AGENT, 9, 18),
    ("mei", "梅芳", Role.AGENT, 22, 7),
    ("zhou", "周敏", Role.LEAD, 8, 20),
)
"""Mei works at night, over the hour at which the days change."""
OFFLINE_DAY, BACK = 3, 20
"""Lin works and leaves without a line, which is mended at this hour."""


async def staffed(made: House) -> list[Worker]:
    workers = []
    for id_, name, role, begins, ends in ROSTER:
        person = await made.employs(id_, name, "zh", role=role)
        desk = person.open()
        await desk.hub.fetch()
        workers.append(Worker(person, desk, begins, ends))
    return workers


async def an_hour(week: Week) -> None:
    """Customers write, who is on duty works, shifts begin and end."""
    hour = week.hour
    await week.customers_write()
    for worker in week.workers:
        if hour == worker.begins:
            await week.begins(worker)
        if hour == worker.ends:
            await week.leaves(worker)
        elif worker.works_at(hour):
            await week.works(worker)
    await week.house.hub.tick()


async def an_evening(week: Week, day: str) -> None:
    """Everybody has everything; then everybody has the same figures, and the hub too."""
    for _ in range(2):
        for worker in week.workers:
            await worker.desk.hub.sync_once()
    for worker in week.workers:
        mine = worker.desk.run_now(worker.desk.wrapup.day, day, worker.id)
        assert mine == await asked(worker.desk.kit.profile, day, worker.id), (worker.id, day)
        if worker.id == "zhou":
            team = worker.desk.run_now(worker.desk.wrapup.day, day, None)
            assert team == await asked(worker.desk.kit.profile, day, None), day


async def lived(week: Week) -> None:
    """Seven days; on one of them a desk has no line."""
    for number in range(DAYS):
        lin = week.workers[0]
        if number == OFFLINE_DAY:
            lin.away = True
            await lin.person.line.down()
        start = MONDAY + number * DAY_MS
        for hour in range(24):
            week.house.clock.at = max(week.house.clock.at, start + hour * HOUR_MS)
            await an_hour(week)
            if hour == BACK and lin.away:
                lin.away = False
                await lin.person.line.up()
            if hour == BACK + 1:
                day = datetime.fromtimestamp(start // 1000, SITE).date().isoformat()
                await an_evening(week, day)


def histories(log: list[Event]) -> dict[str, list[Event]]:
    """What happened to every case, in the hub's order."""
    found = defaultdict(list)
    for event in log:
        if event.stream.startswith("case/"):
            found[event.stream].append(event)
    return found


def check_owners(week: Week) -> None:
    """After every single event of every case somebody answers for it."""
    people = {worker.id for worker in week.workers}
    for stream, events in histories(week.house.log()).items():
        for end in range(1, len(events) + 1):
            state = fold.fold(stream, events[:end])
            assert isinstance(state, Case)
            assert not unowned(state, people), (state.number, events[end - 1].kind, state.owner)


def check_handed_over(week: Week) -> int:
    """Every item handed over was accepted, sent back or taken back, or waits in the pool, its
    giver answering for it; how many were handed over."""
    handed = 0
    for case in week.house.cases():
        for one in case.offers:
            handed += one.why == "handover"
            if one.open and not case.status.over:
                assert case.owner == one.by, case.number
                assert one.to.addresses, case.number
            elif one.standing == "accepted":
                assert one.taken_by is not None
    return handed


@pytest.mark.parametrize("seed", range(SEED, SEED + WEEKS))
async def test_a_week_of_three(tmp_path: Path, seed: int) -> None:
    async with house(tmp_path, Clock(MONDAY)) as made:
        week = Week(made, await staffed(made), random.Random(seed))
        try:
            await lived(week)
            for worker in week.workers * 2:
                await worker.desk.hub.sync_once()
            check_owners(week)
            assert check_handed_over(week) > 0
            for worker in week.workers:
                assert unlike(worker.person.places.database, made.database) == []
                assert rebuild.differing(worker.desk.kit.log.conn) == []
            with closing(connect(made.database, readonly=True)) as conn:
                assert hub_rebuild.differing(conn) == []
            shifts = [shift for worker in week.workers for shift in made.shifts(worker.id)]
            assert all(shift.closed_at for shift in shifts if shift.agent != "mei")
            assert {len(made.shifts(worker.id)) for worker in week.workers} <= {DAYS, DAYS + 1}
        finally:
            for worker in week.workers:
                await worker.desk.hub.stop()
                worker.desk.close()


def test_a_case_whose_owner_works_here_no_more_is_found() -> None:
    """The control of the check above."""
    people = {"lin"}
    assert unowned(Case(number="A1", status=Status.ACTIVE, owner="gone"), people)
    assert unowned(Case(number="A1", status=Status.WAITING_INTERNAL), people)
    assert unowned(Case(number="A1", status=Status.NEW), people)
    assert not unowned(Case(number="A1", status=Status.NEW, team="desk"), people)
    assert not unowned(Case(number="A1", status=Status.ACTIVE, owner="lin"), people)
    assert not unowned(Case(number="A1", status=Status.CLOSED), people)
