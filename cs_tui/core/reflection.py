"""Looking back on a shift: what went well, what was hard; shared with the lead, or for oneself.

The private ones are a stream of their own, `private/<agent>`, which never leaves the machine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from cs_tui.core.events import Body, Event, PersonalText
from cs_tui.core.ports import Instant
from cs_tui.core.state import Frozen, State, change
from cs_tui.texts import Words
from cs_tui.texts import reflection as texts

if TYPE_CHECKING:
    from cs_tui.core.shift import Shift


class Reflection(Frozen):
    """What a person wrote at the end of a shift."""

    well: str = ""
    hard: str = ""
    at: Instant = 0


class Diary(State):
    """The fold of `private/<agent>`: by shift day, the latest wording of each."""

    days: tuple[tuple[str, Reflection], ...] = ()

    def on(self, day: str) -> Reflection:
        """What was written for a day; empty when nothing was."""
        return next((one for of, one in self.days if of == day), Reflection())


class _Reflected(Body):
    well: PersonalText = ""
    hard: PersonalText = ""

    def _made(self, event: Event) -> Reflection:
        return Reflection(well=self.well, hard=self.hard, at=event.at)


class Reflected(_Reflected):
    """Shared: whoever may read the shift reads it. It replaces what was shared before."""

    kind: ClassVar[str] = "reflected"
    called: ClassVar[Words] = texts.REFLECTED

    def blocked(self, shift: Shift, event: Event) -> Words | None:
        return None if shift.id and event.actor == shift.agent else texts.ONLY_OWN

    def apply(self, shift: Shift, event: Event) -> Shift:
        return change(shift, reflection=self._made(event))


class ReflectedPrivately(_Reflected):
    """For oneself; it stays on this machine."""

    kind: ClassVar[str] = "reflected_privately"
    called: ClassVar[Words] = texts.REFLECTED_PRIVATELY
    day: str

    def apply(self, diary: Diary, event: Event) -> Diary:
        others = tuple(one for one in diary.days if one[0] != self.day)
        return change(diary, days=(*others, (self.day, self._made(event))))


EVENTS: tuple[type[Body], ...] = (Reflected,)
PRIVATE_EVENTS: tuple[type[Body], ...] = (ReflectedPrivately,)


def private_stream(agent: str) -> str:
    """The stream of what is nobody else's business."""
    return f"private/{agent}"
