"""What stands between this desk and its hub, for a person to look at and to put right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cs_tui.core import fold
from cs_tui.core.case import Case
from cs_tui.core.classification import Classified
from cs_tui.core.customer import CustomerEdited, Record
from cs_tui.core.events import Body, Event
from cs_tui.core.state import Conflict
from cs_tui.errors import Refused
from cs_tui.services.kit import Kit
from cs_tui.services.lanes import reads
from cs_tui.sqlite import Connection, tx
from cs_tui.store import dealing
from cs_tui.store.sync_lists import Met, SyncLists, sync_lists
from cs_tui.texts import syncing as texts

Side = Literal["theirs", "mine"]


@dataclass(frozen=True, slots=True)
class Mendable:
    """What of a refused record can be written anew; `field` is empty where nothing can."""

    event: str
    kind: str
    field: str
    text: str


class Syncing:
    """Verbs on what waits, was refused, had no effect, or met another's edit."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    @reads
    def lists(self) -> SyncLists:
        """All of it, the latest first."""
        return sync_lists(self._kit.reader.conn, self._kit.profile.actor)

    @reads
    def mendable(self, event: str) -> Mendable | None:
        """The text of a refused record of mine; None when it is not mine or refused no more."""
        found = self._refused(self._kit.reader.conn, event)
        if found is None:
            return None
        old, named = found
        fields = {
            name: value
            for name in sorted(old.body.personal_fields if old.body else ())
            if isinstance(value := getattr(old.body, name), str) and value
        }
        field = named if named in fields else next(iter(fields), "")
        return Mendable(old.id, old.kind, field, fields.get(field, ""))

    def resend(self, event: str, field: str = "", text: str = "") -> None:
        """Does again, as a new record of this moment, what the hub refused; with another text if
        a field is named. The refused one stays in the log and leaves the list.

        Raises `Refused` when the rules speak against it now, or when it is refused no more.
        """
        kit = self._kit
        found = self._refused(kit.log.conn, event)
        if found is None or found[0].body is None:
            raise Refused(texts.NOT_THERE)
        old, body = found[0], found[0].body
        changed: Body = type(body)(**{**dict(body), field: text}) if field else body
        with kit.log.act(old.stream, kit.ctx(), type(fold.initial(old.stream))) as act:
            act.add(changed)
            dealing.deal_with(kit.log.conn, event, kit.clock())

    def dismiss(self, event: str) -> None:
        """I have seen it and nothing is to be done: it leaves the list."""
        with tx(self._kit.log.conn):
            dealing.deal_with(self._kit.log.conn, event, self._kit.clock())

    def choose(self, met: Met, side: Side) -> None:
        """Settles an edit of mine that met another's. Raises `Refused` when it is settled."""
        if met.stream.startswith("customer/"):
            self._choose_of_customer(met, side)
            return
        kit = self._kit
        with kit.log.act(met.stream, kit.ctx(), Case) as act:
            conflict = _still(act.state.conflicts, met)
            now = getattr(act.state.classification, conflict.field)
            value = conflict.wanted if side == "mine" else now
            version = kit.policy().taxonomy.version if conflict.field == "leaf" else 0
            act.add(
                Classified.model_validate(
                    {"field": conflict.field, "value": value, "seen": now, "leaf_version": version}
                )
            )

    def _choose_of_customer(self, met: Met, side: Side) -> None:
        with self._kit.log.act(met.stream, self._kit.ctx(), Record) as act:
            conflict = _still(act.state.conflicts, met)
            now = getattr(act.state, conflict.field)
            value = conflict.wanted if side == "mine" else now
            act.add(
                CustomerEdited.model_validate(
                    {"field": conflict.field, "value": value or "", "seen": now}
                )
            )

    def _refused(self, conn: Connection, event: str) -> tuple[Event, str] | None:
        found = dealing.refused(conn, event)
        if found is None or found[0].actor != self._kit.profile.actor:
            return None
        return fold.read(found[0]), found[1]


def _still(conflicts: tuple[Conflict, ...], met: Met) -> Conflict:
    """The conflict as it stands now. Raises `Refused` when there is none of it any more."""
    for conflict in conflicts:
        if conflict.event == met.event:
            return conflict
    raise Refused(texts.NOT_THERE)
