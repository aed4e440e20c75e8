"""Telling the hub what I look at: cheaply, and nothing while it is away."""

from __future__ import annotations

import pytest

from cs_tui.services.hub import HubLine
from cs_tui.services.presence import AWAY_MS, EVERY_MS, Onlooker, Presence
from cs_tui.sync.faults import Unreachable
from cs_tui.sync.looking import Beside, Look
from cs_tui.sync.loop import SyncStatus
from cs_tui.texts import Words

CHEN = Look(case="a", person="chen", typing=False, ends_in_ms=30_000)
"""Somebody looks at the case `a`."""


class Line(HubLine):
    """A line to a hub where Chen looks at case `a`; it counts what it is asked."""

    def __init__(self) -> None:
        # No line is opened: this one stands for the hub.
        self.status = SyncStatus(live=True)
        self.asked: list[tuple[str, bool]] = []
        self.looks: tuple[Look, ...] = (CHEN,)

    async def looking(self, case: str, *, typing: bool) -> Beside:
        if self.status is None or not self.status.live:
            raise Unreachable(Words(zh="没有", en="gone"))
        self.asked.append((case, typing))
        return Beside(looks=self.looks)


class Clock:
    """A clock that moves when it is told to."""

    now = 1_790_000_000_000

    def __call__(self) -> int:
        return self.now

    def passes(self, ms: int) -> None:
        self.now += ms


class Day:
    """A desk on that line, and its clock."""

    def __init__(self) -> None:
        self.line, self.clock = Line(), Clock()
        self.presence = Presence(self.line, self.clock)

    async def second(
        self, case: str | None, *, typing: bool = False, touched: bool = False
    ) -> None:
        """One second of the desk, as the app looks each second."""
        if self.presence.due(case, touched=touched):
            await self.presence.tell(case, typing=typing)
        self.clock.passes(1_000)


@pytest.fixture
def day() -> Day:
    return Day()


async def test_opening_a_case_asks_at_once_and_then_every_ten_seconds(day: Day) -> None:
    for _ in range(25):
        await day.second("a", touched=True, typing=True)
    assert day.line.asked == [("a", True)] * 3
    await day.second("b")
    assert day.line.asked[-1] == ("b", False)


async def test_leaving_a_case_is_told_once(day: Day) -> None:
    await day.second("a", touched=True)
    for _ in range(40):
        await day.second(None)
    assert day.line.asked == [("a", False), ("", False)]


async def test_a_poke_asks_at_most_every_ten_seconds(day: Day) -> None:
    for _ in range(30):
        day.line.on_presence()
        await day.second(None)
    assert day.line.asked == [("", False)] * 3


async def test_who_touches_no_key_looks_at_nothing_after_a_while(day: Day) -> None:
    await day.second("a", touched=True)
    for _ in range(AWAY_MS // 1_000 + EVERY_MS // 1_000 + 30):
        await day.second("a")
    assert day.line.asked[-1] == ("", False)
    assert len(day.line.asked) == AWAY_MS // EVERY_MS + 1
    await day.second("a", touched=True)
    assert day.line.asked[-1] == ("a", False)


async def test_who_else_looks_is_known_until_it_ends(day: Day) -> None:
    await day.second("a", touched=True)
    (found,) = day.presence.beside()["a"]
    assert (found.person, found.typing) == ("chen", False)
    day.clock.passes(CHEN.ends_in_ms)
    assert day.presence.beside() == {}


async def test_who_types_is_named_first(day: Day) -> None:
    wang = Look(case="a", person="wang", typing=True, ends_in_ms=30_000)
    day.line.looks = (CHEN, wang)
    await day.second("a", touched=True)
    assert [one.person for one in day.presence.beside()["a"]] == ["wang", "chen"]
    assert all(isinstance(one, Onlooker) for one in day.presence.beside()["a"])


async def test_offline_nothing_is_asked_and_nothing_shown(day: Day) -> None:
    await day.second("a", touched=True)
    day.line.status = SyncStatus(live=False)
    for _ in range(20):
        await day.second("a", touched=True)
    assert len(day.line.asked) == 1
    assert day.presence.beside() == {}
    day.line.status = SyncStatus(live=True)
    await day.second("a", touched=True)
    assert len(day.line.asked) == 2


async def test_a_hub_that_fails_is_asked_again_ten_seconds_later(day: Day) -> None:
    assert day.presence.due("a", touched=True)
    day.line.status = None
    await day.presence.tell("a", typing=False)
    day.line.status = SyncStatus(live=True)
    for _ in range(11):
        await day.second("a")
    assert day.line.asked == [("a", False)]
