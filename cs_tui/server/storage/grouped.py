"""Jobs of several requests in one transaction, each as if it had one of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from cs_tui.server.storage.conn import Conn
from cs_tui.server.storage.ports import Outcome
from cs_tui.server.storage.session import SqlSession

T = TypeVar("T")

__all__ = ["Outcome", "one_by_one", "the_only"]


def one_by_one(
    jobs: Sequence[Callable[[SqlSession], T]],
    session: Callable[[], SqlSession],
    conn: Conn,
    *,
    alive: Callable[[], bool],
    again: tuple[type[BaseException], ...] = (),
) -> list[Outcome[T]]:
    """Runs the jobs inside a transaction that is open; what one that raised did is taken back.

    Raises what a job raised when it was the only one, when the transaction is not `alive` after
    it, or when it is of the kinds that `again` names: then the whole transaction is to go. With
    every other error it is the job that goes.
    """
    if len(jobs) == 1:
        return [Outcome(jobs[0](session()))]
    done: list[Outcome[T]] = []
    for job in jobs:
        conn.execute("SAVEPOINT job")
        try:
            done.append(Outcome(job(session())))
        except again:
            raise
        except Exception as error:  # noqa: BLE001  whoever asked for this job is told
            if not alive():
                raise
            conn.execute("ROLLBACK TO SAVEPOINT job")
            done.append(Outcome(error=error))
        conn.execute("RELEASE SAVEPOINT job")
    return done


def the_only(outcomes: Sequence[Outcome[T]]) -> T:
    """What became of a job that was alone."""
    (outcome,) = outcomes
    return outcome.get()
