"""The lane of a complaint on one line: what was done, what lacks, when the next word is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from cs_tui.core.ports import Instant
from cs_tui.core.text import cells
from cs_tui.texts import Lang
from cs_tui.texts import complaint as texts
from cs_tui.texts import desk as desk_texts
from cs_tui.widgets import timing

if TYPE_CHECKING:
    from cs_tui.core.complaint_state import Complaint

GAP = Content("  ")
URGENT = {"late": "bold $error", "soon": "$warning", "": "$foreground"}


def lane(one: Complaint, now: Instant, lang: Lang, room: int) -> Content:
    """All steps where they fit; else the next one and how many are missing."""
    label = Content.styled(texts.COMPLAINT.say(lang), "bold $warning")
    due = _due(one, now, lang)
    whole = GAP.join([label, *_steps(one, lang), due])
    if cells(whole.plain) <= room:
        return whole
    parts = [label]
    if one.next is not None:
        parts.append(
            Content.styled(texts.SHORT[one.next].say(lang), "bold $background on $primary")
        )
    missing = [step for step in one.missing if step != one.next]
    if missing:
        names = desk_texts.LIST_MARK.say(lang).join(texts.SHORT[step].say(lang) for step in missing)
        parts.append(Content.styled(texts.THEN.say(lang, names=names), "$muted"))
    short = Content.styled(texts.MISSING_N.say(lang, n=len(one.missing)), "$muted")
    ways = ([*parts, due], [*parts[:2], short, due], [*parts[:2], due])
    fitting = (told for told in map(GAP.join, ways) if cells(told.plain) <= room)
    return next(fitting, GAP.join([label, due]))


def _steps(one: Complaint, lang: Lang) -> list[Content]:
    from cs_tui.core.complaint_state import STEPS

    shown = []
    for step in STEPS:
        name = texts.SHORT[step].say(lang)
        if step == one.next:
            shown.append(Content.styled(f" {name} ", "bold $background on $primary"))
        elif step in one.done:
            shown.append(Content.styled(f"{name} {desk_texts.DONE.say(lang)}", "$muted"))
        else:
            shown.append(Content.styled(name, "$foreground"))
    return shown


def _due(one: Complaint, now: Instant, lang: Lang) -> Content:
    if one.due_at is None:
        ended = texts.WITHDRAWN if one.withdrawn_at is not None else texts.ENDED
        return Content.styled(ended.say(lang), "$success")
    style = URGENT[timing.urgency(one.due_at, now)]
    words = timing.due(one.due_at, now, lang)
    if one.silent(now):
        words = f"{texts.SILENT.say(lang)} {words}"
    return Content.styled(words, style)
