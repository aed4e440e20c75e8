"""Edits of one field by several people: who wins, and when a person must choose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_tui.core.case import Case, Status
from cs_tui.core.classification import Classified
from cs_tui.core.edits import merged
from cs_tui.core.state import Conflict
from tests.make import LIN, MEI, Story, in_status

A, B, C, D = "a", "b", "c", "d"


@pytest.mark.parametrize(
    ("current", "seen", "wanted", "applies"),
    [
        (A, A, B, True),
        (None, None, B, True),
        (B, A, B, True),
        (C, A, B, False),
        (None, A, B, False),
        (A, None, B, False),
    ],
    ids=["unchanged", "empty still", "wants the same", "changed", "emptied", "filled"],
)
def test_an_edit_applies_when_the_field_is_as_seen_or_already_as_wanted(
    current: str | None, seen: str | None, wanted: str, applies: bool
) -> None:
    assert merged(current, seen, wanted) is applies
    assert merged(current, seen, wanted, own=True)


def leaf(value: str, seen: str | None = None) -> Classified:
    return Classified(field="leaf", value=value, seen=seen, leaf_version=2)


def test_of_two_edits_from_the_same_value_the_first_stays_and_the_second_is_kept_to_choose() -> (
    None
):
    story = in_status(Status.ACTIVE)
    story.tell(leaf(A))
    story.tell(leaf(B, seen=A), MEI)
    late = story.tell(leaf(C, seen=A), "zhao")

    assert story.case.classification.leaf == B
    assert story.case.conflicts == (
        Conflict(field="leaf", event=late.id, actor="zhao", base=A, current=B, wanted=C),
    )
    assert story.case.void == ()


def test_there_is_one_conflict_for_each_field_and_author() -> None:
    story = in_status(Status.ACTIVE)
    story.tell(leaf(A))
    story.tell(leaf(B, seen="x"), MEI)
    last = story.tell(leaf(C, seen="x"), MEI)
    story.tell(leaf(D, seen="x"), "zhao")
    story.tell(Classified(field="nature", value="praise", seen="x"), MEI)

    kept = [(c.field, c.actor, c.wanted) for c in story.case.conflicts]
    assert kept == [
        ("leaf", MEI, C),
        ("leaf", "zhao", D),
        ("nature", MEI, "praise"),
    ]
    assert story.case.conflicts[0].event == last.id


def test_a_conflict_ends_when_its_author_chooses_with_the_value_in_sight() -> None:
    story = in_status(Status.ACTIVE)
    story.tell(leaf(A))
    story.tell(leaf(B, seen="x"), MEI)
    story.tell(leaf(D, seen="x"), "zhao")

    story.tell(leaf(B, seen=A), MEI)

    assert story.case.classification.leaf == B
    assert [conflict.actor for conflict in story.case.conflicts] == ["zhao"]


FIELDS = st.sampled_from(["leaf", "nature", "outcome"])
VALUES = st.sampled_from([A, B, C])


@given(st.lists(st.tuples(FIELDS, VALUES, st.none() | VALUES), max_size=20))
def test_a_person_alone_never_meets_a_conflict(edits: list[tuple[str, str, str | None]]) -> None:
    """Not even when what was on screen is long out of date: offline, or restored from a draft."""
    story = in_status(Status.ACTIVE)

    for field, value, seen in edits:
        before = getattr(story.case.classification, field)
        first = story.case.classification.picked_by.get(field) is None
        story.tell(Classified(field=field, value=value, seen=before if first else seen))
        assert getattr(story.case.classification, field) == value

    assert story.case.conflicts == ()


@given(st.lists(st.tuples(st.sampled_from([LIN, MEI]), VALUES, st.none() | VALUES), max_size=20))
def test_nobodys_edit_is_lost_without_a_word(edits: list[tuple[str, str, str | None]]) -> None:
    story = in_status(Status.ACTIVE)

    for author, value, seen in edits:
        told = story.tell(leaf(value, seen), author)
        case = story.case
        applied = case.classification.leaf == value
        assert applied or told.id in [conflict.event for conflict in case.conflicts]
        assert len({(c.field, c.actor) for c in case.conflicts}) == len(case.conflicts)


@given(st.permutations([(LIN, B), (MEI, C), ("zhao", D)]))
def test_the_hubs_order_alone_decides_who_was_first(order: list[tuple[str, str]]) -> None:
    def told(story: Story) -> Case:
        for author, value in order:
            story.tell(leaf(value, seen=A), author)
        return story.case

    start = in_status(Status.ACTIVE)
    start.tell(leaf(A), "hub")
    case = told(start)

    assert case.classification.leaf == order[0][1]
    assert [conflict.wanted for conflict in case.conflicts] == [value for _, value in order[1:]]
