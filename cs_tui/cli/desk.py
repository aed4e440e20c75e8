"""`cs-tui`: opens the desk."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from cs_tui.cli.output import language
from cs_tui.texts import cli as texts

if TYPE_CHECKING:
    import argparse


def parser(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("--take-over", action="store_true", help=texts.TAKE_OVER.say(language()))
    parser.set_defaults(run=lambda args: opened(take_over=args.take_over))


def opened(*, take_over: bool = False) -> int:
    """Opens the desk; returns its exit code."""
    from cs_tui._terminal import require_terminal

    require_terminal()
    # What a start makes is there to stay: looking for garbage in it costs a tenth of the start.
    gc.disable()
    from cs_tui import settings
    from cs_tui.start import open_app

    return open_app(settings.places(), language(), take_over=take_over)
