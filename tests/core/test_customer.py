from __future__ import annotations

from cs_tui.core import customer, fold
from cs_tui.core.act import Act
from cs_tui.core.case import Case, Customer, Status
from cs_tui.core.customer import (
    CustomerEdited,
    CustomerLinked,
    CustomerRecorded,
    Record,
    Told,
)
from cs_tui.core.events import seal
from cs_tui.core.ports import HUB
from cs_tui.core.undo import Undone
from cs_tui.texts import rules
from tests.make import LIN, MEI, Story, ctx, in_status, opened, salt

KEY = "a key of this shop"
WANG = Told(name="王小明", phone="13800138000")


def record_of(story: Story) -> Record:
    state = story.state
    assert isinstance(state, Record)
    return state


def met(told: Told = WANG, by: str = LIN) -> Story:
    """A customer who was recorded."""
    story = Story(stream="customer/k1")
    story.tell(CustomerRecorded(team="desk", told=told), by)
    return story


def act_on(story: Story, by: str = LIN) -> Act[Record]:
    return Act(story.stream, record_of(story), ctx(by, story.at + 1000))


def test_one_number_is_one_customer_however_it_is_written() -> None:
    written = [
        Told(phone=text) for text in ("13800138000", "+86 138-0013-8000", "１３８００１３８０００")
    ]  # noqa: RUF001, E501
    assert len({customer.identities(KEY, told) for told in written}) == 1


def test_nobody_without_the_key_can_tell_a_number_from_its_id() -> None:
    (here,) = customer.identities(KEY, WANG)
    (elsewhere,) = customer.identities("another key", WANG)

    assert here != elsewhere
    assert "13800138000" not in here


def test_the_surest_way_to_reach_somebody_comes_first() -> None:
    told = Told(phone="13800138000", email="w@example.com", ref="wx-1")
    assert customer.identities(KEY, told) == (
        customer.identity(KEY, "phone", "13800138000"),
        customer.identity(KEY, "email", "w@example.com"),
        customer.identity(KEY, "ref", "wx-1"),
    )
    assert customer.identities(KEY, Told(name="王小明", phone="anonymous")) == ()


def test_what_names_a_customer_stands_in_the_part_that_can_be_erased() -> None:
    story = met()
    story.tell(CustomerEdited(field="email", value="w@example.com", seen=""))

    for one in story.events:
        sealed = seal(one, salt())
        for told in ("王小明", "13800138000", "w@example.com"):
            assert told not in sealed.fact.decode()


def test_two_who_met_the_same_customer_offline_write_on_one_record() -> None:
    story = met()
    story.tell(
        CustomerRecorded(team="desk", told=Told(phone="13800138000", email="w@example.com")), MEI
    )

    record = record_of(story)
    assert (record.name, record.email, record.recorded_by) == ("王小明", "w@example.com", LIN)
    assert record.conflicts == ()


def test_where_the_two_differ_a_person_chooses() -> None:
    story = met()
    story.tell(CustomerRecorded(team="desk", told=Told(name="王晓明", phone="13800138000")), MEI)

    record = record_of(story)
    assert record.name == "王小明"
    (conflict,) = record.conflicts
    assert (conflict.field, conflict.actor, conflict.wanted) == ("name", MEI, "王晓明")


def test_edits_of_one_field_from_the_same_value_meet_and_the_later_is_kept_aside() -> None:
    story = met()
    story.tell(CustomerEdited(field="name", value="王晓明", seen="王小明"), MEI)
    story.tell(CustomerEdited(field="name", value="汪小明", seen="王小明"), LIN)

    record = record_of(story)
    assert record.name == "王晓明"
    (conflict,) = record.conflicts
    assert (conflict.base, conflict.current, conflict.wanted) == ("王小明", "王晓明", "汪小明")

    story.tell(CustomerEdited(field="name", value="汪小明", seen="王晓明"), LIN)
    assert record_of(story).name == "汪小明"
    assert record_of(story).conflicts == ()


def test_edits_of_different_fields_never_meet() -> None:
    story = met()
    story.tell(CustomerEdited(field="email", value="w@example.com", seen=""), MEI)
    story.tell(CustomerEdited(field="need", value="下午六点后联系", seen=""), LIN)

    record = record_of(story)
    assert (record.email, record.need) == ("w@example.com", "下午六点后联系")
    assert record.conflicts == ()


def test_one_person_alone_never_meets_a_conflict() -> None:
    story = met()
    for name in ("王晓明", "汪小明"):
        story.tell(CustomerEdited(field="name", value=name, seen="王小明"), LIN)

    assert record_of(story).name == "汪小明"
    assert record_of(story).conflicts == ()


def test_an_edit_of_nobody_has_no_effect_and_says_so() -> None:
    story = Story(stream="customer/k1")
    story.tell(CustomerEdited(field="name", value="王小明"))

    assert record_of(story).id == ""
    assert len(record_of(story).void) == 1


def test_a_contact_fills_what_is_missing_and_writes_over_nothing() -> None:
    story = met(Told(name="王小明", phone="13800138000", order_no="202611110001"))
    act = act_on(story, HUB)
    customer.meet(
        act,
        Told(name="小王", phone="13800138000", grade="gold", order_no="202611220002"),
        "desk",
    )
    story.events += act.events

    record = record_of(story)
    assert (record.name, record.grade) == ("王小明", "gold")
    assert record.order_no == "202611220002"


def test_the_same_contact_again_makes_no_event() -> None:
    act = act_on(met())
    customer.meet(act, WANG, "desk")
    assert act.events == []


def test_an_edit_can_be_undone_until_somebody_changed_the_field_again() -> None:
    story = met()
    edited = story.tell(CustomerEdited(field="name", value="王晓明", seen="王小明"))
    story.tell(Undone(undone=edited.act))
    assert record_of(story).name == "王小明"

    edited = story.tell(CustomerEdited(field="name", value="王晓明", seen="王小明"))
    story.tell(CustomerEdited(field="name", value="汪小明", seen="王晓明"), MEI)
    story.tell(Undone(undone=edited.act))
    assert record_of(story).name == "汪小明"
    assert record_of(story).void[-1].reason == rules.CHANGED_SINCE


def test_a_case_shows_what_was_told_in_it_and_the_rest_from_the_record() -> None:
    story = opened(owner=LIN)
    record = record_of(met(Told(name="王先生", phone="13800138000", grade="gold")))
    act = story.act()
    customer.link(act, record)
    case = story.add(act)

    assert (case.customer_id, case.customer.name, case.customer.grade) == ("k1", "王小明", "gold")
    assert case.customer.order_no == "20260529"
    again = story.act()
    customer.link(again, record)
    assert again.events == []


def test_a_case_that_has_ended_for_good_changes_its_customer_no_more() -> None:
    story = in_status(Status.CLOSED)
    story.tell(CustomerLinked(customer_id="k1", customer=Customer(name="王先生")))

    assert story.case.customer_id == ""
    assert story.case.void[-1].reason == rules.CASE_OVER


def test_the_record_of_a_newer_kind_is_left_alone() -> None:
    story = met()
    story.events.append(story.events[0]._replace(id="x", kind="customer_graded", body=None))

    assert fold.fold(story.stream, story.events).newer


def test_a_case_of_before_still_reads() -> None:
    case = opened().case
    assert isinstance(case, Case)
    assert case.customer_id == ""
