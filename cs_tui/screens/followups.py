"""F4, follow-ups: everything I promised and have not kept yet, the earliest due first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import OptionList, Static

from cs_tui.core.case import Case
from cs_tui.core.ports import Instant
from cs_tui.core.text import one_line, shorten
from cs_tui.screens import keymap
from cs_tui.screens.lists import Heading, SideList
from cs_tui.screens.panels import AskPanel
from cs_tui.screens.passing import Passing
from cs_tui.screens.passing_rows import Handed
from cs_tui.screens.side import Named, NumberedAct, padded
from cs_tui.screens.step import acting
from cs_tui.store.promises import Owed
from cs_tui.texts import Lang, Words
from cs_tui.texts import desk as desk_texts
from cs_tui.texts import followups as texts
from cs_tui.texts import keys as key_texts
from cs_tui.widgets import timing
from cs_tui.widgets.board_list import STYLES
from cs_tui.widgets.people import who
from cs_tui.widgets.pick_list import Pick, PickList
from cs_tui.widgets.plain import plain

SHOWN_WHAT = 40
"""Cells of a promise in a notice."""
DUE, FORM, WHO = 13, 9, 22
"""Cells of the columns of the list."""


class FollowUpsScreen(Passing):
    """What is offered to the person at this desk, their promises, what they passed on."""

    CSS_PATH = "followups.tcss"
    STEP = "followups"
    DIGITS = texts.DIGIT_LONG
    HERE = {
        "followups.kept": Named(texts.KEPT_KEY, texts.KEPT_LONG),
        "undo": Named(key_texts.UNDO, texts.UNDO_LONG),
        "select": Named(key_texts.OPEN, texts.OPEN_LONG),
    }
    BINDINGS = [
        *keymap.bindings("case.acts", "undo"),
        Binding("space", "kept", id="followups.kept", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._owed: tuple[Owed, ...] = ()

    def body(self) -> ComposeResult:
        """The list, and beside it what is known of the highlighted promise."""
        with Horizontal(id="panes"):
            yield SideList(id="owed")
            yield Static("", id="detail", markup=False)
        yield Static("", id="empty", markup=False)
        yield Static("", id="hint", markup=False)

    async def arrive(self) -> None:
        """The list has the keys."""
        self.query_one(SideList).focus()
        await super().arrive()

    async def load(self) -> None:
        """Reads the ledger."""
        self._owed = await self.desk.run(self.desk.promises.ledger)
        await self.load_passed()
        self.set_class(not (self._owed or self.incoming or self.outgoing), "-empty")
        self.query_one("#hint", Static).update(self.say(texts.HINT))
        empty = Content.assemble(
            (self.say(texts.EMPTY), "bold $foreground"), "\n\n", self.say(texts.EMPTY_WHY)
        )
        self.query_one("#empty", Static).update(empty)
        self.tick()

    def tick(self) -> None:
        """The clocks went on."""
        if self._shown:
            rows = _Rows(self.cs.now(), self.lang, self.query_one(SideList).size.width)
            passing, given = self.passing_rows(), len(self.incoming)
            parts = (
                list(passing.of(self.incoming)),
                list(rows.of(self._owed, given)),
                list(passing.of(self.outgoing, 1 + given + len(self._owed))),
            )
            shown: list[Pick] = []
            for part in parts:
                if shown and part:
                    shown.append(Heading("", key=f"gap-{len(shown)}"))
                shown += part
            self.query_one(SideList).draw(shown)
            self._show_detail()

    @property
    def acts(self) -> Sequence[NumberedAct]:
        """What can be done about the highlighted promise."""
        return (
            NumberedAct("1", texts.ACT_OPEN, self._open),
            NumberedAct("2", texts.ACT_KEPT, self._keep_highlighted),
            NumberedAct("3", texts.ACT_DROP, self._drop),
            *self.passing_acts,
        )

    async def show_undone(self, case: Case) -> None:
        """What came back is highlighted."""
        await super().show_undone(case)
        self.query_one(SideList).highlight(
            lambda item: isinstance(item, Owed) and item.case == case.id
        )

    @acting
    async def action_kept(self) -> None:
        """The highlighted promise was kept."""
        await self._keep_highlighted()

    @on(PickList.Picked)
    def _numbered(self, event: PickList.Picked) -> None:
        event.stop()
        if isinstance(event.item, Owed):
            self.attempt(partial(self._keep, event.item))
        elif isinstance(event.item, Handed):
            self.attempt(partial(self.pick_handed, event.item))

    @on(SideList.Opened)
    def _opened(self, event: SideList.Opened) -> None:
        event.stop()
        if isinstance(event.item, Owed):
            self.attempt(partial(self.show_case, event.item.case))
        elif isinstance(event.item, Handed):
            self.attempt(partial(self.open_handed, event.item))

    @on(SideList.Reshaped)
    def _reshaped(self, event: SideList.Reshaped) -> None:
        event.stop()
        self.tick()

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._show_detail()

    @property
    def _chosen(self) -> Owed | None:
        item = self.query_one(SideList).highlighted_item
        return item if isinstance(item, Owed) else None

    async def _open(self) -> None:
        if self.chosen_handed is not None:
            await self.show_case(self.chosen_handed.passed.case)
        elif self._chosen is None:
            self.cs.tell(texts.NOTHING)
        else:
            await self.show_case(self._chosen.case)

    async def _keep_highlighted(self) -> None:
        if self._chosen is None:
            self.cs.tell(texts.NOTHING)
        else:
            await self._keep(self._chosen)

    async def _keep(self, owed: Owed) -> None:
        await self.desk.run(self.desk.promises.keep, owed.case, owed.promise)
        await self._told(texts.KEPT, owed)

    async def _drop(self) -> None:
        owed = self._chosen
        if owed is None:
            self.cs.tell(texts.NOTHING)
            return
        reason = await self.app.push_screen_wait(AskPanel(texts.WHY_DROP, self.lang))
        if reason:
            await self.desk.run(self.desk.promises.drop, owed.case, owed.promise, reason)
            await self._told(texts.DROPPED, owed)

    async def _told(self, words: Words, owed: Owed) -> None:
        what = shorten(owed.what, SHOWN_WHAT)
        self.cs.tell(words.fill(number=owed.number, what=what))
        await self.redraw()
        await self.cs.refresh_board()

    def _show_detail(self) -> None:
        owed, handed = self._chosen, self.chosen_handed
        shown = Content("") if owed is None else self._detail(owed)
        if handed is not None:
            shown = self.passing_rows().detail(handed, self.cs.me)
        self.query_one("#detail", Static).update(shown)

    def _detail(self, owed: Owed) -> Content:
        now, lang = self.cs.now(), self.lang
        by = texts.ME.say(lang) if owed.made_by == self.cs.me else self.cs.names.get(owed.made_by)
        made = timing.day_clock(owed.made_at, now)
        channel = desk_texts.CHANNELS.get(owed.channel)
        status = desk_texts.STATUS.get(owed.status)
        lines = [
            _labelled(texts.PROMISE, plain(owed.what, "bold"), lang),
            Content.styled(
                self.say(texts.PROMISED_AT, time=made, who=one_line(by or owed.made_by)), "$muted"
            ),
            Content(""),
            _labelled(texts.DUE, _due(owed, now, lang), lang),
            *(
                []
                if owed.due_confirmed
                else [Content.styled(self.say(texts.UNCONFIRMED), "$warning")]
            ),
            Content(""),
            _labelled(texts.CUSTOMER, plain(who(one_line(owed.name), owed.phone, lang)), lang),
            Content(""),
            _labelled(texts.CASE, Content.styled(owed.number, "bold"), lang),
            Content.styled(
                "  ".join(known.say(lang) for known in (channel, status) if known is not None),
                "$muted",
            ),
            plain(one_line(owed.subject), "$muted"),
        ]
        return Content("\n").join(lines)


class _Rows:
    """The rows of the list: headings by urgency, two lines a promise."""

    def __init__(self, now: Instant, lang: Lang, width: int) -> None:
        self._now, self._lang = now, lang
        self._width = max(20, (width or 76) - 8)

    def of(self, owed: Sequence[Owed], before: int = 0) -> Iterator[Pick]:
        """All rows; the first nine of the list, with so many rows before these, have a digit."""
        today = timing.day_clock(self._now, self._now)
        groups: dict[str, list[Owed]] = {"late": [], "today": [], "later": []}
        for one in owed:
            here = len(timing.day_clock(one.due_at, self._now)) == len(today)
            late = one.due_at < self._now
            groups["late" if late else "today" if here else "later"].append(one)
        number = before
        for group, words in (("late", texts.LATE), ("today", texts.TODAY), ("later", texts.LATER)):
            if not groups[group]:
                continue
            if number > before:
                yield Heading("", key=f"before-{group}")
            yield Heading(self._heading(words, group, len(groups[group])), key=group)
            for one in groups[group]:
                number += 1
                digit = str(number) if number < 10 else ""
                yield Pick(one, self._row(one), key=one.promise, digit=digit)

    def _heading(self, words: Words, group: str, n: int) -> Content:
        style = "bold $error" if group == "late" else "$muted"
        return Content.styled(words.say(self._lang, n=n), style)

    def _row(self, one: Owed) -> Content:
        form = texts.FORMS.get(one.form)
        customer = shorten(who(one_line(one.name), one.phone, self._lang), WHO)
        head = Content.assemble(
            _due(one, self._now, self._lang, DUE),
            " ",
            padded(form.say(self._lang) if form else one.form, FORM),
            " ",
            plain(padded(customer, WHO)),
            " ",
            (one.number, "$muted"),
        )
        return Content.assemble(head, "\n  ", plain(shorten(one.what, self._width), "$muted"))


def _due(owed: Owed, now: Instant, lang: Lang, width: int = 0) -> Content:
    style = STYLES[timing.urgency(owed.due_at, now)]
    return Content.styled(padded(timing.left(owed.due_at, now, lang), width), style)


def _labelled(label: Words, value: Content, lang: Lang) -> Content:
    return Content.assemble((padded(label.say(lang), 10), "$muted"), value)
