"""What the line on top says, made from the lists, the shift and sync: late first, then next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from textual.content import Content

from cs_tui.core.ports import Instant
from cs_tui.core.text import shorten
from cs_tui.store.board import Board, BoardRow
from cs_tui.texts import Lang, passing
from cs_tui.texts import desk as texts
from cs_tui.widgets import timing
from cs_tui.widgets.plain import plain
from cs_tui.widgets.status_line import Part, name_part, sync_part, wanting_part

if TYPE_CHECKING:
    from cs_tui.app import CsApp
    from cs_tui.screens.step import StepScreen


SERVING: Final = frozenset({"available", "busy", "acw"})
"""States in which one is there for customers."""


@dataclass(frozen=True, slots=True)
class Now:
    """What the line is made from."""

    at: Instant
    lang: Lang
    calm: bool
    """While somebody types: due times instead of counting down."""
    name: str
    state: str
    state_since: Instant
    until_at: Instant | None
    reason: str
    """Of a break, as people call it."""
    front_since: Instant | None
    board: Board
    front: str | None
    alone: bool
    live: bool
    waiting: int
    oldest_at: Instant | None
    refused: int
    void: int
    conflicts: int


def now_of(app: CsApp, screen: StepScreen) -> Now:
    """What the line is made from, on this screen of the app."""
    hub = app.desk.hub.status if app.ready else None
    return Now(
        at=app.now(),
        lang=app.lang,
        calm=app.calm,
        name=app.person,
        state=_state_of(app, screen),
        state_since=app.shift.state_since if app.shift else 0,
        until_at=app.shift.until_at if app.shift else None,
        reason=_reason_of(app),
        front_since=screen.front_since,
        board=app.board,
        front=screen.front_case,
        alone=not app.ready or app.desk.kit.profile.alone,
        live=hub.live if hub else False,
        waiting=hub.waiting if hub else 0,
        oldest_at=hub.oldest_at if hub else None,
        refused=hub.refused if hub else 0,
        void=hub.void if hub else 0,
        conflicts=hub.conflicts if hub else 0,
    )


def _state_of(app: CsApp, screen: StepScreen) -> str:
    if app.shift is None or not app.shift.on_duty:
        return "" if app.shift is None else "not_on_duty"
    return "busy" if screen.front_since else app.shift.state_at(app.now())


def _reason_of(app: CsApp) -> str:
    if app.shift is None or not app.shift.reason or app.policy is None:
        return ""
    known = {one.id: one.name for one in app.policy.reasons.breaks}
    name = known.get(app.shift.reason)
    return name.say(app.lang) if name else ""


def parts(now: Now) -> tuple[Part, ...]:
    """The parts in order; those with a high rank give way when it gets narrow."""
    found = [Part(_name(now), 0)]
    promised = [row for row in now.board.mine if row.promise_at is not None]
    late = [row for row in promised if (row.promise_at or 0) < now.at]
    if late:
        found.append(Part(_late(late, now), 1))
    found += _handed(now)
    nearest = _nearest(now)
    if nearest is not None:
        found.append(Part(nearest, 2))
    unread = sum(row.unread for row in now.board.mine if row.id != now.front)
    if unread:
        found.append(Part(_counted(texts.UNREAD.say(now.lang, n=unread)), 3))
    found.append(Part(_counted(texts.WAITING.say(now.lang, n=now.board.waiting_said)), 5))
    oldest = None if now.oldest_at is None else now.at - now.oldest_at
    sync = sync_part(
        now.lang,
        alone=now.alone,
        live=now.live,
        waiting=now.waiting,
        oldest_ms=oldest,
    )
    found.append(Part(sync, 2 if now.waiting else 4))
    wanting = wanting_part(now.lang, refused=now.refused, void=now.void, conflicts=now.conflicts)
    if wanting is not None:
        found.append(Part(wanting, 1))
    return tuple(found)


def _name(now: Now) -> Content:
    known = texts.STATES.get(now.state)
    state = known.say(now.lang) if known else now.state
    if now.state == "break" and now.reason:
        state = f"{state} {shorten(now.reason, 12)}"
    lasted = "" if now.calm else _lasted(now)
    return name_part(now.name, state, lasted, serving=now.state in SERVING)


def _lasted(now: Now) -> str:
    """How long this contact or this break has taken; of work after a contact, what is left."""
    if now.front_since is not None:
        return timing.lasting(now.at - now.front_since)
    if now.state == "acw" and now.until_at is not None:
        return timing.lasting(now.until_at - now.at)
    return timing.lasting(now.at - now.state_since) if now.state == "break" else ""


def _late(late: list[BoardRow], now: Now) -> Content:
    first = late[0]
    by = timing.over(first.promise_at or 0, now.at, now.lang)
    return Content.assemble(
        (texts.LATE_ONE.say(now.lang, n=len(late)), "bold $error"),
        " ",
        plain(shorten(first.name, 8), "$error"),
        (f" {by}", "$error"),
    )


def _handed(now: Now) -> list[Part]:
    """What nobody accepted in time, of what no word came, and what waits for me to accept it."""
    found = []
    late = sum(at <= now.at for at in now.board.given)
    if late:
        said = passing.TOP_LATE.say(now.lang, n=late)
        found.append(Part(Content.styled(said, "bold $error"), 1))
    silent = sum(at <= now.at for at in now.board.unheard)
    if silent:
        said = passing.TOP_SILENT.say(now.lang, n=silent)
        found.append(Part(Content.styled(said, "bold $error"), 1))
    if now.board.offered:
        n = len(now.board.offered)
        style = "bold $error" if now.board.offered[0] <= now.at else "bold $warning"
        found.append(Part(Content.styled(passing.TOP_IN.say(now.lang, n=n), style), 2))
    return found


def _nearest(now: Now) -> Content | None:
    rows = [row for row in (*now.board.mine, *now.board.queue) if row.due_at is not None]
    if not rows:
        return None
    first = min(rows, key=lambda row: row.due_at or 0)
    due_at = first.due_at or 0
    say = timing.due if now.calm else timing.left
    style = {"late": "bold $error", "soon": "bold $warning", "": "bold"}[
        timing.urgency(due_at, now.at)
    ]
    channel = texts.CHANNELS.get(first.channel)
    return Content.assemble(
        (f"{texts.NEXT_DUE.say(now.lang)} ", "$muted"),
        (say(due_at, now.at, now.lang), style),
        f" {channel.say(now.lang)}" if channel else "",
    )


def _counted(text: str) -> Content:
    head, _, number = text.rpartition(" ")
    return Content.assemble((f"{head} ", "$muted"), (number, "bold"))
