"""Notices as lists need them: who read which version, from the projection of the shifts."""

from __future__ import annotations

from cs_tui.sqlite import Connection


def read_versions(conn: Connection, agent: str) -> dict[str, int]:
    """The latest version of every notice that a person has read, on any shift."""
    rows = conn.execute(
        "SELECT bulletin, max(version) FROM readings WHERE agent = ? GROUP BY bulletin", (agent,)
    )
    return dict(rows.fetchall())


def readers(conn: Connection, bulletin: str, version: int) -> set[str]:
    """Everybody who has read this version or a later one."""
    rows = conn.execute(
        "SELECT DISTINCT agent FROM readings WHERE bulletin = ? AND version >= ?",
        (bulletin, version),
    )
    return {row[0] for row in rows}
