"""What must be settled about the terminal before Textual is imported.

Importing this module switches the kitty keyboard protocol off: with it on, a phrase of five or
more characters committed by an input method arrives as single garbage keys.
"""

from __future__ import annotations

import codecs
import os
import sys
from typing import TextIO

from cs_tui.errors import UsageError
from cs_tui.texts import Words, shell

os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")


def require_terminal() -> None:
    """Return when the desk can be drawn here.

    Raises `UsageError`, naming the plain commands, when standard input, output or error (where
    Textual paints) is no terminal, when TERM is `dumb` or `unknown`, or when the output is not
    UTF-8.
    """
    streams = (
        (sys.__stdin__, shell.STDIN),
        (sys.__stdout__, shell.STDOUT),
        (sys.__stderr__, shell.STDERR),
    )
    for stream, name in streams:
        if stream is None or not stream.isatty():
            raise UsageError(shell.NOT_A_TERMINAL.fill(stream=name))
    term = os.environ.get("TERM", "")
    if term in ("dumb", "unknown"):
        raise UsageError(shell.DUMB_TERMINAL.fill(term=term))
    for stream, name in streams[1:]:
        _require_utf8(stream, name)


def _require_utf8(stream: TextIO | None, name: Words) -> None:
    encoding = getattr(stream, "encoding", None) or "ascii"
    if codecs.lookup(encoding).name != "utf-8":
        raise UsageError(shell.NOT_UTF8.fill(stream=name, encoding=encoding))
