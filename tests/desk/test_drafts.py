"""What is typed is on disk before anybody could lose it."""

from __future__ import annotations

from tests.desk.driver import Agent, at_desk
from tests.desk.world import World

CARD = "6222021234567890128"


async def opened(agent: Agent) -> str:
    """The number of a case that was just served."""
    await agent.presses("ctrl+n")
    assert agent.front is not None
    return agent.front


async def test_a_draft_is_kept_without_a_further_key(zh: World) -> None:
    zh.contact()
    async with at_desk(zh) as agent:
        number = await opened(agent)
        await agent.types("正在查")
        await agent.until(lambda: zh.drafts(number) == {"reply": "正在查"}, "draft on disk")
        await agent.types("，请稍等")
        await agent.until(lambda: zh.drafts(number) == {"reply": "正在查，请稍等"}, "the rest")


async def test_leaving_a_field_keeps_it_at_once(zh: World) -> None:
    zh.contact()
    async with at_desk(zh) as agent:
        number = await opened(agent)
        agent.goes_to("note-issue")
        await agent.types("缺货")
        agent.desk.fields._waiting = True  # the clock of the draft never rings
        await agent.presses("tab")
        assert zh.drafts(number) == {"note.issue": "缺货"}


async def test_what_is_picked_is_kept_at_once(zh: World) -> None:
    number = zh.contact()
    async with at_desk(zh) as agent:
        await agent.presses("ctrl+n")
        await agent.comes_to(number)
        await agent.presses("4")
        assert list(zh.drafts(number)) == ["leaf"]


async def test_emptying_a_field_forgets_its_draft(zh: World) -> None:
    zh.contact()
    async with at_desk(zh) as agent:
        number = await opened(agent)
        await agent.types("算了")
        await agent.until(lambda: zh.drafts(number) == {"reply": "算了"}, "draft on disk")
        await agent.presses("backspace", "backspace")
        await agent.until(lambda: zh.drafts(number) == {}, "no draft")


async def test_a_card_number_never_reaches_the_disk(zh: World) -> None:
    zh.contact()
    async with at_desk(zh) as agent:
        number = await opened(agent)
        await agent.types(f"卡号 {CARD}，尽快退款")
        await agent.until(lambda: "尽快" in zh.drafts(number).get("reply", ""), "draft")
        assert zh.drafts(number) == {"reply": "卡号 ****0128，尽快退款"}
        await agent.presses("ctrl+s")
    case = zh.case(number)
    assert case.messages[-1].text == "卡号 ****0128，尽快退款"
    for path in zh.folder.rglob("*"):
        if path.is_file():
            assert CARD.encode() not in path.read_bytes(), path.name


async def test_the_next_start_shows_the_draft_at_the_case_that_was_in_front(zh: World) -> None:
    zh.contact("什么时候发货")
    zh.contact("退款多久到账")
    async with at_desk(zh) as agent:
        await opened(agent)
        await agent.types("第一位")
        await agent.presses("ctrl+s")
        number = await opened(agent)
        await agent.types("写了一半")
        assert zh.case(number).fronted is not None
        agent.app.flush_now()
    assert zh.case(number).fronted is None
    async with at_desk(zh) as again:
        assert again.front == number
        assert zh.case(number).fronted is not None
        assert again.reply.value == "写了一半"
        assert again.panel is None


async def test_a_pulled_change_of_a_field_waits_until_it_is_not_being_typed_in(zh: World) -> None:
    zh.contact()
    async with at_desk(zh) as agent:
        number = await opened(agent)
        agent.goes_to("note-issue")
        await agent.types("客户催单")
        with zh.other_program() as other:
            row = other.run_now(other.cases.named, number)
            other.run_now(other.promises.make, row.id, "回电", other.kit.clock() + 3_600_000)
        zh.writes_again(number, "还没好吗")
        await agent.sees("还没好吗")
        assert agent.field("note-issue").value == "客户催单"
        assert agent.focused is agent.field("note-issue")
