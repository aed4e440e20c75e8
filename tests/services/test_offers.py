"""Passing on at a desk: what is listed, for whom, and what everybody is told of it."""

from __future__ import annotations

import pytest

from cs_tui.core import offer
from cs_tui.core.agent import Agent, AgentRegistered, Role
from cs_tui.core.agent import stream_of as agent_stream
from cs_tui.core.case import Case, Status
from cs_tui.core.escalation import Asked
from cs_tui.core.moves import Claimed
from cs_tui.core.note import NoteAdded
from cs_tui.core.offer import TIER_ROLES
from cs_tui.core.offer_state import Target
from cs_tui.core.ports import Ctx
from cs_tui.errors import Refused
from cs_tui.services.escalation import Escalation
from cs_tui.services.field_names import NOTE, REPLY
from cs_tui.services.floor import Floor
from cs_tui.services.offers import Offers
from cs_tui.services.undo import Undo
from cs_tui.store.rebuild import differing
from cs_tui.texts import offers as texts
from tests.make import HOUR, LIN, MEI, MINUTE, new_id
from tests.services.bench import Bench

PEOPLE = (
    (LIN, "林晓", Role.AGENT, ("desk",)),
    (MEI, "梅芳", Role.AGENT, ("logistics",)),
    ("zhou", "周敏", Role.LEAD, ("desk",)),
)


class Desk(Bench):
    """Lin's desk, with colleagues who act on the same log as their desks would."""

    def __init__(self) -> None:
        super().__init__()
        self.offers = Offers(self.kit)
        self.escalation = Escalation(self.kit, self.front)
        for person, name, role, teams in PEOPLE:
            self.registers(person, name, role, teams)

    def registers(self, person: str, name: str, role: Role, teams: tuple[str, ...]) -> None:
        """The hub says who somebody is."""
        with self.kit.log.act(agent_stream(person), self.ctx(person), Agent) as act:
            act.add(AgentRegistered(name=name, role=role, teams=teams))

    def ctx(self, actor: str = LIN) -> Ctx:
        """Somebody acts now."""
        return Ctx(now=self.at, actor=actor, new_id=new_id)

    def gives(self, to: str = "team:logistics", **changed: object) -> Case:
        """Lin escalates a case to somebody."""
        case = self.mine()
        receivers = self.escalation.receivers(case, "skill")
        receiver = next(one for one in receivers if one.key == to)
        asked = Asked(receiver.to, "查件", promised_at=self.at + HOUR)
        return self.escalation.escalate(case, "skill", asked)

    def mei_gives(self, to: Target) -> str:
        """A case of Mei's, offered by her."""
        case = self.cases.open(channel="chat", text="缺货怎么办", answered=False)
        ctx = self.ctx(MEI)
        with self.kit.log.case_act(case.id, ctx) as act:
            act.add(Claimed(agent=MEI))
            offer.offer(act, to, "escalation", 15 * MINUTE, note="已查库存")
        return case.id


def test_escalating_saves_what_stands_in_the_fields_and_waits_for_the_other() -> None:
    desk = Desk()
    case_id = desk.mine()
    desk.writes(case_id, REPLY, "已为您转给物流专员，一小时内答复")
    desk.writes(case_id, NOTE["done"], "已查轨迹，停在杭州 卡号 6222021234567890128")
    note = desk.escalation.summary(case_id, "zh")
    asked = Asked(offer.to_team("logistics"), note, promised_at=desk.at + HOUR)

    case = desk.escalation.escalate(case_id, "skill", asked)

    assert (case.status, case.owner, case.escalated) == (Status.WAITING_INTERNAL, LIN, True)
    assert case.messages[-1].text == "已为您转给物流专员，一小时内答复"
    assert case.scheduled_at == desk.at + HOUR == case.promises[0].due_at
    waiting = case.offer
    assert waiting is not None
    assert (waiting.reason, waiting.functional, waiting.hierarchical) == ("skill", True, False)
    assert waiting.told
    assert waiting.accept_by_at == desk.at + 15 * MINUTE
    assert "已做：已查轨迹" in waiting.note
    assert "6222021234567890128" not in waiting.note + case.note.done
    assert case.fronted is None
    assert desk.cases.view(case_id).drafts == {}
    assert differing(desk.conn) == []


def test_a_transfer_without_a_promised_time_leaves_the_customers_clock_running() -> None:
    desk = Desk()
    case_id = desk.mine()

    case = desk.escalation.transfer(case_id, Asked(offer.to_person(MEI), "请接着聊"))

    assert (case.status, case.escalated) == (Status.ACTIVE, False)
    assert case.offer is not None
    assert (case.offer.why, case.offer.told) == ("transfer", False)


def test_a_transfer_with_a_promised_time_waits_without_counting_as_an_escalation() -> None:
    desk = Desk()
    asked = Asked(offer.to_person(MEI), "", promised_at=desk.at + HOUR)

    case = desk.escalation.transfer(desk.mine(), asked)

    assert (case.status, case.escalated) == (Status.WAITING_INTERNAL, False)


def test_for_every_reason_of_the_shop_who_usually_has_it_comes_first() -> None:
    desk = Desk()
    case = desk.mine()

    for reason in desk.kit.policy().reasons.escalations:
        first = desk.escalation.receivers(case, reason.id)[0]
        assert (first.tier, first.to.tier) == (reason.tier, reason.tier)
        assert first.to.addresses
        assert first.name("zh") != first.name("en")


def test_an_unknown_reason_names_the_known_ones() -> None:
    desk = Desk()

    refused = pytest.raises(Refused, desk.escalation.receivers, desk.mine(), "bored")

    assert "asks-lead" in refused.value.words.zh


def test_receivers_say_how_many_they_reach_and_never_name_me() -> None:
    desk = Desk()

    found = {one.key: one.reaches for one in desk.escalation.receivers(desk.mine(), None)}

    assert found["team:logistics"] == 1
    assert found["tier:3"] == 1
    assert found["team:finance"] == 0
    assert {f"tier:{tier}" for tier in TIER_ROLES} <= found.keys()
    assert f"person:{LIN}" not in found
    assert list(found)[:2] == [f"person:{MEI}", "person:zhou"]


def test_what_is_offered_to_me_my_team_or_my_role_is_listed_and_nothing_else() -> None:
    desk = Desk()
    by_name = desk.mei_gives(offer.to_person(LIN))
    by_team = desk.mei_gives(offer.to_team("desk"))
    desk.mei_gives(offer.to_team("finance"))
    desk.gives()

    assert [one.case for one in desk.offers.to_me()] == [by_name, by_team]
    assert desk.offers.to_me()[0].offer.note == "已查库存"
    desk.registers(LIN, "林晓", Role.LEAD, ("finance",))
    assert by_name in [one.case for one in desk.offers.to_me()]
    assert by_team not in [one.case for one in desk.offers.to_me()]


def test_what_i_accept_is_mine_until_my_answer_brings_it_back() -> None:
    desk = Desk()
    case_id = desk.mei_gives(offer.to_team("desk"))

    assert desk.offers.accept(case_id).owner == LIN
    assert desk.offers.to_me() == ()
    assert [one.case for one in desk.offers.taken()] == [case_id]

    back = desk.offers.answer(case_id, "有货，今天补发 13800138000")
    assert back.owner == MEI
    assert desk.offers.taken() == ()


def test_what_is_not_offered_to_me_i_cannot_take() -> None:
    desk = Desk()
    case_id = desk.mei_gives(offer.to_team("finance"))

    for verb in (
        lambda: desk.offers.accept(case_id),
        lambda: desk.offers.decline(case_id, "不归我"),
        lambda: desk.offers.answer(case_id, "好"),
    ):
        refused = pytest.raises(Refused, verb)
        assert refused.value.words == texts.OFFER_NOT_YOURS


def test_declining_says_why_to_whoever_gave_it() -> None:
    desk = Desk()
    case_id = desk.mei_gives(offer.to_person(LIN))

    declined = desk.offers.decline(case_id, "不归一线")

    assert declined.owner == MEI
    assert declined.offers[-1].said == "不归一线"
    assert desk.offers.to_me() == ()


def test_what_i_passed_on_stays_listed_with_what_came_of_it_until_it_is_over() -> None:
    desk = Desk()
    case = desk.gives()
    assert [one.offer.standing for one in desk.offers.by_me()] == ["open"]
    with desk.kit.log.case_act(case.id, desk.ctx(MEI)) as act:
        offer.accept(act)
    (mine,) = desk.offers.by_me()
    assert (mine.owner, mine.offer.standing) == (MEI, "accepted")
    with desk.kit.log.case_act(case.id, desk.ctx(MEI)) as act:
        offer.answer(act, "明天送到")

    (mine,) = desk.offers.by_me()

    assert (mine.owner, mine.offer.standing, mine.offer.said) == (LIN, "answered", "明天送到")
    desk.queue.no_action(case.id, "spam")
    assert desk.offers.by_me() == ()


def test_what_nobody_accepts_in_time_is_listed_for_the_lead_from_then_on() -> None:
    desk = Desk()
    case = desk.gives()
    desk.passes(15 * MINUTE - 1)
    assert desk.offers.overdue() == ()

    desk.passes(1)

    assert [one.case for one in desk.offers.overdue()] == [case.id]
    assert desk.case(case.id).owner == LIN
    desk.offers.withdraw(case.id)
    assert desk.offers.overdue() == ()
    assert desk.offers.by_me() == ()
    refused = pytest.raises(Refused, desk.offers.withdraw, case.id)
    assert refused.value.words == texts.NOT_OFFERED


def test_undo_takes_the_escalation_back_with_its_promise() -> None:
    desk = Desk()
    case = desk.gives()
    desk.passes(MINUTE)

    after, kinds = Undo(desk.kit).last()

    assert {"offered", "waiting_internal_set", "promise_made"} <= set(kinds)
    assert (after.status, after.offer, after.promises) == (Status.ACTIVE, None, ())
    assert "promise" not in desk.cases.view(case.id).drafts


def test_an_escalated_case_is_left_as_it_is_not_resolved_by_the_way() -> None:
    desk = Desk()
    case_id = desk.mine()
    fields = {"nature": "help", "leaf": "URGE", "outcome": "solved", NOTE["done"]: "已催"}
    for field, text in fields.items():
        desk.writes(case_id, field, text)
    desk.writes(case_id, REPLY, "已升级，请稍候")
    desk.escalation.escalate(case_id, "skill", Asked(offer.to_team("logistics"), "催"))

    after = desk.queue.finish(case_id, desk.case(case_id).last_in)

    assert after.status is Status.WAITING_INTERNAL
    assert after.offer is not None


def test_resolving_a_case_by_a_command_ends_its_offer() -> None:
    desk = Desk()
    case = desk.gives()

    desk.queue.no_action(case.id, "spam")

    assert desk.case(case.id).offers[0].standing == "withdrawn"


def test_who_opens_what_is_offered_is_known_and_ctrl_z_passes_it_over() -> None:
    desk = Desk()
    case_id = desk.mei_gives(offer.to_person(LIN))
    last = desk.kit.reader.last_act(LIN, 0)
    desk.at += 5 * MINUTE
    desk.offers.see(case_id)
    desk.at += 5 * MINUTE
    case = desk.queue.put_in_front(case_id)
    assert [(one.by, one.at) for one in case.offers[0].seen] == [(LIN, desk.at - 5 * MINUTE)]
    assert desk.kit.reader.last_act(LIN, 0) == last


def test_a_case_of_mine_that_i_offered_leaves_no_receipt() -> None:
    desk = Desk()
    case = desk.gives()
    assert desk.queue.put_in_front(case.id).offers[0].seen == ()


def test_who_passed_on_is_told_when_no_word_came_since_it_was_taken_over_and_so_is_the_lead() -> (
    None
):
    desk = Desk()
    case_id = desk.gives(to="team:logistics").id
    with desk.kit.log.case_act(case_id, desk.ctx(MEI)) as act:
        offer.accept(act)
    (mine,) = desk.offers.by_me()
    assert mine.word_due_at is not None
    assert not mine.silent(mine.word_due_at - 1)
    assert desk.queue.board().unheard == ()

    desk.at = mine.word_due_at
    (mine,) = desk.offers.by_me()
    assert mine.silent(desk.at)
    assert desk.queue.board().unheard == (desk.at,)
    floor = Floor(desk.kit)
    assert [one.case for one in floor.shown().unheard] == [case_id]
    assert floor.shown().untaken == ()

    with desk.kit.log.case_act(case_id, desk.ctx(MEI)) as act:
        act.add(NoteAdded(done="已查到，明天送"))
    assert desk.queue.board().unheard == ()
    assert floor.shown().unheard == ()
    assert differing(desk.conn) == []
