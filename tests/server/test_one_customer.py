"""Two records become one only by somebody who may see both; the hub holds every desk to it."""

from __future__ import annotations

import pytest

from cs_tui.core.customer import CustomerRecorded, Told
from cs_tui.core.customer import stream_of as record_stream
from cs_tui.core.one_customer import CustomerMerged
from cs_tui.server.work import Work
from tests.server.floor import Floor
from tests.server.pushing import made


def recorded(work: Work) -> None:
    """Two customers of the desk, one of the night."""
    for customer, team in (("one", "desk"), ("two", "desk"), ("far", "night")):
        told = Told(name=customer)
        work.decide([work.event(record_stream(customer), CustomerRecorded(team=team, told=told))])


@pytest.mark.parametrize(
    ("merged", "into", "status"),
    [
        ("one", "two", "accepted"),
        ("one", "far", "refused"),
        ("far", "one", "refused"),
        ("one", "nobody", "refused"),
    ],
)
async def test_merging_needs_sight_of_both(
    floor: Floor, merged: str, into: str, status: str
) -> None:
    lin = await floor.desk("lin")
    floor.hub.do(recorded)
    event = made(lin, record_stream(merged), CustomerMerged(into=into))
    pushed = await lin.push([event])
    assert [one.status for one in pushed.results] == [status]


async def test_a_record_of_another_team_that_was_met_too_may_be_merged_into(floor: Floor) -> None:
    lin = await floor.desk("lin")
    floor.hub.do(recorded)
    met = made(lin, record_stream("far"), CustomerRecorded(team="desk", told=Told(name="far")))
    event = made(lin, record_stream("one"), CustomerMerged(into="far"))
    pushed = await lin.push([met, event])
    assert [one.status for one in pushed.results] == ["accepted", "accepted"]
