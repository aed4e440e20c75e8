from __future__ import annotations

import pytest

from cs_tui.core import joining, moves, promise
from cs_tui.core.act import Act
from cs_tui.core.case import Case, Status
from cs_tui.core.complaint import ComplaintOpened
from cs_tui.core.contact import MessageOut, MessageSent
from cs_tui.core.customer import CustomerLinked
from cs_tui.core.ports import HUB
from cs_tui.core.undo import Undone
from cs_tui.errors import Refused
from cs_tui.texts import joining as texts
from cs_tui.texts import rules
from tests.make import HOUR, LIN, MEI, Story, ctx, opened


def case_of(number: str, *, owner: str | None = LIN, customer: str = "k1") -> Story:
    """An open case of a customer we know."""
    story = opened(owner=owner)
    told = [one._replace(stream=f"case/{number}") for one in story.events]
    story = Story(stream=f"case/{number}", at=story.at, events=told)
    story.tell(CustomerLinked(customer_id=customer, customer=story.case.customer))
    return story


def acts(source: Story, target: Story, by: str = LIN) -> tuple[Act[Case], Act[Case]]:
    at = max(source.at, target.at) + 1000
    source.at = target.at = at
    first = Act(source.stream, source.case, ctx(by, at))
    return first, Act(target.stream, target.case, ctx(by, at), act=first.id)


def merged(source: Story, target: Story, told: str = "合并处理", by: str = LIN) -> str:
    """The source was merged into the target; the id of the act."""
    one, other = acts(source, target, by)
    joining.merge(one, other, told, grace_s=3)
    source.add(one)
    target.add(other)
    return one.id


def test_both_cases_say_so_and_the_customer_is_told_once() -> None:
    source, target = case_of("c2"), case_of("c1")
    merged(source, target)

    assert (source.case.status, source.case.merged_into) == (Status.MERGED, "c1")
    [tie] = target.case.ties
    assert (tie.sort, tie.case, tie.line) == ("absorbed", "c2", source.case.subject)
    told = [one for one in (*source.events, *target.events) if isinstance(one.body, MessageOut)]
    assert [one.stream for one in told] == ["case/c2"]
    assert source.case.void == target.case.void == ()


def test_what_was_promised_goes_over_with_its_time() -> None:
    source, target = case_of("c2"), case_of("c1")
    act = source.act()
    promise.promise(act, "回电告知", source.at + HOUR)
    source.add(act)
    merged(source, target, "")

    assert [one.open for one in source.case.promises] == [False]
    [carried] = target.case.promises
    assert (carried.open, carried.what) == (True, "回电告知")
    assert carried.due_at == source.case.promises[0].due_at


def test_one_that_waits_in_the_queue_is_merged_by_whoever_has_the_other() -> None:
    source, target = case_of("c2", owner=None), case_of("c1")
    merged(source, target)

    assert source.case.status is Status.MERGED
    assert [said.text for said in target.case.messages if said.side == "agent"] == ["合并处理"]
    assert target.case.unread == 0


def test_whoever_owns_the_other_case_sees_that_something_came() -> None:
    source, target = case_of("c2"), case_of("c1", owner=MEI)
    before = target.case.unread
    merged(source, target)

    assert target.case.unread == before + 1


def test_nobody_merges_away_a_case_of_somebody_else() -> None:
    one, other = acts(case_of("c2", owner=MEI), case_of("c1"))
    with pytest.raises(Refused) as refused:
        joining.merge(one, other, "")
    assert refused.value.words == rules.NOT_YOURS


@pytest.mark.parametrize("customer", ["k2", ""])
def test_cases_of_two_customers_stay_two(customer: str) -> None:
    one, other = acts(case_of("c2", customer=customer), case_of("c1"))
    with pytest.raises(Refused) as refused:
        joining.merge(one, other, "")
    assert refused.value.words == texts.OTHER_CUSTOMER
    assert one.events == other.events == []


def test_nothing_is_merged_into_what_is_over() -> None:
    target = case_of("c1")
    target.tell(moves.CaseCancelled(seen=target.case.last_in, reason="spam", day="2026-05-29"))
    one, other = acts(case_of("c2"), target)
    with pytest.raises(Refused) as refused:
        joining.merge(one, other, "")
    assert refused.value.words == texts.TARGET_OVER


def test_an_open_complaint_is_not_merged_away() -> None:
    source = case_of("c2")
    source.tell(
        ComplaintOpened(
            acknowledge_by=source.at + HOUR, update_by=source.at + HOUR, decide_by=source.at + HOUR
        )
    )
    one, other = acts(source, case_of("c1"))
    with pytest.raises(Refused) as refused:
        joining.merge(one, other, "")
    assert refused.value.words == texts.OPEN_COMPLAINT


def test_a_customer_who_wrote_meanwhile_is_read_first() -> None:
    source = case_of("c2")
    source.tell(moves.CaseMerged(into="c1", seen="an earlier message"))

    assert source.case.status is Status.ACTIVE
    assert source.case.void[-1].reason == rules.WROTE_MEANWHILE


def test_a_merge_is_undone_in_both_until_the_message_has_left() -> None:
    source, target = case_of("c2"), case_of("c1")
    act = merged(source, target)
    source.tell(Undone(undone=act))
    target.tell(Undone(undone=act))

    assert source.case.merged_into is None
    assert target.case.ties == ()
    assert [one for one in source.case.messages if one.side == "agent"] == []

    act = merged(source, target)
    source.tell(MessageSent(message=source.case.messages[-1].id), HUB)
    source.tell(Undone(undone=act))
    assert source.case.status is Status.MERGED
    assert source.case.void[-1].reason == rules.ALREADY_SENT


def test_a_merge_stays_when_the_case_it_went_into_is_over() -> None:
    source, target = case_of("c2"), case_of("c1")
    act = merged(source, target, "")
    target.tell(moves.CaseCancelled(seen=target.case.last_in, reason="spam", day="2026-05-29"))
    target.tell(Undone(undone=act))

    assert target.case.void[-1].reason == texts.TARGET_ENDED


def test_linked_cases_name_each_other_and_both_go_on() -> None:
    first, second = case_of("c1"), case_of("c2", customer="k2")
    one, other = acts(first, second)
    joining.link(one, other)
    first.add(one)
    second.add(other)

    assert [(tie.sort, tie.case) for tie in first.case.ties] == [("linked", "c2")]
    assert [(tie.sort, tie.case) for tie in second.case.ties] == [("linked", "c1")]
    assert first.case.status is second.case.status is Status.ACTIVE
    again, other = acts(first, second)
    with pytest.raises(Refused):
        joining.link(again, other)

    first.tell(Undone(undone=one.id))
    assert first.case.ties == ()


def test_no_case_is_joined_with_itself() -> None:
    story = case_of("c1")
    one, other = acts(story, story)
    with pytest.raises(Refused) as refused:
        joining.merge(one, other, "")
    assert refused.value.words == texts.SAME_CASE
    with pytest.raises(Refused):
        joining.link(one, other)
