"""The states that follow from the work itself: 处理中 while a case is in front, 话后 after one.

Without an open shift nothing is recorded: plain commands and whoever only looks have no state.
"""

from __future__ import annotations

from cs_tui.core import shift
from cs_tui.core.shift import Shift, stream_of
from cs_tui.errors import Refused
from cs_tui.services.kit import Kit
from cs_tui.store import board as lists
from cs_tui.texts import rules as texts


class Duty:
    """Verbs on the state of the person at this desk, for services that move cases."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    def working(self) -> None:
        """A case of mine came to the front."""
        with self._kit.log.act(self._stream(), self._kit.ctx(), Shift) as act:
            shift.work(act)

    def let_go(self, *, ended: bool = True) -> None:
        """The case in front was left; one that `ended` has the policy's time to write it up."""
        lasts_ms = self._kit.policy().limits.after_work_ms if ended else 0
        with self._kit.log.act(self._stream(), self._kit.ctx(), Shift) as act:
            shift.let_go(act, lasts_ms)

    def leave_desk(self) -> None:
        """The desk is closed: whoever is on duty is offline, not available."""
        with self._kit.log.act(self._stream(), self._kit.ctx(), Shift) as act:
            shift.leave_desk(act)

    def settle(self) -> None:
        """After-contact work that is over by now has ended."""
        with self._kit.log.act(self._stream(), self._kit.ctx(), Shift) as act:
            shift.settle(act)

    def with_a_free_hand(self) -> None:
        """Raises `Refused` when this person holds as many conversations as the policy allows."""
        kit = self._kit
        held = lists.active(kit.own.conn, kit.profile.actor)
        full = shift.hands_full(held, kit.policy().limits.concurrency)
        if full is not None:
            raise Refused(full)

    def on_duty(self) -> None:
        """Raises `Refused` before the shift was begun, and after it was closed."""
        now = self._kit.log.state(self._stream(), Shift)
        if not now.on_duty:
            raise Refused(texts.SHIFT_CLOSED if now.closed_at else texts.NOT_ON_DUTY)

    def _stream(self) -> str:
        return stream_of(f"{self._kit.profile.actor}:{self._kit.day()}")
