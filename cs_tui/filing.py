"""Cases that are over, as terminal and hub find them: how many there are, which are due."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple, Protocol

from cs_tui.core.case import Case, stream_of
from cs_tui.core.policy.archive import Archive, Kept, Sort
from cs_tui.core.ports import Instant
from cs_tui.core.retention import archived_until, due_until, is_due, others
from cs_tui.core.state import State

AT_ONCE: Final = 500
"""Values in one statement."""

PAGE: Final = 200
"""So many cases are looked at together."""

ENDED: Final = "closed_at IS NOT NULL AND NOT erased"
"""What is over and still has its words."""

KNOWN_TO_DESK: Final = "SELECT id FROM customers WHERE name <> '' OR phone <> '' OR email <> ''"
KNOWN_TO_HUB: Final = "SELECT customer FROM identities"
"""Who is on record there and not erased."""

_BY: Final = "coalesce(sum(CASE WHEN closed_at <= ? THEN 1 ELSE 0 END), 0)"
_NEVER: Final = -1
"""Nothing was over by then."""


class _Rows(Protocol):
    def fetchone(self) -> Any:
        """The next row."""

    def fetchall(self) -> list[Any]:
        """All rows."""


Ask = Callable[[str, Sequence[Any]], _Rows]
"""Runs one statement with `?` on whichever engine."""

States = Callable[[list[str]], Iterable[State]]
"""What streams fold to."""

Fresh = Callable[[Sequence[str]], Collection[str]]
"""Those of these streams whose end is news, whenever it is said to have been."""


def _none(_: Sequence[str]) -> Collection[str]:
    return ()


@dataclass(frozen=True, slots=True)
class Filed:
    """One class of the archive as it stands."""

    kept: Kept | None
    """None: what no class holds."""
    cases: int
    archived: int
    due: int
    """Kept as long as the class says; some of them may still owe something."""
    oldest_at: Instant | None


class Place(NamedTuple):
    """Where a case stands among those that are over, the oldest first."""

    at: Instant = 0
    case: str = ""


def filed(ask: Ask, archive: Archive, now: Instant) -> list[Filed]:
    """Every class of the rule as it stands, and last what no class holds, if there is any."""
    found = [_filed(ask, archive, one, now) for one in archive.classes]
    if not any(one.rest for one in archive.classes):
        found.append(_filed(ask, archive, None, now))
    return [one for one in found if one.kept is not None or one.cases]


def _filed(ask: Ask, archive: Archive, kept: Kept | None, now: Instant) -> Filed:
    where, values = of_sort(archive.sort(kept))
    until = due_until(kept, now) if kept is not None else None
    row = ask(
        f"SELECT count(*), {_BY}, {_BY}, min(closed_at) FROM cases WHERE {ENDED} AND {where}",
        [archived_until(archive, now), _NEVER if until is None else until, *values],
    ).fetchone()
    return Filed(kept, int(row[0]), int(row[1]), int(row[2]), row[3])


def expired(
    ask: Ask, archive: Archive, kept: Kept, now: Instant, after: Place, most: int
) -> list[Place]:
    """The next cases of a class that have been kept as long as it says, the oldest first."""
    until = due_until(kept, now)
    if until is None:
        return []
    where, values = of_sort(archive.sort(kept))
    rows = ask(
        f"SELECT closed_at, id FROM cases WHERE {ENDED} AND closed_at <= ? AND (closed_at > ? "
        f"OR (closed_at = ? AND id > ?)) AND {where} ORDER BY closed_at, id LIMIT ?",
        [until, after.at, after.at, after.case, *values, most],
    ).fetchall()
    return [Place(int(row[0]), str(row[1])) for row in rows]


def worked_on(ask: Ask, cases: Sequence[str]) -> set[str]:
    """Those of these cases that are not over, or from which one goes on that is not over."""
    found: set[str] = set()
    for start in range(0, len(cases), AT_ONCE):
        some = cases[start : start + AT_ONCE]
        for name in ("id", "linked"):
            where, values = _among(name, some)
            rows = ask(f"SELECT {name} FROM cases WHERE {where} AND closed_at IS NULL", values)
            found.update(str(row[0]) for row in rows.fetchall())
    return found


def of_sort(sort: Sort) -> tuple[str, list[str]]:
    """Which rows of `cases` a class holds, as `Sort.holds` says it; with its values."""
    leaf = "coalesce(leaf, '')"
    leaves, one = _among(leaf, sort.leaves)
    taken, two = _among(leaf, sort.taken)
    natures, three = _among("kept_as", sort.others if sort.natures is None else sort.natures)
    rest = f"NOT {natures}" if sort.natures is None else natures
    return f"({leaves} OR (NOT {taken} AND {rest}))", [*one, *two, *three]


def _among(column: str, values: Sequence[str]) -> tuple[str, list[str]]:
    """Whether a column holds one of these; no engine but one takes an empty list."""
    if not values:
        return "(1 = 0)", []
    return f"({column} IN ({','.join('?' * len(values))}))", list(values)


def due(
    ask: Ask,
    states: States,
    archive: Archive,
    now: Instant,
    most: int,
    fresh: Fresh = _none,
) -> tuple[list[Case], int]:
    """The cases that may be erased now, and how many of those that are due may not yet."""
    found: list[Case] = []
    waits = 0
    for kept in archive.classes:
        after = Place()
        while len(found) < most:
            page = expired(ask, archive, kept, now, after, PAGE)
            if not page:
                break
            after = page[-1]
            known = states([stream_of(one.case) for one in page])
            cases = [one for one in known if isinstance(one, Case)]
            able = unheld(states, ready(ask, archive, cases, now, fresh))
            found += able
            waits += len(cases) - len(able)
    return found[:most], waits


def ready(
    ask: Ask, archive: Archive, cases: Iterable[Case], now: Instant, fresh: Fresh = _none
) -> list[Case]:
    """Those of these cases that may be erased now."""
    able = [case for case in cases if is_due(archive, case, now)]
    new = fresh([case.stream for case in able])
    able = [case for case in able if case.stream not in new]
    named = {case.id for case in able}.union(*map(others, able))
    still = worked_on(ask, sorted(named))
    return [case for case in able if case.id not in still and still.isdisjoint(others(case))]


def unheld(states: States, cases: Iterable[Case]) -> list[Case]:
    """Those of these cases that name none that somebody holds: what was merged into one that is
    held, or is tied to it, is kept with it."""
    found = list(cases)
    named = sorted({stream_of(one) for case in found for one in others(case)})
    known = states(named) if named else ()
    held = {one.id for one in known if isinstance(one, Case) and one.held is not None}
    return [case for case in found if held.isdisjoint(others(case))]


def ended_after(
    ask: Ask, streams: Sequence[str], kinds: Sequence[str], received_at: Instant
) -> set[str]:
    """Those of these streams of which an event of these kinds was received after this instant."""
    found: set[str] = set()
    for start in range(0, len(streams), AT_ONCE):
        which, some = _among("stream", streams[start : start + AT_ONCE])
        what, ending = _among("kind", kinds)
        rows = ask(
            f"SELECT DISTINCT stream FROM events WHERE {which} AND {what} AND received_at > ?",
            [*some, *ending, received_at],
        )
        found.update(str(row[0]) for row in rows.fetchall())
    return found


def bereft(ask: Ask, known: str) -> list[str]:
    """Those who are on record, and of whom every case was erased.

    `known` selects their ids: `KNOWN_TO_DESK` or `KNOWN_TO_HUB`.
    """
    rows = ask(
        f"SELECT DISTINCT customer_id FROM cases WHERE erased AND customer_id IN ({known}) "
        "AND NOT EXISTS (SELECT 1 FROM cases other WHERE NOT other.erased "
        "AND other.customer_id <> '' AND other.customer_id = cases.customer_id) "
        "ORDER BY customer_id",
        [],
    )
    return [str(row[0]) for row in rows.fetchall()]


def opened_between(ask: Ask, first: str, last: str) -> list[str]:
    """The streams of the cases that were opened on these shift days."""
    rows = ask(
        'SELECT "case" FROM case_facts WHERE day_opened BETWEEN ? AND ? ORDER BY "case"',
        [first, last],
    )
    return [stream_of(str(row[0])) for row in rows.fetchall()]
