"""What terminal and hub say to each other. The same models on both sides, strict.

Events travel as the bytes they were made with: `fact` and `personal` are the exact texts, so a
program in between, or a newer version of ours, never re-serialises them.
"""

from __future__ import annotations

import json
import re
from typing import Annotated, Any, Final, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import PydanticCustomError

from cs_tui.core.events import BadEvent, Opened, Sealed, opened
from cs_tui.core.ports import Instant
from cs_tui.core.text import LONGEST_TEXT
from cs_tui.texts import Words

PROTOCOL: Final = 1

MAX_EVENTS: Final = 500
"""Events in one push or one page."""

MAX_MISSING: Final = 2_000
"""Ids in one question for those that are missing."""

MAX_BYTES: Final = 1_000_000
"""Bytes of one request body, after decompression."""

CONTROLS: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
"""Control characters other than tab and newline: no honest id or name holds one."""

SERVER_HEADER: Final = "x-cs-tui-hub"
"""Names the hub in every answer: an answer without it is not a hub's."""


class Wire(BaseModel):
    """A message; unknown fields of a newer peer are ignored, wrong types are an error."""

    model_config = ConfigDict(frozen=True, extra="ignore", strict=True, defer_build=True)


class WireEvent(Wire):
    """One event in its bytes."""

    fact: str
    personal: str | None = None
    proof: str = ""
    """The hub's mark: it knows by it what it stored before, whoever brings it."""


class Hello(Wire):
    """Who the hub is and what it speaks."""

    server_id: str
    epoch: int
    time: Instant
    protocol_min: int
    protocol_max: int
    max_events: int
    max_bytes: int


class Enrol(Wire):
    """A one-time code is redeemed on a device."""

    code: str
    device: str


class Enrolled(Wire):
    """What a device needs from now on. The token is shown this once."""

    token: str
    actor: str
    name: str
    role: str
    teams: tuple[str, ...]
    langs: tuple[str, ...]
    prefix: str
    server_id: str
    epoch: int
    identity_key: str = ""
    """With it a customer's id is made of how they are reached, alike on every desk."""


class Renewed(Wire):
    """The token that follows the one in use, which stays good until this one is first used."""

    token: str


class Problem(Wire):
    """Why something was refused (RFC 9457), in both languages."""

    type: str = "about:blank"
    title: str
    status: int
    detail_zh: str = ""
    detail_en: str = ""
    field: str = ""
    epoch: int | None = None
    """The hub's own, where the one a client believes in is the reason."""

    @property
    def words(self) -> Words:
        """The detail for a person."""
        return Words(zh=self.detail_zh or self.title, en=self.detail_en or self.title)


class Verdict(Wire):
    """What the hub made of one pushed event."""

    id: str
    status: Literal["accepted", "duplicate", "refused"]
    seq: int | None = None
    received_at: Instant | None = None
    proof: str = ""
    problem: Problem | None = None


class Seen(Wire):
    """The head of the chain over the hub's log: a desk that keeps it is a witness of the log."""

    seq: int = 0
    head: str = ""


class Pushed(Wire):
    """The answer to a push: one verdict for each line that named an id."""

    server_id: str
    epoch: int
    time: Instant
    seen: Seen = Seen()
    results: tuple[Verdict, ...]


class Change(Wire):
    """One event as the hub ordered it."""

    seq: int
    received_at: Instant
    event: WireEvent


class Page(Wire):
    """What happened after a cursor, among what this person may see."""

    server_id: str
    epoch: int
    time: Instant
    seen: Seen = Seen()
    changes: tuple[Change, ...]
    streams_added: tuple[tuple[Change, ...], ...] = ()
    streams_removed: tuple[str, ...] = ()
    next: int
    more: bool


class Snapshot(Wire):
    """Whole visible streams, page by page; `cursor` was taken before page 0."""

    server_id: str
    epoch: int
    time: Instant
    seen: Seen = Seen()
    changes: tuple[Change, ...]
    cursor: int
    next_page: str | None = None


def _printable(value: str) -> str:
    if CONTROLS.search(value):
        raise PydanticCustomError("control_character", "control characters are not allowed")
    return value


Outside = Annotated[str, AfterValidator(_printable)]
"""A name or an id that somebody else gave: kept as it is, so it must hold no control characters.

Free text is made safe instead of refused.
"""


class IntakeCustomer(Wire):
    """What the channel knows of the customer."""

    ref: Outside = Field(default="", max_length=200)
    name: str = Field(default="", max_length=200)
    phone: Outside = Field(default="", max_length=40)
    order_no: Outside = Field(default="", max_length=80)
    grade: Outside = Field(default="", max_length=40)


class Intake(Wire):
    """A contact, or a further message of a conversation, from outside."""

    conversation: Outside = Field(min_length=1, max_length=200)
    channel: Outside = Field(min_length=1, max_length=40)
    text: str = Field(max_length=LONGEST_TEXT)
    lang: Literal["zh", "en"] = "zh"
    team: Outside = Field(default="", max_length=64)
    skill: Outside = Field(default="", max_length=64)
    """What the agent who is served it should be able to do, in the shop's own words."""
    nature: Outside = Field(default="", max_length=64)
    """A form for complaints says `complaint`: the case becomes one, and its clocks run."""
    ended: bool = False
    """The customer has left: put the receiver down, closed the window. Needs no text."""
    customer: IntakeCustomer = IntakeCustomer()


class Rating(Wire):
    """How a customer rated the latest case of a conversation, when the rule had asked."""

    conversation: Outside = Field(min_length=1, max_length=200)
    channel: Outside = Field(min_length=1, max_length=40)
    score: Literal[1, 2, 3, 4, 5]
    comment: str = Field(default="", max_length=LONGEST_TEXT)
    at_once: bool | None = None
    """Whether it was solved at the first contact, as the customer says; null: not asked."""


class Rated(Wire):
    """The rating is recorded in this case; a repeat of it changes nothing."""

    case: str
    number: str
    score: int


class Taken(Wire):
    """The intake is stored: in which case, as which message."""

    case: str
    number: str
    message: str
    opened: bool


class NextAsked(Wire):
    """Asks to be served. `id` becomes the id of the `claimed` event; a repeat gives the same."""

    id: str
    case: str | None = None


class Served(Wire):
    """The case that was served, with its whole stream; None when nothing waits."""

    time: Instant
    case: str | None
    changes: tuple[Change, ...] = ()


class Outgoing(Wire):
    """One message to be delivered by a channel's adapter."""

    n: int
    """The cursor: rises by one for each message that became ready in this channel's list."""
    message: str
    case: str
    number: str
    conversation: str
    channel: str
    text: str
    agent: str
    at: Instant


class Outbound(Wire):
    """Messages that are ready to leave, after a cursor."""

    messages: tuple[Outgoing, ...]
    next: int


class Ack(Wire):
    """The adapter reports what became of a message."""

    message: str
    ok: bool
    problem: str = ""
    returned: bool = False
    """It came back after the channel had taken it: a bounce. Counts once, with `ok` false."""


class Missing(Wire):
    """Ids a terminal believes the hub has; the answer holds those it has not."""

    ids: tuple[Annotated[str, Field(max_length=100)], ...] = Field(max_length=MAX_MISSING)


class StaffDevice(Wire):
    """One device of a person."""

    id: str
    label: str
    prefix: str
    enrolled_at: Instant
    used_at: Instant
    revoked_at: Instant | None


class StaffPerson(Wire):
    """One person who works here, or did."""

    id: str
    name: str
    role: str
    teams: tuple[str, ...]
    langs: tuple[str, ...]
    left: bool
    skills: tuple[str, ...] = ()
    devices: tuple[StaffDevice, ...] = ()


class Staff(Wire):
    """Everybody who works here."""

    people: tuple[StaffPerson, ...]


class PersonAsked(Wire):
    """A person is to be added, or changed where an id names one."""

    id: str = ""
    name: Outside = Field(min_length=1, max_length=80)
    role: Literal["agent", "lead", "qa", "trainer", "admin", "manager", "tech"]
    teams: tuple[Annotated[Outside, Field(min_length=1, max_length=64)], ...] = Field(
        min_length=1, max_length=20
    )
    langs: tuple[Literal["zh", "en"], ...] = Field(default=("zh", "en"), min_length=1)
    skills: tuple[Annotated[Outside, Field(min_length=1, max_length=64)], ...] | None = Field(
        default=None, max_length=20
    )
    """None leaves them as they are."""


class CodeMade(Wire):
    """A one-time code was made. The secret is shown this once."""

    person: str
    name: str
    secret: str
    hours: int


class QueueState(Wire):
    """How much waits for this person's teams."""

    waiting: int
    oldest_at: Instant | None


def line(sealed: Sealed, proof: str = "") -> bytes:
    """One event as one line of a push body; with the hub's mark, if it was stored before."""
    data = {"fact": sealed.fact.decode(), "personal": _text(sealed.personal)}
    return _dump(data | ({"proof": proof} if proof else {})) + b"\n"


def wired(sealed: Sealed, proof: str = "") -> WireEvent:
    """One event as part of an answer."""
    return WireEvent(fact=sealed.fact.decode(), personal=_text(sealed.personal), proof=proof)


def unwired(event: WireEvent) -> Sealed:
    """The event in its bytes, its envelope checked. Raises `BadEvent`."""
    return _opened(event).sealed


def _opened(event: WireEvent) -> Opened:
    try:
        fact = event.fact.encode()
        personal = None if event.personal is None else event.personal.encode()
    except UnicodeEncodeError as error:
        raise BadEvent(Words(zh="不是有效的 UTF-8", en="not valid UTF-8")) from error
    return opened(fact, personal)


def read_marked(raw: bytes) -> tuple[Opened, str]:
    """The event in one line of a push body and the hub's mark on it. Raises `BadEvent`."""
    try:
        event = WireEvent.model_validate_json(raw)
        return _opened(event), event.proof
    except (ValidationError, RecursionError) as error:
        raise BadEvent(Words(zh="不是一行有效的记录", en="not a line with an event")) from error


def _text(raw: bytes | None) -> str | None:
    return None if raw is None else raw.decode()


def _dump(data: dict[str, Any]) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
