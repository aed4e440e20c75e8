"""A hub and its terminals as real processes, a line that spoils what goes over it, and kill -9."""

from __future__ import annotations

import asyncio
import random
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from tests.chaos import clerk
from tests.chaos.agreement import lost_and_doubled, unlike
from tests.chaos.customers import Customers
from tests.chaos.database import Database, records
from tests.chaos.stage import Stage
from tests.chaos.terminal import ENOUGH, Terminal

MOST_REQUESTS: Final = 12
"""A kill comes after at most so many requests since the last one."""
LONGEST_WAIT_S: Final = 0.02
"""And then at any moment of the work on it."""
MORE: Final = 3
"""Messages of customers for every kill."""


@dataclass
class Outcome:
    """What a siege left behind."""

    kills: Counter[str]
    requests: int
    faults: int
    events: int
    said: int
    """Texts that somebody was told are saved."""
    broken: list[str] = field(default_factory=list)
    """Everything that speaks against nothing being lost or doubled."""

    def __str__(self) -> str:
        killed = ", ".join(f"{n} {who}" for who, n in sorted(self.kills.items()))
        return (
            f"{sum(self.kills.values())} kills ({killed}), {self.requests} requests, "
            f"{self.faults} of them spoilt, {self.events} events on the hub, "
            f"{self.said} saved texts; {len(self.broken)} broken promises"
        )


class Siege:
    """Everybody who takes part."""

    def __init__(self, folder: Path, database: Database, seed: int, *, terminals: int = 3) -> None:
        names = [f"agent{n}" for n in range(terminals)]
        self.stage = Stage(folder, database, names, seed)
        self.terminals = [Terminal(folder / name) for name in names]
        self.customers = Customers(self.stage, seed)
        self._kills: Counter[str] = Counter()
        self._seed = seed
        self._rng = random.Random(seed)

    def begin(self) -> None:
        """The hub is there, and everybody works."""
        asyncio.run(self.stage.begin())
        self.stage.proxy.calm = False
        for terminal in self.terminals:
            terminal.start(self._seed)
        self.customers.start()

    def endures(self, kills: int) -> Outcome:
        """So many kills, then peace; what is left."""
        proxy = self.stage.proxy
        for _ in range(kills):
            proxy.forget()
            proxy.wait_for(self._rng.randint(1, MOST_REQUESTS))
            time.sleep(self._rng.random() * LONGEST_WAIT_S)
            self._kill()
            self.customers.may_go_on(MORE)
        self.customers.stop()
        (self.stage.folder / ENOUGH).touch()
        proxy.calm = True
        codes = [terminal.ends() for terminal in self.terminals]
        self.stage.end()
        outcome = self._outcome()
        outcome.broken += [f"a terminal ended with {code}" for code in codes if code != 0]
        return outcome

    def _kill(self) -> None:
        """One of them, by chance, and it comes back."""
        if self._rng.random() < 0.5:
            self.stage.kill_hub(self._kills["hub"])
            self._kills["hub"] += 1
        else:
            terminal = self._rng.choice(self.terminals)
            terminal.kill()
            self._kills["terminal"] += 1
            terminal.start(self._seed)

    def _outcome(self) -> Outcome:
        there = records(self.stage.database)
        said = [line.text for one in self.terminals for line in clerk.read(one.paper)]
        seen = self.stage.proxy.seen
        spoilt = sum(n for fault, n in seen.items() if fault != "none")
        outcome = Outcome(self._kills, sum(seen.values()), spoilt, len(there.stored), len(said))
        outcome.broken += lost_and_doubled(there, said, self.customers.said)
        for terminal in self.terminals:
            outcome.broken += unlike(terminal.database, there)
        return outcome
