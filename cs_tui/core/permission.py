"""Who may see and do what: one table, asked by one function.

A right has a reach: `any` thing of that kind, things of one's own `team` (and one's own), only
one's `own`: what one owns, wrote something in or was once offered, only what one `holds`: owns, or
opened, or what is `offered` to oneself, one's team or role.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from cs_tui.core.agent import Role
from cs_tui.core.offer_state import addresses_of

CHANNEL: Final = "channel"
"""The role of a program that brings contacts in and carries answers out; no person has it."""

Action = Literal[
    "see",
    "write",
    "hear",
    "take",
    "reassign",
    "serve",
    "take_in",
    "deliver",
    "help",
    "erase",
    "hold",
]
"""`help` is to propose an article, to add a wording to one or to record what knowledge lacks;
`hear` is to record that a customer got in touch, and what the customer said; `take` is to accept or
decline what is offered; `reassign` is to give it to somebody at once; `hold` is to keep it from
being erased, and to end that."""

Reach = Literal["any", "team", "own", "holds", "offered"]


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who asks: a person, or a program with the role `CHANNEL`."""

    id: str
    role: str
    teams: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Thing:
    """What is asked for. `kind` is the family of a stream (`case`, `shift`, ...) or `log`,
    `queue`, `figures`, `people`, `archive`, `intake`, `outbound`."""

    kind: str
    team: str = ""
    owner: str | None = None
    authors: tuple[str, ...] = ()
    """Who wrote in it, owned it or was offered it once: they keep seeing it."""
    opener: str | None = None
    """Who began it, where that is asked for."""
    offered: tuple[str, ...] = ()
    """The addresses it is offered to, where that is asked for."""


_PEOPLE: Final = tuple(Role)
_WORKERS: Final = (Role.AGENT, Role.LEAD, Role.ADMIN, Role.TECH)
_TAKERS: Final = (*_WORKERS, Role.MANAGER)
_LEADERS: Final = (Role.LEAD, Role.ADMIN)
_WATCHERS: Final = (Role.LEAD, Role.QA, Role.MANAGER, Role.ADMIN)


def _each(roles: tuple[str, ...], reach: Reach) -> dict[str, Reach]:
    return {str(role): reach for role in roles}


_RIGHTS: Final[Mapping[tuple[str, Action], Mapping[str, Reach]]] = {
    ("case", "see"): _each(_PEOPLE, "team"),
    ("case", "write"): _each(_WORKERS, "team") | _each((Role.MANAGER,), "own"),
    ("case", "hear"): _each(_TAKERS, "holds"),
    ("case", "take"): _each(_TAKERS, "offered"),
    ("case", "reassign"): _each(_LEADERS, "team"),
    ("case", "hold"): _each((Role.LEAD,), "team") | _each((Role.ADMIN,), "any"),
    ("shift", "see"): _each(_PEOPLE, "own") | _each(_WATCHERS, "team"),
    ("shift", "write"): _each(_PEOPLE, "own") | _each((Role.LEAD,), "team"),
    ("access", "see"): _each(_PEOPLE, "own") | _each((Role.ADMIN,), "any"),
    ("access", "write"): _each(_PEOPLE, "own"),
    ("customer", "see"): _each(_PEOPLE, "team"),
    ("customer", "write"): _each(_WORKERS, "team"),
    ("customer", "erase"): _each((Role.LEAD,), "team") | _each((Role.ADMIN,), "any"),
    ("archive", "erase"): _each((Role.ADMIN,), "any"),
    ("agent", "see"): _each(_PEOPLE, "any"),
    ("agent", "write"): _each((Role.ADMIN,), "any"),
    ("people", "see"): _each(_LEADERS, "any"),
    ("people", "write"): _each((Role.ADMIN,), "any"),
    ("content", "see"): _each(_PEOPLE, "any"),
    ("content", "write"): _each(_LEADERS, "any"),
    ("article", "see"): _each(_PEOPLE, "any"),
    ("article", "write"): _each(_LEADERS, "any"),
    ("article", "help"): _each(_PEOPLE, "any"),
    ("bulletin", "see"): _each(_PEOPLE, "any"),
    ("bulletin", "write"): _each(_LEADERS, "any"),
    ("lesson", "see"): _each(_PEOPLE, "any"),
    ("lesson", "write"): _each(_LEADERS, "any"),
    ("defect", "see"): _each(_PEOPLE, "any"),
    ("defect", "write"): _each(_PEOPLE, "own") | _each(_LEADERS, "any"),
    ("gap", "see"): _each(_LEADERS, "any"),
    ("gap", "write"): _each(_LEADERS, "any"),
    ("gap", "help"): _each(_PEOPLE, "any"),
    ("log", "see"): _each(_PEOPLE, "any"),
    ("log", "write"): _each(_PEOPLE, "any"),
    ("queue", "see"): _each(_PEOPLE, "team"),
    ("queue", "serve"): _each(_WORKERS, "team"),
    ("figures", "see"): _each(_PEOPLE, "own") | _each(_WATCHERS, "any"),
    ("intake", "take_in"): {CHANNEL: "any"},
    ("outbound", "see"): {CHANNEL: "any"},
    ("outbound", "deliver"): {CHANNEL: "any"},
}


def can(actor: Actor, action: Action, thing: Thing) -> bool:
    """Whether the actor may do this to the thing. What no row allows is not allowed."""
    reach = _RIGHTS.get((thing.kind, action), {}).get(actor.role)
    if reach == "any":
        return True
    if reach is None:
        return False
    if reach == "offered":
        reached = addresses_of(actor.id, actor.role, actor.teams)
        return not set(reached).isdisjoint(thing.offered)
    if actor.id in (thing.owner, thing.opener):
        return True
    if reach == "holds":
        return False
    return actor.id in thing.authors or (reach == "team" and thing.team in actor.teams)


def visible(actor: Actor, thing: Thing) -> bool:
    """Whether the events of this thing travel to the actor."""
    return can(actor, "see", thing)


def rights() -> Mapping[tuple[str, Action], Mapping[str, Reach]]:
    """The whole table, for those who print or check it."""
    return _RIGHTS
