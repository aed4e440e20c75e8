"""`cs-tui`: opens the desk."""

from __future__ import annotations

import argparse

from cs_tui.cli.output import language
from cs_tui.texts import cli as texts


def parser(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("--take-over", action="store_true", help=texts.TAKE_OVER.say(language()))
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Opens the desk; returns its exit code."""
    from cs_tui._terminal import require_terminal

    require_terminal()
    from cs_tui import settings
    from cs_tui.start import open_app

    return open_app(settings.places(), language(), take_over=args.take_over)
