"""`cs-tui case export`: cases for product, service and marketing, with nobody in them."""

from __future__ import annotations

import argparse
import csv
import io
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from cs_tui.cli import hub_place
from cs_tui.cli.output import argument, language, put_json, say
from cs_tui.content.article_tables import guarded
from cs_tui.core.anonymous import COLUMNS, Line
from cs_tui.errors import BadFile, UsageError
from cs_tui.ids import salt
from cs_tui.texts import cli_export as texts

_ENDINGS = (".csv", ".jsonl")


def export(args: argparse.Namespace) -> int:
    """Writes one line a case; nobody can tell from the file which case a line is of."""
    to = Path(argument(args.file))
    if to.suffix.lower() not in _ENDINGS:
        raise UsageError(texts.WHICH_FORM.fill(file=to))
    first, last, found = _found(args)
    _write(to, _csv(found) if to.suffix.lower() == ".csv" else _jsonl(found))
    if args.json:
        put_json({"file": str(to), "from": first, "to": last, "cases": len(found)})
    else:
        say(texts.WRITTEN.fill(n=len(found), first=first, last=last, file=to))
    return 0


def _found(args: argparse.Namespace) -> tuple[str, str, list[Line]]:
    from cs_tui.cli.figures import day_of
    from cs_tui.cli.session import session

    # Made for this file alone and forgotten with it: nobody finds a case by its name in there.
    key, lang = (salt() + salt()).encode(), language()
    with session() as open_:
        first, last = day_of(open_, args.first), day_of(open_, args.last)
        if first > last:
            raise UsageError(texts.BACKWARDS.fill(first=first, last=last))
        if args.database is None:
            return first, last, open_.do(open_.desk.anonymous.lines, first, last, key, lang)
    from cs_tui.server.anonymous import lines_of

    return first, last, lines_of(hub_place.given(args), first, last, key, lang)


def _csv(found: Sequence[Line]) -> Iterator[bytes]:
    yield "\ufeff".encode()
    for cells in (list(COLUMNS), *(one.cells for one in found)):
        line = io.StringIO(newline="")
        csv.writer(line, quoting=csv.QUOTE_ALL).writerow([guarded(cell) for cell in cells])
        yield line.getvalue().encode()


def _jsonl(found: Sequence[Line]) -> Iterator[bytes]:
    for one in found:
        yield json.dumps(asdict(one), ensure_ascii=False).encode() + b"\n"


def _write(to: Path, parts: Iterator[bytes]) -> None:
    """Puts the file there whole or not at all; nobody else on the machine can read it."""
    temporary = to.with_name(f".{to.name}.part")
    try:
        try:
            flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
            with os.fdopen(os.open(temporary, flags, 0o600), "wb") as out:
                out.writelines(parts)
            temporary.replace(to)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as error:
        raise BadFile(texts.NOT_WRITTEN.fill(file=to, why=error.strerror or "?")) from error
