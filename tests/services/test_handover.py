"""Handing over: the draft holds all that must be in it, and cases change hands by acceptance."""

from __future__ import annotations

import pytest

from cs_tui.core import handover, offer
from cs_tui.core.case import Case
from cs_tui.core.offer_state import Target
from cs_tui.core.shift import Shift as CoreShift
from cs_tui.core.state import change
from cs_tui.errors import Refused
from cs_tui.services.assessment import Assessment
from cs_tui.services.field_names import NOTE
from cs_tui.services.handover import Entry, Handovers, Sheet
from cs_tui.services.handover_text import lines_of, note_of
from cs_tui.services.promises import Promises
from cs_tui.services.undo import Undo
from cs_tui.texts import handover as texts
from tests.make import HOUR, MEI, ctx
from tests.services.bench import Bench

TO_MEI = Target(person=MEI)
CARD = "4111 1111 1111 1111"


class Shift(Bench):
    """An agent on duty who will hand over."""

    def __init__(self) -> None:
        super().__init__()
        self.shifts.begin()
        self.handovers = Handovers(self.kit, self.shifts)
        self.promises = Promises(self.kit)

    @property
    def sheet(self) -> Sheet:
        """My handover as it stands."""
        return self.handovers.mine(self.handovers.stream())

    def entry(self, case_id: str) -> Entry:
        """What it says of one case."""
        return next(one for one in self.sheet.entries if one.item.case == case_id)

    def noted(self, **note: str) -> str:
        """A case of mine with a note."""
        case = self.mine()
        for part, text in note.items():
            self.writes(case, NOTE[part], text)
        self.cases.save(case)
        return case

    def answered(self, case_id: str, accepts: bool, reason: str = "") -> Case:
        """Mei accepts or declines what was offered to her."""
        with self.kit.log.case_act(case_id, ctx(MEI, self.at)) as act:
            if accepts:
                offer.accept(act)
            else:
                offer.decline(act, reason)
        return act.state


def test_every_open_case_of_mine_is_drafted_with_what_the_timeline_knows() -> None:
    shift = Shift()
    case = shift.noted(issue="催发货", done="仓库已接单", next="18:30 回电")
    shift.promises.make(case, "18:30 回电", shift.at + HOUR)

    entry = shift.entry(case)

    assert entry.duties == ("promise", "claimed")
    item = entry.item
    assert (item.severity, item.state, item.facts) == ("watch", "催发货", "仓库已接单")
    assert (item.next, item.next_due_at, item.promise) == (
        "18:30 回电",
        shift.at + HOUR,
        "18:30 回电",
    )
    assert (item.written, item.missing) == (False, ("contingency",))


def test_how_the_customer_is_stands_in_it_unless_they_are_calm() -> None:
    shift = Shift()
    calm, angry = shift.mine(), shift.mine()
    Assessment(shift.kit).judge(angry, "emotion", "angry")
    shift.handovers.write(change(shift.entry(angry).item, next="回电"))

    said = {case: lines_of(shift.entry(case).item, "zh", "UTC") for case in (calm, angry)}

    assert ("情绪", "生气") in said[angry]
    assert "情绪" not in dict(said[calm])
    assert "mood" not in note_of(shift.entry(calm).item, "en", "UTC")


def test_a_late_promise_is_urgent_and_a_long_wait_is_watched() -> None:
    shift = Shift()
    late, waiting = shift.mine(), shift.noted(issue="等照片")
    shift.promises.make(late, "回电", shift.at + HOUR)
    shift.writes(waiting, "reply", "请发照片")
    shift.queue.wait_for_customer(waiting)
    shift.passes(120 * HOUR)
    assert shift.entry(late).item.severity == "urgent"
    assert "waiting" in shift.entry(waiting).duties
    assert shift.entry(waiting).item.severity == "watch"
    assert [one.item.case for one in shift.sheet.entries] == [late, waiting]


def test_what_was_given_stays_mine_until_it_is_accepted() -> None:
    shift = Shift()
    case = shift.mine()

    shift.handovers.give(case, TO_MEI)

    assert shift.case(case).owner == "lin"
    assert shift.entry(case).given
    assert shift.sheet.waiting
    assert shift.answered(case, accepts=True).owner == MEI
    assert shift.entry(case).given
    assert not shift.sheet.waiting


def test_what_comes_back_is_mine_to_decide_again() -> None:
    shift = Shift()
    case = shift.mine()
    shift.handovers.give(case, TO_MEI)
    shift.answered(case, accepts=False, reason="不是我们组的")

    entry = shift.entry(case)

    assert not entry.given
    assert entry.offer is not None
    assert entry.offer.said == "不是我们组的"
    assert shift.handovers.give(case, shift.handovers.pool()).numbers == (entry.item.number,)


def test_the_receiver_reads_it_with_the_offer_and_times_are_dates() -> None:
    shift = Shift()
    case = shift.noted(issue="催发货", next="回电")
    shift.promises.make(case, "回电", shift.at + HOUR)

    shift.handovers.give(case, TO_MEI, contingency="如果没到货，就换同款")

    given = shift.case(case).offer
    assert given is not None
    assert given.why == "handover"
    assert given.note.startswith("程度：关注\n现状：催发货")
    assert "如果就：如果没到货，就换同款" in given.note
    assert "2026-" in given.note
    assert "明天" not in given.note


def test_a_risk_without_what_to_do_if_writes_nothing() -> None:
    shift = Shift()
    case = shift.mine()
    shift.promises.make(case, "回电", shift.at + HOUR)
    with pytest.raises(Refused):
        shift.handovers.give(case, TO_MEI)
    assert shift.case(case).offer is None
    assert not shift.sheet.handover.versions


def test_all_at_once_gives_what_is_ready_and_names_the_rest() -> None:
    shift = Shift()
    ready, risky, out = shift.mine(), shift.mine(), shift.mine()
    shift.promises.make(risky, "回电", shift.at + HOUR)
    shift.handovers.leave_out(shift.entry(out).item, "我明早自己跟")

    given = shift.handovers.give_all(shift.handovers.pool())

    assert given.numbers == (shift.case(ready).number,)
    [(number, why)] = given.refused
    assert number == shift.case(risky).number
    assert why == texts.CONTINGENCY_NEEDED.fill(number=number)
    assert [one.item.case for one in shift.sheet.undecided] == [risky]
    assert shift.case(out).offer is None


def test_nobody_there_it_goes_to_the_pool_of_the_team_and_the_lead() -> None:
    pool = Shift().handovers.pool()
    assert (pool.person, pool.teams, pool.roles) == (None, ("desk",), ("lead",))


def test_what_a_person_wrote_stands_whatever_the_case_does() -> None:
    shift = Shift()
    case = shift.noted(issue="催发货")
    item = change(shift.entry(case).item, state=f"客户报了卡号 {CARD}", severity="stable")
    shift.handovers.write(item)
    shift.writes(case, NOTE["issue"], "别的")
    shift.cases.save(case)
    found = shift.entry(case).item
    assert found.written
    assert found.state.startswith("客户报了卡号")
    assert "1111 1111" not in found.state
    assert all(
        CARD.encode() not in bytes(row[0])
        for row in shift.conn.execute("SELECT coalesce(personal, x'') FROM events")
    )


def test_before_going_on_duty_there_is_no_shift_to_hand_over() -> None:
    bench = Bench()
    case = bench.mine()
    with pytest.raises(Refused) as refused:
        Handovers(bench.kit, bench.shifts).give(case, TO_MEI)
    assert refused.value.words == texts.NOT_ON_DUTY


def test_a_case_that_is_not_mine_is_not_given() -> None:
    shift = Shift()
    case = shift.mine()
    shift.handovers.give(case, TO_MEI)
    shift.answered(case, accepts=True)
    with pytest.raises(Refused):
        shift.handovers.give(case, TO_MEI)


def test_the_book_is_searched_by_day_person_case_and_words() -> None:
    shift = Shift()
    case = shift.noted(issue="催发货")
    shift.handovers.give(case, TO_MEI)
    number = shift.case(case).number
    for words in ("", "催发货", "lin", "林晓", number.lower(), f"2026-05 {number}"):
        assert len(shift.handovers.book(words)) == 1, words
    assert shift.handovers.book("退款") == ()


def test_undo_takes_back_all_of_what_was_handed_over_at_once() -> None:
    shift = Shift()
    cases = [shift.noted(issue=issue, next="回电") for issue in ("催发货", "等照片")]
    shift.handovers.give_all(TO_MEI)
    assert len(shift.sheet.handover.versions) == 1

    _, kinds = Undo(shift.kit).last()

    assert kinds.count("offered") == len(cases)
    assert [shift.entry(case).given for case in cases] == [False, False]
    assert not shift.sheet.handover.versions
    assert len(shift.sheet.undecided) == len(cases)
    shift.handovers.give_all(TO_MEI)
    assert len(shift.sheet.handover.versions) == 1


def test_what_one_of_them_accepted_is_not_taken_back_and_the_rest_stays_given() -> None:
    shift = Shift()
    cases = [shift.noted(issue=issue, next="回电") for issue in ("催发货", "等照片")]
    shift.handovers.give_all(TO_MEI)
    shift.answered(cases[0], accepts=True)

    with pytest.raises(Refused):
        Undo(shift.kit).last()

    assert shift.entry(cases[1]).given
    assert len(shift.sheet.handover.versions) == 1


def test_what_the_lead_has_read_is_not_taken_back() -> None:
    shift = Shift()
    shift.noted(issue="催发货", next="回电")
    shift.handovers.give_all(TO_MEI)
    with shift.kit.log.act(shift.handovers.stream(), ctx(MEI, shift.at), CoreShift) as act:
        handover.comment(act, "写得清楚")

    with pytest.raises(Refused) as refused:
        Undo(shift.kit).last()

    assert refused.value.words == texts.READ_ALREADY


def test_what_was_typed_of_an_item_is_there_again_until_it_is_written() -> None:
    shift = Shift()
    case = shift.noted(issue="催发货")
    shift.handovers.keep(case, {"state": f"等仓库 {CARD}", "facts": ""})

    kept = shift.handovers.typed(case)
    assert kept == {"state": kept["state"], "facts": ""}
    assert kept["state"].startswith("等仓库")
    assert CARD not in kept["state"]
    shift.handovers.write(change(shift.entry(case).item, state="等仓库"))
    assert shift.handovers.typed(case) == {}
