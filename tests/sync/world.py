"""Two to four desks, one hub and the network between them, and what a witness remembers of them."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass, field
from typing import Any, Final

from cs_tui.errors import CsError
from cs_tui.store.drafts import Draft, Drafts
from cs_tui.sync import wire
from cs_tui.sync.gateway import Gateway
from tests.sync.desk import Desk, Time, WrongTime
from tests.sync.hub import Hub, problem
from tests.sync.network import Fault, Killed, Network, Told
from tests.sync.virtual import VirtualLoop

DAY_MS: Final = 24 * 3600 * 1000
PLACES: Final = (("lin", ""), ("wang", ""), ("lin", "-2"), ("mei", ""))
"""Who works here; Lin has two terminals, and the clock of the last one is wrong by a day."""
MOST: Final = len(PLACES)
REFUSED: Final = "hard"
"""The emotion that this hub's permission does not allow anybody to note."""


@dataclass
class Memory:
    """What was seen of one desk so far, kept outside it."""

    told: Told = field(default_factory=Told)
    typed: list[str] = field(default_factory=list)
    """Every text that was saved here."""
    drafts: dict[tuple[str, str], str] = field(default_factory=dict)
    known: dict[str, str] = field(default_factory=dict)
    """Id -> stream of every event its log had."""
    streams: set[str] = field(default_factory=set)
    epoch: int = 0
    cursor: int = 0


class World:
    """Everything a machine acts on."""

    def __init__(
        self, hub: type[Hub] = Hub, gateway: type[Gateway] = Gateway, *, dedupe: bool = True
    ) -> None:
        self.loop = VirtualLoop()
        self.clock = Time()
        self.hub = hub(self.clock, dedupe=dedupe, page=5, marks=True)
        self.hub.refuses = lambda sealed: problem(403) if b'"hard"' in sealed.fact else None
        self.network = Network(self.hub)
        self.gateway = gateway
        self.desks: list[Desk] = []
        self.memory: dict[str, Memory] = {}
        self.touched: set[str] = set()
        """Desks something happened to since they were last looked at."""
        self.restored = False
        self.reader: list[str] = []
        """The ids that one saw who read the hub's order by its cursor after every step."""
        self._cursor = 0

    def opens(self, desks: int) -> None:
        """So many desks are set up."""
        for name, device in PLACES[:desks]:
            memory = Memory()
            clock = self.clock if len(self.desks) < MOST - 1 else WrongTime(self.clock, DAY_MS)
            way = self.network.way(memory.told)
            desk = Desk(name, clock, way, self.gateway, device=device)
            desk.at_once = 2
            desk.restarts()
            self.desks.append(desk)
            self.memory[desk.label] = memory

    def pick(self, number: int) -> Desk:
        """One of the desks."""
        return self.desks[number % len(self.desks)]

    def of(self, desk: Desk) -> Memory:
        """What was seen of a desk."""
        return self.memory[desk.label]

    def saves(self, desk: Desk, case: str) -> None:
        """A note with words that stand nowhere else."""
        text = f"改{self.clock()}于{desk.label}。"
        desk.notes(case, text)
        self.of(desk).typed.append(text)

    def drafts(self, desk: Desk, case: str) -> None:
        """Somebody types and has not saved."""
        stream, text = f"case/{case}", f"正在写，{desk.clock()}"
        Drafts(desk.conn).save([Draft(stream, "done", text, None, desk.clock())])
        self.of(desk).drafts[stream, "done"] = text

    def sync(self, desks: list[Desk], faults: list[Fault], killed_after: int | None) -> list[Desk]:
        """Rounds at the same time, on a network that fails so; those that went through."""
        self.network.faults.extend(faults)
        for desk in desks:
            desk.jobs_left = killed_after
        ended = self.wait_for(self._rounds(desks))
        self.network.faults.clear()
        through = []
        for desk, fault in zip(desks, ended, strict=True):
            self.touched.add(desk.label)
            desk.jobs_left = None
            if fault is None:
                through.append(desk)
            elif isinstance(fault, Killed):
                desk.restarts()
            elif not isinstance(fault, CsError):
                raise fault
        return through

    async def _rounds(self, desks: list[Desk]) -> list[BaseException | None]:
        ended = await asyncio.gather(*(one.syncs() for one in desks), return_exceptions=True)
        return [one if isinstance(one, BaseException) else None for one in ended]

    def restores(self, events: int) -> None:
        """The hub goes back to a backup, with at least what was put away since.

        Nothing is on its way, and every stream has broken.
        """
        self.network.late = []
        gone = [n for n, one in enumerate(self.hub.sealed, 1) if one.stream in self.hub.removed]
        self.hub.restore(max(events, *gone, 0) if gone else events)
        for desk in self.desks:
            desk.session.greeted = False
            self.of(desk).told.settled.clear()
        self.restored = True
        self.reader, self._cursor = self.hub.ids, len(self.hub.log)

    def realigning(self, desk: Desk) -> bool:
        """Whether the desk has not yet taken in everything of the hub's present epoch."""
        state = desk.exchange.state()
        return state.epoch != self.hub.epoch and bool(state.server_id)

    def reads_on(self) -> None:
        """The witness at the hub's cursor takes what is new."""
        while changes := self.hub.after(self._cursor):
            self.reader += [wire.unwired(one.event).id for one in changes]
            self._cursor = changes[-1].seq

    def wait_for(self, what: Coroutine[Any, Any, Any]) -> Any:
        """Plays something in virtual time."""
        return self.loop.run_until_complete(what)

    def close(self) -> None:
        """Everybody goes home."""
        for desk in self.desks:
            self.wait_for(desk.gateway.close())
            desk.close()
        self.loop.close()
