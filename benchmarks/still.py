"""`cs-tui` that paints nothing of its own accord while somebody types: for what a key costs."""

from __future__ import annotations

import cs_tui._terminal  # noqa: F401  (before Textual)

# isort: split
import sys

from cs_tui import app
from cs_tui.cli import main
from cs_tui.screens import desk

LATER_S = 3600.0

if __name__ == "__main__":
    app.CALM_S = LATER_S
    vars(desk)["ASSIST_AFTER_S"] = LATER_S
    sys.exit(main([]))
