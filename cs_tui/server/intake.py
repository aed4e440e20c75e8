"""Contacts and messages from outside become cases."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Final

from cs_tui.core import classification, complaint, moves, suggestion
from cs_tui.core import intake as rules
from cs_tui.core.act import Act
from cs_tui.core.case import Case, Customer, Status, stream_of
from cs_tui.core.contact import MessageIn
from cs_tui.core.events import Event
from cs_tui.core.intake import Arrival
from cs_tui.core.permission import Actor
from cs_tui.core.policy import Channel
from cs_tui.core.privacy.redaction import redact
from cs_tui.core.shift import LONGEST_MS
from cs_tui.core.text import LONGEST_TEXT, safe_text
from cs_tui.errors import NotFound
from cs_tui.server import customers
from cs_tui.server.problems import Rejected
from cs_tui.server.serving import teams_served
from cs_tui.server.work import Work
from cs_tui.sync.wire import Intake, Taken
from cs_tui.texts import hub as texts
from cs_tui.texts import rules as rule_texts

DEFAULT_TEAM: Final = "desk"
"""The team that serves what names none."""


def take(work: Work, service: str, key: str, body: bytes, asked: Intake) -> Taken:
    """Stores a contact, or a further message of its conversation; a repeat changes nothing.

    Raises `Rejected`: 409 when the key came before with another body, 422 for a channel that does
    not exist, and for a new case of a team that nobody works in.
    """
    doors = work.session.doors
    digest = hashlib.sha256(body).hexdigest()
    before = doors.answered(service, key)
    if before is not None:
        if before[0] != digest:
            raise Rejected(409, texts.OTHER_BODY)
        return Taken.model_validate_json(before[1])
    taken = _store(work, asked, _channel(work, asked.channel))
    doors.answer(service, key, digest, taken.model_dump_json(), work.now)
    return taken


def _store(work: Work, asked: Intake, channel: Channel) -> Taken:
    arrival = _arrival(work, asked, channel)
    doors = work.session.doors
    work.session.alone(f"conversation/{asked.channel}/{asked.conversation}")
    earlier = doors.case_of(asked.channel, asked.conversation)
    case = _going_on(work, work.case(earlier)) if earlier else None
    if case is not None and case.id not in ("", earlier):
        doors.join(asked.channel, asked.conversation, case.id)
    left = asked.ended and not arrival.text
    opened = (
        case is None or case.newer or (case.status.final and not rules.asks_nothing(case, arrival))
    )
    if case is not None and left:
        act = Act(case.stream, case, work.ctx)
        opened = False
    elif case is not None and not opened:
        act = Act(case.stream, case, work.ctx)
        rules.continue_case(act, arrival)
        back_to_queue(work, act)
    else:
        _served(work, arrival.team)
        act = Act(stream_of(work.new_id()), Case(), work.ctx)
        number = work.session.queue.next_number()
        customer_id, who = customers.met(work, arrival.customer, arrival.team)
        arrival = replace(arrival, customer_id=customer_id, customer=who)
        rules.open_case(act, arrival, number, linked=case.id if case else None)
        doors.join(asked.channel, asked.conversation, act.state.id)
    _filed(work, act, asked.nature)
    if asked.ended and not act.state.newer:
        rules.leave(act, arrival)
    work.decide(act.events)
    return Taken(
        case=act.state.id, number=act.state.number, message=_message(act.events), opened=opened
    )


def back_to_queue(work: Work, act: Act[Case]) -> None:
    """A case that is open again while its owner is not at work goes back to its queue.

    The team it is of must have people: else nobody would ever be served it.
    """
    case = act.state
    if case.owner is None or case.status is not Status.ACTIVE or case.newer:
        return
    since = work.now - LONGEST_MS
    if work.session.people.absent(case.owner, since) and case.team in _teams(work):
        person = work.session.people.person(case.owner)
        moves.release(act, "left" if person is not None and person.gone else "absent")


def _going_on(work: Work, case: Case) -> Case:
    """The case, or the one it was merged into: there what its customer says belongs."""
    met = {case.id}
    while case.status is Status.MERGED and case.merged_into and case.merged_into not in met:
        met.add(case.merged_into)
        into = work.case(case.merged_into)
        if not into.id:
            break
        case = into
    return case


def _filed(work: Work, act: Act[Case], nature: str) -> None:
    """What the channel says the contact is; what a person picked stays."""
    if not nature:
        return
    known = [one.id for one in work.policy.taxonomy.natures]
    if nature not in known:
        words = texts.NO_SUCH_NATURE.fill(nature=nature, natures=", ".join(known))
        raise Rejected(422, words, field="nature")
    case = act.state
    if case.classification.nature is None and not case.status.over and not case.newer:
        classification.classify(act, "nature", nature)
        limits = work.policy.sla.complaint
        complaint.follow_nature(act, limits, work.reckoning.calendar)
        suggestion.follow_nature(act, work.policy.sla.followup.suggestion_days)


def _arrival(work: Work, asked: Intake, channel: Channel) -> Arrival:
    said = asked.customer
    return Arrival(
        channel=channel.id,
        conversation=asked.conversation,
        text=_said(asked.text),
        lang=asked.lang,
        team=asked.team or DEFAULT_TEAM,
        day=work.day,
        skill=asked.skill,
        customer=Customer(
            ref=said.ref,
            name=redact(said.name).text,
            phone=said.phone,
            order_no=said.order_no,
            grade=said.grade,
        ),
        first_due_at=work.reckoning.first_due(channel, work.now),
        next_due_at=work.reckoning.next_due(channel, work.now),
        first_raise_ats=work.reckoning.first_raise_ats(channel, work.now),
        next_raise_ats=work.reckoning.next_raise_ats(channel, work.now),
    )


def _said(text: str) -> str:
    """The customer's words as they are kept. A letter may become two when it is normalised."""
    safe = redact(safe_text(text)).text.strip()
    if len(safe) > LONGEST_TEXT:
        words = rule_texts.TOO_LONG.fill(n=f"{len(safe):,}", most=f"{LONGEST_TEXT:,}")
        raise Rejected(422, words, field="text")
    return safe


def _channel(work: Work, channel: str) -> Channel:
    try:
        return work.policy.sla.channel(channel)
    except NotFound as error:
        words = texts.NO_SUCH_CHANNEL.fill(channel=channel)
        raise Rejected(422, words, field="channel") from error


def _served(work: Work, team: str) -> None:
    """A waiting case belongs to its queue, so somebody must answer for that queue.

    The team that serves what names none is always there, even before its people are.
    """
    served = {DEFAULT_TEAM, *_teams(work)}
    if team not in served:
        words = texts.NO_SUCH_TEAM.fill(team=team, teams=", ".join(sorted(served)))
        raise Rejected(422, words, field="team")


def _teams(work: Work) -> set[str]:
    """The teams that somebody takes cases in."""
    people = [one for one in work.session.people.people() if not one.gone]
    actors = [Actor(one.id, one.role, one.teams) for one in people]
    return {served for actor in actors for served in teams_served(actor)}


def _message(events: list[Event]) -> str:
    """The id of the message among the events; empty when the contact came without words."""
    said = [event.body.message for event in events if isinstance(event.body, MessageIn)]
    return said[0] if said else ""
