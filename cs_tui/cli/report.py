"""`cs-tui report`: a day to read, to file, or to hand in, in the form that is asked for."""

from __future__ import annotations

import argparse

from cs_tui.cli.arguments import examples
from cs_tui.cli.output import argument, both, language, put, put_json, say
from cs_tui.services.report_model import FORMS, Form
from cs_tui.texts import cli as shared
from cs_tui.texts import cli_data as data_texts
from cs_tui.texts import report as texts


def parser(parser: argparse.ArgumentParser) -> None:
    """Which day, in which language, and where to."""
    examples(parser, texts.EXAMPLES)
    parser.add_argument("--day", metavar="DAY", help=both(data_texts.DAY))
    parser.add_argument("--lang", choices=("zh", "en"), help=both(texts.CLI_LANG))
    forms = (*FORMS, "json")
    parser.add_argument("--format", choices=forms, default="md", help=both(texts.CLI_FORMAT))
    parser.add_argument("--comment", metavar="TEXT", help=both(texts.CLI_COMMENT))
    parser.add_argument("--texts", action="store_true", help=both(texts.CLI_TEXTS))
    parser.add_argument("--save", action="store_true", help=both(texts.CLI_SAVE))
    parser.add_argument("--json", action="store_true", help=both(shared.JSON))
    parser.set_defaults(run=_run)


def _run(args: argparse.Namespace) -> int:
    from cs_tui.cli.figures import data_of, day_of
    from cs_tui.cli.session import session

    form: Form = "md" if args.format == "json" else args.format
    with session() as open_:
        desk = open_.desk
        day, lang = day_of(open_, args.day), args.lang or language()
        if args.comment is not None:
            open_.do(desk.reports.comment, day, argument(args.comment))
        text = open_.do(desk.reports.text, day, lang, form, texts=args.texts)
        path = open_.do(desk.reports.save, day, lang, form, texts=args.texts) if args.save else None
        if args.json or args.format == "json":
            zone = open_.do(desk.kit.policy_to_show).calendar.time_zone
            figures = data_of(open_.do(desk.wrapup.view, day).figures, zone)
            told = "markdown" if form == "md" else "text"
            put_json({"figures": figures, told: text, "path": path and str(path)})
        elif path is not None:
            n = len(open_.do(desk.reports.comments, day))
            say(texts.WROTE_COMMENTS.fill(path=path, n=n) if n else texts.WROTE.fill(path=path))
        else:
            put(text.rstrip("\n"))
    return 0
