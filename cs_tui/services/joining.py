"""Merging a case into another of the same customer, and linking two cases."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cs_tui.core import customer
from cs_tui.core import joining as rules
from cs_tui.core.act import Act
from cs_tui.core.case import Case, stream_of
from cs_tui.core.events import Event
from cs_tui.core.placeholders import unfilled
from cs_tui.core.privacy.redaction import redact
from cs_tui.errors import Refused
from cs_tui.services.front import Front
from cs_tui.services.kit import Kit
from cs_tui.services.lanes import reads
from cs_tui.store import customers
from cs_tui.store.customers import Past
from cs_tui.texts import Lang, lang_of
from cs_tui.texts import joining as texts
from cs_tui.texts import rules as rule_texts

Joins = Callable[[Act[Case], Act[Case]], None]


class Joining:
    """Verbs on two cases at once."""

    def __init__(self, kit: Kit, front: Front) -> None:
        self._kit = kit
        self._front = front

    @reads
    def open_others(self, case_id: str) -> tuple[Past, ...]:
        """The other open cases of the same customer, the latest first."""
        reader = self._kit.reader
        case = reader.case(case_id)
        if case is None:
            return ()
        past = customers.history(reader.conn, case.customer_id)
        return tuple(one for one in past if not one.over and one.case != case_id)

    def said(self, case: Case, number: str) -> str:
        """What the customer is told, in the language of the case: it goes on under `number`."""
        lang: Lang = lang_of(case.lang)
        return texts.SAID.say(lang, number=number)

    def merge(self, source_id: str, target_id: str, told: str) -> Case:
        """Merges one case into another, telling the customer once; the case that goes on.

        One act on both. Raises `Refused`; then nothing was written.
        """
        raw = unfilled(told)
        if raw:
            names = ", ".join(f"{{{name}}}" for name in raw)
            raise Refused(rule_texts.RAW_PLACEHOLDER.fill(names=names))
        policy, words = self._kit.policy(), redact(told).text

        def join(source: Act[Case], target: Act[Case]) -> None:
            self._front.park(source)
            mine = source.state.owner == source.ctx.actor
            speaks = (source if mine else target).state.current
            rule = policy.sla.channel(speaks.channel) if speaks is not None else None
            rules.merge(
                source,
                target,
                words if rule is not None else "",
                grace_s=rule.grace_s if rule is not None else 0,
                spoken=rule is not None and rule.has_calls,
            )

        return self._both(source_id, target_id, join)

    def link(self, case_id: str, other_id: str) -> Case:
        """Each of two cases names the other; the other one. Raises `Refused`."""
        return self._both(case_id, other_id, rules.link)

    def _both(self, first_id: str, second_id: str, join: Joins) -> Case:
        if first_id == second_id:
            raise Refused(texts.SAME_CASE)
        kit, ctx = self._kit, self._kit.ctx()
        done: list[Case] = []

        def decide() -> Sequence[Event]:
            first = Act(stream_of(first_id), kit.log.case(first_id), ctx)
            second = Act(stream_of(second_id), kit.log.case(second_id), ctx, act=first.id)
            self._of_one_record(first, second)
            join(first, second)
            done.append(second.state)
            # First what takes over, then what is given up: no promise is ever nobody's.
            return [*second.events, *first.events]

        kit.log.append_decided(decide)
        return done[0]

    def _of_one_record(self, *acts: Act[Case]) -> None:
        """Cases of a customer with two records are of the one that goes on."""
        ids = {act.state.customer_id for act in acts}
        roots = {customers.root(self._kit.log.conn, one) for one in ids if one}
        if len(ids) < 2 or len(roots) != 1 or "" in ids:
            return
        record = self._kit.log.state(customer.stream_of(roots.pop()), customer.Record)
        for act in acts:
            if not act.state.status.final:
                customer.link(act, record)
