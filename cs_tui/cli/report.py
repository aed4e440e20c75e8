"""`cs-tui report`: a day as Markdown, to read, to file, or to hand in."""

from __future__ import annotations

import argparse

from cs_tui.cli.arguments import examples
from cs_tui.cli.output import both, language, put, put_json, say
from cs_tui.texts import cli as shared
from cs_tui.texts import cli_data as data_texts
from cs_tui.texts import report as texts


def parser(parser: argparse.ArgumentParser) -> None:
    """Which day, in which language, and where to."""
    examples(parser, texts.EXAMPLES)
    parser.add_argument("--day", metavar="DAY", help=both(data_texts.DAY))
    parser.add_argument("--lang", choices=("zh", "en"), help=both(texts.CLI_LANG))
    parser.add_argument("--texts", action="store_true", help=both(texts.CLI_TEXTS))
    parser.add_argument("--save", action="store_true", help=both(texts.CLI_SAVE))
    parser.add_argument("--json", action="store_true", help=both(shared.JSON))
    parser.set_defaults(run=_run)


def _run(args: argparse.Namespace) -> int:
    from cs_tui.cli.figures import data_of, day_of
    from cs_tui.cli.session import session

    with session() as open_:
        desk = open_.desk
        day, lang = day_of(open_, args.day), args.lang or language()
        text = open_.do(desk.reports.markdown, day, lang, texts=args.texts)
        path = open_.do(desk.reports.save, day, lang, texts=args.texts) if args.save else None
        if args.json:
            zone = open_.do(desk.kit.policy_to_show).calendar.time_zone
            figures = data_of(open_.do(desk.wrapup.view, day).figures, zone)
            put_json({"figures": figures, "markdown": text, "path": path and str(path)})
        elif path is not None:
            say(texts.WROTE.fill(path=path))
        else:
            put(text.rstrip("\n"))
    return 0
