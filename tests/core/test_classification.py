"""What a case is: each field by itself, with what was suggested and what was taken."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from cs_tui.core import classification
from cs_tui.core.case import Status
from cs_tui.core.classification import FIELDS, Classification, Classified
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
    for field in FIELDS:
        seen = getattr(story.case.classification, field)
        story.tell(Classified(field=field, value=f"new {field}", seen=seen, leaf_version=4))

    named = story.case.classification
    assert [getattr(named, field) for field in FIELDS] == [f"new {field}" for field in FIELDS]
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
