"""What `doctor` asks of SQLite itself."""

from __future__ import annotations

from cs_tui.sqlite import MEMORY, close, connect

SOUND_FROM = (3, 51, 3)
"""Earlier versions can corrupt a WAL when two connections write at one instant."""


def sqlite_version() -> tuple[str, bool]:
    """The version of the library, and whether it is without that fault."""
    conn = connect(MEMORY)
    try:
        (found,) = conn.execute("SELECT sqlite_version()").fetchone()
    finally:
        close(conn)
    return str(found), tuple(int(part) for part in str(found).split(".")) >= SOUND_FROM
