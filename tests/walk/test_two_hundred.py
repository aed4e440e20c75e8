"""A day of two hundred customers with a real hub: what the terminal has, the hub has, and equally.

Worked by one agent, at the desk and by commands; the agent's own count of it is the third witness.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from cs_tui.server.storage import rebuild as hub_rebuild
from cs_tui.sqlite import connect
from cs_tui.store import profile as profiles
from cs_tui.store import rebuild
from tests.cli.hub import RunningHub
from tests.walk.channels import CHANNELS, FURTHER, WORKED, Channels
from tests.walk.parity import (
    hub_figures,
    missing,
    rows,
    terminal_figures,
    unlike,
    without_one,
)
from tests.walk.worker import BY_COMMANDS, Worker, comes_back

pytestmark = pytest.mark.long
REACHED = sum(CHANNELS[channel] for channel in WORKED)
"""So many are taken; the rest still wait in the evening."""


@dataclass
class Day:
    """What the day left behind."""

    hub: RunningHub
    worker: Worker
    lead: Worker
    channels: Channels
    days: tuple[str, ...]
    """The shift days it lay on: one, unless it was worked while the day changed."""

    @property
    def terminal(self) -> Path:
        return self.worker.home / "desk.db"

    def profile(self, worker: Worker) -> profiles.Profile:
        with closing(connect(worker.home / "desk.db", readonly=True)) as conn:
            found = profiles.load(conn)
        assert found is not None
        return found

    def stats(self, *words: str) -> list[dict[str, Any]]:
        """What the terminal says of each day."""
        return [
            terminal_figures(self.worker.does("stats", "--day", day, *words, "--json"))
            for day in self.days
        ]

    def asked(self, worker: Worker, **query: str) -> list[dict[str, Any]]:
        """What the hub says of each day to a person."""
        token = self.profile(worker).token
        return [hub_figures(self.hub.url, token, day=day, **query) for day in self.days]

    def total(self, name: str) -> int:
        """A count of the terminal over the days."""
        return sum(one["total"][name]["n"] for one in self.stats())


def lived(worker: Worker, channels: Channels) -> None:
    """The day itself."""
    channels.open_the_doors()
    asyncio.run(worker.sits_down())
    for number in range(REACHED - worker.tally.taken):
        worker.works(BY_COMMANDS[number % len(BY_COMMANDS)])
        if number % 20 == 0:
            channels.carry_out()
    worker.does("sync", "--json")
    solved = sorted(worker.tally.resolved & worker.cases.keys())
    comes_back(worker, channels, solved[0], again=True)
    comes_back(worker, channels, solved[1], again=False)
    worker.does("sync", "--json")
    channels.carry_all_out(worker.tally.replies)
    worker.does("sync", "--json")


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Day]:
    """Lived once; the tests look at it."""
    folder = tmp_path_factory.mktemp("two-hundred")
    with pytest.MonkeyPatch.context() as patch, RunningHub(folder / "hub") as hub:
        patch.setenv("CS_TUI_LANG", "en")
        worker, lead = Worker(folder / "lin", patch), Worker(folder / "chen", patch)
        worker.joins(hub.code("林晓"))
        lead.joins(hub.code("陈班长", role="lead"))
        first = worker.does("stats", "--json")["day"]
        with closing(Channels(hub.url, hub.token("channels"))) as channels:
            lived(worker, channels)
        last = worker.does("stats", "--json")["day"]
        yield Day(hub, worker, lead, channels, tuple(dict.fromkeys([first, last])))


def test_the_hub_and_the_terminal_tell_the_same_day_field_by_field(day: Day) -> None:
    me = day.profile(day.worker).actor

    for here, there in zip(day.stats(), day.asked(day.worker, actor=me), strict=True):
        assert here.keys() == there.keys()
        for name, value in here.items():
            assert value == there[name], name


def test_they_tell_the_same_of_everybody_and_of_who_still_waits(day: Day) -> None:
    here, there = day.stats("--actor", "all"), day.asked(day.lead)

    assert here == there
    assert len(here[-1]["unanswered"]) == 200 - REACHED + day.worker.tally.unanswered


def test_the_figures_are_what_the_agent_counted_on_paper(day: Day) -> None:
    tally, days = day.worker.tally, day.stats()

    assert (tally.taken, len(day.channels.said)) == (REACHED, 200)
    assert day.total("taken") == tally.taken
    assert day.total("handled") == tally.handled
    assert day.total("resolved") == len(tally.resolved)
    assert day.total("no_action") == tally.no_action
    assert len(days[-1]["unanswered"]) == tally.unanswered
    assert days[-1]["promises_open"] == tally.promised - tally.kept
    assert (days[-1]["promises_kept"]["n"], days[-1]["promises_kept"]["hits"]) == (
        tally.kept,
        tally.kept,
    )
    assert {one["channel"] for one in days[-1]["channels"]} == set(WORKED)


def test_every_event_of_the_terminal_is_on_the_hub_exactly_once(day: Day) -> None:
    who = day.profile(day.worker)
    mine = f"SELECT id FROM events WHERE actor = '{who.actor}'"
    ids = [row[0] for row in rows(day.terminal, mine)]

    assert len(ids) > 600
    assert missing(day.hub.url, who.token, ids) == []
    assert missing(day.hub.url, who.token, [*ids[:3], "never-made"]) == ["never-made"]
    assert unlike(day.terminal, day.hub.database) == []


@pytest.mark.parametrize("which", ["first", "middle", "last"])
def test_one_lost_event_is_noticed(day: Day, tmp_path: Path, which: str) -> None:
    """The control of the comparison above."""
    ids = [row[0] for row in rows(day.terminal, "SELECT id FROM events ORDER BY server_seq")]
    lost = {"first": ids[0], "middle": ids[len(ids) // 2], "last": ids[-1]}[which]

    faults = unlike(day.terminal, without_one(day.hub.database, tmp_path / "copy.db", lost))

    assert any(fault.startswith(lost) for fault in faults)


def test_every_projection_is_what_its_log_says(day: Day) -> None:
    with closing(connect(day.terminal, readonly=True)) as conn:
        assert rebuild.differing(conn) == []
    with closing(connect(day.hub.database, readonly=True)) as conn:
        assert hub_rebuild.differing(conn) == []


def test_what_came_twice_is_there_once_and_every_answer_has_arrived(day: Day) -> None:
    kinds = dict(rows(day.hub.database, "SELECT kind, count(*) FROM events GROUP BY kind"))
    me = day.profile(day.worker).actor
    said = "SELECT count(*) FROM events WHERE kind = 'message_out' AND actor "
    which = "json_extract(CAST({}.fact AS TEXT), '$.body.message')"
    mine = (
        "SELECT count(*) FROM events d JOIN events m "
        f"ON {which.format('m')} = {which.format('d')} AND m.kind = 'message_out' "
        f"WHERE d.kind = 'delivered' AND m.actor = '{me}'"
    )

    assert (kinds["case_opened"], kinds["contact_opened"]) == (200, 200)
    assert kinds["message_in"] == 200 + FURTHER + 2
    assert rows(day.hub.database, f"{said}= '{me}'") == [(day.worker.tally.replies,)]
    # What else was said is the hub's own: invitations to rate.
    assert rows(day.hub.database, f"{said}NOT IN ('{me}', 'hub')") == [(0,)]
    assert rows(day.hub.database, mine) == [(day.worker.tally.replies,)]
    assert rows(day.terminal, mine) == [(day.worker.tally.replies,)]
    assert len(set(day.channels.delivered)) == len(day.channels.delivered)
