"""The database: its pages, its schema, its owner alone."""

from __future__ import annotations

import os
from pathlib import Path

from cs_tui.errors import BadFile
from cs_tui.services.probes.check import Check
from cs_tui.sqlite import Connection, close, connect, integrity, quick_check, version
from cs_tui.sqlite import Error as SqliteError
from cs_tui.store.schema import MIGRATIONS
from cs_tui.texts import doctor as texts


def schema(conn: Connection) -> Check | None:
    """What is wrong with the version of an open database; None when it is ours."""
    found, known = version(conn), len(MIGRATIONS)
    if found > known:
        words = texts.NEWER_SCHEMA.fill(found=found, known=known)
        return Check("database", texts.DATABASE, words, "fail", texts.UPGRADE)
    if found < known:
        words = texts.OLDER_SCHEMA.fill(found=found, known=known)
        return Check("database", texts.DATABASE, words)
    return None


def pages(conn: Connection, file: Path, *, unread: bool) -> Check:
    """Every page and index of the file; `unread` leaves them out."""
    if unread:
        value = texts.UNCHECKED.fill(version=version(conn))
    else:
        fault = integrity(conn)
        if fault != "ok":
            return Check("database", texts.DATABASE, fault, "fail", texts.DAMAGED)
        value = texts.SOUND.fill(version=version(conn))
    if os.name == "posix" and file.stat().st_mode & 0o077:
        hint = texts.FILE_OTHERS_READ.fill(path=file)
        return Check("database", texts.DATABASE, value, "warn", hint)
    return Check("database", texts.DATABASE, value)


def sound(file: Path) -> Check:
    """A quick look at every page, on a connection of its own, beside the running desk."""
    try:
        conn = connect(file, readonly=True)
    except BadFile as error:
        return Check("database", texts.DATABASE, str(file), "fail", error.words)
    try:
        wrong = schema(conn)
        if wrong is not None:
            return wrong
        fault = quick_check(conn)
        if fault != "ok":
            return Check("database", texts.DATABASE, fault, "fail", texts.DAMAGED)
        return Check("database", texts.DATABASE, texts.SOUND.fill(version=version(conn)))
    except SqliteError as error:
        return Check("database", texts.DATABASE, str(error), "fail", texts.DAMAGED)
    finally:
        close(conn)
