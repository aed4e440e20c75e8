"""Two records of one customer: one goes on in the other, and is separated again."""

from __future__ import annotations

import pytest

from cs_tui.core import one_customer
from cs_tui.core.customer import CustomerRecorded, Record, Told
from cs_tui.core.events import Body
from cs_tui.core.one_customer import CustomerMerged, CustomerSeparated
from tests.core.test_customer import met, record_of
from tests.make import MEI

INTO, BACK = CustomerMerged(into="other"), CustomerSeparated()


def test_a_record_is_given_up_and_comes_back_as_it_was() -> None:
    story = met()
    before = record_of(story)
    story.tell(INTO)
    assert record_of(story).merged_into == "other"
    story.tell(BACK)

    after = record_of(story)
    assert (after.merged_into, after.name, after.phone) == ("", before.name, before.phone)


def test_of_two_who_merge_it_into_different_records_the_first_is_right() -> None:
    story = met()
    story.tell(INTO)
    story.tell(CustomerMerged(into="third"), MEI)

    record = record_of(story)
    assert record.merged_into == "other"
    assert [one.kind for one in record.void] == ["customer_merged"]


@pytest.mark.parametrize(
    ("before", "wrong"),
    [((), CustomerMerged(into="k1")), ((INTO,), INTO), ((), BACK), ((INTO, BACK), BACK)],
    ids=["into itself", "twice", "separated unmerged", "separated twice"],
)
def test_what_cannot_be_changes_nothing_and_stands_aside(
    before: tuple[Body, ...], wrong: Body
) -> None:
    story = met()
    for body in before:
        story.tell(body)
    kept = record_of(story)
    story.tell(wrong)

    after = record_of(story)
    assert (after.merged_into, kept.void) == (kept.merged_into, ())
    assert len(after.void) == 1


def test_nobody_is_merged_who_has_no_record() -> None:
    event = met().events[0]

    assert INTO.blocked(Record(), event) is not None
    assert CustomerRecorded(team="desk", told=Told()).blocked(Record(), event) is None


@pytest.mark.parametrize(
    ("merged", "root"),
    [
        ({}, "a"),
        ({"a": "b"}, "b"),
        ({"a": "b", "b": "c"}, "c"),
        ({"a": "c", "c": "b", "b": "c"}, "b"),
        ({"a": "a"}, "a"),
    ],
    ids=["alone", "one step", "two steps", "into a ring", "itself"],
)
def test_everybody_follows_to_the_same_record(merged: dict[str, str], root: str) -> None:
    assert one_customer.root_of("a", lambda one: merged.get(one, "")) == root


def test_merges_in_opposite_directions_agree_on_one_record() -> None:
    ring = {"a": "b", "b": "a"}

    assert {one_customer.root_of(one, lambda id_: ring.get(id_, "")) for one in ring} == {"a"}


def test_what_the_record_lacks_is_told_by_those_given_up_for_it() -> None:
    root = Record(id="r", name="王小明", phone="13800138000")
    first = Record(id="a", name="小明", email="w@example.com")
    second = Record(id="b", email="x@example.com", need="只收短信")

    shown = one_customer.whole(root, (first, second))

    assert (shown.id, shown.name, shown.email, shown.need) == (
        "r",
        "王小明",
        "w@example.com",
        "只收短信",
    )
    holders = [
        one_customer.holder(root, (first, second), field).id
        for field in ("name", "email", "need", "grade")
    ]
    assert holders == ["r", "a", "b", "r"]
