"""The hub's log checked from end to end, beside the running hub."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from cs_tui.errors import BadFile
from cs_tui.server.storage import Witness
from cs_tui.server.storage.chain import Fault, head, verify
from cs_tui.sqlite import Error, close, connect
from cs_tui.texts import audit as texts


def audited(database: Path, witnesses: Iterable[Witness] = ()) -> tuple[Witness, list[Fault]]:
    """The head of the log and what is wrong with it. Raises `BadFile` for no log of a hub."""
    conn = connect(database, readonly=True)
    try:
        conn.execute("BEGIN")
        return head(conn), verify(conn, witnesses)
    except Error as error:
        raise BadFile(texts.NOT_SOUND.fill(path=database, why=error)) from error
    finally:
        close(conn)
