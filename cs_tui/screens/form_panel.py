"""A panel of fields that people write in: typing is kept as a draft, then published whole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Final

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Static

from cs_tui.screens import keymap
from cs_tui.screens.kept_panel import KeptPanel
from cs_tui.screens.panels import PickPanel, filtering
from cs_tui.texts import Lang, Words
from cs_tui.texts import panels as texts
from cs_tui.texts import side as side_texts
from cs_tui.widgets.pick_list import Pick
from cs_tui.widgets.plain import plain
from cs_tui.widgets.writing import Writing

LOW: Final = 30
"""Rows of a screen on which the fields stand close together."""


class FormPanel(KeptPanel[Words | None, Mapping[str, str]]):
    """Fields one below the other. Ends with what to tell; None when it only closed."""

    LABELS: ClassVar[Mapping[str, Words]]
    """The fields in their order."""
    ROWS: ClassVar[Mapping[str, tuple[int, int]]]
    """How few and how many rows a field has; one of a single row goes on with Enter."""
    HINTS: ClassVar[Mapping[str, Words]] = {}
    KEYS: ClassVar[Words]
    BEGINS: ClassVar[tuple[str, ...]] = ()
    """The fields where typing begins, the first empty one of them; every field unless told."""
    ACTS: ClassVar[Mapping[str, Words]]
    STAYS: ClassVar[frozenset[str]] = frozenset()
    """Acts after which one goes on writing."""

    DEFAULT_CSS = """
    FormPanel { align: center middle; background: $background 60%; }
    FormPanel > Vertical {
        width: 110; max-width: 98%; height: auto; max-height: 98%; background: $panel;
        padding: 1 2 0 2;
    }
    FormPanel #title-line { height: auto; text-style: bold; }
    FormPanel VerticalScroll {
        height: auto; max-height: 66vh; scrollbar-size: 1 1;
        scrollbar-color: $foreground 20%; scrollbar-background: $panel;
    }
    FormPanel Horizontal { height: auto; padding-bottom: 1; }
    FormPanel .label { width: 12; color: $muted; }
    FormPanel #aside-line { height: auto; padding-bottom: 1; }
    FormPanel Writing, FormPanel Writing:focus {
        width: 1fr; border: none; padding: 0 1; background: $surface;
    }
    FormPanel #keys-line { height: auto; color: $muted; padding-bottom: 1; }
    FormPanel.-low Horizontal, FormPanel.-low #aside-line { padding-bottom: 0; }
    """
    BINDINGS = [
        *keymap.bindings("case.send", "case.use", "case.acts"),
        Binding("escape", "leave", show=False),
    ]

    def __init__(self, values: Mapping[str, str], lang: Lang, *, drafted: bool) -> None:
        super().__init__(dict(values))
        self.lang: Lang = lang
        self._opened = dict(values)
        self._drafted = drafted
        self.picked = {name: text for name, text in values.items() if name not in self.LABELS}
        """What is chosen and not typed."""
        self._writings: dict[str, Writing] = {}
        """Held, not looked up: at the very end they are no longer on the screen."""

    def heading(self) -> str:
        """What is written here."""
        raise NotImplementedError

    def aside(self) -> str:
        """What is chosen, in words."""
        raise NotImplementedError

    async def publish(self, values: Mapping[str, str]) -> Words:
        """Makes it count; what to tell. The drafts are kept already."""
        raise NotImplementedError

    async def use(self) -> None:
        """Chooses what is not typed."""
        raise NotImplementedError

    async def act(self, digit: str) -> Words | None:
        """One of the numbered acts; what to tell, and the panel closes."""
        raise NotImplementedError

    @property
    def typed(self) -> dict[str, str]:
        """Everything as it stands now."""
        typed = {field: writing.value for field, writing in self._writings.items()}
        return {**typed, **self.picked}

    def compose(self) -> ComposeResult:
        """Heading, fields, what is chosen, keys."""
        heading = self.heading()
        if self._drafted:
            heading = f"{heading}   {texts.DRAFTED.say(self.lang)}"
        with Vertical():
            yield Static(plain(heading), id="title-line", markup=False)
            yield Static("", id="aside-line", markup=False)
            with VerticalScroll():
                for field, label in self.LABELS.items():
                    with Horizontal():
                        yield Static(label.say(self.lang), classes="label", markup=False)
                        yield self._writing(field)
            yield Static(self.KEYS.say(self.lang), id="keys-line", markup=False)

    def _writing(self, field: str) -> Writing:
        hint = self.HINTS[field].say(self.lang) if field in self.HINTS else ""
        rows = self.ROWS[field]
        self._writings[field] = Writing(
            self._opened[field],
            rows=rows,
            placeholder=hint,
            submit_on_enter=rows[0] == 1,
            id=f"form-{field}",
        )
        return self._writings[field]

    def on_mount(self) -> None:
        """Typing goes to the first empty field, else to the last."""
        begins = [self._writings[field] for field in self.BEGINS or self.LABELS]
        empty = [one for one in begins if not one.value]
        (empty or begins[-1:])[0].focus()
        self.show_aside()

    def on_resize(self, event: events.Resize) -> None:
        """Where there are few rows, no blank ones stand between the fields."""
        self.set_class(event.size.height < LOW, "-low")

    def show_aside(self) -> None:
        """Shows what is chosen."""
        self.query_one("#aside-line", Static).update(plain(self.aside()))

    @on(Writing.Edited)
    def _edited(self, event: Writing.Edited) -> None:
        event.stop()
        self.keep_soon()

    @on(Writing.Submitted)
    def _entered(self, event: Writing.Submitted) -> None:
        event.stop()
        self.focus_next(Writing)

    def action_send(self) -> None:
        """Publishes."""
        self.attempt(self._publish)

    def action_use(self) -> None:
        """Chooses what is not typed."""
        self.attempt(self._use)

    def action_acts(self) -> None:
        """The rarer acts."""
        self.attempt(self._choose_act)

    def action_leave(self) -> None:
        """Closes; what was typed is kept."""
        self.attempt(self._close)

    async def _publish(self) -> None:
        await self.keep()
        self.end(await self.publish(self.typed))

    async def _use(self) -> None:
        await self.use()
        self.show_aside()
        await self.keep()

    async def _close(self) -> None:
        await self.keep()
        drafted = self._drafted or self.typed != self._opened
        self.end(texts.DRAFT_KEPT if drafted else None)

    async def _choose_act(self) -> None:
        rows = [Pick(d, words.say(self.lang), key=d, digit=d) for d, words in self.ACTS.items()]
        panel = PickPanel[str](side_texts.ACTS, filtering(rows), self.lang)
        digit = await self.app.push_screen_wait(panel)
        if digit is None:
            return
        told = await self.act(digit)
        if digit not in self.STAYS:
            self.end(told)
        elif told is not None:
            self.cs.tell(told)
