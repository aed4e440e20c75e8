"""THE table of the acts on a case under Ctrl+O, and the short ones of them.

An act that belongs to a step of the work stands in the module of that step.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

from cs_tui.screens import (
    classification,
    customer,
    escalation,
    joining,
    knowledge_acts,
    promise,
)
from cs_tui.screens.case_acts import CaseActs
from cs_tui.screens.panels import PickPanel, filtering
from cs_tui.texts import Words
from cs_tui.texts import article as article_texts
from cs_tui.texts import desk as texts
from cs_tui.texts import escalation as escalation_texts
from cs_tui.texts import joining as joining_texts
from cs_tui.texts import panels as panel_texts
from cs_tui.widgets.pick_list import Pick
from cs_tui.widgets.writing import Writing


@dataclass(frozen=True, slots=True)
class CaseAct:
    """One act: the digit that never changes, what it is called, what it does on the screen."""

    digit: str
    words: Words
    does: Callable[[CaseActs], Awaitable[None]]


async def wait(screen: CaseActs) -> None:
    """Leaves the case waiting for the customer."""
    assert screen.view is not None  # noqa: S101
    await screen.flush()
    case = await screen.desk.run(screen.desk.queue.wait_for_customer, screen.view.case.id)
    screen.cs.tell(texts.LEFT_WAITING.fill(number=case.number))
    await screen.show_anew()


async def copy(screen: CaseActs) -> None:
    """Copies the reply, or else what was last said to the customer."""
    assert screen.view is not None  # noqa: S101
    said = [m.text for m in screen.view.case.messages if m.side == "agent"]
    text = screen.query_one("#reply", Writing).value or (said[-1] if said else "")
    if not text:
        screen.cs.tell(texts.NOTHING_TO_COPY)
        return
    await screen.cs.copy(text)
    screen.cs.tell(texts.COPIED)


async def no_action(screen: CaseActs) -> None:
    """Ends the case as one that needed no work, and serves the next."""
    policy = screen.cs.policy
    if policy is None or screen.view is None:
        return
    rows = [
        Pick(outcome.id, outcome.name.say(screen.lang), key=outcome.id)
        for outcome in policy.taxonomy.outcomes
        if outcome.kind == "no_action"
    ]
    panel = PickPanel[str](panel_texts.NO_ACTION, filtering(rows), screen.lang)
    picked = await screen.app.push_screen_wait(panel)
    if picked is not None:
        await screen.flush()
        await screen.desk.run(screen.desk.queue.no_action, screen.view.case.id, picked)
        await screen.next_case()


async def state(screen: CaseActs) -> None:
    """Which state I am in."""
    await screen.cs.pick_state()


ACTS: Final = (
    CaseAct("1", escalation_texts.ACT, escalation.pass_on),
    CaseAct("2", texts.ACT_PROMISE, promise.make),
    CaseAct("3", texts.ACT_WAIT, wait),
    CaseAct("4", texts.ACT_CLASSIFY, classification.classify),
    CaseAct("5", texts.ACT_SHOW, customer.open_card),
    CaseAct("6", texts.ACT_COPY, copy),
    CaseAct("7", article_texts.ACT_KNOWLEDGE, knowledge_acts.from_case),
    CaseAct("8", joining_texts.ACT, joining.join),
    CaseAct("9", texts.ACT_NO_ACTION, no_action),
    CaseAct("0", texts.ACT_STATE, state),
)
