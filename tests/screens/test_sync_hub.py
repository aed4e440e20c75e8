"""F10 on a real hub: what it refused, what had no effect and what met another's edit is put right
by keys, and then the hub has it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from cs_tui.bootstrap import join
from cs_tui.core.case import stream_of
from cs_tui.core.classification import Classified
from cs_tui.core.events import Body, event, seal
from cs_tui.core.note import NoteAdded
from cs_tui.core.ports import Ctx
from cs_tui.core.promise import PromiseKept
from cs_tui.core.text import LONGEST_TEXT
from cs_tui.desk import Desk
from cs_tui.ids import Uuid7, salt
from cs_tui.sync.enrolment import enrol, read_code
from cs_tui.sync.gateway import Gateway
from cs_tui.texts import syncing as texts
from cs_tui.widgets.writing import Writing
from tests.driver import Profile, at_desk
from tests.server.running import command, running


@pytest.fixture
def joined(tmp_path: Path) -> Iterator[tuple[Profile, str]]:
    """Lin's desk on a real hub, and a code for a colleague."""
    home = tmp_path / "hub"
    with running(home) as hub:
        lin, mei = (
            command("people", "add", "--name", name, "--url", hub.url, home=home).stdout.strip()
            for name in ("林晓", "梅")
        )
        profile = Profile(tmp_path / "mine", "zh")
        asyncio.run(join(profile.places, lin, device="laptop", lang="zh"))
        yield profile, mei


def appends(desk: Desk, case: str, body: Body) -> None:
    """A record of mine, whatever the rules say of it."""
    ctx = desk.kit.ctx()
    one = event(stream_of(case), body, ctx, act=ctx.new_id())
    desk.run_now(desk.kit.log.append, [one])


async def colleague(pasted: str) -> tuple[Gateway, str]:
    """Mei's way to the hub, and who she is there."""
    code = read_code(pasted)
    me = await enrol(lambda c: Gateway(c.url), code, "laptop")
    return Gateway(me.hub_url, me.token), me.actor


async def trouble(profile: Profile, code: str) -> str:
    """Too long a note, a promise nobody made, and a category Mei picked meanwhile."""
    way, mei = await colleague(code)
    desk = profile.open()
    try:
        await desk.hub.sync_once()
        case = profile.case(desk, name="甲")
        await desk.hub.sync_once()
        ctx = Ctx(now=profile.clock(), actor=mei, new_id=Uuid7(), skew_ms=0)
        picked = event(case.stream, Classified(field="leaf", value="REFTRK"), ctx, act=ctx.new_id())
        (verdict,) = (await way.push([seal(picked, salt())])).results
        assert verdict.status == "accepted"
        appends(desk, case.id, Classified(field="leaf", value="URGE", seen="DELAY"))
        appends(desk, case.id, PromiseKept(promise="none"))
        appends(desk, case.id, NoteAdded(done="好" * (LONGEST_TEXT + 1)))
        await desk.hub.sync_once()
        await desk.hub.sync_once()
    finally:
        await desk.hub.stop()
        desk.close()
        await way.close()
    return case.id


def test_each_is_put_right_by_keys_and_the_hub_has_it(joined: tuple[Profile, str]) -> None:
    profile, code = joined

    async def walk() -> None:
        case = await trouble(profile, code)
        async with at_desk(profile) as agent:
            await agent.presses("f10")
            await agent.sees("拒收 1 没生效 1 冲突 1", "“已做”：", "兑现承诺", "我的 催发货")
            await agent.presses("1", "1")
            await agent.sees("改正“已做”，重发")
            agent.app.screen.query_one(Writing).load_text("查过物流，已告知客户")
            await agent.presses("enter")
            await agent.is_told(texts.SENT_ANEW.zh)
            await agent.presses("1", "2")
            await agent.is_told(texts.DISMISSED.zh)
            await agent.presses("1", "2")
            await agent.is_told(texts.CHOSEN.zh)
            await agent.sees("没有需要处理的", "没有待传的记录")
            desk = agent.app.desk
            found = desk.run_now(desk.kit.log.case, case)
            assert found.note.done == "查过物流，已告知客户"
            assert (found.classification.leaf, found.conflicts) == ("URGE", ())
            made, lacking = await desk.hub.check_day(0)
            assert (made > 5, lacking) == (True, 0)

    asyncio.run(walk())
