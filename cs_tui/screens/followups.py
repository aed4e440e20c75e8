"""F4, follow-ups: everything owed on my cases by a time, the earliest due first."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from functools import partial

from textual.binding import Binding
from textual.content import Content
from textual.widgets import Static

from cs_tui.core.case import Case
from cs_tui.screens import keymap, rating
from cs_tui.screens.due_acts import DueActs
from cs_tui.screens.due_rows import DueRows
from cs_tui.screens.lists import Heading
from cs_tui.screens.passing import Passing
from cs_tui.screens.passing_rows import Handed
from cs_tui.screens.side import Named, NumberedAct
from cs_tui.screens.step import acting
from cs_tui.store.due import Due
from cs_tui.texts import Words
from cs_tui.texts import followups as texts
from cs_tui.texts import keys as key_texts
from cs_tui.texts import rating as rating_texts
from cs_tui.widgets.pick_list import Pick


class FollowUpsScreen(DueActs, Passing):
    """What is offered to the person at this desk, what they owe by when, what they passed on."""

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
        self._owed: tuple[Due, ...] = ()

    async def load(self) -> None:
        """Reads what is due."""
        self._owed = await self.desk.run(self.desk.followups.due)
        await self.load_passed()
        self.set_class(not (self._owed or self.incoming or self.outgoing), "-empty")
        self.show_hint(texts.HINT)
        self.show_empty(texts.EMPTY, texts.EMPTY_WHY)
        self.draw()

    def tick(self) -> None:
        """The clocks went on."""
        if self._shown:
            self.draw()

    def draw(self) -> None:
        """The rows and what is known of the highlighted one."""
        self.listed.draw(self._all_rows())
        self.show_detail()

    def _all_rows(self) -> list[Pick]:
        """What waits for me, what I owe, what I passed on; the digits go on over all of them."""
        passing, given = self.passing_rows(), len(self.incoming)
        parts = (
            list(passing.of(self.incoming)),
            list(self._rows.of(self._owed, given)),
            list(passing.of(self.outgoing, 1 + given + len(self._owed))),
        )
        shown: list[Pick] = []
        for part in parts:
            if shown and part:
                shown.append(Heading("", key=f"gap-{len(shown)}"))
            shown += part
        return shown

    @property
    def acts(self) -> Sequence[NumberedAct]:
        """What can be done about the highlighted row; a number means one thing for each kind."""
        if self.chosen_handed is not None:
            return (NumberedAct("1", texts.ACT_OPEN, self._open_handed), *self.passing_acts)
        always = (
            self._act("1", texts.ACT_OPEN, self._open),
            self._act("2", texts.ACT_KEPT, self.done),
            self._act("3", texts.ACT_DROP, self.drop),
        )
        own = (
            self._act("4", texts.ACT_NOT_REACHED, self.not_reached),
            self._act("5", texts.ACT_NOT_SATISFIED, self.not_satisfied),
            self._act("6", texts.ACT_LATER, self.later),
        )
        mine = always if self._chosen is None else (*always, *own)
        mine = (*mine, NumberedAct("0", rating_texts.ACT, partial(rating.enter, self.cs)))
        taken = {one.digit for one in mine}
        return (*mine, *(one for one in self.passing_acts if one.digit not in taken))

    def _act(self, digit: str, words: Words, act: Callable[[Due], Awaitable[None]]) -> NumberedAct:
        return NumberedAct(digit, words, partial(self._with_chosen, act))

    async def show_undone(self, case: Case) -> None:
        """What came back is highlighted."""
        await super().show_undone(case)
        self.listed.highlight(lambda item: isinstance(item, Due) and item.case == case.id)

    @acting
    async def action_kept(self) -> None:
        """The highlighted one is done."""
        await self._with_chosen(self.done)

    async def pick_item(self, item: object) -> None:
        """Done; or what its digit means for a case that changes hands."""
        if isinstance(item, Due):
            await self.done(item)
        elif isinstance(item, Handed):
            await self.pick_handed(item)

    async def open_item(self, item: object) -> None:
        """Opens its case."""
        if isinstance(item, Due):
            await self.show_case(item.case)
        elif isinstance(item, Handed):
            await self.open_handed(item)

    @property
    def _rows(self) -> DueRows:
        return DueRows(self.cs.now(), self.lang, self.listed.size.width)

    @property
    def _chosen(self) -> Due | None:
        return self.chosen if isinstance(self.chosen, Due) else None

    async def _with_chosen(self, act: Callable[[Due], Awaitable[None]]) -> None:
        if self._chosen is None:
            self.cs.tell(texts.NOTHING)
        else:
            await act(self._chosen)

    async def _open_handed(self) -> None:
        if self.chosen_handed is not None:
            await self.show_case(self.chosen_handed.passed.case)

    async def _open(self, one: Due) -> None:
        await self.show_case(one.case)

    def show_detail(self) -> None:
        """What is known of the highlighted row."""
        owed = self._chosen
        shown = Content("")
        if owed is not None:
            shown = self._rows.detail(owed, self.cs.me, self.cs.names)
        elif self.chosen_handed is not None:
            shown = self.passing_rows().detail(self.chosen_handed, self.cs.me)
        self.query_one("#detail", Static).update(shown)
