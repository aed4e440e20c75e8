"""Eight turns of one chat between two others and a call: every line where it belongs, in time."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest

from cs_tui.core.case import Case
from cs_tui.core.metrics.facts import contact_facts
from tests.driver import MORNING, Clock
from tests.walk.house import House, Person, house
from tests.walk.walker import Walker, walking

pytestmark = [pytest.mark.timeout(300)]
SECOND_MS = 1000
TURNS = 8
A, B, C = "甲", "乙", "丙"
"""The three customers, who sign every line."""


@dataclass
class Talk:
    """What was said in each chat, as the people remember it."""

    house: House
    lin: Walker
    numbers: dict[str, str] = field(default_factory=dict)
    lines: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    took: dict[str, list[int]] = field(default_factory=dict)
    """How long each answer took, in milliseconds."""
    since: dict[str, int] = field(default_factory=dict)
    """Since when a customer waits for an answer."""

    async def writes(self, who: str, text: str) -> None:
        """A customer writes, and it has arrived at the desk."""
        self.house.clock.goes_on(3 * SECOND_MS)
        said = f"{who} {text}"
        self.numbers[who] = await self.house.writes(who, said, lang="zh")
        self.lines.setdefault(who, []).append(("customer", said))
        self.since.setdefault(who, self.house.clock.at)

    async def arrives(self, who: str) -> None:
        """Fails unless the last line of a customer comes to this desk."""
        number, last = self.numbers[who], self.lines[who][-1][1]
        await self.lin.agent.until(lambda: last in str(self.own(number)), f"{last!r} at the desk")

    def own(self, number: str) -> list[str]:
        """The lines of a case as this desk has them."""
        with self.lin.person.program(at=self.house.clock.at) as desk:
            row = desk.run_now(desk.cases.named, number)
            return [one.text for one in desk.run_now(desk.cases.view, row.id).case.messages]

    async def answers(self, who: str, text: str) -> None:
        """The case in front is answered; it is this customer's."""
        assert self.lin.front == self.numbers[who]
        self.house.clock.goes_on(7 * SECOND_MS)
        await self.lin.types(text)
        await self.lin.presses("ctrl+s")
        self.lines[who].append(("agent", text))
        self.took.setdefault(who, []).append(self.house.clock.at - self.since.pop(who))

    def unread(self, who: str) -> int:
        """The mark beside a case in 我的."""
        rows = self.lin.agent.app.board.mine
        return next(row.unread for row in rows if row.number == self.numbers[who])

    async def goes_to(self, who: str) -> None:
        """Ctrl+] until this customer's case is in front."""
        for _ in range(4):
            if self.lin.front == self.numbers[who]:
                return
            await self.lin.presses("ctrl+right_square_bracket")
        raise AssertionError(f"{who} is never in front")

    def is_whole(self, who: str) -> bool:
        """Whether the hub has just these lines, in this order."""
        said = [(one.side, one.text) for one in self.case(who).messages]
        return said == self.lines[who]

    def case(self, who: str) -> Case:
        """A case as the hub has it."""
        return self.house.case(self.numbers[who])


@pytest.fixture
async def talk(tmp_path: Path) -> AsyncIterator[Talk]:
    """Three chats in hand, each greeted once; the third is in front."""
    async with house(tmp_path, Clock(MORNING)) as made:
        person: Person = await made.employs("lin", "林晓", "zh")
        await made.begins(person)
        async with walking(made, person, []) as lin:
            started = Talk(made, lin)
            for who in (A, B, C):
                await started.writes(who, "在吗")
                await lin.presses("ctrl+n")
                await lin.comes_to(started.numbers[who])
                await started.answers(who, f"{who} 您好")
            yield started


async def test_eight_turns_between_two_chats_and_a_call(talk: Talk) -> None:
    lin = talk.lin
    for turn in range(1, TURNS + 1):
        await talk.goes_to(C)
        lin.desk.set_focus(lin.desk.query_one("#reply"))
        await lin.types("丙") if turn == 1 else None
        await talk.writes(A, f"第{turn}问")
        if turn in (3, 6):
            await talk.writes(B, f"插{turn}")
            await talk.arrives(B)
        await talk.arrives(A)
        await lin.agent.until(lambda: talk.unread(A) == 1, "mark")
        assert lin.front == talk.numbers[C], "the focus is never stolen"
        if turn == 5:
            await lin.presses("ctrl+p")
            call = lin.front
            assert call not in talk.numbers.values()
            await lin.types("您好，请讲")
            await lin.presses("ctrl+o", "9", "1")
            assert lin.front == talk.numbers[C], "the call gives back what it interrupted"
        await talk.goes_to(A)
        await lin.agent.until(lambda: talk.unread(A) == 0, "mark gone")
        await talk.answers(A, f"甲 第{turn}答")
        if turn in (3, 6):
            assert talk.unread(B) == 1
            await talk.goes_to(B)
            await talk.answers(B, f"乙 答{turn}")
    await talk.goes_to(C)
    assert lin.desk.query_one("#reply").value == "丙"  # type: ignore[attr-defined]
    for who in (A, B, C):
        await lin.hub_has(partial(talk.is_whole, who), who)
        case = talk.case(who)
        [facts] = contact_facts(case)
        assert [facts.frt_ms, *facts.turn_ms[1:]] == talk.took[who]
        assert (facts.first_met, case.unread, case.void) == (True, 0, ())
    assert len(talk.took[A]) == TURNS + 1
    assert len(talk.lines[C]) == 2
