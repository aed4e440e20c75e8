"""A day of work, made with the real services at given times."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cs_tui.core.case import Case, Customer
from cs_tui.core.five_steps_state import Step
from cs_tui.desk import Desk
from cs_tui.services.field_names import NOTE, REPLY
from tests.driver import HOUR_MS, MINUTE_MS, MORNING, Profile

SECOND_MS = 1000
SPENT: Mapping[Step, int] = {"contact": 2, "needs": 3, "execute": 5}
"""Tenths of the time in front, by the step."""


@dataclass(frozen=True, slots=True)
class Worked:
    """One contact: its channel, how long the customer waited, how long it took, its category."""

    channel: str
    waited_ms: int
    took_ms: int
    leaf: str = "URGE"


CALLS = tuple(Worked("phone", 8 * SECOND_MS, (3 + n % 4) * MINUTE_MS, "REFTRK") for n in range(4))
CHATS = tuple(Worked("chat", (20 + n) * SECOND_MS, 6 * MINUTE_MS) for n in range(11))
MAILS = (
    Worked("email", 48 * MINUTE_MS, 9 * MINUTE_MS, "INVOICE"),
    Worked("email", 130 * MINUTE_MS, 12 * MINUTE_MS, "RET7"),
)


def work_through(
    profile: Profile, *contacts: Worked, since: int = MORNING - 11 * HOUR_MS // 2
) -> None:
    """Works through contacts one after another; the last one ends before the morning."""
    profile.clock.at = since
    with profile.program() as desk:
        desk.run_now(desk.shifts.begin)
        for one in contacts:
            _work(profile, desk, one)
    profile.clock.at = MORNING


def wait(profile: Profile, channel: str, ms: int, *, name: str = "王女士") -> Case:
    """A customer got in touch so long ago and nobody answered."""
    profile.clock.at = MORNING - ms
    with profile.program() as desk:
        case = _comes(profile, desk, channel, name)
        desk.run_now(desk.queue.serve_own, desk.kit.new_id())
        desk.run_now(desk.queue.put_in_front, case.id)
        desk.run_now(desk.queue.park, case.id)
    profile.clock.at = MORNING
    return case


def _comes(profile: Profile, desk: Desk, channel: str, name: str = "张建国") -> Case:
    return desk.run_now(
        desk.cases.open,
        channel=channel,
        text="下单三天了还没发货",
        answered=False,
        lang=profile.lang,
        customer=Customer(name=name, phone="13800138000"),
    )


def _work(profile: Profile, desk: Desk, one: Worked) -> None:
    case = _comes(profile, desk, one.channel)
    profile.clock.goes_on(one.waited_ms)
    desk.run_now(desk.queue.serve_own, desk.kit.new_id())
    desk.run_now(desk.queue.put_in_front, case.id)
    said = {REPLY: "已为您核实", NOTE["done"]: "已核实"}
    picked = {"nature": "help", "leaf": one.leaf, "outcome": "solved"}
    fields = {field: (text, None) for field, text in (said | picked).items()}
    desk.run_now(desk.cases.keep_drafts, case.id, {REPLY: fields.pop(REPLY)})
    desk.run_now(desk.cases.save, case.id)
    for step, parts in SPENT.items():
        desk.front.stands_at(case.id, step)
        profile.clock.goes_on(one.took_ms * parts // 10)
    desk.run_now(desk.cases.keep_drafts, case.id, fields)
    desk.run_now(desk.queue.finish, case.id, desk.run_now(desk.cases.view, case.id).case.last_in)
