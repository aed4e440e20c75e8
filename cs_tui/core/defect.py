"""A defect of knowledge or process, reported by whoever met it and tracked to an answer.

It is a stream of its own, `defect/<id>`: it has a number and an answer of its own, may be about no
article at all, and who reports it may not write to articles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from cs_tui.core.events import Body, Event, PersonalText
from cs_tui.core.ports import Instant
from cs_tui.core.state import State, change
from cs_tui.errors import Refused
from cs_tui.texts import Words
from cs_tui.texts import defect as texts

if TYPE_CHECKING:
    from cs_tui.core.act import Act

Outcome = Literal["fixed", "planned", "declined"]
Sort = Literal["", "wrong", "outdated", "unclear", "missing"]
"""What is the matter with an article, in a word; empty where none was given."""
Standing = Literal["open", "fixed", "planned", "declined"]


class Defect(State):
    """The fold of `defect/<id>`."""

    id: str = ""
    number: str = ""
    article: str = ""
    """The article that is wrong; empty for a fault of the process."""
    sort: Sort = ""
    text: str = ""
    by: str = ""
    at: Instant = 0
    standing: Standing = "open"
    answer: str = ""
    answered_by: str = ""
    answered_at: Instant | None = None

    @property
    def open(self) -> bool:
        """Nobody has said yet what comes of it, or it is still to be done."""
        return self.standing in ("open", "planned")


class DefectReported(Body):
    """Something we work by is wrong."""

    kind: ClassVar[str] = "defect_reported"
    called: ClassVar[Words] = texts.DEFECT_REPORTED
    number: str
    article: str = ""
    sort: Sort = ""
    text: PersonalText = ""

    def blocked(self, defect: Defect, event: Event) -> Words | None:
        return texts.REPORTED_TWICE if defect.id else None

    def apply(self, defect: Defect, event: Event) -> Defect:
        return change(
            defect,
            id=event.stream.partition("/")[2],
            number=self.number,
            article=self.article,
            sort=self.sort,
            text=self.text,
            by=event.actor,
            at=event.at,
        )


class DefectAnswered(Body):
    """What comes of it; a plan may be answered again."""

    kind: ClassVar[str] = "defect_answered"
    called: ClassVar[Words] = texts.DEFECT_ANSWERED
    outcome: Outcome
    answer: PersonalText = ""

    def blocked(self, defect: Defect, event: Event) -> Words | None:
        if not defect.id:
            return texts.NO_SUCH_DEFECT
        return None if defect.open else texts.ANSWERED_ALREADY

    def apply(self, defect: Defect, event: Event) -> Defect:
        return change(
            defect,
            standing=self.outcome,
            answer=self.answer,
            answered_by=event.actor,
            answered_at=event.at,
        )


def report(act: Act[Defect], number: str, text: str, *, article: str = "", sort: Sort = "") -> None:
    """Reports a defect. Raises `Refused` where neither a sort nor a word says what is wrong."""
    if not text.strip() and not sort:
        raise Refused(texts.TEXT_NEEDED)
    act.add(DefectReported(number=number, article=article, sort=sort, text=text.strip()))


def answer(act: Act[Defect], outcome: Outcome, said: str) -> None:
    """Says what comes of it. Raises `Refused`, also without a word for whoever reported it."""
    if not said.strip():
        raise Refused(texts.ANSWER_NEEDED)
    act.add(DefectAnswered(outcome=outcome, answer=said.strip()))


EVENTS: tuple[type[Body], ...] = (DefectReported, DefectAnswered)


def stream_of(defect_id: str) -> str:
    """The stream of a defect."""
    return f"defect/{defect_id}"
