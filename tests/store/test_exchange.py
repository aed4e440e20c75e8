"""The sync side of the log: verdicts, arrivals, and what they do to the local view."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from cs_tui.core.events import Sealed
from cs_tui.core.exchange import Accepted, Arrived, TurnedDown
from cs_tui.store import rebuild
from cs_tui.texts import Words
from tests.sync.desk import Desk, Time

NO = Words(zh="不行", en="no")


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = Desk("lin", Time(), httpx.MockTransport(lambda request: httpx.Response(500)))
    yield made
    made.close()


@pytest.fixture
def other() -> Iterator[Desk]:
    made = Desk("wang", Time(), httpx.MockTransport(lambda request: httpx.Response(500)))
    yield made
    made.close()


def unsent(desk: Desk) -> list[Sealed]:
    return desk.exchange.unsent(1000, 10**9)


def passed_on(one: Desk, to: Desk, first_seq: int = 1) -> list[Arrived]:
    """What one desk made, ordered by a hub and arrived at another."""
    events = [Arrived(sealed, n, 1) for n, sealed in enumerate(unsent(one), start=first_seq)]
    to.exchange.apply(events)
    return events


def test_the_tail_ends_before_it_is_too_large_but_is_never_empty(desk: Desk) -> None:
    case = desk.opens()
    desk.notes(case, "x" * 5_000)

    assert len(desk.exchange.unsent(10, 10**9)) == 2
    assert len(desk.exchange.unsent(1, 10**9)) == 1
    assert len(desk.exchange.unsent(10, 1)) == 1


def test_an_accepted_event_is_sent_no_more(desk: Desk) -> None:
    desk.opens()
    (sealed,) = unsent(desk)

    assert desk.exchange.settle([Accepted(sealed.id, 1, 5)]) == set()
    assert unsent(desk) == []


def test_a_refused_event_leaves_the_view_and_keeps_its_reason(desk: Desk) -> None:
    case = desk.opens()
    desk.notes(case, "第一")
    opened, noted = unsent(desk)

    changed = desk.exchange.settle(
        [Accepted(opened.id, 1, 5), TurnedDown(noted.id, NO, field="issue")]
    )

    assert changed == {f"case/{case}"}
    assert desk.log.case(case).note.issue == ""
    assert desk.column("SELECT problem FROM events WHERE verdict = 'refused'") == [
        '{"zh": "不行", "en": "no", "field": "issue"}'
    ]
    assert rebuild.differing(desk.conn) == []


def test_a_late_refusal_of_what_was_accepted_changes_nothing(desk: Desk) -> None:
    desk.opens()
    (sealed,) = unsent(desk)
    desk.exchange.settle([Accepted(sealed.id, 1, 5)])

    assert desk.exchange.settle([TurnedDown(sealed.id, NO)]) == set()
    assert desk.column("SELECT verdict FROM events") == [None]


def test_a_refused_event_that_was_accepted_after_all_returns_to_the_view(desk: Desk) -> None:
    case = desk.opens()
    desk.notes(case, "第一")
    opened, noted = unsent(desk)
    desk.exchange.settle([Accepted(opened.id, 1, 5), TurnedDown(noted.id, NO)])

    changed = desk.exchange.settle([Accepted(noted.id, 2, 5)])

    assert changed == {f"case/{case}"}
    assert desk.log.case(case).note.issue == "第一"


def test_ours_is_folded_where_the_hub_put_it(desk: Desk, other: Desk) -> None:
    case = other.opens()
    passed_on(other, desk)
    desk.notes(case, "ours")
    other.notes(case, "theirs")
    *_, theirs = unsent(other)
    ours = unsent(desk)[0]

    desk.exchange.apply([Arrived(theirs, 3, 1)])
    assert desk.log.case(case).note.issue == "ours"
    changed = desk.exchange.settle([Accepted(ours.id, 2, 1)])

    assert changed == {f"case/{case}"}
    assert desk.log.case(case).note.issue == "theirs"
    assert rebuild.differing(desk.conn) == []


def test_an_ordinary_answer_refolds_nothing(desk: Desk) -> None:
    case = desk.opens()
    for n in range(5):
        desk.notes(case, str(n))

    assert (
        desk.exchange.settle(
            [Accepted(sealed.id, n, 1) for n, sealed in enumerate(unsent(desk), start=1)]
        )
        == set()
    )


def test_what_arrives_twice_changes_nothing_the_second_time(desk: Desk, other: Desk) -> None:
    other.opens()
    events = passed_on(other, desk)

    assert desk.exchange.apply(events) == set()


def test_other_bytes_under_our_id_confirm_nothing(desk: Desk, other: Desk) -> None:
    desk.opens()
    other.opens()
    (ours,), (theirs,) = unsent(desk), unsent(other)
    forged = Sealed(
        ours.id, ours.stream, ours.kind, 1, ours.act, "wang", ours.at, None, theirs.fact, None
    )

    assert desk.exchange.apply([Arrived(forged, 1, 1)]) == set()
    assert unsent(desk) == [ours]


def test_a_stream_that_left_our_sight_is_dropped(desk: Desk, other: Desk) -> None:
    case = other.opens()
    passed_on(other, desk)

    assert desk.exchange.apply([], removed=[f"case/{case}"]) == {f"case/{case}"}
    assert desk.docs == {}
    assert desk.column("SELECT count(*) FROM cases") == [0]


def test_a_stream_with_unsent_events_is_never_dropped(desk: Desk, other: Desk) -> None:
    case = other.opens()
    passed_on(other, desk)
    desk.notes(case, "ours")

    assert desk.exchange.apply([], removed=[f"case/{case}"]) == set()
    assert desk.log.case(case).note.issue == "ours"


def test_private_events_are_not_dropped_and_not_sent(desk: Desk) -> None:
    desk.reflects("累")

    desk.exchange.apply([], removed=["private/lin"])

    assert unsent(desk) == []
    assert desk.column("SELECT count(*) FROM events") == [1]


def test_what_a_restored_hub_lost_of_others_is_set_aside_and_comes_back(
    desk: Desk, other: Desk
) -> None:
    case = other.opens()
    events = passed_on(other, desk)
    desk.opens()

    desk.exchange.forget_order()
    changed = desk.exchange.set_aside_lost()

    assert changed == {f"case/{case}"}
    assert [sealed.actor for sealed in unsent(desk)] == ["lin"]
    assert desk.exchange.apply(events) == {f"case/{case}"}
    assert desk.column("SELECT count(*) FROM events WHERE verdict = 'refused'") == [0]
    assert rebuild.differing(desk.conn) == []


def test_where_we_stand_is_remembered(desk: Desk) -> None:
    desk.exchange.remember(server_id="hub-1", epoch=3, cursor=7, skew_ms=-20, last_contact_at=9)

    state = desk.exchange.state()

    assert (state.server_id, state.epoch, state.cursor) == ("hub-1", 3, 7)
    assert (state.skew_ms, state.last_contact_at) == (-20, 9)


def test_the_ids_of_a_day_are_those_the_hub_should_have(desk: Desk) -> None:
    case = desk.opens()
    desk.notes(case, "第一")
    desk.reflects("累")
    opened, noted = unsent(desk)
    desk.exchange.settle([TurnedDown(noted.id, NO)])

    assert desk.exchange.ids_of_day("lin", 0) == [opened.id]
    assert desk.exchange.ids_of_day("lin", opened.at + 1) == []


def test_what_arrives_waits_for_no_disk_and_what_is_ours_always_does(
    desk: Desk, other: Desk
) -> None:
    other.opens()
    asked: list[str] = []
    desk.conn.set_trace_callback(asked.append)
    passed_on(other, desk)
    arriving = asked.copy()
    asked.clear()
    desk.opens()
    desk.conn.set_trace_callback(None)
    assert arriving[0] == "PRAGMA synchronous=NORMAL"
    assert arriving[-1] == "PRAGMA synchronous=FULL"
    assert arriving[-2] == "COMMIT"
    assert not [sql for sql in asked if "synchronous" in sql]
    assert "COMMIT" in asked
