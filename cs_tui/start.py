"""Opens the desk on a terminal: the queue's rows from disk first, everything else after them."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

from cs_tui import settings
from cs_tui.app import CsApp
from cs_tui.crash import Crashes
from cs_tui.ids import Uuid7, wall_clock
from cs_tui.seat import Seat
from cs_tui.settings import Places, Settings
from cs_tui.sqlite import close, connect
from cs_tui.store import board as lists
from cs_tui.store.board import Board
from cs_tui.texts import Lang
from cs_tui.texts import shell as texts

if TYPE_CHECKING:
    from cs_tui.desk import Desk


def open_app(places: Places, lang: Lang, *, take_over: bool = False) -> int:
    """Runs the desk until its person leaves; the exit code of the program.

    Where a desk of this profile runs already the person is asked whether to take over;
    `take_over` says yes beforehand. Raises `InUse` otherwise.
    """
    chosen = settings.load(places.config_file)
    places.make()
    seat = Seat(places.data / "desk.lock")
    seat.take_over(lambda: take_over or _agrees(lang))
    try:
        return _run(places, chosen, lang)
    finally:
        seat.leave()


def _run(places: Places, chosen: Settings, lang: Lang) -> int:
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
    )
    app.run()
    return app.return_code or 0


def _agrees(lang: Lang) -> bool:
    sys.stderr.write(texts.TAKE_OVER.say(lang))
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in ("", "y", "yes", "是")


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
