"""What knowledge lacks goes through the hub: everybody records, leads see and decide."""

from __future__ import annotations

from cs_tui.core.agent import Role
from cs_tui.core.gap import GapDrafted, GapMet, GapSetAside
from tests.server.floor import Floor, ids
from tests.server.pushing import made


async def test_what_ten_desks_miss_is_one_gap_to_who_decides(floor: Floor) -> None:
    lin, mei = await floor.desk("lin"), await floor.desk("mei")
    lead = await floor.desk("lead", role=Role.LEAD)
    met = [
        made(lin, "gap/k1", GapMet(how="nothing", asked="纸质发票", case="c1")),
        made(mei, "gap/k1", GapMet(how="given_up", asked="紙質發票", case="c2")),
    ]
    decided = [
        made(mei, "gap/k1", GapSetAside(reason="不写")),
        made(mei, "gap/k1", GapDrafted(article="a1")),
    ]
    first = await lin.push(met[:1])
    second = await mei.push([*met[1:], *decided])
    assert [one.status for one in first.results] == ["accepted"]
    assert [one.status for one in second.results] == ["accepted", "refused", "refused"]
    by_lead = made(lead, "gap/k1", GapSetAside(reason="税务的事"))
    assert [one.status for one in (await lead.push([by_lead])).results] == ["accepted"]
    seen = ids((await lead.pull()).changes)
    wanted = [one.id for one in (*met, by_lead)]
    assert [one for one in seen if one in wanted] == wanted


async def test_what_others_miss_does_not_travel_to_who_never_missed_it(floor: Floor) -> None:
    lin, mei = await floor.desk("lin"), await floor.desk("mei")
    event = made(lin, "gap/k1", GapMet(how="nothing", asked="纸质发票"))
    await lin.push([event])
    page = await mei.pull()
    assert event.id not in ids(page.changes)
    assert not any(event.id in ids(changes) for changes in page.streams_added)
