"""F10, sync: how the line to the hub stands, and every record that needs a person."""

from __future__ import annotations

import platform
from collections.abc import Iterator, Sequence

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from cs_tui.core.text import one_line
from cs_tui.screens import keymap
from cs_tui.screens.list_screen import ListScreen
from cs_tui.screens.mending import deal_with
from cs_tui.screens.panels import AskPanel
from cs_tui.screens.side import Named, NumberedAct
from cs_tui.screens.step import acting
from cs_tui.screens.sync_rows import Rows
from cs_tui.store.sync_lists import Met, Refused, SyncLists, WithoutEffect
from cs_tui.texts import keys as key_texts
from cs_tui.texts import syncing as texts
from cs_tui.widgets import timing
from cs_tui.widgets.plain import plain


class SyncScreen(ListScreen):
    """What needs a person, and each way to put it right."""

    CSS_PATH = "sync.tcss"
    STEP = "sync"
    DIGITS = texts.OPEN_LONG
    KEY_IDS = ("case.send", "case.acts", "find", "call", "all")
    HERE = {
        "case.send": Named(texts.SYNC_NOW, texts.SYNC_NOW_LONG),
        "select": Named(key_texts.OPEN, texts.OPEN_LONG),
    }
    BINDINGS = [*keymap.bindings("case.send", "case.acts")]

    def __init__(self) -> None:
        super().__init__()
        self._lists = SyncLists()

    def above(self) -> ComposeResult:
        """How it stands, and below it what needs a person."""
        yield Static("", id="standing", markup=False)

    def beside(self) -> ComposeResult:
        """Nothing: the reasons are long."""
        yield from ()

    async def load(self) -> None:
        """Reads the lists."""
        self._lists = await self.desk.run(self.desk.syncing.lists)
        self.draw()
        found, alone = bool(self.listed.picks), self.desk.kit.profile.alone
        self.set_class(not found, "-empty")
        if alone:
            self.show_empty(texts.ALONE, texts.ALONE_WHY)
        else:
            self.show_empty(texts.ALL_WELL, texts.ALL_WELL_WHY)
        self.show_hint(texts.HINT if found else texts.HINT_EMPTY)
        self.tick()

    def draw(self) -> None:
        """The records; long reasons wrap."""
        self.listed.draw(list(self._rows().of(self._lists)))

    def tick(self) -> None:
        """The clocks went on: what waits gets older."""
        if self._shown:
            standing = self.query_one("#standing", Static)
            standing.display = not self.desk.kit.profile.alone
            standing.update(Content("\n").join(self._standing()))

    @property
    def acts(self) -> Sequence[NumberedAct]:
        """What can be done here."""
        sync = NumberedAct("1", texts.SYNC_NOW, self._sync_now)
        if self.desk.kit.profile.alone:
            return (sync,)
        return (sync, NumberedAct("2", texts.COME_BACK, self._come_back_in))

    @acting
    async def action_send(self) -> None:
        """A round of sync now."""
        await self._sync_now()

    async def open_item(self, item: object) -> None:
        """Deals with a record."""
        if isinstance(item, Refused | WithoutEffect | Met):
            await deal_with(self, item, self._rows())

    def _rows(self) -> Rows:
        return Rows(
            lang=self.lang,
            now=self.cs.now(),
            width=max(30, (self.size.width or 80) - 8),
            me=self.cs.me,
            names=self.cs.names,
            policy=self.cs.policy,
        )

    async def _sync_now(self) -> None:
        if self.desk.kit.profile.alone:
            self.cs.tell(texts.ALONE_NOW)
        else:
            self.desk.hub.nudge()
            self.cs.tell(texts.ASKED)

    async def _come_back_in(self) -> None:
        # A code opens the hub: it is kept nowhere.
        ask = AskPanel(texts.PASTE_CODE, self.lang, place=None)
        pasted = await self.app.push_screen_wait(ask)
        if pasted:
            await self.desk.hub.come_back(pasted, platform.node() or "device")
            self.cs.tell(texts.CAME_BACK)
            await self.load()

    def _standing(self) -> Iterator[Content]:
        profile = self.desk.kit.profile
        if profile.alone:
            return
        yield self._line()
        status = self.desk.hub.status
        known = [self.say(texts.HUB, url=one_line(profile.hub_url))]
        if status is not None and status.last_contact_at is not None:
            time = timing.day_clock(status.last_contact_at, self.cs.now())
            known.append(self.say(texts.LAST_CONTACT, time=time))
        yield plain("   ".join(known), "$muted")
        yield self._waiting()

    def _line(self) -> Content:
        """Live, offline or paused, in a word, with the reason."""
        status = self.desk.hub.status
        if status is None:
            return Content.styled(self.say(texts.OFFLINE), "bold $warning")
        problem = status.problem
        if status.paused:
            said = self.say(texts.PAUSED, why=problem) if problem else self.say(texts.PAUSED_BARE)
            return plain(said, "bold $error")
        if problem is not None:
            return plain(self.say(texts.OFFLINE_WHY, why=problem), "bold $warning")
        if status.live:
            return Content.styled(self.say(texts.LIVE), "bold $success")
        return Content.styled(self.say(texts.LATELY), "bold $warning")

    def _waiting(self) -> Content:
        lists = self._lists
        if not lists.waiting:
            return Content.styled(self.say(texts.NONE_WAITING), "$success")
        oldest = self.cs.now() - (lists.oldest_at or self.cs.now())
        time = timing.aged(oldest, self.lang)
        return Content.styled(self.say(texts.WAITING, n=lists.waiting, time=time), "$warning")
