"""`cs-tui classify`: suggestions for lines of text, and old tickets to learn from."""

from __future__ import annotations

import argparse

from cs_tui.cli.arguments import as_json, examples, sub
from cs_tui.cli.output import both
from cs_tui.texts import cli as cli_texts
from cs_tui.texts import cli_classify as texts

EACH = 3


def parser(parser: argparse.ArgumentParser) -> None:
    """`learn`, `forget`, and `--stdin`."""
    examples(parser, texts.EXAMPLES)
    parser.add_argument("--stdin", action="store_true", help=both(texts.STDIN))
    parser.add_argument("-k", metavar="N", type=int, default=EACH, help=both(texts.MOST))
    parser.add_argument("--shop", action="store_true", help=both(texts.SHOP))
    parser.add_argument("--json", action="store_true", help=both(cli_texts.JSON))
    parser.set_defaults(run=_answer)
    commands = parser.add_subparsers(metavar="COMMAND")
    learn = sub(commands, "learn", texts.LEARN, as_json())
    learn.add_argument("file", metavar="FILE", help=both(texts.FILE))
    learn.add_argument("--skip-bad", action="store_true", help=both(texts.SKIP_BAD))
    learn.add_argument("--dry-run", action="store_true", help=both(texts.DRY_RUN))
    learn.set_defaults(run=_learn)
    forget = sub(commands, "forget", texts.FORGET)
    forget.add_argument("--categories", action="store_true", help=both(texts.CATEGORIES))
    forget.set_defaults(run=_forget)


def _answer(args: argparse.Namespace) -> int:
    from cs_tui.cli.classify_lines import run

    return run(args)


def _learn(args: argparse.Namespace) -> int:
    from cs_tui.cli.classify_learn import run

    return run(args)


def _forget(args: argparse.Namespace) -> int:
    from cs_tui.cli.classify_learn import forget

    return forget("categories" if args.categories else "own")
