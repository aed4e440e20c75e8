"""What a case is: each field by itself, with what was suggested and what was taken."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from cs_tui.core import classification
from cs_tui.core.act import Act
from cs_tui.core.case import Customer, Status
from cs_tui.core.classification import (
    FACETS,
    FIELDS,
    VALUES,
    Classification,
    Classified,
    Facet,
    Field,
)
from cs_tui.core.rows import case_row
from cs_tui.core.state import change
from cs_tui.errors import Refused
from cs_tui.texts import rules as texts
from tests.make import LIN, MEI, in_status


def test_what_nobody_picked_is_empty_and_the_rest_has_a_default() -> None:
    fresh = Classification()

    assert [getattr(fresh, field) for field in FIELDS] == [
        None,
        None,
        None,
        "normal",
        "answer",
        "simple",
        "calm",
    ]


def test_every_field_is_picked_by_itself_and_keeps_who_did() -> None:
    story = in_status(Status.ACTIVE)
    wanted = {field: VALUES.get(field, (f"new {field}",))[-1] for field in FIELDS}
    for field, value in wanted.items():
        seen = getattr(story.case.classification, field)
        story.tell(Classified(field=field, value=value, seen=seen, leaf_version=4))

    named = story.case.classification
    assert {field: getattr(named, field) for field in FIELDS} == wanted
    assert (named.leaf_version, named.picked_by) == (4, dict.fromkeys(FIELDS, LIN))


def test_the_version_of_the_tree_belongs_to_the_leaf_alone() -> None:
    story = in_status(Status.ACTIVE)

    story.tell(Classified(field="nature", value="consult", leaf_version=9))

    assert story.case.classification.leaf_version == 0


def test_a_field_that_does_not_exist_is_not_an_event() -> None:
    with pytest.raises(ValidationError):
        Classified(field="mood", value="x")


def test_a_suggestion_taken_is_kept_with_its_rank_and_with_what_was_shown() -> None:
    act = in_status(Status.ACTIVE).act()

    classification.classify(act, "leaf", "b", shown=("a", "b", "c"), leaf_version=2)
    classification.classify(act, "nature", "help", shown=("consult",))

    leaf, nature = (one.body for one in act.events)
    assert isinstance(leaf, Classified)
    assert isinstance(nature, Classified)
    assert (leaf.taken, leaf.shown, leaf.leaf_version) == (1, ("a", "b", "c"), 2)
    assert (nature.taken, nature.shown) == (None, ("consult",))


def test_picking_what_stands_there_is_no_event() -> None:
    act = in_status(Status.ACTIVE).act()

    classification.classify(act, "urgency", "normal")

    assert act.events == []


@pytest.mark.parametrize("status", [status for status in Status if status.over])
def test_a_case_that_is_over_keeps_what_it_was(status: Status) -> None:
    story = in_status(status)

    story.tell(Classified(field="leaf", value="x"))

    assert story.case.classification.leaf is None
    assert [void.reason for void in story.case.void] == [texts.CASE_OVER]


def test_anybody_may_classify_a_case_that_is_open() -> None:
    story = in_status(Status.NEW)

    story.tell(Classified(field="leaf", value="x"), MEI)

    assert story.case.classification.leaf == "x"


CLASSES = {"low": 4, "normal": 3, "high": 2, "critical": 1}


@pytest.mark.parametrize(("urgency", "priority"), CLASSES.items())
def test_the_urgency_decides_the_class_and_the_event_says_which(
    urgency: str, priority: int
) -> None:
    story = in_status(Status.ACTIVE)
    act = story.act()

    first = "high" if urgency == "normal" else "normal"
    classification.classify(act, "urgency", first, seen="normal")
    classification.classify(act, "urgency", urgency, seen=first)

    body = act.events[-1].body
    assert isinstance(body, Classified)
    assert (body.priority, story.add(act).priority) == (priority, priority)


def test_the_grade_may_keep_a_case_from_falling_but_lowers_none() -> None:
    gold = in_status(Status.ACTIVE).case
    gold = change(gold, customer=Customer(grade="gold"))

    found = {urgency: classification.priority_of(gold, urgency) for urgency in CLASSES}
    assert found == {**CLASSES, "low": 3}


@pytest.mark.parametrize("field", [field for field in FIELDS if field not in ("urgency",)])
def test_no_other_field_touches_the_class(field: Field) -> None:
    story = in_status(Status.ACTIVE)
    act = story.act()

    classification.classify(act, field, VALUES.get(field, ("x",))[-1])

    assert story.add(act).priority == 3


@pytest.mark.parametrize("facet", FACETS)
def test_a_value_that_does_not_exist_is_refused_with_those_that_do(facet: Facet) -> None:
    with pytest.raises(Refused) as refused:
        classification.classify(in_status(Status.ACTIVE).act(), facet, "wild")

    assert VALUES[facet][0] in refused.value.words.zh
    assert VALUES[facet][-1] in refused.value.words.en


def test_every_emotion_has_its_place_between_calm_and_beside_oneself() -> None:
    assert tuple(classification.UPSET) != ()
    assert set(classification.UPSET) == set(VALUES["emotion"])
    assert {*classification.UPSET.values()} == {0, 1, 2, 3}


def test_how_a_customer_came_stays_beside_how_they_are_now() -> None:
    story = in_status(Status.ACTIVE)
    assert story.case.classification.emotion_first is None
    moods = []
    for mood in ("angry", "anxious", "calm", "angry"):
        act = story.act(LIN)
        now = act.state.classification.emotion
        classification.classify(act, "emotion", mood, seen=now)
        named = story.add(act).classification
        moods.append((named.emotion_first, named.emotion_before, named.emotion))

    assert moods == [
        ("angry", None, "angry"),
        ("angry", "angry", "anxious"),
        ("angry", "angry", "calm"),
        ("angry", None, "angry"),
    ]


def test_that_a_customer_came_calm_is_a_fact_once_somebody_says_so() -> None:
    story = in_status(Status.ACTIVE)
    for _ in range(2):
        act = story.act(LIN)
        classification.classify(act, "emotion", "calm", seen="calm")
        story.add(act)

    assert story.case.classification.emotion_first == "calm"
    assert [one.kind for one in story.events].count("classified") == 1


def test_a_case_needs_the_skill_its_leaf_asks_for_and_no_longer_than_it_has_that_leaf() -> None:
    story = in_status(Status.ACTIVE)
    act = story.act(LIN)
    classification.classify(act, "leaf", "FAULT", skill="lamps")
    assert case_row(story.add(act)).skill == "lamps"

    act = story.act(LIN)
    classification.classify(act, "nature", "consultation")
    assert case_row(story.add(act)).skill == "lamps"

    other = story.act(LIN)
    classification.classify(other, "leaf", "DELAY", seen="FAULT")
    assert case_row(story.add(other)).skill == ""


def test_what_the_channel_said_is_needed_stays_so_whatever_leaf_asks_for_nothing() -> None:
    story = in_status(Status.ACTIVE)
    act = Act("case/c1", change(story.act(LIN).state, skill="cameras"), story.act(LIN).ctx)
    classification.classify(act, "leaf", "FAULT", skill="lamps")
    assert act.state.needs == "lamps"
    classification.classify(act, "leaf", "DELAY", seen="FAULT")
    assert act.state.needs == "cameras"
