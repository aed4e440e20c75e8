"""Whose a case is: what the lead hears of holders who are away, and of two on one thing."""

from __future__ import annotations

from cs_tui.core.agent import Agent, AgentRegistered, Role
from cs_tui.core.agent import stream_of as agent_stream
from cs_tui.core.case import Customer
from cs_tui.core.classification import Classified
from cs_tui.core.customer import CustomerLinked
from cs_tui.core.events import Body
from cs_tui.core.moves import Claimed
from cs_tui.core.ports import Ctx
from cs_tui.core.shift import Shift, ShiftOpened
from cs_tui.services.floor import Floor
from tests.make import LIN, MEI, new_id
from tests.services.bench import Bench

ZHOU = "zhou"
PEOPLE = (
    (LIN, Role.LEAD, ("desk",)),
    (ZHOU, Role.AGENT, ("desk", "logistics")),
    (MEI, Role.AGENT, ("logistics", "desk")),
)


class Lead(Bench):
    """The desk of a lead, to which the shifts of other teams do not come."""

    def __init__(self) -> None:
        super().__init__(hub_url="https://hub.test")
        self.floor = Floor(self.kit)
        for person, role, teams in PEOPLE:
            with self.kit.log.act(agent_stream(person), self.ctx(person), Agent) as act:
                act.add(AgentRegistered(name=person, role=role, teams=teams))

    def ctx(self, actor: str) -> Ctx:
        """Somebody acts now."""
        return Ctx(now=self.at, actor=actor, new_id=new_id)

    def holds(self, person: str) -> str:
        """Somebody holds a case in which the customer waits for an answer."""
        case = self.cases.open(channel="chat", text="缺货怎么办", answered=False)
        self.says(person, case.id, Claimed(agent=person))
        return case.id

    def says(self, person: str, case_id: str, *bodies: Body) -> None:
        """Somebody does something on a case."""
        with self.kit.log.case_act(case_id, self.ctx(person)) as act:
            for body in bodies:
                act.add(body)

    def begins(self, person: str) -> None:
        """Somebody goes on duty."""
        with self.kit.log.act(f"shift/{new_id()}", self.ctx(person), Shift) as act:
            act.add(ShiftOpened(day="2026-09-21"))

    @property
    def left(self) -> list[str]:
        """The cases whose holder is away."""
        return [one.case for one in self.floor.shown().left]


def test_a_case_whose_holder_is_away_is_told_until_the_holder_is_on_duty() -> None:
    lead = Lead()
    case = lead.holds(ZHOU)
    assert lead.left == [case]
    lead.begins(ZHOU)
    assert lead.left == []


def test_of_holders_of_other_teams_nobody_can_say_here_that_they_are_away() -> None:
    lead = Lead()
    lead.holds(MEI)
    assert lead.left == []


def test_one_category_of_one_customer_in_two_hands_is_told_once_with_the_older_case() -> None:
    lead = Lead()
    for person in (LIN, ZHOU):
        lead.begins(person)
    older, newer, of_one, of_other = [lead.holds(who) for who in (LIN, ZHOU, ZHOU, LIN)]
    hers, his = (CustomerLinked(customer_id=who, customer=Customer()) for who in ("her", "him"))
    stock, late = (Classified(field="leaf", value=leaf) for leaf in ("STOCK", "DELAY"))
    lead.says(LIN, older, hers, stock)
    lead.says(ZHOU, newer, hers, stock)
    lead.says(ZHOU, of_one, hers, late)
    lead.says(LIN, of_other, his, stock)
    number = lead.cases.view(older).case.number
    found = [(one.case, one.other, one.other_owner) for one in lead.floor.shown().twice]
    assert found == [(newer, number, LIN)]
