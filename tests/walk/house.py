"""A hub on a socket with everybody's desk around it, all on one clock that the test moves.

Each desk reaches the hub by a line of its own, which can be cut and mended.
"""

from __future__ import annotations

import asyncio
import itertools
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import httpx
import uvicorn

from cs_tui.bootstrap import join
from cs_tui.core.agent import Role
from cs_tui.core.case import Case
from cs_tui.core.case import stream_of as case_stream
from cs_tui.core.events import Event
from cs_tui.core.fold import read
from cs_tui.core.shift import Shift
from cs_tui.core.state import State
from cs_tui.desk import Desk
from cs_tui.ids import Uuid7, salt
from cs_tui.server.app import create_app, guarded
from cs_tui.server.bootstrap import new_secret, open_hub
from cs_tui.server.enrolment import hashed, new_code, register
from cs_tui.server.hub import Hub, Means
from cs_tui.server.intake import DEFAULT_TEAM
from cs_tui.server.patience import PatientProtocol
from cs_tui.server.runner import Listening, address, bound
from cs_tui.server.storage import Session
from cs_tui.server.work import Work
from cs_tui.settings import Places
from cs_tui.sync.enrolment import Code, write_code
from cs_tui.texts import Lang
from tests.driver import Clock, Profile

S = TypeVar("S", bound=State)
PATIENCE_S = 30.0
MACHINES_OWN = ("audio", "terminal", "disk")
"""Checks that find something else on every machine a test runs on."""


class Line:
    """What lies between one desk and the hub: a port that can go away and come back."""

    def __init__(self, hub: tuple[str, int]) -> None:
        self._hub = hub
        self._server: asyncio.Server | None = None
        self._open: set[asyncio.StreamWriter] = set()
        self.port = 0

    async def up(self) -> None:
        """The hub can be reached."""
        self._server = await asyncio.start_server(self._carry, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def down(self) -> None:
        """Whoever asks is turned away, and what was open breaks."""
        if self._server is not None:
            self._server.close()
            for writer in list(self._open):
                writer.transport.abort()
            await self._server.wait_closed()
            self._server = None

    @property
    def url(self) -> str:
        """Where the desk believes the hub to be."""
        return f"http://127.0.0.1:{self.port}"

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_connection(*self._hub)
        self._open |= {writer, back}
        try:
            await asyncio.gather(_pump(reader, back), _pump(there, writer))
        finally:
            for one in (writer, back):
                self._open.discard(one)
                one.close()


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(ConnectionError):
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    writer.close()


@dataclass
class Person(Profile):
    """Somebody with a desk of their own, and the line it has to the hub."""

    line: Line = field(kw_only=True)

    def open(self) -> Desk:
        """The real desk; what is looked at before the shift is the same on every machine."""
        desk = super().open()
        probes = desk.preshift.probes
        desk.preshift.probes = lambda policy: [
            one for one in probes(policy) if one.id not in MACHINES_OWN
        ]
        return desk


class House:
    """A hub, its people and its customers."""

    def __init__(self, hub: Hub, url: str, folder: Path, clock: Clock) -> None:
        self.hub = hub
        self.url = url
        self.clock = clock
        self.people: dict[str, Person] = {}
        self._folder = folder
        self._keys = itertools.count(1)
        secret = new_secret()
        hub.do(lambda work: work.session.people.add_service("channels", hashed(secret), work.now))
        headers = {"authorization": f"Bearer {secret}"}
        self.channels = httpx.AsyncClient(base_url=url, headers=headers, trust_env=False)

    @property
    def database(self) -> Path:
        """The file the hub's records are in."""
        return self._folder / "hub.db"

    async def employs(
        self, id_: str, name: str, lang: Lang, *, role: Role = Role.AGENT, team: str = ""
    ) -> Person:
        """Somebody who works here and enrols on a device of their own."""
        line = Line(("127.0.0.1", httpx.URL(self.url).port or 0))
        await line.up()
        secret = new_secret()
        teams = (DEFAULT_TEAM, team) if team else (DEFAULT_TEAM,)

        def job(work: Work) -> None:
            register(work, id_, name, role, teams, ("zh", "en"))
            new_code(work, id_, secret)

        self.hub.do(job)
        folder = self._folder / id_
        code = write_code(Code(line.url, secret, ""))
        await join(Places(folder, folder, folder), code, device=id_, lang=lang)
        self.people[id_] = Person(folder, lang, self.clock, line=line)
        return self.people[id_]

    async def begins(self, person: Person) -> None:
        """Somebody fetches what there is and goes on duty, without looking at a screen."""
        desk = person.open()
        try:
            await desk.hub.fetch()
            await desk.run(desk.shifts.begin)
            await desk.hub.sync_once()
        finally:
            await desk.hub.stop()
            desk.close()

    async def writes(self, conversation: str, text: str, **more: object) -> str:
        """A customer writes; the number of the case it went to."""
        said = {"channel": "chat", "conversation": conversation, "text": text, **more}
        key = {"idempotency-key": f"key-{next(self._keys)}"}
        answer = await self.channels.post("/v1/intake", json=said, headers=key)
        assert answer.status_code == 200, answer.text
        return str(answer.json()["number"])

    async def carries_out(self) -> list[str]:
        """The channels take what is to leave and say that it arrived; the texts."""
        answer = await self.channels.get("/v1/outbound", params={"channel": "chat"})
        assert answer.status_code == 200, answer.text
        messages = answer.json()["messages"]
        for one in messages:
            done = {"message": one["message"], "ok": True}
            assert (await self.channels.post("/v1/outbound/ack", json=done)).status_code == 200
        return [str(one["text"]) for one in messages]

    def case(self, number: str) -> Case:
        """A case as the hub has folded it."""
        return next(case for case in self.cases() if case.number == number)

    def cases(self) -> list[Case]:
        """Every case, in the order they came."""
        return self._states("case/", Case)

    def shifts(self, agent: str) -> list[Shift]:
        """Everything of somebody's shifts."""
        return [shift for shift in self._states("shift/", Shift) if shift.agent == agent]

    def events(self, number: str) -> list[Event]:
        """What happened to a case, in the hub's order."""
        stream = case_stream(self.case(number).id)
        return [one for one in self.log() if one.stream == stream]

    def log(self) -> list[Event]:
        """Everything, in the hub's order."""

        def job(session: Session) -> list[Event]:
            last = session.log.last_seq()
            return [read(one.sealed) for one in session.log.after(0, last + 1)]

        return self.hub.store.read(job)

    def _states(self, family: str, kind: type[S]) -> list[S]:
        streams = dict.fromkeys(one.stream for one in self.log() if one.stream.startswith(family))

        def job(session: Session) -> list[Any]:
            return [session.log.state(stream) for stream in streams]

        return [one for one in self.hub.store.read(job) if isinstance(one, kind)]

    async def close(self) -> None:
        """Everybody hangs up."""
        await self.channels.aclose()
        for person in self.people.values():
            await person.line.down()


@asynccontextmanager
async def house(folder: Path, clock: Clock) -> AsyncIterator[House]:
    """A new hub that listens on this machine for the length of a block."""
    hub = open_hub(folder / "hub.db", Means(clock, Uuid7(), salt, new_secret))
    listening = Listening(port=0)
    sock = bound(listening)
    config = uvicorn.Config(
        guarded(create_app(hub)), http=PatientProtocol, ws="none", log_level="warning"
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [sock]}, name="hub")
    thread.start()
    made = House(hub, address(listening, sock), folder, clock)
    try:
        yield made
    finally:
        await made.close()
        server.should_exit = True
        hub.pokes.close()
        await asyncio.to_thread(thread.join, PATIENCE_S)
        hub.close()
