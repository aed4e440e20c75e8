"""When the program itself is at fault: a private report, one sentence, exit code 1.

Textual would print every local variable on the terminal (tokens, telephone numbers) and exit with
0. A report holds types, places and versions only: messages of exceptions quote data, so they stay
out.
"""

from __future__ import annotations

import asyncio
import faulthandler
import os
import platform
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from cs_tui import __version__
from cs_tui.lifecycle import Endings, terminal_is_gone
from cs_tui.texts import shell

if TYPE_CHECKING:
    from textual.app import App

    _App = App[Any]
else:
    _App = object

_PACKAGES = ("textual", "rich", "pydantic", "httpx")
_MOST_ERRORS = 20
_MOST_FRAMES = 60


def write_report(error: BaseException, folder: Path, error_id: str, now_text: str) -> Path:
    """Write what happened to `crash-<error_id>.txt` in `folder`, readable by its owner only.

    Raises `OSError` when it cannot be written, also when such a report exists already.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / f"crash-{error_id}.txt"
    lines = [f"id: {error_id}", f"at: {now_text}", *_surroundings()]
    for told, one in zip(range(_MOST_ERRORS), _errors(error), strict=False):
        lines += ["", f"{'error' if told == 0 else 'from'}: {_kind(one)}", *_frames(one)]
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as report:
        report.write("\n".join(lines) + "\n")
    return path


@dataclass(frozen=True)
class Crashes:
    """Keeps the reports of this run. `new_id` and `now_text` name and date each."""

    folder: Path
    new_id: Callable[[], str]
    now_text: Callable[[], str]

    def keep(self, error: BaseException) -> str:
        """Write a report; the sentence, in both languages, that tells a person about it."""
        error_id = self.new_id()
        try:
            words = shell.CRASHED.fill(
                report=write_report(error, self.folder, error_id, self.now_text())
            )
        except OSError as refused:
            why = refused.strerror or type(refused).__name__
            words = shell.CRASHED_UNREPORTED.fill(error_id=error_id, why=why)
        return f"{words.zh}\n{words.en}\n"

    def watch_process(self) -> None:
        """Report what no one catches, in the main program and in threads, and faults of the
        interpreter itself. Nothing else is printed but the sentence."""
        sys.excepthook = self._program_failed
        threading.excepthook = self._thread_failed
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        faults = os.open(self.folder / "faults.txt", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        faulthandler.enable(faults)

    def watch_loop(self, loop: asyncio.AbstractEventLoop) -> None:
        """Report errors of tasks that nobody awaited; the desk goes on."""
        loop.set_exception_handler(self._task_failed)

    def _program_failed(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        if isinstance(error, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            _say(self.keep(error))

    def _thread_failed(self, failed: threading.ExceptHookArgs) -> None:
        # Threads that read or paint fail when the window closes; that is no fault of the program.
        ended = isinstance(failed.exc_value, OSError) and terminal_is_gone()
        if failed.exc_value is not None and not ended:
            self.keep(failed.exc_value)

    def _task_failed(self, _loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        self.keep(error if isinstance(error, BaseException) else RuntimeError())


class CrashGuard(_App):
    """Mixin before `App`: an unexpected error flushes, is reported, and ends the desk with 1.

    The app sets both attributes before it runs, and ends with `sys.exit(app.return_code or 0)`.
    """

    crashes: Crashes
    endings: Endings
    _last_words: str = ""

    def panic(self, *_renderables: Any) -> None:
        """Textual's way to stop without an exception, when the terminal cannot be read."""
        if not self.endings.leave_if_hung_up():
            self._fatal_error()

    def _fatal_error(self) -> None:
        if self._last_words:
            return
        self._return_code = 1
        self._last_words = self.crashes.keep(self._exception or TerminalInputError())
        try:
            self.endings.flush()
        except Exception as error:  # the outermost edge: the report is all that can still be done
            self._last_words = self.crashes.keep(error)
        self._close_messages_no_wait()

    def _print_error_renderables(self) -> None:
        if self._last_words:
            self._exit_renderables.clear()
            _say(self._last_words)
        super()._print_error_renderables()


class TerminalInputError(Exception):
    """Reading keys from the terminal failed."""


def _say(sentence: str) -> None:
    if sys.__stderr__ is not None:
        sys.__stderr__.write(sentence)
        sys.__stderr__.flush()


def _surroundings() -> Iterator[str]:
    from importlib import metadata

    yield f"cs-tui: {__version__}"
    for name in _PACKAGES:
        try:
            yield f"{name}: {metadata.version(name)}"
        except metadata.PackageNotFoundError:
            continue
    yield f"python: {platform.python_version()} on {platform.system()} {platform.machine()}"
    yield f"term: {os.environ.get('TERM')}, {os.environ.get('TERM_PROGRAM')}"


def _errors(error: BaseException) -> Iterator[BaseException]:
    """The error, what it carries (a failed worker, a group) and what it came from; each once."""
    waiting: list[BaseException | None] = [error]
    seen: set[int] = set()
    while waiting:
        one = waiting.pop(0)
        if not isinstance(one, BaseException) or id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        carried = one.exceptions if isinstance(one, BaseExceptionGroup) else ()
        came_from = one.__cause__ or (None if one.__suppress_context__ else one.__context__)
        waiting += [getattr(one, "error", None), *carried, came_from]


def _kind(error: BaseException) -> str:
    """The type, with the number or name of an operating system or database error."""
    names = (getattr(error, "errno", None), getattr(error, "sqlite_errorname", None))
    numbered = "".join(f" [{name}]" for name in names if isinstance(name, int | str))
    return f"{type(error).__module__}.{type(error).__qualname__}{numbered}"


def _frames(error: BaseException) -> list[str]:
    places = [
        f"  {_short(frame.f_code.co_filename)}:{line} {frame.f_code.co_qualname}"
        for frame, line in traceback.walk_tb(error.__traceback__)
    ]
    return places[-_MOST_FRAMES:]


def _short(filename: str) -> str:
    """The path as imported: folders above it may carry a person's name."""
    for entry in sorted(filter(None, sys.path), key=len, reverse=True):
        if filename.startswith(entry.rstrip(os.sep) + os.sep):
            return filename[len(entry.rstrip(os.sep)) + 1 :]
    return Path(filename).name
