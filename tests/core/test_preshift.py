"""Before the shift: what was found, ticked, read and reported stands on the shift, in any order."""

from __future__ import annotations

import pytest

from cs_tui.core.preshift import (
    MOST_CHECKS,
    CheckResult,
    ChecksRun,
    CheckTicked,
    FaultReported,
    NoticeAcknowledged,
    Verdict,
    duty_blocked,
)
from cs_tui.core.said import Said, said
from cs_tui.core.shift import Shift, ShiftClosed, ShiftOpened, stream_of
from cs_tui.texts import Words
from cs_tui.texts import preshift as texts
from tests.make import DAY, LIN, Story


def result(id_: str = "hub", verdict: Verdict = "pass") -> CheckResult:
    return CheckResult(id=id_, verdict=verdict, name=said("CRM"))


def story(*verdicts: Verdict) -> Story:
    told = Story(stream_of("s1"))
    checks = tuple(result(f"c{n}", verdict) for n, verdict in enumerate(verdicts))
    told.tell(ChecksRun(checks=checks, took_ms=1200))
    return told


def shift(told: Story) -> Shift:
    state = told.state
    assert isinstance(state, Shift)
    return state


def test_the_shift_belongs_to_who_had_things_checked_before_it_was_opened() -> None:
    told = story("pass")

    assert (shift(told).agent, shift(told).id) == (LIN, "")
    assert shift(told).preshift.checked_at == told.at

    told.tell(ShiftOpened(day=DAY, degraded="CRM 修复中"))
    assert shift(told).on_duty
    assert shift(told).preshift.degraded == "CRM 修复中"
    assert shift(told).preshift.checks[0].verdict == "pass"


def test_a_later_run_replaces_what_was_found_before() -> None:
    told = story("fail", "warn")
    told.tell(ChecksRun(checks=(result("c0"),)))

    assert [one.verdict for one in shift(told).preshift.checks] == ["pass"]
    assert shift(told).preshift.failed == ()


def test_a_tick_can_be_taken_back() -> None:
    told = story()
    told.tell(CheckTicked(item="headset"))
    told.tell(CheckTicked(item="desk"))
    told.tell(CheckTicked(item="headset", done=False))

    assert shift(told).preshift.ticked == ("desk",)


def test_a_version_is_read_once_however_often_it_is_said() -> None:
    told = story()
    told.tell(NoticeAcknowledged(bulletin="n1", version=2))
    told.tell(NoticeAcknowledged(bulletin="n1", version=2))

    [read] = shift(told).preshift.read
    assert (read.bulletin, read.version) == ("n1", 2)


def test_a_fault_is_reported_once() -> None:
    told = story("fail")
    told.tell(FaultReported(check="c0", name=said("CRM"), note="口令过期"))
    told.tell(FaultReported(check="c0", name=said("CRM"), note="还是不行"))

    assert [fault.note for fault in shift(told).preshift.faults] == ["口令过期"]
    assert [void.reason for void in shift(told).void] == [texts.FAULT_KNOWN]


@pytest.mark.parametrize("unread", [0, 2])
@pytest.mark.parametrize("reason", ["", " ", "CRM 修复中"])
@pytest.mark.parametrize("verdict", ["pass", "warn", "unknown", "fail"])
def test_only_what_must_be_read_and_a_silent_failure_keep_somebody_off_duty(
    unread: int, reason: str, verdict: Verdict
) -> None:
    blocked = duty_blocked(shift(story(verdict)), unread, reason)

    if unread:
        assert blocked == texts.READ_FIRST.fill(n=unread)
    elif verdict == "fail" and not reason.strip():
        assert blocked == texts.SAY_WHY.fill(n=1)
    else:
        assert blocked is None


def test_a_closed_shift_takes_no_more_checks_but_what_was_read_counts() -> None:
    told = story("fail")
    told.tell(ShiftOpened(day=DAY))
    told.tell(ShiftClosed())
    told.tell(CheckTicked(item="headset"))
    told.tell(FaultReported(check="c0"))
    told.tell(NoticeAcknowledged(bulletin="n1", version=1))

    assert shift(told).preshift.ticked == ()
    assert shift(told).preshift.faults == ()
    assert len(shift(told).preshift.read) == 1


def test_an_endless_list_of_checks_has_no_effect() -> None:
    told = Story(stream_of("s1"))
    told.tell(ChecksRun(checks=tuple(result(str(n)) for n in range(MOST_CHECKS + 1))))

    assert [void.reason for void in shift(told).void] == [texts.TOO_MANY_CHECKS]


def test_braces_of_others_stay_braces() -> None:
    wild = Said(zh="{x}", en="")

    assert (wild.say("zh"), wild.say("en")) == ("{x}", "{x}")
    assert Words(zh="说：{t}", en="says: {t}").say("en", t=wild.words()) == "says: {x}"
