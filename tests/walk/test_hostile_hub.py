"""What strangers wrote comes from the hub to a real terminal, on every screen: words, no commands.

The customer is called `[/b]`.
"""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from cs_tui.content import ArticleRow
from cs_tui.core.agent import Role
from cs_tui.core.bulletin import BulletinPublished
from cs_tui.core.escalation import Asked
from cs_tui.core.offer import to_person
from cs_tui.core.said import Said
from cs_tui.desk import Desk
from cs_tui.services.article_import import write_articles
from cs_tui.services.field_names import NOTE, REPLY
from tests.desk.terminal import on_terminal
from tests.desk.world import World
from tests.driver import HOUR_MS, MORNING, Clock
from tests.pty.harness import PtyApp
from tests.pty.test_hostile import leaked
from tests.walk.afternoon import PROGRAM
from tests.walk.house import House, Person, house

pytestmark = pytest.mark.long

HOSTILE = (
    "[/b] [@click=app.quit]x[/] {eta} \x1b]52;c;aGk=\x07\x1b[2J\x1b[6n\x1bP1$rq\x1b\\\x9b31m"
    "\u202eevil\u202c\u2066\u200b a" + "\u0301" * 60 + " 👩\u200d👩\u200d👧 clip"
)
SCREENS = {
    "f2": "\x1bOQ",
    "f4": "\x1bOS",
    "f5": "\x1b[15~",
    "f6": "\x1b[17~",
    "f7": "\x1b[18~",
    "f8": "\x1b[19~",
    "f9": "\x1b[20~",
    "f10": "\x1b[21~",
    "f3": "\x1bOR",
}
PANELS = {"find": "\x06", "use": "\x14", "knowledge": "\x12", "acts": "\x0f", "all": "\x07"}
ESCAPE = "\x1b\x1b[?1;0$y"
"""Esc, and what a terminal says of itself: behind that nothing is a chord with the Esc."""
REDRAW = "\x0c"
WHOLE = 2_000
"""A screen drawn anew is more bytes than this; a change in one is fewer."""


async def staffed(made: House) -> Person:
    """Hostile notices, articles, offers and handovers; who will look at them."""
    lead = await made.employs("zhou", "[/b]", "zh", role=Role.ADMIN)
    giver = await made.employs("mei", HOSTILE, "zh")
    for person in (lead, giver):
        await made.begins(person)
    for n in range(3):
        customer = {
            "name": "[/b]" if n else HOSTILE,
            "phone": "13800138000",
            "order_no": "[/b] {eta} clip",
        }
        await made.writes(f"c{n}", f"发货 {HOSTILE}", lang="zh", customer=customer)
    await as_(lead, announces)
    await as_(giver, gives)
    return lead


async def as_(person: Person, does: Callable[[Desk], Awaitable[None]]) -> None:
    """Somebody acts at their own desk, and all of it reaches the hub."""
    desk = person.open()
    try:
        await desk.hub.sync_once()
        await does(desk)
        await desk.hub.sync_once()
    finally:
        await desk.hub.stop()
        desk.close()


async def announces(desk: Desk) -> None:
    words = Said(zh=HOSTILE, en=HOSTILE)
    new = BulletinPublished(version=1, title=words, body=words, mandatory=True)
    await desk.run(desk.notices.publish, "wild", new)
    row = ArticleRow(1, "wild", f"发货 {HOSTILE}", HOSTILE, (), "zh", "URGE", "")
    for _ in write_articles(desk.kit, [row], "test"):
        pass


async def gives(desk: Desk) -> None:
    for n in range(2):
        case_id = await desk.serve_next()
        assert case_id is not None
        await desk.run(desk.queue.put_in_front, case_id)
        fields = {REPLY: "在查", NOTE["issue"]: HOSTILE, NOTE["done"]: HOSTILE}
        new = {name: (text, None) for name, text in fields.items()}
        await desk.run(desk.cases.keep_drafts, case_id, new)
        await desk.run(desk.cases.save, case_id)
        if n:
            asked = Asked(to_person("zhou"), HOSTILE, MORNING + HOUR_MS)
            await desk.run(desk.escalation.escalate, case_id, "logistics", asked)
    await desk.run(desk.leaving.leave)


@pytest.fixture
async def reader(tmp_path: Path) -> AsyncIterator[Person]:
    async with house(tmp_path, Clock(MORNING)) as made:
        yield await staffed(made)


def pressed(app: PtyApp, keys: str) -> None:
    """Keys, and all that comes of them: keys wait for those before, so a redraw that is asked for
    behind them comes when they are done."""
    app.send(keys)
    before = len(app.raw)
    app.send(REDRAW)
    app.wait_until(lambda: len(app.raw) - before > WHOLE, f"screen after {keys!r}")


def walked(person: Person, columns: int) -> PtyApp:
    """Every screen and every panel, with a look into what stands first on each."""
    program = (sys.executable, "-c", PROGRAM.format(at=MORNING))
    with on_terminal(World(person.folder, "zh"), program, columns=columns) as app:
        app.wait_for("位客户在排队")
        app.send("\x0e")
        app.wait_for("还差")
        for keys in PANELS.values():
            for part in (keys, "clip", ESCAPE):
                pressed(app, part)
        for keys in SCREENS.values():
            for part in (keys, "\r", ESCAPE):
                pressed(app, part)
        app.send(SCREENS["f3"])
        app.wait_for("N 下一单")
        app.signal(signal.SIGTERM)
        assert app.wait_exit() == 128 + signal.SIGTERM
    return app


@pytest.mark.parametrize("columns", [80, 250])
async def test_nothing_that_comes_from_the_hub_commands_the_terminal(
    reader: Person, columns: int
) -> None:
    app = await asyncio.to_thread(walked, reader, columns)
    assert leaked(app) == []
    assert b"[/b]" in app.raw
    assert b"clip" in app.raw
