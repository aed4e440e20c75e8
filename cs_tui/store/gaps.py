"""What knowledge lacks, as the log has it: searches in vain, and answers that were rewritten."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from cs_tui.core.gap import Gap
from cs_tui.core.kept import REWRITTEN_BELOW
from cs_tui.core.ports import Instant
from cs_tui.sqlite import Connection

_NOT_ASIDE: Final = (
    "SELECT doc FROM docs WHERE stream > 'gap/' AND stream < 'gap0' "
    "AND doc ->> 'standing' <> 'aside' AND doc ->> 'last_at' > 0 "
    "ORDER BY doc ->> 'last_at' DESC LIMIT ?"
)
_REWRITTEN: Final = (
    'SELECT u.article, a.title, a.lang, a.cat, json_group_array(u."case"), max(u.at) '
    "FROM uses u JOIN articles a ON a.id = u.article "
    f"WHERE u.kept < {REWRITTEN_BELOW} AND u.at > a.changed_at AND a.state = 'published' "
    "GROUP BY u.article ORDER BY count(*) DESC, max(u.at) DESC LIMIT ?"
)


@dataclass(frozen=True, slots=True)
class Rewritten:
    """An article after which answers were written anew, since it reads as it does."""

    article: str
    title: str
    lang: str
    cat: str
    cases: tuple[str, ...]
    last_at: Instant


def searches(conn: Connection, *, most: int) -> tuple[Gap, ...]:
    """What was searched for in vain and not put aside, the latest first."""
    return tuple(Gap.model_validate_json(row[0]) for row in conn.execute(_NOT_ASIDE, (most,)))


def rewritten(conn: Connection, *, most: int) -> tuple[Rewritten, ...]:
    """The articles whose text was rewritten, in the most cases first."""
    return tuple(
        Rewritten(row[0], row[1], row[2], row[3], tuple(json.loads(row[4])), row[5])
        for row in conn.execute(_REWRITTEN, (most,))
    )


def customers(conn: Connection, cases: Sequence[str]) -> int:
    """How many customers these cases are of; a case that is not here counts as one."""
    rows = conn.execute(
        "SELECT id, customer_id FROM cases WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(cases)),),
    ).fetchall()
    known = {row[1] or row[0] for row in rows}
    return len(known) + len(set(cases)) - len(rows)


def published_at(conn: Connection, article: str) -> Instant | None:
    """When a published article came to read as it does; None while it is not published."""
    row = conn.execute(
        "SELECT changed_at FROM articles WHERE id = ? AND state = 'published'", (article,)
    ).fetchone()
    return None if row is None else int(row[0])
