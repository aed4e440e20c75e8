"""The figures of a day: what is counted, what is never pooled, who still waits."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from cs_tui.core.metrics.day import ChannelFigures, DayFigures, Unanswered, day_figures
from cs_tui.core.metrics.fact_rows import CaseFacts, ContactFacts

DAY, EARLIER = "2026-11-20", "2026-11-19"

CHAT = ContactFacts(
    contact="c1",
    case="k1",
    channel="chat",
    agent="lin",
    day=DAY,
    created_at=1_000,
    first_human_reply_at=31_000,
    answered_at=21_000,
    ended_at=400_000,
    frt_ms=30_000,
    turn_ms=(30_000, 20_000),
    handle_ms=380_000,
    hold_ms=0,
    outcome="handled",
    first_due_at=61_000,
    first_met=True,
    inbound=True,
    quarantined=False,
)
CASE = CaseFacts(
    case="k1",
    owner="lin",
    day_opened=DAY,
    day_resolved=DAY,
    opened_at=1_000,
    resolved_at=400_000,
    reopened=0,
    leaf="URGE",
    nature="consult",
    status="resolved",
    contacts=1,
    promises_made=0,
    promises_kept=0,
    promises_late=0,
    escalated=False,
    no_action=False,
    resolved_by="lin",
)
WAITING = replace(
    CHAT,
    contact="w1",
    case="k9",
    outcome="open",
    frt_ms=None,
    first_human_reply_at=None,
    answered_at=None,
    ended_at=None,
    turn_ms=(),
    handle_ms=None,
    first_met=None,
)


def row(figures: DayFigures, channel: str) -> ChannelFigures:
    return next(one for one in figures.channels if one.channel == channel)


def test_counts_add_up_over_channels_and_times_stay_apart() -> None:
    phone = replace(CHAT, contact="c2", case="k2", channel="phone", frt_ms=8_000)
    figures = day_figures([CHAT, phone], [CASE, replace(CASE, case="k2")], "lin", DAY)
    assert [one.channel for one in figures.channels] == ["chat", "phone"]
    assert (figures.total.taken.n, figures.total.handled.n, figures.total.resolved.n) == (2, 2, 2)
    assert row(figures, "chat").first_response.median == 30_000
    assert row(figures, "phone").first_response.median == 8_000
    assert row(figures, "chat").turn_response.n == 2


def test_another_agents_contacts_count_for_everybody_but_not_for_me() -> None:
    theirs = replace(CHAT, contact="c2", case="k2", agent="chen")
    assert day_figures([CHAT, theirs], [], "lin", DAY).total.taken.cases == ("k1",)
    assert day_figures([CHAT, theirs], [], None, DAY).total.taken.n == 2


def test_no_action_counts_apart() -> None:
    wrong_number = replace(CHAT, contact="c2", outcome="no_action")
    total = day_figures([CHAT, wrong_number], [CASE], "lin", DAY).total
    assert (total.taken.n, total.handled.n, total.no_action.n) == (2, 1, 1)


def test_who_gave_up_was_not_taken() -> None:
    gone = replace(WAITING, contact="c2", agent=None, outcome="abandoned", ended_at=60_000)
    figures = day_figures([CHAT, gone], [], None, DAY)
    assert (figures.total.taken.n, figures.abandoned.cases) == (1, ("k9",))
    assert figures.unanswered == ()


def test_unanswered_contacts_stay_in_sight_oldest_first_and_from_earlier_days_too() -> None:
    older = replace(WAITING, contact="w0", day=EARLIER, created_at=10, first_due_at=None)
    figures = day_figures([WAITING, older, CHAT], [], "lin", DAY)
    assert figures.unanswered == (
        Unanswered("w0", "k9", "chat", 10, None),
        Unanswered("w1", "k9", "chat", 1_000, 61_000),
    )
    assert row(figures, "chat").first_response.n == 1


def test_a_case_of_two_contacts_is_resolved_once_on_the_channel_of_the_later() -> None:
    call = replace(CHAT, contact="c2", channel="phone", created_at=2_000)
    figures = day_figures([call, CHAT], [CASE], "lin", DAY)
    assert figures.total.resolved.n == 1
    assert row(figures, "phone").counts.resolved.cases == ("k1",)
    assert row(figures, "chat").counts.resolved.n == 0


def test_a_case_resolved_today_counts_though_its_contact_was_yesterday() -> None:
    yesterday = replace(CHAT, day=EARLIER)
    figures = day_figures([yesterday], [CASE], "lin", DAY)
    assert figures.total.resolved.n == row(figures, "chat").counts.resolved.n == 1
    assert figures.total.taken.n == 0


def test_a_cancelled_case_is_not_resolved() -> None:
    figures = day_figures([CHAT], [replace(CASE, no_action=True)], "lin", DAY)
    assert figures.total.resolved.n == 0


def test_a_quarantined_contact_is_counted_and_its_times_are_not() -> None:
    jumped = replace(CHAT, contact="c2", case="k2", quarantined=True, handle_ms=-5, frt_ms=-9)
    figures = day_figures([CHAT, jumped], [], "lin", DAY)
    assert (figures.total.taken.n, figures.quarantined) == (2, 1)
    chat = row(figures, "chat")
    assert chat.first_response.cases == chat.handling.cases == ("k1",)


def test_contacts_we_began_are_counted_apart() -> None:
    callback = replace(CHAT, contact="c2", inbound=False)
    figures = day_figures([CHAT, callback], [], "lin", DAY)
    assert (figures.total.taken.n, figures.outbound) == (1, 1)


def test_promises_are_kept_so_many_of_so_many() -> None:
    promised = replace(CASE, promises_made=13, promises_kept=11, promises_late=1)
    elsewhere = replace(promised, case="k2", day_opened=EARLIER, day_resolved=None)
    figures = day_figures([], [promised, elsewhere], "lin", DAY)
    kept = figures.promises_kept
    assert (kept.hits, kept.n, kept.value) == (11, 12, 11 / 12)
    assert figures.promises_open == 1
    assert kept.missed == ("k1",), "the case in which one was late"


def test_the_first_answers_in_time_are_of_those_that_had_a_due_time() -> None:
    late = replace(CHAT, contact="c2", case="k2", first_met=False)
    no_due = replace(CHAT, contact="c3", first_due_at=None, first_met=None)
    in_time = row(day_figures([CHAT, late, no_due], [], "lin", DAY), "chat").first_in_time
    assert (in_time.hits, in_time.n, in_time.value) == (1, 2, None)
    assert (in_time.cases, in_time.missed) == (("k1", "k2"), ("k2",))


def test_where_the_day_went_is_told_by_leaf() -> None:
    more = [replace(CHAT, contact=f"c{n}", case="k2") for n in (2, 3)]
    cases = [CASE, replace(CASE, case="k2", leaf="REFTRK")]
    assert day_figures([CHAT, *more], cases, "lin", DAY).leaves == (("REFTRK", 2), ("URGE", 1))


def test_an_empty_day_has_figures_too() -> None:
    figures = day_figures([], [], "lin", DAY)
    assert figures.channels == ()
    assert figures.total.taken.value == 0
    assert figures.promises_kept.value is None


def test_the_same_facts_in_another_order_give_the_same_figures() -> None:
    contacts = [
        replace(CHAT, contact=f"c{n}", case=f"k{n}", frt_ms=n * 1000, created_at=n)
        for n in range(12)
    ]
    cases = [replace(CASE, case=f"k{n}") for n in range(12)]
    expected = day_figures(contacts, cases, None, DAY)
    random = Random(7)
    random.shuffle(contacts)
    random.shuffle(cases)
    assert day_figures(contacts, cases, None, DAY) == expected


def test_the_abandoned_of_a_day_are_those_of_the_worked_example() -> None:
    """DOMAIN D2.2: 1000 answered, 60 gave up: 10 within 5 s, 20 within 20 s, 40 later: 82.7 %."""
    answered = [
        replace(CHAT, contact=f"a{n}", case=f"k{n}", first_met=n < 860) for n in range(1000)
    ]
    waits = [5_000] * 10 + [20_000] * 10 + [90_000] * 40
    gone = [
        replace(
            WAITING,
            contact=f"g{n}",
            agent=None,
            outcome="abandoned",
            ended_at=WAITING.created_at + waited,
            first_due_at=WAITING.created_at + 20_000,
        )
        for n, waited in enumerate(waits)
    ]
    figures = day_figures([*answered, *gone], [], None, DAY)
    level = row(figures, "chat").service_level

    assert (figures.total.taken.n, figures.abandoned.n) == (1000, 50)
    assert (level.hits, level.n) == (860, 1040)
    assert round(level.value or 0, 3) == 0.827
    assert len(level.missed) == 140 + 1, "the cases answered late, and the one of who gave up"
    assert row(day_figures([*answered, *gone], [], "lin", DAY), "chat").service_level.n == 0


def test_t3_a_days_service_level_pools_the_contacts_and_not_the_hours() -> None:
    """DOMAIN D2.2: 10 of 10 in time, then 45 of 90: 55.0 %, where the mean of both says 75 %."""
    quiet = [replace(CHAT, contact=f"q{n}", case=f"q{n}", agent="lin") for n in range(10)]
    busy = [
        replace(CHAT, contact=f"b{n}", case=f"b{n}", agent="wang", first_met=n < 45)
        for n in range(90)
    ]
    level = row(day_figures([*quiet, *busy], [], None, DAY), "chat").service_level
    assert (level.hits, level.n, level.value) == (55, 100, 0.55)


def test_handling_of_a_team_pools_contacts_and_not_the_means_of_its_agents() -> None:
    """DOMAIN D2.3: ten at 600 s and ninety at 200 s make 240 s; the mean of both means is 400."""
    few = [replace(CHAT, contact=f"a{n}", case=f"a{n}", handle_ms=600_000) for n in range(10)]
    many = [
        replace(CHAT, contact=f"b{n}", case=f"b{n}", agent="wang", handle_ms=200_000)
        for n in range(90)
    ]
    facts = [*few, *many]
    team, lin, wang = (
        row(day_figures(facts, [], agent, DAY), "chat").handling.value
        for agent in (None, "lin", "wang")
    )
    assert (team, lin, wang) == (240_000, 600_000, 200_000)
