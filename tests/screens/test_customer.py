"""Ctrl+O 5: whose case it is, corrected field by field, and everything they came about."""

from __future__ import annotations

import pytest

from cs_tui.core.case import Case, Customer
from cs_tui.texts import archive
from cs_tui.texts import one_customer as texts
from tests.driver import HOSTILE, HOUR_MS, MORNING, NARROW, WIDE, Agent, Profile, at_desk

DAY_MS = 24 * HOUR_MS
PHONE = "13800138000"
TOLD = {
    "zh": ("下单三天了还没发货", "包裹显示签收，我没收到", "发票抬头写错了"),
    "en": ("ordered three days ago, not shipped", "marked as delivered, nothing came", "invoice"),
}
NAMES = {"zh": "王小明", "en": "Wang Xiaoming"}


def comes(profile: Profile, text: str, at: int = MORNING, **who: str) -> Case:
    """Somebody gets in touch; the case is mine."""
    told = {"name": NAMES[profile.lang], "phone": PHONE, "order_no": "202611194471", **who}
    with profile.program(at=at) as desk:
        return desk.run_now(
            desk.cases.open,
            channel="chat",
            text=text,
            answered=True,
            lang=profile.lang,
            customer=Customer(**told),
        )


def known(profile: Profile) -> Case:
    """A customer's third case within a week; the first two had other words."""
    for days, text in ((3, TOLD[profile.lang][0]), (1, TOLD[profile.lang][1])):
        comes(profile, text, MORNING - days * DAY_MS)
    return comes(profile, TOLD[profile.lang][2], grade="gold")


def case_of(profile: Profile, number: str) -> Case:
    with profile.program() as desk:
        row = desk.run_now(desk.cases.named, number)
        return desk.run_now(desk.cases.view, row.id).case


async def opens(agent: Agent, case: Case) -> None:
    """The case in front, its customer's card over it."""
    await agent.presses("ctrl+f")
    await agent.types(case.number)
    await agent.presses("enter", "ctrl+o", "5")


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_the_card_shows_who_it_is_and_all_they_came_about(
    profile: Profile, size: tuple[int, int]
) -> None:
    case = known(profile)
    async with at_desk(profile, size=size) as agent:
        await opens(agent, case)
        await agent.golden(f"customer-{profile.lang}-{size[0]}", panel=True)
        agent.misses(PHONE)


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_the_head_says_that_somebody_comes_again(
    profile: Profile, size: tuple[int, int]
) -> None:
    case = known(profile)
    async with at_desk(profile, size=size) as agent:
        await opens(agent, case)
        await agent.presses("escape")
        await agent.sees("7 天内第 3 次" if profile.lang == "zh" else "3 times in 7 days")


async def test_an_earlier_case_is_read_and_the_one_in_front_stays(profile: Profile) -> None:
    case = known(profile)
    async with at_desk(profile) as agent:
        await opens(agent, case)
        await agent.types(TOLD[profile.lang][0])
        await agent.presses("enter")
        await agent.golden(f"customer-read-{profile.lang}", panel=True)
        await agent.presses("escape", "escape")
        await agent.sees(TOLD[profile.lang][2])
        assert agent.mode == "desk"
    with profile.program() as desk:
        [front] = desk.run_now(desk.front.cases)
    assert front == case.id


async def test_a_call_becomes_a_known_customers_when_the_number_is_typed(
    profile: Profile,
) -> None:
    before = comes(profile, TOLD[profile.lang][0])
    async with at_desk(profile) as agent:
        await agent.presses("ctrl+p", "ctrl+o", "5", "3")
        await agent.types("+86 138-0013-8000")
        await agent.presses("enter")
        await agent.is_told(NAMES[profile.lang])
        await agent.sees(before.number)
    with profile.program() as desk:
        [call] = [row for row in desk.run_now(desk.queue.board).mine if row.channel == "phone"]
    assert case_of(profile, call.number).customer_id == before.customer_id


async def test_what_does_not_fit_is_said_and_stays_in_the_line(profile: Profile) -> None:
    case = known(profile)
    async with at_desk(profile) as agent:
        await opens(agent, case)
        await agent.presses("5")
        await agent.presses(*["backspace"] * 12)
        await agent.types("?")
        await agent.presses("enter")
        await agent.sees("202611194471", "?")
        await agent.presses("backspace")
        await agent.types("2026 1122 0003")
        await agent.presses("enter", "escape")
    assert case_of(profile, case.number).customer.order_no == "202611220003"


async def test_a_masked_number_left_empty_is_left_as_it_is(zh: Profile) -> None:
    case = known(zh)
    async with at_desk(zh) as agent:
        await opens(agent, case)
        await agent.presses("3")
        await agent.sees("138****8000")
        agent.misses(PHONE)
        await agent.presses("enter", "escape")
    assert case_of(zh, case.number).customer.phone == PHONE


async def test_the_number_is_shown_for_a_while_and_the_reason_is_logged(zh: Profile) -> None:
    case = known(zh)
    async with at_desk(zh) as agent:
        await opens(agent, case)
        await agent.presses("1")
        await agent.types("核对收货电话")
        await agent.presses("enter")
        await agent.sees(PHONE)
        zh.clock.goes_on(31_000)
        agent.app.paint()
        await agent.until(lambda: PHONE not in agent.screen, "masked again")


async def test_what_a_customer_wants_heeded_stands_at_every_case_of_theirs(zh: Profile) -> None:
    first, second = comes(zh, "一"), comes(zh, "二")
    async with at_desk(zh) as agent:
        await opens(agent, first)
        await agent.presses("7")
        await agent.types("请下午六点后联系")
        await agent.presses("enter", "escape", "ctrl+f")
        await agent.types(second.number)
        await agent.presses("enter")
        await agent.sees("请下午六点后联系")


async def test_a_found_customer_is_looked_up_masked_whatever_is_in_front(
    profile: Profile,
) -> None:
    known(profile)
    async with at_desk(profile) as agent:
        await agent.presses("ctrl+f")
        await agent.types("4471")
        await agent.until(lambda: "****" not in agent.panel, "the list")
        await agent.presses("down", "down", "down", "enter")
        await agent.golden(f"customer-found-{profile.lang}", panel=True)
        agent.misses(PHONE)


async def test_a_customers_words_never_become_markup(profile: Profile) -> None:
    case = comes(profile, HOSTILE, name=HOSTILE[:40])
    async with at_desk(profile) as agent:
        await opens(agent, case)
        await agent.sees("[/x][b]a[/i]")
        await agent.presses("7")
        await agent.types(HOSTILE[:60].replace("\x1b", "").replace("\x07", ""))
        await agent.presses("enter")
        await agent.types(case.number)
        await agent.presses("enter")
        await agent.sees("[/x][b]a[/i]")
        await agent.presses("escape", "escape")
        assert agent.mode == "desk"


async def test_the_card_follows_the_language(zh: Profile) -> None:
    case = known(zh)
    async with at_desk(zh) as agent:
        await agent.speaks("en")
        await opens(agent, case)
        await agent.sees("The customer", "phone", "needs")


async def test_two_records_of_one_person_are_compared_merged_and_separated(
    profile: Profile,
) -> None:
    known_case = known(profile)
    wrote = comes(profile, TOLD[profile.lang][0], name="", phone="", order_no="", ref="w@q.cn")
    async with at_desk(profile) as agent:
        await opens(agent, wrote)
        await agent.presses("8")
        await agent.sees(texts.WHICH.say(profile.lang))
        await agent.types("8000")
        await agent.presses("enter")
        await agent.sees(texts.YES.say(profile.lang, n=4))
        await agent.golden(f"customer-same-{profile.lang}", panel=True)
        await agent.presses("1")
        await agent.sees(texts.WITH.say(profile.lang, n=1))
        merged = case_of(profile, wrote.number).customer_id
        assert merged == case_of(profile, known_case.number).customer_id
        await agent.presses("escape", "ctrl+z")
        await agent.until(
            lambda: case_of(profile, wrote.number).customer_id == wrote.customer_id, "taken back"
        )
        agent.misses(PHONE)


async def test_a_customer_is_erased_from_the_card_after_a_word_was_typed(profile: Profile) -> None:
    case = comes(profile, TOLD[profile.lang][0])
    word, erased = ("删除", "客户资料已删除") if profile.lang == "zh" else ("erase", "erased")
    async with at_desk(profile) as agent:
        await opens(agent, case)
        await agent.presses("9")
        await agent.is_told(case.number)
        agent.app.desk.run_now(agent.app.desk.queue.no_action, case.id, "spam")
        await agent.presses("9", "1")
        await agent.types("no")
        await agent.presses("enter", "9", "1")
        await agent.types(word)
        await agent.presses("enter")
        await agent.is_told(erased)
        await agent.sees(erased)
        agent.misses(TOLD[profile.lang][0])
    assert case_of(profile, case.number).customer.name == ""


async def test_what_is_archived_is_found_below_what_lives_and_says_so(profile: Profile) -> None:
    old = comes(profile, TOLD[profile.lang][0], MORNING - 40 * DAY_MS)
    with profile.program(at=MORNING - 40 * DAY_MS) as desk:
        desk.run_now(desk.queue.no_action, old.id, "spam")
    lives = comes(profile, TOLD[profile.lang][1])
    async with at_desk(profile) as agent:
        await agent.presses("ctrl+f")
        await agent.types("4471")
        await agent.until(lambda: old.number in agent.panel, "the list")
        assert agent.panel.index(lives.number) < agent.panel.index(old.number)
        said = archive.ARCHIVED.say(profile.lang)
        assert [said in line for line in agent.panel.splitlines() if old.number in line] == [True]
        assert said not in agent.panel[: agent.panel.index(old.number)]
