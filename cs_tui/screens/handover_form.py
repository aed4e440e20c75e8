"""Writing one item of a handover: six lines, severity first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.timer import Timer
from textual.widgets import Input, Static

from cs_tui.core.handover_state import SEVERITIES, Item, Severity
from cs_tui.core.ports import Instant
from cs_tui.core.state import change
from cs_tui.core.when import instant, written
from cs_tui.errors import Refused
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
"""Writes to disk what was typed, by line."""
KEPT_WITHIN_S: Final = 1.0


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


class HandoverForm(ModalScreen[Item | None]):
    """The lines of one item. Saved it is the item; left, what was typed is kept on disk.

    `keep` writes what differs from how the item stood: a second after a key, at every change of
    the line, when the form is left and when the desk ends.
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
        super().__init__()
        self._item, self._site, self._kept, self._keep = item, site, dict(kept), keep
        self._lang: Lang = lang
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """Severity, then the lines as they stand."""
        item, stands = self._item, self._stands()
        chosen = next((s for s in SEVERITIES if s == self._kept.get("severity")), item.severity)
        with Vertical():
            yield Static(texts.FORM.say(self._lang, number=item.number), id="title", markup=False)
            with Horizontal():
                yield self._label(texts.SEVERITY)
                yield SeverityLine(chosen, self._lang)
            for name, words in FIELDS:
                with Horizontal():
                    yield self._label(words)
                    yield Input(self._kept.get(name, stands[name]), id=name, select_on_focus=False)
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
        self.flush_now()
        self.dismiss(item)

    def action_leave(self) -> None:
        """Back; what was typed is there again next time."""
        self.flush_now()
        self.dismiss(None)

    @on(Input.Changed)
    def _typing(self, event: Input.Changed) -> None:
        event.stop()
        if self._timer is None and self._typed != self._kept:
            self._timer = self.set_timer(KEPT_WITHIN_S, self.flush_now)

    def on_descendant_blur(self) -> None:
        """Another line has the keys."""
        self.flush_now()

    def flush_now(self) -> None:
        """What is typed goes to disk before this returns."""
        self._stop()
        typed = self._typed
        if typed != self._kept:
            self._kept = typed
            self._keep(typed)

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    @property
    def _typed(self) -> dict[str, str]:
        """What differs from the item as it stood, and what was kept before."""
        stands = self._stands()
        now = {line.id or "": line.value for line in self.query(Input)}
        now["severity"] = self.query_one(SeverityLine).chosen
        return {
            name: text
            for name, text in now.items()
            if name in self._kept or text != stands.get(name, "")
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
