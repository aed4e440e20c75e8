"""An identity check that is owed: Enter names it, one digit records the means, nothing else."""

from __future__ import annotations

from cs_tui.core.verification import verified
from cs_tui.texts import rules as rule_texts
from cs_tui.texts import verification as texts
from tests.driver import NARROW, Profile, at_desk
from tests.screens.test_assessment import case_of, my_chat, on_the_case


async def test_before_consent_counts_who_it_is_is_asked_and_one_digit_says_how_it_was_checked(
    profile: Profile,
) -> None:
    number = my_chat(profile)
    with profile.program() as desk:
        row = desk.run_now(desk.cases.named, number)
        case = desk.run_now(desk.solutions.offer, row.id, "refund-other-card", 5000)
        desk.run_now(desk.queue.leave)
    name = case.solutions[-1].name.words()
    async with at_desk(profile, size=NARROW) as agent:
        await on_the_case(agent)
        await agent.sees(rule_texts.LACKING["verify"].say(profile.lang))
        await agent.presses("space", "7")
        await agent.sees(texts.ASK_FOR.say(profile.lang, name=name)[:20])
        await agent.golden(f"verification-{profile.lang}", panel=True)
        await agent.presses("5")
        await agent.is_told(texts.TOLD_NOT.say(profile.lang, means="")[:6])
        assert case_of(profile, number).solutions[-1].agreed_at is None
        await agent.presses("space", "7", "2")
        await agent.until(lambda: verified(case_of(profile, number)), "the check is on record")
    case = case_of(profile, number)
    assert [(one.means, one.passed) for one in case.checks] == [
        ("refused", False),
        ("call-back", True),
    ]
    assert case.solutions[-1].agreed_at is not None
