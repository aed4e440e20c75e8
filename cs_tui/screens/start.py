"""The first start: a language, then a demo, a hub or alone; then a code or a name."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final, Literal

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from cs_tui.core.text import one_line
from cs_tui.errors import CsError
from cs_tui.screens.lists import Heading
from cs_tui.texts import Lang, Words
from cs_tui.texts import start as texts
from cs_tui.widgets.pick_list import Pick, PickList
from cs_tui.widgets.writing import Writing

if TYPE_CHECKING:
    from cs_tui.app import CsApp
    from cs_tui.desk import Desk

LONGEST_NAME: Final = 40

How = Literal["alone", "joined", "demo", "leave"]
Page = Literal["language", "how", "code", "name"]
BEFORE: Final[dict[Page, Page]] = {"how": "language", "code": "how", "name": "how"}


@dataclass(frozen=True, slots=True)
class Begin:
    """What a first start can lead to; given by whoever puts the program together.

    `enrol` gets the code and the language, and raises `CsError` when it cannot be redeemed.
    """

    alone: Callable[[Desk, str, Lang], None]
    enrol: Callable[[str, Lang], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Begun:
    """How the first start ended."""

    how: How
    lang: Lang


async def first_start(
    app: CsApp, begin: Begin, desk: Desk, reopen: Callable[[], Desk]
) -> Desk | None:
    """Asks a person without a name how to begin; the desk to go on with.

    Must run in a worker. `reopen` opens the desk anew after it joined a hub. None when the app
    ends instead, for a demo or because the person leaves.
    """
    import asyncio

    async def alone(name: str, lang: Lang) -> None:
        await desk.run(partial(begin.alone, desk, name, lang))

    begun = await app.push_screen_wait(StartScreen(app.lang, enrol=begin.enrol, alone=alone))
    app.lang = begun.lang
    if begun.how == "joined":
        await asyncio.to_thread(desk.close)
        return await asyncio.to_thread(reopen)
    if begun.how in ("demo", "leave"):
        app.wants_demo = begun.how == "demo"
        app.exit()
        return None
    return desk


class StartScreen(ModalScreen[Begun]):
    """Four small pages; what was typed on one is still there when a person comes back to it."""

    CSS_PATH = "start.tcss"
    AUTO_FOCUS = ""
    BINDINGS = [Binding("escape", "back", show=False)]

    def __init__(
        self,
        lang: Lang,
        *,
        enrol: Callable[[str, Lang], Awaitable[None]],
        alone: Callable[[str, Lang], Awaitable[None]],
    ) -> None:
        super().__init__()
        self._lang: Lang = lang
        self._enrol, self._alone = enrol, alone
        self._page: Page = "language"
        self._busy = False

    def compose(self) -> ComposeResult:
        """All pages share these; each shows the ones it needs."""
        with Vertical(id="page"):
            yield Static("", id="title", markup=False)
            yield Static("", id="about", markup=False)
            yield PickList(id="choices")
            yield Writing(rows=(1, 5), submit_on_enter=True, id="code")
            yield Writing(rows=(1, 1), submit_on_enter=True, id="name")
            yield Static("", id="problem", markup=False)
            yield Static("", id="hint", markup=False)

    def on_mount(self) -> None:
        """Begins with the language; that of the machine is highlighted."""
        self._show("language")

    @on(PickList.Picked)
    def _picked(self, event: PickList.Picked) -> None:
        event.stop()
        match event.item:
            case "zh" | "en" as lang:
                self._lang = lang
                self._show("how")
            case "demo" | "leave" as how:
                self.dismiss(Begun(how, self._lang))
            case "code" | "name" as page:
                self._show(page)

    @on(Writing.Submitted, "#code")
    def _code_given(self, event: Writing.Submitted) -> None:
        event.stop()
        if event.text.strip():
            self._join(event.text)
        else:
            self._complain(texts.NO_CODE)

    @on(Writing.Submitted, "#name")
    def _name_given(self, event: Writing.Submitted) -> None:
        event.stop()
        name = one_line(event.text)
        if not name:
            self._complain(texts.NO_NAME)
        elif len(name) > LONGEST_NAME:
            self._complain(texts.LONG_NAME.fill(n=LONGEST_NAME))
        else:
            self._begin_alone(name)

    @on(Writing.Edited)
    def _edited(self, event: Writing.Edited) -> None:
        event.stop()
        self.query_one("#problem", Static).update("")

    def action_back(self) -> None:
        """One page back; a code that is being redeemed cannot be left."""
        if not self._busy and self._page in BEFORE:
            self._show(BEFORE[self._page])

    @work(exclusive=True, group="begin")
    async def _join(self, code: str) -> None:
        if self._busy:
            return
        self._busy = True
        self._hint(texts.JOINING)
        try:
            await self._enrol(code, self._lang)
        except CsError as error:
            self._complain(error.words)
            self._hint(texts.CODE_HINT)
        else:
            self.dismiss(Begun("joined", self._lang))
        finally:
            self._busy = False

    @work(exclusive=True, group="begin")
    async def _begin_alone(self, name: str) -> None:
        await self._alone(name, self._lang)
        self.dismiss(Begun("alone", self._lang))

    def _show(self, page: Page) -> None:
        self._page = page
        title, about, hint = _HEADS[page]
        self.query_one("#title", Static).update(self._said(title))
        self.query_one("#about", Static).update(self._said(about))
        self.query_one("#problem", Static).update("")
        self._hint(hint)
        rows = _rows(page, self._lang)
        self.query_one("#page").set_classes(f"-{page}" if page in ("code", "name") else "-choices")
        choices = self.query_one(PickList)
        if rows:
            choices.highlighted = None
            choices.set_rows(rows)
            if page == "language":
                choices.highlighted = 0 if self._lang == "zh" else 1
            choices.focus()
        else:
            self.query_one(f"#{page}", Writing).focus()

    def _said(self, words: Words) -> str:
        """In the chosen language; in both while there is none."""
        if self._page != "language":
            return words.say(self._lang)
        return f"{words.zh}\n{words.en}"

    def _hint(self, words: Words) -> None:
        self.query_one("#hint", Static).update(self._said(words))

    def _complain(self, words: Words) -> None:
        shown = Content.styled(words.say(self._lang), "$error")
        self.query_one("#problem", Static).update(shown)


_HEADS: Final[dict[Page, tuple[Words, Words, Words]]] = {
    "language": (texts.WELCOME, texts.LANGUAGE, texts.LANGUAGE_HINT),
    "how": (texts.HOW, texts.HOW_WHY, texts.HOW_HINT),
    "code": (texts.CODE, texts.CODE_WHY, texts.CODE_HINT),
    "name": (texts.NAME, texts.NAME_WHY, texts.NAME_HINT),
}
_WAYS: Final = (
    ("demo", "1", texts.DEMO, texts.DEMO_WHY),
    ("code", "2", texts.HUB, texts.HUB_WHY),
    ("name", "3", texts.ALONE, texts.ALONE_WHY),
    ("leave", "0", texts.LEAVE, texts.LEAVE_WHY),
)


def _rows(page: Page, lang: Lang) -> list[Pick]:
    if page == "language":
        return [Pick(one, words.say(lang), key=one) for one, words in texts.NAMES.items()]
    if page == "how":
        return list(_ways(lang))
    return []


def _ways(lang: Lang) -> Iterator[Pick]:
    for way, digit, name, why in _WAYS:
        if digit != _WAYS[0][1]:
            yield Heading("", key=way)
        yield Pick(way, _way(name, why, lang), key=way, digit=digit)


def _way(name: Words, why: Words, lang: Lang) -> Content:
    return Content.assemble((name.say(lang), "bold"), "\n  ", (why.say(lang), "$muted"))
