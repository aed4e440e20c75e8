"""Ten people work a day on a hub that is killed once, behind a line that spoils what goes over it:
in the end their ten terminals, the hub and the plan agree on every case and every figure."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from cs_tui.cli.hub_figures import asked
from cs_tui.core.case import Case, stream_of
from cs_tui.core.metrics import day_figures
from tests.chaos.agreement import lost_and_doubled, unlike
from tests.chaos.database import Database, records
from tests.chaos.stage import Stage
from tests.chaos.team import NAMES, Agent, Planned, Team

pytestmark = pytest.mark.long
SEED = 20261123


@pytest.fixture
async def team(tmp_path_factory: pytest.TempPathFactory, database: Database) -> AsyncIterator[Team]:
    stage = Stage(tmp_path_factory.mktemp("team"), database, NAMES, SEED)
    await stage.begin()
    made = Team(stage, SEED)
    try:
        yield made
    finally:
        await made.go_home()
        stage.end()


def as_planned(case: Case) -> Planned:
    """What a plan would say of a case."""
    leaf = case.classification.leaf if case.resolution else None
    heard = [said.text for said in case.messages if said.side == "customer"]
    answered = [said.text for said in case.messages if said.side == "agent" and said.human]
    return Planned(str(case.status), case.owner, leaf, heard, answered)


def on_terminal(agent: Agent) -> dict[str, Planned]:
    """Every case as one desk has it."""
    log = agent.desk.kit.log
    rows = log.conn.execute("SELECT id FROM cases").fetchall()
    return {id_: as_planned(log.state(stream_of(id_), Case)) for (id_,) in rows}


async def test_the_terminals_the_hub_and_the_plan_agree(team: Team) -> None:
    stage, plan = team.stage, team.plan
    stage.proxy.calm = False
    await team.lives_a_day()
    stage.proxy.calm = True

    for agent in team.agents:
        assert on_terminal(agent) == plan.cases
    for agent in team.agents:
        day = agent.desk.kit.day()
        facts = agent.desk.run_now(agent.desk.wrapup.facts, day)
        here = day_figures(*facts, agent.id, day)
        assert here == await asked(agent.desk.kit.profile, day, agent.id)
        assert here.total.taken.n == plan.taken[agent.id]
        assert here.total.resolved.n == plan.resolved[agent.id]
        assert here.total.no_action.n == plan.no_action[agent.id]
    stage.end()
    there = records(stage.database)
    said = [text for one in plan.cases.values() for text in (*one.heard, *one.answered)]
    assert lost_and_doubled(there, said, []) == []
    for name in NAMES:
        assert unlike(stage.places(name).database, there) == []
    assert sum(n for fault, n in stage.proxy.seen.items() if fault != "none") > 50
