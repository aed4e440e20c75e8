"""What the hub asks of its storage for webhooks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from cs_tui.core.ports import Instant


@dataclass(frozen=True, slots=True)
class Hook:
    """A program outside that is told what happens in cases."""

    id: str
    url: str
    secret: str
    kinds: tuple[str, ...]
    """Of which kinds of events."""
    personal: bool
    """Whether it is told what names or quotes people."""
    private: bool
    """Whether its address may be one of a private network."""
    seq: int
    """Up to where the log was looked at for it."""
    made_at: Instant


@dataclass(frozen=True, slots=True)
class Telling:
    """One event that one program is to be told."""

    hook: str
    seq: int
    stream: str
    state: str
    """`waiting`, or `dead`: given up."""
    tries: int
    next_at: Instant
    problem: str


@dataclass(frozen=True, slots=True)
class Tellings:
    """How much one program is still to be told."""

    waiting: int = 0
    dead: int = 0


class Hooks(Protocol):
    """Who is told of what happens by webhook, and what still has to be told."""

    def hooks(self) -> list[Hook]:
        """Everybody who is told, the first who was added first."""

    def add(self, hook: Hook) -> None:
        """Somebody is told from now on."""

    def remove(self, hook: str) -> bool:
        """Somebody is told no more; False when there is none of this id."""

    def advance(self, hook: str, since: int, until: int, told: Sequence[tuple[int, str]]) -> bool:
        """Notes what of the log in (since, until] is to be told; False when another did already."""

    def ready(self, hook: str, now: Instant, most: int) -> list[Telling]:
        """What may be told now: of each stream the first that waits."""

    def hold(self, telling: Telling, now: Instant, until: Instant) -> bool:
        """Keeps one for whoever asks until an instant; False when another has it."""

    def told(self, telling: Telling) -> None:
        """It was heard."""

    def again(self, telling: Telling, next_at: Instant, problem: str) -> None:
        """It was not heard; it is told again at an instant."""

    def give_up(self, telling: Telling, now: Instant, problem: str) -> None:
        """It was not heard, and is not told by itself any more."""

    def sweep(self, given_up_before: Instant) -> int:
        """Forgets what was given up before an instant, and what is for nobody who is still told;
        how much."""

    def dead(self, most: int) -> list[Telling]:
        """What is not told by itself any more, the latest first."""

    def revive(self, hook: str, seq: int | None) -> int:
        """What was given up is told again, all of it or one; how many."""

    def tellings(self) -> dict[str, Tellings]:
        """How much waits and how much was given up, by hook."""
