"""A week of three people on one hub, each at their own desk, doing by chance what people do."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from cs_tui.core import offer
from cs_tui.core.case import Case, Status
from cs_tui.core.escalation import Asked
from cs_tui.core.offer_state import Target
from cs_tui.desk import Desk
from cs_tui.errors import CsError, Refused
from cs_tui.services.composing import PromiseDraft
from cs_tui.services.field_names import NOTE, PROMISE, REPLY
from tests.driver import HOUR_MS, MINUTE_MS
from tests.walk.house import House, Person

SITE = ZoneInfo("Asia/Shanghai")
DAY_MS = 24 * HOUR_MS
DAYS = 7
LEAVES = ("URGE", "REFTRK", "INVOICE")


@dataclass
class Worker:
    """Somebody at a desk without a screen."""

    person: Person
    desk: Desk
    begins: int
    ends: int
    """Hours of the clock at the site; a shift that ends before it begins goes over midnight."""
    away: bool = False
    """The hub cannot be reached."""

    @property
    def id(self) -> str:
        """Who they are to the hub."""
        return self.desk.kit.profile.actor

    def works_at(self, hour: int) -> bool:
        """Whether they are on duty in this hour."""
        if self.begins < self.ends:
            return self.begins <= hour < self.ends
        return hour >= self.begins or hour < self.ends

    def may(self, verb: Callable[..., object], *args: object) -> None:
        """Does it, if the rules let them."""
        with suppress(Refused):
            self.desk.run_now(verb, *args)

    def mine(self) -> list[Case]:
        """The open cases that are theirs, as their desk has them."""
        board = self.desk.run_now(self.desk.queue.board)
        return [self.desk.run_now(self.desk.cases.view, row.id).case for row in board.mine]

    async def syncs(self) -> None:
        """Sends and fetches, if there is a line."""
        if not self.away:
            await self.desk.hub.sync_once()


@dataclass
class Week:
    """The hub, who works there, and what happens by chance."""

    house: House
    workers: list[Worker]
    rng: random.Random
    written: list[str] = field(default_factory=list)
    """Conversations of customers."""

    @property
    def hour(self) -> int:
        """The hour of the clock at the site."""
        return datetime.fromtimestamp(self.house.clock.at // 1000, SITE).hour

    async def customers_write(self) -> None:
        """Some are new, some write again, some only say thanks."""
        for _ in range(self.rng.randrange(3)):
            again = self.written and self.rng.random() < 0.4
            name = self.rng.choice(self.written) if again else f"c{len(self.written)}"
            if not again:
                self.written.append(name)
            text = self.rng.choice(["什么时候发货", "退款多久到账", "谢谢", "我要投诉"])
            await self.house.writes(name, text, lang="zh", customer={"name": f"客户{name}"})

    async def works(self, worker: Worker) -> None:
        """An hour of somebody's work."""
        await worker.syncs()
        self._takes_over(worker)
        for _ in range(self.rng.randrange(1, 3)):
            await self._is_served(worker)
        for case in worker.mine():
            self._acts_on(worker, case)
        for owed in worker.desk.run_now(worker.desk.followups.due):
            if owed.sort == "promise" and self.rng.random() < 0.5:
                worker.may(worker.desk.promises.keep, owed.case, owed.id)
        await worker.syncs()

    async def begins(self, worker: Worker) -> None:
        """On duty, with what was handed over first."""
        await worker.syncs()
        worker.desk.run_now(worker.desk.shifts.begin)
        self._takes_over(worker)
        await worker.syncs()

    async def leaves(self, worker: Worker) -> None:
        """Hands over what is ready and goes home."""
        worker.desk.run_now(worker.desk.leaving.leave)
        await worker.syncs()

    def _takes_over(self, worker: Worker) -> None:
        offers, run = worker.desk.offers, worker.desk.run_now
        for passed in run(offers.to_me):
            if passed.offer.by == worker.id:
                continue
            if self.rng.random() < 0.8:
                worker.may(offers.accept, passed.case)
            else:
                worker.may(offers.decline, passed.case, "手上已满")

    async def _is_served(self, worker: Worker) -> None:
        desk = worker.desk
        try:
            desk.run_now(desk.queue.may_be_served)
            await desk.serve_next()
        except CsError:
            return

    def _acts_on(self, worker: Worker, case: Case) -> None:
        if case.offer is not None or case.owner != worker.id:
            return
        desk, run = worker.desk, worker.desk.run_now
        run(desk.queue.put_in_front, case.id)
        self.house.clock.goes_on(self.rng.randrange(1, 4) * MINUTE_MS)
        match self.rng.randrange(8):
            case 0 | 1 | 2:
                self._types(worker, case, solves=True)
            case 3 | 4:
                self._types(worker, case, solves=False)
            case 5:
                self._passes_on(worker, case)
                return
            case 6:
                worker.may(desk.queue.no_action, case.id, "thanks_only")
                return
            case 7:
                run(desk.queue.park, case.id)
                return
        seen = run(desk.cases.view, case.id).case.last_in
        worker.may(desk.queue.finish, case.id, seen)

    def _types(self, worker: Worker, case: Case, *, solves: bool) -> None:
        fields = {REPLY: "已为您核实"}
        if solves:
            picked = {"nature": "help", "outcome": "solved", "leaf": self.rng.choice(LEAVES)}
            fields |= picked | {NOTE["issue"]: "核实", NOTE["done"]: "已处理"}
        if self.rng.random() < 0.3:
            due = self.house.clock.at + self.rng.randrange(1, 12) * HOUR_MS
            fields[PROMISE] = PromiseDraft("回电告知结果", due).to_text()
        new = {name: (text, None) for name, text in fields.items()}
        worker.desk.run_now(worker.desk.cases.keep_drafts, case.id, new)

    def _passes_on(self, worker: Worker, case: Case) -> None:
        others = [one.id for one in self.workers if one is not worker]
        one = offer.to_person(self.rng.choice(others))
        to = self.rng.choice([one, Target(roles=("lead",)), offer.to_team("desk")])
        asked = Asked(to, "请协助核实", self.house.clock.at + 2 * HOUR_MS)
        desk = worker.desk
        if self.rng.random() < 0.5:
            worker.may(desk.escalation.escalate, case.id, "skill", asked)
        else:
            worker.may(desk.escalation.transfer, case.id, asked)


def unowned(case: Case, people: set[str]) -> bool:
    """Whether nobody answers for it: neither a person nor, before it is claimed, its queue."""
    if case.status.over:
        return False
    if case.status is Status.NEW and case.owner is None:
        return not case.team
    return case.owner not in people
