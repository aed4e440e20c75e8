"""What the report of a day holds: every figure of it, who waits, promises, the shift, comments."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from cs_tui.core.metrics.day import ChannelFigures, Counts
from cs_tui.core.metrics.figures import METRICS, Figure
from cs_tui.core.metrics.own_shifts import SHIFTS
from cs_tui.core.metrics.proportions import ENOUGH, FEW
from cs_tui.core.ports import Instant
from cs_tui.services import telling
from cs_tui.services.comparing import lasting, verdict
from cs_tui.services.report_model import Cell, Clean, Document, Lasts, Section, Table
from cs_tui.services.report_shift import ShiftReport, Worked
from cs_tui.services.wrapup import DayView
from cs_tui.texts import Lang, Words, joined
from cs_tui.texts import desk as desk_texts
from cs_tui.texts import report as texts
from cs_tui.texts import wrapup as day_texts


@dataclass(frozen=True, slots=True)
class DayReport:
    """One day in one language."""

    view: DayView
    who: str
    lang: Lang
    zone: str
    """The time zone of the site."""
    leaf_name: Callable[[str], str]
    clean: Clean
    """Makes foreign text safe for the form it is written in."""
    texts: bool = False
    """Whether free text of people may be in it."""
    worked: Worked = Worked()
    """The shift of the day."""

    def document(self) -> Document:
        """The whole report."""
        day = self.view.figures
        who = self.clean(self.who) or self._say(texts.UNNAMED)
        shift = ShiftReport(self.worked, self.lang, self.zone, self.clean, texts=self.texts)
        tables = (
            (texts.COUNTS, self._counts(), ""),
            (texts.TIMES, self._times(), self._say(texts.LEGEND, few=FEW)),
            (
                texts.SHARES,
                self._shares(),
                self._say(texts.SHARE_LEGEND, few=FEW, enough=ENOUGH),
            ),
            (texts.LEAVES, self._leaves(), ""),
        )
        listed = (
            (texts.WAITING, self._waiting()),
            (texts.PROMISES, self._promises()),
            (texts.OWN.fill(n=SHIFTS), self._own()),
            *shift.sections(),
            (texts.APART, self._apart()),
        )
        drawn = (
            Section(self._say(title), (legend,) if legend else (), of)
            for title, of, legend in tables
            if of.rows
        )
        told = (Section(self._say(title), tuple(lines)) for title, lines in listed)
        title = self._say(texts.TITLE, day=day.day, who=who)
        return Document(title, (*drawn, *(section for section in told if section.lines)))

    @property
    def _channels(self) -> list[ChannelFigures]:
        return telling.in_order(self.view.figures.channels)

    def _counts(self) -> Table:
        day = self.view.figures
        head = (texts.CHANNEL, *(METRICS[one].name for one in _COUNTED))
        named = [(self._channel(row.channel), row.counts) for row in self._channels]
        named.append((self._say(day_texts.ALL), day.total))
        return self._table(head, [(name, *_counts(counts)) for name, counts in named])

    def _times(self) -> Table:
        head = (texts.CHANNEL, texts.FIGURE, texts.N, texts.MEDIAN, texts.MEAN, texts.P90)
        found = [
            (row, one)
            for row in self._channels
            for one in telling.of_channel(row)
            if METRICS[one.metric].unit == "ms"
        ]
        return self._table(head, [self._time(row, one) for row, one in found], named=2)

    def _time(self, row: ChannelFigures, one: Figure) -> tuple[Cell, ...]:
        mean = None if one.value is None else round(one.value)
        times = (Lasts(one.median), Lasts(mean), Lasts(one.p90))
        return self._channel(row.channel), self._name(one), one.n, *times

    def _shares(self) -> Table:
        head = (texts.CHANNEL, texts.FIGURE, texts.HITS, texts.OF, texts.SHARE, texts.RANGE)
        day, whole = self.view.figures, self._say(day_texts.ALL)
        rows = [
            self._share(self._channel(row.channel), one)
            for row in self._channels
            for one in telling.shares(row)
        ]
        apart = (day.promises_kept, day.asked_again, day.mastery)
        rows += [self._share(whole, one) for one in apart if one.n]
        return self._table((*head, texts.SCORE), rows, named=2)

    def _share(self, channel: str, one: Figure) -> tuple[Cell, ...]:
        score = "" if one.score is None else f"{one.score:.1f}"
        more = (telling.percent_of(one), telling.range_of(one), score)
        return channel, self._name(one), one.hits or 0, one.n, *more

    def _leaves(self) -> Table:
        head = (texts.CATEGORY, texts.HITS)
        found = self.view.figures.leaves
        return self._table(head, [(self.clean(self.leaf_name(leaf)), n) for leaf, n in found])

    def _table(
        self, head: tuple[Words, ...], rows: Sequence[tuple[Cell, ...]], *, named: int = 1
    ) -> Table:
        return Table(tuple(self._say(one) for one in head), tuple(rows), named)

    def _waiting(self) -> Iterator[str]:
        for number, one in self.view.unanswered:
            since = self._at(one.since_at)
            channel = self._channel(one.channel)
            yield "- " + self._say(texts.WAITING_ONE, number=number, channel=channel, since=since)
        if not self.view.unanswered:
            yield self._say(texts.NOBODY_WAITS)

    def _promises(self) -> Iterator[str]:
        day = self.view.figures
        kept = telling.share(day.promises_kept, self.lang)
        yield self._say(texts.PROMISES_KEPT, kept=kept, owed=day.promises_open)
        for number, late in enumerate(self.view.late):
            if number == 0:
                yield ""
            what = self._say(texts.WHAT, what=self.clean(late.what)) if self.texts else ""
            by = lasting(late.late_ms, self.lang)
            yield "- " + self._say(texts.LATE, number=late.number, late=by, what=what)

    def _own(self) -> Iterator[str]:
        for one in self.view.own:
            if one.history or one.enough:
                yield "- " + self._say(
                    texts.OWN_ROW,
                    channel=self._channel(one.channel),
                    metric=METRICS[one.metric].name,
                    today=lasting(one.today.median, self.lang),
                    verdict=verdict(one, self.lang),
                )

    def _apart(self) -> Iterator[str]:
        day = self.view.figures
        counted = (
            (day_texts.ABANDONED, day.abandoned.n),
            (day_texts.OUTBOUND, day.outbound),
            (day_texts.QUARANTINED, day.quarantined),
        )
        parts = [words.fill(n=n) for words, n in counted if n]
        if parts:
            yield self._say(joined(parts))

    def _channel(self, channel: str) -> str:
        known = desk_texts.CHANNELS.get(channel)
        return known.say(self.lang) if known else self.clean(channel)

    def _name(self, one: Figure) -> str:
        return self._say(METRICS[one.metric].name)

    def _at(self, at: Instant) -> str:
        return datetime.fromtimestamp(at / 1000, ZoneInfo(self.zone)).strftime("%Y-%m-%d %H:%M")

    def _say(self, words: Words, **values: object) -> str:
        return words.say(self.lang, **values)


_COUNTED = ("taken", "handled", "resolved", "no_action")


def _counts(counts: Counts) -> tuple[int, ...]:
    return tuple(one.n for one in (counts.taken, counts.handled, counts.resolved, counts.no_action))
