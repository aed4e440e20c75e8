"""`cs-tui kb import`: articles from JSON lines. Good lines come in, bad ones are named."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Final

from cs_tui.cli.output import argument, lines, put, put_json, say, standard_input
from cs_tui.cli.session import Session, session
from cs_tui.content import ArticleRow, BadLine, read_articles
from cs_tui.content.articles import LINE_LIMIT
from cs_tui.content.files import open_bytes
from cs_tui.core.events import Event
from cs_tui.services.seed import Tally, write_articles
from cs_tui.store.log import Log
from cs_tui.texts import cli_data as texts

BAD_LINES_CODE: Final = 3
TOLD_EVERY: Final = 2_000
"""So many articles are read between two lines about the progress."""


class Reading:
    """The lines of a file as articles; bad lines are told as they come, and counted."""

    def __init__(self) -> None:
        self.bad = 0

    def rows(self, source: Iterable[bytes]) -> Iterator[ArticleRow]:
        """The good ones."""
        for row in read_articles(source):
            if isinstance(row, BadLine):
                self.bad += 1
                field = row.field or texts.WHOLE_LINE
                say(texts.BAD_LINE.fill(line=row.line, field=field, reason=row.reason))
            else:
                yield row


class Unwritten(Log):
    """A log that decides as the real one does and keeps nothing."""

    def append_decided(self, decide: Callable[[], Sequence[Event]]) -> None:
        """Decides, and keeps nothing of it: this is what `--dry-run` means."""
        decide()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an import came to."""

    tally: Tally
    reading: Reading
    dry_run: bool

    @property
    def exit_code(self) -> int:
        """3 when a line was bad: the others are in all the same."""
        return BAD_LINES_CODE if self.reading.bad else 0

    def as_json(self) -> dict[str, object]:
        """The counts for a program."""
        return {
            "added": self.tally.added,
            "changed": self.tally.changed,
            "same": self.tally.same,
            "bad": self.reading.bad,
            "dry_run": self.dry_run,
        }


def run(args: argparse.Namespace) -> int:
    """Imports a file or standard input; with `--dry-run` only says what would happen."""
    if args.file == "-":
        outcome = _imported(standard_input(), args)
    else:
        with open_bytes(Path(args.file)) as stream:
            outcome = _imported(stream, args)
    if args.json:
        put_json(outcome.as_json())
    else:
        words = texts.WOULD if outcome.dry_run else texts.IMPORTED
        tally = outcome.tally
        counts = {"added": tally.added, "changed": tally.changed, "same": tally.same}
        put(words.fill(**counts, bad=outcome.reading.bad))
    return outcome.exit_code


def _imported(stream: IO[bytes], args: argparse.Namespace) -> Outcome:
    reading = Reading()
    rows = reading.rows(lines(stream, LINE_LIMIT))
    with session(sends=not args.dry_run) as open_:
        tally = _written(open_, rows, args)
    return Outcome(tally, reading, args.dry_run)


def _written(open_: Session, rows: Iterator[ArticleRow], args: argparse.Namespace) -> Tally:
    kit = open_.desk.kit
    if args.dry_run:
        kit = replace(kit, log=Unwritten(kit.log.conn, str))
    batches = write_articles(kit, rows, argument(args.source))
    tally, told = Tally(), 0
    # One batch is one job of the write lane; the last value is what it came to.
    while (step := open_.do(_step, batches)) is not None:
        tally = step
        if tally.total - told >= TOLD_EVERY and sys.stderr.isatty():
            say(texts.PROGRESS.fill(n=tally.total))
            told = tally.total
    if tally.total and not args.dry_run:
        open_.do(open_.desk.knowledge.refresh)
    return tally


def _step(batches: Iterator[Tally]) -> Tally | None:
    return next(batches, None)
