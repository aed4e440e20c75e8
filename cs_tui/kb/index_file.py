"""Opening the index file, whatever state it was left in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cs_tui import sqlite
from cs_tui.kb.index import RebuildNeeded, damage_noticed
from cs_tui.kb.search import KnowledgeIndex

if TYPE_CHECKING:
    from cs_tui.sqlite import Connection


def open_index(file: Path) -> tuple[KnowledgeIndex, Connection]:
    """The index in `file`, and its connection, which the caller closes (`sqlite.close`).

    A file that is damaged or of another format is deleted and begun anew: `stamps()` is then
    empty, and the caller puts every entry, as after the first start.
    """
    try:
        return _open(file)
    except RebuildNeeded:
        for ending in ("", "-wal", "-shm", "-journal"):
            file.with_name(file.name + ending).unlink(missing_ok=True)
        return _open(file)


def _open(file: Path) -> tuple[KnowledgeIndex, Connection]:
    with damage_noticed():
        conn = sqlite.connect(file)
    try:
        return KnowledgeIndex(conn), conn
    except RebuildNeeded:
        sqlite.close(conn)
        raise
