"""F3, the desk: mine and the queue, the case in front, what stands beside it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from cs_tui.screens import keymap
from cs_tui.screens.fields import ASSIST_AFTER_S, Fields
from cs_tui.screens.missing import GoingOn
from cs_tui.screens.step import acting
from cs_tui.screens.telling import acts_named
from cs_tui.texts import desk as texts
from cs_tui.widgets.assist_pane import AssistLine, AssistPane
from cs_tui.widgets.board_list import BoardList
from cs_tui.widgets.case_head import CaseHead
from cs_tui.widgets.case_pane import CasePane
from cs_tui.widgets.lacking import Lacking
from cs_tui.widgets.note_form import NoteForm
from cs_tui.widgets.talk import Talk
from cs_tui.widgets.writing import Writing

if TYPE_CHECKING:
    from cs_tui.services.cases import CaseView


NUMBERS_S = 0.01
"""How often it is looked whether what stands beside the case is numbered now."""


WORK_KEYS = ("case.next", "case.send", "case.use", "kb.search")


class DeskScreen(GoingOn):
    """The screen an agent looks at all day."""

    CSS_PATH = "desk.tcss"
    AUTO_FOCUS = ""
    KEY_IDS = (*WORK_KEYS, "find", "case.acts", "call", "all")
    IDLE_KEY_IDS = ("case.next", "kb.search", "find", "call", "all")
    """The keys that do something while no case is open."""
    BINDINGS = [
        *keymap.bindings(*WORK_KEYS, "case.acts", "case.other", "undo"),
        Binding("escape", "out", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.fields = Fields(self)
        self._turning = asyncio.Lock()
        """Held while another case comes to the front: two of them would mix their fields."""
        self._waking, self._awake = asyncio.Lock(), False
        self._revealed: tuple[str, int] | None = None
        self._front_since: int | None = None
        self._assist_soon: Timer | None = None
        self._lacking: tuple[str, ...] = ()
        self._beside = ""

    def body(self) -> ComposeResult:
        """Three panes; a narrow screen shows the middle one."""
        with Horizontal(id="panes"):
            yield BoardList(id="board")
            with CasePane(id="case", classes="-empty"):
                yield Static("", id="empty", markup=False)
                yield CaseHead(id="head").add_class("work")
                yield Talk(id="talk").add_class("work")
                yield NoteForm(id="note").add_class("work")
                yield Writing(rows=(2, 6), id="reply", classes="work")
                yield Lacking(id="lacking").add_class("work")
                yield AssistLine(id="assist-line").add_class("work")
            yield AssistPane(id="assist")

    async def on_desk(self) -> None:
        """The desk is there."""
        await self.wake()

    async def on_screen_resume(self) -> None:
        """The first time after the minutes before the shift."""
        # While the first start asks who sits here, the desk behind it is not the person's yet.
        if self.cs.policy is not None:
            await self.cs.attempt(self.wake)

    async def wake(self) -> None:
        """Goes on where the last run ended, once: with the case that was in front."""
        async with self._waking:
            if not self._awake:
                self._awake = True
                await self._go_on()

    async def _go_on(self) -> None:
        await self.cs.refresh_board()
        front = await self.desk.run(self.desk.front.to_go_on_with)
        if self.view is not None or self._turning.locked():
            return
        if front is None:
            self.show_empty()
            self.set_focus(self.query_one(CasePane))
            return
        caret = await self.desk.run(self.desk.cases.caret, front)
        await self.open_case(front)
        if not self.fields.dirty:
            # Who types already must not have the caret moved in the middle of a word.
            self.fields.put_caret(caret)

    async def redraw(self) -> None:
        """Records or the language changed."""
        self.show_keys()
        if self.view is not None:
            await self.reload()
        else:
            self.show_empty()

    @property
    def key_ids(self) -> tuple[str, ...]:
        """A key that would only say that no case is open is not shown."""
        return self.IDLE_KEY_IDS if self.view is None else self.KEY_IDS

    def tick(self) -> None:
        """The clocks went on."""
        now, front = self.cs.now(), self.front_case
        looks = self.cs.beside()
        # To draw fifty rows is the dearest part of a key; a narrow screen mostly hides them.
        if any(map(self.has_class, ("-wide", "show-board", "-idle"))):
            board, shown, calm = self.query_one(BoardList), self.cs.board, self.cs.calm
            board.show(shown, front=front, now=now, lang=self.lang, calm=calm, beside=looks)
        if looks.get(front or "", "") != self._beside:
            self._show_head()
        if self._revealed is not None and now >= self._revealed[1]:
            self._revealed = None
            self._show_head()

    def on_resize(self) -> None:
        """A wider screen shows the lists, as they are now."""
        self.call_after_refresh(self.cs.paint)

    @property
    def front_case(self) -> str | None:
        """The case in front."""
        return self.view.case.id if self.view else None

    @property
    def front_since(self) -> int | None:
        """Since when the case in front stands there."""
        return self._front_since if self.view else None

    @property
    def typing(self) -> bool:
        """Whether the person typed something for the case in front just now."""
        return self.fields.typing

    @property
    def issue(self) -> str:
        """What stands in the first line of the note now, saved or not."""
        return self.query_one("#note-issue", Writing).value

    async def open_case(self, case_id: str) -> None:
        """Puts a case in front and shows it; what was typed in another one is kept."""
        if self._left is not None and self._left[0] == case_id:
            self._left = None
        async with self._turning:
            await self.flush()
            await self.desk.run(self.desk.queue.put_in_front, case_id)
            view = await self.desk.run(self.desk.cases.view, case_id)
            before, late = self.fields.pending()
            self._put_in_front(view)
            if before and late:
                await self.desk.run(self.desk.cases.keep_drafts, before, late)
                if before == case_id:
                    await self._read(self.fields.load)
            self.cs.note_presence()
            await self.reload()
            self.set_focus(self.query_one(CasePane))

    def _put_in_front(self, view: CaseView) -> None:
        """View and fields change together, so that nothing typed lands in another case."""
        self._front_since = self.cs.now()
        self.assist, self.greeting, self.view = None, "", view
        self.remove_class("show-board", "-idle")
        self.query_one("#case").set_classes("-full")
        self.fields.load(view)

    async def take_call(self, case_id: str) -> None:
        """Shows a call; finishing it returns to the draft and the caret that were left."""
        if self.view is not None and self._left is None and not self.stands_aside():
            self._left = (self.view.case.id, self.fields.caret)
        await self.open_case(case_id)

    async def show_anew(self) -> None:
        """The fields became facts: shows them as they stand now."""
        await self._read(self.fields.load)
        await self.reload()

    async def reload(self) -> None:
        """Shows the case in front as it is now; fields that are being typed in stay."""
        if not await self._read() or self.view is None:
            return
        self._show_lacking()
        self._show_head()
        self.query_one(Talk).show(self.view.case, names=self.called, lang=self.lang)
        await self.cs.refresh_board()
        self._refresh_assist()

    async def _read(self, then: Callable[[CaseView], None] = lambda _: None) -> bool:
        """Reads the case in front again; False when another one came to the front meanwhile."""
        asked = self.front_case
        if asked is None:
            return False
        view = await self.desk.run(self.desk.cases.view, asked)
        if self.front_case != asked:
            return False
        self.view = view
        then(view)
        return True

    def show_empty(self) -> None:
        """No case is open: says what to press."""
        self.view, self._front_since = None, None
        self.show_keys()
        self.add_class("-idle")
        self.query_one("#case").set_classes("-empty")
        board = self.cs.board
        hint = texts.NO_CASE_WHY if board.waiting else texts.NO_CASE_EMPTY
        said = self.say(hint, n=board.waiting_said)
        self.query_one("#empty", Static).update(
            Content.assemble((self.say(texts.NO_CASE), "bold $foreground"), "\n\n", said)
        )
        self.query_one(AssistPane).show_idle(self.lang)
        self.tick()

    async def set_fields(self, fields: Mapping[str, str]) -> None:
        """Puts picked values into the fields; they become facts with Ctrl+N or Ctrl+S."""
        if self.view is None:
            return
        self.fields.put(fields, self.view)
        await self.flush()
        await self.reload()

    async def flush(self) -> None:
        """Keeps what is being typed; it counts as kept only when it is."""
        case_id, typed = self.fields.pending()
        if case_id and typed:
            await self.desk.run(self.desk.cases.keep_drafts, case_id, typed, self.fields.caret)
            self.fields.kept(case_id, typed)

    def flush_now(self) -> None:
        """The same, at the very end, when nothing can be awaited any more."""
        case_id, typed = self.fields.pending()
        if case_id and typed:
            self.desk.run_now(self.desk.cases.keep_drafts, case_id, typed, self.fields.caret)
            self.fields.kept(case_id, typed)

    def reveal(self, case_id: str, limit_ms: int) -> None:
        """Shows the number for a while."""
        self._revealed = (case_id, self.cs.now() + limit_ms)
        self._show_head()

    @acting
    async def action_other(self) -> None:
        """My next conversation, unread first."""
        other = await self.desk.run(self.desk.queue.next_of_mine, self.front_case)
        if other is not None and other != self.front_case:
            await self.open_case(other)

    @acting
    async def action_undo_act(self) -> None:
        """Takes the last act back; typing has been undone by the field before."""
        case, kinds = await self.desk.run(self.desk.undo.last)
        self.cs.tell(texts.UNDONE.fill(what=acts_named(kinds)))
        await self.open_case(case.id)

    def action_out(self) -> None:
        """From a field to the case, from the case to the lists and back."""
        if self.focused is self.query_one(BoardList) or self.has_class("show-board"):
            self.remove_class("show-board")
            self.set_focus(self.query_one(CasePane))
        elif self.focused is self.query_one(CasePane):
            self.add_class("show-board")
            self.tick()
            self.query_one(BoardList).take_keys()
        else:
            self.set_focus(self.query_one(CasePane))

    @on(BoardList.Chosen)
    def _chosen(self, event: BoardList.Chosen) -> None:
        event.stop()
        self.attempt(partial(self.open_case, event.case_id))

    @on(Writing.Edited)
    def _edited(self, event: Writing.Edited) -> None:
        event.stop()
        if self.view is None:
            return
        self.fields.edited()
        self._show_lacking()
        if self._assist_soon is None:
            self._assist_soon = self.set_timer(ASSIST_AFTER_S, self._refresh_assist)

    @on(Writing.Submitted)
    def _submitted(self, event: Writing.Submitted) -> None:
        event.stop()
        self.action_send()

    def on_screen_suspend(self) -> None:
        """Another screen of the day is opened: what is typed here is kept before."""
        self.on_descendant_blur()

    def on_descendant_blur(self) -> None:
        """Leaving a field keeps what stands in it."""
        if self.fields.dirty and self.cs.ready:
            self.attempt(self.flush)

    @on(CasePane.Typed)
    def _typed(self, event: CasePane.Typed) -> None:
        event.stop()
        if self.view is not None:
            self._type(event.text)

    @on(CasePane.Numbered)
    def _numbered_key(self, event: CasePane.Numbered) -> None:
        event.stop()
        self.attempt(partial(self._pick, event.number))

    async def _pick(self, number: int) -> None:
        front = self.front_case
        if front is None or front == self._leaving:
            self.cs.tell(texts.STILL_SERVING if self._serving else texts.NOTHING_OPEN)
            return
        # A digit must not become a word to the customer, early or without a row of its own.
        while self.assist is None and self.front_case == front:  # noqa: ASYNC110
            await asyncio.sleep(NUMBERS_S)
        if self.front_case == front and not await self.pick_number(number):
            self.cs.tell(texts.NO_SUCH_NUMBER.fill(n=number))

    def _type(self, text: str) -> None:
        reply = self.query_one("#reply", Writing)
        self.set_focus(reply)
        reply.put(text)

    @work(exclusive=True, group="assist")
    async def _refresh_assist(self) -> None:
        self._assist_soon = None
        if self.view is None:
            return
        view, ticket = self.view, self.desk.knowledge.ticket()
        typed, beside = self.query_one("#reply", Writing).value, self.desk.assistant.beside
        assist = await self.desk.run(beside, view, typed, ticket, issue=self.issue)
        if self.front_case != view.case.id or not self.query(AssistPane):
            # Another case is in front, or the desk is leaving and has nothing left to show it in.
            return
        self.assist = assist
        self.query_one(AssistPane).show(assist, self.lang)
        self.query_one(AssistLine).show(assist, self.lang)
        if not self._answered() and assist.greeting:
            self.greeting = assist.greeting
            self.fields.greet(assist.greeting)

    def _show_head(self) -> None:
        if self.view is None:
            return
        self.show_keys()
        case = self.view.case
        if case.fronted is not None:
            self.desk.front.stands_at(case.id, self.view.step)
        self._beside = self.cs.beside().get(case.id, "")
        shown = self._revealed is not None and self._revealed[0] == case.id
        self.query_one(CaseHead).show(
            self.view,
            now=self.cs.now(),
            lang=self.lang,
            leaf=self.leaf_name(self.view.picked("leaf")),
            revealed=case.customer.phone if shown else "",
            wide=self.wide,
            names=self.called,
            missing=self._lacking,
            beside=self._beside,
        )

    def _show_lacking(self) -> None:
        if self.view is None:
            return
        missing = self.fields.missing(self.view)
        self.query_one(Lacking).show(missing, self.lang, self.fields.advice(self.view))
        if missing != self._lacking:
            self._lacking = missing
            self._show_head()
