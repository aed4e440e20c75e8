"""Receipts: once for each person and offer, by whom it reaches, and nothing else moves."""

from __future__ import annotations

import pytest

from cs_tui.core import offer
from cs_tui.core.offer_state import Seen
from cs_tui.core.reassignment import reassign
from cs_tui.core.receipt import OfferSeen, see
from cs_tui.core.state import change
from cs_tui.texts import offers as texts
from tests.core.test_offer import TEAM, WEI, escalated, told
from tests.make import LIN, MEI

MEIS = ("person:mei", "team:logistics")


def test_who_opens_what_is_offered_to_them_leaves_a_receipt_once() -> None:
    story = escalated()
    told(story, MEI, lambda act: see(act, MEIS))
    first = story.at
    before = story.case
    case = told(story, MEI, lambda act: see(act, MEIS))
    assert case.offers[0].seen == (Seen(by=MEI, at=first),)
    assert case == before
    case = told(story, WEI, lambda act: see(act, ("team:logistics",)))
    assert [one.by for one in case.offers[0].seen] == [MEI, WEI]


def test_two_machines_of_one_person_count_once_and_the_first_stands() -> None:
    story = escalated()
    which = story.case.offers[0].id
    story.tell(OfferSeen(offer=which), MEI)
    first = story.at
    story.tell(OfferSeen(offer=which), MEI)
    assert story.case.offers[0].seen == (Seen(by=MEI, at=first),)
    assert story.case.void == ()


@pytest.mark.parametrize(
    ("who", "own"), [(LIN, ("person:lin", "team:logistics")), (WEI, ("person:wei", "team:desk"))]
)
def test_the_giver_and_who_it_does_not_reach_leave_none(who: str, own: tuple[str, ...]) -> None:
    assert told(escalated(), who, lambda act: see(act, own)).offers[0].seen == ()


def test_a_receipt_moves_nothing() -> None:
    story = escalated()
    before = story.case
    after = told(story, MEI, lambda act: see(act, MEIS))
    assert (after.owner, after.status, after.offers[0].standing) == (LIN, before.status, "open")


def test_what_was_taken_back_or_accepted_meanwhile_is_no_fault_of_who_read_it() -> None:
    story = escalated()
    which = story.case.offers[0].id
    told(story, MEI, offer.accept)
    story.tell(OfferSeen(offer=which), WEI)
    story.tell(OfferSeen(offer="gone"), WEI)
    assert [one.by for one in story.case.offers[0].seen] == [WEI]
    assert story.case.void == ()


def test_a_case_that_a_newer_version_wrote_in_is_opened_without_a_receipt() -> None:
    act = escalated().act(MEI)
    act.state = change(act.state, newer=True)
    see(act, MEIS)
    assert act.events == []


def test_the_givers_own_receipt_is_none() -> None:
    story = escalated()
    story.tell(OfferSeen(offer=story.case.offers[0].id), LIN)
    assert [void.reason for void in story.case.void] == [texts.OFFERED_TO_SELF]


def test_whoever_was_given_a_case_by_the_lead_is_seen_to_open_it() -> None:
    story = escalated(TEAM)
    told(story, "chen", lambda act: reassign(act, MEI, "林晓下班"))
    case = told(story, MEI, lambda act: see(act, MEIS))
    assert [one.by for one in case.offers[-1].seen] == [MEI]


def test_the_other_side_knows_so_it_is_not_undone() -> None:
    story = escalated()
    event = story.tell(OfferSeen(offer=story.case.offers[0].id), MEI)
    assert event.body is not None
    assert event.body.kept(story.case, event) == texts.OFFER_SETTLED
