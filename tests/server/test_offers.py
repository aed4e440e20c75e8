"""An offered case travels to whom it is offered to, and is taken by nobody else."""

from __future__ import annotations

import pytest

from cs_tui.core import offer
from cs_tui.core.agent import Role
from cs_tui.core.case import Case
from cs_tui.core.events import Event
from cs_tui.core.note import NoteAdded
from cs_tui.core.offer import Accepted, OfferOverdue
from cs_tui.core.offer_state import Target
from cs_tui.core.reassignment import Reassigned
from cs_tui.core.receipt import OfferSeen
from cs_tui.server.storage import rebuild
from cs_tui.sync.wire import unwired
from cs_tui.texts import hub as texts
from cs_tui.texts import offers as rules
from tests.make import MINUTE
from tests.server.floor import Desk, Floor
from tests.server.pushing import alone, made, opened
from tests.server.test_pull import whole

LOGISTICS = offer.to_team("logistics")


async def offered(floor: Floor, lin: Desk, to: Target) -> Case:
    """A case of Lin's, offered to somebody."""
    start = opened(lin, owner="lin")
    await lin.push([start])
    act = lin.act_on(await floor.case(start.stream.partition("/")[2]))
    offer.offer(act, to, "escalation", 15 * MINUTE, note="已查轨迹")
    await lin.push(act.events)
    return await floor.case(act.state.id)


async def accepts(floor: Floor, desk: Desk, case: Case) -> str:
    """The verdict about an accept."""
    waiting = (await floor.case(case.id)).offers[-1].id
    return (await alone(desk, made(desk, case.stream, Accepted(offer=waiting)))).status


async def pulled(desk: Desk, cursor: int) -> set[str]:
    """The streams of which something comes after a cursor."""
    page = await desk.pull(cursor)
    return {unwired(one.event).stream for one in (*page.changes, *sum(page.streams_added, ()))}


async def test_an_offered_case_comes_whole_to_the_other_team_and_goes_back(floor: Floor) -> None:
    lin = await floor.desk("lin")
    wang = await floor.desk("wang", teams=("logistics",))
    cursor = (await floor.seqs())[-1]
    case = await offered(floor, lin, LOGISTICS)

    page = await wang.pull(cursor)
    (added,) = page.streams_added
    assert [unwired(one.event).kind for one in added] == ["case_opened", "offered"]

    assert await accepts(floor, wang, case) == "accepted"
    assert (await floor.case(case.id)).owner == "wang"
    act = wang.act_on(await floor.case(case.id))
    offer.answer(act, "明天到")
    cursor = (await floor.seqs())[-1]
    await wang.push(act.events)
    back = await floor.case(case.id)
    assert (back.owner, back.offers[0].said) == ("lin", "明天到")
    assert case.stream in await pulled(lin, cursor)


@pytest.mark.parametrize(
    ("to", "who", "taken"),
    [
        (offer.to_person("wang"), "wang", True),
        (offer.to_person("wang"), "mei", False),
        (LOGISTICS, "wang", True),
        (LOGISTICS, "mei", False),
        (Target(roles=("lead",), tier=3), "boss", True),
        (Target(roles=("lead",), tier=3), "wang", False),
        (Target(roles=("manager",), tier=4), "head", True),
    ],
)
async def test_only_those_to_whom_it_is_offered_can_take_it(
    floor: Floor, to: Target, who: str, *, taken: bool
) -> None:
    lin = await floor.desk("lin")
    people = {
        "mei": await floor.desk("mei"),
        "wang": await floor.desk("wang", teams=("logistics",)),
        "boss": await floor.desk("boss", role=Role.LEAD, teams=("night",)),
        "head": await floor.desk("head", role=Role.MANAGER, teams=("office",)),
    }
    case = await offered(floor, lin, to)

    verdict = await accepts(floor, people[who], case)

    assert verdict == ("accepted" if taken else "refused")
    assert (await floor.case(case.id)).owner == (who if taken else "lin")
    if taken:
        note = made(people[who], case.stream, NoteAdded(issue="我来处理"))
        assert (await alone(people[who], note)).status == "accepted"


async def test_only_those_to_whom_it_is_offered_leave_a_receipt(floor: Floor) -> None:
    lin, mei = await floor.desk("lin"), await floor.desk("mei", teams=("finance",))
    wang = await floor.desk("wang", teams=("logistics",))
    case = await offered(floor, lin, LOGISTICS)
    for desk, status in ((wang, "accepted"), (mei, "refused")):
        seen = made(desk, case.stream, OfferSeen(offer=case.offers[0].id))
        assert (await alone(desk, seen)).status == status
    assert [one.by for one in (await floor.case(case.id)).offers[0].seen] == ["wang"]


async def test_who_opened_it_before_it_went_on_to_somebody_else_still_leaves_a_receipt(
    floor: Floor,
) -> None:
    """Also where the terminal was offline meanwhile; to take it is for others by then."""
    lin, wang = await floor.desk("lin"), await floor.desk("wang", teams=("logistics",))
    case = await offered(floor, lin, offer.to_person("wang"))
    floor.moment.passes(MINUTE)
    going_on = OfferOverdue(offer=case.offers[0].id, onto=offer.to_team("finance"))
    floor.hub.do(lambda work: work.decide([work.event(case.stream, going_on)]))
    seen = made(wang, case.stream, OfferSeen(offer=case.offers[0].id))
    assert (await alone(wang, seen)).status == "accepted"
    assert [one.by for one in (await floor.case(case.id)).offers[0].seen] == ["wang"]
    assert await accepts(floor, wang, case) == "refused"


async def test_who_is_not_asked_hears_why_it_is_not_theirs(floor: Floor) -> None:
    lin, mei = await floor.desk("lin"), await floor.desk("mei")
    case = await offered(floor, lin, LOGISTICS)
    accepting = made(mei, case.stream, Accepted(offer=case.offers[0].id))

    verdict = await alone(mei, accepting)

    assert verdict.problem is not None
    assert verdict.problem.detail_zh == texts.NOT_OFFERED_TO_YOU.zh


async def test_a_strangers_desk_is_sent_nothing_of_an_offered_case(floor: Floor) -> None:
    lin = await floor.desk("lin")
    night = await floor.desk("night", teams=("night",))
    cursor = (await floor.seqs())[-1]
    case = await offered(floor, lin, LOGISTICS)

    assert case.stream not in await pulled(night, cursor)


async def test_of_two_who_accepted_offline_one_has_it_and_both_records_are_kept(
    floor: Floor,
) -> None:
    lin = await floor.desk("lin")
    wang = await floor.desk("wang", teams=("logistics",))
    zhao = await floor.desk("zhao", teams=("logistics",))
    case = await offered(floor, lin, LOGISTICS)

    assert await accepts(floor, zhao, case) == "accepted"
    assert await accepts(floor, wang, case) == "accepted"

    after = await floor.case(case.id)
    assert after.owner == "zhao"
    assert [(void.actor, void.reason) for void in after.void] == [
        ("wang", rules.NO_LONGER["accepted"])
    ]


async def test_an_offer_reaches_who_joins_the_team_while_it_waits(floor: Floor) -> None:
    lin, mei = await floor.desk("lin"), await floor.desk("mei", teams=("night",))
    case = await offered(floor, lin, LOGISTICS)
    cursor = (await floor.seqs())[-1]
    assert case.stream not in await pulled(mei, 0)
    floor.code("mei", teams=("night", "logistics"))

    found, _ = await whole(mei, cursor)

    stored = await floor.hub.read(lambda session: session.log.stream(case.stream))
    assert {one.sealed.id for one in stored} <= found.keys()
    assert await accepts(floor, mei, case) == "accepted"


async def test_who_belonged_to_the_team_when_accepting_offline_still_has_it(floor: Floor) -> None:
    lin = await floor.desk("lin")
    wang = await floor.desk("wang", teams=("logistics",))
    case = await offered(floor, lin, LOGISTICS)
    accepting = made(wang, case.stream, Accepted(offer=case.offers[0].id))
    floor.moment.passes(MINUTE)
    floor.code("wang", teams=("night",))

    assert (await alone(wang, accepting)).status == "accepted"
    assert (await floor.case(case.id)).owner == "wang"


async def test_nobody_accepts_for_fifteen_minutes_and_the_hub_records_it_once(
    floor: Floor,
) -> None:
    lin = await floor.desk("lin")
    case = await offered(floor, lin, LOGISTICS)
    floor.moment.passes(15 * MINUTE - 1)
    await floor.hub.tick()
    assert (await floor.case(case.id)).offers[0].overdue_at is None

    floor.moment.passes(1)
    await floor.hub.tick()
    await floor.hub.tick()

    after = await floor.case(case.id)
    assert (after.owner, after.offers[0].overdue_at) == ("lin", floor.moment.now)
    stored = await floor.hub.read(lambda session: session.log.stream(case.stream))
    assert [one.sealed.kind for one in stored].count("offer_overdue") == 1


async def test_a_terminal_cannot_say_that_an_offer_is_overdue(floor: Floor) -> None:
    lin = await floor.desk("lin")
    case = await offered(floor, lin, LOGISTICS)
    claimed: Event = made(lin, case.stream, OfferOverdue(offer=case.offers[0].id))

    assert (await alone(lin, claimed)).status == "refused"


async def test_the_hubs_rows_of_offers_are_what_a_rebuild_finds(floor: Floor) -> None:
    lin = await floor.desk("lin")
    await offered(floor, lin, LOGISTICS)
    await floor.hub.tick()
    assert floor.looks(rebuild.differing) == []
    asked = "SELECT offered_to, given_by, overdue FROM cases"
    rows = floor.looks(lambda conn: conn.execute(asked).fetchall())
    assert [tuple(row) for row in rows] == [(" team:logistics ", " lin ", 0)]


@pytest.mark.parametrize(
    ("role", "teams", "done"),
    [
        (Role.LEAD, ("desk",), True),
        (Role.ADMIN, ("desk",), True),
        (Role.LEAD, ("night",), False),
        (Role.AGENT, ("desk",), False),
    ],
)
async def test_only_who_leads_the_team_reassigns(
    floor: Floor, role: Role, teams: tuple[str, ...], *, done: bool
) -> None:
    lin, mei = await floor.desk("lin"), await floor.desk("mei", teams=("other",))
    boss = await floor.desk("boss", role=role, teams=teams)
    start = opened(lin, owner="lin")
    await lin.push([start])
    cursor = (await floor.seqs())[-1]

    moving = made(boss, start.stream, Reassigned(offer="o-1", to="mei", reason="林晓去开会"))
    verdict = await alone(boss, moving)

    assert verdict.status == ("accepted" if done else "refused")
    case = await floor.case(start.stream.partition("/")[2])
    assert case.owner == ("mei" if done else "lin")
    assert (start.stream in await pulled(mei, cursor)) is done
    assert (start.stream in await pulled(lin, cursor)) is done
    if not done:
        assert verdict.problem is not None
        assert verdict.problem.detail_zh == texts.FOR_LEADS.zh
