"""The short lists people pick a reason from, and the plans that follow from one."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from cs_tui.core.five_steps_state import Step
from cs_tui.core.policy.base import Frozen, Id, Milliseconds, Named, Pair

Tier = Annotated[int, Field(ge=1, le=4)]
Times = Annotated[int, Field(ge=1, le=9)]
Days = Annotated[int, Field(ge=1, le=90)]


class BreakReason(Named):
    """Why somebody is away from the desk."""

    up_to_ms: Milliseconds | None = None
    """After so long the lead sees it; None where it has no usual end."""


class EscalationReason(Named):
    """Why a case goes on to others (DOMAIN D4.4)."""

    kind: Literal["functional", "hierarchical"]
    """Another skill is needed, or another authority."""
    tier: Tier
    """Who is asked when nobody is named."""
    says: Pair
    """What the customer is told, once who and by when are known."""


class ComplaintCause(Named):
    """What lay behind a complaint, found at its end."""

    family: Literal["quality", "expectation", "communication"]
    definition: Pair


class Remedy(Named):
    """What a complaint can be settled with."""

    grants_money: bool = False
    """Whether it counts against what a role may grant."""


class FollowUpPlan(Named):
    """When the customer is asked again after a case was solved."""

    after_business_days: Annotated[tuple[Days, ...], Field(min_length=1)]
    natures: tuple[Id, ...] = ()
    leaves: tuple[Id, ...] = ()
    """Empty filters fit every case; the first plan that fits is proposed."""
    tries: Times = 3
    """So many unanswered tries end the plan."""


class SkipReason(Named):
    """Why one of the five steps was left out of a case that owes it."""

    steps: tuple[Step, ...] = ()
    """The steps it can be said of; empty: of each."""


class StepsOwed(Named):
    """Which of the five steps a case owes. Empty filters fit every case; the first row that fits
    counts, and a case that none fits owes nothing beyond what every case needs."""

    natures: tuple[Id, ...] = ()
    complexities: tuple[Literal["simple", "normal", "complex"], ...] = ()
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]

    def fits(self, nature: str | None, complexity: str | None) -> bool:
        """Whether it speaks of a case of this nature, so complex."""
        return (not self.natures or nature in self.natures) and (
            not self.complexities or complexity in self.complexities
        )


class Verification(Named):
    """How it is checked who the customer is, or why it could not be."""

    passed: bool = True
    """Whether it is them."""


class Reasons(Frozen):
    """Every list of reasons, one revision of them."""

    version: Annotated[int, Field(ge=1)] = 1
    breaks: tuple[BreakReason, ...] = ()
    tiers: tuple[Named, ...] = ()
    """Names of the tiers 1 to 4, ids `T1` to `T4`."""
    escalations: tuple[EscalationReason, ...] = ()
    declines: tuple[Named, ...] = ()
    """Why an offered case is given back."""
    causes: tuple[ComplaintCause, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    degraded: tuple[Named, ...] = ()
    """Why somebody goes on duty although a check failed."""
    reveals: tuple[Named, ...] = ()
    """Why a masked number is shown."""
    followups: tuple[FollowUpPlan, ...] = ()
    owed: tuple[StepsOwed, ...] = ()
    """Which cases owe which of the five steps."""
    skips: tuple[SkipReason, ...] = ()
    """Why a step that is owed was left out."""
    verifications: tuple[Verification, ...] = ()
    """How it is checked who the customer is."""
