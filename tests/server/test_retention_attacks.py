"""What is over is erased at night, and things go wrong: kills, restores, desks that come late."""

from __future__ import annotations

import asyncio
import os
import signal
from pathlib import Path

import pytest

from cs_tui.core import fold
from cs_tui.core.case import Customer
from cs_tui.core.case import stream_of as case_stream
from cs_tui.core.customer import CustomerLinked
from cs_tui.core.events import parse, seal
from cs_tui.core.moves import no_action
from cs_tui.server import restore as restoring
from cs_tui.server import retention
from cs_tui.server.backup import folder_beside, make
from cs_tui.server.bootstrap import open_hub
from cs_tui.server.restore import restore
from cs_tui.server.retention import AT_ONCE
from cs_tui.server.storage import Entry, chain
from cs_tui.server.storage import sqlite as hub_sqlite
from cs_tui.server.storage.rebuild import differing
from cs_tui.server.work import Work
from cs_tui.store import rebuild
from tests.forking import CONTEXT
from tests.server.floor import START, Floor, Moment, means
from tests.server.test_erasing_attacks import DAY, HERS, case, left, record, records
from tests.server.test_erasing_killed_desk import left_in
from tests.server.test_handover import Person
from tests.server.test_retention import DAY_MS, KEPT_DAYS, erased, night, over, rule

MANY = AT_ONCE + 2
THEN = START + KEPT_DAYS * DAY_MS


def crowd(work: Work) -> None:
    """More cases than one transaction erases, all of them hers."""
    for n in range(MANY):
        over(work, f"n{n:03}")


def _killed(path: str, place: str) -> None:
    """The night begins, and the hub is killed in its second step."""
    hub = open_hub(Path(path), means(Moment(THEN)))

    def dies(*_: object, **__: object) -> bool:
        os.kill(os.getpid(), signal.SIGKILL)
        return True

    async def goes() -> None:
        await hub.retention.look(hub)
        if place == "before the commit":
            vars(retention)["count"] = dies
        else:
            vars(hub_sqlite)["rinse"] = dies
        await hub.retention.look(hub)

    asyncio.run(goes())


@pytest.mark.parametrize("place", ["before the commit", "after the commit"])
async def test_a_hub_killed_in_the_night_has_erased_each_case_or_not_and_goes_on(
    floor: Floor, place: str
) -> None:
    floor.hub.do(rule())
    floor.hub.do(records)
    floor.hub.do(crowd)
    floor.hub.close()
    process = CONTEXT.Process(target=_killed, args=(str(floor.path), place))
    process.start()
    process.join(60)
    assert process.exitcode == -signal.SIGKILL
    assert left(floor) == list(HERS)

    floor.moment.now = THEN
    floor.serves(open_hub(floor.path, means(floor.moment)))

    names = [f"n{n:03}" for n in range(MANY)]
    whole = place == "before the commit"
    assert await erased(floor, *names) == [True] * AT_ONCE + [not whole] * 2
    assert ((await record(floor)).erased_at is None) == whole
    assert left(floor) == (list(HERS) if whole else [])
    await night(floor, days=0)
    assert (left(floor), floor.looks(differing), floor.looks(chain.verify)) == ([], [], [])


async def _expired(floor: Floor) -> Path:
    """Yesterday's backup of a hub that erased what was due since."""
    floor.hub.do(rule())
    floor.hub.do(records)
    floor.hub.do(lambda work: over(work, "one"))
    backup = make(floor.path, folder_beside(floor.path), DAY)
    await night(floor)
    assert await erased(floor, "one") == [True]
    floor.hub.close()
    return backup.path


async def test_a_backup_of_yesterday_that_is_restored_has_nothing_of_what_expired_since(
    floor: Floor,
) -> None:
    backup = await _expired(floor)
    restore(backup, floor.path, floor.moment.now)
    floor.serves(open_hub(floor.path, means(floor.moment)))
    assert await erased(floor, "one") == [True]
    assert (await record(floor)).erased_why == "expired"
    assert left(floor) == []
    assert floor.looks(chain.verify) == []


async def test_where_the_former_log_is_lost_the_next_night_erases_it_again(
    floor: Floor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And what a restore would bring back without the former log is seen to be there."""
    backup = await _expired(floor)
    monkeypatch.setattr(restoring, "erasures_of", lambda _: [])
    restore(backup, floor.path, floor.moment.now)
    floor.serves(open_hub(floor.path, means(floor.moment)))
    assert await erased(floor, "one") == [False]
    await night(floor, days=0)
    assert await erased(floor, "one") == [True]


async def test_a_desk_that_was_away_forgets_what_expired_as_soon_as_it_is_back(
    floor: Floor, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """It quoted the case meanwhile, and had a draft for it: neither is left, here or there."""
    folder = tmp_path_factory.mktemp("lin")
    lin = Person(await floor.desk("lin"), "lin", folder / "desk.db")
    floor.hub.do(rule())
    floor.hub.do(records)
    floor.hub.do(lambda work: over(work, "one", ends=False))
    await lin.syncs()
    lin.shifts.begin()
    with lin.log.case_act("one", lin.kit.ctx()) as act:
        no_action(act, "spam", DAY)
    await lin.syncs()
    lin.cases.reveal("one", HERS[2])
    lin.cases.keep_drafts("one", {"reply": (HERS[2], None)})
    assert left_in(folder) == list(HERS)
    await night(floor)
    now = floor.moment.now
    floor.changes(
        f"UPDATE devices SET expires_at = {now + DAY_MS}, used_at = {now}, token_at = {now}"
    )
    assert await erased(floor, "one") == [True]
    await lin.syncs()
    await lin.syncs()
    lin.log.tidy()
    assert left(floor) == []
    assert left_in(folder) == []
    assert rebuild.differing(lin.conn) == []


async def test_what_names_her_with_escapes_in_a_case_of_somebody_else_goes_with_her_record(
    floor: Floor,
) -> None:
    def job(work: Work) -> None:
        for person in ("her", "him"):
            records(work, person)
        case(work, "his", "him", ends=False)
        who = CustomerLinked(customer_id="her", customer=Customer(name=HERS[0]))
        sealed = seal(work.event(case_stream("his"), who), "salt")
        fact = sealed.fact.replace(b'"her"', b'"\\u0068er"')
        hidden = parse(fact, sealed.personal)
        work.record([Entry(hidden, fold.read(hidden))])
        again = CustomerLinked(customer_id="him", customer=Customer(name="李四"))
        work.decide([work.event(case_stream("his"), again)])
        over(work, "one")

    floor.hub.do(rule())
    floor.hub.do(job)
    await night(floor)

    assert (await record(floor)).erased_at is not None
    kept = floor.hub.store.read(lambda session: list(session.log.stream(case_stream("his"))))
    linked = [one.sealed for one in kept if b"u0068er" in one.sealed.fact]
    assert [one.personal for one in linked] == [None]
