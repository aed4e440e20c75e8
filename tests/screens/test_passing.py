"""F4: what is offered to me, what I took over, what I passed on, and what the lead is told."""

from __future__ import annotations

import pytest

from cs_tui.core import offer
from cs_tui.core.case import Case
from cs_tui.core.escalation import Asked
from cs_tui.texts import passing as texts
from tests.driver import HOSTILE, HOUR_MS, MINUTE_MS, MORNING, NARROW, WIDE, Profile, at_desk
from tests.screens.passing import MEI, NAMES, given, says, staffed

TO_AGENTS = offer.to_team("agents")


def offered(profile: Profile) -> Case:
    """Mei offers a case to my team, ten minutes ago."""
    staffed(profile)
    with profile.program(at=MORNING - 10 * MINUTE_MS) as desk:
        return given(profile, desk, TO_AGENTS)


def passed_on(profile: Profile) -> list[Case]:
    """Four of mine: nobody takes it, declined, answered, accepted."""
    staffed(profile)
    cases = []
    with profile.program(at=MORNING - 20 * MINUTE_MS) as desk:
        for what in ("", "declines", "answers", "accepts"):
            case = profile.case(desk)
            asked = Asked(offer.to_team("logistics"), "查件", MORNING + HOUR_MS)
            desk.run_now(desk.escalation.escalate, case.id, "logistics", asked)
            if what:
                says(desk, case.id, MEI, what, "不归物流" if what == "declines" else "明天送到")
            cases.append(case)
    return cases


def now(profile: Profile, case: Case) -> Case:
    with profile.program() as desk:
        return desk.run_now(desk.cases.view, case.id).case


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_what_is_offered_stands_first_and_what_i_gave_away_last(
    profile: Profile, size: tuple[int, int]
) -> None:
    offered(profile)
    passed_on(profile)
    async with at_desk(profile, size=size) as agent:
        await agent.presses("f4")
        await agent.golden(f"passing-{profile.lang}-{size[0]}")


async def test_a_digit_accepts_what_is_offered_and_it_comes_to_my_desk(profile: Profile) -> None:
    case = offered(profile)
    async with at_desk(profile) as agent:
        await agent.presses("f4", "1")
        await agent.is_told(case.number)
        assert agent.mode == "desk"
        assert case.number in {row.number for row in agent.app.board.mine}
    assert now(profile, case).owner == "me"


async def test_enter_shows_it_first_and_enter_again_accepts(profile: Profile) -> None:
    case = offered(profile)
    async with at_desk(profile) as agent:
        await agent.presses("f4", "enter")
        await agent.golden(f"passing-read-{profile.lang}", panel=True)
        assert now(profile, case).owner == MEI
        await agent.presses("enter")
        await agent.is_told(case.number)
    assert now(profile, case).owner == "me"


async def test_esc_leaves_it_with_whoever_offered_it(zh: Profile) -> None:
    case = offered(zh)
    async with at_desk(zh) as agent:
        await agent.presses("f4", "enter", "escape")
        await agent.sees("待我接收 1")
    assert now(zh, case).offer is not None


async def test_it_is_declined_with_a_reason_of_the_shop(profile: Profile) -> None:
    case = offered(profile)
    async with at_desk(profile) as agent:
        await agent.presses("f4", "ctrl+o", "5", "2")
        await agent.is_told(NAMES[profile.lang][MEI])
    after = now(profile, case)
    assert (after.owner, after.offers[0].standing) == (MEI, "declined")
    assert after.offers[0].said


async def test_or_with_a_reason_in_ones_own_words(zh: Profile) -> None:
    case = offered(zh)
    async with at_desk(zh) as agent:
        await agent.presses("f4", "ctrl+o", "5", "6")
        await agent.types("先补凭证")
        await agent.presses("enter")
        await agent.is_told("已退回")
    assert now(zh, case).offers[0].said == "先补凭证"


async def test_the_answer_takes_the_case_back_to_the_giver(profile: Profile) -> None:
    case = offered(profile)
    async with at_desk(profile) as agent:
        await agent.presses("f4", "1", "f4", "ctrl+o", "6")
        await agent.types("ok 13800138000")
        await agent.presses("enter")
        await agent.is_told(NAMES[profile.lang][MEI])
    after = now(profile, case)
    assert (after.owner, after.offers[0].returned) == (MEI, True)
    assert after.offers[0].said.startswith("ok")


async def test_an_answer_may_keep_the_case_here(zh: Profile) -> None:
    case = offered(zh)
    async with at_desk(zh) as agent:
        await agent.presses("f4", "1", "f4", "ctrl+o", "7")
        await agent.types("我来跟")
        await agent.presses("enter")
        await agent.is_told("由你继续办")
    assert now(zh, case).owner == "me"


async def test_an_answer_begun_stands_there_again_until_it_is_given(zh: Profile) -> None:
    case = offered(zh)
    async with at_desk(zh) as agent:
        await agent.presses("f4", "1", "f4", "ctrl+o", "7")
        await agent.types("查到一半")
        await agent.presses("escape")
        await agent.is_told("草稿已保留")
        await agent.presses("ctrl+o", "7")
        await agent.sees("有草稿", "查到一半")
        await agent.types("，已补发")
        await agent.presses("enter")
        await agent.is_told("由你继续办")
    assert now(zh, case).offers[0].said == "查到一半，已补发"
    with zh.program() as desk:
        assert desk.run_now(desk.unfinished.begun, f"answer/{case.id}") == ""


async def test_an_answer_half_typed_is_on_disk_while_it_is_typed(zh: Profile) -> None:
    case = offered(zh)
    async with at_desk(zh) as agent:
        await agent.presses("f4", "1", "f4", "ctrl+o", "7")
        await agent.types("查到一半")

        def kept() -> bool:
            with zh.program() as desk:
                return desk.run_now(desk.unfinished.begun, f"answer/{case.id}") == "查到一半"

        await agent.until(kept, "draft on disk")
        await agent.presses("escape")


async def test_what_nobody_takes_is_taken_back(zh: Profile) -> None:
    first, *_ = passed_on(zh)
    async with at_desk(zh) as agent:
        await agent.presses("f4")
        await agent.sees("无人接收")
        for _ in range(4):
            await agent.presses("ctrl+o", "8")
            if any("已撤回" in told for told in agent.told):
                break
            await agent.presses("down")
        await agent.is_told("已撤回")
    assert now(zh, first).offers[0].standing == "withdrawn"


@pytest.mark.parametrize(
    ("key", "told"),
    [("4", "待我接收"), ("5", "待我接收"), ("6", "我接手的"), ("8", "还没有人接收")],
)
async def test_an_act_without_such_a_case_says_what_to_do(zh: Profile, key: str, told: str) -> None:
    async with at_desk(zh) as agent:
        await agent.presses("f4", "ctrl+o", key)
        await agent.is_told(told)


async def test_after_fifteen_minutes_the_giver_reads_it_on_top(profile: Profile) -> None:
    staffed(profile)
    with profile.program() as desk:
        case = profile.case(desk)
        asked = Asked(offer.to_team("logistics"), "x", None)
        desk.run_now(desk.escalation.escalate, case.id, "logistics", asked)
    alarm = {"zh": "无人接收 1", "en": "unaccepted 1"}[profile.lang]
    async with at_desk(profile) as agent:
        await agent.presses("f4")
        agent.misses(alarm)
        profile.clock.goes_on(15 * MINUTE_MS)
        await agent.sees(alarm)


@pytest.mark.parametrize("lead", [True, False])
async def test_the_lead_reads_of_everybodys_on_top_and_an_agent_does_not(
    zh: Profile, *, lead: bool
) -> None:
    staffed(zh, lead=lead)
    with zh.program(at=MORNING - 16 * MINUTE_MS) as desk:
        given(zh, desk, offer.to_team("finance"))
    async with at_desk(zh) as agent:
        await agent.settles()
        assert ("无人接收 1" in agent.screen) is lead


async def test_what_waits_for_me_is_on_top_of_every_screen(zh: Profile) -> None:
    offered(zh)
    async with at_desk(zh) as agent:
        await agent.sees("待接收 1")
        await agent.presses("f4", "1")
        agent.misses("待接收 1")


async def test_the_other_language_is_there_at_once(zh: Profile) -> None:
    offered(zh)
    async with at_desk(zh) as agent:
        await agent.presses("f4")
        await agent.sees("待我接收 1")
        await agent.speaks("en")
        await agent.sees("To accept 1", "from")


async def test_foreign_text_is_only_text(profile: Profile) -> None:
    staffed(profile)
    with profile.program() as desk:
        case = given(profile, desk, TO_AGENTS, text=HOSTILE, note=HOSTILE, name=HOSTILE)
    async with at_desk(profile) as agent:
        await agent.presses("f4", "enter")
        await agent.sees("[/x][b]a[/i] [@click=app.quit]x[/]")
        await agent.presses("enter")
        await agent.is_told(case.number)
        await agent.sees("[/x][b]a[/i]")
        assert not {"\x1b", "\x07", "\u202e"} & set(agent.screen + "".join(agent.told))


async def test_of_what_was_accepted_and_not_heard_of_since_a_word_is_missed(
    profile: Profile,
) -> None:
    staffed(profile)
    with profile.program(at=MORNING - 48 * HOUR_MS) as desk:
        case = profile.case(desk)
        asked = Asked(offer.to_team("logistics"), "查件", MORNING + HOUR_MS)
        desk.run_now(desk.escalation.escalate, case.id, "logistics", asked)
        says(desk, case.id, MEI, "accepts", "")
    async with at_desk(profile, size=NARROW) as agent:
        await agent.sees(texts.TOP_SILENT.say(profile.lang, n=1))
        await agent.presses("f4")
        await agent.sees(texts.STANDING["silent"].say(profile.lang))
        await agent.golden(f"passing-silent-{profile.lang}")
