"""What strangers write is shown whole and harmless everywhere, and nothing raw leaves."""

from __future__ import annotations

import re
import signal
from functools import partial

import pytest

from cs_tui.content import ArticleRow
from cs_tui.core.case import Customer
from cs_tui.core.text import safe_text
from cs_tui.services.article_import import write_articles
from tests.desk.driver import at_desk
from tests.desk.terminal import on_terminal
from tests.desk.world import World
from tests.pty.harness import PtyApp
from tests.pty.test_hostile import leaked

HOSTILE = (
    "[/x]",
    "[@click=app.quit]x[/]",
    "[VIP] 50% [off]",
    "\x1b]52;c;eA==\x1b\\\u202e\u2066clip\u2069",
)


def invited(world: World, text: str) -> str:
    """A customer all of whose data is this text, and an article of that title."""
    customer = Customer(name=text, phone="13800138000", order_no=text)
    number = world.contact(f"发货 {text}", customer=customer)
    row = ArticleRow(
        line=1,
        id="hostile",
        title=f"发货 {text}",
        body=f"正文 {text}",
        aliases=(),
        lang="zh",
        cat="URGE",
        pair="",
    )
    with world.other_program() as desk:
        for _ in write_articles(desk.kit, [row], "test"):
            pass
    return number


def flat(screen: str) -> str:
    """A screen without the blanks and line ends that wrapping and columns bring."""
    return re.sub(r"\s", "", screen)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
async def test_it_is_whole_on_the_desk_and_in_every_panel(zh: World, text: str) -> None:
    number = invited(zh, text)
    shown = flat(safe_text(text))
    async with at_desk(zh, size=(200, 50)) as agent:
        await agent.until(lambda: shown in flat(agent.screen), "it in the queue")
        await agent.presses("ctrl+n")
        await agent.comes_to(number)
        assert flat(agent.screen).count(shown) >= 3, "name, order and message"
        await agent.presses(
            "ctrl+t", "escape", "ctrl+o", "escape", "ctrl+g", "escape", "f1", "escape"
        )
        agent.goes_to("note-done")
        await agent.pastes(text)
        await agent.presses("ctrl+f")
        await agent.types("发货")
        await agent.until(lambda: bool(agent.rows), "the case")
        assert shown in flat("".join(agent.rows))
        await agent.presses("escape", "ctrl+r")
        await agent.types(f"发货 {text}")
        await agent.until(lambda: any(shown in flat(row) for row in agent.rows), "the article")
        await agent.presses("escape", "ctrl+s")
        assert agent.front == number
    assert zh.case(number).note.done == safe_text(text)


def test_none_of_it_reaches_the_terminal_as_a_command(zh: World) -> None:
    text = "".join(HOSTILE)
    invited(zh, text)
    with on_terminal(zh, columns=250) as app:
        app.wait_for("位客户在排队")
        app.send("\x0e")
        app.wait_for("还差 5")
        for key, title in (("\x14", "套用："), ("\x06", "查找客户"), ("\x12", "查知识")):
            app.send(key)
            app.wait_for(title)
            app.send("发货")
            app.wait_for("clip")
            app.send("\x1b")
            app.wait_until(partial(gone, app, title), "panel gone")
        app.signal(signal.SIGTERM)
        app.wait_exit()
        assert leaked(app) == []


def gone(app: PtyApp, text: str) -> bool:
    """Whether the screen does not show it any more."""
    return text not in app.screen


@pytest.mark.parametrize("key", ["ctrl+s", "ctrl+n"])
@pytest.mark.parametrize("raw", ["{eta}", "｛eta｝"])
async def test_a_raw_placeholder_cannot_be_sent_and_the_text_stays(
    zh: World, key: str, raw: str
) -> None:
    zh.contact()
    async with at_desk(zh) as agent:
        await agent.presses("ctrl+n")
        number = str(agent.front)
        await agent.types(f"请等到{raw}")
        await agent.presses(key)
        assert agent.told[-1:] == ["还有未填的 {eta}，请补上再发送"]
        assert agent.front == number
        assert agent.reply.value == f"请等到{raw}"
        assert agent.focused is agent.reply
    assert [message.side for message in zh.case(number).messages] == ["customer"]
    assert zh.drafts(number) == {"reply": f"请等到{raw}"}
