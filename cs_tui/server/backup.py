"""Backups of the hub: made every night, believed only after they were read from end to end."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cs_tui.errors import BadFile
from cs_tui.server.storage.chain import head, verify
from cs_tui.settings import private_folder
from cs_tui.sqlite import Connection, Error, close, connect, copy, integrity
from cs_tui.texts import audit as texts

KEPT: Final = 14
"""Backups; older ones are deleted when a new one was verified."""

PREFIX: Final = "hub-"
SUFFIX: Final = ".db"
ASIDE: Final = ".before-"
"""Follows the name of a hub's log in that of the former one, which a restore sets aside."""


@dataclass(frozen=True, slots=True)
class Backup:
    """One verified backup."""

    path: Path
    events: int


def folder_beside(database: Path) -> Path:
    """Where the backups of a hub lie."""
    return database.with_name("backups")


def backups(folder: Path) -> list[Path]:
    """The backups in a folder, the latest first: their names tell the order."""
    found = folder.glob(f"{PREFIX}*{SUFFIX}") if folder.is_dir() else ()
    return sorted(found, reverse=True)


def set_aside(database: Path) -> list[Path]:
    """The former logs that restores left beside this one, the latest first. Nobody drops them."""
    found = database.parent.glob(f"{database.name}{ASIDE}*")
    return sorted((one for one in found if not one.name.endswith(("-wal", "-shm"))), reverse=True)


def make(database: Path, folder: Path, name: str) -> Backup:
    """Copies the hub's log beside its running work, verifies the copy, and drops old ones.

    `name` is the day, or day and time. Raises `BadFile` when the copy is not sound; then it is
    deleted and the older ones stay.
    """
    private_folder(folder)
    place = folder / f"{PREFIX}{name}{SUFFIX}"
    part = place.with_suffix(".part")
    try:
        part.unlink(missing_ok=True)
        copy(database, part)
        events = verified(part)
        _settle(part)
        part.replace(place)
        _settle(folder)
    except (OSError, Error) as error:
        raise BadFile(texts.NOT_SOUND.fill(path=place, why=error)) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    for old in backups(folder)[KEPT:]:
        old.unlink(missing_ok=True)
    return Backup(place, events)


def verified(path: Path) -> int:
    """How many events a backup holds, after all of it was read and its chain was followed.

    Raises `BadFile` for a file that is no hub's log or is not whole.
    """
    conn = connect(path, readonly=True)
    try:
        why = integrity(conn)
        if why != "ok":
            raise BadFile(texts.NOT_SOUND.fill(path=path, why=why))
        return _followed(conn, path)
    except Error as error:
        raise BadFile(texts.NOT_SOUND.fill(path=path, why=error)) from error
    finally:
        close(conn)


def _followed(conn: Connection, path: Path) -> int:
    faults = verify(conn)
    if faults:
        first = texts.FAULT.fill(seq=faults[0].seq, what=faults[0].what)
        raise BadFile(texts.NOT_SOUND.fill(path=path, why=first))
    return head(conn).seq


def _settle(path: Path) -> None:
    """Waits until the disk has it."""
    fd = os.open(path, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)
