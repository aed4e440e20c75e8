"""`cs-tui classify learn`: old tickets from JSON lines, all of them or none."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import IO, Final

from cs_tui.cli.output import lines, put, put_json, say, standard_input
from cs_tui.cli.session import prepared, session
from cs_tui.content import BadLine
from cs_tui.content.files import open_bytes
from cs_tui.content.tickets import LINE_LIMIT, read_tickets
from cs_tui.core.policy import Policy
from cs_tui.errors import UsageError
from cs_tui.kb.suggest_train import finished
from cs_tui.kb.suggested import Example
from cs_tui.services.suggest_taught import (
    MOST_LABELS,
    MOST_ROWS,
    TOO_MANY_LABELS,
    TOO_MANY_ROWS,
    Scope,
    Taught,
    as_categories,
    cleaned,
    without_doubles,
)
from cs_tui.texts import Words
from cs_tui.texts import cli_classify as texts
from cs_tui.texts.cli_data import WHOLE_LINE

BAD_LINES_CODE: Final = 3


def run(args: argparse.Namespace) -> int:
    """Learns a file or standard input. 3 when a line was bad."""
    places = prepared()
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
    with session() as open_:
        policy = open_.do(open_.desk.kit.policy_to_show)
        said = _learn(Taught(places.data), rows, policy, keeps=not (stops or args.dry_run))
        if said["scope"] == "categories" and said["learned"] and not (stops or args.dry_run):
            while open_.do(open_.desk.suggestions.prepare):
                pass
    _tell(args, {**said, "bad": bad, "dry_run": args.dry_run}, learned=not stops)
    return BAD_LINES_CODE if bad else 0


def forget() -> int:
    """Forgets the tickets with labels of their own."""
    put(texts.FORGOTTEN.fill(n=Taught(prepared().data).forget()))
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


def _learn(
    taught: Taught, rows: list[Example], policy: Policy, *, keeps: bool
) -> dict[str, object]:
    """What was learned; everything is on disk when it returns."""
    ours = as_categories(policy, rows)
    scope: Scope = "categories" if rows and len(ours) == len(rows) else "own"
    known = taught.rows(scope)
    every = without_doubles([*known, *(ours if scope == "categories" else rows)])
    labels = {row.label for row in every}
    if len(every) > MOST_ROWS:
        raise UsageError(TOO_MANY_ROWS.fill(most=MOST_ROWS))
    if len(labels) > MOST_LABELS:
        raise UsageError(TOO_MANY_LABELS.fill(most=MOST_LABELS))
    new = len(every) - len(known)
    if keeps and new:
        say(texts.LEARNING.fill(n=len(every)))
        taught.keep(scope, every)
        if scope == "own":
            finished(taught.learner())
    return {
        "scope": scope,
        "learned": new if keeps else 0,
        "same": len(rows) - new,
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
