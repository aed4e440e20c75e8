"""The database of a hub under test: what `serve` is told of it, and a look into it afterwards."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass

from cs_tui.core import fold
from cs_tui.server.bootstrap import open_hub
from cs_tui.server.hub import Hub
from cs_tui.server.storage import Session, Stored
from cs_tui.server.storage.opening import Place


@dataclass(frozen=True, slots=True)
class Database:
    """Where a hub's records are, and how many processes serve them."""

    place: Place
    """What `cs-tui serve --database` is given."""
    hubs: int = 1

    def opened(self) -> Hub:
        """A hub on it that does not listen; made when missing."""
        return open_hub(self.place)


@dataclass(frozen=True, slots=True)
class Records:
    """Everything a hub has, read at one moment."""

    stored: tuple[Stored, ...]
    differing: tuple[str, ...]
    """Streams whose projection is not what their events fold to."""

    @property
    def gaps(self) -> list[int]:
        """Places in the order that are missing or taken twice."""
        return [one.seq for at, one in enumerate(self.stored, 1) if one.seq != at]

    def texts(self) -> list[tuple[str, str]]:
        """The kind and the personal part of every event: what people typed."""
        return [(one.sealed.kind, (one.sealed.personal or b"").decode()) for one in self.stored]


def records(database: Database) -> Records:
    """Reads a hub that does not run."""
    with closing(database.opened()) as hub:
        return hub.store.read(_records)


def _records(session: Session) -> Records:
    stored = session.log.after(0, session.log.last_seq() + 1)
    streams: dict[str, list[Stored]] = {}
    for one in stored:
        streams.setdefault(one.sealed.stream, []).append(one)
    differing = [
        stream
        for stream, events in streams.items()
        if session.log.state(stream) != fold.fold(stream, [fold.read(one.sealed) for one in events])
    ]
    return Records(tuple(stored), tuple(differing))
