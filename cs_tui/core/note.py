"""The note of a case: what it is about, what was done, what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from cs_tui.core.events import Body, Event, PersonalText
from cs_tui.core.state import Frozen, change
from cs_tui.texts import Words
from cs_tui.texts import note as texts

if TYPE_CHECKING:
    from cs_tui.core.act import Act
    from cs_tui.core.case import Case

PARTS = ("issue", "done", "next")


class Note(Frozen):
    """The latest wording of each part; earlier ones stay in the timeline."""

    issue: str = ""
    done: str = ""
    next: str = ""


class NoteAdded(Body):
    """An agent wrote down one or more parts. Append-only, so it never conflicts."""

    kind: ClassVar[str] = "note_added"
    called: ClassVar[Words] = texts.NOTE_ADDED
    issue: PersonalText = ""
    done: PersonalText = ""
    next: PersonalText = ""

    def apply(self, case: Case, event: Event) -> Case:
        parts = {name: getattr(self, name) for name in PARTS if getattr(self, name)}
        return change(case, note=change(case.note, **parts), noted_at=event.at)


def write(act: Act[Case], *, issue: str = "", done: str = "", next: str = "") -> None:  # noqa: A002
    """Writes down the parts that differ from what stands there; nothing when none does."""
    now = act.state.note
    wanted = {"issue": issue.strip(), "done": done.strip(), "next": next.strip()}
    new = {part: text for part, text in wanted.items() if text and text != getattr(now, part)}
    if new:
        act.add(NoteAdded(**new))


EVENTS: tuple[type[Body], ...] = (NoteAdded,)
