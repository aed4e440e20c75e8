"""Desks and a hub on a network that fails in every way: whatever happens, nothing is lost,
doubled, or different in the end. I1 to I8 are the promises of the sync design."""

from __future__ import annotations

import asyncio
import contextlib
from collections import Counter
from collections.abc import Callable, Coroutine, Mapping, Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from cs_tui.core import fold
from cs_tui.core.classification import classify
from cs_tui.core.events import Sealed
from cs_tui.core.undo import Undone
from cs_tui.errors import CsError
from cs_tui.store import rebuild
from cs_tui.sync import wire
from cs_tui.sync.faults import Unreachable
from cs_tui.sync.gateway import Gateway
from tests.sync.desk import Desk, Killed, Time
from tests.sync.hub import Hub, problem
from tests.sync.network import FAULTS, Fault, Network

DESKS = ("lin", "wang")
REFUSED = "hard"
"""The emotion that this hub's permission does not allow anybody to note."""

FINE: tuple[Fault, ...] = ("fine",)
plans = st.builds(
    lambda untouched, faults: [*FINE * untouched, *faults],
    st.integers(0, 4),
    st.lists(st.sampled_from(FAULTS), max_size=2),
)
works = st.lists(st.integers(0, 3), max_size=4)
"""A new case, or a note on one of those that are there."""
desks = st.sampled_from(DESKS)
picks = st.integers(0, 7)


class Floor(RuleBasedStateMachine):
    """Two people, one hub, and a network that is told how to fail."""

    gateway: type[Gateway] = Gateway
    dedupe = True

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.clock = Time()
        self.hub = Hub(self.clock, dedupe=self.dedupe, page=5, marks=True)
        self.hub.refuses = lambda sealed: problem(403) if b'"hard"' in sealed.fact else None
        self.network = Network(self.hub)
        self.desks = {name: Desk(name, self.clock, self.network, self.gateway) for name in DESKS}
        for desk in self.desks.values():
            desk.at_once = 2
            desk.restarts()
        self.restored = False

    def wait_for(self, what: Coroutine[Any, Any, object]) -> None:
        self.loop.run_until_complete(what)

    @rule(name=desks, pick=picks, emotion=st.sampled_from(["calm", "angry", REFUSED]))
    def classifies(self, name: str, pick: int, emotion: str) -> None:
        def pick_emotion(desk: Desk, case: str) -> None:
            seen = desk.log.case(case).classification.emotion
            desk.does(case, lambda act: classify(act, "emotion", emotion, seen=seen))

        self.on_a_case(name, pick, pick_emotion)

    @rule(name=desks, pick=picks)
    def undoes(self, name: str, pick: int) -> None:
        def undo(desk: Desk, case: str) -> None:
            last = desk.column(
                "SELECT act FROM events WHERE stream = ? ORDER BY seq DESC", f"case/{case}"
            )[0]
            desk.does(case, lambda act: act.add(Undone(undone=str(last))))

        self.on_a_case(name, pick, undo)

    @rule(name=desks)
    def reflects(self, name: str) -> None:
        self.desks[name].reflects("累")

    @rule(name=desks, work=works, faults=plans, killed_after=st.none() | st.integers(0, 9))
    def works_and_syncs(
        self, name: str, work: Sequence[int], faults: Sequence[Fault], killed_after: int | None
    ) -> None:
        desk = self.desks[name]
        for pick in work:
            if pick == 0:
                desk.opens()
            self.on_a_case(name, pick, lambda desk, case: desk.notes(case, f"改 {desk.clock()}"))
        self.network.faults.extend(faults)
        desk.jobs_left = killed_after
        with contextlib.suppress(CsError, Killed):
            self.wait_for(desk.syncs())
        self.network.faults.clear()
        desk.jobs_left = None
        if killed_after is not None:
            desk.restarts()

    @rule()
    def late_requests_arrive(self) -> None:
        self.wait_for(self.network.deliver())

    @precondition(lambda self: not self.restored)
    @rule(share=st.integers(0, 3))
    def the_hub_is_restored_from_a_backup(self, share: int) -> None:
        # Before it comes back nothing is on its way any more, and every stream was seen to break.
        self.network.late = []
        self.hub.restore(len(self.hub.log) * share // 4)
        for desk in self.desks.values():
            desk.session.greeted = False
        self.restored = True

    @invariant()
    def i1_projections_are_what_the_log_folds_to(self) -> None:
        for desk in self.desks.values():
            if not self.realigning(desk):
                assert rebuild.differing(desk.conn) == []

    @invariant()
    def i2_what_a_desk_holds_as_sent_is_on_the_hub_at_that_place(self) -> None:
        for desk in self.desks.values():
            if self.realigning(desk):
                continue
            rows = desk.conn.execute(
                "SELECT server_seq, id, fact FROM events WHERE server_seq IS NOT NULL"
            )
            for seq, event_id, fact in rows:
                there = self.hub.sealed[seq - 1] if seq <= len(self.hub.sealed) else None
                assert there is not None
                assert (there.id, there.fact) == (event_id, fact)

    @invariant()
    def i3_every_id_has_one_effect(self) -> None:
        assert [event_id for event_id, n in Counter(self.hub.ids).items() if n > 1] == []

    @invariant()
    def i5_events_of_a_stream_stand_in_the_order_their_author_made_them(self) -> None:
        place = {event_id: at for at, event_id in enumerate(self.hub.ids)}
        for desk in self.desks.values():
            rows = desk.conn.execute(
                "SELECT stream, id FROM events WHERE actor = ? ORDER BY seq", (desk.name,)
            ).fetchall()
            for stream in {row[0] for row in rows}:
                places = [place[i] for s, i in rows if s == stream and i in place]
                assert places == sorted(places)

    def teardown(self) -> None:
        try:
            self.calm()
        finally:
            for desk in self.desks.values():
                self.loop.run_until_complete(desk.gateway.close())
                desk.close()
            self.loop.close()

    def calm(self) -> None:
        """The faults are over: two rounds each, and everything must have come together."""
        self.wait_for(self.network.deliver())
        for desk in [*self.desks.values()] * 2:
            self.wait_for(desk.syncs())
        self.i1_projections_are_what_the_log_folds_to()
        self.i2_what_a_desk_holds_as_sent_is_on_the_hub_at_that_place()
        self.i3_every_id_has_one_effect()
        self.i5_events_of_a_stream_stand_in_the_order_their_author_made_them()
        self.i4_every_event_that_was_not_refused_is_on_the_hub()
        self.i7_a_desk_reads_as_the_hub_does()
        self.i8_desks_are_equal_byte_for_byte()

    def i4_every_event_that_was_not_refused_is_on_the_hub(self) -> None:
        for desk in self.desks.values():
            assert desk.unsent == []
            made = desk.column(
                "SELECT id FROM events WHERE actor = ? AND stream LIKE 'case/%' "
                "AND CAST(fact AS TEXT) NOT LIKE '%\"hard\"%'",
                desk.name,
            )
            assert set(made) <= set(self.hub.ids)
        assert not any(sealed.stream.startswith("private/") for sealed in self.hub.sealed)

    def i7_a_desk_reads_as_the_hub_does(self) -> None:
        streams: dict[str, list[Sealed]] = {}
        for sealed in self.hub.sealed:
            streams.setdefault(sealed.stream, []).append(sealed)
        folded = {
            stream: fold.fold(stream, [fold.read(sealed) for sealed in events]).model_dump_json()
            for stream, events in streams.items()
        }
        for desk in self.desks.values():
            assert desk.docs == folded

    def i8_desks_are_equal_byte_for_byte(self) -> None:
        first, second = self.desks.values()
        assert first.docs == second.docs

    def realigning(self, desk: Desk) -> bool:
        """Whether the desk has not yet taken in everything of the hub's present epoch."""
        state = desk.exchange.state()
        return state.epoch != self.hub.epoch and bool(state.server_id)

    def on_a_case(self, name: str, pick: int, what: Callable[[Desk, str], object]) -> None:
        desk = self.desks[name]
        cases = sorted(str(case) for case in desk.column("SELECT id FROM cases"))
        if cases:
            # A rule of the domain may refuse the act; then nothing was appended.
            with contextlib.suppress(CsError):
                what(desk, cases[pick % len(cases)])


LENGTHS = settings(
    max_examples=80,
    stateful_step_count=30,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)

TestFloor = Floor.TestCase
TestFloor.settings = LENGTHS


class AloneFloor(Floor):
    """One person on one desk, and a hub that refuses nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.hub.refuses = lambda sealed: None
        self.desks["wang"].close()
        self.desks["wang"] = self.desks["lin"]

    @invariant()
    def i13_one_person_alone_never_meets_a_conflict(self) -> None:
        assert self.desks["lin"].column("SELECT stream FROM docs WHERE conflicts > 0") == []


TestAloneFloor = AloneFloor.TestCase
TestAloneFloor.settings = settings(LENGTHS, max_examples=40)


class DoubledFloor(Floor):
    """Planted: the hub stores a repeat again."""

    dedupe = False


class HastyCursor(Gateway):
    """Planted: the cursor is kept before the page was applied."""

    desk: Desk | None = None

    async def pull(self, cursor: int, limit: int) -> wire.Page:
        page = await super().pull(cursor, limit)
        if self.desk is not None:
            self.desk.exchange.remember(cursor=page.next)
        return page


class HastyCursorFloor(Floor):
    gateway = HastyCursor

    def __init__(self) -> None:
        super().__init__()
        for desk in self.desks.values():
            assert isinstance(desk.gateway, HastyCursor)
            desk.gateway.desk = desk


class Believing(Gateway):
    """Planted: what was sent counts as arrived, whether an answer came or not."""

    async def push(
        self,
        events: Sequence[Sealed],
        epoch: int | None = None,
        proofs: Mapping[str, str] | None = None,
    ) -> wire.Pushed:
        try:
            return await super().push(events, epoch, proofs)
        except Unreachable:
            hello = await super().hello()
            return wire.Pushed(
                server_id=hello.server_id,
                epoch=hello.epoch,
                time=hello.time,
                results=tuple(
                    wire.Verdict(id=sealed.id, status="accepted", seq=n)
                    for n, sealed in enumerate(events, start=1)
                ),
            )


class BelievingFloor(Floor):
    gateway = Believing


@pytest.mark.parametrize("planted", [DoubledFloor, HastyCursorFloor, BelievingFloor])
def test_a_planted_fault_turns_the_machine_red(planted: type[Floor]) -> None:
    with pytest.raises((AssertionError, ExceptionGroup)):
        run_state_machine_as_test(
            planted, settings=settings(LENGTHS, max_examples=500, phases=[Phase.generate])
        )
