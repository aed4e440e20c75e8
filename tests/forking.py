"""Processes forked from one that has imported our programs: they start several times faster."""

from __future__ import annotations

import multiprocessing
from typing import Final

CONTEXT: Final = multiprocessing.get_context("forkserver")
CONTEXT.set_forkserver_preload(
    [
        "tests.server.forked",
        "cs_tui.cli.serve",
        "cs_tui.server.bootstrap",
        "cs_tui.server.runner",
        "tests.desk.forked",
        "cs_tui.cli.desk",
        "cs_tui.start",
        "cs_tui.bootstrap",
        "cs_tui.screens.desk",
        "cs_tui.kb.search",
    ]
)
