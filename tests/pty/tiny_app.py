"""The smallest desk, run on a pty by the tests: every shell piece together, and ways to break it.

`tiny_app.py FOLDER [naked]`: writes drafts and crash reports into FOLDER. Keys: F2 fails in a
handler, F3 in a worker, F4 in a timer, F8 in a thread, F9 in a task; F5 shows hostile text.
"""

from __future__ import annotations

import cs_tui._terminal  # noqa: F401  (before Textual)

# isort: split
import asyncio
import itertools
import sys
import threading
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from textual.app import App, ComposeResult
from textual.driver import Driver
from textual.filter import LineFilter
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from cs_tui.core.text import safe_text
from cs_tui.crash import Crashes, CrashGuard
from cs_tui.lifecycle import Endings
from cs_tui.widgets.keyboard import patient
from cs_tui.widgets.pick_list import Pick, PickList
from cs_tui.widgets.plain import NEUTER, plain
from cs_tui.widgets.writing import Writing

CANARY = "CANARY-13800138000"
HOSTILE = (
    "\x1b]52;c;ZXZpbA==\x1b\\clip",
    "\x1b]0;title\x07title",
    "\x1b[6nreport",
    "\x1bP1$rq\x1b\\device",
    "\x9b31mred\x9d0;t\x9c",
    "\u202e\u2066turned\u2069",
    "[/x]",
    "[@click=app.quit]x[/]",
    "[b]a[/i]",
    "[VIP]客户",
    "50% [off]",
)


class TinyApp(CrashGuard, App[None]):
    CSS = "Static, PickList, OptionList { height: auto; border: none; } Writing { border: none; }"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = [
        ("f2", "fail_here", ""),
        ("f3", "fail_in_worker", ""),
        ("f4", "fail_in_timer", ""),
        ("f5", "show_hostile", ""),
        ("f8", "fail_in_thread", ""),
        ("f9", "fail_in_task", ""),
        ("ctrl+n", "say_next", ""),
    ]

    def __init__(self, folder: Path, *, guarded: bool = True) -> None:
        super().__init__()
        self.folder = folder
        self.guarded = guarded
        numbers = itertools.count(1)
        self.crashes = Crashes(folder, lambda: f"E{next(numbers)}", lambda: "2026-01-05 09:00")
        self.endings = Endings(self, self.flush)

    def get_driver_class(self) -> type[Driver]:
        return patient(super().get_driver_class())

    def get_line_filters(self) -> Sequence[LineFilter]:
        return [*super().get_line_filters(), *([NEUTER] if self.guarded else [])]

    def compose(self) -> ComposeResult:
        yield Static("", id="said")
        yield Writing(rows=(3, 3), id="note")

    def on_mount(self) -> None:
        self.endings.install()
        self.crashes.watch_loop(asyncio.get_running_loop())
        self.query_one("#note").focus()
        self.call_after_refresh(self.say, "ready")

    def flush(self) -> None:
        text = self.screen_stack[0].query_one("#note", Writing).value if self.screen_stack else ""
        (self.folder / "draft.txt").write_text(text, encoding="utf-8")

    def say(self, words: str) -> None:
        self.query_one("#said", Static).update(plain(words))

    def on_writing_edited(self, event: Writing.Edited) -> None:
        self.say(f"{len(event.text)} written")

    def action_say_next(self) -> None:
        self.say("next")

    def action_fail_here(self) -> None:
        fail()

    def action_fail_in_worker(self) -> None:
        self.run_worker(fail_later())

    def action_fail_in_timer(self) -> None:
        self.set_timer(0.01, fail)

    def action_fail_in_thread(self) -> None:
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
        self.say("thread failed")

    def action_fail_in_task(self) -> None:
        asyncio.get_running_loop().call_soon(fail)
        self.call_later(self.say, "task failed")

    async def action_show_hostile(self) -> None:
        show = plain if self.guarded else partial(str.strip)
        await self.mount(*(Static(show(text), markup=False) for text in HOSTILE))
        if self.guarded:
            rows = [Pick(text, text, key=str(n)) for n, text in enumerate(HOSTILE)]
            await self.mount(PickList(rows), OptionList(*(Option(plain(t)) for t in HOSTILE)))
            await self.mount(*(Static(text, markup=False) for text in HOSTILE))
        self.query_one("#note", Writing).load_text("\n".join(HOSTILE[:3]))
        for text in HOSTILE[:3]:
            self.notify(safe_text(text) if self.guarded else text, markup=False, timeout=60)
        self.call_after_refresh(self.say, "hostile shown")


def fail() -> None:
    secret = CANARY
    raise ValueError(f"no such customer {secret}")


async def fail_later() -> None:
    fail()


if __name__ == "__main__":
    app = TinyApp(Path(sys.argv[1]), guarded="naked" not in sys.argv)
    app.crashes.watch_process()
    app.run()
    sys.exit(app.return_code or 0)
