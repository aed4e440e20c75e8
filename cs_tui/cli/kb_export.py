"""`cs-tui kb export`: articles to a file, to be edited and imported again."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from cs_tui.cli.output import argument, put_json, say
from cs_tui.cli.session import Session, session
from cs_tui.content.article_files import FORMS, Form, form_of, write_files, write_stream
from cs_tui.errors import UsageError
from cs_tui.texts import Lang
from cs_tui.texts import cli_kb as texts


def run(args: argparse.Namespace) -> int:
    """Writes every article, archived ones too; to standard output where no file is named."""
    with session() as open_:
        articles = _every(open_, args.lang)
        if args.to == "-":
            form = _told(args.format) or "jsonl"
            if form in ("markdown", "xlsx"):
                raise UsageError(texts.NEEDS_FILE.fill(form=form))
            sys.stdout.flush()
            write_stream(articles, sys.stdout.buffer, form)
            sys.stdout.buffer.flush()
            return 0
        to = Path(argument(args.to))
        form = _told(args.format) or form_of(to) or ("jsonl" if to.suffix else "markdown")
        count = write_files(articles, to, form)
    if args.json:
        put_json({"file": str(to), "format": form, "articles": count})
    else:
        say(texts.EXPORTED.fill(n=count, file=to))
    return 0


def _told(named: str | None) -> Form | None:
    return next((form for form in FORMS if form == named), None)


def _every(open_: Session, lang: Lang | None) -> Iterator[Mapping[str, object]]:
    after = ""
    while page := open_.do(open_.desk.article_import.page, after, lang=lang):
        yield from page
        after = str(page[-1]["key"])
