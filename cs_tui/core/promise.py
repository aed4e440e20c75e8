"""The promise ledger: what was promised to the customer, and until when."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from cs_tui.core.events import Body, Event, PersonalText
from cs_tui.core.ports import Instant
from cs_tui.core.state import Frozen, change
from cs_tui.errors import Refused
from cs_tui.texts import Words
from cs_tui.texts import promise as names
from cs_tui.texts import rules as texts

if TYPE_CHECKING:
    from cs_tui.core.act import Act
    from cs_tui.core.case import Case

PromiseKind = Literal["callback", "action", "message", "reply"]
"""What is promised; `reply` is the answer that a suggestion is owed."""


class Promise(Frozen):
    """One tracked promise; it stays on the list of whoever made it until it is kept or dropped."""

    id: str
    what: str
    form: PromiseKind
    due_at: Instant
    made_by: str
    made_at: Instant
    due_confirmed: bool = True
    """False when the due time lies beyond the known business calendar."""
    kept_at: Instant | None = None
    dropped_at: Instant | None = None

    @property
    def open(self) -> bool:
        """Still owed."""
        return self.kept_at is None and self.dropped_at is None


class PromiseMade(Body):
    """The customer was told that something will happen by a time."""

    kind: ClassVar[str] = "promise_made"
    called: ClassVar[Words] = names.PROMISE_MADE
    promise: str
    due_at: Instant
    form: PromiseKind = "callback"
    due_confirmed: bool = True
    what: PersonalText = ""

    def blocked(self, case: Case, event: Event) -> Words | None:
        if case.status.final:
            return texts.CASE_OVER
        known = any(one.id == self.promise for one in case.promises)
        return texts.PROMISED_ALREADY if known else None

    def apply(self, case: Case, event: Event) -> Case:
        new = Promise(
            id=self.promise,
            what=self.what,
            form=self.form,
            due_at=self.due_at,
            due_confirmed=self.due_confirmed,
            made_by=event.actor,
            made_at=event.at,
        )
        return change(case, promises=(*case.promises, new))


class PromiseKept(Body):
    """What was promised has happened."""

    kind: ClassVar[str] = "promise_kept"
    called: ClassVar[Words] = names.PROMISE_KEPT
    promise: str

    def blocked(self, case: Case, event: Event) -> Words | None:
        return None if _is_open(case, self.promise) else texts.PROMISE_OVER

    def apply(self, case: Case, event: Event) -> Case:
        return _with_promise(case, self.promise, kept_at=event.at)


class PromiseDropped(Body):
    """The promise no longer stands; the customer knows why."""

    kind: ClassVar[str] = "promise_dropped"
    called: ClassVar[Words] = names.PROMISE_DROPPED
    promise: str
    reason: PersonalText = ""

    def blocked(self, case: Case, event: Event) -> Words | None:
        return None if _is_open(case, self.promise) else texts.PROMISE_OVER

    def apply(self, case: Case, event: Event) -> Case:
        return _with_promise(case, self.promise, dropped_at=event.at)


def promise(
    act: Act[Case],
    what: str,
    due_at: Instant,
    *,
    form: PromiseKind = "callback",
    due_confirmed: bool = True,
    new_id: str = "",
) -> str:
    """Promises something until `due_at`; the id of the promise, `new_id` where one is given.

    Raises `Refused` for a time that has passed already.
    """
    if due_at <= act.ctx.now:
        raise Refused(texts.PROMISE_IN_PAST)
    new = new_id or act.ctx.new_id()
    act.add(
        PromiseMade(
            promise=new, due_at=due_at, form=form, due_confirmed=due_confirmed, what=what.strip()
        )
    )
    return new


EVENTS: tuple[type[Body], ...] = (PromiseMade, PromiseKept, PromiseDropped)


def _is_open(case: Case, promise_id: str) -> bool:
    return any(promise.id == promise_id and promise.open for promise in case.promises)


def _with_promise(case: Case, promise_id: str, **values: object) -> Case:
    return change(
        case,
        promises=tuple(
            change(promise, **values) if promise.id == promise_id else promise
            for promise in case.promises
        ),
    )
