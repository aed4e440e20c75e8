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
from tests.walk.channels import CHANNELS, FURTHER, Channels
from tests.walk.parity import (
    hub_figures,
    missing,
    rows,
    terminal_figures,
    unlike,
    without_one,
)
from tests.walk.worker import BY_COMMANDS, BY_KEYS, Worker, comes_back

pytestmark = pytest.mark.long
EVERYBODY = sum(CHANNELS.values())


@dataclass
class Day:
    """A day as far as it has come."""

    hub: RunningHub
    worker: Worker
    lead: Worker
    channels: Channels
    began_on: str
    """The shift day it began on; another one, too, if it was worked while the day changed."""

    @property
    def days(self) -> tuple[str, ...]:
        """The shift days it lies on."""
        now: str = self.worker.does("stats", "--json")["day"]
        return tuple(dict.fromkeys([self.began_on, now]))

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

    def works(self, cases: int) -> None:
        """So many of those who wait are worked by plain commands."""
        for number in range(cases):
            self.worker.works(BY_COMMANDS[number % len(BY_COMMANDS)])
            if number % 20 == 0:
                self.channels.carry_out()
        self.worker.does("sync", "--json")

    def agrees(self) -> None:
        """Fails unless terminal and hub tell this agent's day alike, as counted on paper."""
        me = self.profile(self.worker).actor
        for here, there in zip(self.stats(), self.asked(self.worker, actor=me), strict=True):
            assert here.keys() == there.keys()
            for name, value in here.items():
                assert value == there[name], name
        assert self.total("taken") == self.worker.tally.taken
        assert self.total("handled") == self.worker.tally.handled


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Day]:
    """Two hundred customers have written; nobody was answered yet."""
    folder = tmp_path_factory.mktemp("two-hundred")
    with pytest.MonkeyPatch.context() as patch, RunningHub(folder / "hub") as hub:
        patch.setenv("CS_TUI_LANG", "en")
        house, worker, lead = (Worker(folder / one, patch) for one in ("hub", "lin", "chen"))
        add = ("people", "add", "--json", "--url", hub.url)
        worker.joins(house.does(*add, "--name", "林晓")["code"])
        lead.joins(house.does(*add, "--name", "陈班长", "--role", "lead")["code"])
        token = house.does("people", "add", "--json", "--service", "channels")["token"]
        began_on = worker.does("stats", "--json")["day"]
        with closing(Channels(hub.url, token)) as channels:
            channels.open_the_doors()
            yield Day(hub, worker, lead, channels, began_on)


@pytest.fixture(scope="module")
def at_keys(opened: Day) -> Day:
    """Twenty of them are worked by keys; one more stands in front."""
    asyncio.run(opened.worker.sits_down())
    opened.worker.does("sync", "--json")
    return opened


@pytest.fixture(scope="module")
def again_at_keys(at_keys: Day) -> Day:
    """Twenty more, after the desk was left and opened again."""
    asyncio.run(at_keys.worker.sits_down())
    at_keys.worker.does("sync", "--json")
    return at_keys


@pytest.fixture(scope="module")
def halfway(again_at_keys: Day) -> Day:
    """Half of the others are worked by plain commands."""
    again_at_keys.works((EVERYBODY - again_at_keys.worker.tally.taken) // 2)
    return again_at_keys


@pytest.fixture(scope="module")
def all_worked(halfway: Day) -> Day:
    """So are the rest."""
    halfway.works(EVERYBODY - halfway.worker.tally.taken)
    return halfway


@pytest.fixture(scope="module")
def day(all_worked: Day) -> Day:
    """Two come back, and every answer has arrived."""
    worker, channels = all_worked.worker, all_worked.channels
    solved = sorted(worker.tally.resolved & worker.cases.keys())
    comes_back(worker, channels, solved[0], again=True)
    comes_back(worker, channels, solved[1], again=False)
    worker.does("sync", "--json")
    channels.carry_all_out(worker.tally.replies)
    worker.does("sync", "--json")
    return all_worked


def test_whoever_writes_is_taken_in_once_and_waits(opened: Day) -> None:
    assert len(opened.channels.said) == EVERYBODY
    assert opened.worker.tally.taken == 0


def test_those_worked_by_keys_are_told_alike_by_hub_and_terminal(at_keys: Day) -> None:
    assert at_keys.worker.tally.taken == len(BY_KEYS) + 1
    at_keys.agrees()


def test_so_they_are_after_a_second_sitting(again_at_keys: Day) -> None:
    assert again_at_keys.worker.tally.taken == 2 * len(BY_KEYS) + 1
    again_at_keys.agrees()


def test_so_are_half_of_the_others_worked_by_commands(halfway: Day) -> None:
    halfway.agrees()


def test_so_are_all_of_them(all_worked: Day) -> None:
    assert all_worked.worker.tally.taken == EVERYBODY
    all_worked.agrees()


def test_the_hub_and_the_terminal_tell_the_same_day_field_by_field(day: Day) -> None:
    day.agrees()


def test_they_tell_the_same_of_everybody_and_of_who_still_waits(day: Day) -> None:
    here, there = day.stats("--actor", "all"), day.asked(day.lead)

    assert here == there
    assert len(here[-1]["unanswered"]) == day.worker.tally.unanswered


def test_the_figures_are_what_the_agent_counted_on_paper(day: Day) -> None:
    tally, days = day.worker.tally, day.stats()

    assert day.total("taken") == tally.taken == EVERYBODY
    assert day.total("handled") == tally.handled
    assert day.total("resolved") == len(tally.resolved)
    assert day.total("no_action") == tally.no_action
    assert len(days[-1]["unanswered"]) == tally.unanswered
    assert days[-1]["promises_open"] == tally.promised - tally.kept
    assert (days[-1]["promises_kept"]["n"], days[-1]["promises_kept"]["hits"]) == (
        tally.kept,
        tally.kept,
    )
    assert {one["channel"] for one in days[-1]["channels"]} == set(CHANNELS)


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

    assert (kinds["case_opened"], kinds["contact_opened"]) == (EVERYBODY, EVERYBODY)
    assert kinds["message_in"] == EVERYBODY + FURTHER + 2
    assert rows(day.hub.database, f"{said}= '{me}'") == [(day.worker.tally.replies,)]
    # What else was said is the hub's own: invitations to rate.
    assert rows(day.hub.database, f"{said}NOT IN ('{me}', 'hub')") == [(0,)]
    assert rows(day.hub.database, mine) == [(day.worker.tally.replies,)]
    assert rows(day.terminal, mine) == [(day.worker.tally.replies,)]
    assert len(set(day.channels.delivered)) == len(day.channels.delivered)
