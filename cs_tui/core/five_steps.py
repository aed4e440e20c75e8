"""The five steps of a case: where it stands, which steps it owes, which were left out and why.

Contact, needs, plan, execute, follow-up. What the shop's rules say a case owes (`StepsOwed`, by
nature and complexity) is either taken or left out with a reason; an everyday short contact owes
nothing beyond what every case needs.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from cs_tui.core.complaint_state import NATURE
from cs_tui.core.events import Body, Event
from cs_tui.core.five_steps_state import LATER, STEPS, Later, Skipped, Step
from cs_tui.core.said import Said
from cs_tui.core.state import change
from cs_tui.texts import Words
from cs_tui.texts import five_steps as texts
from cs_tui.texts import rules as rule_texts

if TYPE_CHECKING:
    from cs_tui.core.act import Act
    from cs_tui.core.case import Case
    from cs_tui.core.policy.reasons import SkipReason, StepsOwed


class StepSkipped(Body):
    """A step was left out, with a reason of the shop's list."""

    kind: ClassVar[str] = "step_skipped"
    called: ClassVar[Words] = texts.STEP_SKIPPED
    step: Later
    reason: str
    name: Said = Said()

    def blocked(self, case: Case, event: Event) -> Words | None:
        if case.status.over:
            return rule_texts.CASE_OVER
        if event.actor != case.owner:
            return rule_texts.NOT_YOURS
        if self.step in {one.step for one in case.skipped}:
            return texts.SKIPPED_ALREADY.fill(step=texts.NAMES[self.step])
        return None

    def apply(self, case: Case, event: Event) -> Case:
        new = Skipped(
            step=self.step, reason=self.reason, name=self.name, by=event.actor, at=event.at
        )
        return change(case, skipped=(*case.skipped, new))


def standing(
    case: Case, *, answering: bool, nature: str | None, leaf: str | None, outcome: str | None
) -> Step:
    """Where in the five steps a case stands.

    `answering`: an answer is being written; nature, leaf and outcome are those picked, saved or
    not: the step is that of the person's work, which is ahead of what is on record.
    """
    if case.status in ("scheduled", "waiting_customer", "waiting_internal") or case.status.over:
        return "follow_up"
    if not answering and not any(message.side == "agent" for message in case.messages):
        return "contact"
    if leaf is None or nature is None:
        return "needs"
    if case.solution is not None:
        return "plan" if case.solution.lacks == "consent" else "execute"
    return "plan" if outcome is None else "execute"


def taken(case: Case) -> frozenset[Step]:
    """The steps that facts on the case show were taken.

    Contact: a person of ours answered. Needs: nature and leaf are there. Plan: an option was
    offered, an article cited, or something promised. Execute: an option was carried out, a promise
    kept, or what was done written down. Follow-up: the customer will be asked, or hear from us.
    """
    named = case.classification
    answered = any(contact.first_reply_at is not None for contact in case.contacts)
    facts: dict[Step, object] = {
        "contact": answered,
        "needs": named.nature and named.leaf,
        "plan": case.solutions or case.citations or case.promises,
        "execute": case.note.done
        or any(each.done_at is not None for each in case.solutions)
        or any(each.kept_at is not None for each in case.promises),
        "follow_up": case.followups or case.promises,
    }
    return frozenset(step for step, shown in facts.items() if shown)


def owed(
    rules: Sequence[StepsOwed], nature: str | None, complexity: str | None
) -> tuple[Step, ...]:
    """The steps a case of this nature, so complex, owes by the first rule that fits it."""
    found = next((one for one in rules if one.fits(nature, complexity)), None)
    return tuple(step for step in STEPS if found is not None and step in found.steps)


def lacking(
    case: Case,
    rules: Sequence[StepsOwed],
    nature: str | None = None,
    complexity: str | None = None,
) -> tuple[Later, ...]:
    """The owed steps that were neither taken nor left out with a reason, in working order.

    The first two are never among them: what lacks there is named by the fields of the case. A
    complaint has none: its lane asks for decision, word to the customer and outcome by itself.
    Nature and complexity are those of the case, unless others are picked and not saved yet.
    """
    named = case.classification
    nature = nature or named.nature
    if nature == NATURE:
        return ()
    wanted = owed(rules, nature, complexity or named.complexity)
    done = taken(case) | {one.step for one in case.skipped} if wanted else frozenset()
    return tuple(step for step in LATER if step in wanted and step not in done)


def skip(act: Act[Case], step: Later, reason: SkipReason) -> None:
    """Leaves a step out. Raises `Refused` the second time, and on a case over or not mine."""
    name = Said(zh=reason.name.zh, en=reason.name.en)
    act.add(StepSkipped(step=step, reason=reason.id, name=name))


EVENTS: tuple[type[Body], ...] = (StepSkipped,)
