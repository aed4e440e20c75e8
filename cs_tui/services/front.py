"""What stands in front of the person at this desk: handling time is the time it stands there.

A duration comes from the monotonic clock of the program that put the contact in front. When that
program ended in between, or another one did it, the difference of times counts instead.
"""

from __future__ import annotations

from collections.abc import Sequence

from cs_tui.core import contact
from cs_tui.core.act import Act
from cs_tui.core.case import Case, Status, stream_of
from cs_tui.core.events import Event
from cs_tui.core.five_steps_state import Step, added_up
from cs_tui.core.ports import Ctx, Instant
from cs_tui.services.kit import Kit
from cs_tui.services.lanes import reads
from cs_tui.store import board as lists
from cs_tui.store import profile as profiles
from cs_tui.store.reader import Reader

LEFT = "front_left"
"""The value of the profile that names the case to go on with."""


class Front:
    """Puts contacts in front and away, and keeps what was left for a while."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit
        self._since: dict[tuple[str, Instant], int] = {}
        """Contact and the instant it came to the front -> the monotonic clock at that moment."""
        self._marks: dict[str, list[tuple[int, Step]]] = {}
        """Case -> the monotonic clock at each moment another of the five steps was reached."""

    def take(self, act: Act[Case], day: str) -> None:
        """Puts the latest contact of the case in front, unless it stands there."""
        if contact.front(act, day):
            front = act.state.fronted
            if front is not None and front.fronted_at is not None:
                self._since[front.id, front.fronted_at] = self._kit.monotonic()
                self._marks.pop(act.state.id, None)
        self.go_on_with("")

    def stands_at(self, case_id: str, step: Step) -> None:
        """The case in front stands at this of the five steps, as its person sees it.

        Kept in memory alone, and on no lane: it is told each time the steps are drawn.
        """
        marks = self._marks.setdefault(case_id, [])
        if not marks or marks[-1][1] != step:
            marks.append((self._kit.monotonic(), step))

    def park(self, act: Act[Case]) -> None:
        """Takes the contact of the case away from the front, if one stands there."""
        front = act.state.fronted
        if front is None or front.fronted_at is None:
            return
        if act.state.owner not in (None, self._kit.profile.actor):
            # Accepted by a colleague meanwhile: it stands in front of them.
            return
        since = self._since.pop((front.id, front.fronted_at), None)
        marks, now = self._marks.pop(act.state.id, []), self._kit.monotonic()
        if since is None:
            contact.park(act)
        else:
            contact.park(act, now - since, _by_step(marks, since, now))

    def cases(self) -> list[str]:
        """My cases with a contact in front, the most urgent first."""
        return lists.in_front(self._kit.own.conn, self._kit.profile.actor)

    def aside(self, ctx: Ctx, act_id: str) -> list[Event]:
        """Parks whatever is in front, as part of an act; it is what is gone on with later."""
        found: list[Event] = []
        for case_id in self.cases():
            act = self._act(case_id, ctx, act_id)
            self.park(act)
            found += act.events
        if found:
            self.go_on_with(found[0].stream.partition("/")[2])
        return found

    def again(self, ctx: Ctx, act_id: str) -> list[Event]:
        """Puts in front, as part of an act, what was left; nothing when something stands there."""
        case_id = self._left(self._kit.own)
        if case_id is None or self.cases():
            return []
        act = self._act(case_id, ctx, act_id)
        self.take(act, self._kit.day())
        return act.events

    def go_on_with(self, case_id: str) -> None:
        """Remembers the case to go on with, inside a transaction; empty forgets it."""
        if self._kit.own.value(LEFT) != case_id:
            profiles.put(self._kit.log.conn, LEFT, case_id)

    @reads
    def to_go_on_with(self) -> str | None:
        """The case that stands in front, else the one that was left; None when there is none."""
        reader = self._kit.reader
        fronted = lists.in_front(reader.conn, self._kit.profile.actor)
        return fronted[0] if fronted else self._left(reader)

    def _left(self, reader: Reader) -> str | None:
        row = lists.row_of(reader.conn, reader.value(LEFT))
        mine = row is not None and row.owner == self._kit.profile.actor
        return row.id if row is not None and mine and not Status(row.status).over else None

    def _act(self, case_id: str, ctx: Ctx, act_id: str) -> Act[Case]:
        return Act(stream_of(case_id), self._kit.log.case(case_id), ctx, act=act_id)


def _by_step(marks: Sequence[tuple[int, Step]], since: int, until: int) -> dict[Step, int]:
    """How long each step lasted between two readings of the monotonic clock.

    The first that was seen began with the case: until it was drawn nobody could do anything.
    """
    times = [since, *(at for at, _ in marks[1:]), until]
    lasted: dict[Step, int] = {}
    for (_, step), begun, ended in zip(marks, times, times[1:], strict=False):
        lasted = added_up(lasted, {step: max(0, ended - begun)})
    return lasted
