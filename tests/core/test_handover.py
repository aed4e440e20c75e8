"""The handover: written, left out for a reason, given in versions, signed by somebody else."""

from __future__ import annotations

import pytest

from cs_tui.core import handover
from cs_tui.core.act import Act
from cs_tui.core.handover import HandoverGiven, HandoverSigned, HandoverWritten
from cs_tui.core.handover_state import Item, by_severity
from cs_tui.core.offer_state import Target
from cs_tui.core.shift import Shift, ShiftOpened, stream_of
from cs_tui.errors import Refused
from cs_tui.texts import handover as texts
from tests.make import DAY, LIN, MEI, NOW, Story, ctx

TO_MEI = Target(person=MEI)
CALM = Item(case="c1", number="A1", state="等照片", next="收到后继续", next_due_at=NOW + 1)
RISKY = Item(
    case="c2",
    number="A2",
    severity="urgent",
    state="催发货",
    next="18:30 回电",
    next_due_at=NOW + 1,
    contingency="如果 16:00 还没到货，就换同款",
)


def on_duty() -> Story:
    story = Story(stream_of("s1"))
    story.tell(ShiftOpened(day=DAY))
    return story


def acting(story: Story, actor: str = LIN) -> Act[Shift]:
    state = story.state
    assert isinstance(state, Shift)
    return Act(story.stream, state, ctx(actor, story.at))


def given(*items: Item) -> Act[Shift]:
    act = acting(on_duty())
    handover.give(act, TO_MEI, items)
    return act


def by(act: Act[Shift], actor: str) -> Act[Shift]:
    """The same shift, somebody else acting."""
    return Act(act.stream, act.state, ctx(actor))


def test_what_is_given_is_kept_as_a_version() -> None:
    act = given(CALM, RISKY)
    [version] = act.state.handover.versions
    assert (version.n, version.to, version.given) == (1, TO_MEI, ("c1", "c2"))
    assert set(version.items) == {CALM, RISKY}


def test_a_later_version_leaves_the_earlier_as_it_was() -> None:
    act = given(CALM)
    handover.give(act, TO_MEI, (CALM.model_copy(update={"state": "照片到了"}),))
    first, second = act.state.handover.versions
    assert [first.items[0].state, second.items[0].state] == ["等照片", "照片到了"]


@pytest.mark.parametrize("severity", ["urgent", "watch"])
def test_a_risk_without_what_to_do_if_is_not_given(severity: str) -> None:
    item = RISKY.model_copy(update={"severity": severity, "contingency": " "})
    with pytest.raises(Refused) as refused:
        given(item)
    assert refused.value.words == texts.CONTINGENCY_NEEDED.fill(number="A2")


def test_a_case_is_left_out_only_with_a_reason() -> None:
    act = acting(on_duty())
    with pytest.raises(Refused):
        handover.leave_out(act, CALM, "  ")
    handover.leave_out(act, CALM, "我明早自己跟")
    item = act.state.handover.item("c1")
    assert item is not None
    assert item.left_out == "我明早自己跟"
    assert act.state.handover.complete == (0, 0)


def test_writing_it_again_takes_it_back_in() -> None:
    act = acting(on_duty())
    handover.leave_out(act, CALM, "自己跟")
    handover.write(act, CALM)
    item = act.state.handover.item("c1")
    assert item is not None
    assert not item.left_out


def test_what_was_only_collected_does_not_count_as_written() -> None:
    act = acting(on_duty())
    handover.write(act, CALM)
    handover.write(act, RISKY.model_copy(update={"written": True}))
    assert act.state.handover.complete == (1, 2)


def test_what_is_missing_is_named_and_a_stable_item_needs_no_if() -> None:
    assert Item(case="c", number="A").missing == ("state", "next", "due")
    assert Item(case="c", number="A", severity="watch").missing == (
        "state",
        "next",
        "due",
        "contingency",
    )
    assert RISKY.missing == ()


def test_the_lead_signs_the_latest_version_and_a_change_voids_it() -> None:
    act = by(given(CALM), MEI)
    handover.comment(act, "已看")
    handover.sign(act)
    assert act.state.handover.signed is not None
    changed = by(act, LIN)
    handover.write(changed, CALM.model_copy(update={"state": "又变了"}))
    assert changed.state.handover.signed is None
    assert [one.by for one in changed.state.handover.signatures] == [MEI]
    again = by(changed, MEI)
    with pytest.raises(Refused) as refused:
        handover.sign(again)
    assert refused.value.words == texts.SIGN_THE_LATEST
    given_again = by(again, LIN)
    handover.give(given_again, TO_MEI, ())
    signed = by(given_again, MEI)
    handover.sign(signed)
    assert signed.state.handover.signed is not None


def test_nobody_signs_their_own() -> None:
    with pytest.raises(Refused) as refused:
        handover.sign(given(CALM))
    assert refused.value.words == texts.NOT_YOUR_OWN_SIGNATURE


def test_only_whose_shift_it_is_writes_it() -> None:
    act = acting(on_duty(), MEI)
    with pytest.raises(Refused) as refused:
        handover.write(act, CALM)
    assert refused.value.words == texts.NOT_YOUR_HANDOVER


def test_nothing_given_nothing_signed() -> None:
    with pytest.raises(Refused):
        handover.sign(acting(on_duty(), MEI))


def test_a_version_given_twice_at_once_counts_once() -> None:
    story = on_duty()
    for _ in range(2):
        story.tell(HandoverGiven(version=1, to=TO_MEI, cases=()))
    state = story.state
    assert isinstance(state, Shift)
    assert len(state.handover.versions) == 1
    assert [void.reason for void in state.void] == [texts.GIVEN_MEANWHILE]


def test_any_order_folds() -> None:
    story = Story(stream_of("s1"))
    story.tell(HandoverSigned(version=3), MEI)
    story.tell(HandoverWritten(case="c1", number="A1", severity="stable"))
    assert len(story.state.void) == 2


def test_severity_opens_and_what_is_left_out_ends() -> None:
    watch = CALM.model_copy(update={"case": "c3", "number": "A3", "severity": "watch"})
    out = RISKY.model_copy(update={"case": "c4", "number": "A4", "left_out": "自己跟"})
    found = by_severity((out, CALM, watch, RISKY))
    assert [item.number for item in found] == ["A2", "A3", "A1", "A4"]
