"""A suggestion: ending the case says until when it is to be answered, and F4 lists it."""

from __future__ import annotations

from cs_tui.texts import followups as texts
from cs_tui.texts import suggestion
from tests.driver import NARROW, Profile, at_desk
from tests.screens.test_assessment import my_chat, on_the_case


async def test_ending_a_suggestion_names_the_answer_that_is_owed_and_f4_lists_it(
    profile: Profile,
) -> None:
    number = my_chat(profile)
    fields = {"nature": "suggestion", "leaf": "FB.PRODUCT", "outcome": "solved", "note.done": "ok"}
    with profile.program() as desk:
        row = desk.run_now(desk.cases.named, number)
        drafts = {name: (text, None) for name, text in {**fields, "reply": "谢谢"}.items()}
        desk.run_now(desk.cases.keep_drafts, row.id, drafts)
        desk.run_now(desk.queue.leave)
    async with at_desk(profile, size=NARROW) as agent:
        await on_the_case(agent)
        await agent.presses("ctrl+n")
        told = suggestion.STILL_OWED.say(profile.lang, number=number, date="12-09 10:43")
        await agent.is_told(told[:24])
        await agent.presses("f4")
        await agent.sees(texts.FORMS["reply"].say(profile.lang))
        await agent.golden(f"suggestion-{profile.lang}")
