"""One notice, read to its end; who leads the shift sees below it who has not."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from cs_tui.core.bulletin import Bulletin
from cs_tui.texts import Lang, Words
from cs_tui.texts import preshift as texts
from cs_tui.texts import quiz as quiz_texts
from cs_tui.widgets.plain import plain

if TYPE_CHECKING:
    from cs_tui.app import CsApp


class NoticePanel(ModalScreen[bool]):
    """Enter goes on down to the end and there says that it was read; Esc leaves it for later.

    Dismisses with True when the reader says so, or wants to take its check.
    """

    DEFAULT_CSS = """
    NoticePanel { align: center middle; background: $background 60%; }
    NoticePanel > Vertical {
        width: 86; max-width: 95%; height: auto; max-height: 95%; background: $panel; padding: 1 2;
    }
    NoticePanel #title { height: auto; text-style: bold; padding-bottom: 1; }
    NoticePanel VerticalScroll {
        height: auto; max-height: 60vh; scrollbar-size: 1 1;
        scrollbar-color: $foreground 20%; scrollbar-background: $panel;
    }
    NoticePanel #foot { height: auto; color: $muted; padding-top: 1; }
    """
    BINDINGS = [
        Binding("escape", "leave", show=False),
        Binding("enter", "read_on", show=False, priority=True),
    ]

    def __init__(
        self,
        bulletin: Bulletin,
        lang: Lang,
        *,
        unread: bool,
        untested: bool = False,
        study: Sequence[tuple[str, str]] = (),
        watched: Sequence[Words] = (),
    ) -> None:
        super().__init__()
        self._bulletin, self._lang, self._unread = bulletin, lang, unread
        self._untested = untested
        self._study, self._watched = study, watched

    def compose(self) -> ComposeResult:
        """Title, text, and how to go on."""
        with Vertical():
            yield Static(plain(self._bulletin.title.say(self._lang)), id="title", markup=False)
            with VerticalScroll():
                yield Static(self._text(), markup=False)
            yield Static("", id="foot", markup=False)

    def on_mount(self) -> None:
        """The keys go to the text."""
        text = self.query_one(VerticalScroll)
        text.focus()
        self.watch(text, "scroll_y", self._show_foot)
        self.call_after_refresh(self._show_foot)

    def on_key(self, event: events.Key) -> None:
        """A digit opens what is to be learnt with the notice."""
        character = event.character or ""
        number = unicodedata.digit(character, 0) if len(character) == 1 else 0
        if 1 <= number <= len(self._study):
            event.stop()
            app: Any = self.app
            cs: CsApp = app
            cs.show_article(self._study[number - 1][0])

    def action_read_on(self) -> None:
        """A page further, or at the end: read."""
        text = self.query_one(VerticalScroll)
        if self._at_end(text):
            self.dismiss(self._unread or self._untested)
        else:
            text.scroll_page_down(animate=False)

    def action_leave(self) -> None:
        """Not now."""
        self.dismiss(False)

    def _show_foot(self) -> None:
        text = self.query_one(VerticalScroll)
        done = quiz_texts.AFTER_READ if self._untested else texts.READ_DONE
        words = done if self._at_end(text) else texts.READ_ON
        before = quiz_texts.TAKE_IT if self._untested else texts.READ_BEFORE
        foot = words if self._unread else before
        self.query_one("#foot", Static).update(foot.say(self._lang))

    def _at_end(self, text: VerticalScroll) -> bool:
        return not self._unread or text.scroll_y >= text.max_scroll_y

    def _text(self) -> Content:
        parts = [plain(self._bulletin.body.say(self._lang))]
        if self._study:
            lines = [Content.styled(texts.STUDY_ITEMS.say(self._lang), "$muted")]
            lines += [
                Content.assemble((f"{number} ", "bold"), plain(title))
                for number, (_, title) in enumerate(self._study, 1)
            ]
            parts.append(Content("\n").join(lines))
        if self._watched:
            lines = [plain(words.say(self._lang), "$warning") for words in self._watched]
            parts.append(Content("\n").join(lines))
        return Content("\n\n").join(parts)
