"""`cs-tui stats`: the figures of a day, with how many stand behind each."""

from __future__ import annotations

import argparse

from cs_tui.cli.arguments import examples
from cs_tui.cli.output import both
from cs_tui.texts import cli as shared
from cs_tui.texts import cli_data as texts


def parser(parser: argparse.ArgumentParser) -> None:
    """Which day, whose, and how it is printed."""
    examples(parser, texts.STATS_EXAMPLES)
    parser.add_argument("--day", metavar="DAY", help=both(texts.DAY))
    whose = parser.add_mutually_exclusive_group()
    whose.add_argument("--actor", metavar="ID", help=both(texts.ACTOR))
    whose.add_argument("--team", action="store_true", help=both(texts.TEAM))
    parser.add_argument("--hub", action="store_true", help=both(texts.FROM_HUB))
    parser.add_argument("--explain", metavar="METRIC", help=both(texts.EXPLAIN))
    parser.add_argument("--json", action="store_true", help=both(shared.JSON))
    parser.set_defaults(run=_run)


def _run(args: argparse.Namespace) -> int:
    from cs_tui.cli import explaining, figures

    return figures.run(args) if args.explain is None else explaining.run(args)
