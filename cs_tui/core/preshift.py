"""Before the shift: what was checked, ticked, read and reported, on the stream of the shift.

DOMAIN D4.9 says what can be checked; whether one may go on duty is decided here alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final, Literal

from cs_tui.core.events import Body, Event, PersonalText
from cs_tui.core.ports import Instant
from cs_tui.core.said import Said
from cs_tui.core.state import Frozen, change
from cs_tui.texts import Words
from cs_tui.texts import preshift as texts
from cs_tui.texts import quiz as quiz_texts

if TYPE_CHECKING:
    from cs_tui.core.shift import Shift

Verdict = Literal["pass", "warn", "fail", "unknown"]

MOST_CHECKS: Final = 40
"""So many results one run may record; more is no honest desk."""


class CheckResult(Frozen):
    """One thing that was looked at, and what was found."""

    id: str
    verdict: Verdict
    name: Said = Said()
    value: Said = Said()
    hint: Said = Said()


class Acknowledged(Frozen):
    """A version of a notice that was read to its end."""

    bulletin: str
    version: int
    at: Instant


class Tried(Frozen):
    """One try at the check of a notice."""

    bulletin: str
    version: int
    nth: int
    right: tuple[bool, ...]
    """For each question, whether the answer was right."""
    at: Instant


class Fault(Frozen):
    """Something that did not work, reported to the lead."""

    check: str
    name: Said
    value: Said
    note: str
    at: Instant


class Preshift(Frozen):
    """What a shift knows of the minutes before it."""

    checks: tuple[CheckResult, ...] = ()
    checked_at: Instant | None = None
    took_ms: int = 0
    ticked: tuple[str, ...] = ()
    read: tuple[Acknowledged, ...] = ()
    tried: tuple[Tried, ...] = ()
    faults: tuple[Fault, ...] = ()
    degraded: str = ""
    """Why the person went on duty though something had failed."""

    @property
    def failed(self) -> tuple[CheckResult, ...]:
        """The checks that failed when they were last run."""
        return tuple(check for check in self.checks if check.verdict == "fail")


class ChecksRun(Body):
    """The probes have answered, each in its own time."""

    kind: ClassVar[str] = "checks_run"
    called: ClassVar[Words] = texts.CHECKS_RUN
    checks: tuple[CheckResult, ...]
    took_ms: int = 0

    def blocked(self, shift: Shift, event: Event) -> Words | None:
        return texts.TOO_MANY_CHECKS if len(self.checks) > MOST_CHECKS else _over(shift)

    def apply(self, shift: Shift, event: Event) -> Shift:
        return _changed(shift, event, checks=self.checks, checked_at=event.at, took_ms=self.took_ms)


class CheckTicked(Body):
    """A person looked at what no program can see, and says whether it is well."""

    kind: ClassVar[str] = "check_ticked"
    called: ClassVar[Words] = texts.CHECK_TICKED
    item: str
    done: bool = True

    def blocked(self, shift: Shift, event: Event) -> Words | None:
        return _over(shift)

    def apply(self, shift: Shift, event: Event) -> Shift:
        others = tuple(one for one in shift.preshift.ticked if one != self.item)
        return _changed(shift, event, ticked=(*others, self.item) if self.done else others)


class NoticeAcknowledged(Body):
    """A version of a notice was read to its end."""

    kind: ClassVar[str] = "notice_acknowledged"
    called: ClassVar[Words] = texts.NOTICE_ACKNOWLEDGED
    bulletin: str
    version: int

    def apply(self, shift: Shift, event: Event) -> Shift:
        before = shift.preshift.read
        if any((one.bulletin, one.version) == (self.bulletin, self.version) for one in before):
            return shift
        new = Acknowledged(bulletin=self.bulletin, version=self.version, at=event.at)
        return _changed(shift, event, read=(*before, new))


class NoticeChecked(Body):
    """Somebody answered the check of a notice; which answers were right is written down."""

    kind: ClassVar[str] = "notice_checked"
    called: ClassVar[Words] = quiz_texts.NOTICE_CHECKED
    bulletin: str
    version: int
    nth: int
    """The how manieth try of this person at this version, on whichever shift."""
    picks: tuple[int, ...]
    """The options that were picked, counted from 0, in the order of the questions."""
    right: tuple[bool, ...]

    def blocked(self, shift: Shift, event: Event) -> Words | None:
        return _over(shift)

    def apply(self, shift: Shift, event: Event) -> Shift:
        before = shift.preshift.tried
        which = (self.bulletin, self.version)
        last = max((one.nth for one in before if (one.bulletin, one.version) == which), default=0)
        new = Tried(
            bulletin=self.bulletin,
            version=self.version,
            # Two machines of one person may count the same try.
            nth=max(self.nth, last + 1),
            right=self.right,
            at=event.at,
        )
        return _changed(shift, event, tried=(*before, new))

    def kept(self, shift: Shift, event: Event) -> Words | None:
        return quiz_texts.CHECK_STANDS


class FaultReported(Body):
    """Something does not work; whoever leads the shift sees it."""

    kind: ClassVar[str] = "fault_reported"
    called: ClassVar[Words] = texts.FAULT_REPORTED
    check: str
    name: Said = Said()
    value: Said = Said()
    note: PersonalText = ""

    def blocked(self, shift: Shift, event: Event) -> Words | None:
        known = any(fault.check == self.check for fault in shift.preshift.faults)
        return texts.FAULT_KNOWN if known else _over(shift)

    def apply(self, shift: Shift, event: Event) -> Shift:
        new = Fault(check=self.check, name=self.name, value=self.value, note=self.note, at=event.at)
        return _changed(shift, event, faults=(*shift.preshift.faults, new))


EVENTS: tuple[type[Body], ...] = (
    ChecksRun,
    CheckTicked,
    NoticeAcknowledged,
    NoticeChecked,
    FaultReported,
)


def duty_blocked(shift: Shift, unread: int, reason: str) -> Words | None:
    """Why somebody may not go on duty yet; None when they may.

    `unread` counts the mandatory notices that were not read; `reason` is what the person says
    about what failed.
    """
    if unread:
        return texts.READ_FIRST.fill(n=unread)
    if shift.preshift.failed and not reason.strip():
        return texts.SAY_WHY.fill(n=len(shift.preshift.failed))
    return None


def _over(shift: Shift) -> Words | None:
    return texts.SHIFT_IS_OVER if shift.closed_at is not None else None


def _changed(shift: Shift, event: Event, **values: object) -> Shift:
    """The shift with another slice; it is its person's from the first of these events on."""
    return change(
        shift, agent=shift.agent or event.actor, preshift=change(shift.preshift, **values)
    )
