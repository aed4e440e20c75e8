"""The status of a case: every legal move leads where the table says, and nothing else moves it."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest

from cs_tui.core import fold, moves
from cs_tui.core.act import Act
from cs_tui.core.article import ArticleUsed
from cs_tui.core.case import FINAL, MOVES, OPEN, PAUSED, Case, Status
from cs_tui.core.contact import ContactEnded, ContactParked, MessageIn
from cs_tui.core.events import Body
from cs_tui.core.note import NoteAdded
from cs_tui.core.ports import HUB
from cs_tui.errors import Refused
from cs_tui.texts import rules as texts
from tests.make import DAY, HOUR, LIN, MEI, NOW, ctx, in_status, new_id, resolved

# The table of the moves, written out a second time from the design: kind, from, to.
DESIGN = {
    "claimed": ("new", "active"),
    "released": ("active", "new"),
    "waiting_customer_set": ("active", "waiting_customer"),
    "waiting_internal_set": ("active", "waiting_internal"),
    "case_scheduled": ("active", "scheduled"),
    "case_resumed": ("waiting_customer waiting_internal scheduled", "active"),
    "case_resolved": ("active waiting_customer waiting_internal scheduled", "resolved"),
    "case_reopened": ("resolved", "active"),
    "case_closed": ("resolved", "closed"),
    "case_cancelled": ("new active waiting_customer waiting_internal scheduled", "cancelled"),
    "case_merged": ("new active waiting_customer waiting_internal scheduled", "merged"),
}

BODIES: dict[str, Callable[[Case], Body]] = {
    "claimed": lambda _: moves.Claimed(agent=LIN),
    "released": lambda _: moves.Released(),
    "waiting_customer_set": lambda case: moves.WaitingCustomerSet(seen=case.last_in),
    "waiting_internal_set": lambda case: moves.WaitingInternalSet(seen=case.last_in, target="tech"),
    "case_scheduled": lambda case: moves.CaseScheduled(seen=case.last_in, until=NOW + HOUR),
    "case_resumed": lambda _: moves.CaseResumed(),
    "case_resolved": resolved,
    "case_reopened": lambda _: moves.CaseReopened(),
    "case_closed": lambda _: moves.CaseClosed(),
    "case_cancelled": lambda case: moves.CaseCancelled(seen=case.last_in, reason="x", day=DAY),
    "case_merged": lambda case: moves.CaseMerged(into="c2", seen=case.last_in),
}

PAIRS = [(Status(status), kind) for status, kind in itertools.product(Status, DESIGN)]
LEGAL = [(status, kind) for status, kind in PAIRS if status in DESIGN[kind][0].split()]
ILLEGAL = [pair for pair in PAIRS if pair not in LEGAL]


def test_the_table_of_moves_is_the_one_of_the_design() -> None:
    table = {kind: (set(map(str, move.froms)), str(move.to)) for kind, move in MOVES.items()}

    assert table == {kind: (set(froms.split()), to) for kind, (froms, to) in DESIGN.items()}


def test_every_status_and_move_is_tried() -> None:
    assert len(PAIRS) == len(Status) * len(MOVES) == 99
    assert len(LEGAL) == 24


@pytest.mark.parametrize(("status", "kind"), LEGAL)
def test_a_legal_move_leads_where_the_table_says(status: Status, kind: str) -> None:
    story = in_status(status)
    act = Act(story.stream, story.case, ctx(HUB, story.at))

    act.add(BODIES[kind](story.case))

    assert act.state.status == DESIGN[kind][1]
    assert story.add(act).status == DESIGN[kind][1]
    assert story.case.void == ()


@pytest.mark.parametrize(("status", "kind"), ILLEGAL)
def test_an_illegal_move_is_refused_to_who_decides(status: Status, kind: str) -> None:
    before = in_status(status).case
    act = Act("case/c1", before, ctx(HUB))

    with pytest.raises(Refused) as refused:
        act.add(BODIES[kind](before))

    assert refused.value.words == texts.NO_SUCH_MOVE.fill(status=texts.STATUS[status])
    assert act.state == before
    assert act.events == []


@pytest.mark.parametrize(("status", "kind"), ILLEGAL)
def test_an_illegal_move_of_somebody_offline_is_void_and_shown(status: Status, kind: str) -> None:
    story = in_status(status)
    before = story.case

    told = story.tell(BODIES[kind](before), HUB)

    (void,) = story.case.void
    assert (void.event, void.act, void.actor, void.kind) == (told.id, told.act, HUB, kind)
    assert void.reason == texts.NO_SUCH_MOVE.fill(status=texts.STATUS[status])
    assert story.case.model_copy(update={"void": ()}) == before


@pytest.mark.parametrize("status", sorted(FINAL))
def test_nothing_leaves_a_final_status(status: Status) -> None:
    story = in_status(status)

    for kind in DESIGN:
        story.tell(BODIES[kind](story.case), HUB)
    story.tell(moves.CaseOpened(number="A9", team="desk", day=DAY), HUB)

    assert story.case.status is status
    assert len(story.case.void) == len(DESIGN) + 1


def test_statuses_fall_into_the_categories_people_speak_of() -> None:
    assert {Status.CLOSED, Status.CANCELLED, Status.MERGED} == FINAL
    assert {Status.WAITING_CUSTOMER, Status.WAITING_INTERNAL, Status.SCHEDULED} == PAUSED
    assert set(Status) - FINAL - {Status.RESOLVED} == OPEN
    assert [status for status in Status if status.over] == [Status.RESOLVED, *_in_order(FINAL)]


def _in_order(some: frozenset[Status]) -> list[Status]:
    return [status for status in Status if status in some]


@pytest.mark.parametrize("status", list(Status))
def test_what_can_only_be_added_is_added_in_every_status(status: Status) -> None:
    story = in_status(status)
    contact = story.case.contacts[0]

    story.tell(NoteAdded(done="已回电"))
    story.tell(MessageIn(message="m9", contact=contact.id, text="谢谢"), HUB)
    story.tell(ArticleUsed(article="a1"))
    story.tell(ContactParked(contact=contact.id, duration_ms=5))
    story.tell(ContactEnded(contact=contact.id))

    after = story.case
    assert after.void == ()
    assert after.status is status
    assert after.note.done == "已回电"
    assert after.messages[-1].text == "谢谢"
    assert after.citations[-1].article == "a1"
    assert after.contacts[0].ended_at == story.at


def test_a_case_is_opened_once() -> None:
    story = in_status(Status.ACTIVE)

    story.tell(moves.CaseOpened(number="A9", team="night", day=DAY), HUB)

    assert story.case.number == "A1001"
    assert [void.reason for void in story.case.void] == [texts.OPENED_TWICE]


def test_a_case_opened_by_its_agent_is_theirs_and_active_at_once() -> None:
    act = Act("case/c1", Case(), ctx(LIN))

    act.add(moves.CaseOpened(number="A1001", team="desk", day=DAY, owner=LIN))

    assert (act.state.status, act.state.owner, act.state.claimed_at) == (Status.ACTIVE, LIN, NOW)
    assert act.state.id == "c1"
    assert act.state.stream == "case/c1"


def test_of_two_claims_the_first_in_the_hubs_order_holds() -> None:
    story = in_status(Status.NEW)

    story.tell(moves.Claimed(agent=MEI), HUB)
    story.tell(moves.Claimed(agent=LIN), HUB)

    assert story.case.owner == MEI
    assert [void.kind for void in story.case.void] == ["claimed"]


def test_the_latest_time_of_a_case_never_goes_back() -> None:
    story = in_status(Status.ACTIVE)
    latest = story.case.updated_at

    story.tell(NoteAdded(issue="离线时写的"), at=NOW - HOUR)

    assert story.case.updated_at == latest


def test_a_move_without_an_event_stops_the_program_at_its_start(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(MOVES, "case_forgotten", MOVES["claimed"])

    with pytest.raises(TypeError, match="case_forgotten"):
        fold._complete()


def test_ids_in_a_case_are_found_again() -> None:
    story = in_status(Status.ACTIVE)
    case = story.case
    said = case.messages[0]

    assert case.contact(case.contacts[0].id) == case.current
    assert case.message(said.id) == said
    assert (case.contact(new_id()), case.message(new_id())) == (None, None)
    assert case.last_in == said.id
    assert not case.ours_was_last


def test_a_resolved_case_is_closed_by_nobody_but_the_hub() -> None:
    story = in_status(Status.RESOLVED)

    with pytest.raises(Refused) as refused:
        moves.close(story.act(LIN))
    assert refused.value.words == texts.CLOSES_BY_ITSELF
    story.tell(moves.CaseClosed(), LIN)
    assert [void.reason for void in story.case.void] == [texts.CLOSES_BY_ITSELF]
    assert story.case.status is Status.RESOLVED

    by_the_hub = story.act(HUB)
    moves.close(by_the_hub)
    assert story.add(by_the_hub).status is Status.CLOSED
