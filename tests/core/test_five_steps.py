"""The five steps: what a case owes, what shows that a step was taken, why one was left out."""

from __future__ import annotations

import pytest

from cs_tui.core import five_steps, moves
from cs_tui.core.act import Act
from cs_tui.core.article import ArticleUsed
from cs_tui.core.case import Case, Status
from cs_tui.core.classification import Classified
from cs_tui.core.contact import ContactFronted, ContactParked
from cs_tui.core.events import Body
from cs_tui.core.five_steps import StepSkipped
from cs_tui.core.five_steps_state import STEPS, Later
from cs_tui.core.metrics.facts import contact_facts
from cs_tui.core.note import NoteAdded
from cs_tui.core.policy import SkipReason, StepsOwed
from cs_tui.core.policy.base import Pair
from cs_tui.core.said import Said
from cs_tui.errors import Refused
from cs_tui.texts import five_steps as texts
from tests.make import DAY, LIN, MEI, MINUTE, NOW, SECOND, Story, ctx, in_status

PAIR = Pair(zh="名", en="name")
ALL = StepsOwed(id="complex", name=PAIR, complexities=("complex",), steps=STEPS)
SOME = StepsOwed(id="help", name=PAIR, natures=("help",), steps=("contact", "plan", "execute"))
RULES = (ALL, SOME)
WHY = SkipReason(id="told-only", name=Pair(zh="只需答复", en="answer only"))


def active(*bodies: Body) -> Story:
    story = in_status(Status.ACTIVE)
    for body in bodies:
        story.tell(body)
    return story


def judged(nature: str, complexity: str) -> list[Body]:
    return [
        Classified(field="nature", value=nature),
        Classified(field="complexity", value=complexity, seen="simple"),
    ]


@pytest.mark.parametrize(
    ("nature", "complexity", "lacks"),
    [
        ("consult", "simple", ()),
        ("help", "simple", ("plan", "execute")),
        ("consult", "complex", ("plan", "execute", "follow_up")),
        ("other", "normal", ()),
    ],
)
def test_an_everyday_contact_owes_nothing_more_and_a_complex_one_all_steps(
    nature: str, complexity: str, lacks: tuple[Later, ...]
) -> None:
    case = active(*judged(nature, complexity)).case

    assert five_steps.lacking(case, RULES) == lacks
    assert five_steps.lacking(case, ()) == ()


def test_what_is_picked_and_not_saved_yet_decides_what_is_owed() -> None:
    case = active().case

    assert five_steps.lacking(case, RULES) == ()
    assert five_steps.lacking(case, RULES, "consult", "complex") == ("plan", "execute", "follow_up")


@pytest.mark.parametrize(
    ("fact", "step"),
    [
        (ArticleUsed(article="a1"), "plan"),
        (NoteAdded(done="补发"), "execute"),
        (Classified(field="outcome", value="solved"), None),
    ],
)
def test_a_fact_shows_that_a_step_was_taken(fact: Body, step: Later | None) -> None:
    before = five_steps.lacking(active(*judged("help", "complex")).case, RULES)
    after = five_steps.lacking(active(*judged("help", "complex"), fact).case, RULES)

    assert set(before) - set(after) == ({step} if step else set())


def test_an_owed_step_holds_the_end_up_until_it_is_left_out_with_a_reason() -> None:
    story = active(
        *judged("help", "simple"),
        Classified(field="leaf", value="URGE"),
        Classified(field="outcome", value="solved"),
        NoteAdded(done="催过了"),
    )
    act: Act[Case] = Act(story.stream, story.case, ctx())

    with pytest.raises(Refused) as refused:
        moves.resolve(act, DAY, RULES)
    five_steps.skip(act, "plan", WHY)
    moves.resolve(act, DAY, RULES)

    assert "step 3 plan" in refused.value.words.say("en")
    assert act.state.status is Status.RESOLVED
    (kept,) = act.state.skipped
    assert (kept.step, kept.reason, kept.name.say("zh"), kept.by) == (
        "plan",
        "told-only",
        "只需答复",
        LIN,
    )


def test_a_step_is_left_out_once_by_the_owner_of_an_open_case() -> None:
    body = StepSkipped(step="plan", reason="told-only", name=Said(zh="只需答复", en="answer only"))
    story = active(body)

    story.tell(body)
    story.tell(body.model_copy(update={"step": "execute"}), by=MEI)

    assert [one.step for one in story.case.skipped] == ["plan"]
    twice = texts.SKIPPED_ALREADY.fill(step=texts.NAMES["plan"])
    assert story.case.void[0].reason == twice
    assert len(story.case.void) == 2


def timed(*told: tuple[int, dict[str, int]]) -> Case:
    """A case of which a desk told how long it stood at its steps, once for each time in front."""
    story, at = in_status(Status.ACTIVE), NOW
    contact = story.case.contacts[0].id
    for lasted, steps in told:
        story.tell(ContactFronted(contact=contact, day=DAY), at=at)
        parked = ContactParked.model_validate(
            {"contact": contact, "duration_ms": lasted, "steps_ms": steps}
        )
        story.tell(parked, at=at + lasted)
        at += lasted + SECOND
    return story.case


def test_the_time_at_each_step_adds_up_over_every_time_the_contact_was_in_front() -> None:
    case = timed(
        (MINUTE, {"contact": 40 * SECOND, "needs": 20 * SECOND}),
        (2 * MINUTE, {"needs": MINUTE, "execute": MINUTE}),
    )

    assert case.steps_ms == {"contact": 40_000, "needs": 80_000, "execute": 60_000}
    assert contact_facts(case)[0].steps_ms == (40_000, 80_000, 0, 60_000, 0)


@pytest.mark.parametrize(
    "told", [{"contact": 2 * MINUTE}, {"contact": 90 * SECOND, "needs": -40 * SECOND}, {}]
)
def test_times_that_cannot_be_are_not_believed(told: dict[str, int]) -> None:
    case = timed((MINUTE, told))

    assert case.steps_ms == {}
    assert contact_facts(case)[0].steps_ms == ()
    assert contact_facts(case)[0].handle_ms == MINUTE


def test_a_complaint_owes_the_steps_of_its_lane_and_these_not_again() -> None:
    rule = StepsOwed(id="all", name=PAIR, steps=STEPS)

    assert five_steps.lacking(active(*judged("complaint", "complex")).case, (rule,)) == ()
    assert five_steps.lacking(active(*judged("help", "complex")).case, (rule,)) != ()
