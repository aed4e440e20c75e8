"""Events as a person's terminal makes them, and what the hub says to them."""

from __future__ import annotations

from cs_tui.core.case import stream_of
from cs_tui.core.events import Body, Event, event
from cs_tui.core.moves import CaseOpened
from cs_tui.sync.wire import Verdict
from tests.server.floor import NEW_ID, Desk


def made(desk: Desk, stream: str, body: Body) -> Event:
    """One event of this person, an act of its own."""
    return event(stream, body, desk.ctx, act=NEW_ID())


def opened(
    desk: Desk, team: str = "desk", case: str | None = None, owner: str | None = None
) -> Event:
    """A case this person opens."""
    stream = stream_of(case or NEW_ID())
    body = CaseOpened(number="B1001", team=team, day="2026-09-21", owner=owner)
    return made(desk, stream, body)


async def alone(desk: Desk, one: Event) -> Verdict:
    """The verdict about a single event."""
    (verdict,) = (await desk.push([one])).results
    return verdict
