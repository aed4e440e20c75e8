"""One round of sync against a hub in memory."""

from __future__ import annotations

import itertools

import pytest

from cs_tui.core.events import Sealed
from cs_tui.store import rebuild
from cs_tui.store.exchange import Exchange
from cs_tui.sync import wire
from cs_tui.sync.faults import HubFailed, NotAHub, OtherHub, TurnedAway
from cs_tui.sync.pace import Pace
from tests.sync.desk import Desk
from tests.sync.hub import Hub, problem
from tests.sync.network import Killed


async def test_what_one_desk_did_stands_on_the_other_byte_for_byte(lin: Desk, wang: Desk) -> None:
    case = lin.opens()
    lin.notes(case, "屏幕不亮")

    await lin.syncs()
    report = await wang.syncs()

    assert report.changed_streams == {f"case/{case}"}
    assert wang.docs == lin.docs
    assert lin.unsent == []


async def test_an_accepted_event_keeps_the_bytes_it_was_made_with(lin: Desk, hub: Hub) -> None:
    case = lin.opens()

    await lin.syncs()

    assert [sealed.fact for sealed in hub.sealed] == lin.column("SELECT fact FROM events")
    assert [sealed.personal for sealed in hub.sealed] == lin.column("SELECT personal FROM events")
    assert case in hub.sealed[0].stream


async def test_who_works_faster_than_the_way_is_long_still_hears_the_others(
    lin: Desk, wang: Desk
) -> None:
    case = lin.opens()
    await lin.syncs()
    theirs = wang.opens()
    await wang.syncs()
    lin.notes(case, "第一条")

    async def goes_on() -> None:
        assert len(lin.column("SELECT id FROM events")) < 10, "the round sends and never listens"
        lin.notes(case, "写得比发得快")

    lin.session.on_progress = goes_on
    await lin.syncs()

    assert f"case/{theirs}" in lin.docs
    assert lin.unsent == lin.column("SELECT id FROM events WHERE kind = 'note_added'")[1:]


async def test_private_events_never_leave_the_machine(lin: Desk, hub: Hub) -> None:
    lin.reflects("累")
    lin.opens()

    await lin.syncs()

    assert [sealed.kind for sealed in hub.sealed] == ["case_opened"]


async def test_a_refused_event_leaves_the_fold_and_delays_nothing(lin: Desk, hub: Hub) -> None:
    case = lin.opens()
    lin.notes(case, "first")
    lin.notes(case, "坏")
    lin.notes(case, "last")
    hub.refuses = lambda sealed: problem(403) if "坏" in _text(sealed) else None

    report = await lin.syncs()

    assert (report.pushed, report.refused) == (3, 1)
    assert lin.unsent == []
    assert lin.column("SELECT problem FROM events WHERE verdict = 'refused'") == [
        '{"zh": "不行", "en": "no", "field": ""}'
    ]
    assert lin.log.case(case).note.issue == "last"
    assert rebuild.differing(lin.conn) == []


@pytest.mark.parametrize("status", [400, 413, 422])
async def test_a_batch_turned_away_is_halved_to_its_culprit(
    lin: Desk, hub: Hub, status: int
) -> None:
    cases = [lin.opens() for _ in range(9)]
    hub.poisoned = lambda sealed: status if cases[4] in sealed.stream else None

    report = await lin.syncs()

    assert (report.pushed, report.refused) == (8, 1)
    assert lin.column("SELECT stream FROM events WHERE verdict = 'refused'") == [f"case/{cases[4]}"]


async def test_a_single_event_that_is_turned_away_needs_no_company(lin: Desk, hub: Hub) -> None:
    lin.opens()
    hub.poisoned = lambda sealed: 422

    report = await lin.syncs()

    assert report.refused == 1


async def test_only_the_third_failure_of_the_hub_looks_for_a_culprit(lin: Desk, hub: Hub) -> None:
    cases = [lin.opens() for _ in range(4)]
    hub.poisoned = lambda sealed: 500 if cases[1] in sealed.stream else None

    for _ in range(2):
        with pytest.raises(HubFailed):
            await lin.syncs()
        assert len(lin.unsent) == 4
    report = await lin.syncs()

    assert (report.pushed, report.refused) == (3, 1)


async def test_a_hub_that_fails_at_everything_turns_nothing_down(lin: Desk, hub: Hub) -> None:
    for _ in range(40):
        lin.opens()
    hub.poisoned = lambda sealed: 500

    for _ in range(6):
        with pytest.raises(HubFailed):
            await lin.syncs()

    assert len(lin.unsent) == 40
    assert hub.asked.count("POST /v1/push") < 60


async def test_a_refusal_of_the_request_itself_turns_nothing_down(lin: Desk, hub: Hub) -> None:
    lin.opens()
    hub.poisoned = lambda sealed: 404

    with pytest.raises(TurnedAway):
        await lin.syncs()

    assert len(lin.unsent) == 1


async def test_others_work_arrives_though_sending_fails(lin: Desk, wang: Desk, hub: Hub) -> None:
    case = wang.opens()
    await wang.syncs()
    lin.opens()
    hub.poisoned = lambda sealed: 500

    with pytest.raises(HubFailed):
        await lin.syncs()

    assert f"case/{case}" in lin.docs


async def test_no_event_overtakes_an_earlier_one_of_its_stream_while_a_culprit_is_sought(
    lin: Desk, hub: Hub
) -> None:
    first, other = lin.opens(), lin.opens()
    lin.notes(first, "坏")
    for text in ("a", "b", "c", "d"):
        lin.notes(first, text)
        lin.notes(other, text)
    hub.poisoned = lambda sealed: 422 if "坏" in _text(sealed) else None

    await lin.syncs()

    sent = [sealed.id for sealed in hub.sealed if first in sealed.stream]
    made = lin.column(
        "SELECT id FROM events WHERE stream = ? AND verdict IS NULL ORDER BY seq", f"case/{first}"
    )
    assert sent == made


async def test_verdicts_of_events_that_were_not_sent_are_ignored(
    lin: Desk, hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    lin.opens()
    monkeypatch.setattr(
        hub, "store", lambda sealed: wire.Verdict(id="stranger", status="accepted", seq=1)
    )

    with pytest.raises(NotAHub):
        await lin.syncs()

    assert len(lin.unsent) == 1


async def test_an_acceptance_without_a_place_confirms_nothing(
    lin: Desk, hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    lin.opens()
    monkeypatch.setattr(hub, "store", lambda sealed: wire.Verdict(id=sealed.id, status="accepted"))

    with pytest.raises(NotAHub):
        await lin.syncs()

    assert len(lin.unsent) == 1


async def test_another_hub_at_the_address_gets_and_gives_nothing(lin: Desk, hub: Hub) -> None:
    lin.opens()
    await lin.syncs()
    hub.server_id = "hub-2"
    lin.opens()

    with pytest.raises(OtherHub):
        await lin.syncs()

    assert len(lin.unsent) == 1


async def test_a_restored_hub_gets_back_what_it_lost(lin: Desk, wang: Desk, hub: Hub) -> None:
    case = lin.opens()
    lin.notes(case, "一")
    await lin.syncs()
    wang.opens()
    await wang.syncs()
    await lin.syncs()
    hub.restore(1)
    lin.restarts()
    wang.restarts()

    report = await lin.syncs()
    await wang.syncs()
    await lin.syncs()

    assert report.realigned
    assert len(hub.ids) == 3
    assert lin.docs == wang.docs
    assert lin.column("SELECT count(*) FROM events WHERE verdict = 'refused'") == [0]
    assert rebuild.differing(lin.conn) == []


async def test_what_others_did_and_a_restored_hub_lost_is_set_aside_and_readable(
    lin: Desk, wang: Desk, hub: Hub
) -> None:
    case = wang.opens()
    await wang.syncs()
    await lin.syncs()
    hub.restore(0)
    lin.restarts()

    await lin.syncs()

    assert lin.docs == {}
    assert hub.ids == []
    assert lin.column("SELECT stream FROM events WHERE verdict = 'refused'") == [f"case/{case}"]


async def test_what_arrived_before_a_first_snapshot_broke_off_is_of_a_known_epoch(
    lin: Desk, wang: Desk, hub: Hub
) -> None:
    hub.page = 1
    wang.opens()
    wang.opens()
    await wang.syncs()
    lin.exchange = Exchange(lin.conn)  # nobody waits for the lane
    lin.restarts()
    lin.jobs_left = 4  # state, the meeting, and one of two pages, read and applied
    with pytest.raises(Killed):
        await lin.syncs()
    assert len(lin.docs) == 1
    hub.restore(0)
    lin.restarts()

    await lin.syncs()

    assert lin.docs == {}


async def test_a_new_epoch_in_the_middle_confirms_nothing(
    lin: Desk, hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    lin.opens()
    await lin.syncs()
    lin.opens()
    hub.restore(1)

    with pytest.raises(Exception, match="restored from a backup"):
        await lin.syncs()
    assert len(lin.unsent) == 1
    await lin.syncs()

    assert lin.unsent == []


async def test_a_page_is_applied_in_parts_that_follow_what_the_lane_took(
    lin: Desk, wang: Desk
) -> None:
    for _ in range(120):
        lin.opens()
    await lin.syncs()
    wang.session.applying = Pace(itertools.count(0, 20).__next__)

    await wang.syncs()

    assert wang.session.applying.size < 10
    assert wang.docs == lin.docs


async def test_the_cursor_is_kept_with_the_last_part_of_a_page_alone(
    lin: Desk, wang: Desk, hub: Hub
) -> None:
    lin.opens()
    await lin.syncs()
    await wang.syncs()
    for _ in range(6):
        lin.opens()
    await lin.syncs()
    wang.at_once = 2
    wang.exchange = Exchange(wang.conn)  # nobody waits for the lane
    wang.restarts()
    wang.jobs_left = 6  # state, what is unsent (two), the page read, and two of three parts

    with pytest.raises(Killed):
        await wang.syncs()

    assert len(wang.docs) == 5
    assert wang.exchange.state().cursor == 1
    wang.restarts()
    await wang.syncs()
    assert wang.exchange.state().cursor == 7


async def test_an_event_that_cannot_be_read_is_left_out_and_counted(
    lin: Desk, wang: Desk, hub: Hub
) -> None:
    lin.opens()
    await lin.syncs()
    broken = hub.sealed[0].fact.replace(b'"number"', b'"numbre"').replace(b"lin-", b"bad-")
    hub.log.append(wire.Change(seq=2, received_at=1, event=wire.WireEvent(fact=broken.decode())))
    hub.log.append(wire.Change(seq=3, received_at=1, event=wire.WireEvent(fact="{}")))

    report = await wang.syncs()

    assert report.unreadable == 2
    assert wang.docs == lin.docs
    assert wang.exchange.state().cursor == 3


async def test_the_skew_is_the_median_of_five(lin: Desk, hub: Hub) -> None:
    offsets = itertools.cycle([9_000, 5_000, 5_000, -40_000, 5_000])
    hub.clock = lambda: lin.clock.now + next(offsets)

    await lin.syncs()
    await lin.syncs()
    await lin.syncs()

    skew = lin.exchange.state().skew_ms
    assert skew is not None
    assert abs(skew - 5_000) < 10
    assert lin.exchange.state().last_contact_at is not None


async def test_a_batch_stays_within_what_the_hub_takes(lin: Desk, hub: Hub) -> None:
    case = lin.opens()
    for _ in range(20):
        lin.notes(case, '"\\' * 400)
        lin.notes(case, "x")
    hub.max_bytes = 10_000

    await lin.syncs()

    assert lin.unsent == []
    assert hub.asked.count("POST /v1/push") > 5


def _text(sealed: Sealed) -> str:
    return (sealed.personal or b"").decode()
