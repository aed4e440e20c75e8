"""Real processes on a line that spoils a third of all requests, killed at any moment: what somebody
was told is saved is on the hub once, and everybody has the same.

The long form, with its figures: `python -m tests.chaos --kills 200`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from tests.chaos import clerk
from tests.chaos.agreement import lost_and_doubled, unlike
from tests.chaos.database import Database, Records, records
from tests.chaos.siege import Outcome, Siege

pytestmark = pytest.mark.long
KILLS = 12
SEED = 20261123


@dataclass
class Endured:
    """A siege that is over."""

    siege: Siege
    outcome: Outcome
    there: Records

    @property
    def saved(self) -> list[str]:
        """What the first terminal's person noted as saved."""
        return [line.text for line in clerk.read(self.siege.terminals[0].paper)]


@pytest.fixture(scope="module")
def endured(tmp_path_factory: pytest.TempPathFactory, database: Database) -> Endured:
    """Lived through once; the tests look at it."""
    siege = Siege(tmp_path_factory.mktemp("siege"), database, SEED)
    siege.begin()
    return Endured(siege, siege.endures(KILLS), records(database))


def test_nothing_is_lost_nothing_is_doubled_and_everybody_has_the_same(endured: Endured) -> None:
    assert endured.outcome.broken == []


def test_the_faults_were_real(endured: Endured) -> None:
    outcome = endured.outcome
    assert sum(outcome.kills.values()) == KILLS
    assert outcome.kills.keys() == {"hub", "terminal"}
    assert outcome.faults > KILLS
    assert outcome.said > KILLS


def test_one_lost_event_is_noticed(endured: Endured) -> None:
    """The control of the checks."""
    text = endured.saved[0]
    lost = tuple(
        one for one in endured.there.stored if text not in (one.sealed.personal or b"").decode()
    )
    there = replace(endured.there, stored=lost)

    assert f"lost: {text}" in lost_and_doubled(there, endured.saved, [])
    assert any("a gap" in one for one in lost_and_doubled(there, endured.saved, []))
    assert unlike(endured.siege.terminals[0].database, there) != []


def test_one_doubled_event_is_noticed(endured: Endured) -> None:
    """The control of the checks."""
    last = endured.there.stored[-1]
    again = replace(endured.there, stored=(*endured.there.stored, replace(last, seq=last.seq + 1)))

    assert f"doubled: event {last.sealed.id}" in lost_and_doubled(again, endured.saved, [])
