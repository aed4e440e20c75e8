"""Erasing a customer when things go wrong: open cases, late desks, kills, restores, strangers."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from cs_tui.core import erasing as rules
from cs_tui.core.agent import Role
from cs_tui.core.case import Case, Customer
from cs_tui.core.case import stream_of as case_stream
from cs_tui.core.contact import ContactOpened, MessageIn
from cs_tui.core.customer import CustomerEdited, CustomerLinked, CustomerRecorded, Record, Told
from cs_tui.core.customer import stream_of as record_stream
from cs_tui.core.events import Body, event
from cs_tui.core.moves import CaseCancelled, CaseClosed, CaseOpened, CaseResolved
from cs_tui.core.note import NoteAdded
from cs_tui.core.one_customer import CustomerMerged
from cs_tui.core.undo import Undone
from cs_tui.server import erasing
from cs_tui.server.backup import folder_beside, make
from cs_tui.server.bootstrap import open_hub
from cs_tui.server.restore import restore
from cs_tui.server.storage import chain
from cs_tui.server.storage import sqlite as hub_sqlite
from cs_tui.server.storage.rebuild import differing
from cs_tui.server.work import Work
from cs_tui.sync.erasure import EraseAsked, Erasure
from tests.forking import CONTEXT
from tests.server.floor import NEW_ID, START, Desk, Floor, Moment, means
from tests.server.pushing import made

NAME, PHONE, WORDS = "欧阳铁柱", "13955557777", "裤子开线了"
HERS = (NAME, PHONE, WORDS)
DAY = "2026-09-21"


def told(**more: str) -> Told:
    """What is known of the customer."""
    return Told(name=NAME, phone=PHONE, **more)


def records(work: Work, customer: str = "her") -> None:
    """There is a record of the customer."""
    work.decide([work.event(record_stream(customer), CustomerRecorded(team="desk", told=told()))])


def case(
    work: Work, case_id: str, customer: str = "her", *, ends: bool = True, messages: int = 1
) -> None:
    """The customer came about something; it is over unless said otherwise."""
    stream = case_stream(case_id)
    who = Customer(name=NAME, phone=PHONE)
    bodies: list[Body] = [
        CaseOpened(number=f"A-{case_id}", team="desk", day=DAY, owner="lin", subject=WORDS),
        ContactOpened(contact="k", channel="chat", conversation="c", day=DAY),
        *(MessageIn(message=f"m{n}", contact="k", text=f"{WORDS}{n}") for n in range(messages)),
        CustomerLinked(customer_id=customer, customer=who),
    ]
    if ends:
        seen = f"m{messages - 1}"
        ended = {"nature": "complaint", "leaf": "STOCK", "outcome": "solved", "day": DAY}
        bodies += [CaseResolved(seen=seen, line=WORDS, **ended), CaseClosed()]
    work.decide([work.event(stream, body) for body in bodies])


def erases(work: Work, customer: str = "her") -> None:
    """The hub does it."""
    erasing.erase(work, erasing.reach(work.session, customer), "zhao", "asked")


def left(floor: Floor) -> list[str]:
    """What of the customer can be read in the hub's files."""
    kept = b"".join(path.read_bytes() for path in floor.path.parent.iterdir() if path.is_file())
    return [one for one in HERS if one.encode() in kept]


async def record(floor: Floor, customer: str = "her") -> Record:
    """The record as the hub has it."""
    state = await floor.hub.read(lambda session: session.log.state(record_stream(customer)))
    assert isinstance(state, Record)
    return state


async def asks(who: Desk, customer: str = "her", *, dry: bool = False) -> tuple[int, str]:
    """What the hub answers to somebody who wants it: the status, and the answer."""
    asked = EraseAsked(customer=customer, why="asked", dry=dry)
    answer = await who.http.post("/v1/customers/erase", content=asked.model_dump_json())
    return answer.status_code, answer.text


async def test_a_dry_run_counts_and_touches_nothing(floor: Floor) -> None:
    lead = await floor.desk("zhao", role=Role.LEAD)
    floor.hub.do(records)
    floor.hub.do(lambda work: case(work, "one", messages=3))
    floor.hub.do(lambda work: case(work, "two", ends=False))
    before = await floor.seqs()

    status, text = await asks(lead, dry=True)

    found = Erasure.model_validate_json(text)
    assert (status, found.done, await floor.seqs() == before) == (200, False, True)
    assert (found.records, found.cases, found.messages, found.open) == (1, 2, 4, ("A-two",))
    assert left(floor) == list(HERS)


async def test_a_customer_with_an_open_case_is_not_erased_and_the_case_is_named(
    floor: Floor,
) -> None:
    lead = await floor.desk("zhao", role=Role.LEAD)
    floor.hub.do(records)
    floor.hub.do(lambda work: case(work, "one"))
    floor.hub.do(lambda work: case(work, "two", ends=False))
    before = await floor.seqs()
    status, text = await asks(lead)
    assert (status, "A-two" in text, "A-one" in text) == (409, True, False)
    assert await floor.seqs() == before
    assert left(floor) == list(HERS)


async def test_only_a_lead_of_the_team_or_an_admin_may_and_others_hear_of_nobody(
    floor: Floor,
) -> None:
    floor.hub.do(records)
    floor.hub.do(lambda work: case(work, "one"))
    lin, qa = await floor.desk("lin"), await floor.desk("qa", role=Role.QA)
    far = await floor.desk("far", role=Role.LEAD, teams=("night",))
    admin = await floor.desk("chief", role=Role.ADMIN, teams=("hq",))
    assert [(await asks(one))[0] for one in (lin, qa)] == [403, 403]
    hidden, missing = await asks(far), await asks(far, "nobody")
    assert hidden == (404, missing[1].replace("nobody", "her"))
    assert (await record(floor)).erased_at is None
    assert (await asks(admin))[0] == 200
    assert left(floor) == []


async def test_twice_is_refused_and_the_second_time_changes_nothing(floor: Floor) -> None:
    lead = await floor.desk("zhao", role=Role.LEAD)
    floor.hub.do(records)
    floor.hub.do(lambda work: case(work, "one"))
    assert (await asks(lead))[0] == 200
    before = await floor.seqs()
    assert (await asks(lead))[0] == 409
    assert await floor.seqs() == before


@pytest.mark.parametrize("named", ["her", "too"])
async def test_of_two_merged_records_both_are_erased_whichever_is_named(
    floor: Floor, named: str
) -> None:
    lead = await floor.desk("zhao", role=Role.LEAD)

    def job(work: Work) -> None:
        for one in ("her", "too"):
            records(work, one)
            case(work, f"of-{one}", one)
        work.decide([work.event(record_stream("too"), CustomerMerged(into="her"))])

    floor.hub.do(job)
    assert (await asks(lead, named))[0] == 200
    assert left(floor) == []
    assert [(await record(floor, one)).erased_at for one in ("her", "too")] == [START, START]


async def test_nobody_sends_an_erasure_in_by_themselves(floor: Floor) -> None:
    lead = await floor.desk("zhao", role=Role.LEAD)
    floor.hub.do(records)
    floor.hub.do(lambda work: case(work, "one"))
    forged = [
        made(lead, record_stream("her"), rules.CustomerErased(by="zhao", why="asked")),
        made(lead, case_stream("one"), rules.CaseErased(why="asked")),
    ]
    pushed = await lead.push(forged)
    assert [one.status for one in pushed.results] == ["refused", "refused"]
    assert left(floor) == list(HERS)


async def test_what_a_desk_sends_late_about_an_erased_customer_is_not_kept(floor: Floor) -> None:
    """It was away while the customer was erased, and brings words, a case of before, an undo."""
    lin = await floor.desk("lin")
    lead = await floor.desk("zhao", role=Role.LEAD)
    floor.hub.do(records)
    floor.hub.do(lambda work: case(work, "one"))
    act = NEW_ID()
    noted = event(case_stream("one"), NoteAdded(issue=WORDS), lin.ctx, act=act)
    before = [
        noted,
        made(lin, record_stream("her"), CustomerEdited(field="name", value=NAME)),
        made(lin, record_stream("her"), CustomerRecorded(team="desk", told=told())),
        made(lin, case_stream("old"), CaseOpened(number="B1", team="desk", day=DAY, owner="lin")),
        made(
            lin,
            case_stream("old"),
            CustomerLinked(customer_id="her", customer=Customer(name=NAME, phone=PHONE)),
        ),
        made(lin, case_stream("old"), NoteAdded(issue=WORDS)),
    ]
    floor.moment.passes(1000)
    assert (await asks(lead))[0] == 200
    floor.moment.passes(1000)
    ends = made(lin, case_stream("old"), CaseCancelled(reason="spam", day=DAY))
    undoes = made(lin, case_stream("one"), Undone(undone=act))
    pushed = await lin.push([*before, ends, undoes])
    assert {one.status for one in pushed.results} == {"accepted"}
    assert left(floor) == []
    assert [(await floor.case(one)).erased_at is None for one in ("one", "old")] == [False, False]
    assert floor.looks(differing) == []
    assert floor.looks(chain.verify) == []


async def test_who_comes_again_is_a_new_customer_whose_words_are_kept(floor: Floor) -> None:
    lead = await floor.desk("zhao", role=Role.LEAD)
    chat = floor.channel()

    async def comes(conversation: str) -> Case:
        taken = await floor.writes(chat, WORDS, conversation, customer={"phone": PHONE})
        return await floor.case(taken.case)

    first = await comes("c1")
    cancelled = CaseCancelled(seen=first.last_in, reason="spam", day=DAY)
    floor.hub.do(lambda work: work.decide([work.event(first.stream, cancelled)]))
    assert (await asks(lead, first.customer_id))[0] == 200
    assert left(floor) == []
    floor.moment.passes(1)
    again, further = await comes("c1"), await comes("c3")
    assert first.customer_id != again.customer_id == further.customer_id
    assert (await record(floor, again.customer_id)).phone == PHONE
    assert left(floor) == [PHONE, WORDS]
    assert floor.looks(differing) == []


def _killed(path: str, place: str) -> None:
    """Erases, and is killed at this place."""

    def dies(*_: object, **__: object) -> bool:
        os.kill(os.getpid(), signal.SIGKILL)
        return True

    def job(work: Work) -> None:
        erases(work)
        if place == "before the commit":
            dies()

    hub = open_hub(Path(path), means(Moment()))
    vars(hub_sqlite)["rinse"] = dies
    hub.do(job)


@pytest.mark.parametrize("place", ["before the commit", "after the commit"])
async def test_a_hub_killed_while_it_erases_has_erased_all_or_nothing(
    floor: Floor, place: str
) -> None:
    floor.hub.do(records)
    floor.hub.do(lambda work: case(work, "one"))
    floor.hub.close()
    process = CONTEXT.Process(target=_killed, args=(str(floor.path), place))
    process.start()
    process.join(60)
    assert process.exitcode == -signal.SIGKILL
    # After the commit the bytes still stand beside the database: without the next start they stay.
    assert left(floor) == list(HERS)

    floor.serves(open_hub(floor.path, means(floor.moment)))

    whole = (await record(floor)).erased_at is None
    assert whole == (place == "before the commit")
    assert left(floor) == (list(HERS) if whole else [])
    if whole:
        floor.hub.do(erases)
        assert left(floor) == []
    assert floor.looks(differing) == []


async def test_thousands_of_events_of_one_customer_are_erased_in_one_go(floor: Floor) -> None:
    lead = await floor.desk("zhao", role=Role.LEAD)
    floor.hub.do(records)

    def job(work: Work) -> None:
        for number in range(20):
            case(work, f"n{number}", messages=100)

    floor.hub.do(job)
    status, text = await asks(lead)
    assert (status, Erasure.model_validate_json(text).messages) == (200, 2_000)
    assert left(floor) == []


async def test_a_backup_of_before_that_is_restored_erases_again_at_once(floor: Floor) -> None:
    floor.hub.do(records)
    floor.hub.do(lambda work: case(work, "one"))
    backup = make(floor.path, folder_beside(floor.path), DAY)
    floor.hub.do(erases)
    floor.hub.close()
    restore(backup.path, floor.path, floor.moment.now)
    floor.serves(open_hub(floor.path, means(floor.moment)))
    assert (await record(floor)).erased_at is not None
    assert left(floor) == []
    assert floor.looks(chain.verify) == []
