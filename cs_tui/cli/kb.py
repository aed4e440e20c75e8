"""`cs-tui kb`: knowledge brought in from files, written to files, checked, and looked up."""

from __future__ import annotations

import argparse

from cs_tui.cli.arguments import Commands, as_json, examples, sub
from cs_tui.cli.output import both
from cs_tui.texts import cli_data as texts
from cs_tui.texts import cli_kb as kb_texts

HITS = 10
FORMS = ("jsonl", "csv", "xlsx", "markdown", "text")
"""`content.article_files.FORMS`, which this module does not import: help costs nothing."""
FRESH = ("new", "week", "month", "due")
"""`services.filters.FRESH`."""


def parser(parser: argparse.ArgumentParser) -> None:
    """`import`, `export`, `lint` and `search`."""
    examples(parser, texts.KB_EXAMPLES)
    commands = parser.add_subparsers(metavar="COMMAND")
    _bring(commands)
    out = sub(commands, "export", kb_texts.EXPORT, as_json())
    out.add_argument("to", metavar="FILE", nargs="?", default="-", help=both(kb_texts.TO))
    out.add_argument("--format", choices=FORMS[:-1], help=both(kb_texts.FORMAT))
    out.add_argument("--lang", choices=("zh", "en"), help=both(texts.ONLY_LANG))
    out.set_defaults(run=_export)
    lint = sub(commands, "lint", kb_texts.LINT, as_json())
    lint.set_defaults(run=_lint)
    look = sub(commands, "search", texts.SEARCH, as_json())
    look.add_argument("query", metavar="QUERY", nargs="*", help=both(texts.QUERY))
    look.add_argument("--stdin", action="store_true", help=both(texts.STDIN))
    look.add_argument("-k", metavar="N", type=int, default=HITS, help=both(texts.HITS))
    look.add_argument("--lang", choices=("zh", "en"), help=both(texts.ONLY_LANG))
    look.add_argument("--cat", metavar="LEAF", help=both(kb_texts.ONLY_CAT))
    look.add_argument("--channel", metavar="CHANNEL", help=both(kb_texts.ONLY_CHANNEL))
    look.add_argument("--fresh", choices=FRESH, help=both(kb_texts.ONLY_FRESH))
    look.set_defaults(run=_search)


def _bring(commands: Commands) -> None:
    bring = sub(commands, "import", texts.IMPORT, as_json())
    bring.add_argument("file", metavar="FILE", help=both(texts.FILE))
    bring.add_argument("--source", metavar="NAME", help=both(texts.SOURCE))
    bring.add_argument("--format", choices=FORMS, help=both(kb_texts.FORMAT))
    bring.add_argument("--text", action="store_true", help=both(kb_texts.TEXT))
    bring.add_argument("--dry-run", action="store_true", help=both(texts.DRY_RUN))
    bring.add_argument("--whole", action="store_true", help=both(kb_texts.WHOLE))
    bring.add_argument("--skip-alike", action="store_true", help=both(kb_texts.SKIP_ALIKE))
    bring.set_defaults(run=_import)


def _import(args: argparse.Namespace) -> int:
    from cs_tui.cli.kb_import import run

    return run(args)


def _export(args: argparse.Namespace) -> int:
    from cs_tui.cli.kb_export import run

    return run(args)


def _lint(args: argparse.Namespace) -> int:
    from cs_tui.cli.kb_lint import run

    return run(args)


def _search(args: argparse.Namespace) -> int:
    from cs_tui.cli.kb_search import run

    return run(args)
