"""The five steps of a case: where it stands, what is done, and how much each step still lacks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from textual.content import Content

from cs_tui.core.text import cells
from cs_tui.texts import Lang
from cs_tui.texts import desk as texts

if TYPE_CHECKING:
    from cs_tui.services.cases import CaseView

CONTACT, NEEDS, PLAN, EXECUTE, FOLLOW_UP = range(5)

STEP_OF: Final[Mapping[str, int]] = {
    "reply": CONTACT,
    "placeholder": CONTACT,
    "nature": NEEDS,
    "leaf": NEEDS,
    "consent": PLAN,
    "outcome": PLAN,
    "carry_out": EXECUTE,
    "line": EXECUTE,
}
"""The step at which something lacks; the steps of a complaint are carried out."""


def current_step(view: CaseView) -> int:
    """Where in the five steps a case stands: 0 contact .. 4 follow-up."""
    case = view.case
    if case.status in ("scheduled", "waiting_customer", "waiting_internal"):
        return FOLLOW_UP
    if case.status.over:
        return FOLLOW_UP
    if not any(message.side == "agent" for message in case.messages) and not view.text("reply"):
        return CONTACT
    if view.picked("leaf") is None or view.picked("nature") is None:
        return NEEDS
    if case.solution is not None:
        return PLAN if case.solution.lacks == "consent" else EXECUTE
    return PLAN if view.picked("outcome") is None else EXECUTE


def lacking(missing: Sequence[str]) -> Counter[int]:
    """How much lacks at each step."""
    return Counter(STEP_OF.get(name, EXECUTE) for name in missing)


def step_bar(current: int, missing: Sequence[str], lang: Lang, room: int) -> Content:
    """As much of the five steps as there is room for: what lacks later goes first, then the names
    of the steps behind us, at last every step but the one we are at."""
    lacks = lacking(missing)
    places = range(len(texts.STEPS))
    whole = [_step(place, current, lacks[place], lang) for place in places]
    known = [
        _step(place, current, lacks[place] if place <= current else 0, lang) for place in places
    ]
    behind = [_mark(place, lacks[place], lang) for place in range(current)]
    shown = (("   ", whole), ("  ", known), ("  ", [*behind, *known[current:]]))
    for gap, parts in shown:
        bar = Content(gap).join(parts)
        if cells(bar.plain) <= room:
            return bar
    return Content("  ").join([*behind, whole[current]])


def _step(place: int, current: int, lacks: int, lang: Lang) -> Content:
    name = f"{place + 1} {texts.STEPS[place].say(lang)}"
    if place == current:
        shown = Content.styled(f" {name} ", "bold $background on $primary")
        return Content.assemble(shown, *_lack(lacks, lang)) if lacks else shown
    if lacks:
        return Content.assemble((name, "$muted"), *_lack(lacks, lang))
    done = f" {texts.DONE.say(lang)}" if place < current else ""
    return Content.styled(name + done, "$muted")


def _mark(place: int, lacks: int, lang: Lang) -> Content:
    """A step behind us where there is no room for its name."""
    if lacks:
        return Content.assemble((str(place + 1), "$muted"), *_lack(lacks, lang))
    return Content.styled(f"{place + 1} {texts.DONE.say(lang)}", "$muted")


def _lack(lacks: int, lang: Lang) -> tuple[str, tuple[str, str]]:
    return " ", (texts.LACKS.say(lang, n=lacks), "$warning")
