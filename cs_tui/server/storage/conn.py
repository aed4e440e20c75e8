"""What the shared SQL asks of an engine: statements with `?`, and locks where several write."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Any, Protocol


class Rows(Protocol):
    """What a statement found."""

    @property
    def rowcount(self) -> int:
        """How many rows it changed."""

    def fetchone(self) -> Any:
        """The next row; None after the last."""

    def fetchall(self) -> list[Any]:
        """The rest of the rows."""

    def __iter__(self) -> Iterator[Any]: ...


class Conn(Protocol):
    """A connection; values stand for `?`, or for `?1`, `?2` where one is used twice."""

    def execute(self, sql: str, values: Sequence[Any] = (), /) -> Rows:
        """Runs one statement."""

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]], /) -> object:
        """Runs one statement for each of these rows, in their order."""


class Locks(Protocol):
    """What a transaction keeps for itself until it ends, where others write at the same time."""

    def streams(self, names: Collection[str]) -> None:
        """Nobody else appends to these streams; waits for who does."""

    def beginning(self, names: Collection[str]) -> None:
        """As `streams`, also for those that have no event yet."""

    def take(self, stream: str, *, patient: bool) -> bool:
        """As `streams` for one that exists; False when another has it and we are not patient."""

    def counter(self) -> AbstractContextManager[object]:
        """Nobody else stores anything in the hub's order: taken last, as all others wait for it.

        Statements in this block need not be answered one by one.
        """

    def alone(self, name: str) -> None:
        """Nobody else does what goes by this name; waits for who does."""

    def only(self, name: str) -> bool:
        """As `alone`, but False at once when another does it."""


class NoLocks:
    """For the one who writes alone, and for those who only read."""

    def streams(self, names: Collection[str]) -> None:
        """Nobody else is there."""

    def beginning(self, names: Collection[str]) -> None:
        """Nobody else is there."""

    def take(self, stream: str, *, patient: bool) -> bool:
        """Nobody else is there."""
        return True

    def counter(self) -> AbstractContextManager[object]:
        """Nobody else is there."""
        return nullcontext()

    def alone(self, name: str) -> None:
        """Nobody else is there."""

    def only(self, name: str) -> bool:
        """Nobody else is there."""
        return True
