"""What expires is gone as well where it was quoted, or named by another id, or on another case."""

from __future__ import annotations

from cs_tui.core import fold
from cs_tui.core.access import Revealed
from cs_tui.core.case import Customer
from cs_tui.core.case import stream_of as case_stream
from cs_tui.core.customer import CustomerEdited, CustomerLinked
from cs_tui.core.customer import stream_of as record_stream
from cs_tui.core.events import parse, seal
from cs_tui.core.hold import CaseHeld, CaseReleased
from cs_tui.core.moves import CaseMerged, CaseOpened
from cs_tui.server.storage import Entry
from cs_tui.server.storage.rebuild import differing
from cs_tui.server.work import Work
from tests.server.floor import Floor
from tests.server.test_erasing_attacks import DAY, NAME, PHONE, WORDS, record, records
from tests.server.test_erasing_others import OTHER, other, recognised
from tests.server.test_retention import DAY_MS, KEPT_DAYS, erased, kept_in, night, over, rule


async def test_why_somebody_looked_at_the_record_made_before_expires_with_it(floor: Floor) -> None:
    """The record was made on the case before its customer was recognised, and goes with it."""

    def looks(work: Work) -> None:
        about = record_stream("before-call")
        body = Revealed(case=about, field="phone", seconds=30, reason=WORDS)
        work.decide([work.event("access/lin/2026-09-21", body)])

    for job in (rule(), records, lambda work: recognised(work, "call"), looks):
        floor.hub.do(job)
    await night(floor)
    assert (await record(floor, "before-call")).erased_why == "expired"
    assert (await erased(floor, "call"), kept_in(floor)) == ([True], [])


async def test_a_case_that_named_her_with_escapes_forgets_her_when_she_expires(
    floor: Floor,
) -> None:
    def named(work: Work) -> None:
        opened = CaseOpened(number="A-x", team="desk", day=DAY, owner="lin")
        work.decide([work.event(case_stream("his"), opened)])
        for_her = CustomerLinked(customer_id="her", customer=Customer(name=NAME, phone=PHONE))
        sealed = seal(work.event(case_stream("his"), for_her), "salt")
        fact = sealed.fact.replace(b'"her"', b'"\\u0068er"')
        hidden = parse(fact, sealed.personal)
        work.record([Entry(hidden, fold.read(hidden))])
        for_him = CustomerLinked(customer_id="him", customer=OTHER)
        work.decide([work.event(case_stream("his"), for_him)])

    for job in (rule(), records, other, named, lambda work: over(work, "one")):
        floor.hub.do(job)
    await night(floor)
    assert (await erased(floor, "one", "his"), kept_in(floor)) == ([True, False], [])
    assert (await floor.case("his")).customer == OTHER


async def test_a_record_that_was_added_to_after_the_last_case_goes_as_much_later_as_that_was(
    floor: Floor,
) -> None:
    def edits(work: Work) -> None:
        work.decide([work.event(record_stream("her"), CustomerEdited(field="grade", value="gold"))])

    for job in (rule(), records, lambda work: over(work, "one")):
        floor.hub.do(job)
    floor.moment.passes(3 * DAY_MS)
    floor.hub.do(edits)
    await night(floor, days=KEPT_DAYS - 3)
    assert (await erased(floor, "one"), kept_in(floor)) == ([True], [NAME, PHONE])
    floor.moment.passes(-1)
    await night(floor, days=3)
    assert kept_in(floor) == [NAME, PHONE]
    floor.moment.passes(1)
    await night(floor, days=0)
    assert kept_in(floor) == []
    assert (await record(floor)).erased_why == "expired"
    assert floor.looks(differing) == []


async def test_a_record_left_of_a_customer_who_came_again_stays(floor: Floor) -> None:
    for job in (rule(), records, lambda work: over(work, "one")):
        floor.hub.do(job)
    floor.moment.passes(3 * DAY_MS)
    edited = CustomerEdited(field="grade", value="gold")
    floor.hub.do(lambda work: work.decide([work.event(record_stream("her"), edited)]))
    await night(floor, days=KEPT_DAYS - 3)
    floor.hub.do(lambda work: over(work, "again", ends=False))
    await night(floor)
    assert (await record(floor)).phone == PHONE


async def test_what_was_merged_into_a_case_that_is_held_is_kept_with_it(floor: Floor) -> None:
    into = CaseMerged(into="whole", number="A-whole")
    for job in (rule(), records, lambda work: over(work, "part", more=(into,), ends=False)):
        floor.hub.do(job)
    floor.hub.do(lambda work: over(work, "whole", more=(CaseHeld(why="safety"),)))
    await night(floor)
    assert await erased(floor, "part", "whole") == [False, False]
    released = CaseReleased()
    floor.hub.do(lambda work: work.decide([work.event(case_stream("whole"), released)]))
    await night(floor, days=1)
    assert await erased(floor, "part", "whole") == [True, True]
