"""The one thread of a hub that writes: what waits while the disk is busy is stored together."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, Final, TypeVar

from cs_tui.server.storage import Outcome, Session, Store

AT_ONCE: Final = 32
"""Jobs in one transaction: whoever asked first waits for the last of them."""

T = TypeVar("T")


class Committer:
    """Takes jobs from any thread and runs them in their order."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._waiting: deque[tuple[Callable[[Session], Any], Future[Any]]] = deque()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="hub-write")

    def submit(self, job: Callable[[Session], T]) -> Future[T]:
        """The job will be run; its future has what it gave once that is stored."""
        future: Future[T] = Future()
        self._waiting.append((job, future))
        self._thread.submit(self._commit)
        return future

    def close(self) -> None:
        """Lets what waits be stored."""
        self._thread.shutdown(wait=True)

    def _commit(self) -> None:
        """Runs what waits. There is one call for every job, so most find nothing left."""
        jobs: list[Callable[[Session], Any]] = []
        futures: list[Future[Any]] = []
        while self._waiting and len(jobs) < AT_ONCE:
            job, future = self._waiting.popleft()
            if future.set_running_or_notify_cancel():
                jobs.append(job)
                futures.append(future)
        if jobs:
            for future, outcome in zip(futures, self._outcomes(jobs), strict=True):
                if outcome.error is not None:
                    future.set_exception(outcome.error)
                else:
                    future.set_result(outcome.result)

    def _outcomes(self, jobs: list[Callable[[Session], Any]]) -> list[Outcome[Any]]:
        try:
            return self._store.write_all(jobs)
        except BaseException as error:  # noqa: BLE001  whoever waits is told
            return [Outcome(error=error) for _ in jobs]
