"""Cases on a desk's own lists, for tests of what lists and finding read."""

from __future__ import annotations

from cs_tui.core import intake, moves
from cs_tui.core.act import Act
from cs_tui.core.case import Case
from cs_tui.core.ports import HUB
from cs_tui.store.board import BoardRow
from cs_tui.store.log import Log
from tests.make import NOW, append, arrival, ctx


def came(target: Log, number: int, owner: str | None = None, **changed: object) -> str:
    """A case that came in, and was claimed when it has an owner; its id."""
    case = f"case-{number}"
    act = Act(f"case/{case}", Case(), ctx(HUB, NOW + number))
    intake.open_case(act, arrival(f"问题{number}", **changed), f"A{number}")
    if owner is not None:
        act.add(moves.Claimed(agent=owner))
    append(target, act.events)
    return case


def numbers(rows: tuple[BoardRow, ...]) -> list[str]:
    """The numbers of the cases in a list."""
    return [row.number for row in rows]
