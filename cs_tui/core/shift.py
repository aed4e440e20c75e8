"""A shift: one agent's working day, and the states the agent was in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar, Final, Literal

from cs_tui.core.events import Body, Event, PersonalText
from cs_tui.core.handover_state import Handover
from cs_tui.core.ports import Instant
from cs_tui.core.preshift import Preshift
from cs_tui.core.reflection import Comment, Reflection
from cs_tui.core.state import Quoting, change
from cs_tui.texts import Words
from cs_tui.texts import rules as texts
from cs_tui.texts import shift as names

if TYPE_CHECKING:
    from cs_tui.core.act import Act

DESK_CLOSED: Final = "desk_closed"
"""Why somebody is offline who did not say so: their desk was closed."""
AgentState = Literal["available", "busy", "acw", "break", "offline"]
LONGEST_MS: Final = 12 * 3600 * 1000
"""Nobody works longer in one shift; what is open after it was only never closed."""


class Shift(Quoting):
    """The fold of `shift/<id>`."""

    id: str = ""
    agent: str = ""
    day: str = ""
    opened_at: Instant = 0
    closed_at: Instant | None = None
    state: AgentState = "offline"
    state_since: Instant = 0
    reason: str = ""
    handover: Handover = Handover()
    reflection: Reflection = Reflection()
    comments: tuple[Comment, ...] = ()
    """What its person said about the figures of the day, oldest first."""
    until_at: Instant | None = None
    """When this state ends by itself; None when it does not."""
    preshift: Preshift = Preshift()

    @property
    def said(self) -> tuple[Comment, ...]:
        """The comments, without those whose words were erased."""
        return tuple(one for one in self.comments if one.text)

    @property
    def on_duty(self) -> bool:
        """Whether the shift was begun and not ended."""
        return bool(self.id) and self.closed_at is None

    def state_at(self, now: Instant) -> AgentState:
        """The state at a time: after-contact work ends by itself."""
        return "available" if self.ended(now) else self.state

    def ended(self, now: Instant) -> bool:
        """Whether after-contact work is over though nobody has said so yet."""
        return self.state == "acw" and self.until_at is not None and now >= self.until_at


def still_on(before: Shift, now: Instant) -> bool:
    """Whether a shift that began the day before is still being worked, however late it has become:
    a night shift is one day (DOMAIN D2.4). One that was never closed ends by itself here."""
    return before.on_duty and 0 <= now - before.opened_at < LONGEST_MS


class ShiftOpened(Body):
    """The agent went on duty; after the shift was closed, back to the same shift."""

    kind: ClassVar[str] = "shift_opened"
    called: ClassVar[Words] = names.SHIFT_OPENED
    day: str
    degraded: PersonalText = ""
    """Why, though something had failed."""

    def blocked(self, shift: Shift, event: Event) -> Words | None:
        return texts.SHIFT_OPEN if shift.id and shift.closed_at is None else None

    def apply(self, shift: Shift, event: Event) -> Shift:
        return change(
            shift,
            id=event.stream.partition("/")[2],
            agent=event.actor,
            day=self.day,
            opened_at=shift.opened_at or event.at,
            closed_at=None,
            state="available",
            state_since=event.at,
            preshift=change(shift.preshift, degraded=self.degraded),
        )


class AgentStateSet(Body):
    """The agent is in another state from now on."""

    kind: ClassVar[str] = "agent_state_set"
    called: ClassVar[Words] = names.AGENT_STATE_SET
    state: AgentState
    reason: str = ""
    """Of a break: its id in the policy."""
    until_at: Instant | None = None
    """When it ends by itself, reckoned from the policy."""

    def blocked(self, shift: Shift, event: Event) -> Words | None:
        return texts.SHIFT_CLOSED if shift.closed_at is not None else None

    def apply(self, shift: Shift, event: Event) -> Shift:
        return change(
            shift,
            state=self.state,
            state_since=event.at,
            reason=self.reason,
            until_at=self.until_at,
        )


class ShiftClosed(Body):
    """The agent left. A shift can always be closed."""

    kind: ClassVar[str] = "shift_closed"
    called: ClassVar[Words] = names.SHIFT_CLOSED

    def apply(self, shift: Shift, event: Event) -> Shift:
        return change(
            shift, closed_at=event.at, state="offline", state_since=event.at, until_at=None
        )


@dataclass(frozen=True, slots=True)
class Break:
    """One time away from the desk."""

    reason: str
    """Its id in the policy; empty when none was given."""
    from_at: Instant
    until_at: Instant | None
    """None while it lasts."""


def breaks(events: Iterable[Event]) -> tuple[Break, ...]:
    """The breaks of a shift, in order, from its events."""
    found: list[Break] = []
    for event in events:
        if not isinstance(event.body, AgentStateSet | ShiftOpened | ShiftClosed):
            continue
        if found and found[-1].until_at is None:
            found[-1] = replace(found[-1], until_at=event.at)
        if isinstance(event.body, AgentStateSet) and event.body.state == "break":
            found.append(Break(event.body.reason, event.at, None))
    return tuple(found)


EVENTS: tuple[type[Body], ...] = (ShiftOpened, AgentStateSet, ShiftClosed)


def work(act: Act[Shift]) -> None:
    """A case came to the front: busy from now on, wherever the agent was before."""
    if act.state.on_duty and act.state.state != "busy":
        act.add(AgentStateSet(state="busy"))


def let_go(act: Act[Shift], lasts_ms: int) -> None:
    """The case in front was left: after-contact work for so long, then available."""
    if act.state.on_duty and act.state.state == "busy":
        if lasts_ms:
            act.add(AgentStateSet(state="acw", until_at=act.ctx.now + lasts_ms))
        else:
            act.add(AgentStateSet(state="available"))


def settle(act: Act[Shift]) -> None:
    """After-contact work whose time is over has ended."""
    if act.state.on_duty and act.state.ended(act.ctx.now):
        act.add(AgentStateSet(state="available"))


def leave_desk(act: Act[Shift]) -> None:
    """The desk is closed in the middle of a shift: nobody is there. A break stays a break."""
    if act.state.on_duty and act.state.state not in ("break", "offline"):
        act.add(AgentStateSet(state="offline", reason=DESK_CLOSED))


def come_back(act: Act[Shift]) -> None:
    """The desk was opened again: whoever went offline with it is there again."""
    now = act.state
    if now.on_duty and (now.state, now.reason) == ("offline", DESK_CLOSED):
        act.add(AgentStateSet(state="available"))


def hands_full(held: int, limit: int) -> Words | None:
    """Why nothing more is served to somebody who holds so many conversations; None below it."""
    return texts.HANDS_FULL.fill(n=held) if held >= limit else None


def stream_of(shift_id: str) -> str:
    """The stream of a shift."""
    return f"shift/{shift_id}"
