"""What the hub asks of its storage. SQLite and PostgreSQL answer alike: one suite tries both."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar, cast

from cs_tui.core.events import Event, Sealed
from cs_tui.core.permission import Thing
from cs_tui.core.ports import Instant
from cs_tui.core.state import State
from cs_tui.server.storage.conn import Rows
from cs_tui.server.storage.hook_ports import Hooks
from cs_tui.server.storage.queue_ports import Queue

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Witness:
    """The head of the chain over the log, as it was once: every desk is told it."""

    seq: int
    head: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An event to be stored: its bytes, and what they say."""

    sealed: Sealed
    event: Event


@dataclass(frozen=True, slots=True)
class Stored:
    """An event with its place in the hub's order."""

    seq: int
    received_at: Instant
    sealed: Sealed


@dataclass(frozen=True, slots=True)
class Sight:
    """A stream as far as it decides who sees it, for one person who looks."""

    stream: str
    thing: Thing
    over: bool
    """Nothing will happen in it any more."""
    received_at: Instant
    """When its latest event came in."""
    since: int | None
    """The seq from which on the person sees it for a reason of their own: owned it, wrote in it,
    was offered it."""


class Log(Protocol):
    """The events, their order, and what they fold to."""

    def head(self) -> Witness:
        """The latest link of the chain over the log."""

    def last_seq(self) -> int:
        """The seq of the latest event; 0 in an empty log."""

    def append(self, entries: Sequence[Entry], received_at: Instant) -> list[Stored]:
        """Stores events at the end of the order, without a gap, and projects their streams.

        The last thing a transaction does, so that the order is the order of the commits.
        """

    def known(self, ids: Collection[str]) -> dict[str, Stored]:
        """Those of the ids that are stored."""

    def state(self, stream: str) -> State:
        """What a stream folds to; its initial state when it has no events."""

    def states(self, streams: Collection[str]) -> dict[str, State]:
        """What several streams fold to, to be shown: nothing is kept from changing."""

    def stream(self, stream: str) -> list[Stored]:
        """Every event of a stream, in order."""

    def after(self, cursor: int, most: int) -> list[Stored]:
        """The next events after a seq, in order."""

    def sights(self, streams: Collection[str], actor: str) -> dict[str, Sight]:
        """Those of the streams that exist, as `actor` looks at them."""

    def sights_after(self, stream: str, actor: str, most: int) -> list[Sight]:
        """The next streams after this one, by name."""

    def sights_of(self, teams: Collection[str], actor: str) -> list[Sight]:
        """The streams of these teams in which something may still happen."""

    def sights_from(self, seqs: Collection[int], actor: str) -> list[Sight]:
        """The streams the person sees since just one of these places, for a reason of their own."""

    def customers_since(self, after: int, until: int, actor: str) -> list[Sight]:
        """The records of customers the person sees since a place in (after, until], for a reason
        of their own: a case of theirs came to be."""

    def content_seq(self) -> int:
        """The seq of the latest event in a content document."""

    def given_up_for(self, customer: str) -> list[str]:
        """The ids of the records of customers that name this one as theirs to go on in."""

    def merges(self) -> dict[str, str]:
        """Every record of a customer that goes on in another one, and in which."""

    def streams_of(self, family: str) -> list[str]:
        """Every stream of a family, such as `article`."""

    def of_kinds(self, kinds: Collection[str], after: int = 0) -> Iterator[Sealed]:
        """Every event of these kinds, after a seq, that still has its personal part."""


@dataclass(frozen=True, slots=True)
class Handed:
    """One message in the list of its channel."""

    n: int
    message: str
    case: str


class Doors(Protocol):
    """How contacts come in and answers go out."""

    def case_of(self, channel: str, conversation: str) -> str | None:
        """The latest case of a conversation."""

    def customer_of(self, identities: Sequence[str]) -> str | None:
        """The record in which one of these ways to reach somebody stands, the first that does."""

    def join(self, channel: str, conversation: str, case: str) -> None:
        """From now on the conversation continues in this case."""

    def part(self, case: str) -> None:
        """No conversation continues in this case any more."""

    def answered(self, service: str, key: str) -> tuple[str, str] | None:
        """Hash and answer of an intake that was taken with this key before."""

    def answer(self, service: str, key: str, hash: str, answer: str, at: Instant) -> None:  # noqa: A002
        """Remembers what an intake was answered."""

    def forget_answers(self, before: Instant) -> None:
        """Forgets answers given before an instant."""

    def wait(self, message: str, case: str, channel: str, ready_at: Instant) -> None:
        """A message will be ready to leave at an instant."""

    def due(self, channel: str, now: Instant, most: int) -> list[tuple[str, str]]:
        """Messages of a channel that are ready by now, each with its case."""

    def withdraw(self, message: str) -> None:
        """The message was taken back."""

    def reconsider(self, case: str) -> None:
        """Something was undone in the case: what seemed withdrawn may stand again."""

    def hand(self, message: str) -> None:
        """The message gets its place in the list of its channel."""

    def handed(self, channel: str, cursor: int, most: int) -> list[Handed]:
        """What a channel has not settled yet, after a place in its list."""

    def case_of_message(self, message: str) -> tuple[str, bool] | None:
        """The case of a message that was handed out, and whether it is settled."""

    def settle(self, message: str) -> None:
        """The channel said what became of the message."""

    def leap(self, places: int, mark: str) -> None:
        """Leaves out so many places in the list of every channel; `mark` names the leap."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who works here, as the hub knows them."""

    id: str
    name: str
    role: str
    teams: tuple[str, ...]
    langs: tuple[str, ...]
    gone: bool
    skills: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Device:
    """One device of one person. Its token is kept as a hash only."""

    id: str
    agent: str
    label: str
    prefix: str
    enrolled_at: Instant
    expires_at: Instant
    used_at: Instant
    revoked_at: Instant | None
    token_at: Instant
    """When the token it uses was made."""
    renews: bool = False
    """It came with the token that is to follow the one it uses."""


class People(Protocol):
    """Who may come in: persons, their devices and codes, and service accounts."""

    def person(self, agent: str) -> Person | None:
        """One person."""

    def people(self) -> list[Person]:
        """Everybody, by name."""

    def devices(self) -> list[Device]:
        """Every device, the latest first."""

    def device(self, token: str) -> Device | None:
        """The device whose token, or the one that is to follow it, has this hash."""

    def renew(self, device: str, token: str) -> None:
        """Another token is to follow; the one in use stays good until this one comes."""

    def renewed(self, device: str, token: str, now: Instant) -> None:
        """The token that was to follow came: the one before it is good no more."""

    def service(self, token: str) -> str | None:
        """The name of the service account whose token has this hash and was not revoked."""

    def add_code(self, hash: str, agent: str, made_at: Instant, expires_at: Instant) -> None:  # noqa: A002
        """A one-time code of this hash; older unused ones of the person end."""

    def redeem(self, hash: str, now: Instant) -> str | None:  # noqa: A002
        """Uses up a code; the person it was made for, None when it is not good (any more)."""

    def enrol(self, device: Device, token: str) -> None:
        """A device comes in with the hash of its token."""

    def next_prefix(self) -> str:
        """The next prefix of case numbers: B, C, ..., Z, AA, AB, ... (A is the hub's own)."""

    def used(self, device: str, now: Instant) -> None:
        """The device was in use."""

    def absent(self, agent: str, since: Instant = 0) -> bool:
        """Whether somebody has left for good, ended the latest shift they began, is offline in
        it, or began it before `since`: then it was only never ended.

        Who never began one is not absent: plain commands know no shifts.
        """

    def present(self, since: Instant = 0) -> frozenset[str]:
        """Everybody whose shift is open, began no earlier than `since`, and who is not offline."""

    def revoke(self, device: str, now: Instant) -> bool:
        """Shuts a device out; False when there is none of this id."""

    def add_service(self, name: str, token: str, now: Instant) -> None:
        """A service account; one of the same name gets the new token instead of its old one."""


class Session(Protocol):
    """One transaction, or one unchanging view."""

    @property
    def log(self) -> Log:
        """The events."""

    @property
    def queue(self) -> Queue:
        """The cases."""

    @property
    def doors(self) -> Doors:
        """In and out."""

    @property
    def people(self) -> People:
        """Who may come in."""

    @property
    def hooks(self) -> Hooks:
        """Who is told."""

    def meta(self, key: str) -> str | None:
        """A value the hub keeps about itself: `server_id`, `epoch`."""

    def set_meta(self, key: str, value: str) -> None:
        """Keeps such a value."""

    def ask(self, sql: str, values: Sequence[Any], /) -> Rows:
        """What a statement that terminal and hub have in common finds (`filing`)."""

    def alone(self, name: str) -> None:
        """Until this transaction ends nobody else does what goes by this name; waits for it."""

    def only(self, name: str) -> bool:
        """As `alone`, but False at once where another does it, in whichever process."""


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What became of one job among others."""

    result: T | None = None
    error: BaseException | None = None

    def get(self) -> T:
        """What the job gave; raises what it raised."""
        if self.error is not None:
            raise self.error
        return cast(T, self.result)


class Store(Protocol):
    """The hub's database."""

    def write(self, job: Callable[[Session], T]) -> T:
        """Runs a job as one transaction: all of it is stored, or nothing when it raises.

        Where several processes write, a job that met another is run again: what it does outside
        its session must be harmless twice.
        """

    def write_all(self, jobs: Sequence[Callable[[Session], T]]) -> list[Outcome[T]]:
        """Runs jobs one after the other in one transaction, so that they wait for the disk once.

        A job that raises leaves no trace and keeps none of the others from being stored.
        """

    def read(self, job: Callable[[Session], T]) -> T:
        """Runs a job on one unchanging view; it may run beside others."""

    def listen(self, heard: Callable[[int], None], said: Callable[[str], None]) -> None:
        """From now on `heard` is told, in a thread of the store, what seq the log has grown to by
        the hand of another process, and `said` what another process says, as far as the engine
        can tell; may be called once."""

    def say(self, what: str) -> None:
        """Tells the other processes something short that is of use at this moment or never."""

    def close(self) -> None:
        """Ends every connection."""
