"""F10: what waits, what the hub refused, what had no effect, what met another's edit."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cs_tui.core.case import stream_of
from cs_tui.core.classification import Classified
from cs_tui.core.events import Body, event
from cs_tui.core.ports import Ctx
from cs_tui.core.promise import PromiseKept
from cs_tui.desk import Desk
from cs_tui.errors import Refused as Rejected
from cs_tui.screens.sync_rows import Rows
from cs_tui.services.hub import HubLine
from cs_tui.store import profile as profiles
from cs_tui.store import sync_status
from cs_tui.store.exchange import Exchange, TurnedDown
from cs_tui.store.sync_lists import Refused, SyncLists
from cs_tui.sync.loop import SyncStatus as Status
from cs_tui.texts import Words
from cs_tui.texts import syncing as texts
from cs_tui.texts.hub import NO_TOKEN
from cs_tui.widgets.writing import Writing
from tests.driver import HOSTILE, MINUTE_MS, MORNING, NARROW, WIDE, Agent, Profile, at_desk

WAITED = 13
"""Records that `trouble` leaves unsent."""

ASLEEP = Words(zh="连不上服务器 https://hub.example", en="cannot reach the hub https://hub.example")


class Hub(HubLine):
    """A line to a hub that only tells how it stands."""

    def __init__(self, status: Status | None) -> None:
        # No line is opened: only where sync stands is read of it.
        self.status = status
        self.nudged = 0
        self.pasted: list[str] = []

    async def stop(self) -> None:
        """There is no line to end."""

    def nudge(self) -> None:
        self.nudged += 1

    async def come_back(self, pasted: str, device: str) -> None:
        assert device
        self.pasted.append(pasted)


def join(profile: Profile) -> None:
    """The profile belongs to a hub, which has everything so far."""
    with profile.program() as desk:

        def write() -> None:
            mine = replace(desk.kit.profile, hub_url="https://hub.example")
            profiles.save(desk.kit.log.conn, mine)
            desk.kit.log.conn.execute("UPDATE events SET server_seq = seq, received_at = at")

        desk.run_now(write)


def happen(desk: Desk, case: str, actor: str, *bodies: Body) -> None:
    """Events as they stand in the hub's order, whatever the rules say of them."""
    kit = desk.kit
    ctx = Ctx(now=kit.clock(), actor=actor, new_id=kit.new_id)
    events = [event(stream_of(case), body, ctx, act=ctx.new_id()) for body in bodies]
    desk.run_now(kit.log.append, events)


def trouble(profile: Profile) -> list[str]:
    """A refused note, a promise that was kept already, and a category two people picked."""
    join(profile)
    with profile.program(at=MORNING - 40 * MINUTE_MS) as desk:
        refused, void, met = (profile.case(desk, name=name) for name in ("甲", "乙", "丙"))
        desk.run_now(desk.cases.keep_drafts, refused.id, {"note.done": ("已查 13800138000", None)})
        desk.run_now(desk.cases.save, refused.id)
        last = desk.kit.log.sealed(stream_of(refused.id))[-1]
        reason = Words(zh="内容里有不允许的 {号码}", en="it holds a {number} that is not allowed")
        turned_down = TurnedDown(last.id, reason, "done")
        desk.run_now(Exchange(desk.kit.log.conn).settle, [turned_down])
        happen(desk, void.id, "me", PromiseKept(promise="none"))
        happen(desk, met.id, "li", Classified(field="leaf", value="REFTRK"))
        happen(desk, met.id, "me", Classified(field="leaf", value="URGE", seen="DELAY"))
    return [refused.number, void.number, met.number]


async def with_hub(agent: Agent, status: Status | None) -> Hub:
    """The screen, on a desk whose hub stands like this."""
    hub = Hub(status)
    agent.app.desk.hub = hub
    await agent.presses("f10")
    return hub


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_each_record_says_why_and_what_now(profile: Profile, size: tuple[int, int]) -> None:
    trouble(profile)
    async with at_desk(profile, size=size) as agent:
        oldest_at = MORNING - 40 * MINUTE_MS
        seen_at = MORNING - MINUTE_MS
        await with_hub(agent, Status(True, 13, oldest_at, refused=1, last_contact_at=seen_at))
        await agent.golden(f"sync-{profile.lang}-{size[0]}")


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_alone_there_is_nothing_to_sync(profile: Profile, size: tuple[int, int]) -> None:
    async with at_desk(profile, size=size) as agent:
        await agent.presses("f10")
        await agent.golden(f"sync-alone-{profile.lang}-{size[0]}")
        await agent.presses("ctrl+s")
        await agent.is_told(texts.ALONE_NOW.say(profile.lang))


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (None, "离线"),
        (Status(live=True), "已连上服务器，实时同步"),
        (Status(live=False), "暂无实时消息"),
        (Status(problem=ASLEEP), "离线：连不上服务器 https://hub.example"),
        (Status(problem=ASLEEP, paused=True), "已暂停：连不上服务器 https://hub.example"),
        (Status(paused=True), "已暂停，等人处理"),
    ],
)
async def test_how_the_line_stands_is_said_in_words(
    zh: Profile, status: Status | None, said: str
) -> None:
    join(zh)
    async with at_desk(zh) as agent:
        await with_hub(agent, status)
        await agent.sees(said)


async def test_what_waits_is_counted_and_gets_older(zh: Profile) -> None:
    join(zh)
    async with at_desk(zh) as agent:
        agent.app.desk.run_now(agent.app.desk.shifts.be, "break", "meal")
        await with_hub(agent, Status(live=True))
        await agent.sees("待传 1 条，最久 0 秒")
        zh.clock.goes_on(3 * MINUTE_MS)
        await agent.sees("待传 1 条，最久 3 分")


async def test_with_nothing_wrong_it_says_so(zh: Profile) -> None:
    join(zh)
    async with at_desk(zh) as agent:
        await with_hub(agent, Status(live=True))
        await agent.sees("没有需要处理的")


@pytest.mark.parametrize("keys", [["ctrl+s"], ["ctrl+o", "1"]])
async def test_sync_can_be_asked_for(zh: Profile, keys: list[str]) -> None:
    join(zh)
    async with at_desk(zh) as agent:
        hub = await with_hub(agent, Status(live=True))
        await agent.presses(*keys)
        await agent.is_told("正在同步")
        assert hub.nudged == 1


@pytest.mark.parametrize(
    ("keys", "place"), [(["enter", "3"], 0), (["2", "1"], 1), (["down", "enter", "1"], 1)]
)
async def test_a_record_leads_to_its_case(zh: Profile, keys: list[str], place: int) -> None:
    numbers = trouble(zh)
    async with at_desk(zh) as agent:
        await with_hub(agent, Status(live=True))
        await agent.presses(*keys)
        assert agent.mode == "desk"
        [front] = [row.number for row in agent.app.board.mine if row.front]
        assert front == numbers[place]


async def test_names_of_categories_not_their_ids(profile: Profile) -> None:
    trouble(profile)
    async with at_desk(profile) as agent:
        await with_hub(agent, Status(live=True))
        await agent.sees({"zh": "我的 催发货", "en": "mine Chase dispatch"}[profile.lang])
        agent.misses("REFTRK")


async def test_another_persons_conflict_is_not_mine(zh: Profile) -> None:
    join(zh)
    with zh.program() as desk:
        case = zh.case(desk)
        happen(desk, case.id, "li", PromiseKept(promise="none"))
    async with at_desk(zh) as agent:
        await with_hub(agent, Status(live=True))
        await agent.sees("没有需要处理的")


async def test_foreign_text_is_only_text(profile: Profile) -> None:
    join(profile)
    with profile.program() as desk:
        case = profile.case(desk, HOSTILE, name=HOSTILE)
        last = desk.kit.log.sealed(stream_of(case.id))[-1]
        turned_down = TurnedDown(last.id, Words(zh=HOSTILE, en=HOSTILE), HOSTILE)
        desk.run_now(Exchange(desk.kit.log.conn).settle, [turned_down])
    async with at_desk(profile) as agent:
        await with_hub(agent, Status(live=True))
        await agent.sees("[/x][b]a[/i]", "{name}")
        assert not {"\x1b", "\x07", "\u202e"} & set(agent.screen)


async def test_a_refused_record_is_corrected_and_sent_anew_under_a_new_id(zh: Profile) -> None:
    [number, *_] = trouble(zh)
    async with at_desk(zh) as agent:
        await with_hub(agent, Status(live=True, refused=1))
        [old] = agent.app.desk.run_now(agent.app.desk.syncing.lists).refused
        await agent.presses("1", "1")
        await agent.sees("改正“已做”，重发", "不允许的 {号码}", "已查 13800138000")
        agent.app.screen.query_one(Writing).load_text("已查，号码不写")
        await agent.presses("enter")
        await agent.is_told(texts.SENT_ANEW.zh)
        desk = agent.app.desk
        lists = desk.run_now(desk.syncing.lists)
        assert (lists.refused, lists.waiting) == ((), WAITED + 1)
        case = desk.run_now(desk.kit.log.case, old.stream.partition("/")[2])
        assert (case.number, case.note.done) == (number, "已查，号码不写")
        stored = desk.run_now(desk.kit.log.sealed, old.stream)
        assert old.event in [one.id for one in stored]
        assert stored[-1].id != old.event


async def test_a_refused_record_may_be_sent_as_it_is_or_left(zh: Profile) -> None:
    trouble(zh)
    async with at_desk(zh) as agent:
        await with_hub(agent, Status(live=True, refused=1))
        desk = agent.app.desk
        await agent.presses("1", "2")
        await agent.is_told(texts.SENT_ANEW.zh)
        assert desk.run_now(desk.syncing.lists).waiting == WAITED + 1
        await agent.presses("1", "2")
        await agent.is_told(texts.DISMISSED.zh)
        lists = desk.run_now(desk.syncing.lists)
        assert (lists.refused, lists.without_effect, len(lists.met)) == ((), (), 1)
        standing = desk.run_now(lambda: sync_status.standing(desk.kit.log.conn, "me"))
        assert (standing.refused, standing.void, standing.conflicts) == (0, 0, 1)


@pytest.mark.parametrize(("digit", "leaf"), [("1", "REFTRK"), ("2", "URGE")])
async def test_a_conflict_is_settled_by_one_digit(zh: Profile, digit: str, leaf: str) -> None:
    trouble(zh)
    async with at_desk(zh) as agent:
        await with_hub(agent, Status(live=True, conflicts=1))
        desk = agent.app.desk
        [met] = desk.run_now(desk.syncing.lists).met
        await agent.presses("3", digit)
        await agent.is_told(texts.CHOSEN.zh)
        case = desk.run_now(desk.kit.log.case, met.stream.partition("/")[2])
        assert (case.classification.leaf, case.conflicts) == (leaf, ())
        assert desk.run_now(desk.syncing.lists).met == ()
        with pytest.raises(Rejected):
            desk.run_now(desk.syncing.choose, met, "mine")


async def test_what_a_colleague_was_refused_is_not_mine_to_send(zh: Profile) -> None:
    trouble(zh)
    with zh.program() as desk:
        [old] = desk.run_now(desk.syncing.lists).refused
        desk.kit.profile = replace(desk.kit.profile, actor="li")
        assert desk.run_now(desk.syncing.mendable, old.event) is None
        with pytest.raises(Rejected):
            desk.run_now(desk.syncing.resend, old.event)


async def test_each_way_out_has_its_digit(profile: Profile) -> None:
    trouble(profile)
    async with at_desk(profile) as agent:
        await with_hub(agent, Status(live=True, refused=1))
        await agent.presses("1")
        await agent.golden(f"sync-refused-{profile.lang}", panel=True)
        await agent.presses("escape", "3")
        await agent.golden(f"sync-met-{profile.lang}", panel=True)


async def test_who_was_shut_out_pastes_a_new_code_where_the_reason_stands(zh: Profile) -> None:
    join(zh)
    async with at_desk(zh) as agent:
        hub = await with_hub(agent, Status(problem=NO_TOKEN, paused=True))
        await agent.sees("新的登记码", "F10")
        await agent.presses("ctrl+o", "2")
        await agent.pastes("eyJ1IjoiaHR0cHM6Ly9odWIifQ")
        await agent.presses("enter")
        await agent.is_told(texts.CAME_BACK.zh)
        assert hub.pasted == ["eyJ1IjoiaHR0cHM6Ly9odWIifQ"]


def test_a_refused_field_is_told_by_its_name_and_never_by_its_id() -> None:
    def told(field: str) -> str:
        why = Words(zh="太长", en="too long")
        one = Refused("e", "case/x", "handover_written", "me", MORNING, "A1", why, field)
        rows = Rows("zh", MORNING, 80, "me", {}, None).of(SyncLists(refused=(one,)))
        return "\n".join(row.label.plain for row in rows)

    assert "“下一步”：太长" in told("next")
    assert "原因：太长" in told("contingency")
    assert "contingency" not in told("contingency")
