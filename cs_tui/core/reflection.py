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
from cs_tui.texts import report as report_texts

if TYPE_CHECKING:
    from cs_tui.core.act import Act
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


class Comment(Frozen):
    """What a person says about the figures of the own day."""

    text: str
    at: Instant


class ReportCommented(Body):
    """A comment on the report of the day: figures are never edited, it stands beside them."""

    kind: ClassVar[str] = "report_commented"
    called: ClassVar[Words] = report_texts.REPORT_COMMENTED
    text: PersonalText = ""

    def blocked(self, shift: Shift, event: Event) -> Words | None:
        if not self.text.strip():
            return report_texts.COMMENT_EMPTY
        mine = shift.id and event.actor == shift.agent
        return None if mine else report_texts.COMMENT_OFF_DUTY

    def apply(self, shift: Shift, event: Event) -> Shift:
        return change(shift, comments=(*shift.comments, Comment(text=self.text, at=event.at)))


def comment(act: Act[Shift], text: str) -> None:
    """Adds a comment to the report of a shift. Raises `Refused` for an empty one, and off duty."""
    act.add(ReportCommented(text=text.strip()))


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


EVENTS: tuple[type[Body], ...] = (Reflected, ReportCommented)
PRIVATE_EVENTS: tuple[type[Body], ...] = (ReflectedPrivately,)


def private_stream(agent: str) -> str:
    """The stream of what is nobody else's business."""
    return f"private/{agent}"
