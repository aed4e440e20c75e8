"""What a screen talks to: the services, the lanes they run on, and the line to the hub."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from cs_tui import sqlite
from cs_tui.errors import NotSaved
from cs_tui.services.announcing import Announcing
from cs_tui.services.anonymous import Anonymous
from cs_tui.services.article_import import ArticleImport
from cs_tui.services.article_lint import ArticleLint
from cs_tui.services.article_review import ArticleReview
from cs_tui.services.assessment import Assessment
from cs_tui.services.assist import Assistant
from cs_tui.services.authoring import Authoring
from cs_tui.services.cases import Cases
from cs_tui.services.closing import Closing
from cs_tui.services.complaints import Complaints
from cs_tui.services.content import ContentDesk
from cs_tui.services.customers import Customers
from cs_tui.services.erasing import Erasing
from cs_tui.services.escalation import Escalation
from cs_tui.services.five_steps import FiveSteps
from cs_tui.services.floor import Floor
from cs_tui.services.followups import FollowUps
from cs_tui.services.front import Front
from cs_tui.services.gaps import Gaps
from cs_tui.services.handover import Handovers
from cs_tui.services.helping import Helping
from cs_tui.services.joining import Joining
from cs_tui.services.kit import Kit
from cs_tui.services.knowledge import Knowledge
from cs_tui.services.lanes import Lane, lane_of
from cs_tui.services.leaving import Leaving
from cs_tui.services.notice_files import NoticeFiles
from cs_tui.services.notices import Notices
from cs_tui.services.offers import Offers
from cs_tui.services.people import People
from cs_tui.services.presence import Presence
from cs_tui.services.preshift import BeforeShift
from cs_tui.services.promises import Promises
from cs_tui.services.queue import Queue
from cs_tui.services.reflection import Defects, Reflections
from cs_tui.services.report import Reports
from cs_tui.services.retention import Retention
from cs_tui.services.shift import Shifts
from cs_tui.services.solution import Solutions
from cs_tui.services.suggest import Suggestions
from cs_tui.services.suggest_taught import Teaching
from cs_tui.services.surveys import Surveys
from cs_tui.services.syncing import Syncing
from cs_tui.services.undo import Undo
from cs_tui.services.unfinished import Unfinished
from cs_tui.services.verification import Verifying
from cs_tui.services.wrapup import WrapUp
from cs_tui.texts.shell import DISK_REFUSES

if TYPE_CHECKING:
    from cs_tui.core.erasing import Why
    from cs_tui.services.hub import HubLine
    from cs_tui.sync.archive import Archived
    from cs_tui.sync.erasure import Erasure

P = ParamSpec("P")
R = TypeVar("R")
S = TypeVar("S")


class Lanes:
    """Three threads: writing, reading for the screens, searching. None waits for a network."""

    def __init__(self) -> None:
        self._pools: dict[Lane, ThreadPoolExecutor] = {
            lane: ThreadPoolExecutor(1, thread_name_prefix=f"lane-{lane}")
            for lane in ("write", "read", "search")
        }
        self._waiting: set[object] = set()
        """A ticket for every job of the writing lane whose turn has not come."""

    async def run(self, verb: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """Runs a verb on its lane; the event loop goes on meanwhile.

        Raises `NotSaved` when the disk takes no writing, besides what the verb raises.
        """
        loop = asyncio.get_running_loop()
        ticket = object()
        turn = self._turn(lane_of(verb), ticket, partial(verb, *args, **kwargs))
        try:
            return await loop.run_in_executor(self._pools[lane_of(verb)], turn)
        finally:
            self._waiting.discard(ticket)

    def run_now(self, verb: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """Runs a verb on its lane and waits for it: for plain commands and at the very end."""
        turn = self._turn(lane_of(verb), object(), partial(verb, *args, **kwargs))
        return self._pools[lane_of(verb)].submit(turn).result()

    def wanted(self) -> bool:
        """Whether a job waits for the writing lane: what is long and can be cut gives way to it."""
        return bool(self._waiting)

    def _turn(self, lane: Lane, ticket: object, job: Callable[[], R]) -> Callable[[], R]:
        """The job, which waits from now until its turn comes."""
        if lane == "write":
            self._waiting.add(ticket)

        def turn() -> R:
            self._waiting.discard(ticket)
            return _on_disk(job)

        return turn

    def close(self) -> None:
        """Ends the lanes after what they are doing."""
        for pool in self._pools.values():
            pool.shutdown(wait=True)


def _on_disk(job: Callable[[], R]) -> R:
    try:
        return job()
    except sqlite.Error as error:
        if sqlite.is_of_the_disk(error):
            raise NotSaved(DISK_REFUSES.fill(why=error)) from error
        raise


def of_kit(service: Callable[[Kit], S]) -> cached_property[S]:
    """A service that needs nothing but the kit: made when it is first asked for.

    What needs more, or is shared between services, is put together in `bootstrap.py`.
    """
    return cached_property(lambda desk: service(desk.kit))


@dataclass
class Desk:
    """One person's desk."""

    kit: Kit
    lanes: Lanes
    front: Front
    queue: Queue
    joining: Joining
    knowledge: Knowledge
    suggestions: Suggestions
    assistant: Assistant
    offers: Offers
    escalation: Escalation
    shifts: Shifts
    notices: Notices
    preshift: BeforeShift
    handovers: Handovers
    leaving: Leaving
    reflections: Reflections
    wrapup: WrapUp
    reports: Reports
    article_lint: ArticleLint
    hub: HubLine
    presence: Presence
    close_files: Callable[[], None] = field(repr=False)

    announcing = of_kit(Announcing)
    article_import = of_kit(ArticleImport)
    article_review = of_kit(ArticleReview)
    assessment = of_kit(Assessment)
    authoring = of_kit(Authoring)
    cases = of_kit(Cases)
    closing = of_kit(Closing)
    complaints = of_kit(Complaints)
    content = of_kit(ContentDesk)
    customers = of_kit(Customers)
    defects = of_kit(Defects)
    five_steps = of_kit(FiveSteps)
    erasing = of_kit(Erasing)
    retention = of_kit(Retention)
    anonymous = of_kit(Anonymous)
    floor = of_kit(Floor)
    followups = of_kit(FollowUps)
    gaps = of_kit(Gaps)
    helping = of_kit(Helping)
    notice_files = of_kit(NoticeFiles)
    people = of_kit(People)
    promises = of_kit(Promises)
    solutions = of_kit(Solutions)
    surveys = of_kit(Surveys)
    syncing = of_kit(Syncing)
    teaching = of_kit(Teaching)
    undo = of_kit(Undo)
    verifying = of_kit(Verifying)
    unfinished = of_kit(Unfinished)

    async def run(self, verb: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """Runs a service's verb on its lane."""
        return await self.lanes.run(verb, *args, **kwargs)

    def run_now(self, verb: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """Runs a service's verb on its lane and waits for it."""
        return self.lanes.run_now(verb, *args, **kwargs)

    async def serve_next(self) -> str | None:
        """The next waiting case becomes mine: its id, or None when nothing waits.

        A desk with a hub asks it; no lane is held meanwhile. Raises `Offline` when the hub cannot
        be reached: what is mine can still be worked on.
        """
        event_id = self.kit.new_id()
        if self.kit.profile.alone:
            return await self.run(self.queue.serve_own, event_id)
        return await self.hub.serve_next(event_id)

    async def erase(self, customer: str, why: Why, *, dry: bool = False) -> Erasure:
        """Erases a customer for good, at the hub where there is one; or tells what that touches.

        Raises `NotFound`, `Refused` while a case is open, and what the gateway raises.
        """
        if not self.kit.profile.alone:
            return await self.hub.erase(customer, why, dry=dry)
        if dry:
            return await self.run(self.erasing.reach, customer)
        return await self.run(self.erasing.erase, customer, why)

    async def archive(self, *, dry: bool = False) -> Archived:
        """How what is over stands under the shop's rule, at the hub where there is one; or erases
        the next of what is due. Raises `Refused` where the rule erases nothing, and what the
        gateway raises."""
        if not self.kit.profile.alone:
            return await self.hub.archive(dry=dry)
        if dry:
            return await self.run(self.retention.standing)
        return await self.run(self.retention.expire)

    async def warm_up(self) -> None:
        """What is needed soon but not at once: search, suggestions, yesterday's ends."""
        await self.run(self.knowledge.warm)
        while await self.run(self.suggestions.prepare):
            pass
        await self.keep_house()

    async def learn_on(self) -> None:
        """Suggestions learn what colleagues taught meanwhile; called when something arrived."""
        while self.suggestions.begun and await self.run(self.suggestions.prepare):
            pass

    async def keep_house(self) -> None:
        """A desk alone closes the resolved cases whose time is over, and erases what it has kept
        as long as the shop's rule says; called now and then."""
        # A full disk passes; the next time tries again.
        with suppress(NotSaved):
            for case_id in await self.run(self.closing.due):
                await self.run(self.closing.close, case_id)
            if await self.run(self.retention.wanted):
                await self.run(self.retention.expire)

    def leave(self) -> None:
        """The person leaves: what stands in front is parked, at the very end."""
        # A disk that takes no more must keep nobody here; then the times tell how long it stood.
        with suppress(NotSaved):
            self.run_now(self.queue.leave)

    def close(self) -> None:
        """Ends the lanes and closes the files. The line to the hub must have ended before."""
        self.knowledge.leave()
        self.lanes.close()
        self.close_files()
