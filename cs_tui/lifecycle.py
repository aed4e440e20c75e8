"""How the desk ends when someone else ends it: a signal, a closed window, a dropped line.

Left alone, Textual dies of SIGTERM, SIGHUP and SIGQUIT at once: what was typed is lost and the
terminal stays raw. When the window vanishes without a signal it spins at full load for ever.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import select
import signal
import sys
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.app import App

RESET = (
    "\x1b[?1000l\x1b[?1003l\x1b[?1006l\x1b[?1015l\x1b[?1016l"  # mouse reports
    "\x1b[?1004l\x1b[?2004l\x1b[?2048l\x1b[<u"  # focus, paste, resize and key reports
    "\x1b[?7h\x1b[0m\x1b[?1049l\x1b[?25h"  # line wrap, colours, main screen, caret
)
"""Written to a terminal, undoes every mode the desk may have left behind."""

TTY_CHECK_S = 0.5
BACKSTOP_S = 5.0

_NAMES = ("SIGTERM", "SIGHUP", "SIGQUIT")
_SIGNALS = tuple(signal.Signals[name] for name in _NAMES if hasattr(signal, name))


class Endings:
    """Watches for the ends the desk does not choose, and leaves in order: flush, then exit.

    Make it before the app runs (it remembers the settings of the terminal), call `install` from
    `on_mount`. `flush` must have written what was typed when it returns; it runs on the app's
    thread. The exit code is 128 + the signal's number; a vanished terminal counts as SIGHUP.
    """

    def __init__(self, app: App[Any], flush: Callable[[], None]) -> None:
        self.flush = flush
        self._app = app
        self._ending = False
        self._backstop: threading.Timer | None = None
        self._settings = terminal_settings()

    def install(self) -> None:
        """Take over the signals and start watching the terminal; needs the running loop.

        On Windows there are no such signals, and nothing is done.
        """
        if sys.platform == "win32":
            return
        loop = asyncio.get_running_loop()
        for number in _SIGNALS:
            loop.add_signal_handler(number, self._bye, number)
        if sys.__stdin__ is not None and sys.__stdin__.isatty():
            self._app.set_interval(TTY_CHECK_S, self.leave_if_hung_up)

    def over(self) -> None:
        """The app has left in order: what its program still clears away may take its time."""
        if self._backstop is not None:
            self._backstop.cancel()

    def leave_if_hung_up(self) -> bool:
        """True when the terminal is gone; the desk is then on its way out."""
        gone = terminal_is_gone()
        if gone:
            self._bye(signal.SIGHUP)
        return gone

    def _bye(self, number: signal.Signals) -> None:
        if self._ending:
            return
        self._ending = True
        try:
            self.flush()
        finally:
            self._backstop = threading.Timer(BACKSTOP_S, self._leave_at_once, (128 + number,))
            self._backstop.daemon = True
            self._backstop.start()
            self._app.exit(return_code=128 + number)

    def _leave_at_once(self, code: int) -> None:
        """The way out when the orderly one hangs, as it does when the terminal takes no bytes."""
        try:
            restore_terminal(self._settings)
        finally:
            os._exit(code)


def terminal_is_gone() -> bool:
    """Whether the terminal behind standard input was closed."""
    if sys.platform == "win32":
        return False
    watch = select.poll()
    watch.register(0, 0)
    return any(
        event & (select.POLLHUP | select.POLLERR | select.POLLNVAL) for _, event in watch.poll(0)
    )


def terminal_settings() -> list[Any] | None:
    """The line settings of the terminal behind standard input; None when there is none."""
    if sys.platform == "win32" or not os.isatty(0):
        return None
    import termios

    return termios.tcgetattr(0)


def restore_terminal(settings: list[Any] | None) -> None:
    """Give a terminal its modes and line settings back without waiting for it to take the bytes."""
    if sys.platform == "win32" or settings is None:
        return
    import termios

    with contextlib.suppress(OSError, termios.error):  # gone, or full: there is nothing to restore
        termios.tcsetattr(0, termios.TCSANOW, settings)
        os.set_blocking(2, False)
        try:
            os.write(2, RESET.encode())
        finally:
            os.set_blocking(2, True)
