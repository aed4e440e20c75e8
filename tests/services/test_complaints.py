"""A complaint is worked at a desk: filed, answered, decided within one's limit, followed up."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cs_tui.core.case import Case, Status
from cs_tui.core.moves import CaseClosed
from cs_tui.core.ports import HUB
from cs_tui.errors import Refused
from cs_tui.services.complaints import Complaints
from cs_tui.services.field_names import NOTE, REPLY
from cs_tui.services.followups import FollowUps
from cs_tui.services.promises import Promises
from cs_tui.services.surveys import Surveys
from cs_tui.store import board as lists
from cs_tui.store import due as due_lists
from cs_tui.texts import complaint as texts
from cs_tui.texts import rules as rule_texts
from tests.make import HOUR, LIN
from tests.services.bench import Bench

DAY_MS = 24 * HOUR


class Worked(Bench):
    """A desk with the verbs of complaints and follow-ups."""

    def __init__(self, at: int | None = None, hub_url: str = "") -> None:
        super().__init__(hub_url=hub_url) if at is None else super().__init__(at=at)
        self.complaints = Complaints(self.kit)
        self.followups = FollowUps(self.kit)
        self.surveys = Surveys(self.kit)

    def says(self, case: str, text: str) -> Case:
        self.writes(case, REPLY, text)
        return self.cases.save(case)

    def filed(self) -> str:
        case = self.mine("下单五天没发货，我要投诉")
        self.writes(case, "nature", "complaint")
        self.cases.save(case)
        return case

    def walked(self, case: str) -> None:
        """All steps of the complaint, and what any case needs."""
        self.complaints.receive(case, "退款并道歉", "全额退款", "simple")
        self.says(case, "已登记您的投诉，三个工作日内答复")
        self.complaints.find_out(case, "fact", "仓库漏拣")
        self.complaints.decide(case, "upheld", "全额退款", 1000)
        self.complaints.tell(case, "message")
        self.complaints.end(case, accepted=True, cause="quality")

    def resolved(self, case: str) -> Case:
        for field, text in (("leaf", "DELAY"), ("outcome", "solved"), (NOTE["done"], "已退款")):
            self.writes(case, field, text)
        self.says(case, "退款已原路退回")
        return self.queue.finish(case, self.case(case).last_in)


def test_filing_a_case_as_a_complaint_opens_it_and_answers_acknowledge_and_inform() -> None:
    bench = Worked()
    case = bench.filed()
    opened = bench.case(case).complaint
    assert opened is not None
    assert opened.acknowledge_by > bench.at

    bench.complaints.receive(case, "退款", "", "simple")
    assert bench.says(case, "已受理您的投诉").complaint is not None
    bench.passes(2 * HOUR)
    told = bench.says(case, "还在核实").complaint

    assert told is not None
    assert told.acknowledged_at == bench.at - 2 * HOUR
    assert told.update_by > bench.at


def test_receiving_opens_the_lane_and_files_the_case_as_a_complaint() -> None:
    bench = Worked()
    case = bench.mine()
    bench.complaints.receive(case, "退款", "", "normal")
    assert bench.case(case).classification.nature == "complaint"


def test_without_a_complaint_no_step_of_one_is_possible() -> None:
    bench = Worked()
    case = bench.mine()
    with pytest.raises(Refused) as refused:
        bench.complaints.tell(case, "call")
    assert refused.value.words == texts.NO_COMPLAINT


def test_a_case_is_not_finished_while_its_complaint_is_not() -> None:
    bench = Worked()
    case = bench.filed()
    for field, text in (("leaf", "DELAY"), ("outcome", "solved"), (NOTE["done"], "x")):
        bench.writes(case, field, text)
    bench.says(case, "您好")
    assert bench.queue.finish(case, bench.case(case).last_in).status is Status.WAITING_CUSTOMER


def test_a_worked_complaint_is_resolved_and_asked_about_the_next_business_day() -> None:
    bench = Worked()
    case = bench.filed()
    bench.walked(case)
    done = bench.resolved(case)

    assert done.status is Status.RESOLVED
    assert [one.plan for one in done.followups] == ["t1"]
    (owed,) = bench.followups.due()
    assert (owed.sort, owed.form, owed.case) == ("followup", "t1", case)


def test_an_agent_of_a_team_may_grant_what_the_role_may_and_no_more() -> None:
    bench = Worked(hub_url="http://127.0.0.1:9")
    case = bench.filed()
    bench.complaints.receive(case, "赔偿", "", "normal")
    bench.complaints.find_out(case, "fact", "x")
    with pytest.raises(Refused) as refused:
        bench.complaints.decide(case, "upheld", "补偿", 2001)
    assert refused.value.words == texts.BEYOND_LIMIT.fill(amount="20.01", limit="20")
    bench.complaints.decide(case, "upheld", "补偿", 2000)


def test_secrets_in_what_is_demanded_are_never_stored() -> None:
    bench = Worked()
    case = bench.filed()
    bench.complaints.receive(case, "退到卡 4111 1111 1111 1111", "", "normal")
    bench.complaints.find_out(case, "evidence", "卡 4111111111111111", "4111111111111111")
    kept = "".join(
        str(row[0]) for row in bench.conn.execute("SELECT CAST(personal AS TEXT) FROM events")
    )
    assert "4111" not in kept


def test_a_silent_complaint_is_listed_and_marked_until_the_customer_hears_from_us() -> None:
    bench = Worked()
    case = bench.filed()
    assert bench.complaints.silent() == ()
    bench.passes(5 * DAY_MS)

    (silent,) = bench.complaints.silent()
    (row,) = lists.board(bench.conn, LIN).mine
    assert (silent.case, silent.owner) == (case, LIN)
    assert row.complaint_at is not None
    assert row.complaint_at < bench.at

    bench.complaints.receive(case, "退款", "", "simple")
    bench.says(case, "已受理")
    assert bench.complaints.silent() == ()


def test_what_is_due_stands_in_one_list_the_earliest_first() -> None:
    bench = Worked()
    complained, promised = bench.filed(), bench.mine()
    snoozed = bench.mine()
    bench.followups.plan(complained, "t3")
    bench.followups.snooze(snoozed, bench.at + HOUR)

    Promises(bench.kit).make(promised, "回电", bench.at + 2 * HOUR)

    due = bench.followups.due()
    assert [one.due_at for one in due] == sorted(one.due_at for one in due)
    assert {(one.sort, one.case) for one in due} == {
        ("scheduled", snoozed),
        ("promise", promised),
        ("complaint", complained),
        ("followup", complained),
    }


def test_each_thing_due_is_done_later_in_its_own_way_but_a_complaint_is_not() -> None:
    bench = Worked()
    case = bench.filed()

    Promises(bench.kit).make(case, "回电", bench.at + HOUR)
    bench.followups.plan(case, "t1")
    later = bench.followups.in_business_days(2)
    for one in bench.followups.due():
        if one.sort == "complaint":
            with pytest.raises(Refused) as refused:
                bench.followups.later(one, later)
            assert refused.value.words == rule_texts.COMPLAINT_TIMES
        else:
            bench.followups.later(one, later)
    moved = [one for one in bench.followups.due() if one.sort != "complaint"]
    assert {(one.sort, one.due_at) for one in moved} == {
        ("promise", later.at),
        ("followup", later.at),
    }


def test_a_customer_who_is_not_satisfied_opens_the_case_again() -> None:
    bench = Worked()
    case = bench.filed()
    bench.walked(case)
    bench.resolved(case)
    (owed,) = bench.followups.due()

    going_on = bench.followups.not_satisfied(case, owed.id, "还是没到账")

    assert (going_on.id, going_on.status, going_on.reopened) == (case, Status.ACTIVE, 1)
    assert going_on.complaint is not None
    assert going_on.complaint.open


def test_of_a_closed_case_a_linked_one_goes_on() -> None:
    bench = Worked()
    case = bench.filed()
    bench.walked(case)
    bench.resolved(case)
    (owed,) = bench.followups.due()

    with bench.kit.log.case_act(case, replace(bench.kit.ctx(), actor=HUB)) as act:
        act.add(CaseClosed())

    going_on = bench.followups.not_satisfied(case, owed.id, "还是没到账")

    assert (going_on.linked, going_on.owner, going_on.status) == (case, LIN, Status.ACTIVE)
    assert going_on.customer == bench.case(case).customer
    assert [one.outcome for one in bench.case(case).followups] == ["not_satisfied"]


def test_a_customer_is_asked_to_rate_once_in_thirty_days_whatever_the_case() -> None:
    bench = Worked()
    asked = []
    for passing in (0, 29, 1):
        bench.passes(passing * DAY_MS)
        case = bench.mine("小问题")
        bench.writes(case, "nature", "consult")
        asked.append(bench.resolved(case).survey is not None)
    assert asked == [True, False, True]


def test_a_low_rating_is_shown_to_the_lead_until_somebody_asked_why() -> None:
    bench = Worked()
    case = bench.mine("小问题")
    bench.writes(case, "nature", "consult")
    bench.resolved(case)
    bench.surveys.answer(case, 2, "太慢")

    (low,) = bench.surveys.low_rated()
    assert (low.case, low.owner, low.form) == (case, LIN, "rating")
    bench.followups.confirm(case, low.id)
    assert bench.surveys.low_rated() == ()


def test_nobody_is_asked_on_a_number_that_is_not_known() -> None:
    assert due_lists.last_asked(Bench().conn, "", "c1") is None
