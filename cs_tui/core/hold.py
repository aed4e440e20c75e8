"""A case is held: nothing of it is erased while somebody may need it as it stands.

The reason is one of a list, nobody's own words. What is held goes neither when its time is over
nor when its customer asks to be erased: whoever holds it answers for that (PIPL art. 47: what a
law has kept is not deleted before).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final, Literal, get_args

from cs_tui.core.events import Body, Event
from cs_tui.core.ports import Instant
from cs_tui.core.state import Frozen, change
from cs_tui.texts import Words
from cs_tui.texts import archive as texts

if TYPE_CHECKING:
    from cs_tui.core.case import Case

WhyHeld = Literal["dispute", "authority", "safety", "audit"]
WHYS: Final[tuple[WhyHeld, ...]] = get_args(WhyHeld)


class Held(Frozen):
    """Why a case is held, by whom, since when."""

    why: WhyHeld
    by: str
    at: Instant


class CaseHeld(Body):
    """From here on nothing of the case is erased."""

    kind: ClassVar[str] = "case_held"
    called: ClassVar[Words] = texts.CASE_HELD
    why: WhyHeld

    def blocked(self, case: Case, event: Event) -> Words | None:
        if case.erased_at is not None:
            return texts.GONE_ALREADY
        return texts.HELD_ALREADY if case.held is not None else None

    def apply(self, case: Case, event: Event) -> Case:
        return change(case, held=Held(why=self.why, by=event.actor, at=event.at))


class CaseReleased(Body):
    """Nobody needs to keep it any longer than its class says."""

    kind: ClassVar[str] = "case_let_go"
    called: ClassVar[Words] = texts.CASE_LET_GO

    def blocked(self, case: Case, event: Event) -> Words | None:
        return texts.NOT_HELD if case.held is None else None

    def apply(self, case: Case, event: Event) -> Case:
        return change(case, held=None)


EVENTS: tuple[type[Body], ...] = (CaseHeld, CaseReleased)
