"""The report of a day as Markdown: figures, never a customer, unless free text is asked for."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from cs_tui.core.markdown import escaped, table
from cs_tui.core.metrics.day import ChannelFigures, Counts
from cs_tui.core.metrics.figures import METRICS, Figure
from cs_tui.core.metrics.own_shifts import SHIFTS
from cs_tui.core.ports import Instant
from cs_tui.errors import CsError
from cs_tui.services.comparing import lasting, verdict
from cs_tui.services.kit import Kit
from cs_tui.services.lanes import reads
from cs_tui.services.report_shift import ShiftReport, Worked, worked
from cs_tui.services.wrapup import DayView, WrapUp
from cs_tui.settings import private_folder
from cs_tui.texts import Lang, Words, joined
from cs_tui.texts import desk as desk_texts
from cs_tui.texts import report as texts
from cs_tui.texts import wrapup as day_texts

_ROOM: Final = "\n\n"


class NotWritten(CsError):
    """The report could not be written to its file."""


class Reports:
    """Verbs on the report of my day."""

    def __init__(self, kit: Kit, wrapup: WrapUp, folder: Path) -> None:
        self._kit = kit
        self._wrapup = wrapup
        self._folder = folder

    @reads
    def markdown(self, day: str, lang: Lang, *, texts: bool = False) -> str:
        """The report of a shift day; with free text of people only if `texts`."""
        policy = self._kit.policy_to_show()
        leaves = {leaf.id: leaf.name.say(lang) for leaf in policy.taxonomy.leaves}
        return Report(
            view=self._wrapup.view(day),
            who=self._kit.profile.name,
            lang=lang,
            zone=policy.calendar.time_zone,
            leaf_name=lambda leaf: leaves.get(leaf, leaf),
            texts=texts,
            worked=worked(self._kit, day),
        ).markdown()

    @reads
    def save(self, day: str, lang: Lang, *, texts: bool = False) -> Path:
        """Writes the report to a file of its person's own. Raises `NotWritten`."""
        return save(self._folder, day, lang, self.markdown(day, lang, texts=texts))


@dataclass(frozen=True, slots=True)
class Report:
    """Writes one day in one language."""

    view: DayView
    who: str
    lang: Lang
    zone: str
    """The time zone of the site."""
    leaf_name: Callable[[str], str]
    texts: bool = False
    """Whether free text of people may be in it."""
    worked: Worked = Worked()
    """The shift of the day."""

    def markdown(self) -> str:
        """The whole report."""
        day = self.view.figures
        who = escaped(self.who) or self._say(texts.UNNAMED)
        title = self._say(texts.TITLE, day=day.day, who=who)
        shift = ShiftReport(self.worked, self.lang, self.zone, self.texts)
        sections = [self._section(head, lines) for head, lines in shift.sections()]
        blocks = [
            [f"# {title}"],
            self._table(),
            [self._say(texts.LEGEND, few=METRICS["handling"].minimum_n)],
            *self._section(texts.WAITING, self._waiting()),
            *self._section(texts.PROMISES, self._promises()),
            *self._section(texts.OWN.fill(n=SHIFTS), self._own()),
            *self._section(texts.LEAVES, self._leaves()),
            *(block for section in sections for block in section),
            self._apart(),
        ]
        return _ROOM.join("\n".join(lines) for lines in blocks if lines) + "\n"

    def _section(self, title: Words, lines: Iterator[str]) -> list[list[str]]:
        found = list(lines)
        return [[f"## {self._say(title)}"], found] if found else []

    def _table(self) -> list[str]:
        head = (
            *(texts.CHANNEL, day_texts.TAKEN, day_texts.HANDLED, day_texts.RESOLVED),
            METRICS["no_action"].name,
            *(texts.FIRST_N, texts.FIRST_MEDIAN, texts.FIRST_P90),
            *(texts.HANDLING_N, texts.HANDLING_MEDIAN, texts.HANDLING_P90),
        )
        day = self.view.figures
        rows = [self._row(row) for row in day.channels]
        rows.append([self._say(day_texts.ALL), *_counts(day.total), *[""] * 6])
        return table([self._say(one) for one in head], rows)

    def _row(self, row: ChannelFigures) -> list[str]:
        name = self._channel(row.channel)
        times = (*self._times(row.first_response), *self._times(row.handling))
        return [name, *_counts(row.counts), *times]

    def _times(self, figure: Figure) -> tuple[str, str, str]:
        return str(figure.n), self._lasting(figure.median), self._lasting(figure.p90)

    def _waiting(self) -> Iterator[str]:
        for number, one in self.view.unanswered:
            since = self._at(one.since_at)
            channel = self._channel(one.channel)
            yield "- " + self._say(texts.WAITING_ONE, number=number, channel=channel, since=since)
        if not self.view.unanswered:
            yield self._say(texts.NOBODY_WAITS)

    def _promises(self) -> Iterator[str]:
        day = self.view.figures
        kept = day.promises_kept
        yield self._say(texts.PROMISES_KEPT, hits=kept.hits or 0, n=kept.n, owed=day.promises_open)
        for number, late in enumerate(self.view.late):
            if number == 0:
                yield ""
            what = self._say(texts.WHAT, what=escaped(late.what)) if self.texts else ""
            by = self._lasting(late.late_ms)
            yield "- " + self._say(texts.LATE, number=late.number, late=by, what=what)

    def _own(self) -> Iterator[str]:
        for one in self.view.own:
            if one.history or one.enough:
                yield "- " + self._say(
                    texts.OWN_ROW,
                    channel=self._channel(one.channel),
                    metric=METRICS[one.metric].name,
                    today=self._lasting(one.today.median),
                    verdict=verdict(one, self.lang),
                )

    def _leaves(self) -> Iterator[str]:
        for leaf, n in self.view.figures.leaves:
            yield "- " + self._say(texts.LEAF, name=escaped(self.leaf_name(leaf)), n=n)

    def _apart(self) -> list[str]:
        day = self.view.figures
        counted = (
            (day_texts.ABANDONED, day.abandoned.n),
            (day_texts.OUTBOUND, day.outbound),
            (day_texts.QUARANTINED, day.quarantined),
        )
        parts = [words.fill(n=n) for words, n in counted if n]
        return [self._say(texts.APART, parts=joined(parts))] if parts else []

    def _channel(self, channel: str) -> str:
        known = desk_texts.CHANNELS.get(channel)
        return known.say(self.lang) if known else escaped(channel)

    def _lasting(self, ms: int | None) -> str:
        return lasting(ms, self.lang)

    def _at(self, at: Instant) -> str:
        return datetime.fromtimestamp(at / 1000, ZoneInfo(self.zone)).strftime("%Y-%m-%d %H:%M")

    def _say(self, words: Words, **values: object) -> str:
        return words.say(self.lang, **values)


def save(folder: Path, day: str, lang: Lang, text: str) -> Path:
    """Writes a report where only its person can read it; the file. Raises `NotWritten`."""
    path = folder / f"report-{day}-{lang}.md"
    try:
        private_folder(folder)
        # A new file takes the place of the old one whole, or not at all.
        new = path.with_suffix(".new")
        new.unlink(missing_ok=True)
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(text.encode())
        new.replace(path)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise NotWritten(texts.NOT_WRITTEN.fill(path=path, why=why)) from error
    return path


def _counts(counts: Counts) -> list[str]:
    return [str(one.n) for one in (counts.taken, counts.handled, counts.resolved, counts.no_action)]
