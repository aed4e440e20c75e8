"""`cs-tui content`: the shop's documents listed, exported, imported, and their wording checked."""

from __future__ import annotations

import argparse

from cs_tui.cli.arguments import as_json, examples, sub
from cs_tui.cli.output import both
from cs_tui.texts import cli_content as texts
from cs_tui.texts import cli_data as data_texts


def parser(parser: argparse.ArgumentParser) -> None:
    """`list`, `export`, `import` and `lint`."""
    examples(parser, texts.EXAMPLES)
    commands = parser.add_subparsers(metavar="COMMAND")
    sub(commands, "list", texts.LIST, as_json()).set_defaults(run=_list)
    out = sub(commands, "export", texts.EXPORT)
    out.add_argument("names", metavar="NAME", nargs="*", help=both(texts.NAMES))
    out.add_argument("--to", metavar="FOLDER", help=both(texts.TO))
    out.set_defaults(run=_export)
    bring = sub(commands, "import", texts.IMPORT, as_json())
    bring.add_argument("files", metavar="FILE", nargs="+", help=both(texts.FILES))
    bring.add_argument("--as", dest="name", metavar="NAME", default="", help=both(texts.AS))
    bring.add_argument("--base-rev", metavar="N", type=int, help=both(texts.BASE_REV))
    bring.add_argument("--dry-run", action="store_true", help=both(data_texts.DRY_RUN))
    bring.set_defaults(run=_import)
    sub(commands, "lint", texts.LINT, as_json()).set_defaults(run=_lint)


def _list(args: argparse.Namespace) -> int:
    from cs_tui.cli.content_files import list_all

    return list_all(args)


def _export(args: argparse.Namespace) -> int:
    from cs_tui.cli.content_files import export

    return export(args)


def _import(args: argparse.Namespace) -> int:
    from cs_tui.cli.content_files import bring_in

    return bring_in(args)


def _lint(args: argparse.Namespace) -> int:
    from cs_tui.cli.content_files import lint

    return lint(args)
