"""Who gets in touch: the hub finds the record of a customer, or makes it, when a case begins."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Final

from cs_tui.core import customer as rules
from cs_tui.core.case import Customer
from cs_tui.core.customer import Record
from cs_tui.core.erasing import is_erased, living
from cs_tui.core.one_customer import root_of

if TYPE_CHECKING:
    from cs_tui.server.storage import Session
    from cs_tui.server.work import Work

KEY: Final = "identity_key"
"""Under this name the hub keeps the key of its customers' ids; its desks are given it."""


def met(work: Work, who: Customer, team: str) -> tuple[str, Customer]:
    """The id of the customer's record and what a case shows of them; what it lacked is filled.

    Somebody who cannot be recognised again has no record: the id is empty then.
    """
    told = rules.told_of(who)
    ids = rules.identities(work.session.meta(KEY) or "", told)
    if not ids:
        return "", who
    known = work.session.doors.customer_of(ids)
    root = root_of(known or _new(work, ids[0]), partial(_into, work))
    found = _new(work, root)
    act = work.act(rules.stream_of(found), Record)
    if act.state.newer:
        return found, who
    rules.meet(act, rules.lasting(told), team)
    work.decide(act.events)
    return found, rules.on_case(act.state, who)


def merged(session: Session, customers: Iterable[str]) -> dict[str, str]:
    """The record that each of these, and of those they go on in, goes on in where it was given
    up."""
    found, asked, rest = dict[str, str](), set[str](), {one for one in customers if one}
    while rest:
        asked |= rest
        states = session.log.states([rules.stream_of(one) for one in rest])
        given_up = {
            stream.partition("/")[2]: state.merged_into
            for stream, state in states.items()
            if isinstance(state, Record) and state.merged_into
        }
        found |= given_up
        rest = set(given_up.values()) - asked
    return found


def _new(work: Work, identity: str) -> str:
    """The id of a record that is to be made for whom this is the surest way to reach."""

    def gone(customer: str) -> bool:
        return is_erased(work.session.log.state(rules.stream_of(customer)))

    return living(identity, work.session.meta(KEY) or "", gone)


def _into(work: Work, customer_id: str) -> str:
    return work.state(rules.stream_of(customer_id), Record).merged_into
