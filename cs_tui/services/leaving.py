"""Handing over and leaving: always possible, whoever is there to accept."""

from __future__ import annotations

from dataclasses import dataclass

from cs_tui.core.act import Act
from cs_tui.core.events import Event
from cs_tui.core.shift import Shift, ShiftClosed
from cs_tui.errors import Refused
from cs_tui.services.front import Front
from cs_tui.services.handover import Given, Handovers
from cs_tui.services.kit import Kit
from cs_tui.services.shift import Shifts
from cs_tui.texts import handover as texts


@dataclass(frozen=True, slots=True)
class Left:
    """How the shift ended."""

    shift: Shift
    given: Given


class Leaving:
    """Ends my shift."""

    def __init__(self, kit: Kit, shifts: Shifts, front: Front, handovers: Handovers) -> None:
        self._kit = kit
        self._shifts = shifts
        self._front = front
        self._handovers = handovers

    def leave(self) -> Left:
        """Offers what is ready to the next shift, puts everything aside, closes the shift.

        What nobody has accepted stays mine and the lead is told. Raises `Refused` when no shift of
        today is open.
        """
        kit, stream = self._kit, self._shifts.stream()
        shift = kit.log.state(stream, Shift)
        if not shift.id or shift.closed_at is not None:
            raise Refused(texts.NOT_ON_DUTY)
        given = self._handovers.give_all(self._handovers.pool())
        ctx = kit.ctx()

        def decided() -> list[Event]:
            act = Act(stream, kit.log.state(stream, Shift), ctx)
            aside = self._front.aside(ctx, act.id)
            act.add(ShiftClosed())
            return [*aside, *act.events]

        kit.log.append_decided(decided)
        return Left(kit.log.state(stream, Shift), given)
