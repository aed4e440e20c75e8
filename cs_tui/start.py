"""Opens the desk on a terminal: the queue's rows from disk first, everything else after them."""

from __future__ import annotations

import subprocess
import sys
from functools import partial
from typing import TYPE_CHECKING

from cs_tui import settings
from cs_tui.app import CsApp
from cs_tui.crash import Crashes
from cs_tui.errors import UsageError
from cs_tui.ids import Uuid7, wall_clock
from cs_tui.screens.start import Begin
from cs_tui.settings import Places
from cs_tui.sqlite import close, connect
from cs_tui.store import board as lists
from cs_tui.store.board import Board
from cs_tui.texts import Lang
from cs_tui.texts import start as start_texts

if TYPE_CHECKING:
    from cs_tui.desk import Desk


def open_app(places: Places, lang: Lang) -> int:
    """Runs the desk until its person leaves; the exit code of the program."""
    chosen = settings.load(places.config_file)
    places.make()
    board, name, spoken = _first_rows(places, lang)
    crashes = Crashes(places.reports, Uuid7(), lambda: str(wall_clock()))
    crashes.watch_process()
    app = CsApp(
        partial(_desk, places),
        board=board,
        name=name,
        lang=spoken if chosen.language == "auto" else chosen.language,
        settings=chosen,
        clock=wall_clock,
        crashes=crashes,
        begin=Begin(alone=_alone, enrol=_enrol),
    )
    app.run()
    if app.wants_demo:
        return subprocess.call([sys.executable, "-m", "cs_tui", "demo"])
    return app.return_code or 0


def _alone(desk: Desk, name: str, lang: Lang) -> None:
    from cs_tui.bootstrap import rename

    rename(desk, name=name, lang=lang)


async def _enrol(_code: str, _lang: Lang) -> None:
    raise UsageError(start_texts.NO_HUB_YET)


def _desk(places: Places) -> Desk:
    from cs_tui.bootstrap import open_desk

    return open_desk(places)


def _first_rows(places: Places, lang: Lang) -> tuple[Board, str, Lang]:
    if not places.database.exists():
        return Board(), "", lang
    conn = connect(places.database, readonly=True)
    try:
        found = dict(conn.execute("SELECT key, value FROM profile").fetchall())
        board = lists.board(conn, found.get("actor", "me"))
    finally:
        close(conn)
    return board, found.get("name", ""), "en" if found.get("lang") == "en" else "zh"
