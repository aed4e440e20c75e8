"""An owed step: Enter names it, one digit leaves it out; how long each took stands in the case."""

from __future__ import annotations

from cs_tui.core.case import Status
from cs_tui.texts import five_steps as texts
from cs_tui.texts import rules as rule_texts
from tests.driver import NARROW, Profile, at_desk
from tests.screens.test_assessment import case_of, my_chat, on_the_case


async def test_an_owed_step_is_left_out_with_one_digit_and_its_time_is_shown(
    profile: Profile,
) -> None:
    number = my_chat(profile)
    with profile.program() as desk:
        row = desk.run_now(desk.cases.named, number)
        desk.run_now(desk.assessment.judge, row.id, "complexity", "complex")
        fields = {"nature": "help", "leaf": "URGE", "outcome": "solved", "note.done": "ok"}
        drafts = {name: (text, None) for name, text in fields.items()}
        desk.run_now(desk.cases.keep_drafts, row.id, {**drafts, "reply": ("ok", None)})
        desk.run_now(desk.queue.leave)
    async with at_desk(profile, size=NARROW) as agent:
        await on_the_case(agent)
        await agent.sees(rule_texts.LACKING["step.plan"].say(profile.lang))
        await agent.presses("enter")
        await agent.sees(texts.DO_IT["plan"].say(profile.lang))
        await agent.golden(f"step-owed-{profile.lang}", panel=True)
        await agent.presses("2", "enter", "3")
        await agent.is_told(texts.NAMES["follow_up"].say(profile.lang))
        profile.clock.goes_on(40_000)
        await agent.presses("ctrl+n")
        await agent.is_told(number)
    case = case_of(profile, number)
    assert [(one.step, one.reason) for one in case.skipped] == [
        ("plan", "customer-declined"),
        ("follow_up", "done-by-others"),
    ]
    assert case.status is Status.RESOLVED
    assert case.steps_ms == {"execute": 40_000}
