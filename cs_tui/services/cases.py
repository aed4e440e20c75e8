"""One case: seen, opened, written to, saved."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from cs_tui.core import access, five_steps, intake, moves, verification
from cs_tui.core.access import Access, Revealed
from cs_tui.core.act import Act
from cs_tui.core.case import Case, Customer, stream_of
from cs_tui.core.customer import Record
from cs_tui.core.events import Event
from cs_tui.core.five_steps_state import Step
from cs_tui.core.intake import Arrival
from cs_tui.core.one_customer import whole
from cs_tui.core.policy import StepsOwed
from cs_tui.core.ports import Instant
from cs_tui.core.privacy.redaction import redact
from cs_tui.core.resolution import resolve_by
from cs_tui.core.sla import first_response_due, raise_ats
from cs_tui.errors import NotFound, Refused
from cs_tui.services import composing, customers
from cs_tui.services.field_names import ARTICLE, NOTE, PICKED, PROMISE, REPLY
from cs_tui.services.kit import Kit
from cs_tui.services.lanes import reads
from cs_tui.store import board as lists
from cs_tui.store import customers as customer_lists
from cs_tui.store import finding
from cs_tui.store import profile as profiles
from cs_tui.store.board import BoardRow
from cs_tui.store.customers import Beside
from cs_tui.store.drafts import Draft
from cs_tui.store.log import NO_SUCH_CASE
from cs_tui.texts import Lang, lang_of
from cs_tui.texts import rules as texts

Caret = tuple[str, tuple[int, int]]
"""A field and the row and column in it."""


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case with what stands in its fields."""

    case: Case
    drafts: Mapping[str, Draft]
    record: Record = Record()
    """Of its customer; without an id while nobody knows whose case it is."""
    again: int = 0
    """How often the same customer came before for the same reason, lately."""
    beside: tuple[Beside, ...] = ()
    """The same customer's other open cases and those about the same order, what is probably one
    thing twice first."""
    rules: tuple[StepsOwed, ...] = ()
    """Which of the five steps a case owes."""
    verify: frozenset[str] = frozenset()
    """The categories that ask for a check of who the customer is."""
    resolve_by: Instant | None = None
    """When it must be solved; None without a target, and while the clock stands still."""

    @property
    def returning(self) -> bool:
        """Whether the customer is somebody we knew before this case began, and by name."""
        return self.record.returning and self.record.recorded_at < self.case.opened_at

    @property
    def missing(self) -> tuple[str, ...]:
        """What still lacks for it to be resolved, with what is picked but not saved counted in."""
        case = self.case
        have = {"line"} if self._noted("done") or self._noted("issue") else set[str]()
        have |= {name for name in PICKED if name in self.drafts}
        have |= {"verify"}
        checked = ("verify",) if verification.lacks(case, self._asks_who) else ()
        fields = (*checked, *(name for name in moves.missing(case) if name not in have))
        # What stands in the fields becomes facts in the act that resolves.
        have |= {"step.execute"} if self._noted("done") else set()
        have |= {"step.plan"} if {ARTICLE, PROMISE} & self.drafts.keys() else set()
        have |= {"step.follow_up"} if PROMISE in self.drafts else set()
        picked = self.picked("nature"), self.picked("complexity")
        owed = (f"step.{step}" for step in five_steps.lacking(case, self.rules, *picked))
        return (*fields, *(name for name in owed if name not in have))

    @property
    def step(self) -> Step:
        """Where in the five steps it stands, with what is picked but not saved counted in."""
        nature, leaf, outcome = (self.picked(field) for field in PICKED)
        return five_steps.standing(
            self.case,
            answering=bool(self.text(REPLY)),
            nature=nature,
            leaf=leaf,
            outcome=outcome,
        )

    @property
    def _asks_who(self) -> bool | None:
        """Whether the category that is picked asks for a check; None where none is picked anew."""
        leaf = self.picked("leaf")
        return None if leaf == self.case.classification.leaf else leaf in self.verify

    def _noted(self, part: str) -> bool:
        return bool(self.text(NOTE[part]))

    def text(self, field: str) -> str:
        """What stands in a field: the draft, else what was saved (a reply starts empty)."""
        if field in self.drafts:
            return self.drafts[field].text
        part = field.partition(".")[2]
        return getattr(self.case.note, part) if part else ""

    def picked(self, field: str) -> str | None:
        """A picked value: the draft's, else the saved one."""
        if field in self.drafts:
            return self.drafts[field].text
        found: str | None = getattr(self.case.classification, field)
        return found


class Cases:
    """Verbs on one case."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit
        self._latest = 0

    @reads
    def view(self, case_id: str) -> CaseView:
        """The case with its drafts. Raises `NotFound`."""
        case = self._kit.reader.case(case_id)
        if case is None:
            raise NotFound(NO_SUCH_CASE.fill(case=case_id))
        reader, policy = self._kit.reader, self._kit.policy_to_show()
        record, given_up = customers.records(reader, case.customer_id)
        due = None if case.status.over else resolve_by(case, policy, self._kit.calendar_to_show())
        return CaseView(
            case,
            reader.drafts(case_id),
            whole(record, given_up),
            lists.again(reader.conn, [case_id]).get(case_id, 0),
            self._beside(case),
            policy.reasons.owed,
            policy.leaves_for_known,
            due.at if due else None,
        )

    def _beside(self, case: Case) -> tuple[Beside, ...]:
        return customer_lists.open_beside(
            self._kit.reader.conn,
            case.customer_id,
            case.id,
            order_no=case.customer.order_no,
            leaf=case.classification.leaf,
        )

    @reads
    def find(self, text: str, *, ticket: int = 0) -> tuple[BoardRow, ...]:
        """Cases by number, phone tail, order, name, its sound or words of the subject; mine first,
        what is archived last.

        Given up, empty, when a later `ticket` was drawn.
        """
        kit = self._kit
        found = finding.find(
            kit.reader.conn,
            text,
            kit.profile.actor,
            given_up=lambda: bool(ticket) and ticket != self._latest,
        )
        return lists.last_archived(found, kit.archived_until())

    def ticket(self) -> int:
        """Draws the number of a search; those with an earlier one are given up."""
        self._latest += 1
        return self._latest

    @reads
    def named(self, case_or_number: str) -> BoardRow:
        """One case by its id or number. Raises `NotFound`."""
        row = lists.row_of(self._kit.reader.conn, case_or_number.strip())
        if row is None:
            raise NotFound(NO_SUCH_CASE.fill(case=case_or_number))
        return row

    def open_call(self, *, channel: str = "phone") -> Case:
        """A phone contact starts now, offline too; it is mine and in front."""
        return self.open(channel=channel, text="", answered=True)

    def open(
        self,
        *,
        channel: str,
        text: str,
        answered: bool,
        lang: Lang | None = None,
        customer: Customer | None = None,
        conversation: str = "",
    ) -> Case:
        """A case opened at this desk: mine at once when `answered`, else it joins the queue."""
        kit = self._kit
        ctx = kit.ctx()
        policy, day = kit.policy(), kit.day()
        rule = policy.sla.channel(channel)
        case_id = ctx.new_id()
        calendar, target = kit.policies.calendar(kit.own), rule.first_response_ms
        due = first_response_due(ctx.now, target, rule.clock, calendar)
        raised = raise_ats(ctx.now, target, rule.clock, calendar, policy.sla.raised.each)
        arrival = Arrival(
            channel=channel,
            conversation=conversation or f"desk:{case_id}",
            text=redact(text).text,
            lang=lang or lang_of(kit.profile.lang),
            team=kit.profile.teams.split(",")[0],
            day=day,
            customer=customer or Customer(),
            first_due_at=None if answered else due.at,
            next_due_at=due.at,
            first_raise_ats=() if answered else raised,
            next_raise_ats=raised,
        )
        act = Act(stream_of(case_id), Case(), ctx)

        def decide() -> Sequence[Event]:
            customer_id, who, met = customers.met(kit, arrival.customer, ctx, act.id)
            number = profiles.next_number(kit.log.conn)
            known = replace(arrival, customer_id=customer_id, customer=who)
            intake.open_case(act, known, number, owner=ctx.actor if answered else None)
            return [*met, *act.events]

        kit.log.append_decided(decide)
        return act.state

    def save(self, case_id: str) -> Case:
        """Saves and sends what stands in the fields, and stays. Raises `Refused` when empty."""
        kit = self._kit
        policy = kit.policy()
        with kit.log.case_act(case_id, kit.ctx()) as act:
            composing.commit(act, kit.drafts.of(act.stream), policy, kit.calendar())
            if not act.events:
                raise Refused(texts.EMPTY_REPLY)
            kit.drafts.done(act.stream)
        return act.state

    def keep_drafts(
        self,
        case_id: str,
        fields: Mapping[str, tuple[str, str | None]],
        caret: Caret | None = None,
    ) -> None:
        """Keeps what is being typed: field -> (text, the value seen at its first key).

        `caret` is where it stands, for the next start.
        """
        now = self._kit.clock()
        stream = stream_of(case_id)
        self._kit.drafts.save(
            [Draft(stream, field, text, base, now) for field, (text, base) in fields.items()],
            caret=None if caret is None else json.dumps([case_id, caret]),
        )

    @reads
    def caret(self, case_id: str) -> Caret | None:
        """Where the caret stood in a case when it was last kept."""
        kept = json.loads(self._kit.reader.value("caret") or "null")
        if not kept or kept[0] != case_id:
            return None
        field, (row, column) = kept[1]
        return str(field), (int(row), int(column))

    def reveal(self, case_id: str, reason: str) -> int:
        """Logs that masked data is shown in full; for how many milliseconds it may be."""
        kit = self._kit
        ctx, limit = kit.ctx(), kit.policy().limits.reveal_ms
        stream = access.stream_of(ctx.actor, kit.day())
        with kit.log.act(stream, ctx, Access) as act:
            why = redact(reason).text
            act.add(Revealed(case=case_id, field="phone", seconds=limit // 1000, reason=why))
        return limit
