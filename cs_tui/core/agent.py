"""People who work here: name, role, teams. Devices and tokens are the hub's, not facts."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from cs_tui.core.events import Body, Event, PersonalText
from cs_tui.core.state import State, change
from cs_tui.texts import Words
from cs_tui.texts import agent as texts


class Role(StrEnum):
    """What somebody is here for."""

    AGENT = "agent"
    LEAD = "lead"
    QA = "qa"
    TRAINER = "trainer"
    ADMIN = "admin"
    MANAGER = "manager"
    TECH = "tech"


class Agent(State):
    """One person: the fold of `agent/<id>`."""

    id: str = ""
    name: str = ""
    role: Role = Role.AGENT
    teams: tuple[str, ...] = ()
    langs: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    """What somebody can do that not everybody can, in the shop's own words."""
    left: bool = False


class AgentRegistered(Body):
    """A person was added, or their role, teams or languages changed."""

    kind: ClassVar[str] = "agent_registered"
    called: ClassVar[Words] = texts.AGENT_REGISTERED
    role: Role
    teams: tuple[str, ...]
    langs: tuple[str, ...] = ("zh", "en")
    skills: tuple[str, ...] = ()
    name: PersonalText = ""

    def apply(self, agent: Agent, event: Event) -> Agent:
        return change(
            agent,
            id=event.stream.partition("/")[2],
            name=self.name,
            role=self.role,
            teams=self.teams,
            langs=self.langs,
            skills=self.skills,
            left=False,
        )


class AgentLeft(Body):
    """The person works here no longer; what they did stays theirs."""

    kind: ClassVar[str] = "agent_left"
    called: ClassVar[Words] = texts.AGENT_LEFT

    def apply(self, agent: Agent, event: Event) -> Agent:
        return change(agent, left=True)


EVENTS: tuple[type[Body], ...] = (AgentRegistered, AgentLeft)


def stream_of(agent_id: str) -> str:
    """The stream of a person."""
    return f"agent/{agent_id}"
