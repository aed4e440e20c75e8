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
EACH = 10
"""So many kills in a day; each day has a desk of its own."""
HOW = ("seen", "sent", "at once")
"""Killed when the screen says saved, some time after the key, or in the middle of the words."""
SEED = 20260105
LONGEST_S = 0.3
LABELS = ("▌", " 问题", " 已做", " 下一步")
"""What stands at the left of the reply and of the lines of the note: rounds go from one on."""
AT_THE_RIGHT, LINE_END = 80, "\x1b[F"
"""A column in every field; the key to the end of what stands there."""
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


def standing(world: World, number: str) -> dict[str, str]:
    """What stands in the fields of a case as it is on disk: the draft, else what was saved."""
    note = world.case(number).note
    saved = {f"note.{part}": getattr(note, part) for part in ("issue", "done", "next")}
    return {"reply": "", **saved, **world.drafts(number)}


def facts(world: World, number: str) -> str:
    """All that was said and noted for good, as it lies in the log."""
    noted = world.rows("SELECT CAST(personal AS TEXT) FROM events WHERE kind = 'note_added'")
    return " ".join([*world.said(number), *(str(text) for (text,) in noted)])


def one_round(
    world: World,
    number: str,
    rng: random.Random,
    token: str,
    label: str = LABELS[0],
    how: str = "kept",
    *,
    argv: Sequence[str | Path] = PROGRAM,
    patience_s: float = 20.0,
    kind: type[PtyApp] = ForkedDesk,
) -> tuple[int, set[str]]:
    """Starts, clicks into a field, types, perhaps saves, dies.

    How many messages and notes the screen had called saved, and the field the words stood in.
    """
    before = standing(world, number)
    with on_terminal(world, argv, kind=kind) as app:
        app.wait_for(f"{number} ")
        app.wait_until(lambda: before["reply"][-12:] in flat(app), "the draft of the last run")
        app.wait_until(lambda: label in app.screen, f"field {label}")
        app.send(click(app, label) + LINE_END + token)
        app.wait_until(lambda: token in flat(app), token)
        kept, sent = how == "kept", how in ("seen", "sent")
        if kept:
            watch(app, lambda: typed(world, number, before, token), "draft", patience_s)
        if sent:
            app.send("\x13")
        if how == "seen":
            app.wait_until(lambda: "已保存" in app.screen or "待发" in app.screen, "saved")
        watch_for(app, rng.random() * LONGEST_S)
        app.kill()
        app.process.wait()
        while app._read(0):
            pass
        shown = re.findall(r"\bk\d+z(?=.*待发)", app.screen)
        shown += [token] if sent and "已保存" in app.screen else []
    counted, after = facts(world, number), standing(world, number)
    assert [mark for mark in shown if mark not in counted] == []
    assert not kept or typed(world, number, before, token)
    for field, text in after.items():
        was = before.get(field, "")
        assert (was + token).startswith(text)
        assert text.startswith(was) or (sent and was in counted), field
    hit = {field for field, text in after.items() if token in text}
    return len(shown), hit


def click(app: PtyApp, label: str) -> str:
    """The mouse in the row of a field."""
    row = next(n for n, line in enumerate(app.screen.splitlines(), 1) if label in line)
    return f"\x1b[<0;{AT_THE_RIGHT};{row}M\x1b[<0;{AT_THE_RIGHT};{row}m"


def typed(world: World, number: str, before: dict[str, str], token: str) -> bool:
    """Whether the words are on disk as a draft, behind what stood there."""
    drafts = world.drafts(number).items()
    return any(text == before.get(field, "") + token for field, text in drafts)


@pytest.mark.parametrize("part", range(ROUNDS // EACH))
def test_nothing_that_was_saved_or_kept_is_missing_after_a_kill(zh: World, part: int) -> None:
    number = zh.contact()
    with on_terminal(zh) as app:
        app.wait_for("位客户在排队")
        app.send("\x0e")
        app.wait_for("还差 5")
    rng = random.Random(SEED + part)
    plan = [*((label, "kept") for label in LABELS), *zip(LABELS, HOW * 2, strict=False)]
    plan += [(rng.choice(LABELS), rng.choice(HOW)) for _ in range(EACH - len(plan))]
    rng.shuffle(plan)
    rounds = [one_round(zh, number, rng, f"k{n}z", *what) for n, what in enumerate(plan)]
    assert sum(marks for marks, _ in rounds) > 0, "no round saw a save: the rounds prove nothing"
    assert len(set().union(*(fields for _, fields in rounds))) == len(LABELS)
    assert zh.rows("PRAGMA integrity_check") == [("ok",)]
    assert zh.differing() == []


def test_a_desk_that_keeps_drafts_only_at_its_end_is_found_out(zh: World) -> None:
    number = zh.contact()
    with on_terminal(zh) as app:
        app.wait_for("位客户在排队")
        app.send("\x0e")
        app.wait_for("还差 5")
    lazy = (sys.executable, "-c", LAZY)
    rng = random.Random(SEED)
    with pytest.raises(AssertionError, match="no draft"):
        one_round(zh, number, rng, "k0z", argv=lazy, patience_s=2.0, kind=PtyApp)
