"""Who may record what a customer said: the owner of a case, and who opened it."""

from __future__ import annotations

import pytest

from cs_tui.core.agent import Role
from cs_tui.core.case import Case
from cs_tui.core.contact import ContactOpened, MessageIn
from cs_tui.core.events import Event
from cs_tui.core.note import NoteAdded
from tests.server.floor import NEW_ID, Desk, Floor
from tests.server.pushing import alone, made, opened


def spoken(desk: Desk, case: Case) -> list[Event]:
    """A customer gets in touch and says something, as this person records it."""
    came = ContactOpened(contact=NEW_ID(), channel="phone", conversation="call", day="2026-09-21")
    said = MessageIn(message=NEW_ID(), contact=came.contact, text="我要退款")
    return [made(desk, case.stream, came), made(desk, case.stream, said)]


async def cases_around(floor: Floor, lin: Desk) -> dict[str, Case]:
    """A case of every kind that Lin may meet."""
    mei = await floor.desk("mei")
    far = await floor.desk("far", teams=("night",))
    own, queued = opened(lin, owner="lin"), opened(lin)
    await lin.push([own, queued])
    same, other = opened(mei, owner="mei"), opened(far, team="night", owner="far")
    noted = opened(mei, owner="mei")
    await mei.push([same, noted])
    await far.push([other])
    await lin.push([made(lin, noted.stream, NoteAdded(issue="seen"))])
    webchat = floor.channel()
    waiting = await floor.writes(webchat, "在吗", "w1")
    served = await floor.writes(webchat, "在吗", "w2")
    await lin.next(case=served.case)
    made_by_people = {
        "own": own,
        "opened for the queue": queued,
        "same team": same,
        "same team, noted in": noted,
        "other team": other,
    }
    cases = {name: one.stream.partition("/")[2] for name, one in made_by_people.items()}
    cases |= {"hub-made, waiting": waiting.case, "hub-made, served to me": served.case}
    return {name: await floor.case(case_id) for name, case_id in cases.items()}


@pytest.mark.parametrize(
    ("which", "allowed"),
    [
        ("own", True),
        ("opened for the queue", True),
        ("hub-made, served to me", True),
        ("hub-made, waiting", False),
        ("same team", False),
        ("same team, noted in", False),
        ("other team", False),
    ],
)
async def test_what_a_customer_said_is_recorded_by_who_owns_or_opened_the_case(
    floor: Floor, which: str, *, allowed: bool
) -> None:
    lin = await floor.desk("lin")
    case = (await cases_around(floor, lin))[which]
    results = (await lin.push(spoken(lin, case))).results
    assert {result.status for result in results} == {"accepted" if allowed else "refused"}
    after = await floor.case(case.id)
    assert (after != case) == allowed


async def test_a_call_opened_and_written_down_offline_arrives_whole(floor: Floor) -> None:
    lin = await floor.desk("lin")
    start = opened(lin, owner="lin")
    call = spoken(lin, Case(id=start.stream.partition("/")[2]))
    results = (await lin.push([start, *call])).results
    assert {result.status for result in results} == {"accepted"}


async def test_a_note_in_a_colleagues_case_is_still_welcome(floor: Floor) -> None:
    lin = await floor.desk("lin")
    case = (await cases_around(floor, lin))["same team"]
    assert (await alone(lin, made(lin, case.stream, NoteAdded(issue="x")))).status == "accepted"


async def test_who_held_the_case_when_the_customer_spoke_may_still_send_it(floor: Floor) -> None:
    lin = await floor.desk("lin")
    start = opened(lin, owner="lin")
    call = spoken(lin, Case(id=start.stream.partition("/")[2]))
    floor.moment.passes(60_000)
    floor.code("lin", role=Role.QA)
    results = (await lin.push([start, *call])).results
    assert {result.status for result in results} == {"accepted"}
    later = spoken(lin, Case(id=start.stream.partition("/")[2]))
    assert {one.status for one in (await lin.push(later)).results} == {"refused"}
