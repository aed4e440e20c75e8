"""The check of a notice, question by question: what was right is said at once, with the reason."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from cs_tui.core.quiz import Question
from cs_tui.texts import Lang
from cs_tui.texts import quiz as texts
from cs_tui.widgets.plain import plain


class QuizPanel(ModalScreen[tuple[int, ...] | None]):
    """A digit answers, Enter goes on. Dismisses with the answers given; None when there are none.

    Whoever has seen one answer explained has begun this try: leaving hands in what there is.
    """

    DEFAULT_CSS = """
    QuizPanel { align: center middle; background: $background 60%; }
    QuizPanel > Vertical {
        width: 86; max-width: 95%; height: auto; max-height: 95%; background: $panel; padding: 1 2;
    }
    QuizPanel #title { height: auto; color: $muted; padding-bottom: 1; }
    QuizPanel VerticalScroll { height: auto; max-height: 60vh; scrollbar-size: 1 1; }
    QuizPanel #foot { height: auto; color: $muted; padding-top: 1; }
    """
    BINDINGS = [
        Binding("escape", "leave", show=False),
        Binding("enter", "go_on", show=False, priority=True),
    ]

    def __init__(self, check: Sequence[Question], lang: Lang) -> None:
        super().__init__()
        self._check, self._lang = check, lang
        self._picks: list[int] = []
        self._answered = False
        """Whether the question shown has its answer, which is then explained."""

    def compose(self) -> ComposeResult:
        """Which question, its options, and how to go on."""
        with Vertical():
            yield Static("", id="title", markup=False)
            with VerticalScroll():
                yield Static("", id="question", markup=False)
            yield Static("", id="foot", markup=False)

    def on_mount(self) -> None:
        """The first question."""
        self.query_one(VerticalScroll).focus()
        self._show()

    def on_key(self, event: events.Key) -> None:
        """A digit answers the question shown, once."""
        character = event.character or ""
        digit = unicodedata.digit(character, 0) if len(character) == 1 else 0
        if not self._answered and 1 <= digit <= len(self._question.options):
            event.stop()
            self._picks.append(digit - 1)
            self._answered = True
            self._show()

    def action_go_on(self) -> None:
        """The next question; after the last the answers are handed in."""
        if not self._answered:
            return
        if len(self._picks) == len(self._check):
            self.dismiss(tuple(self._picks))
            return
        self._answered = False
        self._show()

    def action_leave(self) -> None:
        """Another time; nothing is recorded as long as nothing was answered."""
        self.dismiss(tuple(self._picks) or None)

    @property
    def _question(self) -> Question:
        return self._check[len(self._picks) - self._answered]

    def _show(self) -> None:
        k, n = len(self._picks) + (not self._answered), len(self._check)
        title = texts.QUESTION.say(self._lang, k=k, n=n)
        self.query_one("#title", Static).update(title)
        self.query_one("#question", Static).update(self._told())
        last = len(self._picks) == n
        ask = texts.PICK_NEXT if self._picks else texts.PICK
        words = (texts.FINISH if last else texts.GO_ON) if self._answered else ask
        self.query_one("#foot", Static).update(words.say(self._lang))

    def _told(self) -> Content:
        asked = self._question
        lines = [plain(asked.ask.say(self._lang), "bold"), Content("")]
        for place, option in enumerate(asked.options):
            style = "$success" if self._answered and place == asked.right else ""
            lines.append(
                Content.assemble((f"{place + 1} ", "bold"), plain(option.say(self._lang), style))
            )
        if self._answered:
            right = self._picks[-1] == asked.right
            verdict = (
                Content.styled(texts.RIGHT.say(self._lang), "bold $success")
                if right
                else Content.styled(
                    texts.WRONG.say(self._lang, digit=asked.right + 1), "bold $warning"
                )
            )
            lines += [Content(""), verdict, plain(asked.why.say(self._lang))]
        return Content("\n").join(lines)
