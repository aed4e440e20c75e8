"""A case changes its owner when somebody accepts it, and never otherwise."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cs_tui.core import fold, moves, offer, undo
from cs_tui.core.act import Act
from cs_tui.core.case import Case, Status
from cs_tui.core.contact import ContactFronted
from cs_tui.core.events import event
from cs_tui.core.offer import Accepted, Declined, Offered, OfferOverdue
from cs_tui.core.offer_state import Target, addresses_of
from cs_tui.core.ports import HUB
from cs_tui.core.undo import Undone
from cs_tui.errors import Refused
from cs_tui.texts import Words, rules
from cs_tui.texts import offers as texts
from tests.make import DAY, HOUR, LIN, MEI, MINUTE, NOW, Story, ctx, in_status

WEI = "wei"
TEAM = offer.to_team("logistics")


def escalated(to: Target = TEAM) -> Story:
    """Lin waits for logistics, and offered them the case."""
    story = in_status(Status.WAITING_INTERNAL)
    act = story.act()
    offer.offer(act, to, "escalation", 15 * MINUTE, note=" 已查轨迹 ", promised_at=NOW + HOUR)
    story.add(act)
    return story


def told(story: Story, by: str, say: Callable[[Act[Case]], None]) -> Case:
    """Somebody says something to the offer."""
    act = story.act(by)
    say(act)
    return story.add(act)


def test_who_offers_a_case_stays_its_owner_until_it_is_accepted() -> None:
    story = escalated()

    offered = story.case.offer
    assert offered is not None
    assert (offered.by, offered.to, offered.why) == (LIN, TEAM, "escalation")
    assert (offered.note, offered.promised_at) == ("已查轨迹", NOW + HOUR)
    assert offered.accept_by_at == offered.at + 15 * MINUTE
    assert story.case.owner == LIN

    case = told(story, MEI, offer.accept)

    assert (case.owner, case.status, case.offer) == (MEI, Status.ACTIVE, None)
    assert (case.offers[0].standing, case.offers[0].taken_by) == ("accepted", MEI)


def test_of_two_who_accept_the_first_has_it_and_the_other_is_told() -> None:
    story = escalated()
    first, second = story.act(MEI), story.act(WEI)
    offer.accept(first)
    offer.accept(second)
    story.add(first)

    case = story.add(second)

    assert case.owner == MEI
    (void,) = case.void
    assert (void.actor, void.reason) == (WEI, texts.NO_LONGER["accepted"])


def test_a_declined_offer_goes_on_at_the_giver_with_the_reason() -> None:
    case = told(escalated(), MEI, lambda act: offer.decline(act, " 不归物流 "))

    assert (case.owner, case.status, case.offer) == (LIN, Status.ACTIVE, None)
    (one,) = case.offers
    assert (one.standing, one.ended_by, one.said) == ("declined", MEI, "不归物流")


def test_the_answer_brings_the_case_back_to_the_giver() -> None:
    story = escalated()
    told(story, MEI, offer.accept)

    case = told(story, MEI, lambda act: offer.answer(act, "件在杭州，明日送达"))

    assert (case.owner, case.status) == (LIN, Status.ACTIVE)
    (one,) = case.offers
    assert (one.standing, one.said, one.returned) == ("answered", "件在杭州，明日送达", True)


def test_who_answers_may_keep_the_case() -> None:
    story = escalated()
    told(story, MEI, offer.accept)

    case = told(story, MEI, lambda act: offer.answer(act, "我来跟", returns=False))

    assert (case.owner, case.offers[0].returned) == (MEI, False)


def test_a_question_is_answered_without_taking_the_case() -> None:
    case = told(escalated(), MEI, lambda act: offer.answer(act, "可以补发"))

    assert (case.owner, case.status) == (LIN, Status.ACTIVE)
    assert (case.offers[0].standing, case.offers[0].returned) == ("answered", False)


def test_a_case_passed_on_twice_comes_back_the_same_way() -> None:
    story = escalated()
    told(story, MEI, offer.accept)
    told(story, MEI, lambda act: _offer_to(act, WEI))
    refused = pytest.raises(Refused, told, story, MEI, lambda act: offer.answer(act, "x"))
    assert refused.value.words == texts.OFFERED_ALREADY
    told(story, WEI, offer.accept)

    told(story, WEI, lambda act: offer.answer(act, "经理批了"))
    assert story.case.owner == MEI
    told(story, MEI, lambda act: offer.answer(act, "已批"))

    assert story.case.owner == LIN
    assert [one.standing for one in story.case.offers] == ["answered", "answered"]


def _offer_to(act: Act[Case], person: str) -> None:
    offer.offer(act, offer.to_person(person), "transfer", 15 * MINUTE)


@pytest.mark.parametrize(
    ("by", "say", "why"),
    [
        (LIN, offer.accept, texts.OFFERED_TO_SELF),
        (LIN, lambda act: offer.decline(act, "x"), texts.OFFERED_TO_SELF),
        (LIN, lambda act: _offer_to(act, MEI), texts.OFFERED_ALREADY),
        (MEI, lambda act: _offer_to(act, WEI), rules.NOT_YOURS),
        (MEI, offer.withdraw, rules.NOT_YOURS),
        (MEI, lambda act: offer.decline(act, "  "), texts.REASON_NEEDED),
        (MEI, lambda act: offer.answer(act, ""), texts.RESULT_NEEDED),
        (MEI, lambda act: act.add(OfferOverdue(offer="any")), rules.NOT_YOURS),
    ],
)
def test_what_does_not_go_with_an_open_offer_says_why(
    by: str, say: Callable[[Act[Case]], None], why: Words
) -> None:
    story = escalated()

    refused = pytest.raises(Refused, told, story, by, say)

    assert refused.value.words == why


def test_an_offer_to_one_person_is_for_nobody_else() -> None:
    story = escalated(offer.to_person(MEI))

    refused = pytest.raises(Refused, told, story, WEI, offer.accept)

    assert refused.value.words == texts.OFFER_NOT_YOURS
    assert told(story, MEI, offer.accept).owner == MEI


@pytest.mark.parametrize("to", [offer.to_person(LIN), Target()])
def test_a_case_is_offered_to_somebody_else(to: Target) -> None:
    act = in_status(Status.ACTIVE).act()

    with pytest.raises(Refused):
        offer.offer(act, to, "transfer", MINUTE)

    assert act.events == []


def test_nothing_was_offered_so_nothing_is_accepted() -> None:
    refused = pytest.raises(Refused, told, in_status(Status.ACTIVE), MEI, offer.accept)

    assert refused.value.words == texts.NOT_OFFERED


def test_what_is_over_is_neither_offered_nor_accepted() -> None:
    story = escalated()
    waiting = story.case.offers[0].id
    story.tell(moves.CaseMerged(into="c2", seen=story.case.last_in))
    story.tell(Accepted(offer=waiting), MEI)

    assert story.case.offer is None
    assert (story.case.owner, story.case.void[-1].reason) == (LIN, rules.CASE_OVER)
    with pytest.raises(Refused):
        told(story, LIN, lambda act: _offer_to(act, MEI))


def test_a_withdrawn_offer_cannot_be_accepted_any_more() -> None:
    story = escalated()
    late = story.act(MEI)
    offer.accept(late)
    told(story, LIN, offer.withdraw)

    case = story.add(late)

    assert (case.owner, case.status) == (LIN, Status.ACTIVE)
    assert case.void[-1].reason == texts.NO_LONGER["withdrawn"]


def test_an_offer_is_undone_until_somebody_accepted_it() -> None:
    story = in_status(Status.ACTIVE)
    act = story.act()
    _offer_to(act, MEI)
    story.add(act)

    def reason() -> Words | None:
        taking = event(story.stream, Undone(undone=act.id), ctx(LIN, story.at), act="u")
        return undo.blocked(story.case, taking, act.events)

    assert reason() is None
    told(story, MEI, offer.accept)
    assert reason() == texts.NO_LONGER["accepted"]
    story.tell(Undone(undone=act.id))
    assert story.case.owner == MEI


def test_a_case_in_front_of_the_giver_leaves_the_front_when_it_is_accepted() -> None:
    story = escalated()
    here = story.case.contacts[0].id
    story.tell(ContactFronted(contact=here, day=DAY))

    case = told(story, MEI, offer.accept)

    assert case.fronted is None
    assert case.contacts[0].front_ms == 1000


def test_a_handover_leaves_the_case_waiting_for_whom_it_waits() -> None:
    story = in_status(Status.WAITING_CUSTOMER)
    told(story, LIN, lambda act: _hand(act))

    case = told(story, MEI, offer.accept)

    assert (case.owner, case.status) == (MEI, Status.WAITING_CUSTOMER)


def _hand(act: Act[Case]) -> None:
    offer.offer(act, offer.to_team("night"), "handover", 8 * HOUR)


def test_nobody_accepting_is_recorded_once_and_changes_no_owner() -> None:
    story = escalated()
    waiting = story.case.offers[0]
    assert not waiting.late(waiting.accept_by_at - 1)
    assert waiting.late(waiting.accept_by_at)

    story.tell(OfferOverdue(offer=waiting.id), HUB)
    story.tell(OfferOverdue(offer=waiting.id), HUB)

    (one,) = story.case.offers
    assert (story.case.owner, one.open, one.overdue_at) == (LIN, True, story.at - 1000)
    assert [void.kind for void in story.case.void] == ["offer_overdue"]


def test_an_offer_reaches_people_by_name_team_and_role() -> None:
    assert set(Target(person=MEI).addresses) <= set(addresses_of(MEI, "agent", ("desk",)))
    assert set(TEAM.addresses) & set(addresses_of(WEI, "agent", ("desk", "logistics")))
    assert not set(TEAM.addresses) & set(addresses_of(WEI, "lead", ("desk", "")))
    assert "role:lead" in Target(roles=("lead",), tier=3).addresses


def test_every_prefix_of_escalating_and_coming_back_has_exactly_one_owner() -> None:
    story = escalated()
    told(story, MEI, offer.accept)
    told(story, MEI, lambda act: _offer_to(act, WEI))
    told(story, WEI, lambda act: offer.decline(act, "不在班"))
    told(story, MEI, lambda act: offer.answer(act, "好了"))
    claimed = next(n for n, one in enumerate(story.events) if one.kind == "claimed")

    owners = []
    for end in range(claimed + 1, len(story.events) + 1):
        case = fold.fold(story.stream, story.events[:end])
        assert isinstance(case, Case)
        owners.append(case.owner)

    assert set(owners) == {LIN, MEI}
    assert owners[-1] == LIN


def test_what_the_giver_said_to_a_case_that_moved_meanwhile_is_void() -> None:
    story = escalated()
    story.tell(Declined(offer="unknown"), MEI)
    told(story, MEI, offer.accept)
    story.tell(
        Offered(offer="o2", why="transfer", to=TEAM, accept_by_at=NOW + HOUR),
        LIN,
    )

    assert [void.reason for void in story.case.void] == [texts.NOT_OFFERED, rules.NOT_YOURS]
