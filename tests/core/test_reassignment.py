"""Reassigning: a lead moves a case at once, with a reason, and both sides can see it."""

from __future__ import annotations

import pytest

from cs_tui.core import fold, offer
from cs_tui.core.case import Case, Status
from cs_tui.core.contact import ContactFronted
from cs_tui.core.reassignment import reassign
from cs_tui.core.undo import Undone
from cs_tui.errors import Refused
from cs_tui.texts import offers as texts
from cs_tui.texts import rules
from tests.make import DAY, LIN, MEI, MINUTE, Story, in_status, opened

LEAD = "zhou"


def moved(story: Story, to: str = MEI, reason: str = " 林晓去开会 ") -> Case:
    act = story.act(LEAD)
    reassign(act, to, reason)
    return story.add(act)


def test_the_case_is_the_other_persons_at_once() -> None:
    case = moved(in_status(Status.ACTIVE))

    assert (case.owner, case.status, case.offer) == (MEI, Status.ACTIVE, None)


def test_both_sides_read_who_moved_it_and_why() -> None:
    (given,) = moved(in_status(Status.ACTIVE)).offers

    assert (given.by, given.taken_by, given.ordered_by) == (LIN, MEI, LEAD)
    assert (given.why, given.note) == ("reassigned", "林晓去开会")


def test_an_offer_nobody_accepted_ends_with_it() -> None:
    story = in_status(Status.WAITING_INTERNAL)
    act = story.act()
    offer.offer(act, offer.to_team("logistics"), "escalation", 15 * MINUTE)
    story.add(act)

    case = moved(story)

    assert [one.standing for one in case.offers] == ["withdrawn", "accepted"]
    assert (case.owner, case.status) == (MEI, Status.ACTIVE)


def test_it_no_longer_stands_in_front_of_who_had_it() -> None:
    story = in_status(Status.ACTIVE)
    story.tell(ContactFronted(contact=story.case.contacts[0].id, day=DAY))

    assert moved(story).fronted is None


def test_a_waiting_case_gets_its_owner() -> None:
    case = moved(opened())

    assert (case.owner, case.status) == (MEI, Status.ACTIVE)
    assert case.offers[0].by == LEAD


@pytest.mark.parametrize("status", [Status.WAITING_CUSTOMER, Status.SCHEDULED])
def test_what_waits_goes_on_waiting(status: Status) -> None:
    assert moved(in_status(status)).status is status


def test_without_a_reason_nothing_moves() -> None:
    with pytest.raises(Refused) as refused:
        moved(in_status(Status.ACTIVE), reason="  ")

    assert refused.value.words == texts.WHY_REASSIGN


def test_it_is_not_given_to_who_has_it() -> None:
    with pytest.raises(Refused) as refused:
        moved(in_status(Status.ACTIVE), to=LIN)

    assert refused.value.words == texts.THEIRS_ALREADY


def test_what_is_over_stays_where_it_is() -> None:
    with pytest.raises(Refused) as refused:
        moved(in_status(Status.RESOLVED))

    assert refused.value.words == rules.CASE_OVER


def test_it_is_not_undone_but_done_again() -> None:
    story = in_status(Status.ACTIVE)
    moved(story)
    last = story.events[-1]

    story.tell(Undone(undone=last.act), LEAD)

    assert story.case.owner == MEI
    (void,) = story.case.void
    assert void.reason == texts.REASSIGN_AGAIN


def test_every_kind_of_it_has_a_place_in_the_fold() -> None:
    assert "reassigned" in fold.KINDS
