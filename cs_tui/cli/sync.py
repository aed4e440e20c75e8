"""`cs-tui sync`: one round with the hub now, or where sync stands."""

from __future__ import annotations

import argparse

from cs_tui.cli.arguments import examples
from cs_tui.cli.output import both
from cs_tui.texts import cli as shared
from cs_tui.texts import cli_data as texts


def parser(parser: argparse.ArgumentParser) -> None:
    """Whether to sync or only to look."""
    examples(parser, texts.SYNC_EXAMPLES)
    parser.add_argument("--status", action="store_true", help=both(texts.ONLY_STATUS))
    parser.add_argument("--json", action="store_true", help=both(shared.JSON))
    parser.set_defaults(run=_run)


def _run(args: argparse.Namespace) -> int:
    from cs_tui.cli import hub

    return hub.status(args) if args.status else hub.sync(args)
