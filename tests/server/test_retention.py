"""What is over is kept as long as the shop's rule says, and no longer; nothing else is touched."""

from __future__ import annotations

from collections.abc import Callable

from cs_tui.core.access import Revealed
from cs_tui.core.agent import Role
from cs_tui.core.case import Customer
from cs_tui.core.case import stream_of as case_stream
from cs_tui.core.classification import Classified
from cs_tui.core.content import Content, ContentRevised
from cs_tui.core.customer import CustomerLinked
from cs_tui.core.events import Body
from cs_tui.core.hold import CaseHeld, CaseReleased
from cs_tui.core.joining import CaseLinked
from cs_tui.core.metrics.facts import case_facts
from cs_tui.core.moves import CaseCancelled, CaseMerged, CaseOpened
from cs_tui.core.note import NoteAdded
from cs_tui.core.promise import PromiseKept, PromiseMade
from cs_tui.server import retention
from cs_tui.server.erasing import erase, reach
from cs_tui.server.retention import AT_ONCE, Retention
from cs_tui.server.storage import chain
from cs_tui.server.storage.rebuild import differing
from cs_tui.server.work import Work
from cs_tui.sync.archive import Archived, ExpireAsked
from tests.server.floor import Desk, Floor
from tests.server.pushing import made
from tests.server.test_erasing_attacks import DAY, HERS, NAME, PHONE, WORDS, record, records
from tests.server.test_erasing_attacks import asks as erases_her
from tests.server.test_policy_kept import SHOP

DAY_MS = 24 * 3_600_000
KEPT_DAYS = 100
CLASSES = (
    {"id": "complaint", "name": {"zh": "投诉", "en": "Complaints"}, "natures": ["complaint"]},
    {"id": "rest", "name": {"zh": "其他", "en": "The rest"}, "keep_days": KEPT_DAYS},
)


def rule(*, erase: bool = True, **more: object) -> Callable[[Work], None]:
    """The shop decides how long what is over is kept: complaints for good, the rest 100 days."""

    def job(work: Work) -> None:
        now = work.state(SHOP, Content)
        archive = {"after_days": 30, "erase": erase, "classes": CLASSES, **more}
        revised = ContentRevised(base_rev=now.rev, doc={**now.doc, "archive": archive})
        work.decide([work.event(SHOP, revised)])

    return job


def over(
    work: Work,
    case_id: str,
    customer: str = "her",
    *,
    nature: str = "consult",
    more: tuple[Body, ...] = (),
    ends: bool = True,
    linked: str | None = None,
) -> None:
    """She came about something, and that is over unless said otherwise."""
    who = Customer(name=NAME, phone=PHONE)
    opened = {"number": f"A-{case_id}", "team": "desk", "day": DAY, "owner": "lin"}
    bodies: list[Body] = [
        CaseOpened(subject=WORDS, linked=linked, **opened),
        CustomerLinked(customer_id=customer, customer=who),
        Classified(field="nature", value=nature),
        NoteAdded(issue=WORDS),
        *more,
        *([CaseCancelled(reason="spam", day=DAY)] if ends else []),
    ]
    work.decide([work.event(case_stream(case_id), body) for body in bodies])


def kept_in(floor: Floor) -> list[str]:
    """What of her can be read at the hub."""
    return [one for one in HERS if one.encode() in floor.kept()]


async def night(floor: Floor, days: int = KEPT_DAYS) -> None:
    """Days go by, and the hub does what it does every night."""
    floor.moment.passes(days * DAY_MS)
    floor.hub.retention = Retention()
    for _ in range(4):
        await floor.hub.retention.look(floor.hub)


async def erased(floor: Floor, *cases: str) -> list[bool]:
    """Which of these cases have no words any more."""
    return [(await floor.case(one)).erased_at is not None for one in cases]


async def asks(who: Desk, *, dry: bool = True) -> Archived:
    """What an admin is told."""
    return await who.post("/v1/archive", Archived, ExpireAsked(dry=dry))


async def test_a_case_goes_the_night_its_time_is_over_not_before_and_its_customer_with_it(
    floor: Floor,
) -> None:
    floor.hub.do(rule())
    floor.hub.do(records)
    floor.hub.do(lambda work: over(work, "one"))
    before = await floor.case("one")
    floor.moment.passes(-1)
    await night(floor)
    assert kept_in(floor) == list(HERS)

    floor.moment.passes(1)
    await night(floor, days=0)

    after = await floor.case("one")
    assert (kept_in(floor), await erased(floor, "one")) == ([], [True])
    assert (await record(floor)).erased_why == "expired"
    assert case_facts(after) == case_facts(before)
    assert (after.number, after.closed_at) == (before.number, before.closed_at)
    assert floor.looks(differing) == []
    assert floor.looks(chain.verify) == []


async def test_a_shop_that_never_chose_loses_nothing_whatever_is_due(floor: Floor) -> None:
    floor.hub.do(lambda work: over(work, "shipped"))
    await night(floor, days=36_500)
    floor.hub.do(rule(erase=False))
    await night(floor, days=1)
    chief = await floor.desk("chief", role=Role.ADMIN)
    answer = await chief.http.post("/v1/archive", content=b'{"dry": false}')
    assert (kept_in(floor), answer.status_code) == (list(HERS), 409)
    assert await erased(floor, "shipped") == [False]


async def test_each_class_has_its_time_and_one_without_is_kept_for_good(floor: Floor) -> None:
    mine = {"id": "stock", "name": {"zh": "缺货", "en": "Stock"}, "leaves": ["STOCK"]}
    classes = [*CLASSES, {**mine, "keep_days": 30}]
    leaf = Classified(field="leaf", value="STOCK")
    floor.hub.do(rule(classes=classes))
    floor.hub.do(lambda work: over(work, "asked"))
    floor.hub.do(lambda work: over(work, "complained", nature="complaint"))
    floor.hub.do(lambda work: over(work, "stock", nature="complaint", more=(leaf,)))
    names = ("asked", "complained", "stock")
    await night(floor, days=30)
    assert await erased(floor, *names) == [False, False, True]
    await night(floor)
    assert await erased(floor, *names) == [True, False, True]
    await night(floor, days=36_500)
    assert await erased(floor, *names) == [True, False, True]


async def test_a_case_goes_alone_while_her_other_case_is_kept(floor: Floor) -> None:
    floor.hub.do(rule())
    floor.hub.do(records)
    floor.hub.do(lambda work: over(work, "one"))
    floor.hub.do(lambda work: over(work, "two", nature="complaint"))
    await night(floor)
    assert await erased(floor, "one", "two") == [True, False]
    assert (await record(floor)).phone == PHONE
    assert (await floor.case("two")).note.issue == WORDS


async def test_what_still_owes_something_or_is_tied_to_an_open_case_waits(floor: Floor) -> None:
    floor.hub.do(rule())
    owed = PromiseMade(promise="p", due_at=floor.moment.now, what=WORDS)
    floor.hub.do(lambda work: over(work, "owes", more=(owed,)))
    floor.hub.do(lambda work: over(work, "goes_on"))
    floor.hub.do(lambda work: over(work, "later", linked="goes_on", ends=False))
    floor.hub.do(lambda work: over(work, "tied", more=(CaseLinked(case="later", number="A"),)))
    merged = CaseMerged(into="later", number="A-later")
    floor.hub.do(lambda work: over(work, "merged", more=(merged,), ends=False))
    names = ("owes", "goes_on", "tied", "merged")
    await night(floor)
    assert await erased(floor, *names) == [False] * 4
    told = await asks(await floor.desk("chief", role=Role.ADMIN))
    assert (told.waits, told.left, sum(one.due for one in told.classes)) == (4, 0, 4)

    ends = CaseCancelled(reason="spam", day=DAY)
    floor.hub.do(lambda work: work.decide([work.event(case_stream("later"), ends)]))
    kept = PromiseKept(promise="p")
    floor.hub.do(lambda work: work.decide([work.event(case_stream("owes"), kept)]))
    await night(floor, days=1)
    assert await erased(floor, *names, "later") == [True, True, True, True, False]


async def test_one_night_erases_so_much_and_the_next_goes_on(floor: Floor) -> None:
    floor.hub.do(rule())

    def job(work: Work) -> None:
        for n in range(AT_ONCE + 2):
            over(work, f"n{n:03}")

    floor.hub.do(job)
    floor.moment.passes(KEPT_DAYS * DAY_MS)
    plan = await floor.hub.read(
        lambda session: retention.planned(
            session, floor.hub.reckoning(session).policy.shop.archive, floor.moment.now, AT_ONCE
        )
    )
    assert plan.cases == tuple(f"n{n:03}" for n in range(AT_ONCE))
    floor.hub.retention = Retention(a_night=AT_ONCE)
    for _ in range(3):
        await floor.hub.retention.look(floor.hub)
    gone = await erased(floor, *(f"n{n:03}" for n in range(AT_ONCE + 2)))
    assert gone == [True] * AT_ONCE + [False] * 2
    floor.moment.passes(DAY_MS)
    for _ in range(2):
        await floor.hub.retention.look(floor.hub)
    assert kept_in(floor) == []


async def test_what_a_desk_that_was_away_brings_of_an_expired_case_is_not_kept(
    floor: Floor,
) -> None:
    floor.hub.do(rule())
    floor.hub.do(lambda work: over(work, "one"))
    await night(floor)
    assert kept_in(floor) == []
    lin = await floor.desk("lin")
    floor.moment.passes(-DAY_MS)
    late = [made(lin, case_stream("one"), NoteAdded(issue=WORDS))]
    floor.moment.passes(DAY_MS)
    pushed = await lin.push(late)
    assert [one.status for one in pushed.results] == ["accepted"]
    assert kept_in(floor) == []


async def test_a_case_the_hub_did_not_know_when_her_record_expired_is_kept_for_its_own_time(
    floor: Floor,
) -> None:
    """A desk without a line met her again before that night: each case has a time of its own."""
    floor.hub.do(rule())
    floor.hub.do(records)
    floor.hub.do(lambda work: over(work, "one"))
    floor.moment.passes(KEPT_DAYS * DAY_MS - 1000)
    lin = await floor.desk("lin")
    opened = CaseOpened(number="B1", team="desk", day=DAY, owner="lin", customer_id="her")
    away = [
        made(lin, case_stream("new"), opened),
        made(lin, case_stream("new"), NoteAdded(issue=WORDS)),
        made(lin, case_stream("new"), CaseCancelled(reason="spam", day=DAY)),
    ]
    floor.moment.passes(1000)
    await night(floor, days=0)
    assert (await record(floor)).erased_at is not None
    await lin.push(away)
    assert (await floor.case("new")).note.issue == WORDS
    await night(floor, days=KEPT_DAYS)
    assert await erased(floor, "one", "new") == [True, True]


async def test_an_admin_sees_every_class_and_erases_at_once_what_is_due(floor: Floor) -> None:
    floor.hub.do(rule())
    floor.hub.do(lambda work: over(work, "one"))
    floor.hub.do(lambda work: over(work, "two", nature="complaint"))
    closed_at = floor.moment.now
    floor.moment.passes(KEPT_DAYS * DAY_MS)
    chief = await floor.desk("chief", role=Role.ADMIN)
    told = await asks(chief)
    found = {one.id: (one.cases, one.archived, one.due, one.oldest_at) for one in told.classes}
    assert found == {"complaint": (1, 1, 0, closed_at), "rest": (1, 1, 1, closed_at)}
    assert (told.left, told.erased, told.ran_at) == (1, 0, None)
    assert await erased(floor, "one") == [False]

    done = await asks(chief, dry=False)

    assert (done.erased, done.left, done.ran_at) == (1, 0, floor.moment.now)
    assert await erased(floor, "one", "two") == [True, False]
    assert retention.looked_into(floor.place, floor.moment.now)[0].ran_erased == 1


async def test_a_held_case_goes_neither_in_time_nor_on_request_until_it_is_released(
    floor: Floor,
) -> None:
    floor.hub.do(rule())
    floor.hub.do(records)
    floor.hub.do(lambda work: over(work, "one"))
    floor.moment.passes(KEPT_DAYS * DAY_MS - 1000)
    lead, lin = await floor.desk("zhao", role=Role.LEAD), await floor.desk("lin")
    holds = CaseHeld(why="dispute")
    told = [(await who.push([made(who, case_stream("one"), holds)])).results for who in (lin, lead)]
    assert [one.status for (one,) in told] == ["refused", "accepted"]
    await night(floor, days=1)
    status, text = await erases_her(lead)
    assert (status, "A-one" in text, kept_in(floor)) == (409, True, list(HERS))
    (one,) = (await lin.push([made(lin, case_stream("one"), CaseReleased())])).results
    assert one.status == "refused"
    (one,) = (await lead.push([made(lead, case_stream("one"), CaseReleased())])).results
    assert one.status == "accepted"
    await night(floor, days=1)
    assert kept_in(floor) == []
    assert (await record(floor)).erased_why == "expired"


async def test_a_held_case_that_comes_late_stays_until_it_is_released_with_what_quotes_it(
    floor: Floor,
) -> None:
    """Its customer was erased on request before the hub heard of the case."""
    lead = await floor.desk("zhao", role=Role.LEAD)
    floor.hub.do(records)
    bodies = (
        CaseOpened(number="B1", team="desk", day=DAY, owner="zhao", customer_id="her"),
        NoteAdded(issue=WORDS),
        CaseHeld(why="dispute"),
        CaseCancelled(reason="spam", day=DAY),
    )
    away = [made(lead, case_stream("late"), body) for body in bodies]
    floor.moment.passes(1000)
    assert (await erases_her(lead))[0] == 200
    looked = made(
        lead, "access/zhao", Revealed(case="late", field="phone", reason=WORDS, seconds=9)
    )

    await lead.push([*away, looked])
    assert (await floor.case("late")).note.issue == WORDS
    await lead.push([made(lead, case_stream("late"), CaseReleased())])
    assert (await erased(floor, "late"), kept_in(floor)) == ([True], [])


async def test_who_is_erased_by_hand_as_expired_is_erased_with_what_comes_late(
    floor: Floor,
) -> None:
    """Only what the rule erases leaves each case a time of its own; this shop has no such rule."""
    lin = await floor.desk("lin")
    floor.hub.do(records)
    bodies = (
        CaseOpened(number="B1", team="desk", day=DAY, owner="lin", customer_id="her"),
        NoteAdded(issue=WORDS),
        CaseCancelled(reason="spam", day=DAY),
    )
    away = [made(lin, case_stream("late"), body) for body in bodies]
    floor.moment.passes(1000)
    floor.hub.do(lambda work: erase(work, reach(work.session, "her"), "zhao", "expired"))
    await lin.push(away)
    assert (await erased(floor, "late"), kept_in(floor)) == ([True], [])


async def test_a_clock_that_was_set_back_ends_nothing_so_long_ago_that_it_goes_at_once(
    floor: Floor,
) -> None:
    floor.hub.do(rule())
    floor.hub.do(lambda work: over(work, "one", ends=False))
    lin, chief = await floor.desk("lin"), await floor.desk("chief", role=Role.ADMIN)
    floor.moment.passes(-1_000 * DAY_MS)
    ends = made(lin, case_stream("one"), CaseCancelled(reason="spam", day=DAY))
    floor.moment.passes(1_000 * DAY_MS)
    await lin.push([ends])
    await night(floor, days=0)
    told = await asks(chief, dry=False)
    assert (told.waits, told.left, told.erased) == (1, 0, 0)
    floor.moment.passes(-1)
    await night(floor, days=30)
    assert await erased(floor, "one") == [False]
    floor.moment.passes(1)
    await night(floor, days=0)
    assert await erased(floor, "one") == [True]
