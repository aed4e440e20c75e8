"""`cs-tui`: opens the desk."""

from __future__ import annotations

import argparse

from cs_tui.cli.output import language


def parser(parser: argparse.ArgumentParser) -> None:
    """No arguments yet."""
    parser.set_defaults(run=run)


def run(_args: argparse.Namespace) -> int:
    """Opens the desk; returns its exit code."""
    from cs_tui._terminal import require_terminal

    require_terminal()
    from cs_tui import settings
    from cs_tui.start import open_app

    return open_app(settings.places(), language())
