"""A desk alone closes what nobody came back to, after the time the policy gives."""

from __future__ import annotations

import pytest

from cs_tui.core.case import Status
from cs_tui.core.ports import HUB
from cs_tui.services.closing import Closing
from cs_tui.services.field_names import NOTE, REPLY
from cs_tui.store.projection import events_of
from tests.make import HOUR
from tests.services.bench import Bench

DAYS_3 = 72 * HOUR


def resolved(bench: Bench) -> str:
    """A case that I resolved just now."""
    case = bench.mine()
    fields = {REPLY: "已补发", NOTE["done"]: "已补发", "nature": "consult", "outcome": "solved"}
    for field, text in {**fields, "leaf": "URGE"}.items():
        bench.writes(case, field, text)
    bench.queue.finish(case, bench.case(case).last_in)
    assert bench.case(case).status is Status.RESOLVED
    return case


@pytest.mark.parametrize(("waited", "status"), [(DAYS_3 - 1, "resolved"), (DAYS_3, "closed")])
def test_a_resolved_case_closes_after_72_hours_and_not_before(waited: int, status: str) -> None:
    bench = Bench()
    case = resolved(bench)
    closing = Closing(bench.kit)
    bench.passes(waited)
    for one in closing.due():
        closing.close(one)

    assert bench.case(case).status == status


def test_the_desk_closes_in_the_hubs_name_and_once() -> None:
    bench = Bench()
    case = resolved(bench)
    closing = Closing(bench.kit)
    bench.passes(DAYS_3)
    for _ in range(2):
        closing.close(case)

    closed = [one for one in events_of(bench.conn, f"case/{case}") if one.kind == "case_closed"]
    assert [one.actor for one in closed] == [HUB]
    assert closing.due() == []


def test_who_has_a_hub_leaves_closing_to_it() -> None:
    bench = Bench()
    resolved(bench)
    bench.passes(DAYS_3)
    assert len(Closing(bench.kit).due()) == 1

    with_hub = Bench(bench.conn, bench.at, hub_url="http://127.0.0.1:8470")
    assert Closing(with_hub.kit).due() == []
