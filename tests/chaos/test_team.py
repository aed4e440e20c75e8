"""Ten people work a day on a hub of two processes on one PostgreSQL, of which one is killed,
behind a line that spoils what goes over it: in the end their ten terminals, the hub and the plan
agree on every case and every figure.

Longer, or on SQLite: `python -m tests.chaos --team --rounds 20`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import postgres
from tests.chaos.database import Database
from tests.chaos.day import a_day
from tests.chaos.team import EACH_ROUND

pytestmark = pytest.mark.long
SEED = 20261123


async def test_the_terminals_the_hub_and_the_plan_agree(tmp_path: Path, server: str) -> None:
    with postgres.database(server) as place:
        day = await a_day(tmp_path, Database(place, hubs=2), SEED, rounds=2)
    assert day.broken == ()
    assert day.cases == 2 * EACH_ROUND
    assert day.spoilt > 50
