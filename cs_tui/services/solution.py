"""The plan of a case: the options that fit it, what I may grant, what became of the one offered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from cs_tui.core import solution
from cs_tui.core.act import Act
from cs_tui.core.case import Case
from cs_tui.core.complaint_state import yuan
from cs_tui.core.placeholders import fill
from cs_tui.core.policy import Option, Policy
from cs_tui.core.policy.base import Pair
from cs_tui.core.said import Said
from cs_tui.core.solution import Solution, SolutionOffered
from cs_tui.errors import Refused
from cs_tui.services.cases import CaseView
from cs_tui.services.kit import Kit
from cs_tui.services.lanes import reads
from cs_tui.services.wording import values_for
from cs_tui.texts import lang_of
from cs_tui.texts import solution as texts


@dataclass(frozen=True, slots=True)
class Fitting:
    """An option that fits a case, and how much of it I may grant; None for no limit."""

    option: Option
    limit_fen: int | None

    def beyond(self, amount_fen: int) -> bool:
        """Whether somebody else must decide about this amount."""
        return self.limit_fen is not None and amount_fen > self.limit_fen


class Solutions:
    """Verbs on the plan."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    @reads
    def fitting(self, leaf: str | None) -> tuple[Fitting, ...]:
        """The options for a category, its own before those for every category."""
        policy = self._kit.policies.now(self._kit.reader)
        return tuple(Fitting(option, self._limit(policy, option)) for option in _of(policy, leaf))

    @reads
    def said(self, option: Option, amount_fen: int, view: CaseView) -> str:
        """What is said to the customer, in their language, filled as far as known."""
        return self._filled(option.text.say(lang_of(view.case.lang)), amount_fen, view)

    @reads
    def noted(self, option_id: str, amount_fen: int, view: CaseView) -> str:
        """What is written down as done; empty when the shop no longer has the option."""
        policy = self._kit.policies.now(self._kit.reader)
        found = next((one for one in policy.plays.options if one.id == option_id), None)
        return (
            ""
            if found is None
            else self._filled(found.note.say(lang_of(self._kit.profile.lang)), amount_fen, view)
        )

    def offer(self, case_id: str, option_id: str, amount_fen: int | None = None) -> Case:
        """Puts an option to the customer; without an amount it grants what it usually does.

        Raises `Refused`: no such option, no amount where one is needed, more than I may grant,
        another one agreed to and not carried out.
        """
        kit = self._kit
        policy = kit.policy()
        with kit.log.case_act(case_id, kit.ctx()) as act:
            option = _find(policy, act.state.classification.leaf, option_id)
            amount = option.amount_fen if amount_fen is None else amount_fen
            if option.money == "none":
                amount = 0
            elif not amount:
                raise Refused(texts.AMOUNT_NEEDED)
            offered = SolutionOffered(
                solution=act.ctx.new_id(),
                option=option.id,
                name=Said(zh=option.name.zh, en=option.name.en),
                amount_fen=amount,
                limit_fen=self._limit(policy, option),
                needs_consent=option.consent,
                outcome=option.outcome,
                to_tell=_said(option.tell),
                steps=_said(option.steps),
                verify=policy.asks_who(option),
            )
            solution.offer(act, offered)
        return act.state

    def agree(self, case_id: str, *, told: bool = False) -> Case:
        """The customer agreed, and was `told` what must be said of it before. Raises `Refused` when
        nothing was offered, it is on record, or something was left unsaid."""
        return self._step(case_id, partial(solution.agree, told=told))

    def decline(self, case_id: str) -> Case:
        """The customer does not want it. Raises `Refused` when nothing was offered."""
        return self._step(case_id, solution.decline)

    def tick(self, case_id: str, *steps: int) -> Case:
        """These steps were taken (places from 0); after the last it is carried out. Raises
        `Refused` before the consent it needs, and for a step that is not left."""
        return self._step(case_id, partial(solution.tick, steps=steps))

    def carry_out(self, case_id: str) -> Case:
        """It has been done. Raises `Refused` before the consent it needs, and while a step is
        left."""
        return self._step(case_id, solution.carry_out)

    def _step(self, case_id: str, step: Callable[[Act[Case]], Solution]) -> Case:
        with self._kit.log.case_act(case_id, self._kit.ctx()) as act:
            step(act)
        return act.state

    def _limit(self, policy: Policy, option: Option) -> int | None:
        """What I may grant without asking, in fen; None for no limit.

        Whoever works alone decides everything that somebody of the shop may decide.
        """
        profile, shop = self._kit.profile, policy.shop
        if option.money == "none":
            return None
        roles = [row.role for row in shop.compensation] if profile.alone else [profile.role]
        if option.money == "compensation":
            return max((shop.may_grant_fen(role) for role in roles), default=0)
        limits = [shop.may_refund_fen(role) for role in roles]
        known = [limit for limit in limits if limit is not None]
        return max(known, default=0) if len(known) == len(limits) else None

    def _filled(self, text: str, amount_fen: int, view: CaseView) -> str:
        kit = self._kit
        policy = kit.policies.now(kit.reader)
        values = {**values_for(kit, policy, view), "amount": yuan(amount_fen)}
        return fill(text, values)[0]


def _of(policy: Policy, leaf: str | None) -> list[Option]:
    own = [one for one in policy.plays.options if leaf is not None and leaf in one.leaves]
    return [*own, *(one for one in policy.plays.options if not one.leaves)]


def _said(pairs: tuple[Pair, ...]) -> tuple[Said, ...]:
    return tuple(Said(zh=pair.zh, en=pair.en) for pair in pairs)


def _find(policy: Policy, leaf: str | None, option_id: str) -> Option:
    """The option. Raises `Refused`, naming those there are."""
    for option in policy.plays.options:
        if option.id == option_id:
            return option
    known = ", ".join(option.id for option in _of(policy, leaf))
    raise Refused(texts.NO_SUCH_OPTION.fill(given=option_id, known=known))
