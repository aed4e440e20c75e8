"""Puts a backup in the place of the hub's log; desks notice by the epoch, and bring the rest."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cs_tui.core import fold
from cs_tui.core.events import Sealed
from cs_tui.core.ports import Instant
from cs_tui.errors import BadFile, InUse
from cs_tui.locks import FileLock
from cs_tui.server.backup import ASIDE, verified
from cs_tui.server.outgoing import RESTORED_AT
from cs_tui.server.storage import Entry, Session
from cs_tui.server.storage.opening import open_store
from cs_tui.server.storage.queue import FIRST_NUMBER
from cs_tui.server.storage.sqlite import SqliteStore, erasures_of, meta_of
from cs_tui.sqlite import Error
from cs_tui.texts import audit as texts

NUMBERS_LEFT_OUT: Final = 1_000
"""Case numbers given out since the backup are not given out again."""

PREFIXES_LEFT_OUT: Final = 26
MESSAGES_LEFT_OUT: Final = 1_000_000
"""Places in a channel's list that its program may have passed already."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did."""

    events: int
    epoch: int
    aside: Path


def serving_lock(database: Path) -> FileLock:
    """Held by the hub that serves this log: there is one at most."""
    return FileLock(database.with_name(database.name + ".serving"))


def restore(backup: Path, database: Path, now: Instant) -> Restored:
    """Replaces the log by a backup, under a new epoch; the former files are kept aside.

    Raises `InUse` while the hub runs and `BadFile` for a backup that is not sound; then nothing
    was changed.
    """
    events = verified(backup)
    lock = serving_lock(database)
    if not lock.take():
        raise InUse(texts.STILL_SERVING)
    try:
        epoch = max(_epoch(backup), _epoch(database), now // 1000 - 1) + 1
        erased = _erasures(database)
        part = database.with_name(database.name + ".part")
        shutil.copyfile(backup, part)
        part.chmod(0o600)
        aside = _aside(database, now)
        part.replace(database)
        store = SqliteStore(database)
        try:
            store.write(lambda session: _begin_anew(session, epoch, now))
            store.write(lambda session: _erase_again(session, erased, now))
        finally:
            store.close()
    except (OSError, Error) as error:
        raise BadFile(texts.NOT_SOUND.fill(path=backup, why=error)) from error
    finally:
        lock.release()
    return Restored(events, epoch, aside)


def begun_anew(address: str, now: Instant) -> tuple[int, int]:
    """Tells a database that PostgreSQL's own tools restored that it was; its events, its new epoch.

    The hubs on it must be started after this. Raises `Unavailable` when it does not answer.
    """
    store = open_store(address)
    try:

        def job(session: Session) -> tuple[int, int]:
            epoch = max(int(session.meta("epoch") or 0), now // 1000 - 1) + 1
            _begin_anew(session, epoch, now)
            return session.log.last_seq(), epoch

        return store.write(job)
    finally:
        store.close()


def _epoch(database: Path) -> int:
    """The epoch a log was in; 0 when it cannot be read any more."""
    if not database.exists():
        return 0
    with contextlib.suppress(BadFile, Error):
        return int(meta_of(database, "epoch") or 0)
    return 0


def _erasures(database: Path) -> list[Sealed]:
    """Who was erased in the former log, as far as it can be read: from a backup they come back."""
    if not database.exists():
        return []
    with contextlib.suppress(BadFile, Error):
        return erasures_of(database)
    return []


def _erase_again(session: Session, erased: Sequence[Sealed], now: Instant) -> None:
    """Erases at once whom the backup still holds. What it does not know yet the desks bring, and
    that it was erased with it."""
    known = session.log.known([one.id for one in erased])
    for one in erased:
        event = fold.read(one)
        if one.id not in known and fold.blocked(session.log.state(one.stream), event) is None:
            session.log.append([Entry(one, event)], now)


def _aside(database: Path, now: Instant) -> Path:
    """Moves the files of the former log out of the way, none of them over another."""
    aside = database.with_name(f"{database.name}{ASIDE}{now}")
    for suffix in ("-wal", "-shm", ""):
        former = database.with_name(database.name + suffix)
        if former.exists():
            former.replace(aside.with_name(aside.name + suffix))
    return aside


def _begin_anew(session: Session, epoch: int, now: Instant) -> None:
    session.set_meta("epoch", str(epoch))
    session.set_meta(RESTORED_AT, str(now))
    for key, first, left_out in (
        ("last_number", FIRST_NUMBER, NUMBERS_LEFT_OUT),
        ("last_prefix", 1, PREFIXES_LEFT_OUT),
    ):
        known = int(session.meta(key) or first)
        session.set_meta(key, str(known + left_out))
    session.doors.leap(MESSAGES_LEFT_OUT, f"restored-{epoch}")
