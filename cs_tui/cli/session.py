"""The desk opened for one plain command: it runs, what it did is sent, the desk is closed."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import ParamSpec, TypeVar

from cs_tui import settings
from cs_tui.bootstrap import open_desk
from cs_tui.cli import output
from cs_tui.desk import Desk
from cs_tui.errors import BadFile, HubRefused, Offline
from cs_tui.services.plain import Plain
from cs_tui.settings import Places
from cs_tui.sqlite import Error
from cs_tui.texts import cli as texts

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Session:
    """A desk and the event loop that its line to the hub runs on."""

    desk: Desk
    plain: Plain
    runner: asyncio.Runner

    def do(self, verb: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """Runs a service's verb on its lane and waits for it."""
        return self.desk.run_now(verb, *args, **kwargs)

    def serve_next(self) -> str | None:
        """The next waiting case becomes mine; None when nothing waits. Raises `Offline`."""
        return self.runner.run(self.desk.serve_next())


def places() -> Places:
    """The folders of this profile, made if they are missing.

    Raises `BadFile` where they cannot be made.
    """
    where = settings.places()
    try:
        where.make()
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise BadFile(texts.NO_FOLDER.fill(path=error.filename or where.data, why=why)) from error
    return where


@contextmanager
def session(*, sends: bool = False, offline: bool = False) -> Iterator[Session]:
    """Opens the desk for one command; what the command did is `sent` to the hub before it closes.

    Raises `BadFile` for settings or a database that cannot be used. A hub that cannot be reached
    is told to the person and is no failure: the record is saved.
    """
    chosen = settings.load(settings.places().config_file)
    output.speak(None if chosen.language == "auto" else chosen.language)
    where = places()
    try:
        with asyncio.Runner() as runner:
            desk = open_desk(where)
            try:
                yield Session(desk, Plain(desk.kit), runner)
                if sends and not desk.kit.profile.alone and not _offline(offline):
                    _send(desk, runner)
            finally:
                runner.run(desk.hub.stop())
                desk.close()
    except Error as error:
        raise BadFile(texts.NOT_SAVED.fill(path=where.database, why=error)) from error


def _offline(asked: bool) -> bool:
    return asked or os.environ.get("CS_TUI_OFFLINE", "") not in ("", "0")


def _send(desk: Desk, runner: asyncio.Runner) -> None:
    sync_once = getattr(desk.hub, "sync_once", None)
    if sync_once is None:
        return
    try:
        runner.run(sync_once())
    except (Offline, HubRefused) as error:
        output.say(texts.SAVED_NOT_SENT.fill(why=error.words))
