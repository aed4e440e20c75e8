"""Opens the desk on a terminal: the queue's rows from disk first, everything else after them."""

from __future__ import annotations

import platform
import subprocess
import sys
from functools import partial
from typing import TYPE_CHECKING

from cs_tui import settings
from cs_tui.app import CsApp
from cs_tui.crash import Crashes
from cs_tui.ids import Uuid7, wall_clock
from cs_tui.screens.start import Begin
from cs_tui.seat import Seat
from cs_tui.settings import Places, Settings
from cs_tui.sqlite import check_version, close, connect
from cs_tui.store import board as lists
from cs_tui.store import profile as profiles
from cs_tui.store.board import Board
from cs_tui.store.schema import MIGRATIONS
from cs_tui.texts import Lang, lang_of
from cs_tui.texts import shell as texts

if TYPE_CHECKING:
    from cs_tui.desk import Desk


def open_app(places: Places, lang: Lang, *, take_over: bool = False, on_duty: bool = False) -> int:
    """Runs the desk until its person leaves; the exit code of the program.

    Where a desk of this profile runs already the person is asked whether to take over;
    `take_over` says yes beforehand. Raises `InUse` otherwise. With `on_duty` the shift
    begins without the minutes before it: for who only wants to look around.
    """
    chosen = settings.load(places.config_file)
    places.make()
    seat = Seat(places.data / "desk.lock")
    seat.take_over(lambda: take_over or _agrees(lang))
    try:
        return _run(places, chosen, lang, on_duty=on_duty)
    finally:
        seat.leave()


def _run(places: Places, chosen: Settings, lang: Lang, *, on_duty: bool) -> int:
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
        begin=Begin(alone=_alone, enrol=partial(_enrol, places)),
    )
    app.on_duty_at_once = on_duty
    app.run()
    app.endings.over()
    if app.refused is not None:
        raise app.refused
    if app.wants_demo:
        return subprocess.call([sys.executable, "-m", "cs_tui", "demo"])
    return app.return_code or 0


def _agrees(lang: Lang) -> bool:
    sys.stderr.write(texts.TAKE_OVER.say(lang))
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in ("", "y", "yes", "是")


def _alone(desk: Desk, name: str, lang: Lang) -> None:
    from cs_tui.bootstrap import rename

    rename(desk, name=name, lang=lang)


async def _enrol(places: Places, code: str, lang: Lang) -> None:
    from cs_tui.bootstrap import join

    await join(places, code, device=platform.node() or "desk", lang=lang)


def _desk(places: Places) -> Desk:
    from cs_tui.bootstrap import open_desk, settle_in

    desk = open_desk(places)
    settle_in()
    return desk


def _first_rows(places: Places, lang: Lang) -> tuple[Board, str, Lang]:
    """The lists, the person's name and language as the last run left them."""
    if not places.database.exists():
        return Board(), "", lang
    conn = connect(places.database, readonly=True)
    try:
        ready = check_version(conn, len(MIGRATIONS)) == len(MIGRATIONS)
        profile = profiles.load(conn) if ready else None
        if profile is None:
            return Board(), "", lang
        board = lists.board(conn, profile.actor)
    finally:
        close(conn)
    return board, profile.name, lang_of(profile.lang)
