"""The lines of the pre-shift screen: checks, ticks, notices, what today brings, what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from textual.content import Content

from cs_tui.core.policy import Pair
from cs_tui.core.ports import Instant
from cs_tui.core.preshift import CheckResult
from cs_tui.core.text import cells, one_line, shorten
from cs_tui.screens.lists import Heading
from cs_tui.screens.side import padded
from cs_tui.services.notices import Notice
from cs_tui.services.preshift import PreshiftView
from cs_tui.store.offers import Passed
from cs_tui.texts import Lang, Words, joined
from cs_tui.texts import preshift as texts
from cs_tui.texts import quiz as quiz_texts
from cs_tui.widgets import timing
from cs_tui.widgets.numbers import Numbers
from cs_tui.widgets.pick_list import Pick
from cs_tui.widgets.plain import plain

VERDICT, ACT = 8, 8
NAME, NAME_MOST = 12, 22
"""Cells of the columns; that of the names is as wide as they are, within these."""
VALUE_MOST = 48
"""So far from its name a check's act may stand."""
BREATHE_DIGIT: Final = "9"
STYLES: Final = {
    "pass": (texts.PASS, "$success"),
    "warn": (texts.WARN, "$warning"),
    "fail": (texts.FAIL, "bold $error"),
    "unknown": (texts.UNKNOWN, "$muted"),
}


@dataclass(frozen=True, slots=True)
class TickLine:
    """A line a person ticks."""

    item: str
    done: bool
    how: Pair
    """What to look at, in one sentence."""
    cut: bool
    """Whether the line has no room for all of it."""


@dataclass(frozen=True, slots=True)
class CheckLine:
    """A check, and what its number does."""

    check: CheckResult
    act: Literal["look", "report", "confirm"]


@dataclass(frozen=True, slots=True)
class Breathe:
    """The minute."""


class Numbering:
    """The numbers of the lines: each kind has its own, so that what comes late moves no other."""

    def __init__(self) -> None:
        self._of = {"check": Numbers("123"), "offer": Numbers("45"), "notice": Numbers("678")}

    def of(self, view: PreshiftView) -> dict[str, str]:
        """The digits of the lines of one moment, by their keys."""
        checks = [one.id for one in view.shift.preshift.checks if one.verdict != "pass"]
        keys = {
            "check": checks,
            "offer": [one.case for one in view.offered],
            "notice": [one.bulletin.id for one in view.notices],
        }
        return {
            key: digit
            for kind, numbers in self._of.items()
            for key, digit in numbers.of(f"{kind}-{one}" for one in keys[kind]).items()
        }


class Rows:
    """Makes the lines of one moment."""

    def __init__(
        self,
        view: PreshiftView,
        lang: Lang,
        now: Instant,
        *,
        widths: tuple[int, int],
        checking: bool,
        names: Mapping[str, str],
        digits: Mapping[str, str],
    ) -> None:
        self._view, self._lang, self._now = view, lang, now
        self._width, self._beside = (max(40, width) for width in widths)
        self._checking, self._names = checking, names
        self._digits = digits
        called = [check.name.say(lang) for check in view.shift.preshift.checks]
        called += [tick.name.say(lang) for tick in view.ticks]
        self._name = min(max(NAME, *(cells(one) + 2 for one in called)), NAME_MOST)

    def first(self, *, brief: bool) -> Iterator[Pick]:
        """Checks and ticks; `brief` sums up the checks that passed."""
        yield Heading(self._checks_head(), key="checks")
        yield from self._checks(brief=brief)
        if self._view.ticks:
            yield Heading("", key="before-ticks")
            yield Heading(self._say(texts.TICKS), key="ticks")
            yield from self._ticks()
        if self._view.offered:
            yield Heading("", key="before-offered")
            yield Heading(self._say(texts.HANDED, n=len(self._view.offered)), key="offered")
            for passed in self._view.offered:
                label, key = self._passed(passed), f"offer-{passed.case}"
                yield Pick(passed, label, key=key, digit=self._digits.get(key, ""))

    def second(self) -> Iterator[Pick]:
        """Notices, and the minute to breathe."""
        notices = self._view.notices
        owed = len(self._view.owed)
        head = (texts.NOTICES if owed else texts.NOTICES_READ) if notices else texts.NO_NOTICES
        yield Heading(self._say(head, n=len(notices), owed=owed), key="notices")
        for notice in notices:
            label = self._notice(notice)
            key = f"notice-{notice.bulletin.id}"
            yield Pick(notice, label, key=key, digit=self._digits.get(key, ""))
        yield Heading("", key="before-breathing")
        breathing = Content.assemble(
            self._say(texts.BREATHE), "   ", (self._say(texts.SKIPPABLE), "$muted")
        )
        yield Pick(Breathe(), breathing, key="breathe", digit=BREATHE_DIGIT)

    def today(self) -> Content:
        """What is promised for today, and the breaks."""
        due = self._view.due
        promised = (
            Content.assemble(
                (str(len(due)), "bold"),
                "   ",
                self._say(texts.EARLIEST, time=timing.day_clock(due[0].due_at, self._now)),
            )
            if due
            else Content.styled(self._say(texts.NONE_DUE), "$muted")
        )
        breaks = [
            self._say(
                texts.BREAK_OF, n=(one.up_to_ms or 0) // 60_000, name=one.name.say(self._lang)
            )
            for one in self._view.breaks[:2]
        ]
        planned = "，".join(breaks) if self._lang == "zh" else ", ".join(breaks)
        return Content("\n").join(
            [
                Content.styled(self._say(texts.TODAY), "$muted"),
                Content.assemble(padded(self._say(texts.PROMISES_DUE), 14), promised),
                Content.assemble(
                    padded(self._say(texts.BREAKS), 14),
                    plain(planned or self._say(texts.BREAKS_FREE)),
                ),
            ]
        )

    def standing(self) -> Content:
        """What is missing, counted and named; and what Ctrl+N does now."""
        shift = self._view.shift
        if shift.closed_at is not None:
            over = self._say(texts.OVER, time=timing.clock(shift.closed_at))
            return Content.styled(over, "bold")
        if shift.on_duty:
            return self._on_duty()
        missing = missing_of(self._view)
        n = sum(number for number, _ in missing)
        names = joined([words.fill(n=number) for number, words in missing])
        state = (
            Content.styled(self._say(texts.MISSING, n=n, names=names), "bold $warning")
            if missing
            else Content.styled(self._say(texts.COMPLETE), "bold $success")
        )
        failed = len(shift.preshift.failed)
        go = self._say(texts.GO_DEGRADED, n=failed) if failed else self._say(texts.GO)
        return Content.assemble(state, "\n", go)

    def _on_duty(self) -> Content:
        shift = self._view.shift
        since = self._say(texts.ON_DUTY, time=timing.clock(shift.opened_at))
        if not shift.preshift.degraded:
            return Content.styled(since, "bold $success")
        why = self._say(texts.ON_DUTY_SO, why=one_line(shift.preshift.degraded))
        return Content.assemble((since, "bold $success"), "\n", plain(why, "$warning"))

    def _checks_head(self) -> str:
        preshift = self._view.shift.preshift
        if self._checking:
            return self._say(texts.CHECKING)
        if preshift.checked_at is None:
            return self._say(texts.NOT_CHECKED)
        took = f"{preshift.took_ms / 1000:.1f}"
        return self._say(texts.CHECKS, n=len(preshift.checks), s=took)

    def _checks(self, *, brief: bool) -> Iterator[Pick]:
        checks = self._view.shift.preshift.checks
        passed = [check for check in checks if check.verdict == "pass"]
        for check in checks:
            if check.verdict != "pass":
                line, key = self._check_line(check), f"check-{check.id}"
                digit = self._digits.get(key, "")
                yield Pick(line, self._check(check, line), key=key, digit=digit)
            elif not brief:
                yield Heading(self._check(check), key=f"check-{check.id}")
        if brief and passed:
            names = self._say(texts.PASSED, n=len(passed))
            label = Content.assemble(
                (padded(self._say(texts.PASS), VERDICT), "$success"), (names, "$muted")
            )
            yield Heading(Content.assemble("  ", label), key="passed")

    def _check_line(self, check: CheckResult) -> CheckLine:
        if check.verdict == "fail" and not self._reported(check):
            return CheckLine(check, "report")
        return CheckLine(check, "confirm" if check.verdict == "unknown" else "look")

    def _check(self, check: CheckResult, line: CheckLine | None = None) -> Content:
        words, style = STYLES[check.verdict]
        act = self._act(line) if line is not None else Content("")
        room = min(max(12, self._width - VERDICT - self._name - ACT - 2), VALUE_MOST)
        return Content.assemble(
            "" if line is not None else "  ",
            (padded(self._say(words), VERDICT), style),
            plain(padded(shorten(check.name.say(self._lang), self._name - 1), self._name)),
            plain(padded(shorten(one_line(check.value.say(self._lang)), room), room), "$muted"),
            "  ",
            act,
        )

    def _act(self, line: CheckLine) -> Content:
        ticked = line.check.id in self._view.shift.preshift.ticked
        if self._reported(line.check):
            return Content.styled(self._say(texts.REPORTED), "$muted")
        if line.act == "confirm" and ticked:
            return Content.styled(self._say(texts.CONFIRMED), "$success")
        words = {"look": texts.LOOK, "report": texts.REPORT, "confirm": texts.CONFIRM}[line.act]
        return Content(self._say(words))

    def _reported(self, check: CheckResult) -> bool:
        return any(fault.check == check.id for fault in self._view.shift.preshift.faults)

    def _ticks(self) -> Iterator[Pick]:
        ticked = self._view.shift.preshift.ticked
        for tick in self._view.ticks:
            done = tick.id in ticked
            open_style = "$warning" if tick.required else "$muted"
            words, style = (texts.YES, "$success") if done else (texts.NOT_YET, open_style)
            room = max(12, self._width - VERDICT - self._name)
            label = Content.assemble(
                (padded(self._say(words), VERDICT), style),
                plain(padded(shorten(tick.name.say(self._lang), self._name - 1), self._name)),
                plain(shorten(tick.how.say(self._lang), room), "$muted"),
            )
            cut = cells(tick.how.say(self._lang)) > room
            yield Pick(TickLine(tick.id, done, tick.how, cut), label, key=f"tick-{tick.id}")

    def _passed(self, passed: Passed) -> Content:
        who = self._names.get(passed.offer.by) or passed.offer.by
        said = passed.offer.note or passed.offer.reason or passed.subject
        room = max(16, self._width - 4)
        return Content.assemble(
            (padded(passed.number, VERDICT), "bold"),
            plain(shorten(one_line(passed.subject), room // 2)),
            "   ",
            plain(self._say(texts.FROM_WHOM, who=one_line(who)), "$muted"),
            "\n  ",
            plain(shorten(one_line(said), room), "$muted"),
        )

    def _notice(self, notice: Notice) -> Content:
        bulletin = notice.bulletin
        urge, beside = self._urge(notice), self._beside
        title = shorten(one_line(bulletin.title.say(self._lang)), beside)
        head = plain(title, "bold" if notice.unread else "")
        room = beside
        if cells(title) + cells(urge.plain) + 2 <= beside:
            head, below = Content.assemble(head, "  ", urge), Content("")
        else:
            # The title comes first: what must be done about it goes on below.
            below, room = Content.assemble(urge, "  "), beside - cells(urge.plain) - 2
        about = self._fitting(list(self._about(notice)), room)
        return Content.assemble(head, "\n  ", below, plain(about, "$muted"))

    def _about(self, notice: Notice) -> Iterator[str]:
        """What kind it is, what is asked of its reader, from when to when, and what is to be
        learnt: the weightiest first."""
        bulletin = notice.bulletin
        yield self._say(texts.FORMS[bulletin.form])
        if bulletin.check:
            yield self._checked(notice)
        if bulletin.from_day > self._view.day:
            yield self._say(texts.FROM, day=bulletin.from_day[5:])
        if bulletin.to_day:
            yield self._say(texts.UNTIL, day=bulletin.to_day[5:])
        if bulletin.version > 1:
            yield self._say(texts.VERSION, n=bulletin.version)
        if bulletin.study:
            yield self._say(texts.STUDY, n=len(bulletin.study))

    def _checked(self, notice: Notice) -> str:
        n = len(notice.bulletin.check)
        if not notice.untested:
            return self._say(quiz_texts.PASSED)
        if notice.tries:
            return self._say(quiz_texts.NOT_PASSED, hits=notice.best, n=n)
        return self._say(quiz_texts.CHECK if n > 1 else quiz_texts.CHECK_ONE, n=n)

    def _fitting(self, parts: list[str], room: int) -> str:
        """As many of these as there is room for, none of them cut; the notice itself has all."""
        comma = "，" if self._lang == "zh" else ", "
        while len(parts) > 1 and cells(comma.join(parts)) > room:
            parts.pop()
        return shorten(comma.join(parts), room)

    def _urge(self, notice: Notice) -> Content:
        if not notice.unread:
            return Content.styled(self._say(texts.READ), "$success")
        word = texts.READ_ANEW if notice.read else texts.UNREAD
        if notice.owed:
            return Content.styled(f"{self._say(texts.MUST)} {self._say(word)}", "$warning")
        return Content.styled(self._say(word), "$muted")

    def _say(self, words: Words, **values: object) -> str:
        return words.say(self._lang, **values)


def missing_of(view: PreshiftView) -> Sequence[tuple[int, Words]]:
    """What stands between now and going on duty with a clear head."""
    found = (
        (len(view.owed), texts.MISSING_NOTICES),
        (len(view.unticked), texts.MISSING_TICKS),
        (len(view.offered), texts.MISSING_OFFERS),
    )
    return [(n, words) for n, words in found if n]
