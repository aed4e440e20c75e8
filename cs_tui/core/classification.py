"""What a case is: nature x leaf, and how urgent, expected, complex and emotional it is.

Nature (consult, complaint, suggestion, help, praise, other) is an axis of its own: any leaf can be
asked about or complained about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final, Literal, get_args

from cs_tui.core.edits import merged, with_conflict, without_conflict
from cs_tui.core.events import Body, Event
from cs_tui.core.state import Frozen, change
from cs_tui.texts import Words
from cs_tui.texts import rules as texts

if TYPE_CHECKING:
    from cs_tui.core.act import Act
    from cs_tui.core.case import Case

Field = Literal["nature", "leaf", "outcome", "urgency", "expectation", "complexity", "emotion"]
FIELDS: Final[tuple[Field, ...]] = get_args(Field)


class Classification(Frozen):
    """Nature, leaf and outcome stay empty until a person picked them."""

    nature: str | None = None
    leaf: str | None = None
    leaf_version: int = 0
    outcome: str | None = None
    urgency: str = "normal"
    expectation: str = "answer"
    complexity: str = "simple"
    emotion: str = "calm"
    picked_by: dict[str, str] = {}
    """Who gave each field its value."""


class Classified(Body):
    """One field was picked. `seen` is the value the person saw before."""

    kind: ClassVar[str] = "classified"
    field: Field
    value: str
    seen: str | None = None
    leaf_version: int = 0
    shown: tuple[str, ...] = ()
    """The suggestions on screen at that moment, best first."""
    taken: int | None = None
    """Which of them was picked (0 = the first); None when it was found by hand."""

    def blocked(self, case: Case, event: Event) -> Words | None:
        return texts.CASE_OVER if case.status.over else None

    def apply(self, case: Case, event: Event) -> Case:
        named = case.classification
        current = getattr(named, self.field)
        own = named.picked_by.get(self.field) == event.actor
        if not merged(current, self.seen, self.value, own=own):
            conflicts = with_conflict(
                case.conflicts,
                event,
                self.field,
                seen=self.seen,
                current=current,
                wanted=self.value,
            )
            return change(case, conflicts=conflicts)
        values: dict[str, object] = {
            self.field: self.value,
            "picked_by": {**named.picked_by, self.field: event.actor},
        }
        if self.field == "leaf":
            values["leaf_version"] = self.leaf_version
        return change(
            case,
            classification=change(named, **values),
            conflicts=without_conflict(case.conflicts, event, self.field),
        )

    def kept(self, case: Case, event: Event) -> Words | None:
        edited = getattr(case.classification, self.field) != self.value
        return texts.CHANGED_SINCE if edited else None


def classify(
    act: Act[Case],
    field: Field,
    value: str,
    *,
    seen: str | None = None,
    leaf_version: int = 0,
    shown: tuple[str, ...] = (),
) -> None:
    """Sets one field, unless it has that value already.

    `seen` is the value the person saw; `shown` are the suggestions that were on screen.
    """
    if getattr(act.state.classification, field) == value:
        return
    taken = shown.index(value) if value in shown else None
    act.add(
        Classified(
            field=field,
            value=value,
            seen=seen,
            leaf_version=leaf_version,
            shown=shown,
            taken=taken,
        )
    )


EVENTS: tuple[type[Body], ...] = (Classified,)
