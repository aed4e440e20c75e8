"""Picking what a case is about: category, nature, outcome."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from textual.content import Content

from cs_tui.core.policy import Leaf, Policy
from cs_tui.screens.case_acts import CaseActs
from cs_tui.screens.panels import PickPanel, filtering
from cs_tui.services.assist import SURE, LeafHint
from cs_tui.texts import Lang
from cs_tui.texts import panels as panel_texts
from cs_tui.widgets.columns import columns
from cs_tui.widgets.pick_list import Pick
from cs_tui.widgets.plain import plain
from cs_tui.widgets.sureness import like, percent


async def classify(screen: CaseActs) -> None:
    """Asks for category, nature and outcome, one after the other; Esc keeps what was picked.

    What fits stands first with how surely and why; only what is sure enough is chosen beforehand.
    """
    for field in ("leaf", "nature", "outcome"):
        if not await pick(screen, field):
            return


async def pick(screen: CaseActs, field: str) -> bool:
    """Asks for one of category, nature and outcome; False when nothing was picked."""
    policy, view = screen.cs.policy, screen.view
    if policy is None or view is None:
        return False
    hints, natures = await screen.desk.run(screen.desk.assistant.hints, view, screen.issue)
    if field == "leaf":
        leaf = await screen.app.push_screen_wait(_leaf_panel(screen, hints))
        picked = leaf.id if leaf is not None else None
    else:
        likely = {one.nature.id: one.confidence for one in natures} if field == "nature" else {}
        title = panel_texts.NATURE if field == "nature" else panel_texts.OUTCOME
        rows = filtering(_named_rows(policy, field, screen.lang, likely))
        chosen = _sure(likely) if field == "nature" else None
        picked = await screen.app.push_screen_wait(
            PickPanel[str](title, rows, screen.lang, chosen=chosen)
        )
    if picked is None:
        return False
    await screen.set_fields({field: picked})
    return True


def _leaf_panel(screen: CaseActs, hints: Sequence[LeafHint]) -> PickPanel[Leaf]:
    return PickPanel[Leaf](
        panel_texts.LEAF,
        partial(_leaves, screen, hints),
        screen.lang,
        hint=panel_texts.SUGGESTED if hints else panel_texts.UNSURE,
        chosen=_sure({one.leaf.id: one.confidence for one in hints}),
    )


def _sure(shares: Mapping[str, float]) -> str:
    """What may be chosen beforehand; empty where nothing is sure enough."""
    return next((one for one, share in shares.items() if share >= SURE), "")


async def _leaves(screen: CaseActs, hints: Sequence[LeafHint], typed: str) -> Sequence[Pick]:
    found = await screen.desk.run(screen.desk.assistant.leaves, typed)
    lang, shown = screen.lang, [] if typed.strip() else list(hints)
    ids = {hint.leaf.id for hint in shown}
    others = [leaf for leaf in found if leaf.id not in ids]
    leaves = [*(hint.leaf for hint in shown), *others]
    told = [_because(hint, lang) for hint in shown]
    told += [plain(leaf.definition.say(lang), "$muted") for leaf in others]
    names = [plain(leaf.name.say(lang), "bold") for leaf in leaves]
    labels = columns(list(zip(names, told, strict=True)))
    return [Pick(leaf, label, key=leaf.id) for leaf, label in zip(leaves, labels, strict=True)]


def _because(hint: LeafHint, lang: Lang) -> Content:
    """How surely a suggested category fits, and what the case is like."""
    return Content.assemble(f"{percent(hint.confidence)}  ", plain(like(hint, lang), "$muted"))


def _named_rows(policy: Policy, field: str, lang: Lang, likely: Mapping[str, float]) -> list[Pick]:
    taxonomy = policy.taxonomy
    outcomes = [one for one in taxonomy.outcomes if one.kind == "resolved"]
    named = taxonomy.natures if field == "nature" else outcomes
    return [
        Pick(one.id, _with_share(one.name.say(lang), likely.get(one.id)), key=one.id)
        for one in named
    ]


def _with_share(name: str, share: float | None) -> str:
    return name if share is None else f"{name}  {percent(share)}"
