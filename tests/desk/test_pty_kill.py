"""Killed while somebody types: what the screen called saved is in the log, and drafts stand.

The kill comes at a random moment of a seeded series; each next start goes on where it was.
"""

from __future__ import annotations

import os
import random
import re
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.desk.forked import ForkedDesk
from tests.desk.terminal import PROGRAM, on_terminal, watch, watch_for
from tests.desk.world import World
from tests.pty.harness import PtyApp

pytestmark = pytest.mark.long

ROUNDS = int(os.environ.get("CS_TUI_KILLS", "40"))
SEED = 20260105
LONGEST_S = 0.3
WAITING_SEED = 1
"""A seed whose first round waits until its draft is on disk."""
LAZY = """
from cs_tui.screens import fields
fields.KEEP_AFTER_S = 3600.0
from cs_tui.cli import main
raise SystemExit(main([]))
"""
"""A desk that keeps what is typed only when somebody leaves a field or ends the program."""


def flat(app: PtyApp) -> str:
    """The screen without what stands between the lines of one field: a long draft is wrapped."""
    return re.sub(r"[\s▌]", "", app.screen)


def one_round(
    world: World,
    number: str,
    rng: random.Random,
    token: str,
    *,
    argv: Sequence[str | Path] = PROGRAM,
    patience_s: float = 20.0,
    kind: type[PtyApp] = ForkedDesk,
) -> int:
    """Starts, types, perhaps saves, dies; how many messages the screen had called saved."""
    before = world.drafts(number).get("reply", "")
    with on_terminal(world, argv, kind=kind) as app:
        app.wait_for(f"{number} ")
        app.wait_until(lambda: before[-12:] in flat(app), "the draft of the last run")
        app.send(token)
        app.wait_until(lambda: token in flat(app), token)
        kept, sent = "", False
        match rng.randrange(3):
            case 0:
                whole = before + token
                watch(app, lambda: world.drafts(number).get("reply") == whole, "draft", patience_s)
                kept = whole
            case 1:
                app.send("\x13")
                sent = True
        watch_for(app, rng.random() * LONGEST_S)
        app.kill()
        app.process.wait()
        while app._read(0):
            pass
        shown = re.findall(r"\bk\d+z(?=.*待发)", app.screen)
    messages = " ".join(world.said(number))
    after = world.drafts(number).get("reply", "")
    assert [mark for mark in shown if mark not in messages] == []
    assert after.startswith(kept)
    assert (before + token).startswith(after)
    assert sent or after.startswith(before)
    assert before in (after[: len(before)], "") or before in messages
    return len(shown)


@pytest.mark.timeout(600)
def test_nothing_that_was_saved_or_kept_is_missing_after_a_kill(zh: World) -> None:
    number = zh.contact()
    with on_terminal(zh) as app:
        app.wait_for("位客户在排队")
        app.send("\x0e")
        app.wait_for("还差 5")
    rng = random.Random(SEED)
    marks = sum(one_round(zh, number, rng, f"k{n}z") for n in range(ROUNDS))
    assert marks > 0, "no round saw a message of its own: the rounds prove nothing"
    assert zh.rows("PRAGMA integrity_check") == [("ok",)]
    assert zh.differing() == []


def test_a_desk_that_keeps_drafts_only_at_its_end_is_found_out(zh: World) -> None:
    number = zh.contact()
    with on_terminal(zh) as app:
        app.wait_for("位客户在排队")
        app.send("\x0e")
        app.wait_for("还差 5")
    lazy = (sys.executable, "-c", LAZY)
    waits_for_the_draft = random.Random(WAITING_SEED)
    with pytest.raises(AssertionError, match="no draft"):
        one_round(zh, number, waits_for_the_draft, "k0z", argv=lazy, patience_s=2.0, kind=PtyApp)
