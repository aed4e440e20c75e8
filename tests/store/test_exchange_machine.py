"""A desk and its hub in any order of saving, answering, pulling and restoring."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from cs_tui.core import moves
from cs_tui.core.case import Status
from cs_tui.core.events import Sealed, event, seal
from cs_tui.core.note import NoteAdded
from cs_tui.core.undo import Undone
from cs_tui.store import profile
from cs_tui.store.exchange import Accepted, Arrived, Exchange, TurnedDown
from cs_tui.store.rebuild import differing
from tests.make import LIN, MEI, NOW, append, ctx, in_status, log, new_id, opened, salt
from tests.store.test_exchange_invariants import MANY, NO, note


class Exchanging(RuleBasedStateMachine):
    """A desk and its hub in any order of saving, answering, pulling and restoring."""

    @initialize()
    def begin(self) -> None:
        self.log = log()
        self.exchange = Exchange(self.log.conn)
        profile.save(self.log.conn, profile.Profile(actor=LIN, name="林"))
        self.hub: list[Sealed] = []
        self.refused: set[str] = set()
        self.made: set[str] = set()
        self.cursor = 0
        append(self.log, opened(owner=LIN, by=LIN).events)
        self.made |= {one.id for one in self.log.sealed("case/c1")}

    @rule(body=st.sampled_from(["a", "b", "undo", "wait"]))
    def save(self, body: str) -> None:
        case = self.log.state("case/c1", type(in_status(Status.NEW).case))
        said = {
            "undo": Undone(undone=self.log.sealed("case/c1")[-1].act),
            "wait": moves.WaitingCustomerSet(seen=case.last_in),
        }.get(body, NoteAdded(done=body))
        told = event("case/c1", said, ctx(), act=new_id())
        append(self.log, [told])
        self.made.add(told.id)

    @rule(text=st.sampled_from(["x", "y"]))
    def others_write(self, text: str) -> None:
        self.hub.append(seal(note(text, MEI), salt()))

    @rule(most=st.integers(1, 4), answered=st.booleans(), refuse=st.integers(0, 5))
    def push(self, most: int, answered: bool, refuse: int) -> None:
        verdicts: list[Accepted | TurnedDown] = []
        known = [one.id for one in self.hub]
        for number, sealed in enumerate(self.exchange.unsent(most, MANY)):
            if number == refuse and sealed.id not in known and answered:
                self.refused.add(sealed.id)
                verdicts.append(TurnedDown(sealed.id, NO))
                continue
            if sealed.id not in known:
                self.hub.append(sealed)
                known.append(sealed.id)
            verdicts.append(Accepted(sealed.id, known.index(sealed.id) + 1, NOW))
        if answered:
            self.exchange.settle(verdicts)

    @rule(most=st.integers(1, 3))
    def pull(self, most: int) -> None:
        page = self.hub[self.cursor : self.cursor + most]
        self.cursor += len(page)
        self.exchange.apply(
            [Arrived(one, self.hub.index(one) + 1, NOW) for one in page], cursor=self.cursor
        )

    @rule()
    def the_hub_orders_anew(self) -> None:
        self.hub.reverse()
        self.cursor = 0
        self.exchange.forget_order()

    @invariant()
    def every_row_is_what_the_events_fold_to(self) -> None:
        if hasattr(self, "log"):
            assert differing(self.log.conn) == []

    @invariant()
    def nothing_made_here_is_lost_or_doubled(self) -> None:
        if hasattr(self, "log"):
            kept = [one.id for one in self.log.sealed("case/c1")]
            assert len(kept) == len(set(kept))
            assert self.made <= set(kept)

    @invariant()
    def what_is_not_on_the_hub_is_unsent_or_refused(self) -> None:
        if hasattr(self, "log"):
            on_hub = {one.id for one in self.hub}
            unsent = {one.id for one in self.exchange.unsent(1000, MANY)}
            assert self.made <= on_hub | unsent | self.refused
            assert not unsent & self.refused


TestExchanging = Exchanging.TestCase
TestExchanging.settings = settings(max_examples=60, stateful_step_count=25)
