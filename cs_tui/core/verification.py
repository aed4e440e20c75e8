"""Who the customer is was checked: by which means and with which result, never what was told.

A category, or an option that was offered, may ask for it. A category is satisfied by an answer
either way: who is not verified gets nothing done, and why stands on the case. An option may be
agreed to and carried out only for who was verified. A check ends when the case goes over to
somebody else's record.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from cs_tui.core.events import Body, Event
from cs_tui.core.ports import Instant
from cs_tui.core.said import Said
from cs_tui.core.state import Frozen, change
from cs_tui.texts import Words
from cs_tui.texts import rules as rule_texts
from cs_tui.texts import verification as texts

if TYPE_CHECKING:
    from cs_tui.core.act import Act
    from cs_tui.core.case import Case
    from cs_tui.core.policy.reasons import Verification


class Checked(Frozen):
    """One check of who the customer is."""

    means: str
    name: Said
    """What the means was called then."""
    passed: bool
    by: str
    at: Instant


class IdentityChecked(Body):
    """Who the customer is was checked by this means; `passed` says whether it is them."""

    kind: ClassVar[str] = "identity_checked"
    called: ClassVar[Words] = texts.IDENTITY_CHECKED
    means: str
    name: Said = Said()
    passed: bool = True

    def blocked(self, case: Case, event: Event) -> Words | None:
        if case.status.over:
            return rule_texts.CASE_OVER
        return None if event.actor == case.owner else rule_texts.NOT_YOURS

    def apply(self, case: Case, event: Event) -> Case:
        new = Checked(
            means=self.means, name=self.name, passed=self.passed, by=event.actor, at=event.at
        )
        return change(case, checks=(*case.checks, new))

    def kept(self, case: Case, event: Event) -> Words | None:
        return rule_texts.CASE_OVER if case.status.over else None


def verified(case: Case) -> bool:
    """Whether the last check said that it is them."""
    return bool(case.checks) and case.checks[-1].passed


def lacks(case: Case, asked: bool | None = None) -> bool:
    """Whether a check is owed: by the category, or by an option that is open.

    `asked`: whether the category asks for it, where another one is picked and not saved yet.
    """
    by_leaf = case.classification.verify if asked is None else asked
    one = case.solution
    by_option = one is not None and one.verify and not verified(case)
    return (by_leaf and not case.checks) or by_option


def unfinished(case: Case) -> Words | None:
    """Why a case cannot be resolved for the sake of a check; None when it can."""
    if not lacks(case):
        return None
    return rule_texts.STILL_MISSING.fill(n=1, names=rule_texts.LACKING["verify"])


def check(act: Act[Case], means: Verification) -> None:
    """Records a check. Raises `Refused` on a case that is over or not mine."""
    name = Said(zh=means.name.zh, en=means.name.en)
    act.add(IdentityChecked(means=means.id, name=name, passed=means.passed))


EVENTS: tuple[type[Body], ...] = (IdentityChecked,)
