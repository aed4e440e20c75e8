"""Whom an offered case reaches, in SQL."""

from __future__ import annotations

import json
from typing import Final

from cs_tui.core.agent import Agent
from cs_tui.core.case import stream_of
from cs_tui.core.offer_state import Offer, addresses_of
from cs_tui.core.permission import Actor, Thing, can
from cs_tui.server.storage.conn import Conn

_PEOPLE: Final = "SELECT id, role, teams FROM people WHERE NOT gone"
_OFFERED: Final = "SELECT id, offered_to FROM cases WHERE accept_by_at IS NOT NULL"


def reached(conn: Conn, offer: Offer) -> list[str]:
    """The people an open offer reaches."""
    offered = Thing("case", offered=offer.to.addresses)
    people = (Actor(row[0], row[1], tuple(json.loads(row[2]))) for row in conn.execute(_PEOPLE))
    return [person.id for person in people if can(person, "take", offered)]


def reaching(conn: Conn, agent: Agent) -> list[str]:
    """The streams of the cases that wait to be accepted and reach this person."""
    own = set(addresses_of(agent.id, agent.role, agent.teams))
    rows = conn.execute(_OFFERED).fetchall()
    return [stream_of(case) for case, offered_to in rows if own & set(offered_to.split())]
