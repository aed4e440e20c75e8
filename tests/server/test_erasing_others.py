"""Erasing a customer where a case was, or a record is, somebody else's: all of theirs, no more."""

from __future__ import annotations

import threading
from typing import ClassVar

import pytest

from cs_tui.core import fold
from cs_tui.core.agent import Role
from cs_tui.core.case import Customer
from cs_tui.core.case import stream_of as case_stream
from cs_tui.core.customer import CustomerLinked, CustomerRecorded, Told, identity
from cs_tui.core.customer import stream_of as record_stream
from cs_tui.core.erasing import CaseErased, Reach
from cs_tui.core.events import Body
from cs_tui.core.moves import CaseCancelled, CaseOpened
from cs_tui.core.note import NoteAdded
from cs_tui.core.one_customer import CustomerMerged
from cs_tui.core.state import change
from cs_tui.server.backup import folder_beside, make
from cs_tui.server.bootstrap import open_hub
from cs_tui.server.erasing import Sought, erase, reach, seek
from cs_tui.server.nightly import Nightly
from cs_tui.server.restore import restore
from cs_tui.server.storage import Session, chain
from cs_tui.server.storage.rebuild import differing
from cs_tui.server.work import Work
from cs_tui.sync.erasure import Erasure
from tests.server.floor import Client, Floor, means
from tests.server.pushing import made
from tests.server.test_erasing_attacks import (
    DAY,
    HERS,
    NAME,
    PHONE,
    WORDS,
    asks,
    case,
    left,
    record,
    records,
)

ORDER = "202611887766"
OTHER = Customer(name="李四", phone="13700001111")


def other(work: Work) -> None:
    """Somebody else is on record, too."""
    about = Told(name=OTHER.name, phone=OTHER.phone)
    work.decide([work.event(record_stream("him"), CustomerRecorded(team="desk", told=about))])


def taken_for_her(work: Work, case_id: str) -> None:
    """Her number was typed into a case of somebody else, and corrected; the case goes on."""
    bodies = (
        CaseOpened(number="A-x", team="desk", day=DAY, owner="lin"),
        CustomerLinked(customer_id="her", customer=Customer(name=NAME, phone=PHONE)),
        CustomerLinked(customer_id="him", customer=OTHER),
    )
    work.decide([work.event(case_stream(case_id), body) for body in bodies])


async def test_a_case_once_taken_for_that_of_an_erased_customer_forgets_them_alone(
    floor: Floor,
) -> None:
    lead = await floor.desk("zhao", role=Role.LEAD)
    for job in (records, other, lambda work: taken_for_her(work, "his")):
        floor.hub.do(job)
    status, text = await asks(lead)
    found = Erasure.model_validate_json(text)
    assert (status, found.cases, found.quotes) == (200, 0, 1)
    assert left(floor) == []
    his = await floor.case("his")
    assert (his.customer_id, his.customer, his.erased_at) == ("him", OTHER, None)
    assert floor.looks(differing) == []
    assert floor.looks(chain.verify) == []


async def test_a_case_taken_for_that_of_an_erased_customer_that_comes_late_forgets_them(
    floor: Floor,
) -> None:
    lin, lead = await floor.desk("lin"), await floor.desk("zhao", role=Role.LEAD)
    floor.hub.do(records)
    floor.hub.do(other)
    opened = CaseOpened(number="B1", team="desk", day=DAY, owner="lin")
    for_her = CustomerLinked(customer_id="her", customer=Customer(name=NAME, phone=PHONE))
    begun = [made(lin, case_stream("late"), body) for body in (opened, for_her)]
    assert (await asks(lead))[0] == 200
    await lin.push(begun)
    assert left(floor) == [*HERS[:2]]
    for_him = CustomerLinked(customer_id="him", customer=OTHER)
    await lin.push([made(lin, case_stream("late"), for_him)])
    assert left(floor) == []
    assert (await floor.case("late")).customer == OTHER


def recognised(work: Work, case_id: str, *, name: str = NAME) -> None:
    """Name and order were typed before the number; that one says whose case it is."""
    before = f"before-{case_id}"
    typed = Customer(name=name, order_no=ORDER)
    made_first = CustomerRecorded(team="desk", told=Told(name=name, order_no=ORDER))
    work.decide([work.event(record_stream(before), made_first)])
    bodies = (
        CaseOpened(number=f"A-{case_id}", team="desk", day=DAY, owner="lin"),
        CustomerLinked(customer_id=before, customer=typed),
        CustomerLinked(customer_id="her", customer=change(typed, phone=PHONE)),
        CaseCancelled(reason="spam", day=DAY),
    )
    work.decide([work.event(case_stream(case_id), body) for body in bodies])


async def test_the_record_made_before_the_customer_was_recognised_goes_with_theirs(
    floor: Floor,
) -> None:
    lead = await floor.desk("zhao", role=Role.LEAD)
    floor.hub.do(records)
    floor.hub.do(lambda work: recognised(work, "call"))
    dry = Erasure.model_validate_json((await asks(lead, dry=True))[1])
    assert (dry.records, dry.cases) == (2, 1)
    assert (await asks(lead))[0] == 200
    assert [one for one in (*HERS, ORDER) if one.encode() in floor.kept()] == []
    assert (await record(floor, "before-call")).erased_at is not None
    assert floor.looks(differing) == []


async def test_a_record_made_before_that_has_a_case_of_its_own_is_left(floor: Floor) -> None:
    lead = await floor.desk("zhao", role=Role.LEAD)
    floor.hub.do(records)
    floor.hub.do(lambda work: recognised(work, "call", name="李四"))
    floor.hub.do(lambda work: case(work, "own", "before-call"))
    assert (await asks(lead))[0] == 200
    assert (await record(floor, "before-call")).name == "李四"
    assert (await floor.case("own")).erased_at is None


async def test_a_known_customer_whose_number_was_typed_by_mistake_is_left(floor: Floor) -> None:
    lead = await floor.desk("zhao", role=Role.LEAD)
    for job in (records, other):
        floor.hub.do(job)
    floor.moment.passes(1000)
    bodies = (
        CaseOpened(number="A-x", team="desk", day=DAY, owner="lin"),
        CustomerLinked(customer_id="him", customer=OTHER),
        CustomerLinked(customer_id="her", customer=Customer(name=NAME, phone=PHONE)),
        CaseCancelled(reason="spam", day=DAY),
    )
    floor.hub.do(lambda work: work.decide([work.event(case_stream("x"), body) for body in bodies]))
    assert (await asks(lead))[0] == 200
    assert ((await record(floor, "him")).name, left(floor)) == (OTHER.name, [])


async def test_with_a_case_that_comes_late_goes_the_record_made_before(floor: Floor) -> None:
    lin, lead = await floor.desk("lin"), await floor.desk("zhao", role=Role.LEAD)
    floor.hub.do(records)
    typed = Customer(name=NAME)
    bodies: dict[str, list[Body]] = {
        "customer/first": [CustomerRecorded(team="desk", told=Told(name=NAME))],
        case_stream("late"): [
            CaseOpened(number="B1", team="desk", day=DAY, owner="lin"),
            CustomerLinked(customer_id="first", customer=typed),
            CustomerLinked(customer_id="her", customer=change(typed, phone=PHONE)),
            CaseCancelled(reason="spam", day=DAY),
        ],
    }
    away = [made(lin, stream, body) for stream, told in bodies.items() for body in told]
    assert (await asks(lead))[0] == 200
    assert {one.status for one in (await lin.push(away)).results} == {"accepted"}
    assert left(floor) == []


class Gilded(NoteAdded):
    """A kind that this version does not know."""

    kind: ClassVar[str] = "case_gilded"


async def test_a_late_case_with_a_kind_nobody_here_knows_is_erased_and_blocks_no_desk(
    floor: Floor,
) -> None:
    lin, lead = await floor.desk("lin"), await floor.desk("zhao", role=Role.LEAD)
    floor.hub.do(records)
    bodies = (
        CaseOpened(number="B1", team="desk", day=DAY, owner="lin"),
        CustomerLinked(customer_id="her", customer=Customer(name=NAME, phone=PHONE)),
        Gilded(issue=WORDS),
        CaseCancelled(reason="spam", day=DAY),
    )
    away = [made(lin, case_stream("late"), body) for body in bodies]
    assert (await asks(lead))[0] == 200
    assert {one.status for one in (await lin.push(away)).results} == {"accepted"}
    late = await floor.case("late")
    assert (late.newer, late.erased_at, left(floor)) == (True, floor.moment.now, [])


async def test_what_comes_late_is_erased_for_the_reason_the_customer_was(floor: Floor) -> None:
    lin = await floor.desk("lin")
    floor.hub.do(records)
    bodies = (
        CaseOpened(number="B1", team="desk", day=DAY, owner="lin"),
        CustomerLinked(customer_id="her", customer=Customer(name=NAME)),
        CaseCancelled(reason="spam", day=DAY),
    )
    away = [made(lin, case_stream("late"), body) for body in bodies]
    floor.hub.do(lambda work: erase(work, reach(work.session, "her"), "zhao", "consent"))
    await lin.push(away)

    def whys(work: Work) -> list[str]:
        told = map(fold.read, (one.sealed for one in work.session.log.stream("case/late")))
        return [one.body.why for one in told if isinstance(one.body, CaseErased)]

    assert floor.hub.do(whys) == ["consent"]
    assert (await record(floor)).erased_why == "consent"


async def test_records_of_customers_whose_ids_look_alike_are_left(floor: Floor) -> None:
    lead = await floor.desk("zhao", role=Role.LEAD)

    def job(work: Work) -> None:
        for one in ("her", "h_r", "HER", "too"):
            records(work, one)
        work.decide([work.event(record_stream("too"), CustomerMerged(into="her"))])

    floor.hub.do(job)
    for one in ("h_r", "HER"):
        status, text = await asks(lead, one)
        assert (status, Erasure.model_validate_json(text).records) == (200, 1)
    assert (await record(floor, "too")).erased_at is None
    assert (await asks(lead, "too"))[0] == 200
    assert left(floor) == []


async def test_who_may_not_erase_has_nothing_sought_for_them(
    floor: Floor, monkeypatch: pytest.MonkeyPatch
) -> None:
    lin, lead = await floor.desk("lin"), await floor.desk("zhao", role=Role.LEAD)
    far = await floor.desk("far", role=Role.LEAD, teams=("night",))
    floor.hub.do(records)
    sought: list[str] = []

    def reaches(session: Session, customer: str, before: Sought | None = None) -> Reach:
        sought.append(customer)
        return reach(session, customer, before)

    def seeks(session: Session, customer: str) -> Sought:
        sought.append(customer)
        return seek(session, customer)

    monkeypatch.setattr("cs_tui.server.routes.customers.reach", reaches)
    monkeypatch.setattr("cs_tui.server.routes.customers.seek", seeks)
    answers = [(await asks(one, dry=dry))[0] for one in (lin, far) for dry in (True, False)]
    assert (answers, sought) == ([403, 403, 404, 404], [])
    assert ((await asks(lead, dry=True))[0], sought) == (200, ["her"])


async def test_the_backups_are_not_listed_where_everybody_waits(floor: Floor) -> None:
    lead = await floor.desk("zhao", role=Role.LEAD)
    floor.hub.do(records)
    threads: list[int] = []

    class Watched(Nightly):
        """Says which thread looks at the folder."""

        def kept(self) -> tuple[str, ...]:
            threads.append(threading.get_ident())
            return super().kept()

    floor.hub.nightly = Watched(floor.path)
    assert (await asks(lead, dry=True))[0] == 200
    assert len(threads) == 1
    assert threads != [threading.get_ident()]


async def test_a_former_log_that_a_restore_set_aside_is_named(floor: Floor) -> None:
    floor.hub.do(records)
    backup = make(floor.path, folder_beside(floor.path), DAY)
    floor.hub.close()
    restored = restore(backup.path, floor.path, floor.moment.now)
    floor.serves(open_hub(floor.path, means(floor.moment)))
    floor.stranger = Client(floor, "")
    lead = await floor.desk("zhao", role=Role.LEAD)
    floor.hub.nightly = Nightly(floor.path)
    told = Erasure.model_validate_json((await asks(lead))[1])
    assert (told.backups, told.aside) == ((backup.path.name,), (restored.aside.name,))
    assert NAME.encode() in restored.aside.read_bytes()


async def test_who_comes_again_at_a_desk_that_never_knew_them_is_a_new_customer(
    floor: Floor,
) -> None:
    lead, far = await floor.desk("zhao", role=Role.LEAD), await floor.desk("far", teams=("night",))
    known = identity(far.me.identity_key, "phone", PHONE)
    floor.hub.do(lambda work: records(work, known))
    assert (await asks(lead, known))[0] == 200
    floor.moment.passes(1000)
    who = Customer(name=NAME, phone=PHONE)
    opened = CaseOpened(
        number="B1",
        team="night",
        day=DAY,
        owner="far",
        subject=WORDS,
        customer=who,
        customer_id=known,
    )
    again = CustomerRecorded(team="night", told=Told(name=NAME, phone=PHONE))
    pushed = [made(far, record_stream(known), again), made(far, case_stream("new"), opened)]
    assert {one.status for one in (await far.push(pushed)).results} == {"accepted"}
    case = await floor.case("new")
    new = await record(floor, case.customer_id)
    assert (case.customer_id != known, case.customer, case.subject) == (True, who, WORDS)
    assert (new.name, new.phone, new.team, new.erased_at) == (NAME, PHONE, "night", None)
    assert (await record(floor, known)).phone == ""
    assert floor.looks(differing) == []


async def test_a_record_that_goes_on_in_an_erased_one_shuts_nobody_out(floor: Floor) -> None:
    chat = floor.channel()
    floor.hub.do(records)
    first = await floor.case((await floor.writes(chat, "x", customer={"phone": OTHER.phone})).case)
    floor.hub.do(lambda work: erase(work, reach(work.session, "her"), "zhao", "asked"))
    whose = record_stream(first.customer_id)
    floor.hub.do(lambda work: work.decide([work.event(whose, CustomerMerged(into="her"))]))
    said = {"phone": OTHER.phone, "name": OTHER.name}
    again = await floor.case((await floor.writes(chat, "y", "c2", customer=said)).case)
    new = await record(floor, again.customer_id)
    assert (new.name, new.erased_at) == (OTHER.name, None)
