"""Types a card number into every field of the real desk, and dies in the middle of the last one.

Run as a program: `python -m tests.secrets.walk FOLDER [leak]`. It prints each site it typed at;
with `leak`, nothing is taken out.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from pathlib import Path

from textual.widgets import Input

from cs_tui.bootstrap import rename
from cs_tui.core.preshift import CheckResult
from cs_tui.core.privacy import redaction
from cs_tui.core.said import Said
from cs_tui.desk import Desk
from cs_tui.errors import UsageError
from cs_tui.screens import (
    article,
    article_joining,
    erasing,
    knowledge_acts,
    knowledge_care,
    mending,
    staff,
    taking,
)
from cs_tui.screens.admin import AdminScreen
from cs_tui.screens.handover import HandoverScreen
from cs_tui.screens.knowledge import KnowledgeScreen
from cs_tui.screens.preshift import PreshiftScreen
from cs_tui.screens.side import SideScreen
from cs_tui.screens.start import Begin
from cs_tui.screens.step import StepScreen
from cs_tui.screens.sync import SyncScreen
from cs_tui.services.hub import HubLine
from cs_tui.services.syncing import Mendable
from cs_tui.store.sync_lists import Refused
from cs_tui.sync.wire import Staff
from cs_tui.texts import Lang, Words
from tests.driver import MORNING, Agent, Profile, at_desk, make_home
from tests.screens.lacking import lacking
from tests.screens.test_start import BROKEN
from tests.secrets import sites
from tests.secrets.day import a_day
from tests.ways import Way, ways

CARD = "４１１１１１１１１１１１１１１１"
ASCII = "4111111111111111"
WRITTEN = f"卡号 {CARD}"
KEPT = "****1111"
MOST_ROWS = 14
"""Rows of a list to look for one in."""
FAULT = CheckResult(id="audio", name=Said(zh="耳机", en="headset"), verdict="fail")
Route = Callable[[Agent], Awaitable[None]]


async def fill(agent: Agent, *keys: str) -> None:
    """Types the number where the caret stands, says where that was, and goes on."""
    site = sites.here(agent.app)
    assert site, f"no field has the keys; screen:\n{agent.screen}"
    await agent.types(WRITTEN)
    print(site, flush=True)
    await agent.presses(*keys)


async def reply(agent: Agent) -> None:
    await agent.presses("：", "backspace")
    await fill(agent, "ctrl+s", "escape")


async def note(agent: Agent) -> None:
    for part in ("issue", "done", "next"):
        agent.app.screen.set_focus(agent.app.screen.query_one(f"#note-{part}"))
        await fill(agent)
    await agent.presses("ctrl+s", "escape")


async def find(agent: Agent) -> None:
    await agent.presses("ctrl+f")
    await fill(agent, "enter", "escape")


async def customer(agent: Agent) -> None:
    """The record of the customer, field by field, and why the number is shown."""
    for digit in ("2", "3", "4", "7"):
        await agent.presses("ctrl+o", "5", digit)
        await fill(agent, "enter")
        await alone(agent)
    await agent.presses("ctrl+o", "5", "1")
    await fill(agent, "enter")


async def join(agent: Agent) -> None:
    """What the customer is told when two cases become one."""
    await agent.presses("ctrl+o", "8", "1", "1")
    await fill(agent, "enter")


async def along(way: Way, agent: Agent) -> None:
    await agent.presses(*way.keys)
    await fill(agent, *way.then)


async def mend(agent: Agent) -> None:
    """A text the hub refused, written anew; here it is refused no more."""
    await agent.presses("f10")
    screen = agent.app.screen
    assert isinstance(screen, SideScreen)
    words = Words(zh="太长", en="too long")
    record = Refused("e", "case/x", "note_added", "me", MORNING, "A1", words, "done")
    mendable = Mendable("e", "note_added", "done", "")
    await begin(agent, partial(mending._mend, screen, record, mendable))
    await fill(agent, "enter")


async def come_back(agent: Agent) -> None:
    """Where a new code belongs; this is none."""
    await agent.presses("f10")
    screen = agent.app.screen
    assert isinstance(screen, SyncScreen)
    await begin(agent, screen._come_back_in)
    await fill(agent, "enter")


async def erase(agent: Agent) -> None:
    """The word that is typed before a customer is erased."""
    screen = agent.app.screen
    assert isinstance(screen, StepScreen)
    await begin(agent, partial(erasing._sure, screen.cs))
    await fill(agent, "enter")


async def complaint(agent: Agent) -> None:
    await agent.presses("ctrl+o")
    await agent.types("登记为投诉" if "登记为投诉" in agent.screen else "投诉")
    await agent.presses("enter")
    await fill(agent, "enter")
    await fill(agent, "enter", "1")


async def amount(agent: Agent) -> None:
    await agent.presses("space", "6")
    await agent.types("心意")
    await agent.presses("enter")
    await fill(agent, "enter", "escape")


async def escalate(agent: Agent) -> None:
    await agent.presses("ctrl+o", "1", "1", "1", "2")
    await fill(agent, "enter")


async def due(agent: Agent) -> None:
    """What is owed: a promise and a follow-up that are dropped, one that did not help."""
    for keys in (("ctrl+o", "3"), ("ctrl+o", "5")):
        await agent.presses("f4")
        for _ in range(MOST_ROWS):
            await agent.presses(*keys)
            if sites.here(agent.app).startswith("due_acts."):
                break
            await alone(agent)
            await agent.presses("down")
        await fill(agent, "enter")


async def passed(agent: Agent) -> None:
    """What is offered to me: back with a reason of my own, and answered."""
    await agent.presses("f4", "home", "ctrl+o", "5", "6")
    await fill(agent, "enter")
    await agent.presses("f4", "home", "1", "f4", "home", "ctrl+o", "6")
    await fill(agent, "enter")


async def look_up(agent: Agent) -> None:
    await agent.presses("f5")
    await fill(agent, "escape")


async def on_knowledge(agent: Agent) -> None:
    """What is the matter with an article, how it was asked for, one that is missing, a review."""
    await agent.presses("f5")
    screen, desk = agent.app.screen, agent.app.desk
    assert isinstance(screen, KnowledgeScreen)
    (listed,), _ = await desk.run(desk.knowledge.latest, 1)
    about = await desk.run(desk.knowledge.article, listed.id)
    await begin(agent, partial(knowledge_acts.flag, screen, about))
    await agent.presses("1")
    await fill(agent, "enter")
    await begin(agent, partial(knowledge_acts.word, screen, about))
    await fill(agent, "enter")
    await begin(agent, partial(knowledge_acts.propose, screen))
    await fill(agent, "ctrl+s", "escape")
    await begin(agent, partial(article.correct, screen, about.id))
    await agent.presses("ctrl+o", "4")
    await fill(agent, "enter", "escape")
    await begin(agent, partial(article_joining.join, screen, about))
    await fill(agent, "escape")


async def hand_over(agent: Agent) -> None:
    """What I hand over: line by line, what to do if, what is left out; what is handed to me."""
    await agent.presses("f6")
    screen = agent.app.screen
    assert isinstance(screen, HandoverScreen)
    mine = screen._sheet
    assert mine is not None
    handed = await agent.app.desk.run(agent.app.desk.offers.to_me)
    await begin(agent, partial(taking.take, screen, handed[0]))
    await agent.presses("2")
    await fill(agent, "enter")
    await begin(agent, partial(screen._if_then, mine.entries[0].item))
    await fill(agent, "enter")
    await agent.presses("end", "enter")
    for line in agent.app.screen.query(Input):
        agent.app.screen.set_focus(line)
        # The due time must be one for the item to be kept.
        await fill(agent, *(("ctrl+u",) if line.id == "due" else ()))
    await agent.presses("ctrl+s", "escape", "f6", "end", "ctrl+o", "3")
    await fill(agent, "enter")
    await agent.presses("ctrl+o", "6", "enter", "ctrl+o", "7")
    await fill(agent, "enter")


async def before_the_shift(agent: Agent) -> None:
    """A fault that is reported, an item sent back, a reason in one's own words."""
    await agent.presses("f2")
    screen = agent.app.screen
    assert isinstance(screen, PreshiftScreen)
    handed = await agent.app.desk.run(agent.app.desk.offers.to_me)
    await begin(agent, partial(screen._report, FAULT))
    await fill(agent, "enter")
    await begin(agent, partial(screen._decide, handed[0]))
    await agent.presses("3")
    await fill(agent, "enter")
    policy = agent.app.policy
    assert policy is not None
    agent.app.policy = policy.model_copy(update={"reasons": type(policy.reasons)()})
    await begin(agent, partial(screen._why, []))
    await fill(agent, "enter")
    agent.app.policy = policy


async def staff_list(agent: Agent) -> None:
    """A person who is added; the hub is not there to add them."""
    await agent.presses("f9")
    screen = agent.app.screen
    assert isinstance(screen, SideScreen)
    await begin(agent, partial(staff.add, screen))
    await fill(agent, "enter", "1")
    await fill(agent, "enter")


async def look_back(agent: Agent) -> None:
    await agent.presses("f7", "ctrl+o", "4", "2")
    await fill(agent, "enter")
    await fill(agent, "enter", "ctrl+o", "5", "1")
    await fill(agent, "enter")


async def reassign(agent: Agent) -> None:
    await agent.presses("f8", "ctrl+o", "2", "1")
    await fill(agent, "enter")


async def administer(agent: Agent) -> None:
    await agent.presses("f9", "ctrl+o", "3", "1")
    await fill(agent, "tab")
    await fill(agent, "tab")
    await fill(agent, "ctrl+s", "escape")
    await agent.presses("f9", "ctrl+o", "9")
    await fill(agent, "tab")
    await fill(agent, "ctrl+s", "escape")
    await agent.presses("f9", "ctrl+o", "1")
    await fill(agent, "enter", "escape")
    await agent.presses("f9", "down", "ctrl+o", "2")
    await fill(agent, "enter", "escape")
    await agent.presses("f9")
    screen = agent.app.screen
    assert isinstance(screen, AdminScreen)
    await begin(agent, partial(knowledge_care.put_aside, screen, lacking("羽绒服怎么洗")))
    await fill(agent, "enter")
    await begin(agent, partial(knowledge_care.export, screen))
    await fill(agent, "escape")


ROUTES: tuple[Route, ...] = (
    reply,
    note,
    find,
    customer,
    amount,
    complaint,
    escalate,
    due,
    hand_over,
    before_the_shift,
    passed,
    look_up,
    on_knowledge,
    look_back,
    reassign,
    administer,
    staff_list,
    *(partial(along, way) for way in ways()),
    mend,
    come_back,
    join,
    erase,
)


async def begin(agent: Agent, asks: Callable[[], Awaitable[object]]) -> None:
    """Begins something whose place in a list depends on the machine."""

    async def ask() -> None:
        await asks()

    screen = agent.app.screen
    assert isinstance(screen, StepScreen)
    screen.attempt(ask)
    await agent.settles()


async def alone(agent: Agent) -> None:
    """No panel is open."""
    while len(agent.app.screen_stack) > 1:
        await agent.presses("escape")


async def nobody(_: HubLine) -> Staff:
    """A hub that answers at once."""
    return Staff(people=())


async def first_start(folder: Path) -> None:
    """Name and code, before there is a desk."""
    profile = Profile(make_home(folder / "new", "zh", name=""), "zh")

    async def enrol(_code: str, _lang: Lang) -> None:
        raise UsageError(BROKEN)

    async with at_desk(profile, begin=Begin(alone=_named, enrol=enrol)) as agent:
        await agent.presses("1", "2")
        await fill(agent, "enter", "escape")
        await agent.presses("3")
        await fill(agent, "enter")


def _named(desk: Desk, name: str, lang: Lang) -> None:
    rename(desk, name=name, lang=lang)


async def walk(folder: Path, routes: Sequence[Route]) -> None:
    """The whole walk, and the end in the middle of an answer."""
    await first_start(folder)
    profile = Profile(make_home(folder / "home", "zh"), "zh")
    a_day(profile)
    HubLine.staff = nobody  # type: ignore[method-assign,assignment]
    async with at_desk(profile) as agent:
        await agent.until(lambda: getattr(agent.app.screen, "assist", None) is not None, "assist")
        for route in routes:
            await route(agent)
            await alone(agent)
            await agent.presses("f3")
        await agent.presses("：", "backspace")
        await fill(agent)
        await agent.until(lambda: not agent.app.screen.fields.dirty, "a draft")  # type: ignore[attr-defined]
        os.kill(os.getpid(), signal.SIGKILL)


def leaky(_text: str) -> list[object]:
    """A detection that finds nothing: the planted fault."""
    return []


if __name__ == "__main__":
    sites.watch()
    LEAKS = "leak" in sys.argv
    if LEAKS:
        redaction._secrets = leaky  # type: ignore[assignment]
    asyncio.run(walk(Path(sys.argv[1]), ROUTES[:2] if LEAKS else ROUTES))
