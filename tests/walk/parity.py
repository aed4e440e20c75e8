"""Whether two logs and two days are equal; every fault is told in a sentence."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx

SEALED = "id, stream, kind, act, actor, at, fact, personal"


def rows(database: Path, sql: str) -> list[tuple[Any, ...]]:
    """What stands in a database, read beside whoever uses it."""
    with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as conn:
        return conn.execute(sql).fetchall()


def unlike(terminal: Path, hub: Path) -> list[str]:
    """What speaks against every event of a terminal being on the hub exactly once, byte for byte.

    `hub` may be a copy. Empty when nothing does.
    """
    here = rows(terminal, f"SELECT {SEALED} FROM events ORDER BY server_seq")
    there = rows(hub, f"SELECT {SEALED}, seq FROM events ORDER BY seq")
    faults = [f"{row[0]}: {row[2]} is not on the hub" for row in sorted(set(here) - stored(there))]
    ids = [row[0] for row in there]
    if len(set(ids)) != len(ids):
        faults.append("an id is on the hub twice")
    if [row[-1] for row in there] != list(range(1, len(there) + 1)):
        faults.append("the hub's order has a gap")
    refused = rows(terminal, "SELECT id FROM events WHERE verdict IS 'refused'")
    waiting = rows(terminal, "SELECT id FROM events WHERE server_seq IS NULL")
    return faults + [f"{row[0]}: not settled" for row in (*refused, *waiting)]


def stored(there: list[tuple[Any, ...]]) -> set[tuple[Any, ...]]:
    """The events of the hub without their places."""
    return {row[:-1] for row in there}


def without_one(hub: Path, target: Path, event: str) -> Path:
    """A copy of the hub's records in which one event is lost."""
    with closing(sqlite3.connect(hub)) as conn, closing(sqlite3.connect(target)) as copy:
        conn.backup(copy)
        copy.execute("DELETE FROM events WHERE id = ?", (event,))
        copy.commit()
    return target


def missing(url: str, token: str, ids: list[str]) -> list[str]:
    """Which of the ids the hub says that it has not."""
    with httpx.Client(base_url=url, trust_env=False) as http:
        found: list[str] = []
        for start in range(0, len(ids), 400):
            answer = http.post(
                "/v1/missing",
                json={"ids": ids[start : start + 400]},
                headers={"authorization": f"Bearer {token}"},
            )
            assert answer.status_code == 200, answer.text
            found += answer.json()["ids"]
    return found


def hub_figures(url: str, token: str, **query: str) -> dict[str, Any]:
    """The figures of a day as the hub answers, its times told as the terminal's are."""
    with httpx.Client(base_url=url, trust_env=False) as http:
        headers = {"authorization": f"Bearer {token}"}
        answer = http.get("/v1/figures", params=query, headers=headers)
    assert answer.status_code == 200, answer.text
    data: dict[str, Any] = answer.json()
    data["leaves"] = [{"leaf": leaf, "n": n} for leaf, n in data["leaves"]]
    for one in data["unanswered"]:
        for name in ("since_at", "due_at"):
            one[name] = one[name] if one[name] is None else one[name] // 1000
    return data


def terminal_figures(printed: dict[str, Any]) -> dict[str, Any]:
    """What `cs-tui stats --json` printed, its times as whole seconds."""
    for one in printed["unanswered"]:
        for name in ("since_at", "due_at"):
            if one[name] is not None:
                one[name] = int(datetime.fromisoformat(one[name]).timestamp())
    return printed
