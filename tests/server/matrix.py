"""Every endpoint with what it must answer to whom, about what: the table of permissions over HTTP.

A row names who may; everybody else with a token is turned away. Things stand in a relation to who
asks: own, of the same team, of another team, gone, or missing. What one may not see must answer
like what does not exist.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

import httpx

from cs_tui.core.access import Revealed
from cs_tui.core.agent import AgentRegistered, Role
from cs_tui.core.case import stream_of
from cs_tui.core.content import ContentRevised
from cs_tui.core.customer import CustomerRecorded
from cs_tui.core.customer import stream_of as record_of
from cs_tui.core.events import Body, event, seal
from cs_tui.core.moves import CaseClosed, CaseOpened
from cs_tui.core.note import NoteAdded
from cs_tui.core.ports import Ctx
from cs_tui.core.reassignment import Reassigned
from cs_tui.core.shift import ShiftOpened
from cs_tui.ids import salt
from cs_tui.server.work import Work
from cs_tui.sync.looking import Beside
from cs_tui.sync.wire import Page, Pushed, Snapshot, line, unwired
from tests.server.floor import NEW_ID, Client, Floor

PEOPLE: Final = frozenset(str(role) for role in Role)
CHANNEL: Final = frozenset({"channel"})
EVERYBODY: Final = PEOPLE | CHANNEL | {"stranger"}
WORKERS: Final = frozenset({"agent", "lead", "admin", "tech"})
LEADERS: Final = frozenset({"lead", "admin"})
ADMINS: Final = frozenset({"admin"})
WATCHERS: Final = frozenset({"lead", "qa", "manager", "admin"})
NOBODY: Final[frozenset[str]] = frozenset()

DAY: Final = "2026-09-21"


class Scene:
    """Somebody of one role in the team `desk`, and a floor of things in every relation to them."""

    def __init__(self, floor: Floor, who: str) -> None:
        self.floor = floor
        self.who = who
        self.me: Client = floor.stranger
        self.name = "me"
        self.cases = {name: NEW_ID() for name in ("own", "team", "other", "gone", "waiting")}
        self.cases["other_waiting"] = NEW_ID()
        self.cases["missing"] = NEW_ID()
        self.devices: dict[str, str] = {}
        self.watchers: dict[str, Client] = {}
        """Who looks at a case besides."""

    async def begins(self) -> None:
        """Everybody and everything is there."""
        floor = self.floor
        await floor.desk("chief", role=Role.ADMIN, teams=("hq",))
        mate = await floor.desk("mate")
        night = await floor.desk("night", teams=("night",))
        self.watchers = {"waiting": mate, "other_waiting": night, "missing": night}
        if self.who == "channel":
            self.me, self.name = floor.channel("webchat"), "webchat"
        elif self.who != "stranger":
            self.me = await floor.desk(self.name, role=Role(self.who))
        floor.hub.do(self._things)
        devices = floor.hub.store.read(lambda session: session.people.devices())
        self.devices = {one.agent: one.id for one in devices}

    def _things(self, work: Work) -> None:
        owners = {
            "own": ("desk", self.name),
            "team": ("desk", "mate"),
            "other": ("night", "night"),
            "gone": ("night", "night"),
            "waiting": ("desk", None),
            "other_waiting": ("night", None),
        }
        events = []
        for name, (team, owner) in owners.items():
            body = CaseOpened(number=f"A-{name}", team=team, day=DAY, owner=owner)
            events.append(work.event(stream_of(self.cases[name]), body))
        events.append(work.event(stream_of(self.cases["gone"]), CaseClosed()))
        for customer, team in (("her", "desk"), ("far", "night")):
            events.append(work.event(record_of(customer), CustomerRecorded(team=team)))
        for person in ("mate", "night", *([self.name] if self.who in PEOPLE else [])):
            ctx = Ctx(now=work.now, actor=person, new_id=work.new_id)
            opened = ShiftOpened(day=DAY)
            events.append(event(f"shift/{person}-1", opened, ctx, act=work.new_id()))
        work.decide(events)


Ask = Callable[[Scene], Awaitable["httpx.Response | str"]]


@dataclass(frozen=True, slots=True)
class Row:
    """One request about a thing in one relation."""

    endpoint: str
    about: str
    may: frozenset[str]
    ask: Ask
    yes: object = 200
    no: object = 403
    """What a person or program with a token hears that may not."""

    def expected(self, who: str) -> object:
        """What this one must hear."""
        if who in self.may:
            return self.yes
        return 401 if who == "stranger" else self.no

    async def answer(self, scene: Scene) -> object:
        """What this one hears."""
        found = await self.ask(scene)
        return found.status_code if isinstance(found, httpx.Response) else found


def _get(path: str, **query: str) -> Ask:
    async def ask(scene: Scene) -> httpx.Response:
        known = {key: value.format(me=scene.name) for key, value in query.items()}
        return await scene.me.http.get(path, params=known)

    return ask


def _post(path: str, body: object = None, headers: dict[str, str] | None = None) -> Ask:
    async def ask(scene: Scene) -> httpx.Response:
        where = path.format(me=scene.name, **{f"d_{a}": d for a, d in scene.devices.items()})
        return await scene.me.http.post(where, json=body, headers=headers)

    return ask


def _next(about: str) -> Ask:
    async def ask(scene: Scene) -> httpx.Response:
        asked = {"id": NEW_ID(), "case": scene.cases[about] if about else None}
        return await scene.me.http.post("/v1/next", json=asked)

    return ask


def _beside(about: str) -> Ask:
    """Looks at a case that somebody who may see it looks at already; who is named."""

    async def ask(scene: Scene) -> httpx.Response | str:
        case = scene.cases[about]
        await scene.watchers[about].http.post("/v1/presence", json={"case": case})
        answer = await scene.me.http.post("/v1/presence", json={"case": case})
        if answer.status_code != 200:
            return answer
        looks = Beside.model_validate_json(answer.content).looks
        return ",".join(look.person for look in looks if look.case == case) or "nobody"

    return ask


def _push(stream: str, body: Callable[[Scene], Body]) -> Ask:
    """Pushes one event in one's own name; `accepted`, `refused`, or the status of a failure."""

    async def ask(scene: Scene) -> httpx.Response | str:
        ctx = Ctx(now=scene.floor.moment.now, actor=scene.name, new_id=NEW_ID, skew_ms=0)
        where = stream.format(me=scene.name, **scene.cases)
        sealed = seal(event(where, body(scene), ctx, act=NEW_ID()), salt())
        answer = await scene.me.http.post("/v1/push", content=line(sealed))
        if answer.status_code != 200:
            return answer
        return Pushed.model_validate_json(answer.content).results[0].status

    return ask


def _forged(scene: Scene) -> Awaitable[httpx.Response | str]:
    """Pushes an event in somebody else's name."""
    other = Scene(scene.floor, scene.who)
    other.me, other.name, other.cases = scene.me, "mate", scene.cases
    return _push("case/{team}", lambda _: NoteAdded(issue="x"))(other)


def _sees(path: str, stream: str) -> Ask:
    """Whether a stream travels to who asks: `seen` or `unseen`."""

    async def ask(scene: Scene) -> httpx.Response | str:
        answer = await scene.me.http.get(path)
        if answer.status_code != 200:
            return answer
        kind = Page if path.endswith("pull") else Snapshot
        found = kind.model_validate_json(answer.content)
        wanted = stream.format(me=scene.name, **scene.cases)
        whole = found.streams_added if isinstance(found, Page) else ()
        changes = [*found.changes, *(one for added in whole for one in added)]
        streams = {unwired(change.event).stream for change in changes}
        return "seen" if wanted in streams else "unseen"

    return ask


def _erases(customer: str) -> Ask:
    return _post("/v1/customers/erase", {"customer": customer, "why": "asked", "dry": False})


async def _missing(scene: Scene) -> httpx.Response | str:
    """Whether the hub tells that somebody else's event exists."""
    stored = await scene.floor.hub.read(lambda session: session.log.after(0, 10_000))
    theirs = next(one.sealed.id for one in stored if one.sealed.actor == "mate")
    answer = await scene.me.http.post("/v1/missing", json={"ids": [theirs]})
    if answer.status_code != 200:
        return answer
    return "told" if answer.json()["ids"] == [] else "untold"


PERSON: Final = {"name": "New", "role": "agent", "teams": ["desk"]}
INTAKE: Final = {"conversation": "c", "channel": "chat", "text": "hi"}
RATING: Final = {"conversation": "none", "channel": "chat", "score": 5}
ENROL: Final = {"code": "no code of ours", "device": "laptop"}
ACK: Final = {"message": "none", "ok": True}


def _note(_: Scene) -> Body:
    return NoteAdded(issue="x")


def _shift(_: Scene) -> Body:
    return ShiftOpened(day=DAY)


def _opens(team: str) -> Callable[[Scene], Body]:
    return lambda _: CaseOpened(number="Z1", team=team, day=DAY)


_SEEN_BY: Final = (
    ("case/{own}", PEOPLE),
    ("case/{team}", PEOPLE),
    ("case/{waiting}", PEOPLE),
    ("case/{other}", NOBODY),
    ("case/{gone}", NOBODY),
    ("case/{missing}", NOBODY),
    ("shift/{me}-1", PEOPLE),
    ("shift/mate-1", WATCHERS),
    ("shift/night-1", NOBODY),
    ("agent/night", PEOPLE),
    ("content/shop", PEOPLE),
    ("access/{me}/" + DAY, PEOPLE),
    ("access/mate/" + DAY, ADMINS),
)


def _sight() -> list[Row]:
    rows: list[Row] = []
    for path in ("/v1/pull", "/v1/snapshot"):
        for stream, who in _SEEN_BY:
            told = _sees(path, stream)
            rows.append(_Told(f"GET {path}", stream, who, told, "seen", "unseen"))
    return rows


class _Told(Row):
    """A request that every person may make, though not everybody hears the same."""

    def expected(self, who: str) -> object:
        """Programs and strangers are turned away as a whole."""
        return Row.expected(self, who) if who in PEOPLE else {"stranger": 401}.get(who, 403)


def _pushes() -> list[Row]:
    table: tuple[tuple[str, str, frozenset[str], Callable[[Scene], Body]], ...] = (
        ("own", "case/{own}", WORKERS | {"manager"}, _note),
        ("same team", "case/{team}", WORKERS, _note),
        ("other team", "case/{other}", NOBODY, _note),
        ("gone", "case/{gone}", NOBODY, _note),
        ("missing", "case/{missing}", NOBODY, _note),
        ("new, own team", "case/new-desk", WORKERS, _opens("desk")),
        ("new, other team", "case/new-night", NOBODY, _opens("night")),
        ("own shift", "shift/{me}-2", PEOPLE, _shift),
        ("mate's shift", "shift/mate-1", frozenset({"lead"}), _shift),
        ("other's shift", "shift/night-1", NOBODY, _shift),
        ("own access", "access/{me}/" + DAY, PEOPLE, _revealed),
        ("mate's access", "access/mate/" + DAY, NOBODY, _revealed),
        ("oneself", "agent/{me}", ADMINS, _promotion),
        ("somebody", "agent/mate", ADMINS, _promotion),
        ("content", "content/shop", LEADERS, lambda _: ContentRevised(base_rev=9, doc={})),
        ("private", "private/{me}", NOBODY, _note),
        ("reassigning", "case/{team}", LEADERS, _reassigned),
        ("reassigning others", "case/{other}", NOBODY, _reassigned),
        ("closing", "case/{own}", NOBODY, lambda _: CaseClosed()),
    )
    rows: list[Row] = [
        _Told("POST /v1/push", about, may, _push(stream, body), "accepted", "refused")
        for about, stream, may, body in table
    ]
    rows.append(_Told("POST /v1/push", "another's name", NOBODY, _forged, "accepted", "refused"))
    return rows


def _revealed(scene: Scene) -> Body:
    return Revealed(case=scene.cases["own"], field="phone", seconds=30)


def _promotion(_: Scene) -> Body:
    return AgentRegistered(role=Role.ADMIN, teams=("desk",), name="x")


def _reassigned(_: Scene) -> Body:
    return Reassigned(offer="o1", to="night", reason="x")


ROWS: Final[tuple[Row, ...]] = (
    Row("GET /v1/hello", "", EVERYBODY, _get("/v1/hello")),
    Row("GET /healthz", "", EVERYBODY, _get("/healthz")),
    Row("GET /readyz", "a hub that is leaving", EVERYBODY, _get("/readyz"), yes=503),
    Row("GET /metrics", "", EVERYBODY, _get("/metrics")),
    Row("POST /v1/enrol", "a wrong code", EVERYBODY, _post("/v1/enrol", ENROL), yes=403),
    Row("POST /v1/renew", "", PEOPLE, _post("/v1/renew")),
    *_pushes(),
    *_sight(),
    _Told("POST /v1/missing", "another's event", NOBODY, _missing, "told", "untold"),
    Row("GET /v1/stream", "", PEOPLE, _get("/v1/stream")),
    Row("POST /v1/next", "own, taken", WORKERS, _next("own"), yes=409),
    Row("POST /v1/next", "other team's", WORKERS, _next("other_waiting"), yes=409),
    Row("POST /v1/next", "missing", WORKERS, _next("missing"), yes=409),
    Row("POST /v1/next", "waiting", WORKERS, _next("waiting")),
    Row("POST /v1/next", "any", WORKERS, _next("")),
    _Told("POST /v1/presence", "waiting", PEOPLE, _beside("waiting"), "mate", "nobody"),
    _Told("POST /v1/presence", "other team's", NOBODY, _beside("other_waiting"), "", "nobody"),
    _Told("POST /v1/presence", "missing", NOBODY, _beside("missing"), "", "nobody"),
    Row("GET /v1/figures", "own", PEOPLE, _get("/v1/figures", actor="{me}")),
    Row("GET /v1/figures", "mate's", WATCHERS, _get("/v1/figures", actor="mate")),
    Row("GET /v1/figures", "nobody's", WATCHERS, _get("/v1/figures", actor="nobody")),
    Row("GET /v1/figures", "all", WATCHERS, _get("/v1/figures")),
    Row("GET /v1/queue", "", PEOPLE, _get("/v1/queue")),
    Row("POST /v1/customers/erase", "of my team", LEADERS, _erases("her")),
    _Told("POST /v1/customers/erase", "other team's", ADMINS, _erases("far"), 200, 404),
    _Told("POST /v1/customers/erase", "missing", NOBODY, _erases("none"), 200, 404),
    Row("POST /v1/archive", "to look", ADMINS, _post("/v1/archive", {"dry": True})),
    Row("POST /v1/archive", "to erase", ADMINS, _post("/v1/archive", {"dry": False}), yes=409),
    Row("GET /v1/people", "", LEADERS, _get("/v1/people")),
    Row("POST /v1/people", "a new one", ADMINS, _post("/v1/people", PERSON)),
    Row("POST /v1/people", "mate", ADMINS, _post("/v1/people", {**PERSON, "id": "mate"})),
    Row("POST /v1/people", "missing", ADMINS, _post("/v1/people", {**PERSON, "id": "no"}), yes=404),
    Row("POST /v1/people/{person}/code", "mate", ADMINS, _post("/v1/people/mate/code")),
    Row("POST /v1/people/{person}/code", "missing", ADMINS, _post("/v1/people/no/code"), yes=404),
    Row("POST /v1/people/{person}/leave", "other", ADMINS, _post("/v1/people/night/leave")),
    Row("POST /v1/people/{person}/leave", "self", ADMINS, _post("/v1/people/{me}/leave"), yes=409),
    Row("POST /v1/people/{person}/leave", "missing", ADMINS, _post("/v1/people/no/leave"), yes=404),
    Row("POST /v1/devices/{device}/revoke", "mate", ADMINS, _post("/v1/devices/{d_mate}/revoke")),
    Row("POST /v1/devices/{device}/revoke", "no", ADMINS, _post("/v1/devices/no/revoke"), yes=404),
    Row("POST /v1/intake", "", CHANNEL, _post("/v1/intake", INTAKE, {"idempotency-key": "k"})),
    Row("POST /v1/ratings", "missing", CHANNEL, _post("/v1/ratings", RATING), yes=404),
    Row("GET /v1/outbound", "", CHANNEL, _get("/v1/outbound", channel="chat")),
    Row("POST /v1/outbound/ack", "missing", CHANNEL, _post("/v1/outbound/ack", ACK), yes=404),
)
