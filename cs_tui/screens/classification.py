"""Picking what a case is about: category, nature, outcome."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual.content import Content

from cs_tui.core.policy import Leaf, Policy
from cs_tui.screens.case_acts import CaseActs
from cs_tui.screens.panels import PickPanel, filtering
from cs_tui.texts import Lang
from cs_tui.texts import panels as panel_texts
from cs_tui.widgets.pick_list import Pick


async def classify(screen: CaseActs) -> None:
    """Asks for category, nature and outcome, one after the other; Esc keeps what was picked."""
    for field in ("leaf", "nature", "outcome"):
        if not await pick(screen, field):
            return


async def pick(screen: CaseActs, field: str) -> bool:
    """Asks for one of category, nature and outcome; False when nothing was picked."""
    policy = screen.cs.policy
    if policy is None or screen.view is None:
        return False
    if field == "leaf":
        panel: PickPanel[Leaf] = PickPanel(panel_texts.LEAF, partial(_leaves, screen), screen.lang)
        leaf = await screen.app.push_screen_wait(panel)
        picked = leaf.id if leaf is not None else None
    else:
        title = panel_texts.NATURE if field == "nature" else panel_texts.OUTCOME
        rows = filtering(_named_rows(policy, field, screen.lang))
        picked = await screen.app.push_screen_wait(PickPanel[str](title, rows, screen.lang))
    if picked is None:
        return False
    await screen.set_fields({field: picked})
    return True


async def _leaves(screen: CaseActs, typed: str) -> Sequence[Pick]:
    assistant = screen.desk.assistant
    if not typed.strip() and screen.assist is not None:
        found = [hint.leaf for hint in screen.assist.leaves]
        others = await screen.desk.run(assistant.leaves, "")
        found += [leaf for leaf in others if leaf not in found]
    else:
        found = await screen.desk.run(assistant.leaves, typed)
    return [
        Pick(
            leaf,
            Content.assemble(
                (leaf.name.say(screen.lang), "bold"),
                "  ",
                (leaf.definition.say(screen.lang), "$muted"),
            ),
            key=leaf.id,
        )
        for leaf in found
    ]


def _named_rows(policy: Policy, field: str, lang: Lang) -> list[Pick]:
    taxonomy = policy.taxonomy
    outcomes = [one for one in taxonomy.outcomes if one.kind == "resolved"]
    named = taxonomy.natures if field == "nature" else outcomes
    return [Pick(one.id, one.name.say(lang), key=one.id) for one in named]
