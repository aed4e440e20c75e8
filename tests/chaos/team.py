"""Ten people at ten desks on one hub, and who planned their day and keeps count of it.

Customers write in rounds; between the rounds everybody has heard everything, so that the plan knows
how each case must stand.
"""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final

from cs_tui.bootstrap import open_desk
from cs_tui.core.case import Case
from cs_tui.core.escalation import Asked
from cs_tui.core.offer import to_person
from cs_tui.desk import Desk
from cs_tui.errors import CsError
from cs_tui.services.field_names import NOTE, REPLY
from tests.chaos.clerk import LEAVES, words
from tests.chaos.customers import taken
from tests.chaos.stage import Stage

NAMES: Final = tuple(f"agent{n}" for n in range(10))
HOUR_MS: Final = 3_600_000
ROUNDS: Final = 3
EACH_ROUND: Final = 16
"""Customers who are new in every round."""
AGAIN: Final = 6
"""Customers who write once more in every round but the first."""


@dataclass
class Planned:
    """How one case must stand, as whoever planned the day has counted it."""

    status: str = "new"
    owner: str | None = None
    leaf: str | None = None
    heard: list[str] = field(default_factory=list)
    answered: list[str] = field(default_factory=list)
    taken_by: str = field(default="", compare=False)


@dataclass
class Plan:
    """Everything that was made to happen."""

    cases: dict[str, Planned] = field(default_factory=dict)
    conversations: dict[str, str] = field(default_factory=dict)
    """Case -> the conversation its customer writes in."""
    taken: Counter[str] = field(default_factory=Counter)
    resolved: Counter[str] = field(default_factory=Counter)
    no_action: Counter[str] = field(default_factory=Counter)


class Agent:
    """One person at a real desk without a screen."""

    def __init__(self, desk: Desk, plan: Plan, rng: random.Random) -> None:
        self.desk = desk
        self.plan = plan
        self._rng = rng
        self._words = words(rng)

    @property
    def id(self) -> str:
        """Who they are to the hub."""
        return self.desk.kit.profile.actor

    async def heard_everything(self) -> None:
        """Rounds with the hub until one went through."""
        while True:
            with suppress(CsError):
                await self.desk.hub.sync_once()
                return

    async def works(self) -> None:
        """A round of work: what was offered, what is served, what is theirs."""
        for passed in self.desk.run_now(self.desk.offers.to_me):
            self.desk.run_now(self.desk.offers.accept, passed.case)
            self._planned(passed.case).owner = self.id
            self._planned(passed.case).status = "active"
        for _ in range(self._rng.randrange(1, 4)):
            await self._is_served()
        for row in self.desk.run_now(self.desk.queue.board).mine:
            case = self.desk.run_now(self.desk.cases.view, row.id).case
            if case.offer is None and case.owner == self.id and not case.status.over:
                self._acts_on(case)
                await self._may_sync()

    def _planned(self, case: str) -> Planned:
        return self.plan.cases[case]

    async def _may_sync(self) -> None:
        if self._rng.random() < 0.4:
            with suppress(CsError):
                await self.desk.hub.sync_once()

    async def _is_served(self) -> None:
        """Asks for the next case; an answer that got lost is asked for again."""
        while True:
            try:
                served = await self.desk.serve_next()
            except CsError as fault:
                if "conversations" in fault.words.en:
                    return
                continue
            break
        if served is not None:
            planned = self._planned(served)
            planned.owner = planned.taken_by = self.id
            planned.status = "active"
            self.plan.taken[self.id] += 1

    def _acts_on(self, case: Case) -> None:
        run, planned = self.desk.run_now, self._planned(case.id)
        if planned.status == "resolved":
            return
        run(self.desk.queue.put_in_front, case.id)
        match self._rng.randrange(5):
            case 0:
                run(self.desk.queue.no_action, case.id, "thanks_only")
                planned.status = "cancelled"
                # A figure of the contact, which stays its first agent's.
                self.plan.no_action[planned.taken_by] += 1
            case 1:
                other = self._rng.choice([name for name in NAMES if name != self.id])
                asked = Asked(to_person(other), "请协助核实", case.opened_at + 2 * HOUR_MS)
                run(self.desk.escalation.transfer, case.id, asked)
                planned.status = "waiting_internal"
            case 2:
                self._answers(case, planned)
                planned.status = "waiting_customer"
            case _:
                self._solves(case, planned)

    def _answers(self, case: Case, planned: Planned, **more: str) -> None:
        text = next(self._words)
        new = {name: (value, None) for name, value in {**more, REPLY: text}.items()}
        self.desk.run_now(self.desk.cases.keep_drafts, case.id, new)
        seen = self.desk.run_now(self.desk.cases.view, case.id).case.last_in
        self.desk.run_now(self.desk.queue.finish, case.id, seen)
        planned.answered.append(text)

    def _solves(self, case: Case, planned: Planned) -> None:
        leaf = self._rng.choice(LEAVES)
        note = {NOTE["issue"]: next(self._words), NOTE["done"]: next(self._words)}
        picked = {"nature": "help", "outcome": "solved", "leaf": leaf}
        self._answers(case, planned, **picked, **note)
        planned.status, planned.leaf = "resolved", leaf
        self.plan.resolved[self.id] += 1


class Team:
    """The ten of them, and their customers."""

    def __init__(self, stage: Stage, seed: int) -> None:
        self.stage = stage
        self.plan = Plan()
        self.agents: list[Agent] = []
        self._seed = seed
        self._rng = random.Random(seed)
        self._words = words(self._rng)
        self._keys = 0

    async def lives_a_day(self, rounds: int) -> None:
        """From the first customer to the last one who goes home."""
        for name in self.stage.names:
            desk = open_desk(self.stage.places(name))
            self.agents.append(Agent(desk, self.plan, random.Random(f"{name} {self._seed}")))
        await self._everybody_hears()
        for agent in self.agents:
            agent.desk.run_now(agent.desk.shifts.begin)
        for number in range(rounds):
            await self._customers_write(again=number > 0)
            await self._everybody_hears()
            await asyncio.gather(*(agent.works() for agent in self.agents))
            if number == 0:
                await asyncio.to_thread(self.stage.kill_hub, 0)
            await self._everybody_hears()
        for agent in self.agents:
            agent.desk.run_now(agent.desk.leaving.leave)
        # Twice: what one sends in the last round the others fetch in the next.
        await self._everybody_hears()
        await self._everybody_hears()

    async def go_home(self) -> None:
        """The desks are closed."""
        for agent in self.agents:
            await agent.desk.hub.stop()
            agent.desk.close()

    async def _everybody_hears(self) -> None:
        await asyncio.gather(*(agent.heard_everything() for agent in self.agents))

    async def _customers_write(self, *, again: bool) -> None:
        if again:
            waiting = [c for c, one in self.plan.cases.items() if one.status == "waiting_customer"]
            for case in self._rng.sample(waiting, min(AGAIN, len(waiting))):
                await self._writes(self.plan.conversations[case])
                self.plan.cases[case].status = "active"
        await self._come(f"c{len(self.plan.cases) + n}" for n in range(EACH_ROUND))

    async def _come(self, conversations: Iterable[str]) -> None:
        for conversation in list(conversations):
            await self._writes(conversation)

    async def _writes(self, conversation: str) -> None:
        """A customer writes until it is taken, once."""
        self._keys += 1
        text = next(self._words)
        said = {"conversation": conversation, "channel": "chat", "text": text, "lang": "zh"}
        case = await asyncio.to_thread(taken, self.stage, f"key-{self._keys}", said)
        self.plan.conversations[case] = conversation
        self.plan.cases.setdefault(case, Planned()).heard.append(text)
