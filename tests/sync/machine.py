"""Desks and a hub on a network that fails in every way, in any order of steps."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Callable, Sequence
from typing import ClassVar, Final

from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from cs_tui.core.classification import classify
from cs_tui.core.undo import Undone
from cs_tui.errors import CsError
from cs_tui.sync.gateway import Gateway
from tests.sync import invariants
from tests.sync.desk import Desk
from tests.sync.hub import Hub
from tests.sync.network import FAULTS, Fault
from tests.sync.world import DAY_MS, MOST, REFUSED, World

FINE: tuple[Fault, ...] = ("fine",)
plans = st.builds(
    lambda untouched, faults: [*FINE * untouched, *faults],
    st.integers(0, 4),
    st.lists(st.sampled_from(FAULTS), max_size=3),
)
works = st.lists(st.integers(0, 3), max_size=4)
"""A new case, or a note on one of those that are there."""
desks = st.integers(0, MOST - 1)
some = st.lists(desks, min_size=2, max_size=MOST, unique=True)
picks = st.integers(0, 7)
kills = st.none() | st.integers(0, 9)
acts = st.sampled_from(["types", "undoes", "reflects", "calm", "angry", REFUSED])
"""What somebody does beside writing notes; else it is the emotion they note."""
FEW: Final = 8
"""A hub with no more events than this has not seen enough to forget some."""


class Floor(RuleBasedStateMachine):
    """People at their desks, one hub, and a network that is told how to fail."""

    least: ClassVar[int] = 2
    most: ClassVar[int] = MOST
    hub: ClassVar[type[Hub]] = Hub
    gateway: ClassVar[type[Gateway]] = Gateway
    dedupe: ClassVar[bool] = True
    steps: ClassVar[int] = 0
    """Steps of every machine of this kind so far."""

    def __init__(self) -> None:
        super().__init__()
        self.world = World(self.hub, self.gateway, dedupe=self.dedupe)

    @initialize(more=st.integers(0, MOST))
    def people_come(self, more: int) -> None:
        self.come(min(self.least + more, self.most))

    def come(self, desks: int) -> None:
        """So many desks are there."""
        self.world.opens(desks)

    @rule(number=desks, pick=picks, act=acts)
    def acts(self, number: int, pick: int, act: str) -> None:
        match act:
            case "types":
                self.on_a_case(number, pick, self.world.drafts)
            case "undoes":
                self.on_a_case(number, pick, _undoes)
            case "reflects":
                self.desk(number).reflects("累")
            case emotion:
                self.on_a_case(number, pick, functools.partial(_classifies, emotion))

    @rule(number=desks, work=works, faults=plans, killed_after=kills)
    def works_and_syncs(
        self, number: int, work: Sequence[int], faults: list[Fault], killed_after: int | None
    ) -> None:
        desk = self.desk(number)
        for pick in work:
            if pick == 0:
                desk.opens()
            self.on_a_case(number, pick, self.world.saves)
        self.syncs([desk], faults, killed_after)

    @rule(numbers=some, faults=plans, killed_after=kills)
    def several_sync_at_once(
        self, numbers: list[int], faults: list[Fault], killed_after: int | None
    ) -> None:
        chosen = {desk.label: desk for desk in map(self.world.pick, numbers)}
        self.syncs(list(chosen.values()), faults, killed_after)

    @rule(days=st.integers(0, 9))
    def late_requests_arrive(self, days: int) -> None:
        self.world.clock.now += days * DAY_MS
        self.world.wait_for(self.world.network.deliver())

    @precondition(lambda self: len(self.world.hub.sealed) > FEW)
    @rule(pick=picks)
    def the_hub_takes_a_case_out_of_sight(self, pick: int) -> None:
        hub = self.world.hub
        streams = sorted({one.stream for one in hub.sealed} - set(hub.removed))
        if len(streams) > 1:
            hub.removed += (streams[pick % len(streams)],)

    @precondition(lambda self: not self.world.restored and len(self.world.hub.sealed) > FEW)
    @rule(share=st.integers(0, 3))
    def the_hub_is_restored_from_a_backup(self, share: int) -> None:
        self.world.restores(len(self.world.hub.log) * share // 4)

    @invariant()
    def every_promise_holds(self) -> None:
        type(self).steps += 1
        self.world.reads_on()
        for desk in self.world.desks:
            if desk.label in self.world.touched:
                for check in invariants.ALWAYS:
                    check(self.world, desk)
        self.world.touched.clear()

    def teardown(self) -> None:
        """The faults are over: two rounds each, and everything must have come together."""
        world = self.world
        try:
            world.wait_for(world.network.deliver())
            for desk in [*world.desks] * 2:
                world.wait_for(desk.syncs())
            world.reads_on()
            for desk in world.desks:
                for check in self.promises():
                    check(world, desk)
        finally:
            world.close()

    def promises(self) -> tuple[invariants.Check, ...]:
        """What must hold in the end."""
        return invariants.IN_THE_END

    def desk(self, number: int) -> Desk:
        """One of the desks; something happens there."""
        desk = self.world.pick(number)
        self.world.touched.add(desk.label)
        return desk

    def syncs(self, chosen: list[Desk], faults: list[Fault], killed_after: int | None) -> None:
        """Rounds at the same time."""
        for desk in self.world.sync(chosen, faults, killed_after):
            invariants.i10_a_refused_event_delays_nothing(self.world, desk)

    def on_a_case(self, number: int, pick: int, what: Callable[[Desk, str], object]) -> None:
        """An act on a case that a desk has."""
        desk = self.desk(number)
        cases = sorted(str(case) for case in desk.column("SELECT id FROM cases"))
        if cases:
            # A rule of the domain may refuse the act; then nothing was appended.
            with contextlib.suppress(CsError):
                what(desk, cases[pick % len(cases)])


def _classifies(emotion: str, desk: Desk, case: str) -> None:
    seen = desk.log.case(case).classification.emotion
    desk.does(case, lambda act: classify(act, "emotion", emotion, seen=seen))


def _undoes(desk: Desk, case: str) -> None:
    rows = "SELECT act FROM events WHERE stream = ? ORDER BY seq DESC"
    last = desk.column(rows, f"case/{case}")[0]
    desk.does(case, lambda act: act.add(Undone(undone=str(last))))


class AloneFloor(Floor):
    """One person on one desk, and a hub that refuses nothing."""

    least = most = 1

    def __init__(self) -> None:
        super().__init__()
        self.world.hub.refuses = lambda sealed: None

    @invariant()
    def no_conflict(self) -> None:
        for desk in self.world.desks:
            invariants.i13_one_person_alone_never_meets_a_conflict(self.world, desk)
