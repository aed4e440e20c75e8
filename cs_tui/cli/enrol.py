"""`cs-tui enrol`: who works here. Joins a hub with a one-time code, or begins alone."""

from __future__ import annotations

import argparse

from cs_tui.cli.arguments import examples
from cs_tui.cli.output import both
from cs_tui.texts import cli as shared
from cs_tui.texts import cli_data as texts


def parser(parser: argparse.ArgumentParser) -> None:
    """The code, or what a desk alone needs to know."""
    examples(parser, texts.ENROL_EXAMPLES)
    parser.add_argument("code", metavar="CODE", nargs="?", help=both(texts.CODE))
    parser.add_argument("--device", metavar="NAME", help=both(texts.DEVICE))
    parser.add_argument("--alone", action="store_true", help=both(texts.BEGIN_ALONE))
    parser.add_argument("--name", metavar="NAME", help=both(texts.NAME))
    parser.add_argument("--lang", choices=("zh", "en"), help=both(texts.LANG))
    parser.add_argument("--json", action="store_true", help=both(shared.JSON))
    parser.set_defaults(run=_run)


def _run(args: argparse.Namespace) -> int:
    from cs_tui.cli.hub import enrol

    return enrol(args)
