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


async def test_how_others_asked_travels_to_leads_alone_also_where_one_asked_the_same(
    floor: Floor,
) -> None:
    lin = await floor.desk("lin", teams=("north",))
    mei = await floor.desk("mei", teams=("south",))
    lead = await floor.desk("lead", role=Role.LEAD, teams=("south",))
    met = [
        made(one, "gap/k1", GapMet(how="nothing", asked="纸质发票", case=f"c-{one.me.actor}"))
        for one in (lin, mei)
    ]
    await lin.push(met[:1])
    await mei.push(met[1:])
    for one, sees in ((lin, False), (mei, False), (lead, True)):
        page = await one.pull()
        seen = ids(page.changes) + [id_ for made in page.streams_added for id_ in ids(made)]
        assert [event.id in seen for event in met] == [sees, sees]
