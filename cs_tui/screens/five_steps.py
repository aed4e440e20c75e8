"""A step that the case owes: done now, or left out with one key and a reason."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Final

from cs_tui.core.five_steps_state import Later
from cs_tui.screens import promise, solution
from cs_tui.screens.case_acts import CaseActs, Use
from cs_tui.screens.panels import PickPanel, filtering
from cs_tui.texts import five_steps as texts
from cs_tui.widgets.pick_list import Pick
from cs_tui.widgets.plain import plain
from cs_tui.widgets.writing import Writing

NINE: Final = 9


async def settle(screen: CaseActs, step: Later) -> None:
    """One digit says why it is left out; 0 goes to where it is done."""
    if screen.view is None:
        return
    found = await screen.desk.run(screen.desk.five_steps.reasons, step)
    does = Pick(partial(DOES[step], screen), screen.say(texts.DO_IT[step]), key="do", digit="0")
    rows = [
        Pick(
            partial(_skip, screen, step, one.id),
            plain(one.name.say(screen.lang)),
            key=one.id,
            digit=str(number) if number <= NINE else "",
        )
        for number, one in enumerate(found, 1)
    ]
    title = texts.ASK_SKIP.fill(step=texts.NAMES[step])
    panel = PickPanel[Use](title, filtering([does, *rows]), screen.lang)
    picked = await screen.app.push_screen_wait(panel)
    if picked is not None and screen.view is not None:
        await picked()


async def _skip(screen: CaseActs, step: Later, reason: str) -> None:
    assert screen.view is not None  # noqa: S101
    case = await screen.desk.run(screen.desk.five_steps.skip, screen.view.case.id, step, reason)
    why = case.skipped[-1].name.words()
    screen.cs.tell(texts.SKIPPED_TOLD.fill(step=texts.NAMES[step], reason=why))
    await screen.reload()


async def _write_down(screen: CaseActs) -> None:
    screen.set_focus(screen.query_one("#note-done", Writing))


DOES: Final[Mapping[Later, Callable[[CaseActs], Awaitable[None]]]] = {
    "plan": solution.offer,
    "execute": _write_down,
    "follow_up": promise.make,
}
