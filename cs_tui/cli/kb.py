"""`cs-tui kb`: knowledge brought in from files, and looked up."""

from __future__ import annotations

import argparse

from cs_tui.cli.arguments import as_json, examples, sub
from cs_tui.cli.output import both
from cs_tui.texts import cli_data as texts

HITS = 10


def parser(parser: argparse.ArgumentParser) -> None:
    """`import` and `search`."""
    examples(parser, texts.KB_EXAMPLES)
    commands = parser.add_subparsers(metavar="COMMAND")
    bring = sub(commands, "import", texts.IMPORT, as_json())
    bring.add_argument("file", metavar="FILE", help=both(texts.FILE))
    bring.add_argument("--source", metavar="NAME", default="import", help=both(texts.SOURCE))
    bring.add_argument("--dry-run", action="store_true", help=both(texts.DRY_RUN))
    bring.set_defaults(run=_import)
    look = sub(commands, "search", texts.SEARCH, as_json())
    look.add_argument("query", metavar="QUERY", nargs="*", help=both(texts.QUERY))
    look.add_argument("--stdin", action="store_true", help=both(texts.STDIN))
    look.add_argument("-k", metavar="N", type=int, default=HITS, help=both(texts.HITS))
    look.add_argument("--lang", choices=("zh", "en"), help=both(texts.ONLY_LANG))
    look.set_defaults(run=_search)


def _import(args: argparse.Namespace) -> int:
    from cs_tui.cli.kb_import import run

    return run(args)


def _search(args: argparse.Namespace) -> int:
    from cs_tui.cli.kb_search import run

    return run(args)
