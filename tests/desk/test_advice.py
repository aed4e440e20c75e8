"""While a reply is written, what would read badly to the customer is said, and holds nothing up."""

from __future__ import annotations

from tests.desk.driver import at_desk
from tests.desk.world import World

SAYS = {
    "zh": [
        ("我们会尽快处理", "“尽快”不是时间：写几点前"),
        ("这个办不了", "“办不了”只说了不行：说能怎么办"),
        ("保证今天到", "“保证”说满了：只说有把握的"),
    ],
    "en": [
        ("We will fix it ASAP", "“ASAP” is no time: say by when"),
        ("You should have told us", "“You should have” sounds like blame: state the fact"),
    ],
}


async def test_words_that_read_badly_are_named_with_what_to_say_instead(world: World) -> None:
    number = world.contact("Where is it?" if world.lang == "en" else "到哪了", lang=world.lang)
    async with at_desk(world, size=(80, 22)) as agent:
        await agent.presses("ctrl+n")
        await agent.comes_to(number)
        agent.goes_to("reply")
        for typed, said in SAYS[world.lang]:
            assert said not in agent.screen
            await agent.types(typed)
            await agent.sees(said)
            await agent.hurries(*["backspace"] * len(typed))
            assert said not in agent.screen


async def test_advice_holds_nothing_up(zh: World) -> None:
    number = zh.contact()
    async with at_desk(zh) as agent:
        await agent.presses("ctrl+n")
        await agent.comes_to(number)
        agent.goes_to("reply")
        await agent.types("尽快给您回复")
        await agent.presses("ctrl+s")
        await agent.sees("尽快给您回复")
    assert zh.case(number).messages[-1].text == "尽快给您回复"


async def test_a_note_longer_than_a_glance_is_told_while_it_is_written(world: World) -> None:
    number = world.contact("Where is it?" if world.lang == "en" else "到哪了", lang=world.lang)
    said = "细节放后面" if world.lang == "zh" else "details after it"
    text = "包裹没到" * 20 if world.lang == "zh" else "no parcel " * 16
    async with at_desk(world, size=(80, 22)) as agent:
        await agent.presses("ctrl+n")
        await agent.comes_to(number)
        agent.goes_to("note-issue")
        await agent.pastes(text.strip())
        await agent.until(lambda: agent.field("note-issue").value == text.strip(), "it is pasted")
        await agent.settles()
        assert said not in agent.screen
        await agent.types("……" if world.lang == "zh" else " again")
        await agent.sees(said)
        agent.goes_to("reply")
        await agent.types("8")
        await agent.until(lambda: said not in agent.screen, "the advice goes with the field")
