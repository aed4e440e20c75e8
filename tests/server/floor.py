"""The floor around a hub: people with their terminals, and a channel with its customers."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import httpx
from pydantic import BaseModel

from cs_tui.core import fold
from cs_tui.core.act import Act
from cs_tui.core.agent import Role
from cs_tui.core.case import Case, stream_of
from cs_tui.core.events import Event, Sealed, seal
from cs_tui.core.permission import Actor
from cs_tui.core.ports import Ctx
from cs_tui.ids import Uuid7, salt
from cs_tui.server.app import create_app, guarded
from cs_tui.server.bootstrap import new_secret
from cs_tui.server.enrolment import hashed, new_code, register
from cs_tui.server.hub import Hub, Means
from cs_tui.server.storage import Session
from cs_tui.server.storage.conn import Conn
from cs_tui.server.storage.opening import Place
from cs_tui.server.storage.postgres.tables import TABLES
from cs_tui.server.storage.session import SqlSession
from cs_tui.server.work import Work
from cs_tui.sync.wire import (
    Ack,
    Change,
    Enrol,
    Enrolled,
    Intake,
    NextAsked,
    Outbound,
    Page,
    Pushed,
    Served,
    Taken,
    line,
    unwired,
)

M = TypeVar("M", bound=BaseModel)
T = TypeVar("T")

START = 1_790_000_000_000
NEW_ID = Uuid7()


class Moment:
    """A clock that moves only when told to."""

    def __init__(self, now: int = START) -> None:
        self.now = now

    def __call__(self) -> int:
        return self.now

    def passes(self, ms: int) -> None:
        """Time goes by."""
        self.now += ms


def means(moment: Moment) -> Means:
    """The clock of the test, everything else real."""
    return Means(clock=moment, new_id=NEW_ID, new_salt=salt, new_secret=new_secret)


class Client:
    """Somebody with a token who speaks HTTP to the hub."""

    def __init__(self, floor: Floor, token: str) -> None:
        self.floor = floor
        self.http = httpx.AsyncClient(
            transport=httpx.ASGITransport(app=floor.app),
            base_url="http://hub",
            headers={"authorization": f"Bearer {token}"} if token else {},
        )

    async def get(self, path: str, model: type[M], **query: str | int) -> M:
        """A message got from the hub."""
        answer = await self.http.get(path, params=query)
        assert answer.status_code == 200, answer.text
        return model.model_validate_json(answer.content)

    async def post(self, path: str, model: type[M], message: BaseModel) -> M:
        """The hub's answer to a message."""
        answer = await self.http.post(path, content=message.model_dump_json())
        assert answer.status_code == 200, answer.text
        return model.model_validate_json(answer.content)


class Desk(Client):
    """A person at a terminal: makes events as the desk does, and keeps none of them."""

    def __init__(self, floor: Floor, me: Enrolled) -> None:
        super().__init__(floor, me.token)
        self.me = me

    @property
    def ctx(self) -> Ctx:
        """This person acts, now."""
        return Ctx(now=self.floor.moment.now, actor=self.me.actor, new_id=NEW_ID, skew_ms=0)

    async def next(self, claim: str | None = None, case: str | None = None) -> Served:
        """Asks to be served."""
        return await self.post("/v1/next", Served, NextAsked(id=claim or NEW_ID(), case=case))

    async def pull(self, cursor: int = 0, limit: int = 500) -> Page:
        """What happened after a cursor."""
        return await self.get("/v1/pull", Page, cursor=cursor, limit=limit)

    async def push(self, events: Sequence[Event | Sealed], *, packed: bool = False) -> Pushed:
        """Sends events in."""
        sealed = [seal(one, salt()) if isinstance(one, Event) else one for one in events]
        return await self.push_raw(b"".join(line(one) for one in sealed), packed=packed)

    async def push_raw(self, body: bytes, *, packed: bool = False) -> Pushed:
        """Sends a body in."""
        headers = {"content-encoding": "gzip"} if packed else {}
        answer = await self.http.post(
            "/v1/push", content=gzip.compress(body) if packed else body, headers=headers
        )
        assert answer.status_code == 200, answer.text
        return Pushed.model_validate_json(answer.content)

    def act_on(self, case: Case) -> Act[Case]:
        """An act of this person on a case."""
        return Act(case.stream, case, self.ctx)

    async def case(self, case_id: str) -> Case:
        """A case as the hub has folded it."""
        return await self.floor.case(case_id)


class Floor:
    """A hub with everybody around it."""

    def __init__(self, hub: Hub, moment: Moment, place: Place) -> None:
        self.moment = moment
        self.place = place
        self.serves(hub)
        self.stranger = Client(self, "")
        self._keys = 0

    @property
    def path(self) -> Path:
        """The file of a hub on SQLite."""
        assert isinstance(self.place, Path)
        return self.place

    def looks(self, job: Callable[[Conn], T]) -> T:
        """Whoever has the database in their hands looks at what is in it."""
        return self.hub.store.read(lambda session: job(connection_of(session)))

    def changes(self, *statements: str) -> None:
        """Whoever has the database in their hands changes what is in it."""

        def run(session: Session) -> None:
            for statement in statements:
                connection_of(session).execute(statement)

        self.hub.store.write(run)

    def kept(self) -> bytes:
        """Everything that is stored, as it is stored."""
        if isinstance(self.place, Path):
            return b"".join(path.read_bytes() for path in self.place.parent.iterdir())
        rows = self.looks(
            lambda conn: [
                row
                for table in TABLES
                for row in conn.execute(f"SELECT * FROM {table.name}").fetchall()
            ]
        )
        return b"\n".join(
            one if isinstance(one, bytes) else str(one).encode() for row in rows for one in row
        )

    def serves(self, hub: Hub) -> None:
        """From now on this hub answers."""
        self.hub = hub
        self.bare = create_app(hub, ticking=False)
        self.app = guarded(self.bare)

    def code(
        self,
        name: str,
        *,
        role: Role = Role.AGENT,
        teams: tuple[str, ...] = ("desk",),
        langs: tuple[str, ...] = ("zh", "en"),
    ) -> str:
        """Adds a person; the secret of their one-time code."""
        secret = new_secret()

        def job(work: Work) -> None:
            register(work, name, name.title(), role, teams, langs)
            new_code(work, name, secret)

        self.hub.do(job)
        return secret

    async def desk(
        self,
        name: str,
        *,
        role: Role = Role.AGENT,
        teams: tuple[str, ...] = ("desk",),
        langs: tuple[str, ...] = ("zh", "en"),
    ) -> Desk:
        """Adds a person and enrols their terminal."""
        code = self.code(name, role=role, teams=teams, langs=langs)
        asked = Enrol(code=code, device=f"{name}'s laptop")
        return Desk(self, await self.stranger.post("/v1/enrol", Enrolled, asked))

    def channel(self, name: str = "webchat") -> Client:
        """Adds a program that connects a channel."""
        token = new_secret()
        self.hub.do(lambda work: work.session.people.add_service(name, hashed(token), work.now))
        return Client(self, token)

    async def writes(
        self, program: Client, text: str, conversation: str = "c1", **more: object
    ) -> Taken:
        """A customer writes."""
        self._keys += 1
        said = Intake.model_validate(
            {"conversation": conversation, "channel": "chat", "text": text, **more}
        )
        answer = await program.http.post(
            "/v1/intake",
            content=said.model_dump_json(),
            headers={"idempotency-key": f"key-{self._keys}"},
        )
        assert answer.status_code == 200, answer.text
        return Taken.model_validate_json(answer.content)

    async def leaving(self, channel: Client, cursor: int = 0) -> Outbound:
        """What is to leave by chat."""
        return await channel.get("/v1/outbound", Outbound, channel="chat", cursor=cursor)

    async def settles(self, channel: Client, message: str, *, ok: bool = True) -> None:
        """The channel says what became of a message."""
        await channel.post("/v1/outbound/ack", Ack, Ack(message=message, ok=ok))

    async def case(self, case_id: str) -> Case:
        """A case as the hub has folded it."""
        state = await self.hub.read(lambda session: session.log.state(stream_of(case_id)))
        assert isinstance(state, Case)
        return state

    async def actor(self, name: str) -> Actor:
        """A person as the hub asks what they may do."""
        found = await self.hub.read(lambda session: session.people.person(name))
        assert found is not None
        return Actor(found.id, found.role, found.teams)

    async def seqs(self) -> list[int]:
        """The whole order of the hub."""
        last = await self.hub.read(lambda session: session.log.last_seq())
        stored = await self.hub.read(lambda session: session.log.after(0, last + 1))
        return [one.seq for one in stored]


def connection_of(session: Session) -> Conn:
    """The connection under a session."""
    assert isinstance(session, SqlSession)
    return session.conn


def folded(changes: Sequence[Change]) -> Case:
    """The case that a whole stream folds to."""
    sealed = [unwired(change.event) for change in changes]
    state = fold.fold(sealed[0].stream, [fold.read(one) for one in sealed])
    assert isinstance(state, Case)
    return state


def ids(changes: Sequence[Change]) -> list[str]:
    """The ids of events, in order."""
    return [unwired(change.event).id for change in changes]
