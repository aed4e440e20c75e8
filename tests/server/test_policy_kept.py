"""The policy a hub goes by is one that is in the log, whatever was taken back on the way."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Sequence
from typing import Any

from cs_tui.core.content import Content, ContentRevised
from cs_tui.server.bootstrap import open_hub
from cs_tui.server.committing import Committer
from cs_tui.server.storage import Outcome, Session, Store
from cs_tui.server.work import Work
from tests.server.floor import Floor, means

SHOP = "content/shop"


class Lost(BaseException):
    """The disk was full at the commit."""


class Losing:
    """A store that takes back what it was given together, when told to."""

    def __init__(self, inner: Store) -> None:
        self._inner = inner
        self.loses = False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)

    def write_all(self, jobs: Sequence[Callable[[Session], Any]]) -> list[Outcome[Any]]:
        return self._inner.write_all([*jobs, _lost] if self.loses else jobs)


def _lost(session: Session) -> None:
    raise Lost


def closes_after(ms: int) -> Callable[[Work], None]:
    """The limits are written anew."""

    def job(work: Work) -> None:
        now = work.state(SHOP, Content)
        doc = {**now.doc, "limits": {**now.doc["limits"], "resolve_close_ms": ms}}
        work.decide([work.event(SHOP, ContentRevised(base_rev=now.rev, doc=doc))])

    return job


async def in_force(floor: Floor) -> int:
    """What everybody goes by now."""
    hub = floor.hub
    return await hub.read(lambda session: hub.reckoning(session).policy.limits.resolve_close_ms)


async def test_a_policy_whose_transaction_was_taken_back_is_nobodys(floor: Floor) -> None:
    hub = floor.hub
    losing = Losing(hub.store)
    hub._writer = Committer(losing)
    first, go_on = threading.Event(), threading.Event()

    def holds_up(work: Work) -> None:
        first.set()
        go_on.wait(30)

    held = asyncio.create_task(hub.write(holds_up))
    assert await asyncio.to_thread(first.wait, 30)
    losing.loses = True
    together = [
        asyncio.create_task(hub.write(job)) for job in (closes_after(1), lambda work: work.policy)
    ]
    await asyncio.sleep(0)
    go_on.set()
    await held
    outcomes = await asyncio.gather(*together, return_exceptions=True)
    assert [type(one) for one in outcomes] == [Lost, Lost]
    losing.loses = False

    other = open_hub(floor.place, means(floor.moment))
    other.do(closes_after(2))
    other.close()
    assert await hub.write(lambda work: work.policy.limits.resolve_close_ms) == 2
    assert await in_force(floor) == 2
