"""A simulated colleague: a real desk without a screen.

Asks the hub for the next case, answers, classifies, notes and resolves it with the functions of the
core, and pushes the events as any terminal does. Takes a case only while enough others wait.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from cs_tui.content import Story
from cs_tui.core import classification, contact, moves, note, offer, shift
from cs_tui.core.act import Act
from cs_tui.core.agent import Role
from cs_tui.core.case import Case, Status
from cs_tui.core.five_steps_state import Step
from cs_tui.core.policy import Policy
from cs_tui.core.ports import Clock, Ctx, Instant, NewId, NewSalt
from cs_tui.demo import passing
from cs_tui.demo.case_book import CaseBook
from cs_tui.demo.link import Link
from cs_tui.demo.phrasing import Handling, handling
from cs_tui.sync.wire import Enrolled, NextAsked, QueueState, Served
from cs_tui.texts import Lang, lang_of
from cs_tui.texts import demo as texts

LEAVES_WAITING: Final = 5
"""With no more than this waiting, the rest is left to the person in front of the demo."""

LOOKS_EVERY_MS: Final = (3_000, 8_000)
READS_MS: Final = (5_000, 15_000)
WORKS_MS: Final = (15_000, 40_000)
CLOSES_MS: Final = (5_000, 10_000)
"""Reading, working and a last word take 20 to 65 s a case."""

ANSWERS_MOST: Final = 2
"""After so many answers a case is resolved even if the customer writes on."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What colleagues are given from outside."""

    policy: Policy
    story: Callable[[str], Story | None]
    rng: random.Random
    clock: Clock
    new_id: NewId
    salt: NewSalt
    record: Lang = "zh"
    """The language of the team, which its notes are in."""


@dataclass(frozen=True, slots=True)
class Job:
    """The case in front, and since when on the monotonic clock."""

    case: str
    since: Instant
    answered: int = 0
    read_ms: int = 0
    """How long it took until the first answer."""

    def steps_ms(self, lasted_ms: int) -> dict[Step, int]:
        """How long it stood at each step: read first, then named for a third of what is left."""
        left_ms = max(0, lasted_ms - self.read_ms)
        spent: dict[Step, int] = {
            "contact": min(self.read_ms, lasted_ms),
            "needs": left_ms // 3,
            "execute": left_ms - left_ms // 3,
        }
        return {step: ms for step, ms in spent.items() if ms}


class Colleague:
    """One colleague at work; `tick` does what is due."""

    def __init__(self, link: Link, me: Enrolled, around: Surroundings) -> None:
        self._link = link
        self._me = me
        self._around = around
        self._book = CaseBook(link, around.salt)
        self._job: Job | None = None
        self._asked: NextAsked | None = None
        self._due_at: Instant = 0
        self._begun = 0
        """How many cases were begun; counted for what is passed on."""

    async def waiting(self) -> int:
        """How many cases wait for this person's teams."""
        return (await self._link.get("/v1/queue", QueueState)).waiting

    async def goes_on_duty(self, day: str) -> None:
        """Begins a shift, so that the floor shows who is there."""
        around = self._around
        stream = shift.stream_of(around.new_id())
        ctx = Ctx(around.clock(), self._me.actor, around.new_id)
        act = Act(stream, shift.Shift(), ctx)
        act.add(shift.ShiftOpened(day=day))
        await self._book.push(act)

    async def tick(self, now: Instant, waiting: int) -> None:
        """Does what is due at `now`, on the monotonic clock.

        Raises `Offline` when the hub cannot be reached; the next tick goes on from there.
        """
        if now < self._due_at:
            return
        self._rest(now, LOOKS_EVERY_MS)
        await self._book.sync()
        if self._job is None:
            if not await self._receive():
                await self._take_up(now, waiting)
        else:
            await self._work(self._job, now)

    async def _take_up(self, now: Instant, waiting: int) -> None:
        """Goes on with a customer who wrote again, else asks for the next case."""
        case = next((one for one in self._book.cases() if self._owes(one)), None)
        if case is None and waiting > LEAVES_WAITING and self._me.role != Role.LEAD:
            case = await self._serve()
        if case is None:
            return
        act = self._act(case)
        contact.front(act, case.day)
        await self._book.push(act)
        self._job = Job(case.id, now)
        self._rest(now, READS_MS)

    async def _receive(self) -> bool:
        """Accepts what is offered, answers what was accepted, keeps what nobody took."""
        cases, now = self._book.cases(), self._around.clock()
        case = passing.to_accept(cases, self._me, now)
        if case is not None:
            return await self._does(case, offer.accept)
        case = passing.to_answer(cases, self._me, now)
        if case is not None:
            return await self._does(case, lambda act: passing.answer(act, self._around.record))
        mine = [one for one in cases if one.owner == self._me.actor]
        late = next((one for one in mine if one.offer is not None and one.offer.late(now)), None)
        return late is not None and await self._does(late, offer.withdraw)

    async def _does(self, case: Case, what: Callable[[Act[Case]], None]) -> bool:
        act = self._act(case)
        what(act)
        await self._book.push(act)
        return True

    async def _serve(self) -> Case | None:
        # A repeat after a lost answer gets the same case, not a second one.
        self._asked = self._asked or NextAsked(id=self._around.new_id())
        served = await self._link.post("/v1/next", self._asked, Served)
        self._asked = None
        return None if served.case is None else self._book.add(served.case, served.changes)

    async def _work(self, job: Job, now: Instant) -> None:
        case = self._book.case(job.case)
        if case.owner != self._me.actor or case.status.over:
            # Somebody reassigned or ended it meanwhile.
            self._job = None
            return
        if case.offer is not None:
            self._job = None
            return
        if self._passes_on(case, job):
            around = self._around
            limit, record = around.policy.limits.offer_accept_ms, around.record
            await self._does(case, lambda act: passing.pass_on(act, limit, record))
            self._job = None
            return
        if not case.ours_was_last and job.answered < ANSWERS_MOST:
            await self._answer(case, job)
            read_ms = job.read_ms if job.answered else now - job.since
            self._job = Job(job.case, job.since, job.answered + 1, read_ms)
            self._rest(now, CLOSES_MS if job.answered else WORKS_MS)
            return
        await self._finish(case, job, now - job.since)
        self._job = None

    async def _answer(self, case: Case, job: Job) -> None:
        act = self._act(case)
        current = case.current
        grace_s = self._around.policy.sla.channel(current.channel).grace_s if current else 0
        again = job.answered or any(said.side == "agent" for said in case.messages)
        text = texts.SETTLED.say(lang_of(case.lang)) if again else self._handling(case).reply
        contact.reply(act, text, grace_s=grace_s, spoken=False)
        await self._book.push(act)

    async def _finish(self, case: Case, job: Job, lasted_ms: int) -> None:
        how = self._handling(case)
        act = self._act(case)
        note.write(act, issue=how.issue, done=how.done)
        version = self._around.policy.taxonomy.version
        seen = case.classification
        classification.classify(act, "nature", how.nature, seen=seen.nature)
        classification.classify(act, "leaf", how.leaf, seen=seen.leaf, leaf_version=version)
        classification.classify(act, "outcome", how.outcome, seen=seen.outcome)
        moves.resolve(act, case.day)
        contact.park(act, lasted_ms, job.steps_ms(lasted_ms))
        await self._book.push(act)

    def _owes(self, case: Case) -> bool:
        mine = case.owner == self._me.actor and case.status is Status.ACTIVE
        passed = case.offer is not None or passing.taken_on(case, self._me.actor) is not None
        return mine and not passed and not case.ours_was_last

    def _passes_on(self, case: Case, job: Job) -> bool:
        """Whether this is the one in so many cases that the newcomer is asked to go on with.

        What was solved before, and came back, stays with who solved it.
        """
        if job.answered or not moves.missing(case):
            return False
        self._begun += 1
        return self._begun % passing.EVERY == 0

    def _handling(self, case: Case) -> Handling:
        around = self._around
        story = around.story(case.current.conversation) if case.current else None
        return handling(case, story, around.policy, self._me.name, around.clock(), around.record)

    def _act(self, case: Case) -> Act[Case]:
        around = self._around
        return Act(case.stream, case, Ctx(around.clock(), self._me.actor, around.new_id))

    def _rest(self, now: Instant, between: tuple[int, int]) -> None:
        self._due_at = now + self._around.rng.randint(*between)
