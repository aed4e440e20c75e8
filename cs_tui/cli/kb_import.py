"""`cs-tui kb import`: articles from files. Good lines come in, bad ones are named."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cs_tui.cli.output import argument, put, put_json, say, standard_input
from cs_tui.cli.session import Session, session
from cs_tui.content import ArticleRow, BadLine, read_articles
from cs_tui.content.article_files import FORMS, Form, form_of, read_file
from cs_tui.content.decoding import utf8_lines
from cs_tui.content.json_lines import LINE_LIMIT
from cs_tui.core.text import one_line, shorten
from cs_tui.errors import NotSaved, UsageError
from cs_tui.services.article_import import Place, Tally, alike
from cs_tui.texts import Words
from cs_tui.texts import cli_data as texts
from cs_tui.texts import cli_kb as kb_texts

if TYPE_CHECKING:
    from cs_tui.kb.near import Likeness, Near

BAD_LINES_CODE: Final = 3
TOLD_EVERY: Final = 2_000
"""So many articles are read between two lines about the progress."""
TOLD_MOST: Final = 1_000
"""So many faults stand in the JSON; every one is told on standard error."""
IMPORT: Final = "import"
"""The source of articles for which none is named."""
_TITLE: Final = 40


@dataclass(slots=True)
class Reading:
    """The rows of a file as articles; what is wrong or alike is told as it comes, and counted."""

    likeness: Likeness[Place]
    source: str
    skips_alike: bool
    bad: int = 0
    alike: int = 0
    skipped: int = 0
    faults: list[dict[str, object]] = field(default_factory=list)
    near: list[dict[str, object]] = field(default_factory=list)

    def rows(self, found: Iterable[ArticleRow | BadLine]) -> Iterator[ArticleRow]:
        """The good ones."""
        for row in found:
            if isinstance(row, BadLine):
                self._fault(row)
                continue
            near = alike(self.likeness, row, self.source)
            if near is not None:
                self._tell(row, near)
                if self.skips_alike:
                    self.skipped += 1
                    continue
            yield row

    def _fault(self, row: BadLine) -> None:
        self.bad += 1
        where = texts.WHOLE_LINE if not row.field else row.field
        words = texts.BAD_LINE.fill(line=row.line, field=where, reason=row.reason)
        say(kb_texts.IN_FILE.fill(file=row.file, what=words) if row.file else words)
        reason = {"zh": row.reason.say("zh"), "en": row.reason.say("en")}
        fault = {"file": row.file, "line": row.line, "field": row.field, "reason": reason}
        if self.bad <= TOLD_MOST:
            self.faults.append(fault)

    def _tell(self, row: ArticleRow, near: Near[Place]) -> None:
        self.alike += 1
        there = near.key
        where = kb_texts.AT_LINE.fill(line=there.line) if there.line else kb_texts.HERE
        words = kb_texts.SAME_TITLE if near.same else kb_texts.ALIKE
        titles = {"title": shorten(row.title, _TITLE), "other": shorten(near.title, _TITLE)}
        say(words.fill(line=row.line, where=where, **titles))
        told = {
            "line": row.line,
            "title": row.title,
            "other": one_line(near.title),
            "other_line": there.line or None,
            "same": near.same,
        }
        if self.alike <= TOLD_MOST:
            self.near.append(told)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an import came to."""

    tally: Tally
    reading: Reading
    dry_run: bool
    kept_out: bool
    """Nothing was imported, because a line was bad and all or nothing was asked for."""

    @property
    def exit_code(self) -> int:
        """3 when a line was bad, whether or not the others are in."""
        return BAD_LINES_CODE if self.reading.bad else 0

    def as_json(self) -> dict[str, object]:
        """The counts for a program, and everything that was told."""
        reading = self.reading
        return {
            "added": self.tally.added,
            "changed": self.tally.changed,
            "same": self.tally.same,
            "bad": reading.bad,
            "alike": reading.alike,
            "skipped": reading.skipped,
            "dry_run": self.dry_run,
            "nothing_imported": self.kept_out or self.dry_run,
            "faults": reading.faults,
            "alike_titles": reading.near,
        }

    def words(self) -> Words:
        """The counts for a person."""
        tally, reading = self.tally, self.reading
        counts = {"added": tally.added, "changed": tally.changed, "same": tally.same}
        if self.kept_out:
            return kb_texts.KEPT_OUT.fill(bad=reading.bad, **counts)
        words = texts.WOULD if self.dry_run else texts.IMPORTED
        return words.fill(**counts, bad=reading.bad)


def run(args: argparse.Namespace) -> int:
    """Imports a file, a folder or standard input; with `--dry-run` only says what would happen."""
    file = Path(argument(args.file))
    form = _form(args, file)
    source = argument(args.source) if args.source else file.name if form == "text" else IMPORT
    with session(sends=not args.dry_run) as open_:
        known = open_.do(open_.desk.article_import.known)
        reading = Reading(known, source, args.skip_alike)
        outcome = _imported(open_, reading, args, file, form)
    if args.json:
        put_json(outcome.as_json())
    else:
        if outcome.reading.alike:
            say(kb_texts.ALIKE_ALL.fill(n=outcome.reading.alike, skipped=reading.skipped))
        put(outcome.words())
    return outcome.exit_code


def _form(args: argparse.Namespace, file: Path) -> Form:
    """What the file is: as it is told, else by its name; standard input is JSON lines."""
    told = "text" if args.text else args.format
    for known in FORMS:
        if told == known:
            return known
    found = "jsonl" if args.file == "-" else form_of(file)
    if found is None:
        raise UsageError(kb_texts.WHICH_FORMAT.fill(file=file))
    return found


def _imported(
    open_: Session, reading: Reading, args: argparse.Namespace, file: Path, form: Form
) -> Outcome:
    brings = open_.desk.article_import
    zone = open_.do(brings.zone)
    if args.file == "-":
        if form != "jsonl":
            raise UsageError(kb_texts.STDIN_IS_JSON)
        found = read_articles(utf8_lines(standard_input(), "-", LINE_LIMIT), zone=zone)
    else:
        found = read_file(file, form, zone=zone)
    rows = reading.rows(found)
    if args.whole and not args.dry_run:
        every = list(rows)
        if reading.bad:
            tally = _stepped(open_, open_.do(brings.preview, every, reading.source))
            return Outcome(tally, reading, dry_run=False, kept_out=True)
        try:
            tally = open_.do(brings.write_whole, every, reading.source)
        except NotSaved as error:
            raise _stopped(error, Tally()) from error
    else:
        write = brings.preview if args.dry_run else brings.write
        tally = _stepped(open_, open_.do(write, rows, reading.source))
    if tally.total and not args.dry_run:
        open_.do(open_.desk.knowledge.refresh)
    return Outcome(tally, reading, args.dry_run, kept_out=False)


def _stepped(open_: Session, batches: Iterator[Tally]) -> Tally:
    """Runs batch after batch; the last value is what it came to."""
    tally, told = Tally(), 0
    try:
        # One batch is one job of the write lane.
        while (step := open_.do(_step, batches)) is not None:
            tally = step
            if tally.total - told >= TOLD_EVERY and sys.stderr.isatty():
                say(texts.PROGRESS.fill(n=tally.total))
                told = tally.total
    except NotSaved as error:
        raise _stopped(error, tally) from error
    return tally


def _stopped(error: NotSaved, tally: Tally) -> NotSaved:
    """How far the import came before the disk took no more."""
    return NotSaved(kb_texts.DISK_FULL.fill(n=tally.total, why=error.words))


def _step(batches: Iterator[Tally]) -> Tally | None:
    return next(batches, None)
