"""Notices to everybody: whole versions, from when to when, and whether they must be read."""

from __future__ import annotations

from typing import ClassVar, Literal

from cs_tui.core.events import Body, Event
from cs_tui.core.ports import Instant
from cs_tui.core.quiz import Question
from cs_tui.core.said import Said
from cs_tui.core.state import State, change
from cs_tui.texts import Words
from cs_tui.texts import bulletin as names
from cs_tui.texts import preshift as texts

NoticeKind = Literal["rule", "product", "promotion", "faq", "process", "incident"]


class Bulletin(State):
    """One notice: the fold of `bulletin/<id>`."""

    id: str = ""
    version: int = 0
    form: NoticeKind = "process"
    title: Said = Said()
    body: Said = Said()
    from_day: str = ""
    """The first shift day it holds on, `YYYY-MM-DD`; empty: always."""
    to_day: str = ""
    """The last one; empty: until it is withdrawn."""
    mandatory: bool = False
    """Nobody goes on duty before having read it."""
    study: tuple[str, ...] = ()
    """Articles to learn with it, by what their pair of languages is called."""
    check: tuple[Question, ...] = ()
    """What is asked of whoever has read it."""
    changed_at: Instant = 0
    withdrawn: bool = False

    def holds_on(self, day: str) -> bool:
        """Whether it is in force on a shift day."""
        began = not self.from_day or self.from_day <= day
        over = bool(self.to_day) and day > self.to_day
        return self.version > 0 and not self.withdrawn and began and not over


class BulletinPublished(Body):
    """The whole notice as it reads from now on; a new version must be read anew."""

    kind: ClassVar[str] = "bulletin_published"
    called: ClassVar[Words] = names.BULLETIN_PUBLISHED
    version: int
    title: Said
    body: Said
    form: NoticeKind = "process"
    from_day: str = ""
    to_day: str = ""
    mandatory: bool = False
    study: tuple[str, ...] = ()
    check: tuple[Question, ...] = ()

    def blocked(self, bulletin: Bulletin, event: Event) -> Words | None:
        return texts.OLD_VERSION if self.version <= bulletin.version else None

    def apply(self, bulletin: Bulletin, event: Event) -> Bulletin:
        return change(
            bulletin,
            id=event.stream.partition("/")[2],
            version=self.version,
            form=self.form,
            title=self.title,
            body=self.body,
            from_day=self.from_day,
            to_day=self.to_day,
            mandatory=self.mandatory,
            study=self.study,
            check=self.check,
            changed_at=event.at,
            withdrawn=False,
        )


class BulletinWithdrawn(Body):
    """The notice holds no longer."""

    kind: ClassVar[str] = "bulletin_withdrawn"
    called: ClassVar[Words] = names.BULLETIN_WITHDRAWN

    def apply(self, bulletin: Bulletin, event: Event) -> Bulletin:
        return change(bulletin, withdrawn=True, changed_at=event.at)


EVENTS: tuple[type[Body], ...] = (BulletinPublished, BulletinWithdrawn)


def stream_of(bulletin_id: str) -> str:
    """The stream of a notice."""
    return f"bulletin/{bulletin_id}"
