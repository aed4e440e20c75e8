"""Escalating and passing on: to whom it can go, what they are told, and the act itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from cs_tui.core import escalation
from cs_tui.core.act import Act
from cs_tui.core.agent import Agent
from cs_tui.core.case import Case
from cs_tui.core.escalation import Asked
from cs_tui.core.offer import TIER_ROLES, to_person, to_team, to_tier
from cs_tui.core.offer_state import Target, addresses_of
from cs_tui.core.policy import Policy
from cs_tui.core.privacy.redaction import redact
from cs_tui.services import composing
from cs_tui.services.field_names import NOTE
from cs_tui.services.front import Front
from cs_tui.services.kit import Kit
from cs_tui.services.lanes import reads
from cs_tui.texts import Lang


@dataclass(frozen=True, slots=True)
class Receiver:
    """Somebody a case can be offered to: a tier, a team or a person."""

    to: Target
    zh: str
    en: str
    """What it is called: names of people and of the shop's teams, as they stand."""
    tier: int | None
    reaches: int
    """How many colleagues it reaches, as far as this desk knows."""

    def name(self, lang: Lang) -> str:
        """What it is called in a language."""
        return self.zh if lang == "zh" else self.en

    @property
    def key(self) -> str:
        """What it is named by in commands and lists: `tier:3`, `team:logistics`, `person:mei`."""
        if self.to.tier is not None:
            return f"tier:{self.to.tier}"
        return self.to.addresses[0]


class Escalation:
    """Verbs that offer a case to somebody else."""

    def __init__(self, kit: Kit, front: Front) -> None:
        self._kit = kit
        self._front = front

    @reads
    def receivers(self, case_id: str, reason_id: str | None) -> tuple[Receiver, ...]:
        """To whom the case can go, who fits the reason first; without a reason: colleagues first.

        Raises `Refused` for a reason that is none of ours.
        """
        kit = self._kit
        policy = kit.policies.now(kit.reader)
        case = kit.reader.case(case_id)
        leaf = case.classification.leaf if case else None
        known = policy.taxonomy.find(leaf) if leaf else None
        owner = known.owner if known else ""
        tier = escalation.reason_of(policy, reason_id).tier if reason_id else None
        found = list(self._receivers(policy))

        def fit(one: Receiver) -> tuple[bool, ...]:
            if tier is None:
                return (one.to.person is None, not one.reaches)
            right_tier = one.tier == tier
            whole_tier = right_tier and one.to.tier is not None
            by_leaf = right_tier and one.to.teams == (owner,)
            return (not by_leaf, not whole_tier, not right_tier, not one.reaches)

        return tuple(sorted(found, key=fit))

    @reads
    def summary(self, case_id: str, lang: Lang) -> str:
        """What the receiver is told, written beforehand from the note as it stands."""
        case = self._kit.reader.case(case_id)
        if case is None:
            return ""
        drafts = self._kit.reader.drafts(case_id)
        parts = {
            part: drafts[field].text if field in drafts else getattr(case.note, part)
            for part, field in NOTE.items()
        }
        return escalation.summary(case, parts["issue"], parts["done"], lang)

    def escalate(self, case_id: str, reason_id: str, asked: Asked, *, fields: bool = True) -> Case:
        """Saves and sends what stands in the fields, and offers the case upward, as one act.

        Without `fields` what stands there is left alone: a command is not the person who types.
        The note is kept without card numbers, ID numbers and codes. Raises `Refused`.
        """
        policy = self._kit.policy()
        reason, limit = escalation.reason_of(policy, reason_id), policy.limits.offer_accept_ms
        return self._pass_on(
            case_id, asked, lambda act, to: escalation.escalate(act, reason, to, limit), fields
        )

    def transfer(self, case_id: str, asked: Asked, *, fields: bool = True) -> Case:
        """The same, to a colleague who goes on with it."""
        limit = self._kit.policy().limits.offer_accept_ms
        return self._pass_on(
            case_id, asked, lambda act, to: escalation.transfer(act, to, limit), fields
        )

    def _pass_on(
        self,
        case_id: str,
        asked: Asked,
        offers: Callable[[Act[Case], Asked], str],
        fields: bool,  # noqa: FBT001
    ) -> Case:
        kit = self._kit
        policy = kit.policy()
        clean = replace(asked, note=redact(asked.note).text)
        with kit.log.case_act(case_id, kit.ctx()) as act:
            if fields:
                composing.commit(act, kit.drafts.of(act.stream), policy, kit.calendar())
                kit.drafts.done(act.stream)
            offers(act, clean)
            self._front.park(act)
        return act.state

    def _receivers(self, policy: Policy) -> Iterator[Receiver]:
        me = self._kit.profile.actor
        people = [
            one
            for one in self._kit.reader.states("agent/")
            if isinstance(one, Agent) and one.id and one.id != me and not one.left
        ]
        reached = {one.id: addresses_of(one.id, one.role, one.teams) for one in people}

        def count(to: Target) -> int:
            return sum(not set(to.addresses).isdisjoint(own) for own in reached.values())

        tiers = {one.id: one.name for one in policy.reasons.tiers}
        for tier in sorted(TIER_ROLES):
            to, said = to_tier(tier, policy), tiers.get(f"T{tier}")
            zh, en = (said.zh, said.en) if said else (f"T{tier}", f"T{tier}")
            yield Receiver(to, zh, en, tier, count(to))
        known = {team.id: team for team in policy.shop.teams}
        for name in dict.fromkeys([*known, *(team for one in people for team in one.teams)]):
            to, team = to_team(name), known.get(name)
            zh, en = (team.name.zh, team.name.en) if team else (name, name)
            yield Receiver(to, zh, en, team.tier if team else None, count(to))
        for one in people:
            name = one.name or one.id
            tier_of = next((tier for tier, roles in TIER_ROLES.items() if one.role in roles), None)
            yield Receiver(to_person(one.id), name, name, tier_of, 1)
