"""The conversation: who said what when, and how far our answers have come."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from cs_tui.core.text import safe_text, shorten
from cs_tui.texts import (
    Lang,
    Words,
    customer,
    five_steps,
    joining,
    passing,
    raising,
    verification,
)
from cs_tui.texts import desk as texts
from cs_tui.widgets import timing
from cs_tui.widgets.handed import whom
from cs_tui.widgets.wrapping import break_between_characters

if TYPE_CHECKING:
    from cs_tui.core.case import Case
    from cs_tui.core.contact_state import Message
    from cs_tui.core.offer_state import Offer

break_between_characters()

STATES: dict[str, tuple[Words, str]] = {
    "waiting": (texts.WAITS, "yellow"),
    "sent": (texts.SENT, "dim"),
    "delivered": (texts.DELIVERED, "dim"),
    "failed": (texts.FAILED, "bold red"),
    "spoken": (texts.SPOKEN, "dim"),
}


class Talk(VerticalScroll, can_focus=False):
    """Scrolls above the fields; it stays at the newest message unless scrolled away."""

    DEFAULT_CSS = """
    Talk { height: 1fr; min-height: 3; padding: 0 1; scrollbar-size: 1 1; }
    Talk > Static { width: 1fr; height: auto; }
    """

    def compose(self) -> ComposeResult:
        """One block of text."""
        yield Static("", markup=False)

    def show(self, case: Case, *, names: dict[str, str], lang: Lang) -> None:
        """Shows the conversation; `names` says what people are called."""
        at_end = self.scroll_offset.y >= self.max_scroll_y
        self.query_one(Static).update(_lines(case, names, lang))
        if at_end:
            self.scroll_end(animate=False)


def _lines(case: Case, names: dict[str, str], lang: Lang) -> RenderableType:
    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    grid.add_column(no_wrap=True, style="dim")
    grid.add_column(no_wrap=True)
    grid.add_column(ratio=1, overflow="fold")
    rows = [(one.at, _speaker(one, names, lang), _said(one, lang)) for one in case.messages]
    rows += [row for offer in case.offers for row in _passed(offer, names, lang)]
    rows += _tied(case, names, lang)
    rows += _raised(case, lang)
    rows += _assigned(case, names, lang)
    rows += _stepped(case, names, lang)
    for at, speaker, said in sorted(rows, key=lambda row: row[0]):
        grid.add_row(timing.clock(at), speaker, said)
    return Group(grid)


def _passed(offer: Offer, names: Mapping[str, str], lang: Lang) -> Iterator[tuple[int, Text, Text]]:
    """What colleagues said to each other about whose case it is; customers never see it."""
    by, what = (offer.ordered_by, "reassigned") if offer.ordered_by else (offer.by, "offered")
    told = [(offer.at, by, what, whom(offer.to, names), offer.note)]
    for asked in offer.asked:
        who = names.get(asked.person, asked.person)
        words = passing.GOES_ON.say(lang, who=who, why=asked.why)
        yield asked.at, *_aside("", words)
    if offer.taken_by is not None and offer.taken_at is not None and not offer.ordered_by:
        told.append((offer.taken_at, offer.taken_by, "accepted", "", ""))
    if offer.ended_by is not None and offer.ended_at is not None:
        told.append((offer.ended_at, offer.ended_by, offer.standing, "", offer.said))
    for at, by, what, who, text in told:
        words = passing.TALK[what].say(lang, who=who, text=text)
        name = Text(shorten(names.get(by, by), 10), style="cyan")
        yield at, name, Text(safe_text(words), style="italic")


def _tied(case: Case, names: Mapping[str, str], lang: Lang) -> Iterator[tuple[int, Text, Text]]:
    """The cases that were merged into this one or linked with it, and where it went itself."""
    for tie in case.ties:
        words = joining.TIES[tie.sort].say(lang, number=tie.number, line=tie.line)
        yield tie.at, *_aside(names.get(tie.by, tie.by), words)
    if case.status == "merged":
        words = joining.TIES["merged"].say(lang, number=case.merged_number or "")
        yield case.updated_at, *_aside("", words)


def _raised(case: Case, lang: Lang) -> Iterator[tuple[int, Text, Text]]:
    """When the lead was told that time runs out, and when the customer's grade raised it."""
    for one in case.raises:
        if one.why == "time" and one.due_at is not None:
            words = raising.BY_TIME.say(lang, time=timing.clock(one.due_at))
        else:
            words = raising.BY_GRADE.say(lang, was=one.was, to=one.to)
        yield one.at, *_aside("", words)


def _assigned(case: Case, names: Mapping[str, str], lang: Lang) -> Iterator[tuple[int, Text, Text]]:
    """Why it was served to whom, and why it went back to its queue."""
    for one in case.assigned:
        words = texts.ASSIGNED if one.agent else texts.RELEASED
        who = names.get(one.agent, one.agent) if one.agent else ""
        yield one.at, *_aside(who, words.say(lang, why=one.why))


def _stepped(case: Case, names: Mapping[str, str], lang: Lang) -> Iterator[tuple[int, Text, Text]]:
    """The steps that were left out and why; at the end, how long each of them took."""
    for one in case.skipped:
        step, why = five_steps.NAMES[one.step], one.name.say(lang)
        told = five_steps.SKIPPED_TOLD.say(lang, step=step, reason=why)
        yield one.at, *_aside(names.get(one.by, one.by), told)
    for check in case.checks:
        line = verification.LINE if check.passed else verification.LINE_NOT
        told = line.say(lang, means=check.name.say(lang))
        yield check.at, *_aside(names.get(check.by, check.by), told)
    for asked in case.asked_again:
        fields = texts.LIST_MARK.say(lang).join(
            customer.FIELDS[field].say(lang) for field in asked.fields
        )
        told = customer.ASKED_LINE.say(lang, fields=fields)
        yield asked.at, *_aside(names.get(asked.by, asked.by), told)
    if took := time_per_step(case, lang):
        yield case.updated_at, *_aside("", took)


def time_per_step(case: Case, lang: Lang) -> str:
    """`每步用时：接触 0:40、识别 1:12`; nothing where no desk told."""
    parts = [
        five_steps.TOOK_ONE.say(lang, step=five_steps.NAMES[step], time=timing.lasting(ms))
        for step, ms in case.steps_ms.items()
    ]
    steps = texts.LIST_MARK.say(lang).join(parts)
    return five_steps.TOOK.say(lang, steps=steps) if parts else ""


def _aside(who: str, words: str) -> tuple[Text, Text]:
    """What stands between the messages and no customer sees."""
    return Text(shorten(who, 10), style="cyan"), Text(safe_text(words), style="italic")


def _speaker(message: Message, names: dict[str, str], lang: Lang) -> Text:
    if message.side == "customer":
        return Text(texts.CUSTOMER.say(lang), style="bold")
    return Text(shorten(names.get(message.actor, message.actor), 10), style="bold cyan")


def _said(message: Message, lang: Lang) -> Text:
    text = Text(safe_text(message.text))
    if message.side == "agent" and message.delivery in STATES:
        words, style = STATES[message.delivery]
        label = words.say(lang)
        if message.problem:
            label += f" {safe_text(message.problem)}"
        text.append(" " * 2 + label, style=style)
    return text
