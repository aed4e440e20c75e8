"""States follow from the work: nobody has to say that they are busy."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from cs_tui.core.shift import AgentState, Shift, ShiftClosed
from cs_tui.errors import Refused
from cs_tui.services.field_names import REPLY
from tests.make import HOUR
from tests.services.bench import Bench

EVENING = round(datetime(2026, 5, 28, 22, 0, tzinfo=ZoneInfo("Asia/Shanghai")).timestamp()) * 1000


@pytest.fixture
def bench() -> Bench:
    made = Bench()
    made.shifts.begin()
    return made


def state(bench: Bench) -> str:
    return bench.shifts.shown().state_at(bench.at)


def answered(bench: Bench) -> None:
    """A case comes to the front, is answered and left waiting."""
    case_id = bench.mine()
    bench.queue.put_in_front(case_id)
    bench.writes(case_id, REPLY, "已为您核实")
    bench.queue.finish(case_id, bench.case(case_id).last_in)


def test_a_case_in_front_is_busy_and_after_it_comes_the_time_to_write_up(bench: Bench) -> None:
    case_id = bench.mine()
    bench.queue.put_in_front(case_id)
    assert state(bench) == "busy"

    bench.writes(case_id, REPLY, "已为您核实")
    bench.queue.finish(case_id, bench.case(case_id).last_in)
    assert state(bench) == "acw"

    bench.passes(bench.kit.policy().limits.after_work_ms)
    assert state(bench) == "available"
    bench.queue.settle()
    assert bench.shifts.shown().state == "available"


def test_who_takes_a_case_out_of_a_break_is_back(bench: Bench) -> None:
    case_id = bench.mine()
    bench.shifts.be("break", "meal")
    bench.queue.put_in_front(case_id)

    assert (state(bench), bench.shifts.shown().reason) == ("busy", "")


def test_a_break_during_after_contact_work_stays_a_break(bench: Bench) -> None:
    answered(bench)
    bench.shifts.be("break", "meal")
    bench.passes(10 * bench.kit.policy().limits.after_work_ms)
    bench.queue.settle()

    assert state(bench) == "break"


def test_without_a_shift_there_are_no_states() -> None:
    bench = Bench()
    answered(bench)

    assert bench.shifts.shown().id == ""


def test_only_who_is_on_duty_is_served() -> None:
    bench = Bench()
    with pytest.raises(Refused, match="not on duty"):
        bench.queue.may_be_served()

    bench.shifts.begin()
    bench.queue.may_be_served()


def test_with_both_hands_full_the_next_is_not_served_until_one_is_left(bench: Bench) -> None:
    limit = bench.kit.policy().limits.concurrency
    held = [bench.mine() for _ in range(limit)]
    with pytest.raises(Refused, match=str(limit)):
        bench.queue.may_be_served()
    with pytest.raises(Refused):
        bench.mine()

    bench.writes(held[0], REPLY, "已为您核实")
    bench.queue.finish(held[0], bench.case(held[0]).last_in)
    bench.queue.may_be_served()


def test_a_case_put_aside_leaves_nothing_to_write_up(bench: Bench) -> None:
    case_id = bench.mine()
    bench.queue.put_in_front(case_id)

    bench.queue.park(case_id)

    assert state(bench) == "available"


@pytest.mark.parametrize("working", [True, False])
def test_who_closes_the_desk_in_the_middle_of_a_shift_is_offline(
    bench: Bench, working: bool
) -> None:
    if working:
        bench.queue.put_in_front(bench.mine())
    bench.queue.leave()
    assert state(bench) == "offline"
    assert bench.shifts.shown().on_duty

    again = bench.restarted()
    again.shifts.come_back()
    assert state(again) == "available"


@pytest.mark.parametrize("away", ["break", "offline"])
def test_who_had_said_that_they_are_away_still_is_after_the_desk_was_closed(
    bench: Bench, away: AgentState
) -> None:
    bench.shifts.be(away, "meal")
    bench.queue.leave()
    again = bench.restarted()
    again.shifts.come_back()

    assert (state(again), again.shifts.shown().reason) == (away, "meal")


def test_who_is_not_on_duty_leaves_no_trace_of_closing_the_desk() -> None:
    bench = Bench()
    bench.queue.leave()
    bench.shifts.come_back()

    assert bench.shifts.shown().id == ""


def test_a_night_shift_is_one_day_also_when_it_hands_over_after_the_days_turn() -> None:
    bench = Bench(at=EVENING)
    bench.shifts.begin()
    begun = bench.kit.day()
    bench.passes(8 * HOUR)  # 06:00, an hour after the day's turn

    assert begun == bench.kit.day() == bench.shifts.shown().day == "2026-05-28"
    assert bench.shifts.stream() == f"shift/{bench.shifts.shown().id}"
    bench.shifts.begin()
    assert len(bench.kit.own.states("shift/")) == 1
    case = bench.mine()
    bench.queue.put_in_front(case)
    assert bench.case(case).contacts[0].agent_day == begun


def test_after_the_night_shift_was_closed_the_new_day_begins() -> None:
    bench = Bench(at=EVENING)
    bench.shifts.begin()
    bench.passes(8 * HOUR)
    with bench.kit.log.act(bench.shifts.stream(), bench.kit.ctx(), Shift) as act:
        act.add(ShiftClosed())

    assert bench.kit.day() == "2026-05-29"
    assert bench.shifts.shown().id == ""


def test_a_shift_somebody_forgot_to_end_is_not_gone_on_with_the_next_morning() -> None:
    bench = Bench(at=EVENING - 8 * HOUR)
    bench.shifts.begin()
    bench.passes(16 * HOUR)

    assert bench.kit.day() == "2026-05-29"
