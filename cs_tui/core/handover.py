"""The handover of a shift: written item by item, given in versions, read and signed by the lead.

The cases themselves change hands by offers (`core/offer.py`); here is what was said with them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from cs_tui.core.events import Body, Event, PersonalText
from cs_tui.core.handover_state import (
    Comment,
    Handover,
    Item,
    Severity,
    Signature,
    Version,
)
from cs_tui.core.offer_state import Target
from cs_tui.core.ports import Instant
from cs_tui.core.state import change
from cs_tui.errors import Refused
from cs_tui.texts import Words
from cs_tui.texts import handover as texts

if TYPE_CHECKING:
    from cs_tui.core.act import Act
    from cs_tui.core.shift import Shift


class _ByGiver(Body):
    """What only the person whose shift it is can do."""

    def blocked(self, shift: Shift, event: Event) -> Words | None:
        if not shift.id:
            return texts.NOT_ON_DUTY
        return None if event.actor == shift.agent else texts.NOT_YOUR_HANDOVER


class HandoverWritten(_ByGiver):
    """What the next person must know of one case; it replaces what was written of it before."""

    kind: ClassVar[str] = "handover_written"
    called: ClassVar[Words] = texts.HANDOVER_WRITTEN
    case: str
    number: str
    severity: Severity
    written: bool = True
    mood: str = ""
    promise_due_at: Instant | None = None
    waiting_since: Instant | None = None
    next_due_at: Instant | None = None
    state: PersonalText = ""
    facts: PersonalText = ""
    promise: PersonalText = ""
    waiting_for: PersonalText = ""
    next: PersonalText = ""
    contingency: PersonalText = ""

    def apply(self, shift: Shift, event: Event) -> Shift:
        return _with_item(shift, Item(**self.model_dump()))


class HandoverLeftOut(_ByGiver):
    """One case is not handed over, for a reason."""

    kind: ClassVar[str] = "handover_left_out"
    called: ClassVar[Words] = texts.HANDOVER_LEFT_OUT
    case: str
    number: str
    severity: Severity = "stable"
    reason: PersonalText = ""

    def apply(self, shift: Shift, event: Event) -> Shift:
        before = shift.handover.item(self.case)
        # After the reason was erased the case is still left out.
        reason = self.reason or "-"
        item = before or Item(case=self.case, number=self.number, severity=self.severity)
        return _with_item(shift, change(item, left_out=reason))


class HandoverGiven(_ByGiver):
    """The handover as it stands is given: this version is kept as it is."""

    kind: ClassVar[str] = "handover_given"
    called: ClassVar[Words] = texts.HANDOVER_GIVEN
    version: int
    to: Target
    cases: tuple[str, ...]

    def blocked(self, shift: Shift, event: Event) -> Words | None:
        stale = self.version != len(shift.handover.versions) + 1
        return super().blocked(shift, event) or (texts.GIVEN_MEANWHILE if stale else None)

    def apply(self, shift: Shift, event: Event) -> Shift:
        kept = shift.handover
        new = Version(n=self.version, at=event.at, to=self.to, given=self.cases, items=kept.items)
        return _with(shift, versions=(*kept.versions, new), changed=False)

    def kept(self, shift: Shift, event: Event) -> Words | None:
        """Read is read: what the lead said of a version or signed stays with it."""
        said = [one.version for one in shift.handover.comments]
        said += [one.version for one in shift.handover.signatures]
        return texts.READ_ALREADY if self.version in said else None


class HandoverCommented(Body):
    """Somebody who reads it says something about a version."""

    kind: ClassVar[str] = "handover_commented"
    called: ClassVar[Words] = texts.HANDOVER_COMMENTED
    version: int
    text: PersonalText = ""

    def blocked(self, shift: Shift, event: Event) -> Words | None:
        return _no_version(shift, self.version)

    def apply(self, shift: Shift, event: Event) -> Shift:
        new = Comment(version=self.version, by=event.actor, at=event.at, text=self.text)
        return _with(shift, comments=(*shift.handover.comments, new))


class HandoverSigned(Body):
    """The lead has read this version. A later change makes the signature void."""

    kind: ClassVar[str] = "handover_signed"
    called: ClassVar[Words] = texts.HANDOVER_SIGNED
    version: int

    def blocked(self, shift: Shift, event: Event) -> Words | None:
        absent = _no_version(shift, self.version)
        if absent is not None:
            return absent
        if event.actor == shift.agent:
            return texts.NOT_YOUR_OWN_SIGNATURE
        kept = shift.handover
        if kept.changed or self.version != len(kept.versions):
            return texts.SIGN_THE_LATEST
        return texts.SIGNED_ALREADY if kept.signed else None

    def apply(self, shift: Shift, event: Event) -> Shift:
        new = Signature(version=self.version, by=event.actor, at=event.at)
        return _with(shift, signatures=(*shift.handover.signatures, new))


def write(act: Act[Shift], item: Item) -> None:
    """Writes one item; nothing when it stands there already. Raises `Refused`."""
    if act.state.handover.item(item.case) != item:
        act.add(HandoverWritten(**item.model_dump(exclude={"left_out"})))


def leave_out(act: Act[Shift], item: Item, reason: str) -> None:
    """Leaves a case out of the handover. Raises `Refused`, also without a reason."""
    if not reason.strip():
        raise Refused(texts.REASON_NEEDED)
    act.add(
        HandoverLeftOut(
            case=item.case, number=item.number, severity=item.severity, reason=reason.strip()
        )
    )


def give(act: Act[Shift], to: Target, items: tuple[Item, ...]) -> int:
    """Gives these items with everything written so far: the number of the version.

    Raises `Refused` where an urgent item, or one to watch, does not say what to do if.
    """
    for item in items:
        if item.risky and not item.contingency.strip():
            raise Refused(texts.CONTINGENCY_NEEDED.fill(number=item.number))
        write(act, item)
    version = len(act.state.handover.versions) + 1
    act.add(HandoverGiven(version=version, to=to, cases=tuple(item.case for item in items)))
    return version


def comment(act: Act[Shift], text: str) -> None:
    """Says something about the latest version. Raises `Refused`, also for nothing said."""
    if not text.strip():
        raise Refused(texts.COMMENT_NEEDED)
    act.add(HandoverCommented(version=len(act.state.handover.versions), text=text.strip()))


def sign(act: Act[Shift]) -> None:
    """Signs the latest version. Raises `Refused`."""
    act.add(HandoverSigned(version=len(act.state.handover.versions)))


EVENTS: tuple[type[Body], ...] = (
    HandoverWritten,
    HandoverLeftOut,
    HandoverGiven,
    HandoverCommented,
    HandoverSigned,
)


def _no_version(shift: Shift, version: int) -> Words | None:
    return None if 1 <= version <= len(shift.handover.versions) else texts.NOTHING_GIVEN


def _with_item(shift: Shift, item: Item) -> Shift:
    others = tuple(one for one in shift.handover.items if one.case != item.case)
    return _with(shift, items=(*others, item), changed=True)


def _with(shift: Shift, **values: object) -> Shift:
    kept: Handover = shift.handover
    return change(shift, handover=change(kept, **values))
