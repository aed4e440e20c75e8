"""A complaint at the desk: its lane under the customer, its next step on top of Ctrl+O."""

from __future__ import annotations

from pathlib import Path

import pytest

from cs_tui.core.case import Case
from cs_tui.core.complaint_state import Complaint
from cs_tui.texts import evidence as evidence_texts
from tests.driver import HOSTILE, HOUR_MS, MORNING, NARROW, WIDE, Agent, Profile, at_desk

SAID = {
    "zh": ("王小明", "下单五天还没发货，客服都不回，我要投诉", "全额退款并道歉", "仓库漏拣"),
    "en": ("Ms Wang", "Five days, nothing shipped. I complain!", "refund, apology", "not picked"),
}


def complained(profile: Profile, *, steps: int = 0, hours: int = 1) -> str:
    """A case of mine in front, filed as a complaint that came so many steps; its number."""
    name, text, demand, fact = SAID[profile.lang]
    with profile.program(at=MORNING - hours * HOUR_MS) as desk:
        case = profile.case(desk, text, name=name)
        take = (
            lambda: desk.complaints.receive(case.id, demand, "", "simple"),
            lambda: desk.complaints.heard(case.id, "call"),
            lambda: desk.complaints.regret(case.id),
            lambda: desk.complaints.find_out(case.id, "fact", fact),
            lambda: desk.complaints.decide(case.id, "upheld", demand, 1000),
            lambda: desk.complaints.tell(case.id, "call"),
        )
        for step in take[:steps]:
            desk.run_now(step)
        desk.run_now(desk.queue.put_in_front, case.id)
        return case.number


def case_of(profile: Profile, number: str) -> Case:
    with profile.program() as desk:
        row = desk.run_now(desk.cases.named, number)
        return desk.run_now(desk.cases.view, row.id).case


def lane_of(profile: Profile, number: str) -> Complaint:
    found = case_of(profile, number).complaint
    assert found is not None
    return found


async def answers(agent: Agent, text: str) -> None:
    await agent.types(text)
    await agent.presses("enter")


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_the_lane_says_what_is_next_and_what_is_missing(
    profile: Profile, size: tuple[int, int]
) -> None:
    complained(profile, steps=1)
    async with at_desk(profile, size=size) as agent:
        await agent.golden(f"complaint-{profile.lang}-{size[0]}")
        await agent.presses("ctrl+o")
        await agent.golden(f"complaint-acts-{profile.lang}-{size[0]}", panel=True)


async def test_a_case_is_filed_and_received_by_typing_what_it_is(profile: Profile) -> None:
    name, text, demand, _ = SAID[profile.lang]
    with profile.program() as desk:
        case = profile.case(desk, text, name=name)
        desk.run_now(desk.queue.put_in_front, case.id)
    async with at_desk(profile) as agent:
        await agent.presses("ctrl+o")
        await agent.types("投诉" if profile.lang == "zh" else "complaint")
        await agent.presses("enter")
        await answers(agent, demand)
        await answers(agent, "")
        await agent.presses("1")
        await agent.is_told(case.number)
    lane = lane_of(profile, case.number)
    assert (lane.demand, lane.weight, lane.next) == (demand, "simple", "acknowledged")
    assert case_of(profile, case.number).classification.nature == "complaint"


async def test_the_next_step_takes_two_keys_to_reach_and_a_call_is_recorded_with_three(
    profile: Profile,
) -> None:
    number = complained(profile, steps=1)
    async with at_desk(profile) as agent:
        await agent.presses("ctrl+o", "enter", "2")
        await agent.is_told(number)
    lane = lane_of(profile, number)
    assert (lane.acknowledged_at, lane.next) == (MORNING, "regret")


async def test_what_is_told_in_a_message_is_recorded_when_it_is_sent(profile: Profile) -> None:
    number = complained(profile, steps=5)
    async with at_desk(profile) as agent:
        await agent.types("ok")
        await agent.presses("ctrl+o", "enter", "1")
        assert lane_of(profile, number).told_at is None
        await agent.presses("ctrl+s")
        await agent.until(lambda: lane_of(profile, number).told_at is not None, "told")
    assert lane_of(profile, number).told_by == "message"


async def test_a_complaint_is_walked_to_its_end_by_keys(profile: Profile) -> None:
    number = complained(profile, steps=2)
    _, _, demand, fact = SAID[profile.lang]
    async with at_desk(profile) as agent:
        await agent.presses("ctrl+o", "enter", "2")
        await agent.presses("ctrl+o", "enter", "2", "1")
        await answers(agent, fact)
        await answers(agent, "rec-7")
        await agent.presses("ctrl+o", "enter", "1")
        await answers(agent, demand)
        await answers(agent, "abc")
        await agent.sees("abc")
        await agent.presses("ctrl+u")
        await answers(agent, "12.5")
        await agent.presses("ctrl+o", "enter", "2")
        await agent.presses("ctrl+o", "enter", "2")
        await answers(agent, "12315")
        await agent.presses("3")
        await agent.until(lambda: not lane_of(profile, number).open, "its end")
    lane = lane_of(profile, number)
    assert lane.decision is not None
    assert (lane.decision.amount_fen, lane.items[0].ref) == (1250, "rec-7")
    assert (lane.accepted, lane.alternative, lane.cause) == (False, "12315", "communication")
    assert lane.missing == ()


async def test_leaving_a_question_records_nothing(zh: Profile) -> None:
    number = complained(zh, steps=3)
    async with at_desk(zh) as agent:
        await agent.presses("ctrl+o", "enter", "2", "escape")
        await agent.presses("ctrl+o", "enter", "escape")
    assert lane_of(zh, number).items == ()


async def test_a_step_that_comes_too_early_says_what_comes_first(zh: Profile) -> None:
    number = complained(zh, steps=2)
    async with at_desk(zh) as agent:
        await agent.presses("ctrl+o")
        await agent.types("告知结果")
        await agent.presses("enter", "2")
        await agent.is_told("先作处理决定，再告知客户")
    assert lane_of(zh, number).told_at is None


async def test_a_silent_complaint_is_marked_in_mine_and_on_its_lane(zh: Profile) -> None:
    complained(zh, steps=1, hours=96)
    async with at_desk(zh, size=WIDE) as agent:
        await agent.sees("投诉", "客户没听到消息")


async def test_the_language_is_switched_while_it_stands(zh: Profile) -> None:
    complained(zh, steps=1)
    async with at_desk(zh) as agent:
        await agent.sees("受理")
        await agent.speaks("en")
        await agent.sees("Complaint  acknowledged")


async def test_foreign_text_is_only_text(profile: Profile) -> None:
    number = complained(profile)
    async with at_desk(profile) as agent:
        await agent.presses("ctrl+o")
        await agent.types("投诉" if profile.lang == "zh" else "file as")
        await agent.presses("enter")
        await agent.pastes(HOSTILE)
        await agent.presses("enter", "enter", "2")
        await agent.until(lambda: case_of(profile, number).complaint is not None, "complaint")
        await agent.presses("ctrl+o", "enter", "escape")
        assert not {"\x1b", "\x07", "\u202e"} & set(agent.screen + "".join(agent.told))
    assert "[@click=app.quit]" in lane_of(profile, number).demand


async def test_the_file_of_evidence_is_looked_at_again_with_one_key(
    zh: Profile, tmp_path: Path
) -> None:
    file = tmp_path / "call.wav"
    file.write_bytes(b"the call of 23 November")
    number = complained(zh, steps=3)
    async with at_desk(zh, size=NARROW) as agent:
        await agent.presses("ctrl+o", "enter", "2", "1")
        await agent.types("RIFF")
        await agent.presses("enter")
        await agent.types(str(file))
        await agent.presses("enter")
        await agent.until(lambda: bool(lane_of(zh, number).items), "the evidence")
        await agent.presses("ctrl+o")
        await agent.types(evidence_texts.ACT_LIST.say(zh.lang)[:6])
        await agent.presses("enter")
        await agent.sees(evidence_texts.NEVER.say(zh.lang))
        await agent.presses("1")
        await agent.until(lambda: bool(lane_of(zh, number).items[0].checked), "a check")
        await agent.sees(evidence_texts.VERDICTS["same"].say(zh.lang))
        file.unlink()
        await agent.presses("1")
        await agent.until(lambda: len(lane_of(zh, number).items[0].checked) > 1, "a second")
    (item,) = lane_of(zh, number).items
    assert (item.sort, item.size) == ("recording", 23)
    assert [told.verdict for told in item.checked] == ["same", "missing"]


async def test_where_customers_can_send_no_files_pictures_and_papers_are_not_offered_as_evidence(
    profile: Profile,
) -> None:
    with profile.program(at=MORNING - HOUR_MS) as desk:
        call = desk.run_now(desk.cases.open_call)
        for step in (
            lambda: desk.complaints.receive(call.id, "退款", "", "simple"),
            lambda: desk.complaints.heard(call.id, "call"),
            lambda: desk.complaints.regret(call.id),
        ):
            desk.run_now(step)
        desk.run_now(desk.queue.put_in_front, call.id)
    async with at_desk(profile, size=NARROW) as agent:
        await agent.presses("ctrl+o", "enter", "2")
        await agent.sees(evidence_texts.SORTS["recording"].say(profile.lang))
        assert evidence_texts.SORTS["picture"].say(profile.lang) not in agent.panel
        await agent.golden(f"evidence-phone-{profile.lang}", panel=True)
