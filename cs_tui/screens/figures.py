"""A day in figures, drawn: a table by channel, bars by category, and what stands apart.

Colour is never alone, and bars are shades of the background: block characters have no sure width.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from textual.content import Content

from cs_tui.core.metrics.day import ChannelFigures, Counts, DayFigures
from cs_tui.core.metrics.figures import METRICS, Figure
from cs_tui.core.ports import Instant
from cs_tui.core.text import shorten
from cs_tui.screens import own_shifts, shares, step_times
from cs_tui.screens.side import padded
from cs_tui.services import comparing, telling
from cs_tui.services.wrapup import DayView
from cs_tui.texts import Lang, Words
from cs_tui.texts import desk as desk_texts
from cs_tui.texts import wrapup as texts
from cs_tui.widgets import timing
from cs_tui.widgets.board_list import STYLES
from cs_tui.widgets.plain import plain

NAME: Final = 6
COUNTS: Final = (6, 8, 9, 7)
TIMES: Final = (4, 8, 8)
"""Cells of the columns: together 76, what 80 columns leave."""
LEAF, LEAF_COUNT, BAR = 22, 5, 30
MOST_LEAVES, MOST_UNANSWERED, MOST_LATE = 6, 8, 5
LATE_WHAT = 48
"""Cells of a promise that was kept late."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """Draws one day in one language."""

    view: DayView
    lang: Lang
    now: Instant
    leaf_name: Callable[[str], str]

    @property
    def day(self) -> DayFigures:
        """The figures."""
        return self.view.figures

    def body(self) -> Content:
        """The table, the promises, and where the day went."""
        blocks = [
            [Content.styled(self._say(texts.DAY, day=self.day.day), "$muted")],
            list(self._table()),
            [Content.styled(self._say(texts.NEVER_POOLED, few=_few()), "$muted")],
            [*self._promises(), *self._asked_again()],
            list(shares.lines(self._channels, self.lang)),
            list(self._mastery()),
            list(own_shifts.lines(self.view.own, self.lang)),
            list(step_times.mix(self._channels, self.lang)),
            list(step_times.lines(self._channels, self.lang)),
            list(self._leaves()),
        ]
        return _stacked(blocks)

    def aside(self, check: Content) -> Content:
        """Who was not answered, what is counted apart, and what the hub says."""
        heading = Content.styled(self._say(texts.CHECK), "$muted")
        return _stacked([[heading, check], list(self._unanswered()), list(self._apart())])

    @property
    def _channels(self) -> list[ChannelFigures]:
        """The rows in the order channels have everywhere."""
        return telling.in_order(self.day.channels)

    def _table(self) -> Iterator[Content]:
        yield from self._heads()
        for row in self._channels:
            words = desk_texts.CHANNELS.get(row.channel)
            name = words.say(self.lang) if words else row.channel
            yield Content.assemble(
                plain(padded(shorten(name, NAME), NAME)),
                _counts(row.counts),
                self._times(row.first_response),
                self._times(row.handling),
            )
            if row.first_response.value is not None or row.handling.value is not None:
                yield self._means(row)
        yield Content.assemble(
            (padded(self._say(texts.ALL), NAME), "bold"), _counts(self.day.total, "bold")
        )

    def _heads(self) -> Iterator[Content]:
        blank = " " * (NAME + sum(COUNTS[:3]))
        above = [padded(self._say(texts.NO_ACTION_ABOVE), COUNTS[3], right=True)]
        for group in (texts.FIRST, texts.HANDLING):
            above.append(padded(self._say(group), sum(TIMES), right=True))
        yield Content.styled(blank + "".join(above), "$muted")
        words = (texts.TAKEN, texts.HANDLED, texts.RESOLVED, texts.NO_ACTION_BELOW)
        below = [
            padded(self._say(one), width, right=True)
            for one, width in zip(words, COUNTS, strict=True)
        ]
        for one, width in zip(
            (texts.N, texts.MEDIAN, texts.NINE_OF_TEN) * 2, TIMES * 2, strict=True
        ):
            below.append(padded(self._say(one), width, right=True))
        yield Content.styled(" " * NAME + "".join(below), "$muted")

    def _times(self, figure: Figure) -> Content:
        n, median, p90 = (
            padded(text, width, right=True)
            for text, width in zip(
                (str(figure.n), self._lasting(figure.median), self._lasting(figure.p90)),
                TIMES,
                strict=True,
            )
        )
        return Content.assemble((n, "$muted"), median, p90)

    def _means(self, row: ChannelFigures) -> Content:
        """The means, below the medians they are read beside (DOMAIN D2.1)."""
        before, beside = sum(TIMES[:2]), " " * TIMES[2]
        means = (
            padded(
                self._lasting(None if one.value is None else round(one.value)), before, right=True
            )
            for one in (row.first_response, row.handling)
        )
        name = padded(self._say(texts.MEAN), NAME + sum(COUNTS))
        return Content.styled(name + beside.join(means), "$muted")

    def _lasting(self, ms: int | None) -> str:
        return comparing.lasting(ms, self.lang)

    def _promises(self) -> Iterator[Content]:
        kept, owed = self.day.promises_kept, self.day.promises_open
        said = self._say(texts.PROMISES_KEPT if kept.n else texts.PROMISES_NONE)
        late = kept.n > (kept.hits or 0)
        style = "bold $warning" if late else "bold $success" if kept.n else "$muted"
        yield Content.assemble(
            (f"{self._say(texts.PROMISES)}  ", "$muted"),
            (said, style),
            *((" ", shares.drawn(kept, self.lang, style)) if kept.n else ()),
            f"   {self._say(texts.PROMISES_OPEN, n=owed)}" if owed else "",
        )
        for one in self.view.late[:MOST_LATE]:
            by = timing.roughly(one.late_ms, self.lang)
            what = shorten(one.what, LATE_WHAT)
            told = self._say(texts.LATE_ONE, number=one.number, what=what, late=by)
            yield plain(f"  {told}", "$warning")
        if more := self.view.late[MOST_LATE:]:
            yield Content.styled(f"  {self._say(texts.LATE_MORE, n=len(more))}", "$muted")

    def _mastery(self) -> Iterator[Content]:
        learnt = self.day.mastery
        if not learnt.n:
            return
        said = self._say(texts.MASTERED)
        style = "bold $success" if learnt.hits == learnt.n else "bold"
        name = METRICS["mastery"].name.say(self.lang)
        told = shares.drawn(learnt, self.lang, style)
        yield Content.assemble((f"{name}  ", "$muted"), (f"{said} ", style), told)

    def _asked_again(self) -> Iterator[Content]:
        asked = self.day.asked_again
        if asked.hits:
            said = f"{self._say(texts.ASKED_AGAIN)}  "
            yield Content.assemble((said, "$muted"), shares.drawn(asked, self.lang, "$warning"))

    def _leaves(self) -> Iterator[Content]:
        found = self.day.leaves
        if not found:
            return
        yield Content.styled(self._say(texts.LEAVES), "$muted")
        shown = [(self.leaf_name(leaf), n) for leaf, n in found[:MOST_LEAVES]]
        others = found[MOST_LEAVES:]
        if others:
            name = self._say(texts.LEAVES_OTHER, n=len(others))
            shown.append((name, sum(n for _, n in others)))
        most = max(n for _, n in shown)
        for name, n in shown:
            yield Content.assemble(
                plain(padded(shorten(name, LEAF - 1), LEAF)),
                padded(str(n), LEAF_COUNT, right=True),
                "  ",
                (" " * max(1, round(BAR * n / most)), "on $primary"),
            )

    def _unanswered(self) -> Iterator[Content]:
        waiting = self.view.unanswered
        if not waiting:
            if self.day.total.taken.n:
                yield Content.styled(self._say(texts.ALL_ANSWERED), "$success")
            return
        yield Content.styled(self._say(texts.UNANSWERED, n=len(waiting)), "$muted")
        for number, one in waiting[:MOST_UNANSWERED]:
            words = desk_texts.CHANNELS.get(one.channel)
            yield plain(
                self._say(
                    texts.UNANSWERED_ONE,
                    channel=words or one.channel,
                    number=number,
                    since=timing.day_clock(one.since_at, self.now),
                ),
            )
            if one.due_at is not None:
                left = timing.left(one.due_at, self.now, self.lang)
                yield Content.styled(f"  {left}", STYLES[timing.urgency(one.due_at, self.now)])

    def _apart(self) -> Iterator[Content]:
        day = self.day
        counted = (
            (texts.ABANDONED, day.abandoned.n),
            (texts.OUTBOUND, day.outbound),
            (texts.QUARANTINED, day.quarantined),
        )
        if any(n for _, n in counted):
            yield Content.styled(self._say(texts.APART), "$muted")
            yield from (Content(self._say(words, n=n)) for words, n in counted if n)

    def _say(self, words: Words, **values: object) -> str:
        return words.say(self.lang, **values)


def meanings(lang: Lang) -> Content:
    """What every figure on the screen means, from its one definition."""
    shown = ("taken", "handled", "resolved", "no_action", "first_response", "handling")
    blocks = []
    in_time = ("first_in_time", "turns_in_time", "resolved_in_time", "csat", "survey_response")
    rated = ("negative_of_rated", "positive_of_all", "negative_of_all", "fcr_stated")
    apart = (
        "handling_simple",
        "step_plan",
        "promises_kept",
        "asked_again",
        "mastery",
        "abandoned",
        "unanswered",
    )
    for metric in (METRICS[one] for one in (*shown, *in_time, *rated, *apart)):
        of = texts.MEANING_OF.say(lang, of=metric.denominator)
        blocks.append(
            [
                Content.styled(metric.name.say(lang), "bold"),
                Content(metric.definition.say(lang)),
                Content.styled(of, "$muted"),
            ]
        )
    return _stacked(blocks)


def _counts(counts: Counts, style: str = "") -> Content:
    figures = (counts.taken, counts.handled, counts.resolved, counts.no_action)
    text = "".join(
        padded(str(one.n), width, right=True) for one, width in zip(figures, COUNTS, strict=True)
    )
    return Content.styled(text, style) if style else Content(text)


def _few() -> int:
    return METRICS["handling"].minimum_n


def _stacked(blocks: list[list[Content]]) -> Content:
    """Blocks of lines with one blank line between them."""
    return Content("\n\n").join([Content("\n").join(block) for block in blocks if block])
