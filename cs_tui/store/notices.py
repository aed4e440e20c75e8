"""Notices as lists need them: who read which version, from the projection of the shifts."""

from __future__ import annotations

from cs_tui.core.metrics.fact_rows import QuizFacts
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


def tries(conn: Connection, agent: str) -> dict[tuple[str, int], tuple[int, int]]:
    """For each version of a notice: how often a person took its check, and the most right."""
    rows = conn.execute(
        "SELECT bulletin, version, max(nth), max(hits) FROM tries WHERE agent = ? "
        "GROUP BY bulletin, version",
        (agent,),
    )
    return {(row[0], row[1]): (row[2], row[3]) for row in rows}


def tries_at(conn: Connection, bulletin: str, version: int) -> dict[str, tuple[int, int]]:
    """For everybody who took the check of this version: how often, and the most right."""
    rows = conn.execute(
        "SELECT agent, max(nth), max(hits) FROM tries WHERE bulletin = ? AND version = ? "
        "GROUP BY agent",
        (bulletin, version),
    )
    return {row[0]: (row[1], row[2]) for row in rows}


def tries_of_day(conn: Connection, day: str) -> list[QuizFacts]:
    """Every try of a shift day, of everybody in this log."""
    rows = conn.execute(
        "SELECT bulletin, version, agent, day, nth, hits, asked, at FROM tries WHERE day = ? "
        "ORDER BY at, shift, bulletin, nth",
        (day,),
    )
    return [QuizFacts(*row) for row in rows]
