"""Serve-next: the hub decides who gets which waiting case."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

from cs_tui.core import fold
from cs_tui.core.case import Case, Status, stream_of
from cs_tui.core.intake import Chosen, Waiting, choose
from cs_tui.core.moves import Claimed
from cs_tui.core.permission import Actor, Thing, can
from cs_tui.core.shift import LONGEST_MS, hands_full
from cs_tui.server.problems import Rejected
from cs_tui.server.proofs import prover
from cs_tui.server.storage import Queue, Session, Stored
from cs_tui.server.work import Work
from cs_tui.sync.wire import Change, NextAsked, QueueState, Served, wired
from cs_tui.texts import hub as texts
from cs_tui.texts import rules as rule_texts

CANDIDATES: Final = 50
"""So many of the most urgent cases are looked at; the choice is among the first of them."""


def teams_served(actor: Actor) -> list[str]:
    """The teams whose queue this person works on."""
    return [team for team in actor.teams if can(actor, "serve", Thing("queue", team=team))]


def queue_state(session: Session, actor: Actor) -> QueueState:
    """How much waits for this person's teams."""
    waiting, oldest_at = session.queue.size(teams_served(actor))
    return QueueState(waiting=waiting, oldest_at=oldest_at)


def serve(work: Work, actor: Actor, asked: NextAsked) -> Served:
    """Gives the next case, or the one asked for, to the person; a repeat gives the same.

    Raises `Rejected`: 403 for who works on no queue, 409 when the case asked for is taken, the id
    stands for something else, or the person holds as many conversations as the policy allows.
    A case that is asked for by name is a wish of the person's own and is not counted. Nothing is
    ever pushed: whoever is on a break is served when they ask.
    """
    teams = teams_served(actor)
    if not teams:
        raise Rejected(403, texts.NOT_ALLOWED)
    before = work.session.log.known([asked.id]).get(asked.id)
    if before is not None:
        return _again(work, actor, before)
    work.session.alone(f"next/{actor.id}")
    full = hands_full(work.session.queue.held(actor.id), work.policy.limits.concurrency)
    if full is not None and not asked.case:
        raise Rejected(409, full)
    chosen = _named(work, teams, asked.case) if asked.case else _first(work, actor, teams)
    if chosen is None:
        return Served(time=work.now, case=None)
    act = work.act(stream_of(chosen.case), Case)
    act.add(Claimed(agent=actor.id, why=chosen.why), id=asked.id)
    work.decide(act.events)
    return _served(work, chosen.case)


def _first(work: Work, actor: Actor, teams: list[str]) -> Chosen | None:
    people = work.session.people
    person = people.person(actor.id)
    langs, skills = (person.langs, person.skills) if person else ((), ())
    queue = work.session.queue
    present = people.present(since=work.now - LONGEST_MS)
    left = candidates(queue, teams, langs, skills, work.now)
    busy: list[Chosen] = []
    while chosen := choose(left, langs, work.now, actor=actor.id, present=present, skills=skills):
        if queue.take(chosen.case, patient=False):
            return chosen
        busy.append(chosen)
        left = [one for one in left if one.case != chosen.case]
    # Somebody writes in each of them just now, which need not mean that they are being served.
    return next((one for one in busy if queue.take(one.case, patient=True)), None)


def candidates(
    queue: Queue, teams: Collection[str], langs: Collection[str], skills: Collection[str], now: int
) -> list[Waiting]:
    """What may be served next: what the person is good at, and what nobody came for so long.

    Without any of it, what they have the skill for; without that too, whatever waits.
    """
    whatever = queue.waiting(teams, (), CANDIDATES)
    fitting = queue.waiting(teams, langs, CANDIDATES, skills=skills)
    stranded = [one for one in whatever if one.stranded(now)]
    found = list(dict.fromkeys((*fitting, *stranded)))
    return found or queue.waiting(teams, (), CANDIDATES, skills=skills) or whatever


def _named(work: Work, teams: list[str], case_id: str) -> Chosen:
    case = work.case(case_id)
    if case.team not in teams or case.status is not Status.NEW:
        raise Rejected(409, texts.NO_LONGER_WAITING)
    return Chosen(case_id, rule_texts.SERVED_BY_NAME)


def _again(work: Work, actor: Actor, before: Stored) -> Served:
    claim = fold.read(before.sealed).body
    if not isinstance(claim, Claimed) or claim.agent != actor.id:
        raise Rejected(409, texts.ID_TAKEN, field="id")
    return _served(work, before.sealed.stream.partition("/")[2])


def _served(work: Work, case_id: str) -> Served:
    stored = work.session.log.stream(stream_of(case_id))
    return Served(time=work.now, case=case_id, changes=changes_of(work.session, stored))


def changes_of(session: Session, stored: Iterable[Stored]) -> tuple[Change, ...]:
    """Stored events as they travel, each with the hub's mark."""
    prove = prover(session).prove
    return tuple(
        Change(seq=one.seq, received_at=one.received_at, event=wired(one.sealed, prove(one.sealed)))
        for one in stored
    )
