"""`python -m tests.chaos --kills 200`: the long form of the siege; ends with 1 when it breaks.

With `--team` ten people work a day of so many rounds instead, and everybody has to agree.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from tests import postgres
from tests.chaos.database import Database
from tests.chaos.day import Day, a_day
from tests.chaos.siege import Outcome, Siege
from tests.chaos.team import ROUNDS


def main() -> int:
    """Prints the figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=20261123)
    parser.add_argument("--terminals", type=int, default=3)
    parser.add_argument("--postgres", action="store_true", help="two processes on a PostgreSQL")
    parser.add_argument("--team", action="store_true", help="a day of ten people, no siege")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="how long that day is")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        place = Path(folder)
        database = Database(place / "hub.db")
        if given.postgres:
            server = stack.enter_context(postgres.serving(place))
            database = Database(stack.enter_context(postgres.database(server)), hubs=2)
        outcome: Day | Outcome
        if given.team:
            outcome = asyncio.run(a_day(place / "day", database, given.seed, given.rounds))
        else:
            siege = Siege(place, database, given.seed, terminals=given.terminals)
            siege.begin()
            outcome = siege.endures(given.kills)
    sys.stdout.write(f"seed {given.seed}: {outcome}\n")
    sys.stdout.writelines(f"  {one}\n" for one in outcome.broken)
    return 1 if outcome.broken else 0


if __name__ == "__main__":
    raise SystemExit(main())
