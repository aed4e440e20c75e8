"""The terminal as the desk would meet it: its size, encoding, colours, and tmux in between."""

from __future__ import annotations

import codecs
import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Final

from cs_tui.services.probes.check import Check
from cs_tui.texts import doctor as texts

LEAST_WIDTH: Final = 80
LEAST_HEIGHT: Final = 22
SLOW_ESCAPE_MS: Final = 50
TMUX_S: Final = 2.0


def terminal() -> Iterator[Check]:
    """Nothing here fails: plain commands work on any terminal and on none."""
    yield _screen()
    yield _encoding()
    yield Check("colour", texts.COLOUR, texts.COLOURS[_colours()])
    if os.environ.get("TMUX"):
        yield _tmux()


def whole() -> Check:
    """The worst of what is known of the terminal, in one line."""
    found = list(terminal())
    order = ("fail", "warn", "ok", "unknown")
    return min(found, key=lambda check: order.index(check.verdict))


def _screen() -> Check:
    stream = sys.__stdout__
    term = os.environ.get("TERM", "")
    if stream is None or not stream.isatty():
        return Check("terminal", texts.TERMINAL, texts.NO_TERMINAL, "unknown")
    size = os.get_terminal_size(stream.fileno())
    value = texts.TERMINAL_IS.fill(width=size.columns, height=size.lines, term=term or "-")
    if term in ("dumb", "unknown"):
        return Check("terminal", texts.TERMINAL, value, "warn", texts.DUMB)
    if size.columns < LEAST_WIDTH or size.lines < LEAST_HEIGHT:
        return Check("terminal", texts.TERMINAL, value, "warn", texts.TOO_SMALL)
    return Check("terminal", texts.TERMINAL, value)


def _encoding() -> Check:
    stream = sys.__stdout__
    encoding = codecs.lookup((stream.encoding if stream else "") or "ascii").name
    if encoding != "utf-8":
        return Check("encoding", texts.ENCODING, encoding, "warn", texts.NOT_UTF8)
    return Check("encoding", texts.ENCODING, encoding)


def _colours() -> str:
    if os.environ.get("NO_COLOR"):
        return "none"
    if os.environ.get("COLORTERM") in ("truecolor", "24bit"):
        return "true"
    return "256" if "256color" in os.environ.get("TERM", "") else "few"


def _tmux() -> Check:
    command = ["tmux", "show-options", "-sv", "escape-time"]
    try:
        ran = subprocess.run(command, capture_output=True, text=True, timeout=TMUX_S, check=True)
        delay_ms = int(ran.stdout)
    except (OSError, subprocess.SubprocessError, ValueError):
        return Check("tmux", texts.TMUX, texts.SKIPPED, "unknown")
    value = texts.DELAY.fill(ms=delay_ms)
    if delay_ms > SLOW_ESCAPE_MS:
        return Check("tmux", texts.TMUX, value, "warn", texts.TMUX_HINT)
    return Check("tmux", texts.TMUX, value)
