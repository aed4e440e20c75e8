"""Answers leave once, after their grace, unless they were taken back."""

from __future__ import annotations

import pytest

from cs_tui.core.case import Case
from cs_tui.core.contact import reply
from cs_tui.core.contact_state import Delivery, Message
from cs_tui.core.events import Event, event
from cs_tui.core.moves import CaseMerged
from cs_tui.core.undo import Undone
from cs_tui.sync.wire import Ack
from tests.server.floor import NEW_ID, Client, Desk, Floor
from tests.server.pushing import made
from tests.server.test_push import sealed


class Talk:
    """Lin has a chat in front."""

    def __init__(self, floor: Floor, chat: Client, lin: Desk, case_id: str) -> None:
        self.floor, self.chat, self.lin, self.case_id = floor, chat, lin, case_id

    async def case(self) -> Case:
        """The case as the hub has it."""
        return await self.floor.case(self.case_id)

    async def says(self, text: str, grace_s: int = 3, *, spoken: bool = False) -> Event:
        """Lin answers; the event."""
        act = self.lin.act_on(await self.case())
        reply(act, text, grace_s=grace_s, spoken=spoken)
        await self.lin.push(act.events)
        return act.events[0]

    async def takes_back(self, said: Event) -> None:
        """Lin presses undo."""
        undo = event(said.stream, Undone(undone=said.act), self.lin.ctx, act=NEW_ID())
        await self.lin.push([undo])

    async def message(self, said: Event) -> Message:
        """The message as it stands in the case."""
        found = (await self.case()).message(said.body.message)  # type: ignore[union-attr]
        assert found is not None
        return found

    async def leaving(self, cursor: int = 0) -> list[str]:
        """The texts that are to leave."""
        return [one.text for one in (await self.floor.leaving(self.chat, cursor)).messages]


@pytest.fixture
async def talk(floor: Floor) -> Talk:
    chat, lin = floor.channel(), await floor.desk("lin")
    taken = await floor.writes(chat, "在吗")
    await lin.next()
    return Talk(floor, chat, lin, taken.case)


async def test_an_answer_leaves_when_its_grace_is_over_not_before(talk: Talk) -> None:
    said = await talk.says("在的", grace_s=3)
    talk.floor.moment.passes(2_999)
    assert await talk.leaving() == []
    assert (await talk.message(said)).delivery is Delivery.WAITING
    talk.floor.moment.passes(1)
    assert await talk.leaving() == ["在的"]
    assert (await talk.message(said)).delivery is Delivery.SENT


async def test_an_answer_that_is_taken_back_in_time_never_leaves(talk: Talk) -> None:
    said = await talk.says("说错了")
    talk.floor.moment.passes(2_999)
    await talk.takes_back(said)
    talk.floor.moment.passes(60_000)
    assert await talk.leaving() == []
    assert (await talk.case()).messages[-1].text == "在吗"


async def test_an_undo_after_it_has_left_changes_nothing_and_says_so(talk: Talk) -> None:
    said = await talk.says("在的")
    talk.floor.moment.passes(3_000)
    await talk.leaving()
    await talk.takes_back(said)
    case = await talk.case()
    assert (await talk.message(said)).delivery is Delivery.SENT
    assert [void.kind for void in case.void] == ["undone"]


async def test_an_unsettled_answer_is_offered_again_and_a_settled_one_never(talk: Talk) -> None:
    said = await talk.says("在的", grace_s=0)
    assert await talk.leaving() == ["在的"]
    assert await talk.leaving() == ["在的"]
    (message,) = (await talk.floor.leaving(talk.chat)).messages
    assert await talk.leaving(message.n) == []
    await talk.floor.settles(talk.chat, message.message)
    assert await talk.leaving() == []
    done = await talk.message(said)
    assert (done.delivery, done.delivered_at) == (Delivery.DELIVERED, talk.floor.moment.now)


async def test_an_acknowledgement_said_twice_is_one_event(talk: Talk) -> None:
    await talk.says("在的", grace_s=0)
    (message,) = (await talk.floor.leaving(talk.chat)).messages
    await talk.floor.settles(talk.chat, message.message)
    before = await talk.floor.seqs()
    await talk.floor.settles(talk.chat, message.message)
    await talk.floor.settles(talk.chat, message.message, ok=False)
    assert await talk.floor.seqs() == before


async def test_a_failed_delivery_stands_in_the_case_with_its_reason(talk: Talk) -> None:
    said = await talk.says("在的", grace_s=0)
    (message,) = (await talk.floor.leaving(talk.chat)).messages
    ack = Ack(message=message.message, ok=False, problem="号码已停机")
    await talk.chat.post("/v1/outbound/ack", Ack, ack)
    failed = await talk.message(said)
    assert (failed.delivery, failed.problem) == (Delivery.FAILED, "号码已停机")


async def test_an_answer_that_comes_back_later_is_failed_after_all_and_once(talk: Talk) -> None:
    said = await talk.says("在的", grace_s=0)
    (message,) = (await talk.floor.leaving(talk.chat)).messages
    await talk.floor.settles(talk.chat, message.message)
    back = Ack(message=message.message, ok=False, problem="550 no such user", returned=True)
    await talk.chat.post("/v1/outbound/ack", Ack, back)
    before = await talk.floor.seqs()
    await talk.chat.post("/v1/outbound/ack", Ack, back)
    failed = await talk.message(said)
    assert (failed.delivery, failed.problem) == (Delivery.FAILED, "550 no such user")
    assert await talk.floor.seqs() == before


async def test_only_what_was_handed_out_can_be_acknowledged(talk: Talk) -> None:
    said = await talk.says("在的")
    for message in ("nothing", said.body.message):  # type: ignore[union-attr]
        ack = Ack(message=message, ok=True).model_dump_json()
        answer = await talk.chat.http.post("/v1/outbound/ack", content=ack)
        assert answer.status_code == 404


async def test_answers_leave_in_the_order_they_became_ready_and_are_numbered(talk: Talk) -> None:
    for text, grace_s in (("三", 30), ("一", 1), ("二", 2)):
        await talk.says(text, grace_s)
    talk.floor.moment.passes(2_000)
    first = await talk.floor.leaving(talk.chat)
    talk.floor.moment.passes(28_000)
    second = await talk.floor.leaving(talk.chat, first.next)
    assert [(one.n, one.text) for one in first.messages] == [(1, "一"), (2, "二")]
    assert [(one.n, one.text) for one in second.messages] == [(3, "三")]


async def test_what_was_said_on_the_phone_is_not_delivered(talk: Talk) -> None:
    said = await talk.says("您好", spoken=True)
    talk.floor.moment.passes(60_000)
    assert await talk.leaving() == []
    assert (await talk.message(said)).delivery is Delivery.SPOKEN


async def test_a_channel_without_an_adapter_gets_no_list(floor: Floor) -> None:
    program, lin = floor.channel(), await floor.desk("lin")
    taken = await floor.writes(program, "", channel="phone")
    await lin.next()
    talk = Talk(floor, program, lin, taken.case)
    await talk.says("稍后短信给您", grace_s=0)
    answer = await program.http.get("/v1/outbound", params={"channel": "phone"})
    assert answer.json() == {"messages": [], "next": 0}


async def test_each_channel_has_a_list_of_its_own(talk: Talk) -> None:
    await talk.says("在的", grace_s=0)
    answer = await talk.chat.http.get("/v1/outbound", params={"channel": "email"})
    assert answer.json()["messages"] == []
    assert await talk.leaving() == ["在的"]


async def test_an_answer_that_a_rule_made_void_never_leaves(talk: Talk) -> None:
    wang = await talk.floor.desk("wang")
    act = talk.lin.act_on(await talk.case())
    reply(act, "不是我的单", grace_s=0, spoken=False)
    (said,) = act.events
    assert said.body is not None
    await wang.push([made(wang, said.stream, said.body)])
    assert await talk.leaving() == []


async def test_an_answer_that_an_undo_brings_back_to_life_leaves_after_all(talk: Talk) -> None:
    case = await talk.case()
    merged = made(talk.lin, case.stream, CaseMerged(into="elsewhere", seen=case.last_in))
    act = talk.lin.act_on(case)
    reply(act, "在的", grace_s=0, spoken=False)
    await talk.lin.push([merged, *act.events])
    assert await talk.leaving() == []
    await talk.takes_back(merged)
    assert await talk.leaving() == ["在的"]


async def test_a_grace_beyond_all_reason_is_cut(talk: Talk) -> None:
    await talk.says("在的", grace_s=10**9)
    talk.floor.moment.passes(600_000)
    assert await talk.leaving() == ["在的"]


async def test_nobody_is_told_twice_though_the_push_is_repeated(talk: Talk) -> None:
    act = talk.lin.act_on(await talk.case())
    reply(act, "在的", grace_s=0, spoken=False)
    once = [sealed(one) for one in act.events]
    await talk.lin.push(once)
    (message,) = (await talk.floor.leaving(talk.chat)).messages
    await talk.floor.settles(talk.chat, message.message)
    (again,) = (await talk.lin.push(once)).results
    assert again.status == "duplicate"
    assert await talk.leaving() == []
