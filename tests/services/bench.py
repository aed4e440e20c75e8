"""The services of a desk on a database in memory, with a clock that moves only when told to."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import cache

from cs_tui.content import load_documents
from cs_tui.core.case import Case, Customer
from cs_tui.core.content import Content, ContentRevised
from cs_tui.core.content import stream_of as content_stream
from cs_tui.services.cases import Cases
from cs_tui.services.front import Front
from cs_tui.services.kit import Kit, PolicyBook
from cs_tui.services.queue import Queue
from cs_tui.services.shift import Shifts
from cs_tui.sqlite import Connection
from cs_tui.store import profile as profiles
from cs_tui.store.drafts import Drafts
from cs_tui.store.profile import Profile
from cs_tui.store.reader import Reader
from tests.make import LIN, NOW, log, new_id, store

CUSTOMER = Customer(name="王小明", phone="13800138000", order_no="20260529")


@cache
def documents() -> dict[str, dict[str, object]]:
    """The shipped documents, read once."""
    return {name: dict(doc) for name, doc in load_documents().items()}


class Bench:
    """A desk without its screens. `restarted` is the same desk after its program ended."""

    def __init__(self, conn: Connection | None = None, at: int = NOW, hub_url: str = "") -> None:
        self.conn = conn or store()
        self.at = at
        self.ticks = 0
        profile = Profile(actor=LIN, name="林晓", hub_url=hub_url)
        profiles.save(self.conn, profile)
        reader = Reader(self.conn)
        self.kit = Kit(
            log=log(self.conn),
            drafts=Drafts(self.conn),
            reader=reader,
            own=reader,
            profile=profile,
            clock=lambda: self.at,
            monotonic=lambda: self.ticks,
            new_id=new_id,
            policies=PolicyBook(),
            rng=random.Random(7),
        )
        self.front = Front(self.kit)
        self.queue, self.shifts = Queue(self.kit, self.front), Shifts(self.kit, self.front)
        self.cases = Cases(self.kit)
        for name, doc in documents().items():
            with self.kit.log.act(content_stream(name), self.kit.ctx(), Content) as act:
                if act.state.rev == 0:
                    act.add(ContentRevised(base_rev=0, doc=doc))

    def passes(self, ms: int) -> None:
        """Time goes by, on both clocks."""
        self.at += ms
        self.ticks += ms

    def restarted(self) -> Bench:
        """The next start on the same database: what was only in memory is gone."""
        return Bench(self.conn, self.at, self.kit.profile.hub_url)

    def mine(self, text: str = "订单什么时候到？", channel: str = "chat") -> str:
        """A case of mine that a customer began."""
        waiting = self.cases.open(channel=channel, text=text, answered=False, customer=CUSTOMER)
        self.queue.serve_own(new_id())
        return waiting.id

    def case(self, case_id: str) -> Case:
        """The case as it stands."""
        return self.cases.view(case_id).case

    def writes(self, case_id: str, field: str, text: str) -> None:
        """Something stands in a field of the case."""
        self.cases.keep_drafts(case_id, {field: (text, None)})


def recognising() -> Bench:
    """A bench that recognises customers who come again."""
    made = Bench()
    made.kit.profile = replace(made.kit.profile, identity_key="the key")
    return made
