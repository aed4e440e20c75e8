"""Days on which figures go wrong: reopened, at night, by two people, twice on duty, empty."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from cs_tui.core.calendar import WorkCalendar
from cs_tui.core.metrics.day import DayFigures, day_figures, figures_of
from cs_tui.core.metrics.fact_rows import CaseFacts, Solved
from cs_tui.core.metrics.figures import METRICS
from cs_tui.services import telling
from tests.core.metrics.test_day import CASE, CHAT, DAY, row

NEXT = "2026-11-21"
REOPENED = replace(
    CASE,
    day_resolved=None,
    resolved_by=None,
    status="active",
    reopened=1,
    undone=(Solved(day=DAY, by="lin", met=True),),
)
AGAIN = replace(REOPENED, day_resolved=NEXT, resolved_by="mei", status="resolved")


def of(case: CaseFacts, day: str, agent: str | None = None) -> DayFigures:
    return day_figures([CHAT], [case], agent, day)


def test_what_is_opened_again_the_next_day_stays_among_yesterdays_resolved() -> None:
    before = of(replace(CASE, resolved_met=True), DAY)
    after = of(REOPENED, DAY)
    assert (before.total.resolved.n, after.total.resolved.n) == (1, 1)
    assert row(after, "chat").resolved_in_time == row(before, "chat").resolved_in_time
    assert of(REOPENED, NEXT).total.resolved.n == 0


def test_resolved_anew_it_counts_on_both_days_each_for_who_resolved_it() -> None:
    assert [of(AGAIN, day).total.resolved.n for day in (DAY, NEXT)] == [1, 1]
    assert [of(AGAIN, DAY, who).total.resolved.n for who in ("lin", "mei")] == [1, 0]
    assert [of(AGAIN, NEXT, who).total.resolved.n for who in ("lin", "mei")] == [0, 1]


def test_a_promise_kept_stays_with_the_day_and_with_who_resolved_it_then() -> None:
    later = replace(AGAIN, day_opened="2026-11-19", owner="mei", promises_made=1, promises_kept=1)
    for day, who in ((DAY, "lin"), (NEXT, "mei")):
        assert (of(later, day, who).promises_kept.hits, of(later, day, who).promises_kept.n) == (
            1,
            1,
        )


def test_twice_on_one_day_it_is_one_resolved_case() -> None:
    twice = replace(AGAIN, day_resolved=DAY)
    assert of(twice, DAY).total.resolved.n == 1
    assert twice.days_resolved == {DAY}


def test_a_case_that_is_transferred_twice_is_one_for_each_who_had_it_and_one_for_the_team() -> None:
    """Each leg is a handled contact of its agent, and one case for the customer (DOMAIN D2.3)."""
    legs = [replace(CHAT, contact=f"c{n}", agent=who) for n, who in enumerate(("lin", "mei", "wu"))]
    case = replace(CASE, contacts=3, resolved_by="wu")
    alone = [day_figures(legs, [case], who, DAY).total for who in ("lin", "mei", "wu")]
    team = day_figures(legs, [case], None, DAY).total
    assert [one.taken.n for one in alone] == [1, 1, 1]
    assert [one.resolved.n for one in alone] == [0, 0, 1]
    assert (team.taken.n, team.handled.n, team.resolved.n) == (3, 3, 1)
    assert team.taken.cases == ("k1",)


def test_an_agent_of_two_teams_is_one_agent() -> None:
    cases = [CASE, replace(CASE, case="k2", owner="queue:logistics")]
    contacts = [CHAT, replace(CHAT, contact="c2", case="k2")]
    assert day_figures(contacts, cases, "lin", DAY).total.taken.n == 2
    assert day_figures(contacts, cases, None, DAY).total.taken.n == 2


def test_two_shifts_of_a_day_are_one_day() -> None:
    evening = replace(CHAT, contact="c2", case="k2", created_at=CHAT.created_at + 9 * 3_600_000)
    both = day_figures([CHAT, evening], [CASE, replace(CASE, case="k2")], "lin", DAY)
    assert (both.total.taken.n, row(both, "chat").first_response.n) == (2, 2)


def test_a_day_without_a_contact_has_no_share_and_no_row() -> None:
    none = day_figures([], [], None, DAY)
    assert none.channels == ()
    shares = [
        figure
        for metric in METRICS.values()
        if metric.unit == "share"
        for _, figure in figures_of(none, metric.id)
    ]
    assert {telling.share(one, "zh") for one in shares} == {"0/0"}
    assert all(one.value is None and one.interval is None for one in shares)


def test_one_contact_is_told_as_one_of_one() -> None:
    one = row(of(CASE, DAY), "chat")
    told = [telling.figure(figure, "en") for figure in telling.of_channel(one)]
    assert "first response in time 1/1" in told
    assert not [line for line in told if "%" in line or "mean" in line or "within 0" in line]


def nights(zone: str) -> WorkCalendar:
    """A site that never closes."""
    return WorkCalendar.from_parts(
        time_zone=zone,
        hours=[[("00:00", "24:00")]] * 7,
        swap_hours=[("00:00", "24:00")],
        holidays=[],
        workdays=[],
        valid_through=date(2026, 12, 31),
    )


@pytest.mark.parametrize(
    ("zone", "night", "hours"),
    [
        ("Asia/Shanghai", "2026-10-31", 8),
        ("America/New_York", "2026-10-31", 9),
        ("Europe/Berlin", "2026-03-28", 7),
    ],
)
def test_a_shift_over_midnight_is_one_day_also_when_the_clocks_change(
    zone: str, night: str, hours: int
) -> None:
    site, calendar = ZoneInfo(zone), nights(zone)
    begun = datetime.fromisoformat(f"{night}T22:00").replace(tzinfo=site).timestamp()
    until = begun + hours * 3600
    at_end = datetime.fromtimestamp(until, site)
    assert (at_end.hour, at_end.minute) == (6, 0)
    instants = [round(1000 * (begun + minute * 60)) for minute in range(hours * 60)]
    assert {calendar.shift_day(at, 6) for at in instants} == {night}
    assert calendar.shift_day(round(1000 * until), 6) > night
