"""Colleagues around a desk that passes cases on, acting as their own desks would."""

from __future__ import annotations

from cs_tui.core import offer
from cs_tui.core.agent import Agent, AgentRegistered, Role
from cs_tui.core.agent import stream_of as agent_stream
from cs_tui.core.case import Case, Customer
from cs_tui.core.moves import Claimed
from cs_tui.core.offer_state import Target
from cs_tui.core.ports import Ctx
from cs_tui.desk import Desk
from cs_tui.texts import Lang
from tests.driver import HOUR_MS, MINUTE_MS, Profile

MEI = "mei"
NAMES: dict[Lang, dict[str, str]] = {
    "zh": {"me": "林晓", MEI: "梅芳", "zhou": "周敏"},
    "en": {"me": "Lin Xiao", MEI: "Mei Fang", "zhou": "Zhou Min"},
}
ROLES = {
    "me": (Role.AGENT, ("agents",)),
    MEI: (Role.AGENT, ("logistics",)),
    "zhou": (Role.LEAD, ("agents",)),
}
NOTES: dict[Lang, str] = {
    "zh": "经过：三天未更新轨迹\n已做：催过一次\n请查：是否丢件",
    "en": "What happened: no scan for three days\nTried: chased once\nPlease find out: lost?",
}


def ctx(desk: Desk, actor: str) -> Ctx:
    """Somebody acts now."""
    return Ctx(now=desk.kit.clock(), actor=actor, new_id=desk.kit.new_id)


def staffed(profile: Profile, *, lead: bool = False) -> None:
    """The hub told who works here; with `lead` the person at the desk is one."""
    with profile.program() as desk:
        for person, (role, _teams) in ROLES.items():
            mine = Role.LEAD if lead and person == "me" else role
            name = NAMES[profile.lang][person]

            def register(who: str = person, name: str = name, role: Role = mine) -> None:
                with desk.kit.log.act(agent_stream(who), ctx(desk, who), Agent) as act:
                    act.add(AgentRegistered(name=name, role=role, teams=ROLES[who][1]))

            desk.run_now(register)


def given(
    profile: Profile,
    desk: Desk,
    to: Target,
    *,
    by: str = MEI,
    text: str = "",
    note: str = "",
    name: str = "张建国",
) -> Case:
    """A case of a colleague's, escalated."""
    case = desk.run_now(
        desk.cases.open,
        channel="chat",
        text=text or ("包裹三天没动" if profile.lang == "zh" else "parcel has not moved"),
        answered=False,
        lang=profile.lang,
        customer=Customer(name=name, phone="13800138000"),
    )

    def offers() -> None:
        acting = ctx(desk, by)
        with desk.kit.log.case_act(case.id, acting) as act:
            act.add(Claimed(agent=by))
            offer.offer(
                act,
                to,
                "escalation",
                15 * MINUTE_MS,
                reason="logistics",
                functional=True,
                told=True,
                note=note or NOTES[profile.lang],
                promised_at=acting.now + HOUR_MS,
            )

    desk.run_now(offers)
    return desk.run_now(desk.cases.view, case.id).case


def says(desk: Desk, case_id: str, by: str, what: str, text: str = "") -> None:
    """A colleague accepts, declines or answers."""

    def act_on() -> None:
        with desk.kit.log.case_act(case_id, ctx(desk, by)) as act:
            if what == "accepts":
                offer.accept(act)
            elif what == "declines":
                offer.decline(act, text)
            else:
                offer.answer(act, text)

    desk.run_now(act_on)
