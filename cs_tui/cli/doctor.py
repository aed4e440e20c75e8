"""`cs-tui doctor`: what works here, what does not, where every file lies."""

from __future__ import annotations

import argparse

from cs_tui.cli import hub_place
from cs_tui.cli.arguments import examples
from cs_tui.cli.output import both
from cs_tui.texts import cli as shared
from cs_tui.texts import doctor as texts


def parser(parser: argparse.ArgumentParser) -> None:
    """How far the checks go, and how they are printed."""
    examples(parser, texts.EXAMPLES)
    parser.add_argument("--quick", action="store_true", help=both(texts.QUICK))
    parser.add_argument("--offline", action="store_true", help=both(texts.OFFLINE))
    parser.add_argument("--json", action="store_true", help=both(shared.JSON))
    hub_place.argument(parser)
    parser.set_defaults(run=_run)


def _run(args: argparse.Namespace) -> int:
    from cs_tui.cli.health import run

    return run(args)
