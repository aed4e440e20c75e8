"""Who else is at a case stands in its row and on the case, and goes by itself."""

from __future__ import annotations

from cs_tui.core.agent import AgentRegistered, Role
from cs_tui.core.events import event
from cs_tui.services.presence import Presence
from cs_tui.sync.looking import Beside, Look
from cs_tui.sync.loop import SyncStatus
from tests.driver import HOSTILE, NARROW, WIDE, Profile, at_desk
from tests.screens.test_sync import Hub, join

SAID = {
    "zh": ("陈班长 正在看", "陈班长 等 2 人 正在输入"),
    "en": ("also here: 陈班长", "陈班长 and others, 2"),
}


class Watched(Hub):
    """A line to a hub where others look at every case I look at."""

    def __init__(self, *others: tuple[str, bool]) -> None:
        super().__init__(SyncStatus(live=True))
        self.others = others
        self.typing: list[bool] = []

    async def looking(self, case: str, *, typing: bool) -> Beside:
        self.typing.append(typing)
        looks = (
            Look(case=case, person=person, typing=types, ends_in_ms=30_000)
            for person, types in self.others
        )
        return Beside(looks=tuple(looks) if case else ())


async def test_who_else_looks_is_said_and_goes_by_itself(profile: Profile) -> None:
    size = NARROW if profile.lang == "zh" else WIDE
    with profile.program() as desk:
        number = profile.case(desk, name="甲").number
        chen = AgentRegistered(role=Role.LEAD, teams=("desk",), name="陈班长")
        desk.run_now(
            desk.kit.log.append, [event("agent/chen", chen, desk.kit.ctx(), act=desk.kit.new_id())]
        )
    join(profile)
    async with at_desk(profile, size=size) as agent:
        hub = Watched(("chen", False))
        desk = agent.app.desk
        desk.hub, desk.presence = hub, Presence(hub, profile.clock)
        await agent.presses("ctrl+f", "enter")
        await agent.sees(number, SAID[profile.lang][0])
        profile.clock.goes_on(10_000)
        hub.others = (("chen", True), ("wang" + HOSTILE, False))
        await agent.types("您好")
        agent.app.note_presence()
        await agent.sees(SAID[profile.lang][1])
        assert hub.typing == [False, True]
        profile.clock.goes_on(31_000)
        hub.others = ()
        agent.app.paint()
        await agent.settles()
        agent.misses("陈班长")
