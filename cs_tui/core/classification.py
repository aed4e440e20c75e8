"""What a case is: nature x leaf, and how urgent, expected, complex and emotional it is.

Nature (consult, complaint, suggestion, help, praise, other) is an axis of its own: any leaf can be
asked about or complained about.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar, Final, Literal, get_args

from cs_tui.core import sla
from cs_tui.core.edits import merged, with_conflict, without_conflict
from cs_tui.core.events import Body, Event
from cs_tui.core.state import Frozen, change
from cs_tui.texts import Words, assessment
from cs_tui.texts import classification as names
from cs_tui.texts import rules as texts

if TYPE_CHECKING:
    from cs_tui.core.act import Act
    from cs_tui.core.case import Case

Field = Literal["nature", "leaf", "outcome", "urgency", "expectation", "complexity", "emotion"]
FIELDS: Final[tuple[Field, ...]] = get_args(Field)
Facet = Literal["urgency", "expectation", "complexity", "emotion"]
"""What a case is judged by; each has a value from the beginning."""
FACETS: Final[tuple[Facet, ...]] = get_args(Facet)

VALUES: Final[Mapping[str, tuple[str, ...]]] = {
    facet: tuple(values) for facet, values in assessment.VALUES.items()
}
"""The values each facet may have, the mildest first."""

UPSET: Final[Mapping[str, int]] = {
    "calm": 0,
    "confused": 1,
    "anxious": 1,
    "disappointed": 2,
    "sad": 2,
    "angry": 3,
    "threatening": 3,
}
"""How far from calm an emotion is, as phrases count it."""

_IMPACT_URGENCY: Final[Mapping[str, tuple[int, int]]] = {
    "low": (2, 3),
    "normal": (2, 2),
    "high": (2, 1),
    "critical": (1, 1),
}
"""One customer is impact 2; what endangers people or money at this moment is impact 1."""
_RAISED: Final = frozenset({"gold"})
"""The grades whose cases never fall below the usual class."""


class Classification(Frozen):
    """Nature, leaf and outcome stay empty until a person picked them."""

    nature: str | None = None
    leaf: str | None = None
    leaf_version: int = 0
    skill: str = ""
    """What the leaf asks of its agent; empty: nothing."""
    hard_skill: str = ""
    """What the complexity asks of its agent; empty: nothing."""
    verify: bool = False
    """Whether the leaf asks for a check of who the customer is."""
    outcome: str | None = None
    urgency: str = "normal"
    expectation: str = "answer"
    complexity: str = "simple"
    emotion: str = "calm"
    """How the customer is now; when the case ends, how they left."""
    emotion_first: str | None = None
    """How the customer came: the first that was heard; None while nobody said."""
    picked_by: dict[str, str] = {}
    """Who gave each field its value."""

    @property
    def emotion_before(self) -> str | None:
        """How the customer came, where they feel otherwise by now; None where they do not."""
        return self.emotion_first if self.emotion_first != self.emotion else None


class Classified(Body):
    """One field was picked. `seen` is the value the person saw before."""

    kind: ClassVar[str] = "classified"
    called: ClassVar[Words] = names.CLASSIFIED
    field: Field
    value: str
    seen: str | None = None
    leaf_version: int = 0
    shown: tuple[str, ...] = ()
    """The suggestions on screen at that moment, best first."""
    taken: int | None = None
    """Which of them was picked (0 = the first); None when it was found by hand."""
    skill: str = ""
    """What the leaf or the complexity asks of its agent; empty where it asks nothing."""
    verify: bool = False
    """Whether the leaf asks for a check of who the customer is."""
    priority: int | None = None
    """The class the case has from now on; None where the field does not decide about it."""

    def blocked(self, case: Case, event: Event) -> Words | None:
        if case.status.over:
            return texts.CASE_OVER
        known = VALUES.get(self.field)
        if known is not None and self.value not in known:
            return assessment.NO_SUCH_VALUE.fill(
                field=assessment.FACETS[self.field], given=self.value, known=", ".join(known)
            )
        return None

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
            values["skill"] = self.skill
            values["verify"] = self.verify
        if self.field == "complexity":
            values["hard_skill"] = self.skill
        if self.field == "emotion" and named.emotion_first is None:
            values["emotion_first"] = self.value
        return change(
            case,
            priority=case.priority if self.priority is None else self.priority,
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
    skill: str = "",
    verify: bool = False,
    shown: tuple[str, ...] = (),
) -> None:
    """Sets one field, unless it has that value already.

    `leaf_version`, `skill` and `verify` are what the policy says of a leaf, `skill` also of a
    complexity. `seen` is the value the person saw; `shown` the suggestions that were on screen.
    """
    named = act.state.classification
    heard_first = field == "emotion" and named.emotion_first is None
    if getattr(named, field) == value and not heard_first:
        return
    taken = shown.index(value) if value in shown else None
    act.add(
        Classified(
            field=field,
            value=value,
            seen=seen,
            leaf_version=leaf_version,
            skill=skill,
            verify=verify,
            shown=shown,
            taken=taken,
            priority=priority_of(act.state, value) if field == "urgency" else None,
        )
    )


def priority_of(case: Case, urgency: str) -> int | None:
    """The class of a case so urgent (DOMAIN D4.2); None for an urgency that does not exist.

    The grade of the customer may raise it, never lower it.
    """
    if urgency not in _IMPACT_URGENCY:
        return None
    found = sla.priority(*_IMPACT_URGENCY[urgency])
    usual = sla.priority(*_IMPACT_URGENCY["normal"])
    return min(found, usual) if case.customer.grade in _RAISED else found


EVENTS: tuple[type[Body], ...] = (Classified,)
