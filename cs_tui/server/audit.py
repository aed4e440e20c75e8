"""The hub's log checked from end to end, beside the running hub."""

from __future__ import annotations

from collections.abc import Iterable

from cs_tui.core.erasing import CaseErased, CustomerErased
from cs_tui.errors import BadFile
from cs_tui.server.storage import Witness
from cs_tui.server.storage.chain import Fault, head, verify
from cs_tui.server.storage.opening import Place, looked_at
from cs_tui.sqlite import Error
from cs_tui.texts import audit as texts


def audited(database: Place, witnesses: Iterable[Witness] = ()) -> tuple[Witness, list[Fault]]:
    """The head of the log and what is wrong with it. Raises `BadFile` for no log of a hub."""
    try:
        with looked_at(database) as conn:
            return head(conn), verify(conn, witnesses)
    except Error as error:
        raise BadFile(texts.NOT_SOUND.fill(path=database, why=error)) from error


def erased_in(database: Place) -> tuple[int, int]:
    """How many customers were erased from a log, and from how many cases. Raises as `audited`."""
    try:
        with looked_at(database) as conn:
            count = "SELECT count(*) FROM events WHERE kind = ?"
            customers, cases = (
                conn.execute(count, (body.kind,)).fetchone()[0]
                for body in (CustomerErased, CaseErased)
            )
            return int(customers), int(cases)
    except Error as error:
        raise BadFile(texts.NOT_SOUND.fill(path=database, why=error)) from error


def events_in(database: Place) -> int:
    """How many events a log holds. Raises `BadFile` or `Unavailable` for one that does not say."""
    with looked_at(database) as conn:
        return head(conn).seq
