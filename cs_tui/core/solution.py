"""The plan of a case: an option that is offered, agreed to by the customer, and carried out.

What a person may grant is written into the offer by whoever decides it, so that a lead can decide
what an agent then carries out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Literal

from cs_tui.core.complaint_state import yuan
from cs_tui.core.events import Body, Event
from cs_tui.core.ports import Instant
from cs_tui.core.said import Said
from cs_tui.core.state import Frozen, change
from cs_tui.core.verification import verified
from cs_tui.texts import Words, verification
from cs_tui.texts import rules as rule_texts
from cs_tui.texts import solution as texts

if TYPE_CHECKING:
    from cs_tui.core.act import Act
    from cs_tui.core.case import Case

Lack = Literal["consent", "carry_out"]
"""What an open option still needs."""


class Solution(Frozen):
    """One option as it was offered, and what became of it."""

    id: str
    option: str
    name: Said
    amount_fen: int
    needs_consent: bool
    outcome: str
    by: str
    at: Instant
    to_tell: tuple[Said, ...] = ()
    """What the customer must have been told before their consent counts."""
    steps: tuple[Said, ...] = ()
    """What carrying it out takes, in working order."""
    verify: bool = False
    """Whether it is for verified customers alone."""
    ticked: tuple[int, ...] = ()
    """The places of the steps that were taken, from 0."""
    agreed_at: Instant | None = None
    declined_at: Instant | None = None
    done_at: Instant | None = None
    done_by: str = ""

    @property
    def open(self) -> bool:
        """Neither declined nor carried out."""
        return self.declined_at is None and self.done_at is None

    @property
    def left(self) -> tuple[int, ...]:
        """The places of the steps still to be taken."""
        return tuple(place for place in range(len(self.steps)) if place not in self.ticked)

    @property
    def lacks(self) -> Lack | None:
        """What comes next; None once it is settled."""
        if not self.open:
            return None
        return "consent" if self.needs_consent and self.agreed_at is None else "carry_out"


class SolutionOffered(Body):
    """An option was put to the customer. `limit_fen` is what the deciding person may grant without
    asking; None where the option is not about money, or nobody has to be asked."""

    kind: ClassVar[str] = "solution_offered"
    called: ClassVar[Words] = texts.SOLUTION_OFFERED
    solution: str
    option: str
    name: Said = Said()
    amount_fen: int = 0
    limit_fen: int | None = None
    needs_consent: bool = False
    outcome: str = ""
    to_tell: tuple[Said, ...] = ()
    steps: tuple[Said, ...] = ()
    verify: bool = False

    def blocked(self, case: Case, event: Event) -> Words | None:
        if (words := _not_mine(case, event)) is not None:
            return words
        now = case.solution
        if now is not None and now.agreed_at is not None:
            return texts.OTHER_AGREED.fill(name=now.name.words())
        if self.limit_fen is not None and self.amount_fen > self.limit_fen:
            return texts.BEYOND_LIMIT.fill(amount=yuan(self.amount_fen), limit=yuan(self.limit_fen))
        return None

    def apply(self, case: Case, event: Event) -> Case:
        new = Solution(
            id=self.solution,
            option=self.option,
            name=self.name,
            amount_fen=self.amount_fen,
            needs_consent=self.needs_consent,
            outcome=self.outcome,
            by=event.actor,
            at=event.at,
            to_tell=self.to_tell,
            steps=self.steps,
            verify=self.verify,
        )
        # Whatever was offered before and never answered has given way to this.
        earlier = tuple(
            change(one, declined_at=event.at) if one.open else one for one in case.solutions
        )
        return change(case, solutions=(*earlier, new))


class _OfOne(Body):
    """Something happened to an option that was offered."""

    solution: str
    of_them: ClassVar[bool] = True
    """Whether it must be known to be the customer's own word, where the option asks for that."""

    def blocked(self, case: Case, event: Event) -> Words | None:
        if (words := _not_mine(case, event)) is not None:
            return words
        one = _find(case, self.solution)
        if one is None:
            return texts.NOTHING_OFFERED
        if not one.open:
            return texts.SETTLED
        if self.of_them and one.verify and not verified(case):
            return verification.VERIFY_FIRST.fill(name=one.name.words())
        return self.against(one)

    def against(self, one: Solution) -> Words | None:
        """What else speaks against it."""
        return None


class SolutionAgreed(_OfOne):
    """The customer agreed to it. `told`: and had been told what must be said of it before."""

    kind: ClassVar[str] = "solution_agreed"
    called: ClassVar[Words] = texts.SOLUTION_AGREED
    told: bool = False

    def against(self, one: Solution) -> Words | None:
        if one.agreed_at is not None:
            return texts.AGREED_ALREADY
        if one.to_tell and not self.told:
            return texts.TELL_FIRST.fill(what=_listed(one.to_tell))
        return None

    def apply(self, case: Case, event: Event) -> Case:
        return _with(case, self.solution, agreed_at=event.at)


class SolutionDeclined(_OfOne):
    """The customer does not want it."""

    kind: ClassVar[str] = "solution_declined"
    called: ClassVar[Words] = texts.SOLUTION_DECLINED
    of_them: ClassVar[bool] = False

    def apply(self, case: Case, event: Event) -> Case:
        return _with(case, self.solution, declined_at=event.at)


class SolutionStepTicked(_OfOne):
    """One step of carrying it out was taken; `step` is its place, from 0."""

    kind: ClassVar[str] = "solution_step_ticked"
    called: ClassVar[Words] = texts.SOLUTION_STEP_TICKED
    step: int

    def against(self, one: Solution) -> Words | None:
        if one.lacks == "consent":
            return texts.CONSENT_FIRST.fill(name=one.name.words())
        return None if self.step in one.left else texts.NO_SUCH_STEP.fill(n=len(one.left))

    def apply(self, case: Case, event: Event) -> Case:
        one = _find(case, self.solution)
        return case if one is None else _with(case, one.id, ticked=(*one.ticked, self.step))


class SolutionDone(_OfOne):
    """It was carried out: only with the customer's consent where the option asks for it, and once
    every step of it was taken."""

    kind: ClassVar[str] = "solution_done"
    called: ClassVar[Words] = texts.SOLUTION_DONE

    def against(self, one: Solution) -> Words | None:
        if one.lacks == "consent":
            return texts.CONSENT_FIRST.fill(name=one.name.words())
        left = [one.steps[place] for place in one.left]
        return texts.STEPS_FIRST.fill(n=len(left), steps=_listed(left)) if left else None

    def apply(self, case: Case, event: Event) -> Case:
        return _with(case, self.solution, done_at=event.at, done_by=event.actor)

    def kept(self, case: Case, event: Event) -> Words | None:
        one = _find(case, self.solution)
        return texts.CARRIED_OUT if one is not None and one.amount_fen else None


def offer(act: Act[Case], offered: SolutionOffered) -> str:
    """Puts an option to the customer; its id. Raises `Refused` above the limit, and while another
    one is agreed to but not carried out."""
    act.add(offered)
    return offered.solution


def agree(act: Act[Case], *, told: bool = False) -> Solution:
    """The customer agreed to what was offered last, `told` what must be said of it. Raises
    `Refused` when nothing was offered, and when something was left unsaid."""
    act.add(SolutionAgreed(solution=_latest(act.state), told=told))
    return act.state.solutions[-1]


def decline(act: Act[Case]) -> Solution:
    """The customer does not want what was offered last. Raises `Refused` when nothing was."""
    act.add(SolutionDeclined(solution=_latest(act.state)))
    return act.state.solutions[-1]


def tick(act: Act[Case], steps: Sequence[int]) -> Solution:
    """These steps of what was agreed to were taken; after the last it is carried out. Raises
    `Refused` before the consent it needs, and for a step that is not left."""
    for step in steps:
        act.add(SolutionStepTicked(solution=_latest(act.state), step=step))
    if not act.state.solutions[-1].left:
        carry_out(act)
    return act.state.solutions[-1]


def carry_out(act: Act[Case]) -> Solution:
    """What was agreed to has been done. Raises `Refused` before the consent it needs, and while a
    step is left."""
    act.add(SolutionDone(solution=_latest(act.state)))
    return act.state.solutions[-1]


def unfinished(one: Solution | None) -> Words | None:
    """Why a case cannot be resolved for the sake of its option; None when it can."""
    if one is None or one.lacks is None:
        return None
    name = rule_texts.LACKING[one.lacks]
    return rule_texts.STILL_MISSING.fill(n=1, names=name)


EVENTS: tuple[type[Body], ...] = (
    SolutionOffered,
    SolutionAgreed,
    SolutionDeclined,
    SolutionStepTicked,
    SolutionDone,
)


def _not_mine(case: Case, event: Event) -> Words | None:
    if case.status.over:
        return rule_texts.CASE_OVER
    return None if event.actor == case.owner else rule_texts.NOT_YOURS


def _listed(said: Sequence[Said]) -> Words:
    zh, en = "；".join(one.say("zh") for one in said), "; ".join(one.say("en") for one in said)
    return Said(zh=zh, en=en).words()


def _latest(case: Case) -> str:
    """The id of what was offered last; the rules say of an unknown one that nothing was."""
    return case.solutions[-1].id if case.solutions else ""


def _find(case: Case, solution_id: str) -> Solution | None:
    return next((one for one in case.solutions if one.id == solution_id), None)


def _with(case: Case, solution_id: str, **values: object) -> Case:
    return change(
        case,
        solutions=tuple(
            change(one, **values) if one.id == solution_id else one for one in case.solutions
        ),
    )
