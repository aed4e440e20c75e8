"""THE table of key budgets (DESIGN 4), pressed: as many keys as are allowed, and the fact is there.

What people write in their own words is not counted: `Free` stands for it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from cs_tui.core.case import Case, Customer, Status
from cs_tui.screens.lists import SideList
from cs_tui.screens.notice import NoticePanel
from cs_tui.services.notices import Notice
from cs_tui.texts import Lang
from tests.driver import NARROW, WIDE, Profile, at_desk, off_duty

LATE: dict[Lang, str] = {
    "zh": "下单三天了还没发货",
    "en": "I ordered three days ago and it has not shipped yet",
}
LETTERS: dict[Lang, str] = {"zh": "zj", "en": "em"}
"""安抚：着急 by pinyin initials, and Empathy: sad by the start of a word."""
QUESTION: dict[Lang, str] = {"zh": "退款多久到账", "en": "refund"}


@dataclass(frozen=True, slots=True)
class Free:
    """Words of a person's own, by language."""

    text: dict[Lang, str]


Key = str | Free


@dataclass(frozen=True, slots=True)
class Flow:
    """One row: what it is, how many keys it may take, the keys, and what it leaves behind."""

    name: str
    most: int
    keys: tuple[Key, ...]
    holds: Callable[[Case], object]
    served: bool = False
    """The customer waits in the queue; else the case is in front already."""


FLOWS = (
    Flow(
        "known issue, right suggestion",
        3,
        ("ctrl+n", "1", "ctrl+n"),
        lambda case: case.status is Status.RESOLVED and case.note.done,
        served=True,
    ),
    Flow(
        "known issue picked by two letters, Chinese",
        6,
        ("ctrl+n", "ctrl+t", "z", "j", "enter", "ctrl+n"),
        lambda case: case.messages[-1].side == "agent",
        served=True,
    ),
    Flow(
        "known issue picked by two letters, English",
        6,
        ("ctrl+n", "ctrl+t", "e", "m", "enter", "ctrl+n"),
        lambda case: case.messages[-1].side == "agent",
        served=True,
    ),
    Flow(
        "fully manual: classify, phrase, save",
        8,
        ("ctrl+o", "4", "1", "2", "2", "ctrl+t", Free(LETTERS), "enter", "ctrl+s"),
        lambda case: case.messages[-1].side == "agent" and case.classification.leaf,
    ),
    Flow(
        "knowledge answer into the reply, cited",
        5,
        ("ctrl+r", Free(QUESTION), "enter", "ctrl+s"),
        lambda case: case.messages[-1].side == "agent" and case.citations,
    ),
    Flow(
        "escalate with reason, tier and promised time",
        6,
        ("ctrl+o", "1", "1", "1", "2", "enter"),
        lambda case: case.offer and case.offer.to.tier == 2 and case.offer.promised_at,
    ),
    Flow(
        "put off",
        3,
        ("ctrl+o", "2", "9"),
        lambda case: case.status is Status.SCHEDULED,
    ),
    Flow(
        "no action",
        3,
        ("ctrl+o", "9", "1"),
        lambda case: case.status is Status.CANCELLED,
    ),
    Flow(
        "hand over one open item",
        3,
        ("f6", "1"),
        lambda case: case.offer and case.offer.why == "handover",
    ),
)


def contact(profile: Profile, *, served: bool) -> str:
    """A customer wrote; the id of the case, which is in front unless it is to be `served`."""
    with profile.program() as desk:
        case = desk.run_now(
            desk.cases.open,
            channel="chat",
            text=LATE[profile.lang],
            answered=False,
            lang=profile.lang,
            customer=Customer(name="张建国", phone="13800138000", order_no="202611194471"),
        )
        if not served:
            desk.run_now(desk.queue.serve_own, desk.kit.new_id())
            desk.run_now(desk.queue.put_in_front, case.id)
    return case.id


def case_of(profile: Profile, case_id: str) -> Case:
    with profile.program() as desk:
        return desk.run_now(desk.cases.view, case_id).case


@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.name)
async def test_it_takes_no_more_keys_than_its_budget(profile: Profile, flow: Flow) -> None:
    case_id = contact(profile, served=flow.served)
    async with at_desk(profile) as agent:
        for key in flow.keys:
            if isinstance(key, Free):
                await agent.types(key.text[profile.lang])
            else:
                await agent.presses(key)
        assert flow.holds(case_of(profile, case_id)), agent.screen
    assert sum(isinstance(key, str) for key in flow.keys) <= flow.most


async def test_a_callback_is_set_with_three_keys_and_leaves_with_the_answer(
    profile: Profile,
) -> None:
    case_id = contact(profile, served=False)
    async with at_desk(profile) as agent:
        await agent.presses("ctrl+o", "2", "2")
        await agent.types("ok")
        await agent.presses("ctrl+s")
    assert [one.open for one in case_of(profile, case_id).promises] == [True]


async def test_one_key_takes_the_last_act_back(profile: Profile) -> None:
    case_id = contact(profile, served=False)
    async with at_desk(profile) as agent:
        await agent.presses("ctrl+o", "9", "1")
        assert case_of(profile, case_id).status is Status.CANCELLED
        await agent.presses("ctrl+z")
        assert case_of(profile, case_id).status is Status.ACTIVE


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_from_the_start_to_the_first_contact_with_what_is_shipped(
    profile: Profile, size: tuple[int, int]
) -> None:
    """Checks are looked at, every mandatory notice of the day is read, everything is ticked."""
    case_id = contact(off_duty(profile), served=True)
    keys = 0
    async with at_desk(profile, size=size) as agent:

        async def press(key: str) -> None:
            nonlocal keys
            keys += 1
            await agent.presses(key)

        rows = [row for side in agent.app.screen.query(SideList) for row in side.picks]
        must = [row for row in rows if isinstance(row.item, Notice) and row.item.owed]
        assert len(must) == 4
        await press(must[0].digit)
        while isinstance(agent.app.screen, NoticePanel):
            await press("enter")
        for key in ("ctrl+o", "2", "ctrl+n"):
            await press(key)
        if agent.mode == "preshift":
            await press("1")
        await agent.until(lambda: case_of(profile, case_id).fronted is not None, "contact")
    assert keys <= 12
