"""F9, admin: the shop's content and who changed it, files brought in, knowledge, people."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from cs_tui.content.incoming import exported
from cs_tui.core.bulletin import Bulletin
from cs_tui.core.text import one_line, shorten
from cs_tui.errors import BadFile, CsError, Refused
from cs_tui.screens import article, article_review, keymap, knowledge_care, notice_writing, staff
from cs_tui.screens.importing import bring_in
from cs_tui.screens.knowledge_care import Whole
from cs_tui.screens.list_screen import ListScreen
from cs_tui.screens.lists import Heading
from cs_tui.screens.panels import AskPanel
from cs_tui.screens.reading import ReadPanel
from cs_tui.screens.side import Named, NumberedAct, padded
from cs_tui.screens.step import acting
from cs_tui.services.article_review import InReview
from cs_tui.services.content import Standing
from cs_tui.services.gaps import Card
from cs_tui.store.articles import Planned
from cs_tui.texts import Words
from cs_tui.texts import admin as texts
from cs_tui.texts import article as article_texts
from cs_tui.texts import keys as key_texts
from cs_tui.widgets import timing
from cs_tui.widgets.pick_list import Pick
from cs_tui.widgets.plain import plain

if TYPE_CHECKING:
    from cs_tui.sync.wire import StaffPerson

Answers = Sequence[tuple[str, str]]
"""Numbers of cases, and what was said in them."""

NAME, REV, WHEN = 18, 9, 12
"""Cells of the columns of the list."""


class AdminScreen(ListScreen):
    """Everything the shop decides, in one list; what can be done stands under Ctrl+O."""

    CSS_PATH = "admin.tcss"
    STEP = "admin"
    DIGITS = texts.DIGIT_LONG
    HERE = {
        "select": Named(key_texts.OPEN, texts.OPEN_LONG),
        "put_aside": Named(key_texts.ASIDE, key_texts.ASIDE_LONG),
    }
    BINDINGS = [
        *keymap.bindings("case.acts"),
        Binding("delete", "put_aside", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._standings: tuple[Standing, ...] = ()
        self._notices: tuple[Bulletin, ...] = ()
        self._waiting: tuple[InReview, ...] = ()
        self._waiting_total = 0
        self._whole = Whole(0)
        self._planned: tuple[Planned, ...] = ()
        self._cards: tuple[Card, ...] = ()
        self._answers: Mapping[str, Answers] = {}
        self._people: tuple[StaffPerson, ...] = ()
        self._no_people: Words | None = texts.ASKING
        """Why nobody is listed; None when somebody is."""

    def beside(self) -> ComposeResult:
        """What is known of the highlighted row, however long."""
        with VerticalScroll(id="beside", classes="beside"):
            yield Static("", id="detail", markup=False)

    async def arrive(self) -> None:
        """The hub is asked who works here."""
        await super().arrive()
        self._ask_the_hub()

    async def load(self) -> None:
        """Reads how the content stands."""
        self._standings = await self.desk.run(self.desk.content.standings)
        self._notices = await self.desk.run(self.desk.announcing.every)
        self._waiting, self._waiting_total = await self.desk.run(self.desk.article_review.queue)
        review, gaps = self.desk.article_review, self.desk.gaps
        self._whole = Whole(await self.desk.run(review.total))
        self._planned = await self.desk.run(review.planned)
        self._cards = await self.desk.run(gaps.cards)
        rewritten = [one for one in self._cards if one.article]
        self._answers = {one.key: await self.desk.run(gaps.answers, one) for one in rewritten}
        self.show_hint(texts.HINT)
        self.draw()

    @property
    def acts(self) -> Sequence[NumberedAct]:
        """What can be done here; the numbers never change."""
        return (
            NumberedAct("1", texts.ACT_IMPORT, partial(bring_in, self)),
            NumberedAct("2", texts.ACT_EXPORT, self._export),
            NumberedAct("3", texts.ACT_WRITE, partial(article.write, self)),
            NumberedAct("4", texts.ACT_CORRECT, partial(article.pick_article, self)),
            NumberedAct("5", texts.ACT_ADD, self._add),
            NumberedAct("6", texts.ACT_CHANGE, self._change),
            NumberedAct("7", texts.ACT_CODE, self._code),
            NumberedAct("8", texts.ACT_REVOKE, self._shut_out),
            NumberedAct("9", texts.ACT_ANNOUNCE, partial(notice_writing.write, self, "")),
            NumberedAct("0", texts.ACT_REVISE, self._revise),
        )

    async def pick_item(self, item: object) -> None:
        """Opens it, and the highlight goes there."""
        self.listed.highlight(lambda one: one is item)
        await self.open_item(item)

    @work(exclusive=True, group="people")
    async def _ask_the_hub(self) -> None:
        try:
            self._people = (await self.desk.hub.staff()).people
            self._no_people = None
        except CsError as error:
            self._people, self._no_people = (), error.words
        self.draw()

    def draw(self) -> None:
        """The rows and what is known of the highlighted one."""
        self.listed.draw(list(self._rows()))
        self.show_detail()

    def _rows(self) -> Iterator[Pick]:
        yield Heading(self.say(texts.DOCUMENTS), key="documents")
        for number, one in enumerate(self._standings, 1):
            yield Pick(one, self._row(one), key=one.name, digit=str(number))
        yield Heading("", key="before-notices")
        heading = texts.NOTICES if self._notices else texts.NO_NOTICE
        yield Heading(self.say(heading), key="notices")
        room = notice_writing.title_cells(self._notices, self.lang, self.listed.size.width)
        for notice in self._notices:
            label = notice_writing.row(notice, self.lang, room)
            yield Pick(notice, label, key=f"notice-{notice.id}")
        yield from article_review.rows(self._waiting, self._waiting_total, self.lang)
        care = (self._whole, self._planned, self._cards)
        yield from knowledge_care.rows(*care, self.lang, self.cs.now())
        yield Heading("", key="before-people")
        yield Heading(self.say(texts.PEOPLE), key="people")
        if self._no_people is not None:
            width = max(20, self.listed.size.width - 5)
            lines = Content.styled(self.say(self._no_people), "$muted").wrap(width)
            yield Heading(Content("\n").join(lines), key="nobody")
        for person in self._people:
            yield Pick(person, staff.row(person, self.lang), key=person.id)

    def _row(self, one: Standing) -> Content:
        name = padded(self.say(texts.NAMES[one.name]), NAME)
        if not one.rev:
            return Content.assemble(name, (self.say(texts.NOT_THERE), "$warning"))
        when = timing.day_clock(one.changed_at, self.cs.now())
        return Content.assemble(
            name,
            (padded(self.say(texts.REV, rev=one.rev), REV), "$muted"),
            (padded(when, WHEN), "$muted"),
            plain(shorten(self._who(one), 20), "$muted"),
            ("  !", "$warning") if one.rivals else "",
        )

    def _who(self, one: Standing) -> str:
        return one_line(self.cs.names.get(one.changed_by) or one.changed_by)

    def show_detail(self) -> None:
        """What is known of the highlighted row."""
        self.query_one("#detail", Static).update(Content("\n").join(self._detail(self.chosen)))

    def _detail(self, chosen: object) -> Iterator[Content]:
        if isinstance(chosen, Standing):
            yield Content.styled(self.say(texts.NAMES[chosen.name]), "bold")
            yield Content.styled(f"{chosen.name}.toml", "$muted")
            yield Content("")
            yield Content(self.say(texts.ABOUT[chosen.name]))
            if chosen.rev:
                yield Content("")
                yield Content(self.say(texts.REV, rev=chosen.rev))
                time = timing.day_clock(chosen.changed_at, self.cs.now())
                yield plain(self.say(texts.CHANGED, time=time, who=self._who(chosen)), "$muted")
            if chosen.rivals:
                yield Content("")
                yield Content.styled(self.say(texts.RIVALS, n=chosen.rivals), "$warning")
        elif isinstance(chosen, Bulletin):
            yield from notice_writing.detail(chosen, self.lang)
        elif isinstance(chosen, InReview):
            yield from article_review.detail(chosen, self.lang, self.cs.now())
        elif isinstance(chosen, Planned):
            yield from knowledge_care.plan_detail(chosen, self.lang, self.cs.now())
        elif isinstance(chosen, Card):
            said = self._answers.get(chosen.key, ())
            yield from knowledge_care.gap_detail(chosen, said, self.lang, self.cs.now())
        elif isinstance(chosen, Whole):
            yield Content(self.say(article_texts.EVERY_LONG))
        elif (person := self._known(chosen)) is not None:
            yield from staff.detail(person, self.cs.now(), self.lang)

    async def open_item(self, item: object) -> None:
        """Reads it, or goes where it is worked on."""
        if isinstance(item, InReview | Planned):
            await article.correct(self, item.article.id if isinstance(item, InReview) else item.id)
            return
        if isinstance(item, Card):
            await knowledge_care.draft(self, item)
            return
        if isinstance(item, Whole):
            await self.app.switch_mode("knowledge")
            return
        if isinstance(item, Standing):
            content = await self.desk.run(self.desk.content.document, item.name)
            text = exported(item.name, content.doc, content.rev)
            panel = ReadPanel(texts.NAMES[item.name], plain(text), self.lang)
        elif isinstance(item, Bulletin):
            lines = Content("\n").join(notice_writing.detail(item, self.lang))
            panel = ReadPanel(texts.NOTICES, lines, self.lang)
        else:
            lines = Content("\n").join(staff.detail(self._person(), self.cs.now(), self.lang))
            panel = ReadPanel(texts.PEOPLE, lines, self.lang)
        await self.app.push_screen_wait(panel)

    @acting
    async def action_put_aside(self) -> None:
        """What knowledge lacks needs no article, for a reason."""
        await knowledge_care.put_aside(self, self.chosen)

    async def _export(self) -> None:
        chosen = self.chosen
        if isinstance(chosen, Whole):
            await knowledge_care.export(self)
            return
        if not isinstance(chosen, Standing):
            raise Refused(texts.CHOOSE_DOCUMENT)
        place = "folder"
        ask = AskPanel(texts.WHICH_FOLDER, self.lang, place=place, text="~")
        folder = await self.app.push_screen_wait(ask)
        if not folder:
            return
        content = await self.desk.run(self.desk.content.document, chosen.name)
        text = exported(chosen.name, content.doc, content.rev)
        file = await self.desk.run(_write, folder, f"{chosen.name}.toml", text)
        await self.cs.forget(place)
        self.cs.tell(texts.EXPORTED.fill(file=file))

    def _person(self) -> StaffPerson:
        """The highlighted person. Raises `Refused` alone, and when none is highlighted."""
        if self.desk.kit.profile.alone:
            raise Refused(texts.ALONE)
        person = self._known(self.chosen)
        if person is None:
            raise Refused(texts.CHOOSE_PERSON)
        return person

    def _known(self, chosen: object) -> StaffPerson | None:
        """The person of a row as the hub told of them last; the row may be an older one."""
        from cs_tui.sync.wire import StaffPerson

        if not isinstance(chosen, StaffPerson):
            return None
        return next((one for one in self._people if one.id == chosen.id), None)

    async def _revise(self) -> None:
        chosen = self.chosen
        if not isinstance(chosen, Bulletin):
            raise Refused(texts.CHOOSE_NOTICE)
        await notice_writing.write(self, chosen.id)

    async def _add(self) -> None:
        await staff.add(self)
        self._ask_the_hub()

    async def _change(self) -> None:
        await staff.change(self, self._person())
        self._ask_the_hub()

    async def _code(self) -> None:
        await staff.hand_code(self, self._person())

    async def _shut_out(self) -> None:
        await staff.shut_out(self, self._person())
        self._ask_the_hub()


def _write(folder: str, name: str, text: str) -> Path:
    file = Path(os.path.expanduser(folder)) / name  # noqa: PTH111  (never raises)
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        why = error.strerror or "?"
        raise BadFile(texts.NOT_EXPORTED.fill(file=file, why=why)) from error
    return file
