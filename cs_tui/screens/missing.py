"""From the case to what it lacks, one after the other, with one key."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual import on

from cs_tui.screens.case_acts import CaseActs
from cs_tui.screens.finishing import Finishing
from cs_tui.texts import desk as texts
from cs_tui.widgets.case_pane import CasePane
from cs_tui.widgets.writing import Writing

FIELDS = {"reply": "#reply", "placeholder": "#reply", "line": "#note-done"}
"""What is typed, and where."""


class GoingOn(Finishing):
    """Enter and the space bar, while the case itself has the focus."""

    _gone_to = ""
    """What lacked and was gone to last: the same key leads on to the next."""

    @on(CasePane.Spaced)
    def _spaced(self, event: CasePane.Spaced) -> None:
        event.stop()
        self.attempt(partial(judge, self))

    @on(CasePane.Entered)
    def _entered(self, event: CasePane.Entered) -> None:
        event.stop()
        if self.view is not None:
            name = after(self.fields.missing(self.view), self._gone_to)
            self._gone_to = name or ""
            self.attempt(partial(go, self, name))


def after(missing: Sequence[str], last: str) -> str | None:
    """What to go to: the first that lacks, or the one after `last` while that still lacks."""
    if not missing:
        return None
    place = missing.index(last) + 1 if last in missing else 0
    return missing[place % len(missing)]


async def judge(screen: CaseActs) -> None:
    """What this case is and what is done about it."""
    # The rules behind the panels are not needed for the first frame.
    from cs_tui.screens import assessment

    await assessment.judge(screen)


async def go(screen: CaseActs, name: str | None) -> None:
    """Goes where this can be given: a field, or the panel that asks for it."""
    from cs_tui.core.five_steps_state import LATER
    from cs_tui.screens import classification, complaint, five_steps, verification

    owed = {f"step.{step}": step for step in LATER}

    if name is None:
        screen.cs.tell(texts.READY)
    elif name in FIELDS:
        screen.set_focus(screen.query_one(FIELDS[name], Writing))
    elif name in ("leaf", "nature", "outcome"):
        await classification.pick(screen, name)
    elif name == "verify":
        await verification.settle(screen)
    elif name in owed:
        await five_steps.settle(screen, owed[name])
    elif name.startswith("complaint."):
        steps = {f"complaint.{step}": act for step, act in complaint.STEPS.items()}
        await steps[name](screen)
    else:
        await judge(screen)
