"""What is looked for in the whole log is found while others write, and what they write counts."""

from __future__ import annotations

import pytest

from cs_tui.core import fold
from cs_tui.core.access import Revealed
from cs_tui.core.events import parse, seal
from cs_tui.server.erasing import Sought, reach, seek
from cs_tui.server.storage import Entry
from cs_tui.server.work import Work
from tests.server.floor import Floor
from tests.server.test_erasing_attacks import NAME, case, records
from tests.server.test_erasing_others import recognised

ACCESS = "access/lin/2026-09-21"


def looks_at(work: Work, case_id: str) -> None:
    """Somebody gives a reason to see the number, and it says who the customer is."""
    body = Revealed(case=case_id, field="phone", seconds=30, reason=f"{NAME} 要求回拨")
    work.decide([work.event(ACCESS, body)])


def sought(floor: Floor) -> Sought:
    """What is found before the turn to write comes."""
    return floor.hub.store.read(lambda session: seek(session, "her"))


@pytest.mark.parametrize("known", [True, False])
def test_of_what_comes_in_before_the_turn_nothing_is_missed(floor: Floor, known: bool) -> None:
    floor.hub.do(records)
    if known:
        floor.hub.do(lambda work: case(work, "x1"))
        floor.hub.do(lambda work: looks_at(work, "x1"))
    before = sought(floor)
    if not known:
        floor.hub.do(lambda work: case(work, "x1"))
    floor.hub.do(lambda work: looks_at(work, "x1"))

    found = floor.hub.do(lambda work: reach(work.session, "her", before))

    assert len(found.quotes[ACCESS]) == 1 + known
    assert found == floor.hub.do(lambda work: reach(work.session, "her"))


def test_of_the_whole_log_only_what_came_since_is_looked_at(floor: Floor) -> None:
    floor.hub.do(records)
    floor.hub.do(lambda work: case(work, "x1"))
    floor.hub.do(lambda work: looks_at(work, "x1"))
    before = sought(floor)

    forgotten = before._replace(events=())

    assert ACCESS in floor.hub.do(lambda work: reach(work.session, "her", before)).quotes
    assert floor.hub.do(lambda work: reach(work.session, "her", forgotten)).quotes == {}


def test_that_goes_for_what_names_a_record_made_before_they_were_recognised(floor: Floor) -> None:
    floor.hub.do(records)
    floor.hub.do(lambda work: recognised(work, "call"))
    before = sought(floor)

    forgotten = before._replace(events=())

    whole = floor.hub.do(lambda work: reach(work.session, "her", before))
    assert [one.id for one in whole.records] == ["her", "before-call"]
    assert whole == floor.hub.do(lambda work: reach(work.session, "her"))
    part = floor.hub.do(lambda work: reach(work.session, "her", forgotten))
    assert [one.id for one in part.records] == ["her"]


def test_a_record_of_before_that_gets_a_case_of_its_own_meanwhile_is_left(floor: Floor) -> None:
    floor.hub.do(records)
    floor.hub.do(lambda work: recognised(work, "call"))
    before = sought(floor)
    floor.hub.do(lambda work: case(work, "own", "before-call"))

    found = floor.hub.do(lambda work: reach(work.session, "her", before))

    assert [one.id for one in found.records] == ["her"]


def test_a_case_that_is_named_with_escapes_is_found(floor: Floor) -> None:
    def job(work: Work) -> None:
        body = Revealed(case="x1", field="phone", seconds=30, reason=NAME)
        sealed = seal(work.event(ACCESS, body), "salt")
        fact = sealed.fact.replace(b'"x1"', b'"\\u0078\\u0031"')
        hidden = parse(fact, sealed.personal)
        work.record([Entry(hidden, fold.read(hidden))])

    floor.hub.do(records)
    floor.hub.do(lambda work: case(work, "x1"))
    floor.hub.do(job)

    assert ACCESS in floor.hub.do(lambda work: reach(work.session, "her")).quotes
