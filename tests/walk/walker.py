"""Somebody who walks through a day by keys alone, and looks at every screen on the way."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from cs_tui.core.case import Case
from cs_tui.core.privacy.redaction import redact
from cs_tui.core.text import one_line
from cs_tui.desk import Desk
from cs_tui.screens.desk import DeskScreen
from cs_tui.texts import Lang
from cs_tui.widgets.writing import Writing
from tests import oracle
from tests.contracts.tree import ROOT
from tests.driver import NARROW, WIDE, Agent, at_desk
from tests.walk.house import House, Person

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


@cache
def content() -> str:
    """Every word of the shop's content: it may be shortened where there is no room for it."""
    return "\n".join(
        path.read_text(encoding="utf-8")
        for path in sorted((ROOT / "data").rglob("*"))
        if path.suffix in (".toml", ".jsonl")
    )


@dataclass
class Walker:
    """A person at their desk. `faults` is everything that was wrong on a screen so far."""

    agent: Agent
    house: House
    person: Person
    said: list[str]
    """Everything people wrote today, whoever they are."""
    faults: list[str] = field(default_factory=list)

    @property
    def lang(self) -> Lang:
        """The language of the screens."""
        return self.person.lang

    @property
    def desk(self) -> DeskScreen:
        """The desk screen, whatever stands over it."""
        stack = self.agent.app._screen_stacks["desk"]
        return next(one for one in stack if isinstance(one, DeskScreen))

    @property
    def front(self) -> str:
        """The number of the case in front; empty when none is."""
        if self.agent.mode != "desk" or self.desk.view is None:
            return ""
        return self.desk.view.case.number

    @property
    def case(self) -> Case:
        """The case in front, as the hub has it."""
        return self.house.case(self.front)

    @property
    def id(self) -> str:
        """Who they are to the hub."""
        return self.agent.app.me

    @property
    def own(self) -> Desk:
        """What is behind the screens."""
        return self.agent.app.desk

    async def presses(self, *keys: str) -> None:
        """One key after another, each when the one before it has had its effect."""
        await self.agent.presses(*keys)

    async def types(self, text: str) -> None:
        """Text, key by key."""
        self.said += [text, redact(text).text]
        await self.agent.types(text)

    async def pastes(self, text: str) -> None:
        """A bracketed paste."""
        self.said += [text, redact(text).text]
        await self.agent.pastes(text)

    async def answers(self, text: str) -> None:
        """Types into the line of a panel and takes it."""
        await self.types(text)
        await self.presses("enter")

    async def goes_to(self, field_id: str) -> None:
        """To a field, by Tab, as often as it takes."""
        for _ in range(12):
            focused = self.agent.app.focused
            if isinstance(focused, Writing) and focused.id == field_id:
                return
            await self.presses("tab")
        raise AssertionError(f"Tab never comes to {field_id}")

    async def comes_to(self, number: str) -> None:
        """Fails unless this case comes to stand in front, with what stands beside it."""
        await self.agent.until(lambda: self.front == number, f"{number} in front")
        await self.agent.until(lambda: self.desk.assist is not None, "what stands beside it")

    async def hub_has(self, holds: Callable[[], object], what: str) -> None:
        """Fails unless this comes to be true of the hub's log."""
        await self.agent.until(lambda: bool(holds()), f"{what} on the hub")

    async def looks(self, where: str) -> None:
        """Looks at the screen in both sizes, as a stern reader does."""
        notes = [one_line(offer.note) for case in self.house.cases() for offer in case.offers]
        foreign = "\n".join([*self.said, *notes, content()])
        for size in (NARROW, WIDE):
            await self.agent._pilot.resize_terminal(*size)
            await self.agent.settles()
            found = oracle.faults(self.agent.app, self.lang, foreign)
            self.faults += [f"{where}, {size[0]} wide: {one}" for one in found]


@asynccontextmanager
async def walking(house: House, person: Person, said: list[str]) -> AsyncIterator[Walker]:
    """Somebody at their desk."""
    async with at_desk(person, size=WIDE) as agent:
        walker = Walker(agent, house, person, said)
        yield walker
        seen = "\n".join(dict.fromkeys(walker.faults))
        assert not seen, seen
