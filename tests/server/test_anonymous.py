"""Cases of the whole shop for analysis, read beside the hub: nobody is in them."""

from __future__ import annotations

from cs_tui.core.anonymous import FEWEST
from cs_tui.server.anonymous import lines_of
from tests.server.floor import Floor
from tests.server.test_erasing_attacks import DAY, HERS
from tests.server.test_retention import over


async def test_every_case_of_those_days_has_a_line_and_no_other(floor: Floor) -> None:
    for n in range(FEWEST):
        floor.hub.do(lambda work, name=f"c{n}": over(work, name))  # type: ignore[misc]
    found = lines_of(floor.place, DAY, DAY, b"key", "en")
    assert [(one.nature, one.opened) for one in found] == [("consult", DAY)] * FEWEST
    assert not any(her in " ".join(one.cells) for her in HERS for one in found)
    assert lines_of(floor.place, "2026-09-22", "2026-12-31", b"key", "en") == []
