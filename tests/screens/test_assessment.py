"""Space: what this case is, in two digits; Enter: on to what lacks; 0: the next question."""

from __future__ import annotations

import pytest

from cs_tui.core.case import Case
from cs_tui.core.classification import FACETS, VALUES
from cs_tui.screens.missing import after
from cs_tui.texts import assessment as texts
from cs_tui.texts import desk as desk_texts
from cs_tui.texts import panels as panel_texts
from tests.driver import HOSTILE, NARROW, WIDE, Agent, Profile, at_desk

LATE = {"zh": "下单三天了还没发货，很着急", "en": "ordered three days ago, still not shipped"}


def my_chat(profile: Profile, text: str = "") -> str:
    """A chat of mine in front; its number."""
    with profile.program() as desk:
        case = profile.case(desk, text or LATE[profile.lang])
        desk.run_now(desk.queue.put_in_front, case.id)
        return case.number


def case_of(profile: Profile, number: str) -> Case:
    with profile.program() as desk:
        row = desk.run_now(desk.cases.named, number)
        return desk.run_now(desk.cases.view, row.id).case


async def on_the_case(agent: Agent) -> None:
    """What stands beside the case is there."""
    await agent.until(lambda: getattr(agent.app.screen, "assist", None) is not None, "assist")


PICKED = {"urgency": ("1", "high"), "expectation": ("3", "refund"), "complexity": ("3", "complex")}
PICKED["emotion"] = ("6", "angry")


@pytest.mark.parametrize(("place", "facet"), list(enumerate(FACETS, 1)))
async def test_each_judgement_is_changed_with_three_keys_and_shown(
    profile: Profile, place: int, facet: str
) -> None:
    number = my_chat(profile)
    digit, value = PICKED[facet]
    async with at_desk(profile) as agent:
        await on_the_case(agent)
        keys = ("space", str(place), digit)
        await agent.presses(*keys)
        shown = texts.VALUES[facet][value].say(profile.lang)
        await agent.sees(f"{texts.FACETS[facet].say(profile.lang)} {shown}")
    assert len(keys) <= 3
    case = case_of(profile, number)
    assert getattr(case.classification, facet) == value
    assert case.priority == (2 if facet == "urgency" else 3)


async def test_the_class_that_follows_from_the_urgency_is_told(zh: Profile) -> None:
    my_chat(zh)
    async with at_desk(zh) as agent:
        await on_the_case(agent)
        await agent.presses("space", "1", "4")
        await agent.is_told("特急，优先级 1 级")


async def test_a_judgement_is_taken_back_with_one_key(zh: Profile) -> None:
    number = my_chat(zh)
    async with at_desk(zh) as agent:
        await on_the_case(agent)
        await agent.presses("space", "1", "1", "ctrl+z")
    case = case_of(zh, number)
    assert (case.classification.urgency, case.priority) == ("normal", 3)


async def test_the_next_question_goes_into_the_answer_with_one_key(profile: Profile) -> None:
    my_chat(profile)
    async with at_desk(profile) as agent:
        await on_the_case(agent)
        await agent.presses("4")
        leaf = agent.app.policy.taxonomy.leaf("URGE") if agent.app.policy else None
        assert leaf is not None
        first, second = (question.say(profile.lang) for question in leaf.questions)
        await agent.sees(f"0 {first}"[:20])
        await agent.presses("0")
        reply = agent.app.screen.query_one("#reply")
        assert getattr(reply, "value", "") == first
        await agent.until(
            lambda: getattr(agent.app.screen, "assist", None).questions == (second,),  # type: ignore[union-attr]
            "the second question",
        )
        await agent.presses("0")
        gap = " " if profile.lang == "en" else ""
        assert getattr(reply, "value", "") == f"{first}{gap}{second}"


async def test_enter_leads_from_one_thing_that_lacks_to_the_next(profile: Profile) -> None:
    my_chat(profile)
    async with at_desk(profile) as agent:
        await on_the_case(agent)
        await agent.presses("enter")
        assert agent.app.focused is not None
        assert agent.app.focused.id == "reply"
        await agent.presses("escape", "enter")
        await agent.sees(panel_texts.NATURE.say(profile.lang))
        await agent.presses("2", "enter")
        await agent.sees(panel_texts.LEAF.say(profile.lang))


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_enter_reaches_the_folded_line_of_the_note(
    zh: Profile, size: tuple[int, int]
) -> None:
    my_chat(zh)
    async with at_desk(zh, size=size) as agent:
        await on_the_case(agent)
        for _ in range(4):
            await agent.presses("enter", "escape")
        await agent.presses("enter")
        assert agent.app.focused is not None
        assert agent.app.focused.id == "note-done"


def test_the_same_key_goes_round_and_begins_anew_where_something_was_given() -> None:
    lacks = ("reply", "leaf", "line")

    assert [after(lacks, last) for last in ("", "reply", "leaf", "line", "outcome")] == [
        "reply",
        "leaf",
        "line",
        "reply",
        "reply",
    ]
    assert after((), "leaf") is None


async def test_a_confirmed_wording_is_on_record_once(profile: Profile) -> None:
    number = my_chat(profile)
    async with at_desk(profile) as agent:
        await on_the_case(agent)
        await agent.presses("space", "9", "space")
        await agent.sees(desk_texts.DONE.say(profile.lang))
        await agent.presses("9")
        await agent.until(lambda: len(agent.told) > 1, "a refusal")
    assert case_of(profile, number).understood_at is not None


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_the_panel_and_the_case_as_they_are(profile: Profile, size: tuple[int, int]) -> None:
    my_chat(profile)
    async with at_desk(profile, size=size) as agent:
        await on_the_case(agent)
        await agent.presses("4", "space", "4", "2", "space")
        agent.app.clear_notifications()
        await agent.golden(f"judge-{profile.lang}-{size[0]}", panel=True)
        await agent.presses("escape")
        await agent.golden(f"judged-{profile.lang}-{size[0]}")


async def test_the_language_is_switched_live(zh: Profile) -> None:
    my_chat(zh)
    async with at_desk(zh) as agent:
        await on_the_case(agent)
        await agent.presses("space", "1", "1")
        await agent.sees("紧急度 高")
        for mood in ("angry", "calm"):
            await agent.presses("space", "4", str(VALUES["emotion"].index(mood) + 1))
        await agent.sees("情绪 生气→平静")
        await agent.speaks("en")
        await agent.sees("urgency high")


async def test_foreign_text_changes_nothing_here(profile: Profile) -> None:
    number = my_chat(profile, HOSTILE)
    async with at_desk(profile) as agent:
        await on_the_case(agent)
        await agent.presses("space", "4", str(VALUES["emotion"].index("sad") + 1))
        assert not {"\x1b", "\x07", "\u202e"} & set(agent.screen)
    assert case_of(profile, number).classification.emotion == "sad"
