"""The counts that are always on screen."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from cs_tui.core.classification import classify
from cs_tui.core.events import event
from cs_tui.core.exchange import Accepted, Arrived, TurnedDown
from cs_tui.core.moves import CaseOpened
from cs_tui.store.sync_status import Standing, standing
from cs_tui.texts import Words
from tests.sync.desk import Desk, Time


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = Desk("lin", Time(), httpx.MockTransport(lambda request: httpx.Response(500)))
    yield made
    made.close()


def test_an_empty_log_has_nothing_to_tell(desk: Desk) -> None:
    assert standing(desk.conn, "lin") == Standing()


def test_what_waits_is_counted_from_the_oldest(desk: Desk) -> None:
    case = desk.opens()
    desk.notes(case, "一")
    desk.reflects("累")
    first, second = desk.exchange.unsent(10, 10_000)

    assert standing(desk.conn, "lin") == Standing(waiting=2, oldest_at=first.at)
    desk.exchange.settle([Accepted(first.id, 1, 1)])
    assert standing(desk.conn, "lin") == Standing(waiting=1, oldest_at=second.at)


def test_a_refused_event_waits_for_a_person_and_not_for_the_hub(desk: Desk) -> None:
    desk.opens()
    (sealed,) = desk.exchange.unsent(10, 10_000)
    desk.exchange.settle([TurnedDown(sealed.id, Words(zh="不行", en="no"))])

    assert standing(desk.conn, "lin") == Standing(refused=1)


def test_void_events_and_conflicts_are_told_to_their_author(desk: Desk) -> None:
    other = Desk("wang", desk.clock, httpx.MockTransport(lambda request: httpx.Response(500)))
    case = desk.opens()
    (opened,) = desk.exchange.unsent(10, 10_000)
    other.exchange.apply([Arrived(opened, 1, 1)])
    again = CaseOpened(number="1", team="desk", day="2027-01-15")
    desk.does(case, lambda act: classify(act, "emotion", "angry", seen="calm"))
    other.does(case, lambda act: classify(act, "emotion", "sad", seen="calm"))
    other.log.append([event(f"case/{case}", again, other.ctx(), act="again")])
    picked = desk.exchange.unsent(10, 10_000)[-1]
    other.exchange.apply([Arrived(picked, 2, 1)])

    mine, theirs = standing(other.conn, "wang"), standing(other.conn, "lin")
    other.close()

    assert (mine.void, mine.conflicts) == (1, 1)
    assert (theirs.void, theirs.conflicts) == (0, 0)
