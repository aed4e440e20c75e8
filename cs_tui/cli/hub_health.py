"""What `cs-tui doctor` says of a hub that is served from this machine: its log and its backups."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from cs_tui.cli.hub_place import shown
from cs_tui.core.ports import Instant
from cs_tui.errors import CsError
from cs_tui.services.probes.check import Check
from cs_tui.texts import archive as archive_texts
from cs_tui.texts import audit as texts
from cs_tui.texts import postgres as pg_texts

LATE_MS: Final = 2 * 24 * 3600 * 1000
"""One night may be missed by a machine that was off."""

_HOUR_MS: Final = 3600 * 1000


def served(database: Path | str, now: Instant) -> Iterator[Check]:
    """Whether the hub here has a backup, and how old it is; nothing where there is no hub.

    A database of PostgreSQL is asked whether it answers; its backups are its own.
    """
    if isinstance(database, str):
        yield from _postgres(database, now)
        return
    if not database.exists():
        return
    yield from _archive(database, now)
    from cs_tui.server.backup import backups, folder_beside

    found = backups(folder_beside(database))
    if not found:
        yield Check("backup", texts.BACKUP, texts.NONE_YET, "warn", texts.NO_BACKUPS)
        return
    age_ms = max(0, now - int(found[0].stat().st_mtime * 1000))
    value = texts.LATEST.fill(path=found[0], hours=age_ms // _HOUR_MS, n=len(found))
    late = age_ms > LATE_MS
    yield Check("backup", texts.BACKUP, value, "warn" if late else "ok", texts.LATE_BACKUP)


def _postgres(address: str, now: Instant) -> Iterator[Check]:
    from cs_tui.server.audit import events_in

    try:
        events = events_in(address)
    except CsError as error:
        yield Check("hub_database", pg_texts.HUB_DATABASE, shown(address), "fail", error.words)
        return
    value = pg_texts.ANSWERS.fill(place=shown(address), n=events)
    yield Check("hub_database", pg_texts.HUB_DATABASE, value)
    yield Check("backup", texts.BACKUP, pg_texts.OWN_BACKUP)
    yield from _archive(address, now)


def _archive(place: Path | str, now: Instant) -> Iterator[Check]:
    """What is over there: how much of it is due, and when that was looked at last."""
    from cs_tui.server.retention import looked_into
    from cs_tui.services.probes.archive import check
    from cs_tui.sqlite import Error

    try:
        found, reckoning = looked_into(place, now)
    except (CsError, Error) as error:
        why = error.words if isinstance(error, CsError) else None
        value = why or archive_texts.UNREADABLE
        yield Check("archive", archive_texts.DOCTOR, value, "unknown")
        return
    yield check(found, reckoning.calendar, now)
