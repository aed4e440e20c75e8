"""F2, pre-shift: what works, what only I can see, what must be read, then on duty with Ctrl+N."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import partial

from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from cs_tui.core.agent import Role
from cs_tui.core.bulletin import Bulletin
from cs_tui.core.preshift import CheckResult
from cs_tui.core.said import said
from cs_tui.core.text import one_line
from cs_tui.errors import NotFound
from cs_tui.screens import keymap
from cs_tui.screens.breathing import BreathingPanel
from cs_tui.screens.list_screen import ListScreen
from cs_tui.screens.lists import Heading, SideList
from cs_tui.screens.notice import NoticePanel
from cs_tui.screens.panels import AskPanel, PickPanel, filtering
from cs_tui.screens.preshift_rows import Breathe, CheckLine, Numbering, Rows, TickLine
from cs_tui.screens.quiz import QuizPanel
from cs_tui.screens.reading import ReadPanel
from cs_tui.screens.side import Named, NumberedAct
from cs_tui.screens.step import acting
from cs_tui.services.notices import Notice
from cs_tui.services.preshift import PreshiftView
from cs_tui.services.probes.check import Check
from cs_tui.store.offers import Passed
from cs_tui.texts import Words, joined
from cs_tui.texts import keys as key_texts
from cs_tui.texts import preshift as texts
from cs_tui.texts import quiz as quiz_texts
from cs_tui.widgets.pick_list import Pick
from cs_tui.widgets.plain import plain

LEADING = (Role.LEAD, Role.ADMIN)
BESIDE = 43
"""Cells of a line on the right side, without its number."""
AROUND = 3
"""Cells of a list that its number and its scroll bar take."""


DEGRADED = "degraded"
"""Where the reason for working with something broken is kept while it is typed."""


class PreshiftScreen(ListScreen):
    """The minutes before a shift."""

    CSS_PATH = "preshift.tcss"
    STEP = "preshift"
    KEY_IDS = ("case.next", "case.acts", "find", "all")
    DIGITS = texts.DIGIT_LONG
    BAR = (("1-9", texts.DIGIT_KEY), ("space", texts.TICK_KEY), ("enter", key_texts.OPEN))
    HERE = {
        "case.next": Named(texts.GO_KEY, texts.GO_LONG),
        "preshift.tick": Named(texts.TICK_KEY, texts.TICK_LONG),
        "select": Named(key_texts.OPEN, texts.OPEN_LONG),
    }
    BINDINGS = [
        *keymap.bindings("case.acts", "case.next"),
        Binding("space", "tick_line", id="preshift.tick", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._view: PreshiftView | None = None
        self._checking = False
        self._numbering = Numbering()

    def body(self) -> ComposeResult:
        """Checks and ticks on the left, notices and the day on the right."""
        with Horizontal(id="panes"):
            with Vertical(id="main"):
                yield SideList(id="first")
                yield Static("", id="foot", markup=False)
                yield Static("", id="hint", markup=False)
            with Vertical(id="beside"):
                yield SideList(id="second")
                yield Static("", id="today", markup=False)
                yield Static("", id="standing", markup=False)

    def name_of_key(self, key_id: str) -> Words:
        """On duty, Ctrl+N is the next case here too."""
        if key_id == "case.next" and self._view is not None and self._view.shift.on_duty:
            return keymap.key(key_id).name
        return super().name_of_key(key_id)

    async def arrive(self) -> None:
        """Whoever comes here before the shift has everything looked at once."""
        await super().arrive()
        view = self._view
        if view is not None and not view.shift.id and view.shift.preshift.checked_at is None:
            self._check()

    async def load(self) -> None:
        """Reads the shift, the notices and the day."""
        day = await self.desk.run(self.desk.kit.day)
        self._view = await self.desk.run(self.desk.preshift.view, day)
        self.draw()
        self.show_detail()
        self.show_keys()

    @property
    def acts(self) -> Sequence[NumberedAct]:
        """What can be done about all of it."""
        return (
            NumberedAct("1", texts.ACT_AGAIN, self._check_again),
            NumberedAct("2", texts.ACT_ALL_TICKS, self._tick_all),
        )

    @acting
    async def action_finish_and_next(self) -> None:
        """On duty, and the first case; says what is missing otherwise."""
        view = self._view
        if view is None:
            return
        if view.shift.closed_at is not None:
            self.cs.tell(texts.SHIFT_IS_OVER)
            return
        if not view.shift.on_duty:
            failed = view.shift.preshift.failed
            reason: str | None = ""
            if failed and not view.owed:
                reason = await self._why(failed)
            if reason is None:
                return
            await self.desk.run(self.desk.preshift.go, reason)
            await self.cs.forget(DEGRADED)
            self.cs.tell(texts.WENT)
        await self.cs.serve_at_desk()

    @acting
    async def action_tick_line(self) -> None:
        """Ticks what is highlighted, or takes the tick back, and goes on to the next line."""
        if isinstance(self.chosen, TickLine):
            await self._tick(self.chosen)
            self.listed.action_cursor_down()
        else:
            self.cs.tell(texts.TICK_WHAT)

    def on_key(self, event: events.Key) -> None:
        """A number of the other side works too."""
        if any(rows.pick_digit(event.character) for rows in self.query(SideList)):
            event.stop()

    async def on_resize(self) -> None:
        """Lines are made for the width there is."""
        if self._shown:
            self.draw()

    def show_detail(self) -> None:
        """The whole sentence of the line that is highlighted, which its column may have cut."""
        said = Content(self.say(texts.HINT) if self.wide else "")
        match self.chosen:
            case TickLine(cut=False):
                pass
            case TickLine(how=how):
                said = plain(how.say(self.lang))
            case CheckLine(check=check) if check.hint.say(self.lang):
                said = plain(one_line(check.hint.say(self.lang)))
        self.query_one("#hint", Static).update(said)

    async def open_item(self, item: object) -> None:
        """Ticks, reads or decides what the line stands for."""
        match item:
            case TickLine():
                await self._tick(item)
            case CheckLine(check=check, act=act):
                does = {"look": self._look_at, "report": self._report, "confirm": self._confirm}
                await does[act](check)
            case Notice():
                await self._read(item)
            case Passed():
                await self._decide(item)
            case Breathe():
                await self.app.push_screen_wait(BreathingPanel(self.lang))

    async def _tick(self, line: TickLine) -> None:
        await self.desk.run(self.desk.preshift.tick, line.item, done=not line.done)
        await self.load()

    async def _tick_all(self) -> None:
        for tick in self._view.unticked if self._view else ():
            await self.desk.run(self.desk.preshift.tick, tick.id, done=True)
        await self.load()

    async def _confirm(self, check: CheckResult) -> None:
        """Nobody but a person can know: what to do stands in the panel, then it is ticked."""
        done = self._view is not None and check.id in self._view.shift.preshift.ticked
        await self.desk.run(self.desk.preshift.tick, check.id, done=not done)
        if not done:
            self.cs.tell(texts.CONFIRMED_CHECK.fill(hint=check.hint.words()))
        await self.load()

    async def _look_at(self, check: CheckResult) -> None:
        value, hint = check.value.say(self.lang), check.hint.say(self.lang)
        text = Content.assemble(plain(value), "\n\n", plain(hint, "$muted"))
        await self.app.push_screen_wait(ReadPanel(check.name.words(), text, self.lang))

    async def _report(self, check: CheckResult) -> None:
        name = check.name.words()
        question = texts.WHAT_IS_WRONG.fill(name=name)
        place = f"fault/{check.id}"
        note = await self.app.push_screen_wait(AskPanel(question, self.lang, place=place))
        if note is None:
            return
        await self.desk.run(self.desk.preshift.report, check.id, note)
        await self.cs.forget(place)
        self.cs.tell((texts.FAULT_SENT if self._live else texts.FAULT_KEPT).fill(name=name))
        await self.load()

    async def _decide(self, passed: Passed) -> None:
        """Accepts what was handed over, opens it, or sends it back with a reason."""
        await self.desk.run(self.desk.offers.see, passed.case)
        acts = (("accept", texts.ACCEPT), ("open", texts.OPEN_CASE), ("decline", texts.DECLINE))
        rows = [Pick(id_, self.say(words), key=id_) for id_, words in acts]
        title = texts.OFFERED.fill(
            number=passed.number,
            who=said(self.cs.names.get(passed.offer.by) or passed.offer.by).words(),
            note=said(one_line(passed.offer.note or passed.offer.reason)).words(),
        )
        panel = PickPanel[str](title, filtering(rows), self.lang)
        match await self.app.push_screen_wait(panel):
            case "accept":
                await self.desk.run(self.desk.offers.accept, passed.case)
                self.cs.tell(texts.ACCEPTED.fill(number=passed.number))
            case "open":
                await self.show_case(passed.case)
            case "decline":
                place = f"decline/{passed.case}"
                ask = AskPanel(texts.WHY_DECLINE, self.lang, place=place)
                if why := await self.app.push_screen_wait(ask):
                    await self.desk.run(self.desk.offers.decline, passed.case, why)
                    await self.cs.forget(place)
                    self.cs.tell(texts.DECLINED.fill(number=passed.number))
        await self.redraw()

    @property
    def _live(self) -> bool:
        status = self.desk.hub.status
        return self.desk.kit.profile.alone or (status is not None and status.live)

    async def _read(self, notice: Notice) -> None:
        """Opens a notice; read to its end, the next one that must be read follows by itself.

        Then its check waits until it is opened once more: nothing comes between what must be read.
        """
        bulletin = notice.bulletin
        checks = notice.untested and not notice.owed
        panel = NoticePanel(
            bulletin,
            self.lang,
            unread=notice.unread,
            untested=checks,
            study=await self._study(bulletin.study),
            watched=await self._watched(bulletin.id),
        )
        if await self.app.push_screen_wait(panel):
            if notice.unread:
                acknowledge = self.desk.notices.acknowledge
                await self.desk.run(acknowledge, bulletin.id, bulletin.version)
                self.cs.tell(texts.ACKNOWLEDGED.fill(title=bulletin.title.words()))
            if checks:
                await self._take_check(bulletin)
            await self.load()
            if notice.owed and self._view is not None and self._view.owed:
                await self._read(self._view.owed[0])

    async def _take_check(self, bulletin: Bulletin) -> None:
        """The questions of a notice; what was right is said, and kept as a fact."""
        picks = await self.app.push_screen_wait(QuizPanel(bulletin.check, self.lang))
        if picks is None:
            return
        answer = self.desk.notices.answer
        tried = await self.desk.run(answer, bulletin.id, bulletin.version, picks)
        hits, n = sum(tried.right), len(tried.right)
        words = quiz_texts.ALL_RIGHT if hits == n else quiz_texts.SOME_RIGHT
        self.cs.tell(words.fill(hits=hits, n=n, nth=tried.nth))

    async def _study(self, externals: Sequence[str]) -> Sequence[tuple[str, str]]:
        """Ids and titles of the articles that come with a notice, as far as they are here."""
        found = []
        for external in externals[:9]:
            try:
                article = await self.desk.run(self.desk.notices.article, external, self.lang)
            except NotFound:
                continue
            found.append((article.id, article.title))
        return found

    async def _watched(self, bulletin_id: str) -> Sequence[Words]:
        """For who leads the shift: who has not read it, and who passed its check."""
        if self.desk.kit.profile.role not in LEADING:
            return ()
        ids = await self.desk.run(self.desk.notices.not_read_by, bulletin_id)
        found = [self._people(texts.NOT_READ_BY, ids) if ids else texts.ALL_READ]
        standing = await self.desk.run(self.desk.notices.check_standing, bulletin_id)
        if standing is not None:
            tried = (
                (quiz_texts.PASSED_BY, standing.passed),
                (quiz_texts.FAILED_BY, standing.failed),
            )
            found += [self._people(words, dict(people)) for words, people in tried if people]
            if standing.not_tried:
                found.append(self._people(quiz_texts.NOT_TRIED_BY, standing.not_tried))
        return found

    def _people(self, words: Words, ids: Collection[str]) -> Words:
        """How many, and their names; how often they tried where that is known."""
        names = [said(self.cs.names.get(one) or one).words() for one in ids]
        if isinstance(ids, Mapping):
            names = [
                quiz_texts.ONE_TRIED.fill(name=name, n=n)
                for name, n in zip(names, ids.values(), strict=True)
            ]
        return words.fill(n=len(names), names=joined(names))

    async def _why(self, failed: Sequence[CheckResult]) -> str | None:
        names = joined([one.name.words() for one in failed])
        question = texts.WHY_DEGRADED.fill(names=names)
        known = self.cs.policy.reasons.degraded if self.cs.policy else ()
        if known:
            rows = [
                Pick(one.name.say(self.lang), one.name.say(self.lang), key=one.id) for one in known
            ]
            panel = PickPanel[str](question, filtering(rows), self.lang)
            return await self.app.push_screen_wait(panel)
        return await self.app.push_screen_wait(AskPanel(question, self.lang, place=DEGRADED))

    async def _check_again(self) -> None:
        self._check()

    @work(exclusive=True, group="checks")
    async def _check(self) -> None:
        policy = self.cs.policy
        if policy is None:
            return
        self._checking = True
        self.draw()
        try:
            found, took_ms = await self.desk.preshift.look(policy)
        finally:
            self._checking = False
        await self.cs.attempt(partial(self._keep, found, took_ms))

    async def _keep(self, found: Sequence[Check], took_ms: int) -> None:
        await self.desk.run(self.desk.preshift.keep, found, took_ms)
        await self.load()

    def draw(self) -> None:
        """Both lists and what is missing."""
        view = self._view
        if view is None:
            return
        first, second = (self.query_one(f"#{one}", SideList) for one in ("first", "second"))
        width = first.size.width or self.size.width - (50 if self.wide else 0)
        rows = Rows(
            view,
            self.lang,
            self.cs.now(),
            widths=(width - AROUND, BESIDE if self.wide else width - AROUND),
            checking=self._checking,
            names=self.cs.names,
            digits=self._numbering.of(view),
        )
        left, right = list(rows.first(brief=not self.wide)), list(rows.second())
        if not self.wide:
            left, right = [*left, Heading("", key="between"), *right], []
        for shown, made in ((first, left), (second, right)):
            shown.digits = any(row.digit for row in made)
            shown.draw(made)
        self.query_one("#today", Static).update(rows.today())
        self.query_one("#standing", Static).update(rows.standing())
        self.query_one("#foot", Static).update(rows.standing())
