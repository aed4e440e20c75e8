"""Nobody waits for ever: whatever arrives, a waiting case is served within a bound."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cs_tui.core import intake
from cs_tui.core.intake import RISES_MS, SAME_TIME_MS, Waiting, choose
from cs_tui.core.rows import CaseRow
from cs_tui.server import serving
from cs_tui.server.serving import candidates
from cs_tui.server.storage.conn import NoLocks
from cs_tui.server.storage.queue import SqlQueue
from cs_tui.server.storage.schema import MIGRATIONS
from cs_tui.sqlite import MEMORY, Connection, close, connect, migrate

HOUR = 3_600_000
LOWEST = 4
"""The class of what may wait longest."""
TO_THE_TOP_MS = LOWEST * RISES_MS
LANGS = st.sampled_from(("zh", "en"))
SKILLS = st.sampled_from(("", "lamps", "magic"))
"""Nobody can do magic."""

ANY = st.builds(
    Waiting,
    case=st.uuids().map(str),
    priority=st.integers(0, LOWEST),
    due_at=st.none() | st.integers(0, 30 * HOUR),
    opened_at=st.integers(0, 5 * HOUR),
    lang=LANGS,
    was_owner=st.none() | st.sampled_from(("lin", "wang")),
    skill=SKILLS,
)


@dataclass(frozen=True)
class Agent:
    """Somebody who asks for the next case."""

    langs: tuple[str, ...] = ("zh",)
    skills: tuple[str, ...] = ()


AGENTS = st.builds(
    Agent,
    langs=st.lists(LANGS, unique=True).map(tuple),
    skills=st.lists(st.just("lamps"), max_size=1).map(tuple),
)


@settings(deadline=None)
@given(st.lists(ANY, min_size=1, unique_by=lambda one: one.case), AGENTS)
def test_before_what_has_risen_to_the_top_only_what_was_due_before_it_is_served(
    items: list[Waiting], agent: Agent
) -> None:
    patient = min(items, key=lambda one: one.reckoned_due)
    now = patient.reckoned_due + TO_THE_TOP_MS
    for one in items:
        if now >= one.reckoned_due + TO_THE_TOP_MS:
            patient = max(patient, one, key=lambda other: other.reckoned_due)

    chosen = choose(items, agent.langs, now, actor="lin", present=("wang",), skills=agent.skills)

    assert chosen is not None
    found = next(one for one in items if one.case == chosen.case)
    assert found.reckoned_due // SAME_TIME_MS <= patient.reckoned_due // SAME_TIME_MS


class Hall:
    """A hub's queue on SQLite, in memory, with agents who ask it."""

    def __init__(self, conn: Connection) -> None:
        self._conn = conn
        self._queue = SqlQueue(conn, NoLocks())
        self._blank: dict[str, object] = dict.fromkeys(CaseRow._fields, "")
        self._blank |= {"status": "new", "team": "desk"}
        for name in ("unread", "front", "ours_last", "updated_at", "over", "overdue", "erased"):
            self._blank[name] = 0
        empty = ("promise_at", "complaint_at", "owed_at", "survey_at", "accept_by_at")
        for name in (*empty, "raise_at", "raised_at", "closed_at", "word_at", "linked"):
            self._blank[name] = None
        self.now = 0
        self.waits: dict[str, Waiting] = {}

    def comes(self, one: Waiting) -> None:
        """A case begins to wait."""
        known = {
            "id": one.case,
            "priority": one.priority,
            "due_at": one.due_at,
            "opened_at": one.opened_at,
            "lang": one.lang,
            "was_owner": one.was_owner,
            "skill": one.skill,
        }
        row = self._blank | known
        marks = ",".join("?" * (len(CaseRow._fields) + 1))
        names = ", ".join((*row, "received_at"))
        self._conn.execute(f"INSERT INTO cases ({names}) VALUES ({marks})", (*row.values(), 0))
        self.waits[one.case] = one

    def asks(self, agent: Agent) -> str | None:
        """The agent is served."""
        found = candidates(self._queue, ["desk"], agent.langs, agent.skills, self.now)
        chosen = choose(found, agent.langs, self.now, skills=agent.skills)
        if chosen is None:
            return None
        self._conn.execute("DELETE FROM cases WHERE id = ?", (chosen.case,))
        del self.waits[chosen.case]
        return chosen.case

    def before(self, patient: Waiting) -> int:
        """How many wait that were due before it, or at the same time."""
        until = patient.reckoned_due // SAME_TIME_MS
        return sum(one.reckoned_due // SAME_TIME_MS <= until for one in self.waits.values())


@contextmanager
def hall() -> Iterator[Hall]:
    """An empty queue."""
    conn = connect(MEMORY)
    migrate(conn, MIGRATIONS)
    try:
        yield Hall(conn)
    finally:
        close(conn)


STEPS = st.lists(st.tuples(st.integers(0, HOUR), st.lists(ANY, max_size=3), AGENTS), max_size=10)


@settings(deadline=None, max_examples=25)
@given(STEPS, st.integers(1, LOWEST), SKILLS, LANGS, AGENTS)
def test_whatever_arrives_a_waiting_case_is_served_within_a_bound(
    steps: list[tuple[int, list[Waiting], Agent]], priority: int, skill: str, lang: str, last: Agent
) -> None:
    with hall() as here:
        patient = Waiting("patient", priority, None, 0, lang, skill=skill)
        here.comes(patient)
        for number, (passing, arrivals, agent) in enumerate(steps):
            here.now += passing
            for place, one in enumerate(arrivals):
                due_at = None if one.due_at is None else here.now + one.due_at
                here.comes(
                    Waiting(
                        f"{number}-{place}",
                        one.priority,
                        due_at,
                        here.now,
                        one.lang,
                        skill=one.skill,
                    )
                )
            here.asks(agent)
        here.now = max(here.now, patient.reckoned_due + TO_THE_TOP_MS)
        bound = here.before(patient) if patient.case in here.waits else 0
        for asked in range(bound):
            for more in range(2):  # more comes than is served, all of it urgent and easy
                urgent = f"urgent-{asked}-{more}"
                here.comes(Waiting(urgent, 1, here.now + 1, here.now, (*last.langs, "zh")[0]))
            here.asks(last)
            here.now += HOUR
        assert patient.case not in here.waits


def served_in_a_crowd() -> list[str | None]:
    """Twice as many as are looked at came before somebody whom nobody can help, and all the while
    something urgent comes."""
    with hall() as here:
        crowd = 2 * serving.CANDIDATES
        for n in range(crowd):
            here.comes(Waiting(f"early-{n:03}", 4, n, 0, "zh"))
        here.comes(Waiting("patient", 4, crowd, 0, "zh", skill="magic"))
        here.now = crowd + TO_THE_TOP_MS
        served = []
        for n in range(crowd + 1):
            here.comes(Waiting(f"urgent-{n}", 1, here.now + 1, here.now, "zh"))
            served.append(here.asks(Agent()))
        return served


def test_a_crowd_of_earlier_ones_larger_than_what_is_looked_at_does_not_hide_it() -> None:
    assert served_in_a_crowd()[-1] == "patient"


@pytest.mark.parametrize("taken_out", ["STRANDED_MS", "RISES_MS"])
def test_without_either_rule_it_would_wait_for_ever(
    taken_out: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, taken_out, 10**15)

    assert "patient" not in served_in_a_crowd()
