"""Writing one item of a handover: six lines, severity first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from cs_tui.core.handover_state import SEVERITIES, Item, Severity
from cs_tui.core.ports import Instant
from cs_tui.core.state import change
from cs_tui.core.when import instant, written
from cs_tui.errors import Refused
from cs_tui.screens.kept_panel import KeptPanel
from cs_tui.texts import Lang, Words
from cs_tui.texts import handover as texts
from cs_tui.widgets.plain import plain

FIELDS: Final[tuple[tuple[str, Words], ...]] = (
    ("state", texts.STATE),
    ("facts", texts.FACTS),
    ("next", texts.NEXT),
    ("due", texts.DUE),
    ("contingency", texts.CONTINGENCY),
)


Keep = Callable[[Mapping[str, str]], None]
"""Writes to disk what was typed, by line; runs on the write lane."""


@dataclass(frozen=True, slots=True)
class Site:
    """Where and when it is written."""

    now: Instant
    zone: str


class SeverityLine(Static, can_focus=True):
    """Three words, one of them chosen by its digit or with the arrows."""

    def __init__(self, chosen: Severity, lang: Lang) -> None:
        super().__init__("", id="severity", markup=False)
        self.chosen: Severity = chosen
        self._lang: Lang = lang

    def on_mount(self) -> None:
        """Shows what is chosen."""
        self._draw()

    def on_key(self, event: events.Key) -> None:
        """A digit, also a full-width one, or an arrow chooses."""
        place = SEVERITIES.index(self.chosen)
        digit = event.character if event.character and event.character.isdecimal() else ""
        if digit and 1 <= int(digit) <= len(SEVERITIES):
            place = int(digit) - 1
        elif event.key in ("left", "right"):
            place = (place + (1 if event.key == "right" else -1)) % len(SEVERITIES)
        else:
            return
        event.stop()
        self.chosen = SEVERITIES[place]
        self._draw()

    def _draw(self) -> None:
        parts: list[tuple[str, str]] = []
        for number, one in enumerate(SEVERITIES, 1):
            name = f" {number} {texts.SEVERITIES[one].say(self._lang)} "
            parts += [(name, "bold reverse" if one == self.chosen else "$muted"), ("  ", "")]
        self.update(Content.assemble(*parts))


class HandoverForm(KeptPanel[Item | None, Mapping[str, str]]):
    """The lines of one item. Saved it is the item; left, what was typed is kept on disk.

    What differs from how the item stood is kept.
    """

    DEFAULT_CSS = """
    HandoverForm { align: center middle; background: $background 60%; }
    HandoverForm > Vertical {
        width: 100; max-width: 95%; height: auto; background: $panel; padding: 1 2;
    }
    HandoverForm #title { height: auto; color: $muted; padding-bottom: 1; }
    HandoverForm Horizontal { height: 1; margin-bottom: 1; }
    HandoverForm .label { width: 9; color: $muted; }
    HandoverForm Input, HandoverForm Input:focus {
        border: none; height: 1; padding: 0 1; background: $surface; width: 1fr;
    }
    HandoverForm #severity { width: 1fr; height: 1; }
    HandoverForm #severity:focus { background: $surface; }
    HandoverForm #problem { height: auto; color: $error; }
    """
    BINDINGS = [
        Binding("escape", "leave", show=False),
        Binding("ctrl+s", "save", show=False, priority=True),
        Binding("enter", "onward", show=False),
    ]

    def __init__(
        self, item: Item, lang: Lang, site: Site, kept: Mapping[str, str], keep: Keep
    ) -> None:
        super().__init__(dict(kept))
        self._item, self._site, self._keep = item, site, keep
        self._lang: Lang = lang

    def compose(self) -> ComposeResult:
        """Severity, then the lines as they stand."""
        item, stands = self._item, self._stands()
        chosen = next((s for s in SEVERITIES if s == self.kept.get("severity")), item.severity)
        with Vertical():
            yield Static(texts.FORM.say(self._lang, number=item.number), id="title", markup=False)
            with Horizontal():
                yield self._label(texts.SEVERITY)
                yield SeverityLine(chosen, self._lang)
            for name, words in FIELDS:
                with Horizontal():
                    yield self._label(words)
                    yield Input(self.kept.get(name, stands[name]), id=name, select_on_focus=False)
            yield Static("", id="problem", markup=False)

    def on_mount(self) -> None:
        """The first line that lacks something has the keys."""
        for line in self.query(Input):
            line.cursor_blink = False
        lacks = self._item.missing
        self.query_one(f"#{lacks[0]}" if lacks else "#state").focus()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_onward()

    def action_onward(self) -> None:
        """The next line; from the last one it is saved."""
        if self.focused is not None and self.focused.id == FIELDS[-1][0]:
            self.action_save()
        else:
            self.focus_next()

    def action_save(self) -> None:
        """The item as it is written, if its time is one."""
        try:
            item = self._written()
        except Refused as refused:
            self.query_one("#problem", Static).update(plain(refused.words.say(self._lang)))
            self.query_one("#due").focus()
            return
        self.attempt(partial(self._end_with, item))

    def action_leave(self) -> None:
        """Back; what was typed is there again next time."""
        self.attempt(partial(self._end_with, None))

    @on(Input.Changed)
    def _typing(self, event: Input.Changed) -> None:
        event.stop()
        self.keep_soon()

    def on_descendant_blur(self) -> None:
        """Another line has the keys; or the severity, which no key typed, is another."""
        self.keep_soon()

    def keep_now(self, typed: Mapping[str, str]) -> None:
        """Keeps the lines."""
        self._keep(typed)

    async def _end_with(self, item: Item | None) -> None:
        await self.keep()
        self.end(item)

    @property
    def typed(self) -> dict[str, str]:
        """What differs from the item as it stood, and what was kept before."""
        stands = self._stands()
        now = {line.id or "": line.value for line in self.query(Input)}
        now["severity"] = self.query_one(SeverityLine).chosen
        return {
            name: text
            for name, text in now.items()
            if name in self.kept or text != stands.get(name, "")
        }

    def _stands(self) -> dict[str, str]:
        item = self._item
        lines = {name: str(getattr(item, name)) for name, _ in FIELDS if name != "due"}
        due = written(item.next_due_at, self._site.zone)
        return lines | {"due": due, "severity": item.severity}

    def _written(self) -> Item:
        said = {line.id or "": line.value.strip() for line in self.query(Input)}
        due, before = said.pop("due"), self._item.next_due_at
        same = due == written(before, self._site.zone)
        due_at = before if same else instant(due, self._site.now, self._site.zone) if due else None
        chosen = self.query_one(SeverityLine).chosen
        return change(self._item, severity=chosen, next_due_at=due_at, **said)

    def _label(self, words: Words) -> Static:
        return Static(words.say(self._lang), classes="label", markup=False)
