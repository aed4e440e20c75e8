"""Whatever the network does, nothing is lost, doubled, or different in the end: I1 to I14 of the
sync design, in ten thousand steps.

More steps: `CS_TUI_TEST_STEPS=200000`; other ones: `CS_TUI_TEST_SEED=7`.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from itertools import count
from typing import Final

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from cs_tui.core.events import Sealed
from cs_tui.core.ports import Clock
from cs_tui.sync import wire
from cs_tui.sync.faults import Unreachable
from cs_tui.sync.gateway import Gateway
from tests.sync.desk import Desk
from tests.sync.hub import Hub
from tests.sync.machine import AloneFloor, Floor

pytestmark = pytest.mark.long

STEPS: Final = int(os.environ.get("CS_TUI_TEST_STEPS", "10000"))
SEED: Final = int(os.environ.get("CS_TUI_TEST_SEED", "20261123"))
PARTS: Final = 4
"""Runs that may stand on different cores."""
LENGTH: Final = 40
"""Steps of one run at most: many short ones find more than a few long ones."""
TURNS: Final = 1000
"""Between the seeds of one test: a run may end early, then another makes up for it."""
LENGTHS: Final = settings(
    stateful_step_count=LENGTH,
    derandomize=False,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


def walked(kind: type[Floor], number: int, steps: int, phases: Sequence[Phase] = ()) -> int:
    """Takes at least so many steps; how many it were. The seed is shown when a promise breaks."""
    before = kind.steps
    for turn in count(number, TURNS):
        left = steps - (kind.steps - before)
        if left <= 0:
            break
        print(f"CS_TUI_TEST_SEED={turn}")
        bounds = settings(LENGTHS, max_examples=-(-left // LENGTH))
        if phases:
            bounds = settings(bounds, phases=phases)
        run_state_machine_as_test(seed(turn)(kind), settings=bounds)
    return kind.steps - before


@pytest.mark.parametrize("part", range(PARTS))
def test_every_promise_holds_on_a_network_that_fails_in_every_way(part: int) -> None:
    assert walked(Floor, SEED + part, STEPS // PARTS) >= STEPS // PARTS


def test_one_person_alone_meets_no_conflict_however_the_network_fails() -> None:
    assert walked(AloneFloor, SEED, STEPS // 10) >= STEPS // 10


class DoubledFloor(Floor):
    """Planted: the hub stores a repeat again."""

    dedupe = False


class Bigserial(Hub):
    """Planted: an event has its place before it is stored, and readers meanwhile pass it by."""

    def __init__(
        self, clock: Clock, *, dedupe: bool = True, page: int = 500, marks: bool = False
    ) -> None:
        super().__init__(clock, dedupe=dedupe, page=page, marks=marks)
        self._drawn: dict[str, int] = {}
        self._last = 0

    def draws(self, event_ids: Sequence[str]) -> None:
        for event_id in event_ids:
            if event_id not in self.ids:
                self.following(event_id)

    def following(self, event_id: str) -> int:
        if event_id not in self._drawn:
            self._last += 1
            self._drawn[event_id] = self._last
        return self._drawn[event_id]

    def after(self, cursor: int) -> list[wire.Change]:
        later = sorted((one.seq, at) for at, one in enumerate(self.log) if one.seq > cursor)
        return [self.log[at] for _, at in later[: self.page]]


class BigserialFloor(Floor):
    hub = Bigserial


class HastyCursor(Gateway):
    """Planted: the cursor is kept before the page was applied."""

    desk: Desk | None = None

    async def pull(self, cursor: int, limit: int) -> wire.Page:
        page = await super().pull(cursor, limit)
        assert self.desk is not None
        self.desk.exchange.remember(cursor=page.next)
        return page


class HastyCursorFloor(Floor):
    gateway = HastyCursor

    def come(self, desks: int) -> None:
        super().come(desks)
        for desk in self.world.desks:
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


@pytest.mark.parametrize(
    "planted", [DoubledFloor, BigserialFloor, HastyCursorFloor, BelievingFloor]
)
def test_a_planted_fault_turns_the_machine_red(planted: type[Floor]) -> None:
    with pytest.raises((AssertionError, ExceptionGroup)):
        walked(planted, SEED, 5000, [Phase.generate])
