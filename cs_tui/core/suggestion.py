"""A suggestion is owed an answer: what became of it, by a day the shop sets.

The answer is a promise like any other, made by filing the case as a suggestion: it stands on the
list of what is owed, goes along when the case is passed on or merged, is counted with the promises,
and outlives the end of the case.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cs_tui.core.classification import Classified
from cs_tui.core.events import Event
from cs_tui.core.ports import Instant
from cs_tui.core.promise import Promise, PromiseDropped, promise
from cs_tui.texts import lang_of
from cs_tui.texts import suggestion as texts

if TYPE_CHECKING:
    from cs_tui.core.act import Act
    from cs_tui.core.case import Case

NATURE: Final = "suggestion"
DAY_MS: Final = 24 * 3600 * 1000


def owed(case: Case) -> Promise | None:
    """The answer that is still owed."""
    return next((one for one in case.promises if one.form == "reply" and one.open), None)


def follow_nature(act: Act[Case], reply_days: int) -> None:
    """Promises an answer within so many days where the case is filed as a suggestion.

    Once for a case; where it turns out to be none in this act, nothing is owed any more. What came
    over with a suggestion that was merged into a case of another nature stays owed.
    """
    case = act.state
    if case.status.over:
        return
    one = owed(case)
    if case.classification.nature != NATURE:
        if one is not None and any(map(_files, act.events)):
            act.add(PromiseDropped(promise=one.id, reason=texts.NONE.say(lang_of(case.lang))))
        return
    replies = [each for each in case.promises if each.form == "reply"]
    if all(map(_taken_back, replies)):
        what, due_at = texts.OWED.say(lang_of(case.lang)), _due(act.ctx.now, reply_days)
        # The same on every desk: two that file a case while they are offline promise one answer.
        promise(act, what, due_at, form="reply", new_id=f"{case.id}-reply-{len(replies) + 1}")


def _files(event: Event) -> bool:
    return isinstance(event.body, Classified) and event.body.field == "nature"


def _due(now: Instant, reply_days: int) -> Instant:
    return now + reply_days * DAY_MS


def _taken_back(one: Promise) -> bool:
    return one.dropped_at is not None
