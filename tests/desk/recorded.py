"""`cs-tui` that can write down what a key would do instead of doing it: `recorded.py FOLDER`.

It works as ever until FOLDER/on exists. From then on every action a key leads to becomes a line of
FOLDER/acts, and only the screens of the day are still opened; the key that redraws also writes all
keys that are alive at that moment to FOLDER/map.
"""

from __future__ import annotations

import cs_tui._terminal  # noqa: F401  (before Textual)

# isort: split
import json
import sys
from collections.abc import Mapping
from pathlib import Path

from textual.actions import ActionParseResult
from textual.dom import DOMNode

from cs_tui import app, start
from cs_tui.cli import main
from cs_tui.screens.keymap import key

KEEPS_WORKING = "step("
DUMPS = key("redraw").action


class Recorded(app.CsApp):
    """The real desk; see above."""

    CSS_PATH = str(Path(app.__file__).with_name("app.tcss"))
    folder = Path()

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Acts, or writes down that it would."""
        recording = (self.folder / "on").exists()
        if recording:
            if action == DUMPS:
                self._dump()
            with (self.folder / "acts").open("a", encoding="utf-8") as acts:
                acts.write(f"{action}\n")
        if not recording or str(action).startswith(KEEPS_WORKING):
            return await super().run_action(action, default_namespace, namespaces)
        return True

    def _dump(self) -> None:
        alive = self.screen.active_bindings.items()
        found = {pressed: live.binding.action for pressed, live in alive if live.enabled}
        kept = {"focus": type(self.focused).__name__, "mode": self.current_mode, "keys": found}
        whole = self.folder / "map.new"
        whole.write_text(json.dumps(kept), encoding="utf-8")
        whole.rename(self.folder / "map")


if __name__ == "__main__":
    Recorded.folder = Path(sys.argv[1])
    vars(start)["CsApp"] = Recorded
    sys.exit(main([]))
