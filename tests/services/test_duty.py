"""States follow from the work: nobody has to say that they are busy."""

from __future__ import annotations

import pytest

from cs_tui.errors import Refused
from cs_tui.services.field_names import REPLY
from tests.services.bench import Bench


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


EVENING = 1_780_063_200_000
"""22:00 at the site; the next shift day begins seven hours later."""
HOUR_MS = 3_600_000


def test_a_night_shift_stays_one_day_until_it_is_left() -> None:
    bench = Bench(at=EVENING)
    day = bench.shifts.begin().day
    bench.passes(8 * HOUR_MS)
    assert bench.kit.day() == day
    bench.queue.may_be_served()
    case_id = bench.mine()
    bench.queue.put_in_front(case_id)
    assert bench.case(case_id).contacts[0].agent_day == day
    assert bench.shifts.shown().id == bench.shifts.now().id
    bench.shifts.be("offline")
    assert bench.shifts.now().day == day


def test_a_shift_that_was_never_closed_is_not_gone_on_with_the_next_morning() -> None:
    bench = Bench(at=EVENING - 4 * HOUR_MS)
    day = bench.shifts.begin().day
    bench.passes(12 * HOUR_MS)
    assert bench.kit.day() > day
    assert not bench.shifts.shown().on_duty
