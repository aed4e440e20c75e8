"""`cs-tui classify learn`: old tickets from JSON lines, all of them or none."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import IO, Final

from cs_tui.cli.output import lines, put, put_json, say, standard_input
from cs_tui.cli.session import Session, session
from cs_tui.content import BadLine
from cs_tui.content.files import open_bytes
from cs_tui.content.json_lines import LINE_LIMIT
from cs_tui.content.tickets import read_tickets
from cs_tui.core.lesson import Scope
from cs_tui.errors import UsageError
from cs_tui.kb.suggested import Example
from cs_tui.services.suggest_taught import (
    MOST_ROWS,
    TOO_MANY_ROWS,
    as_categories,
    cleaned,
)
from cs_tui.texts import Words
from cs_tui.texts import cli_classify as texts
from cs_tui.texts.cli_data import WHOLE_LINE

BAD_LINES_CODE: Final = 3


def run(args: argparse.Namespace) -> int:
    """Learns a file or standard input. 3 when a line was bad."""
    if args.file == "-":
        rows, bad = _read(standard_input(), texts.STANDARD_INPUT)
    else:
        with open_bytes(Path(args.file)) as stream:
            rows, bad = _read(stream, Words(zh=args.file, en=args.file))
    stops = bad > 0 and not args.skip_bad
    if stops:
        say(texts.NOTHING_LEARNED.fill(bad=bad))
    elif not rows:
        say(texts.NOTHING_THERE)
    with session(sends=not (stops or args.dry_run)) as open_:
        said = _learn(open_, rows, keeps=not (stops or args.dry_run))
    _tell(args, {**said, "bad": bad, "dry_run": args.dry_run}, learned=not stops)
    return BAD_LINES_CODE if bad else 0


def forget(scope: Scope) -> int:
    """Forgets the tickets of this scope; nothing that was learned from them stays on disk."""
    with session(sends=True) as open_:
        gone = open_.do(open_.desk.teaching.forget, scope)
        while open_.do(open_.desk.suggestions.prepare):
            pass
    put(texts.FORGOTTEN.fill(n=gone))
    return 0


def _read(stream: IO[bytes], file: Words) -> tuple[list[Example], int]:
    rows: list[Example] = []
    bad = 0
    for row in read_tickets(lines(stream, LINE_LIMIT)):
        if isinstance(row, BadLine):
            bad += 1
            field = row.field or WHOLE_LINE
            say(texts.BAD_LINE.fill(file=file, line=row.line, field=field, reason=row.reason))
        elif len(rows) < MOST_ROWS:
            rows.append(cleaned(row.text, row.label))
        else:
            raise UsageError(TOO_MANY_ROWS.fill(most=MOST_ROWS))
    return rows, bad


def _learn(open_: Session, rows: list[Example], *, keeps: bool) -> dict[str, object]:
    """What was learned; everything is on disk when it returns."""
    desk = open_.desk
    ours = as_categories(open_.do(desk.kit.policy_to_show), rows)
    scope: Scope = "categories" if rows and len(ours) == len(rows) else "own"
    new = open_.do(desk.teaching.new, scope, ours if scope == "categories" else rows)
    if keeps and new:
        say(texts.LEARNING.fill(n=len(new)))
        open_.do(desk.teaching.teach, scope, new)
        while scope == "categories" and open_.do(desk.suggestions.prepare):
            pass
        if scope == "own":
            open_.do(desk.suggestions.own, "", 1)
    return {
        "scope": scope,
        "learned": len(new) if keeps else 0,
        "same": len(rows) - len(new),
        "labels": len({row.label for row in rows}),
        "ours": len({row.label for row in ours}),
    }


def _tell(args: argparse.Namespace, said: dict[str, object], *, learned: bool) -> None:
    if args.json:
        put_json(said)
        return
    if args.dry_run:
        put(texts.WOULD)
    if learned:
        words = texts.LEARNED_CATEGORIES if said["scope"] == "categories" else texts.LEARNED_OWN
        put(words.fill(**said))
