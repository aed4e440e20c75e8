"""The shift of the person at this desk, and the states they are in."""

from __future__ import annotations

from typing import Final

from cs_tui.core import shift
from cs_tui.core.act import Act
from cs_tui.core.events import Event
from cs_tui.core.shift import AgentState, AgentStateSet, Shift, ShiftOpened, stream_of
from cs_tui.services.front import Front
from cs_tui.services.kit import Kit
from cs_tui.services.lanes import reads

AWAY: Final[frozenset[AgentState]] = frozenset({"break", "offline"})
"""States in which nobody works on a case."""


class Shifts:
    """Verbs on my shift. Its id is made from person and day, so two terminals share it."""

    def __init__(self, kit: Kit, front: Front) -> None:
        self._kit = kit
        self._front = front

    def begin(self) -> Shift:
        """On duty: opens the shift of today when it is not open yet."""
        kit = self._kit
        stream = self._stream()
        with kit.log.act(stream, kit.ctx(), Shift) as act:
            if not act.state.id:
                act.add(ShiftOpened(day=kit.day()))
        return act.state

    def be(self, state: AgentState, reason: str = "") -> Shift:
        """I am in this state from now on; opens the shift when needed.

        Who closed the shift and is available again goes on with the same one.
        Who goes away has nothing in front; who comes back goes on with what stood there. One act.
        """
        self.begin()
        kit, stream = self._kit, self._stream()
        ctx = kit.ctx()

        def decided() -> list[Event]:
            act = Act(stream, kit.log.state(stream, Shift), ctx)
            if act.state.closed_at is not None and state not in AWAY:
                act.add(ShiftOpened(day=act.state.day))
            if (act.state.state, act.state.reason) != (state, reason):
                act.add(AgentStateSet(state=state, reason=reason))
            # Not by the state before: a break may have begun in the shift of yesterday.
            moved = self._front.aside if state in AWAY else self._front.again
            return [*act.events, *moved(ctx, act.id)]

        kit.log.append_decided(decided)
        return self.now()

    def come_back(self) -> None:
        """The desk was opened again in the middle of a shift."""
        with self._kit.log.act(self._stream(), self._kit.ctx(), Shift) as act:
            shift.come_back(act)

    def now(self) -> Shift:
        """My shift of today as it stands."""
        return self._kit.log.state(self._stream(), Shift)

    def stream(self) -> str:
        """The stream of my shift of today."""
        return self._stream()

    @reads
    def shown(self) -> Shift:
        """The same, for a screen."""
        kit = self._kit
        day = kit.day_from(kit.reader)
        found = kit.reader.state(stream_of(f"{kit.profile.actor}:{day}"))
        return found if isinstance(found, Shift) else Shift()

    def _stream(self) -> str:
        kit = self._kit
        return stream_of(f"{kit.profile.actor}:{kit.day()}")
