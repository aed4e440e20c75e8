"""The people of a demo, made with the hub's own functions in its database."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from cs_tui.content import load_policy, load_stories
from cs_tui.core.agent import Role
from cs_tui.demo.passing import NEWCOMER
from cs_tui.server.bootstrap import open_hub
from cs_tui.server.enrolment import code_text, hashed, new_code, register
from cs_tui.server.hub import Hub, Means
from cs_tui.server.intake import DEFAULT_TEAM
from cs_tui.sync.wire import Wire
from cs_tui.texts import Lang

COLLEAGUES: Final = 2
SPECIALISTS: Final = 2
"""The tier of those who know one subject well."""
SERVICE: Final = "demo-floor"


class Staffing(Wire):
    """Whom a demo needs: the newcomer in front of it, and colleagues beside."""

    database: str
    url: str
    name: str
    lang: Lang
    role: str


class Staffed(Wire):
    """How they get in."""

    code: str
    colleagues: tuple[str, ...]
    service: str


def staff(wanted: Staffing, means: Means | None = None) -> Staffed:
    """Registers everybody in the hub's database, beside the running hub. Raises `BadFile`."""
    hub = open_hub(Path(wanted.database), means)
    try:
        code = _joins(hub, wanted, NEWCOMER, wanted.name, Role(wanted.role))
        agents = [one for one in load_stories().colleagues if one.role == "agent"]
        beside = [one for one in agents if one.name.say(wanted.lang) != wanted.name]
        leads = [one for one in load_stories().colleagues if one.role == "lead"]
        # One of them answers for the specialists, so that an escalation finds somebody.
        specialists = [team.id for team in load_policy().shop.teams if team.tier == SPECIALISTS]
        colleagues = tuple(
            _joins(
                hub,
                wanted,
                one.id,
                one.name.say(wanted.lang),
                Role(one.role),
                () if number else tuple(specialists),
            )
            for number, one in enumerate([*beside[:COLLEAGUES], *leads[:1]])
        )
        service = hub.means.new_secret()
        hub.do(lambda work: work.session.people.add_service(SERVICE, hashed(service), work.now))
    finally:
        hub.close()
    return Staffed(code=code, colleagues=colleagues, service=service)


def _joins(
    hub: Hub,
    wanted: Staffing,
    agent: str,
    name: str,
    role: Role,
    teams: tuple[str, ...] = (),
) -> str:
    """Registers one person; their enrolment code."""
    secret = hub.means.new_secret()
    hub.do(lambda work: register(work, agent, name, role, (DEFAULT_TEAM, *teams), ("zh", "en")))
    hub.do(lambda work: new_code(work, agent, secret))
    return code_text(wanted.url, secret, None)
