"""One piece of the hub's work: a transaction, with the time, the policy and new ids at hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from cs_tui.core import fold
from cs_tui.core.act import Act
from cs_tui.core.case import Case, stream_of
from cs_tui.core.events import Body, Event, event, seal
from cs_tui.core.policy import Policy
from cs_tui.core.ports import HUB, Ctx, Instant, NewId, NewSalt
from cs_tui.core.privacy.clean import without_secrets
from cs_tui.core.state import State
from cs_tui.server import erasing, outgoing
from cs_tui.server.reckoning import Reckoning
from cs_tui.server.storage import Entry, Session, Stored

S = TypeVar("S", bound=State)


@dataclass(frozen=True, slots=True)
class Work:
    """What the deciding functions of the hub are given."""

    session: Session
    now: Instant
    reckoning: Reckoning
    new_id: NewId
    new_salt: NewSalt

    @property
    def ctx(self) -> Ctx:
        """The hub acts, now."""
        return Ctx(now=self.now, actor=HUB, new_id=self.new_id)

    @property
    def policy(self) -> Policy:
        """The policy in force."""
        return self.reckoning.policy

    @property
    def day(self) -> str:
        """The shift day of this moment."""
        return self.reckoning.day(self.now)

    def act(self, stream: str, kind: type[S]) -> Act[S]:
        """An act of the hub on a stream, from its present state."""
        return Act(stream, self.state(stream, kind), self.ctx)

    def state(self, stream: str, kind: type[S]) -> S:
        """The state of a stream. Raises `TypeError` when it folds to something else."""
        state = self.session.log.state(stream)
        if not isinstance(state, kind):
            raise TypeError(f"{stream} does not fold to {kind.__name__}")
        return state

    def case(self, case_id: str) -> Case:
        """A case; an empty one when there is none of this id."""
        return self.state(stream_of(case_id), Case)

    def event(self, stream: str, body: Body) -> Event:
        """A fact of the hub's own, an act of its own."""
        return event(stream, without_secrets(body), self.ctx, act=self.new_id())

    def decide(self, events: Iterable[Event]) -> list[Stored]:
        """Stores what the hub decided."""
        entries: list[Entry] = []
        for new in events:
            sealed = seal(new, self.new_salt())
            # Read back from the bytes, so that the projection is what a rebuild will find.
            entries.append(Entry(sealed, fold.read(sealed)))
        return self.record(entries)

    def record(self, entries: Sequence[Entry]) -> list[Stored]:
        """Stores events and what follows from them: answers that are to be delivered."""
        stored = self.session.log.append(entries, self.now) if entries else []
        outgoing.follow(self.session, self.policy, entries, self.now)
        erasing.follow(self, entries)
        return stored
