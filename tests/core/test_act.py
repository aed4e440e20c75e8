"""One act: several events that are one decision, every prefix of it a legal state."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_tui.core import classification, contact, fold, moves, note, promise
from cs_tui.core.act import Act
from cs_tui.core.case import Case, Customer, Status
from cs_tui.core.events import Body, event
from cs_tui.core.note import NoteAdded
from cs_tui.core.state import change
from cs_tui.core.text import LONGEST_TEXT
from cs_tui.core.undo import Undone
from cs_tui.errors import Refused
from cs_tui.texts import rules as texts
from tests import histories
from tests.make import DAY, HOUR, LIN, MEI, NOW, Story, ctx, in_status


def whole_act() -> tuple[Story, Act[Case]]:
    """Everything one Ctrl+N may add."""
    story = in_status(Status.ACTIVE)
    act = story.act()
    contact.front(act, DAY)
    note.write(act, issue="问物流", done="已查到")
    for field, value in (("nature", "consult"), ("leaf", "logistics.eta"), ("outcome", "solved")):
        classification.classify(act, field, value)  # type: ignore[arg-type]
    promise.promise(act, "明天回电", NOW + HOUR)
    contact.reply(act, "明天送达", grace_s=3, spoken=False)
    moves.resolve(act, DAY)
    contact.park(act, 5000)
    return story, act


def test_every_prefix_of_an_act_is_a_legal_state() -> None:
    story, act = whole_act()

    assert len(act.events) == 9
    for length in range(len(act.events) + 1):
        prefix = fold.fold(story.stream, [*story.events, *act.events[:length]])
        assert prefix.void == ()
        assert prefix.conflicts == ()
    assert prefix == change(act.state, updated_at=act.ctx.now)


def test_the_events_of_an_act_have_one_author_one_time_and_one_name() -> None:
    _, act = whole_act()

    assert {(one.act, one.actor, one.at) for one in act.events} == {(act.id, LIN, act.ctx.now)}
    assert len({one.id for one in act.events}) == len(act.events)


# Whether an act can be undone depends on the events before it: tests/core/test_undo.py.
SAID = histories.bodies("case").filter(lambda body: not isinstance(body, Undone))


@given(st.lists(SAID, max_size=8), st.sampled_from(list(Status)))
def test_what_is_refused_adds_nothing_and_what_is_added_is_never_void(
    said: list[Body], status: Status
) -> None:
    story = in_status(status)
    act = story.act()
    for body in said:
        before, events = act.state, list(act.events)
        try:
            act.add(body)
        except Refused:
            assert (act.state, act.events) == (before, events)

    assert fold.fold(story.stream, [*story.events, *act.events]).void == ()


def test_a_case_written_by_a_newer_version_is_shown_but_not_changed() -> None:
    act = Act("case/c1", change(in_status(Status.ACTIVE).case, newer=True), ctx())

    with pytest.raises(Refused) as refused:
        act.add(NoteAdded(done="x"))

    assert refused.value.words == texts.NEWER
    assert act.events == []


def test_an_act_may_carry_a_name_and_an_event_an_id_made_elsewhere() -> None:
    act = Act("case/c1", in_status(Status.NEW).case, ctx(MEI), act="act-9")

    added = act.add(moves.Claimed(agent=MEI), id="served-7")

    assert (added.id, added.act, act.id) == ("served-7", "act-9", "act-9")


def test_an_act_decides_by_the_state_its_own_events_left() -> None:
    story = in_status(Status.ACTIVE)
    act = story.act()
    act.add(moves.WaitingCustomerSet(seen=act.state.last_in))

    with pytest.raises(Refused):
        act.add(moves.WaitingCustomerSet(seen=act.state.last_in))

    told = event(story.stream, act.events[0].body or NoteAdded(), act.ctx, act=act.id)
    assert fold.blocked(act.state, told) == texts.NO_SUCH_MOVE.fill(
        status=texts.STATUS["waiting_customer"]
    )


@pytest.mark.parametrize("over", [0, 1])
@pytest.mark.parametrize(
    "body",
    [
        lambda text: contact.MessageOut(message="m9", contact="c", text=text),
        lambda text: NoteAdded(next=text),
        lambda text: moves.WaitingInternalSet(seen=None, target="tech", reason=text),
    ],
)
def test_free_text_has_a_limit_whatever_it_is(body: Callable[[str], Body], over: int) -> None:
    story = in_status(Status.ACTIVE)
    act = story.act()
    wanted = body("好" * (LONGEST_TEXT + over))
    seen = {"seen": story.case.last_in} if isinstance(wanted, moves.WaitingInternalSet) else {}
    if over:
        with pytest.raises(Refused) as refused:
            act.add(change(wanted, **seen))
        assert refused.value.words == texts.TOO_LONG.fill(n="20,001", most="20,000")
    else:
        act.add(change(wanted, **seen))
    assert len(act.events) == 1 - over


def test_what_is_known_of_a_customer_has_the_limit_too() -> None:
    act = Act("case/c1", Case(), ctx())
    customer = Customer(name="王" * (LONGEST_TEXT + 1))
    with pytest.raises(Refused):
        act.add(moves.CaseOpened(number="A1", team="desk", day=DAY, customer=customer))
