"""The report of a day: a file of one's own, in either language, with no customer in it."""

from __future__ import annotations

import stat
from typing import get_args

import pytest

from cs_tui.core.handover_state import Item
from cs_tui.services.report_model import FORMS
from cs_tui.texts import Lang
from tests.driver import HOSTILE, MINUTE_MS, MORNING, Profile, at_desk, compare
from tests.screens.days import CALLS, CHATS, MAILS, wait, work_through


def a_day(profile: Profile) -> str:
    """A day with a mail that waits and a promise kept late; the shift day."""
    work_through(profile, *CALLS, *CHATS, *MAILS)
    with profile.program(at=MORNING - 30 * MINUTE_MS) as desk:
        case = profile.case(desk, HOSTILE, name=HOSTILE)
        desk.run_now(desk.promises.make, case.id, HOSTILE, MORNING - 10 * MINUTE_MS)
    with profile.program() as desk:
        [owed] = desk.run_now(desk.promises.ledger)
        desk.run_now(desk.promises.keep, owed.case, owed.promise)
    wait(profile, "email", 50 * MINUTE_MS, name=HOSTILE)
    looked_back(profile)
    with profile.program() as desk:
        return desk.run_now(desk.kit.day)


def looked_back(profile: Profile) -> None:
    """Lunch, another break that lasts, a case handed over, and a reflection for the lead."""
    with profile.program(at=MORNING - 25 * MINUTE_MS) as desk:
        desk.run_now(desk.shifts.be, "break", "meal")
    with profile.program(at=MORNING - 5 * MINUTE_MS) as desk:
        desk.run_now(desk.shifts.be, "available", "")
        case = profile.case(desk, HOSTILE, name=HOSTILE)
        item = Item(case=case.id, number=case.number, state=HOSTILE, next="18:30 回电")
        desk.run_now(desk.handovers.write, item)
        desk.run_now(desk.handovers.give, case.id, desk.run_now(desk.handovers.pool))
        desk.run_now(desk.reflections.share, "三个老客户都等到了答复", HOSTILE)
        desk.run_now(desk.reflections.keep, "只给自己看的话", "")
        desk.run_now(desk.shifts.be, "break", "")


@pytest.mark.parametrize("lang", get_args(Lang))
def test_the_report_reads_as_it_is_kept(zh: Profile, lang: Lang) -> None:
    day = a_day(zh)
    with zh.program() as desk:
        compare(f"report-{lang}", desk.run_now(desk.reports.text, day, lang))
        for form in ("csv", "txt"):
            compare(f"report-{form}-{lang}", desk.run_now(desk.reports.text, day, lang, form))
        compare(f"report-texts-{lang}", desk.run_now(desk.reports.text, day, lang, texts=True))


def test_nothing_of_a_customer_is_in_it_unless_asked(zh: Profile) -> None:
    day = a_day(zh)
    with zh.program() as desk:
        text = desk.run_now(desk.reports.text, day, "zh")
        whole = desk.run_now(desk.reports.text, day, "zh", texts=True)
    assert "A1018" in text
    assert not any(part in text for part in ("[b]", "@click", "王女士", "13800138000", "发货了"))
    assert "@click" in whole
    assert "\x1b" not in whole
    assert "三个老客户" in whole
    assert "三个老客户" not in text
    assert "只给自己看的话" not in whole, "what is private stays private"


@pytest.mark.parametrize(("digit", "form"), [("1", "md"), ("2", "csv"), ("3", "txt")])
async def test_a_digit_saves_it_in_its_form_for_its_person_alone(
    profile: Profile, digit: str, form: str
) -> None:
    async with at_desk(profile) as agent:
        await agent.presses("f7", "ctrl+o", "6", digit)
        await agent.is_told("report-2026-11-24")
    path = profile.folder / "reports" / f"report-2026-11-24-{profile.lang}.{form}"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


async def test_with_free_text_it_says_that_customers_may_be_in_it(zh: Profile) -> None:
    async with at_desk(zh) as agent:
        await agent.presses("f7", "ctrl+o", "8", "1")
        await agent.is_told("可能含客户资料")


@pytest.fixture
def blocked(zh: Profile) -> Profile:
    """Where the folder of reports should be stands a file."""
    (zh.folder / "reports").write_text("in the way")
    return zh


async def test_where_it_cannot_be_saved_a_sentence_says_so(blocked: Profile) -> None:
    async with at_desk(blocked) as agent:
        await agent.presses("f7", "ctrl+o", "6", "1")
        await agent.is_told("日报没有存成")


async def test_a_comment_stands_beside_the_figures_and_changes_none(zh: Profile) -> None:
    day = a_day(zh)
    with zh.program() as desk:
        before = desk.run_now(desk.wrapup.view, day).figures
    async with at_desk(zh) as agent:
        await agent.presses("f7", "ctrl+o", "9")
        await agent.types("下午系统慢了一小时 4111111111111111")
        await agent.presses("enter")
        await agent.is_told("已写入日报的批注")
        await agent.presses("ctrl+o", "6", "2")
        await agent.is_told("你的 1 条批注")
    with zh.program() as desk:
        assert desk.run_now(desk.wrapup.view, day).figures == before
        for form in FORMS:
            text = desk.run_now(desk.reports.text, day, "zh", form)
            assert "本人批注" in text
            assert "下午系统慢了一小时" in text
            assert "4111111111111111" not in text
