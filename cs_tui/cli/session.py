"""The desk opened for one plain command: it runs, what it did is sent, the desk is closed."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, ParamSpec, TypeVar

from cs_tui import settings
from cs_tui.bootstrap import open_desk
from cs_tui.cli import output
from cs_tui.desk import Desk
from cs_tui.errors import BadFile, CsError, InUse
from cs_tui.locks import FileLock
from cs_tui.services.kit import Kit
from cs_tui.services.plain import Plain
from cs_tui.settings import Places
from cs_tui.sqlite import Error
from cs_tui.texts import cli as texts

if TYPE_CHECKING:
    from cs_tui.sync.engine import SyncReport

PATIENCE_S: Final = 0.5
"""Another command syncs for a moment, a running desk as long as it runs."""

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Session:
    """A desk and the event loop that its line to the hub runs on."""

    desk: Desk
    plain: Plain
    runner: asyncio.Runner
    lock_file: Path
    """Held by whoever syncs this profile: a running desk, or another command."""

    def do(self, verb: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """Runs a service's verb on its lane and waits for it."""
        return self.desk.run_now(verb, *args, **kwargs)

    def serve_next(self) -> str | None:
        """The next waiting case becomes mine; None when nothing waits. Raises `Offline`."""
        return self.runner.run(self.desk.serve_next())

    def sync(self) -> SyncReport:
        """One round of sync. Raises what the engine raises, and `InUse` when another does it."""
        lock = FileLock(self.lock_file, PATIENCE_S)
        try:
            with lock:
                pass
        except InUse as error:
            raise InUse(texts.OTHER_SYNCS) from error
        finally:
            lock.release()
        return self.runner.run(self.desk.hub.sync_once())


def prepared() -> Places:
    """The folders of this profile, made if they are missing, and its settings heeded.

    Raises `BadFile` where they cannot be made or a setting is wrong.
    """
    where = settings.places()
    try:
        where.make()
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise BadFile(texts.NO_FOLDER.fill(path=error.filename or where.data, why=why)) from error
    chosen = settings.load(where.config_file)
    output.speak(None if chosen.language == "auto" else chosen.language)
    return where


@contextmanager
def session(*, sends: bool = False, offline: bool = False) -> Iterator[Session]:
    """Opens the desk for one command; what the command did is `sent` to the hub before it closes.

    Raises `BadFile` for settings or a database that cannot be used. A hub that cannot be reached
    is told to the person and is no failure: the record is saved.
    """
    where = prepared()
    try:
        with asyncio.Runner() as runner:
            desk = open_desk(where)
            try:
                opened = Session(desk, Plain(desk.kit), runner, where.data / "sync.lock")
                quiet = desk.kit.profile.alone or _offline(offline)
                if not quiet and desk.run_now(_is_empty, desk.kit):
                    opened.sync()
                yield opened
                if sends and not quiet:
                    _send(opened)
            finally:
                runner.run(desk.hub.stop())
                desk.close()
    except Error as error:
        raise BadFile(texts.NOT_SAVED.fill(path=where.database, why=error)) from error


def _offline(asked: bool) -> bool:
    return asked or os.environ.get("CS_TUI_OFFLINE", "") not in ("", "0")


def _is_empty(kit: Kit) -> bool:
    """Whether nothing was ever fetched from the hub: then there is no policy to work by."""
    return not kit.own.last_seq()


def _send(opened: Session) -> None:
    try:
        report = opened.sync()
    except CsError as error:
        output.say(texts.SAVED_NOT_SENT.fill(why=error.words))
        return
    if report.refused:
        output.say(texts.SOME_REFUSED.fill(n=report.refused))
