"""How what is due is drawn: headings by urgency, two lines a thing owed, its detail beside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from textual.content import Content

from cs_tui.core.ports import Instant
from cs_tui.core.text import one_line, shorten
from cs_tui.screens.lists import Heading
from cs_tui.screens.side import padded
from cs_tui.store.due import Due
from cs_tui.texts import Lang, Words
from cs_tui.texts import complaint as complaint_texts
from cs_tui.texts import desk as desk_texts
from cs_tui.texts import followups as texts
from cs_tui.widgets import timing
from cs_tui.widgets.board_list import STYLES
from cs_tui.widgets.people import who
from cs_tui.widgets.pick_list import Pick
from cs_tui.widgets.plain import plain

DUE, FORM, WHO = 16, 10, 24
"""Cells of the columns of the list."""
GROUPS = (("late", texts.LATE), ("today", texts.TODAY), ("later", texts.LATER))


@dataclass(frozen=True, slots=True)
class DueRows:
    """The rows of the list at one moment, in one language."""

    now: Instant
    lang: Lang
    width: int
    """Cells of the list."""

    def of(self, owed: Sequence[Due], before: int = 0) -> Iterator[Pick]:
        """All rows; the first nine of the list, with so many rows before these, have a digit."""
        groups: dict[str, list[Due]] = {"late": [], "today": [], "later": []}
        for one in owed:
            groups[self._group(one)].append(one)
        number = before
        for group, words in GROUPS:
            if not groups[group]:
                continue
            if number > before:
                yield Heading("", key=f"before-{group}")
            style = "bold $error" if group == "late" else "$muted"
            said = words.say(self.lang, n=len(groups[group]))
            yield Heading(Content.styled(said, style), key=group)
            for one in groups[group]:
                number += 1
                digit = str(number) if number < 10 else ""
                yield Pick(one, self._row(one), key=key_of(one), digit=digit)

    def _group(self, one: Due) -> str:
        if one.due_at < self.now:
            return "late"
        today = timing.day_clock(self.now, self.now)
        here = len(timing.day_clock(one.due_at, self.now)) == len(today)
        return "today" if here else "later"

    def _row(self, one: Due) -> Content:
        customer = shorten(who(one_line(one.name), one.phone, self.lang), WHO)
        head = Content.assemble(
            _due(one, self.now, self.lang, DUE),
            " ",
            padded(form_of(one).say(self.lang), FORM),
            " ",
            plain(padded(customer, WHO)),
            " ",
            (one.number, "$muted"),
        )
        room = max(20, (self.width or 76) - 8)
        return Content.assemble(
            head, "\n  ", plain(shorten(what_of(one, self.lang), room), "$muted")
        )

    def detail(self, one: Due, me: str, names: Mapping[str, str]) -> Content:
        """Everything known of one thing owed."""
        channel = desk_texts.CHANNELS.get(one.channel)
        status = desk_texts.STATUS.get(one.status)
        lines = [
            self._labelled(SORTS[one.sort], plain(what_of(one, self.lang), "bold")),
            *self._made(one, me, names),
            Content(""),
            self._labelled(texts.DUE, _due(one, self.now, self.lang)),
            *([] if one.due_confirmed else [self._said(texts.UNCONFIRMED, "$warning")]),
            Content(""),
            self._labelled(texts.CUSTOMER, plain(who(one_line(one.name), one.phone, self.lang))),
            Content(""),
            self._labelled(texts.CASE, Content.styled(one.number, "bold")),
            Content.styled(
                "  ".join(known.say(self.lang) for known in (channel, status) if known is not None),
                "$muted",
            ),
            plain(one_line(one.subject), "$muted"),
        ]
        return Content("\n").join(lines)

    def _made(self, one: Due, me: str, names: Mapping[str, str]) -> Iterator[Content]:
        if one.made_at is not None:
            by = texts.ME.say(self.lang) if one.made_by == me else names.get(one.made_by)
            made = timing.day_clock(one.made_at, self.now)
            yield Content.styled(
                MADE[one.sort].say(self.lang, time=made, who=one_line(by or one.made_by)), "$muted"
            )
        if one.sort == "followup":
            tries = texts.TRIES.say(self.lang, n=one.tries + 1, most=one.most)
            yield Content.styled(tries, "$muted")
        if one.weight:
            weight = complaint_texts.WEIGHTS[one.weight].say(self.lang)
            yield self._said(texts.WEIGHT.fill(weight=weight), "$muted")

    def _said(self, words: Words, style: str) -> Content:
        return Content.styled(words.say(self.lang), style)

    def _labelled(self, label: Words, value: Content) -> Content:
        return Content.assemble((padded(label.say(self.lang), 10), "$muted"), value)


SORTS = {
    "promise": texts.PROMISE,
    "followup": texts.FOLLOWUP,
    "complaint": complaint_texts.COMPLAINT,
    "scheduled": texts.SCHEDULED,
}
MADE = {
    "promise": texts.PROMISED_AT,
    "followup": texts.PLANNED_AT,
    "complaint": texts.COMPLAINED_AT,
    "scheduled": texts.PLANNED_AT,
}


def key_of(one: Due) -> str:
    """What a row is known by when the list changes."""
    return f"{one.sort}-{one.id or one.case}"


def form_of(one: Due) -> Words:
    """What kind of thing is owed, shortly."""
    if one.sort == "promise":
        return texts.FORMS.get(one.form, texts.PROMISE)
    return texts.PLANS[one.form] if one.sort == "followup" else SORTS[one.sort]


def what_of(one: Due, lang: Lang) -> str:
    """What is to be done, in one line."""
    if one.sort == "complaint" and one.form:
        step = complaint_texts.STEPS[one.form]
        said = complaint_texts.NEXT_STEP.say(lang, step=step)
        words = texts.STEP_AND_DEMAND if one.what else texts.STEP_ALONE
        return one_line(words.say(lang, step=said, what=one.what))
    if one.sort == "followup":
        return one_line(one.what) or texts.ASK_WHETHER[one.form == "rating"].say(lang)
    return one_line(one.what or one.subject)


def _due(owed: Due, now: Instant, lang: Lang, width: int = 0) -> Content:
    style = STYLES[timing.urgency(owed.due_at, now)]
    return Content.styled(padded(timing.left(owed.due_at, now, lang), width), style)
