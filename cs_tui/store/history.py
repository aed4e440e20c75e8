"""A person's own earlier shifts, read from the facts of the contacts."""

from __future__ import annotations

from typing import Final

from cs_tui.core.metrics.fact_rows import ContactFacts
from cs_tui.sqlite import Connection
from cs_tui.store import projection

_DAYS: Final = (
    "SELECT DISTINCT day FROM contact_facts WHERE facts ->> 'agent' = ? AND day < ? "
    "ORDER BY day DESC LIMIT ?"
)
_CONTACTS: Final = (
    "SELECT facts FROM contact_facts WHERE facts ->> 'agent' = ? AND day >= ? AND day < ? "
    'ORDER BY day, "case", contact'
)


def own_contacts(conn: Connection, agent: str, before: str, *, shifts: int) -> list[ContactFacts]:
    """The contacts of a person's last shifts before a day, oldest shift first.

    A day on which the person had no contact is no shift here.
    """
    days = [row[0] for row in conn.execute(_DAYS, (agent, before, shifts))]
    if not days:
        return []
    rows = conn.execute(_CONTACTS, (agent, days[-1], before)).fetchall()
    return [projection.CONTACT_FACTS.validate_json(row[0]) for row in rows]
