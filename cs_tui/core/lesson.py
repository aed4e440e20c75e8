"""A lesson: old tickets with the labels a team gave them, from which suggestions learn.

It is a stream of its own, `lesson/<id>`, one for each part of a file: everybody at the hub learns
the same from it. The texts are personal: once it is forgotten, every log that holds them, the
hub's and each desk's, erases their bytes.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from cs_tui.core.events import PERSONAL, Body, Event, SafeText
from cs_tui.core.state import State, change
from cs_tui.texts import Words
from cs_tui.texts import lesson as texts

Scope = Literal["categories", "own"]
"""Labels that are categories of the shop teach the desk; others answer for themselves."""


class Lesson(State):
    """The fold of `lesson/<id>`; its texts stay in the log alone."""

    id: str = ""
    scope: Scope = "categories"
    count: int = 0
    forgotten: bool = False

    @property
    def erased_kinds(self) -> frozenset[str]:
        """Of a lesson that is forgotten, the texts."""
        return frozenset({LessonGiven.kind}) if self.forgotten else frozenset()


class LessonGiven(Body):
    """Texts and their labels: (text, label)."""

    kind: ClassVar[str] = "lesson_given"
    called: ClassVar[Words] = texts.LESSON_GIVEN
    scope: Scope
    count: int
    tickets: Annotated[tuple[tuple[SafeText, SafeText], ...], PERSONAL] = ()

    def blocked(self, lesson: Lesson, event: Event) -> Words | None:
        return texts.GIVEN_ALREADY if lesson.id else None

    def apply(self, lesson: Lesson, event: Event) -> Lesson:
        id_ = event.stream.partition("/")[2]
        return change(lesson, id=id_, scope=self.scope, count=self.count)


class LessonForgotten(Body):
    """Nothing is learned from it any more, and its texts are erased; also those yet to arrive."""

    kind: ClassVar[str] = "lesson_forgotten"
    called: ClassVar[Words] = texts.LESSON_FORGOTTEN

    def blocked(self, lesson: Lesson, event: Event) -> Words | None:
        return texts.NOT_THERE if lesson.forgotten else None

    def apply(self, lesson: Lesson, event: Event) -> Lesson:
        return change(lesson, forgotten=True)


EVENTS: tuple[type[Body], ...] = (LessonGiven, LessonForgotten)


def stream_of(lesson_id: str) -> str:
    """The stream of a lesson."""
    return f"lesson/{lesson_id}"
