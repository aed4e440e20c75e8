"""The five steps of a case: where it stands, what is done, and how much each step still lacks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from textual.content import Content

from cs_tui.core.text import cells
from cs_tui.texts import Lang
from cs_tui.texts import desk as desk_texts
from cs_tui.texts import five_steps as texts

CONTACT, NEEDS, PLAN, EXECUTE, FOLLOW_UP = range(5)

STEPS: Final = tuple(texts.NAMES)
STEP_OF: Final[Mapping[str, int]] = {
    "reply": CONTACT,
    "placeholder": CONTACT,
    "nature": NEEDS,
    "leaf": NEEDS,
    "verify": NEEDS,
    "consent": PLAN,
    "outcome": PLAN,
    "carry_out": EXECUTE,
    "line": EXECUTE,
    **{f"step.{step}": place for place, step in enumerate(STEPS)},
}
"""The step at which something lacks; the steps of a complaint are carried out."""


def lacking(missing: Sequence[str]) -> Counter[int]:
    """How much lacks at each step."""
    return Counter(STEP_OF.get(name, EXECUTE) for name in missing)


def step_bar(step: str, missing: Sequence[str], lang: Lang, room: int) -> Content:
    """As much of the five steps as there is room for: what lacks later goes first, then the names
    of the steps behind us, at last every step but the one we are at."""
    lacks, current = lacking(missing), STEPS.index(step)
    places = range(len(STEPS))
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
    name = f"{place + 1} {texts.NAMES[STEPS[place]].say(lang)}"
    if place == current:
        shown = Content.styled(f" {name} ", "bold $background on $primary")
        return Content.assemble(shown, *_lack(lacks, lang)) if lacks else shown
    if lacks:
        return Content.assemble((name, "$muted"), *_lack(lacks, lang))
    done = f" {desk_texts.DONE.say(lang)}" if place < current else ""
    return Content.styled(name + done, "$muted")


def _mark(place: int, lacks: int, lang: Lang) -> Content:
    """A step behind us where there is no room for its name."""
    if lacks:
        return Content.assemble((str(place + 1), "$muted"), *_lack(lacks, lang))
    return Content.styled(f"{place + 1} {desk_texts.DONE.say(lang)}", "$muted")


def _lack(lacks: int, lang: Lang) -> tuple[str, tuple[str, str]]:
    return " ", (desk_texts.LACKS.say(lang, n=lacks), "$warning")
