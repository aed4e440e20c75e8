"""F2: what works, what must be read, then on duty; from the first key to the first contact."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from cs_tui.core.bulletin import Bulletin, BulletinPublished
from cs_tui.core.quiz import questions
from cs_tui.core.said import Said
from cs_tui.core.shift import Shift
from cs_tui.desk import Desk
from cs_tui.screens.breathing import MINUTE_S, PHASES, breath
from cs_tui.services.probes.check import Check
from cs_tui.services.probes.run import Probe
from cs_tui.texts import Lang, Words
from tests.driver import (
    HOSTILE,
    HOUR_MS,
    NARROW,
    WIDE,
    Agent,
    Profile,
    at_desk,
    copy_home,
)

DATABASE = Check("database", Words(zh="数据库", en="database"), Words(zh="完好", en="sound"))
CALENDAR = Check(
    "calendar",
    Words(zh="工作日历", en="business calendar"),
    Words(zh="还有 38 天", en="38 days left"),
    "warn",
    Words(zh="公布后请更新", en="update it"),
)
CRM = Check(
    "system.crm",
    Words(zh="CRM 登录", en="CRM login"),
    Words(zh="口令已过期", en="password expired"),
    "fail",
)
HEADSET = Check(
    "audio",
    Words(zh="耳机", en="headset"),
    Words(zh="远程会话，无法检测", en="remote session"),
    "unknown",
    Words(zh="请试听", en="listen once"),
)
BODY = Said(
    zh="\n".join(f"{n}. 先核对订单号和签收日期，再答复客户。" for n in range(1, 31)),
    en="\n".join(f"{n}. Check order and delivery before you answer." for n in range(1, 31)),
)
CALM = Said(zh="红包当天有效。", en="Vouchers hold for the day.")
CHECK = questions(
    "红包几天有效？\n- 三天\n* 当天\n> 公告第 1 条。\n\n过期能补吗？\n* 不能\n- 能\n> 一律不补。",
    "How long?\n- three days\n* the day\n> Point 1.\n\nAfter that?\n* no\n- yes\n> Never.",
)
TITLES = {"zh": "价保规则调整", "en": "Price protection changes"}


@dataclass
class Morning(Profile):
    """Somebody who comes to work on the day after, and what the probes will find."""

    found: tuple[Check, ...] = (DATABASE, CALENDAR)

    def open(self) -> Desk:
        """The real desk; only the clock and what is looked at are ours."""
        desk = super().open()
        desk.preshift.probes = lambda _policy: [
            Probe(check.id, check.name, _finding(check)) for check in self.found
        ]
        return desk

    @property
    def shift(self) -> Shift:
        """The shift of today as it is on disk."""
        with self.program() as desk:
            return desk.run_now(desk.shifts.now)


def _finding(check: Check) -> Callable[[], Awaitable[Check]]:
    async def look() -> Check:
        return check

    return look


def morning(home: Path, folder: Path, lang: Lang) -> Morning:
    """The day after: two notices in force, one of them mandatory."""
    made = Morning(copy_home(home, folder, lang).folder, lang)
    made.clock.goes_on(24 * HOUR_MS)
    with made.program() as desk:
        for state in desk.kit.own.states("bulletin/"):
            if isinstance(state, Bulletin):
                desk.run_now(desk.notices.withdraw, state.id)
        title = Said(zh=TITLES["zh"], en=TITLES["en"])
        for id_, mandatory in (("price", True), ("snow", False)):
            new = BulletinPublished(
                version=1,
                title=title if mandatory else Said(zh="华北降雪", en="Snow in the north"),
                body=BODY if mandatory else Said(zh="延误一两天。", en="A day or two late."),
                form="rule" if mandatory else "faq",
                from_day="2026-11-20",
                to_day="" if mandatory else "2026-11-30",
                mandatory=mandatory,
            )
            desk.run_now(desk.notices.publish, id_, new)
    return made


@pytest.fixture(params=["zh", "en"])
def early(request: pytest.FixtureRequest, homes: Callable[[Lang], Path], tmp_path: Path) -> Morning:
    """Before the shift, in each language."""
    lang: Lang = request.param
    return morning(homes(lang), tmp_path / "home", lang)


@pytest.fixture
def zh_early(homes: Callable[[Lang], Path], tmp_path: Path) -> Morning:
    """Before the shift, in Chinese."""
    return morning(homes("zh"), tmp_path / "home", "zh")


async def reads_all(agent: Agent) -> int:
    """Reads what must be read; how many keys that took."""
    keys = 1
    await agent.presses(MUST)
    while len(agent.app.screen_stack) > 1:
        await agent.presses("enter")
        keys += 1
    return keys


MUST = "6"
"""The number of the first notice, however many checks are numbered."""


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_before_the_shift_the_desk_opens_here(early: Morning, size: tuple[int, int]) -> None:
    early.found = (DATABASE, CALENDAR, CRM, HEADSET)
    async with at_desk(early, size=size) as agent:
        assert agent.mode == "preshift"
        await agent.golden(f"preshift-{early.lang}-{size[0]}")


async def test_on_duty_the_desk_opens_at_the_work(early: Morning) -> None:
    with early.program() as desk:
        desk.run_now(desk.shifts.begin)
    async with at_desk(early) as agent:
        assert agent.mode == "desk"


async def test_from_the_start_to_the_first_contact_it_takes_at_most_twelve_keys(
    early: Morning,
) -> None:
    with early.program() as desk:
        waiting = desk.run_now(
            desk.cases.open, channel="chat", text="还没发货", answered=False, lang=early.lang
        )
    async with at_desk(early) as agent:
        keys = await reads_all(agent)
        await agent.presses("ctrl+o", "2", "ctrl+n")
        assert agent.mode == "desk"
        await agent.until(
            lambda: any(row.front and row.id == waiting.id for row in agent.app.board.mine),
            "the contact",
        )
        assert keys + 3 <= 12
    shift = early.shift
    assert shift.on_duty
    assert [one.bulletin for one in shift.preshift.read] == ["price"]
    assert shift.state == "busy"


async def test_what_must_be_read_keeps_one_here_and_says_so(early: Morning) -> None:
    async with at_desk(early) as agent:
        await agent.presses("ctrl+n")
        assert agent.mode == "preshift"
        await agent.is_told("mandatory" if early.lang == "en" else "必读")
    assert not early.shift.on_duty


async def test_a_notice_is_read_only_at_its_end(zh_early: Morning) -> None:
    async with at_desk(zh_early, size=NARROW) as agent:
        await agent.presses(MUST)
        await agent.sees("读到末尾确认")
        await agent.golden("preshift-notice-zh-80", panel=True)
        await agent.presses("enter")
        assert len(agent.app.screen_stack) > 1
        await agent.presses("escape")
    assert zh_early.shift.preshift.read == ()


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_the_check_is_answered_explained_and_kept(
    early: Morning, size: tuple[int, int]
) -> None:
    early.found = (DATABASE,)
    with early.program() as desk:
        new = BulletinPublished(
            version=1,
            title=Said(zh="红包", en="Vouchers"),
            body=CALM,
            form="promotion",
            check=CHECK,
        )
        desk.run_now(desk.notices.publish, "vouchers", new)
    name = f"preshift-check-{early.lang}-{size[0]}"
    async with at_desk(early, size=size) as agent:
        await agent.presses("8", "enter", "1")
        await agent.sees(CHECK[0].why.say(early.lang))
        await agent.golden(name, panel=True)
        await agent.presses("enter", "１", "enter")
        await agent.is_told("1/2" if early.lang == "zh" else "1 of 2")
        await agent.presses("8", "enter", "2", "enter", "1", "enter")
        await agent.is_told("第 2 次" if early.lang == "zh" else "try 2")
    assert [one.right for one in early.shift.preshift.tried] == [(False, True), (True, True)]


async def test_a_check_left_before_the_first_answer_is_not_recorded_and_after_it_is(
    zh_early: Morning,
) -> None:
    with zh_early.program() as desk:
        new = BulletinPublished(
            version=1, title=Said(zh="红包", en="Vouchers"), body=CALM, check=CHECK
        )
        desk.run_now(desk.notices.publish, "vouchers", new)
    async with at_desk(zh_early) as agent:
        await agent.presses("8", "enter", "escape")
        await agent.sees("小测 2 题")
        left = zh_early.shift.preshift
        await agent.presses("8", "enter", "2", "escape")
        await agent.is_told("1/2")
        await agent.presses("8", "enter", "2", "enter", "escape")
        await agent.is_told("第 2 次")
        await agent.presses("8", "enter", "2", "enter", "1", "enter")
        await agent.sees("小测已过")
    assert (len(left.read), left.tried) == (1, ())
    tried = [(True, False), (True, False), (True, True)]
    assert [one.right for one in zh_early.shift.preshift.tried] == tried


async def test_a_failed_check_asks_why_and_the_reason_stays(early: Morning) -> None:
    early.found = (DATABASE, CRM)
    async with at_desk(early) as agent:
        await reads_all(agent)
        await agent.presses("ctrl+n")
        await agent.presses("escape")
        assert agent.mode == "preshift"
        await agent.presses("ctrl+n", "1")
        assert agent.mode == "desk"
    assert early.shift.preshift.degraded


async def test_a_fault_is_reported_with_its_number(zh_early: Morning) -> None:
    zh_early.found = (DATABASE, CRM)
    async with at_desk(zh_early) as agent:
        await agent.presses("1")
        await agent.types("昨晚就这样")
        await agent.presses("enter")
        await agent.is_told("已报修：CRM 登录")
        await agent.sees("已报修")
    [fault] = zh_early.shift.preshift.faults
    assert (fault.check, fault.note) == ("system.crm", "昨晚就这样")


async def test_what_no_program_knows_is_confirmed_by_a_person(zh_early: Morning) -> None:
    zh_early.found = (HEADSET,)
    async with at_desk(zh_early) as agent:
        await agent.presses("1")
        await agent.is_told("请试听")
        await agent.sees("已确认")
    assert zh_early.shift.preshift.ticked == ("audio",)


async def test_a_check_that_fails_late_leaves_the_numbers_where_they_are(
    zh_early: Morning,
) -> None:
    zh_early.found = (DATABASE, CRM)
    async with at_desk(zh_early) as agent:
        await agent.sees("1 失败    CRM 登录", f"6 {TITLES['zh']}")
        agent.app.desk.preshift.probes = lambda _policy: [
            Probe(one.id, one.name, _finding(one)) for one in (CALENDAR, CRM)
        ]
        await agent.presses("ctrl+o", "1")
        await agent.sees("2 注意    工作日历", "1 失败    CRM 登录", f"6 {TITLES['zh']}")


async def test_on_duty_the_key_is_called_what_it_does(zh_early: Morning) -> None:
    async with at_desk(zh_early) as agent:
        await agent.sees("1-9 处理  空格 勾选  Enter 打开  Ctrl+  N 上岗")
        await reads_all(agent)
        await agent.presses("ctrl+n", "f2")
        await agent.sees("Ctrl+  N 下一单")


async def test_space_ticks_and_goes_on_and_ticks_back(zh_early: Morning) -> None:
    zh_early.found = (DATABASE,)
    async with at_desk(zh_early) as agent:
        await agent.presses("space", "space", "up", "space")
    assert len(zh_early.shift.preshift.ticked) == 1


async def test_the_language_is_switched_live(zh_early: Morning) -> None:
    async with at_desk(zh_early) as agent:
        await agent.sees("系统自检")
        await agent.speaks("en")
        await agent.sees("System checks", TITLES["en"])
        agent.misses("系统自检")


async def test_foreign_text_is_only_text(early: Morning) -> None:
    wild = Words(zh=HOSTILE.replace("{name}", ""), en=HOSTILE.replace("{name}", ""))
    early.found = (Check("system.x", wild, wild, "fail", wild),)
    with early.program() as desk:
        title = Said(zh=HOSTILE, en=HOSTILE)
        new = BulletinPublished(version=1, title=title, body=title)
        desk.run_now(desk.notices.publish, "wild", new)
    async with at_desk(early) as agent:
        await agent.sees("[/x][b]a[/i]")
        await agent.presses("1")
        await agent.types("[/x]")
        await agent.presses("enter")
        for digit in ("6", "7"):
            await agent.presses(digit)
            await agent.presses("escape")
        assert not {"\x1b", "\x07", "\u202e"} & set(agent.screen + "".join(agent.told))


async def test_a_minute_to_breathe_leaves_nothing_behind(zh_early: Morning) -> None:
    async with at_desk(zh_early) as agent:
        before = zh_early.shift
        await agent.presses("9")
        await agent.sees("慢慢吸气", "不记录")
        await agent.presses("x")
        await agent.sees("系统自检")
    assert zh_early.shift == before


def test_a_breath_is_longer_out_than_in_and_five_fit_into_the_minute() -> None:
    words = [breath(second)[0] for second in range(MINUTE_S)]

    assert [words.count(word) for word, _ in PHASES] == [20, 10, 30]
    assert all(0.0 <= breath(second)[1] <= 1.0 for second in range(MINUTE_S))


async def test_before_duty_the_desk_serves_nobody_and_names_the_key(zh_early: Morning) -> None:
    async with at_desk(zh_early) as agent:
        await agent.presses("f3", "ctrl+n")
        await agent.is_told("F2")


async def test_a_break_has_a_reason_and_stands_on_top(zh_early: Morning) -> None:
    with zh_early.program() as desk:
        desk.run_now(desk.shifts.begin)
    async with at_desk(zh_early) as agent:
        await agent.presses("ctrl+g")
        await agent.types("我的状态")
        await agent.presses("enter", "3", "2")
        await agent.sees("小休 用餐 0:00")
        zh_early.clock.goes_on(90_000)
        await agent.sees("小休 用餐 1:30")
    assert (zh_early.shift.state, zh_early.shift.reason) == ("break", "meal")
