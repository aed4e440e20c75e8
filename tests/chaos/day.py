"""A day that ten people work on a hub behind a line that spoils things, and whether all agree."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from cs_tui.cli.hub_figures import asked
from cs_tui.core.case import Case, stream_of
from tests.chaos.agreement import lost_and_doubled, unlike
from tests.chaos.database import Database, records
from tests.chaos.stage import Stage
from tests.chaos.team import NAMES, ROUNDS, Agent, Planned, Team


@dataclass(frozen=True, slots=True)
class Day:
    """A day that is over."""

    cases: int
    spoilt: int
    """Requests that did not go over the line as they should."""
    broken: tuple[str, ...]
    """What speaks against everybody having the same."""

    def __str__(self) -> str:
        return f"{self.cases} cases, {self.spoilt} requests spoilt; {len(self.broken)} differences"


async def a_day(folder: Path, database: Database, seed: int, rounds: int = ROUNDS) -> Day:
    """From the first customer to the last comparison."""
    stage = Stage(folder, database, NAMES, seed)
    await stage.begin()
    try:
        async with _team(stage, seed) as team:
            stage.proxy.calm = False
            await team.lives_a_day(rounds)
            stage.proxy.calm = True
            broken = [one for agent in team.agents for one in await _unplanned(agent, team)]
    finally:
        stage.end()
    there = records(database)
    said = [text for one in team.plan.cases.values() for text in (*one.heard, *one.answered)]
    broken += lost_and_doubled(there, said, [])
    broken += [one for name in NAMES for one in unlike(stage.places(name).database, there)]
    spoilt = sum(n for fault, n in stage.proxy.seen.items() if fault != "none")
    return Day(len(team.plan.cases), spoilt, tuple(broken))


@asynccontextmanager
async def _team(stage: Stage, seed: int) -> AsyncIterator[Team]:
    team = Team(stage, seed)
    try:
        yield team
    finally:
        await team.go_home()


async def _unplanned(agent: Agent, team: Team) -> list[str]:
    """What a terminal, or the hub about its person, has otherwise than the plan."""
    found = list(_otherwise(agent, team))
    day = agent.desk.kit.day()
    here = agent.desk.run_now(agent.desk.wrapup.day, day, agent.id)
    if here != await asked(agent.desk.kit.profile, day, agent.id):
        found.append(f"the hub has other figures for {agent.id}")
    plan, total = team.plan, here.total
    counted = (total.taken.n, total.resolved.n, total.no_action.n)
    planned = (plan.taken[agent.id], plan.resolved[agent.id], plan.no_action[agent.id])
    if counted != planned:
        found.append(f"{agent.id} has figures {counted}, planned were {planned}")
    return found


def _otherwise(agent: Agent, team: Team) -> Iterator[str]:
    log, plan = agent.desk.kit.log, team.plan.cases
    held = {id_ for (id_,) in log.conn.execute("SELECT id FROM cases").fetchall()}
    for case in sorted(held | plan.keys()):
        found = _as_planned(log.state(stream_of(case), Case)) if case in held else None
        if found != plan.get(case):
            yield f"{agent.id} has {found} for case {case}, planned was {plan.get(case)}"


def _as_planned(case: Case) -> Planned:
    """What a plan would say of a case."""
    leaf = case.classification.leaf if case.resolution else None
    heard = [said.text for said in case.messages if said.side == "customer"]
    answered = [said.text for said in case.messages if said.side == "agent" and said.human]
    return Planned(str(case.status), case.owner, leaf, heard, answered)
