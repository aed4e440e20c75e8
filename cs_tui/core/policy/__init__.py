"""The policy: everything the shop decided, as one frozen value made from its documents."""

from cs_tui.core.policy.archive import Archive, Kept
from cs_tui.core.policy.base import Named, Pair
from cs_tui.core.policy.calendar import Calendar, Closure
from cs_tui.core.policy.checklists import Checklists, Tick
from cs_tui.core.policy.playbook import Option, Phrase, Play, PlayNote, PlayPromise, Plays, Scripts
from cs_tui.core.policy.reasons import (
    BreakReason,
    ComplaintCause,
    EscalationReason,
    FollowUpPlan,
    Reasons,
    Remedy,
    SkipReason,
    StepsOwed,
    Verification,
)
from cs_tui.core.policy.shop import Compensation, Limits, Shop, Team
from cs_tui.core.policy.sla import Channel, ComplaintLimits, PriorityFactors, Sla
from cs_tui.core.policy.taxonomy import Leaf, Nature, Outcome, Taxonomy
from cs_tui.core.policy.whole import DOCUMENTS, BadDocument, Policy, policy_from

__all__ = [
    "Archive",
    "DOCUMENTS",
    "BadDocument",
    "BreakReason",
    "Calendar",
    "Channel",
    "Checklists",
    "Closure",
    "Compensation",
    "ComplaintCause",
    "ComplaintLimits",
    "EscalationReason",
    "FollowUpPlan",
    "Kept",
    "Leaf",
    "Limits",
    "Named",
    "Nature",
    "Option",
    "Outcome",
    "Pair",
    "Phrase",
    "Play",
    "PlayNote",
    "PlayPromise",
    "Plays",
    "Policy",
    "PriorityFactors",
    "Reasons",
    "Remedy",
    "Scripts",
    "Shop",
    "SkipReason",
    "Sla",
    "StepsOwed",
    "Taxonomy",
    "Team",
    "Tick",
    "Verification",
    "policy_from",
]
