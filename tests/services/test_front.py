"""Handling time is the time a contact stood in front: no more, and no less (DOMAIN D2.3)."""

from __future__ import annotations

import pytest

from cs_tui.core.metrics.facts import contact_facts
from cs_tui.core.shift import AgentState
from cs_tui.store.projection import events_of
from tests.make import HOUR, MINUTE
from tests.services.bench import Bench

HELLO = "您好"


def handled_ms(bench: Bench, case_id: str) -> int | None:
    """The handling time of the only contact of a case."""
    (row,) = contact_facts(bench.case(case_id))
    return row.handle_ms


def in_front(bench: Bench, case_id: str) -> bool:
    """Whether it stands in front."""
    return bench.case(case_id).fronted is not None


def acts(bench: Bench, stream: str) -> list[tuple[str, str]]:
    """Kind and act of every event of a stream."""
    return [(one.kind, one.act) for one in events_of(bench.conn, stream)]


def test_a_restart_in_between_loses_no_handling_time() -> None:
    bench = Bench()
    case = bench.mine()
    bench.queue.put_in_front(case)
    bench.passes(5 * MINUTE)

    crashed = bench.restarted()
    crashed.queue.put_in_front(case)
    crashed.passes(3 * MINUTE)
    crashed.queue.park(case)

    assert handled_ms(crashed, case) == 8 * MINUTE


def test_the_machines_clock_may_jump_while_the_program_runs() -> None:
    bench = Bench()
    case = bench.mine()
    bench.queue.put_in_front(case)
    bench.passes(5 * MINUTE)
    bench.at += 3 * HOUR
    bench.queue.park(case)

    assert handled_ms(bench, case) == 5 * MINUTE


def test_a_crash_that_is_found_the_next_morning_counts_in_no_average() -> None:
    bench = Bench()
    case = bench.mine()
    bench.queue.put_in_front(case)
    bench.passes(9 * HOUR)

    next_day = bench.restarted()
    next_day.queue.put_in_front(case)
    next_day.queue.park(case)

    (row,) = contact_facts(next_day.case(case))
    assert (row.quarantined, row.handle_ms) == (True, None)


def test_after_a_restart_another_case_takes_the_place_in_front() -> None:
    bench = Bench()
    first, second = bench.mine("一"), bench.mine("二")
    bench.queue.put_in_front(first)
    bench.passes(MINUTE)

    again = bench.restarted()
    again.queue.put_in_front(second)
    again.passes(2 * MINUTE)
    again.queue.park(second)

    assert not in_front(again, first)
    assert (handled_ms(again, first), handled_ms(again, second)) == (MINUTE, 2 * MINUTE)


def test_what_another_program_parked_meanwhile_is_not_counted_twice() -> None:
    bench = Bench()
    case = bench.mine()
    bench.queue.put_in_front(case)
    bench.passes(5 * MINUTE)
    Bench(bench.conn, bench.at).queue.park(case)
    bench.passes(HOUR)
    bench.queue.put_in_front(case)
    bench.passes(2 * MINUTE)
    bench.queue.park(case)

    assert handled_ms(bench, case) == 7 * MINUTE


def test_three_chats_at_once_are_never_more_time_than_the_clock_shows() -> None:
    """DOMAIN D2.3 d: three chats in parallel from 10:00 to 10:20 occupy 20 minutes, not 60."""
    bench = Bench()
    chats = [bench.mine(text) for text in ("一", "二", "三")]
    for turn in range(10):
        bench.queue.put_in_front(chats[turn % 3])
        bench.passes(2 * MINUTE)
    bench.queue.leave()

    times = [handled_ms(bench, chat) or 0 for chat in chats]
    assert times == [8 * MINUTE, 6 * MINUTE, 6 * MINUTE]
    assert sum(times) == 20 * MINUTE


def test_the_night_after_leaving_the_desk_is_no_handling_time() -> None:
    bench = Bench()
    case = bench.mine()
    bench.queue.put_in_front(case)
    bench.passes(4 * MINUTE)
    bench.queue.leave()
    assert not in_front(bench, case)
    bench.passes(7 * HOUR)

    morning = bench.restarted()
    assert morning.front.to_go_on_with() == case
    morning.queue.put_in_front(case)
    morning.passes(MINUTE)
    morning.queue.park(case)

    assert handled_ms(morning, case) == 5 * MINUTE


def test_leaving_with_nothing_in_front_writes_nothing() -> None:
    bench = Bench()
    case = bench.mine()
    before = acts(bench, f"case/{case}")
    bench.queue.leave()
    assert acts(bench, f"case/{case}") == before
    assert bench.front.to_go_on_with() is None


@pytest.mark.parametrize("away", ["break", "offline"])
def test_a_break_over_the_turn_of_the_day_parks_what_is_in_front_and_coming_back_fronts_it(
    away: AgentState,
) -> None:
    bench = Bench()
    case = bench.mine()
    bench.queue.put_in_front(case)
    bench.passes(4 * MINUTE)

    bench.shifts.be(away)
    assert not in_front(bench, case)
    bench.passes(30 * MINUTE)
    bench.shifts.be("available")
    assert in_front(bench, case)
    bench.passes(2 * MINUTE)
    bench.queue.park(case)

    assert handled_ms(bench, case) == 6 * MINUTE


def test_a_short_break_does_the_same() -> None:
    bench = Bench()
    case = bench.mine()
    bench.queue.put_in_front(case)
    bench.passes(4 * MINUTE)
    bench.shifts.be("break")
    bench.passes(5 * MINUTE)
    bench.shifts.be("available")
    bench.queue.park(case)

    assert bench.case(case).contacts[0].front_ms == 4 * MINUTE
    assert in_front(bench, case) is False


def test_going_away_and_coming_back_are_one_act_each_on_shift_and_case() -> None:
    bench = Bench()
    case = bench.mine()
    bench.queue.put_in_front(case)
    bench.shifts.be("break")
    bench.shifts.be("available")

    shift = acts(bench, f"shift/{bench.shifts.now().id}")
    (_, away), (_, back) = [one for one in shift if one[0] == "agent_state_set"]
    moved = acts(bench, f"case/{case}")[-2:]
    assert moved == [("contact_parked", away), ("contact_fronted", back)]


def test_work_after_the_contact_is_handling_too() -> None:
    bench = Bench()
    case = bench.mine()
    bench.queue.put_in_front(case)
    bench.passes(MINUTE)
    bench.shifts.be("acw")
    bench.passes(MINUTE)
    bench.queue.park(case)

    assert handled_ms(bench, case) == 2 * MINUTE


def test_what_was_taken_up_during_a_break_stays_in_front_after_it() -> None:
    bench = Bench()
    first, second = bench.mine("一"), bench.mine("二")
    bench.queue.put_in_front(first)
    bench.shifts.be("break")
    bench.queue.put_in_front(second)
    bench.shifts.be("available")

    assert (in_front(bench, first), in_front(bench, second)) == (False, True)


def test_a_case_that_ended_during_a_break_is_not_gone_on_with() -> None:
    bench = Bench()
    case = bench.mine()
    bench.queue.put_in_front(case)
    bench.shifts.be("break")
    bench.queue.no_action(case, "spam")
    bench.shifts.be("available")

    assert not in_front(bench, case)
    assert bench.front.to_go_on_with() is None


def test_looking_at_a_case_that_is_over_is_not_handling_it() -> None:
    bench = Bench()
    case = bench.mine()
    bench.queue.no_action(case, "spam")
    bench.queue.put_in_front(case)

    assert not in_front(bench, case)


def test_the_time_in_front_is_told_by_the_steps_its_person_saw() -> None:
    bench = Bench()
    case = bench.mine()
    bench.queue.put_in_front(case)
    bench.front.stands_at(case, "contact")
    bench.passes(2 * MINUTE)
    for step in ("needs", "needs", "contact"):
        bench.front.stands_at(case, step)
        bench.passes(MINUTE)
    bench.queue.park(case)
    bench.queue.put_in_front(case)
    bench.passes(MINUTE)
    bench.queue.park(case)

    assert bench.case(case).steps_ms == {"contact": 3 * MINUTE, "needs": 2 * MINUTE}
    assert handled_ms(bench, case) == 6 * MINUTE
