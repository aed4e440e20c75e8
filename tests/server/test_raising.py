"""What the hub raises: time that runs out while nobody works, and a grade learned later."""

from __future__ import annotations

from cs_tui.core.case import stream_of
from cs_tui.core.classification import classify
from cs_tui.core.contact import front, reply
from cs_tui.core.customer import CustomerEdited
from cs_tui.core.customer import stream_of as customer_stream
from cs_tui.core.raising import TimeRaised
from cs_tui.sync.wire import line
from tests.server.floor import NEW_ID, Floor
from tests.server.pushing import alone, made, opened
from tests.server.test_figures import day_of
from tests.server.test_push import changed, sealed

CHAT_FIRST_MS = 60_000
"""The time a chat has for its first answer in the shipped content; of it 80 percent."""
RAISED_MS = CHAT_FIRST_MS * 80 // 100


async def kinds(floor: Floor, case_id: str) -> list[str]:
    """What happened to a case, as far as it was raised."""
    case = await floor.case(case_id)
    return [one.why for one in case.raises]


async def test_a_case_nobody_takes_is_raised_once_at_its_share_and_not_before(floor: Floor) -> None:
    taken = await floor.writes(floor.channel(), "在吗")
    floor.moment.passes(RAISED_MS - 1)
    await floor.hub.tick()
    assert await kinds(floor, taken.case) == []
    floor.moment.passes(1)
    await floor.hub.tick()
    first = await floor.case(taken.case)
    floor.moment.passes(CHAT_FIRST_MS)
    await floor.hub.tick()
    assert (await floor.case(taken.case)).raises == first.raises
    assert [(one.why, one.at) for one in first.raises] == [
        ("time", floor.moment.now - CHAT_FIRST_MS)
    ]


async def test_a_case_that_a_newer_version_wrote_in_is_raised_too_and_stands_in_nobodys_way(
    floor: Floor,
) -> None:
    taken, lin = await floor.writes(floor.channel(), "在吗"), await floor.desk("lin")
    start = sealed(opened(lin))
    newer = changed(start, id=NEW_ID(), stream=stream_of(taken.case), kind="case_gilded")
    await lin.push_raw(line(start) + newer)
    floor.moment.passes(RAISED_MS)
    await floor.hub.tick()
    assert (await floor.case(taken.case)).newer
    assert await kinds(floor, taken.case) == ["time"]
    now = floor.moment.now
    assert await floor.hub.read(lambda session: session.queue.near(now, 1)) == []


async def test_what_stands_in_front_of_somebody_or_was_answered_is_not_raised(floor: Floor) -> None:
    lin, chat = await floor.desk("lin"), floor.channel()
    cases = [(await floor.writes(chat, "在吗", conversation=f"c{n}")).case for n in range(2)]
    for answered in (True, False):
        served = await lin.next()
        assert served.case is not None
        act = lin.act_on(await floor.case(served.case))
        front(act, await day_of(floor))
        if answered:
            reply(act, "在的", grace_s=0, spoken=False)
        await lin.push(act.events)
    floor.moment.passes(CHAT_FIRST_MS)
    await floor.hub.tick()
    assert [await kinds(floor, one) for one in cases] == [[], []]


async def test_a_desk_cannot_say_for_the_hub_that_the_lead_was_told(floor: Floor) -> None:
    lin = await floor.desk("lin")
    taken = await floor.writes(floor.channel(), "在吗")
    case = await floor.case(taken.case)
    due_at = case.contacts[0].first_due_at
    assert due_at is not None
    verdict = await alone(lin, made(lin, case.stream, TimeRaised(due_at=due_at)))
    assert verdict.status == "refused"


async def test_a_grade_learned_in_the_record_raises_the_open_case_of_the_customer(
    floor: Floor,
) -> None:
    lin, chat = await floor.desk("lin"), floor.channel()
    asked = {"customer": {"name": "王小明", "phone": "13800138000"}}
    low, other = [
        (await floor.writes(chat, "在吗", conversation=f"c{n}", **more)).case
        for n, more in enumerate((asked, {}))
    ]
    for case_id in (low, other):
        act = lin.act_on(await floor.case(case_id))
        classify(act, "urgency", "low", seen="normal")
        await lin.push(act.events)
    record = (await floor.case(low)).customer_id
    edited = CustomerEdited(field="grade", value="gold")
    assert (await alone(lin, made(lin, customer_stream(record), edited))).status == "accepted"
    raised = await floor.case(low)
    assert (raised.priority, (await floor.case(other)).priority) == (3, 4)
    assert [(one.why, one.was, one.to) for one in raised.raises] == [("grade", 4, 3)]
