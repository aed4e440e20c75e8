"""Cases as data for programs. What a person may not see in full is masked here too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from cs_tui.cli.times import at_site
from cs_tui.core import moves
from cs_tui.core.case import Case
from cs_tui.core.complaint_state import Complaint
from cs_tui.core.contact_state import Message
from cs_tui.core.followup import FollowUp
from cs_tui.core.policy import StepsOwed
from cs_tui.core.ports import Instant
from cs_tui.core.privacy.masks import mask_name, mask_order, mask_phone
from cs_tui.core.promise import Promise
from cs_tui.core.rows import answer_due
from cs_tui.core.solution import Solution
from cs_tui.core.survey import Survey
from cs_tui.store.board import BoardRow

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Eyes:
    """Who looks, and how the site writes its times."""

    actor: str
    zone: str
    now: Instant
    phone: bool = False
    """The phone number may be read in full: somebody gave a reason, and it is logged."""
    rules: tuple[StepsOwed, ...] = ()
    """Which of the five steps a case owes."""

    def at(self, instant: Instant | None) -> str | None:
        """An instant at the site."""
        return at_site(instant, self.zone)


def head(case: Case, eyes: Eyes) -> Data:
    """Which case it is and how it stands: what every act on a case answers with."""
    contact = case.current
    named = case.classification
    promised = [promise.due_at for promise in case.promises if promise.open]
    return {
        "id": case.id,
        "number": case.number,
        "status": case.status.value,
        "owner": case.owner,
        "channel": contact.channel if contact else None,
        "lang": case.lang,
        "priority": case.priority,
        "subject": case.subject,
        "customer": _customer(case, eyes),
        "customer_id": case.customer_id,
        "erased_at": eyes.at(case.erased_at),
        "held": case.held and case.held.why,
        "nature": named.nature,
        "leaf": named.leaf,
        "outcome": named.outcome,
        "urgency": named.urgency,
        "expectation": named.expectation,
        "complexity": named.complexity,
        "emotion": named.emotion,
        "emotion_first": named.emotion_first,
        "missing": [] if case.status.over else list(moves.lacking(case, eyes.rules)),
        "unread": case.unread,
        "due_at": eyes.at(answer_due(case)),
        "promise_at": eyes.at(min(promised, default=None)),
        "opened_at": eyes.at(case.opened_at),
        "updated_at": eyes.at(case.updated_at),
    }


def whole(case: Case, eyes: Eyes) -> Data:
    """Everything that is known of a case."""
    ended = case.resolution
    return head(case, eyes) | {
        "note": case.note.model_dump(),
        "messages": [_message(said, eyes) for said in case.messages],
        "understood_at": eyes.at(case.understood_at),
        "asked_again": [
            {"fields": list(one.fields), "by": one.by, "at": eyes.at(one.at)}
            for one in case.asked_again
        ],
        "skipped": [
            {"step": one.step, "reason": one.reason, "by": one.by, "at": eyes.at(one.at)}
            for one in case.skipped
        ],
        "checks": [
            {"means": one.means, "passed": one.passed, "by": one.by, "at": eyes.at(one.at)}
            for one in case.checks
        ],
        "steps_ms": case.steps_ms,
        "solutions": [_solution(one, eyes) for one in case.solutions],
        "promises": [_promise(n, one, eyes) for n, one in enumerate(case.promises, start=1)],
        "complaint": _complaint(case.complaint, eyes),
        "followups": [_followup(n, one, eyes) for n, one in enumerate(case.followups, start=1)],
        "survey": _survey(case.survey, eyes),
        "articles": [used.article for used in case.citations],
        "resolution": None
        if ended is None
        else {
            "outcome": ended.outcome,
            "line": ended.line,
            "day": ended.day,
            "by": ended.by,
            "at": eyes.at(ended.at),
            "due_at": eyes.at(ended.due_at),
        },
        "reopened": case.reopened,
        "linked": case.linked,
        "merged_into": case.merged_into,
        "ties": [
            {"sort": tie.sort, "case": tie.case, "number": tie.number, "at": eyes.at(tie.at)}
            for tie in case.ties
        ],
        "void": len(case.void),
        "conflicts": len(case.conflicts),
    }


def row(found: BoardRow, eyes: Eyes) -> Data:
    """One line of a list. In lists names and numbers are always masked."""
    return {
        "id": found.id,
        "number": found.number,
        "status": found.status,
        "owner": found.owner,
        "channel": found.channel,
        "lang": found.lang,
        "priority": found.priority,
        "subject": found.subject,
        "name": mask_name(found.name),
        "phone": _phone(found.phone),
        "customer_id": found.customer_id,
        "again": found.again,
        "leaf": found.leaf,
        "unread": found.unread,
        "due_at": eyes.at(found.due_at),
        "promise_at": eyes.at(found.promise_at),
        "complaint_at": eyes.at(found.complaint_at),
        "raised_at": eyes.at(found.raised_at),
        "opened_at": eyes.at(found.opened_at),
        "updated_at": eyes.at(found.updated_at),
        "closed_at": eyes.at(found.closed_at),
        "archived": found.archived,
    }


def in_full(case: Case, eyes: Eyes) -> bool:
    """The owner of an open case sees the full name and order number."""
    return case.owner == eyes.actor and not case.status.over


def state_of(promise: Promise, now: Instant) -> str:
    """How a promise stands: `open`, `late`, `kept`, `kept_late` or `dropped`."""
    if promise.dropped_at is not None:
        return "dropped"
    if promise.kept_at is not None:
        return "kept" if promise.kept_at <= promise.due_at else "kept_late"
    return "open" if now <= promise.due_at else "late"


def _customer(case: Case, eyes: Eyes) -> Data:
    who, full = case.customer, in_full(case, eyes)
    return {
        "name": who.name if full else mask_name(who.name),
        "phone": who.phone if eyes.phone else _phone(who.phone),
        "order_no": who.order_no if full else mask_order(who.order_no),
        "grade": who.grade,
    }


def _phone(phone: str) -> str:
    return mask_phone(phone) if phone else ""


def _message(said: Message, eyes: Eyes) -> Data:
    return {
        "id": said.id,
        "side": said.side,
        "actor": said.actor,
        "at": eyes.at(said.at),
        "text": said.text,
        "delivery": said.delivery.value,
        "problem": said.problem,
    }


def _solution(one: Solution, eyes: Eyes) -> Data:
    return {
        "id": one.id,
        "option": one.option,
        "amount_fen": one.amount_fen,
        "needs_consent": one.needs_consent,
        "lacks": one.lacks,
        "by": one.by,
        "at": eyes.at(one.at),
        "agreed_at": eyes.at(one.agreed_at),
        "declined_at": eyes.at(one.declined_at),
        "done_at": eyes.at(one.done_at),
        "steps": len(one.steps),
        "steps_left": [place + 1 for place in one.left],
    }


def _complaint(one: Complaint | None, eyes: Eyes) -> Data | None:
    if one is None:
        return None
    decided = one.decision
    return {
        "weight": one.weight,
        "demand": one.demand,
        "sought": one.sought,
        "next": one.next,
        "missing": list(one.missing),
        "silent": one.silent(eyes.now),
        "due_at": eyes.at(one.due_at),
        "decide_by": eyes.at(one.decide_by),
        "acknowledged_at": eyes.at(one.acknowledged_at),
        "regretted_at": eyes.at(one.regretted_at),
        "items": [
            {
                "form": item.form,
                "sort": item.sort,
                "text": item.text,
                "ref": item.ref,
                "sha256": item.sha256 or None,
                "size": item.size if item.sha256 else None,
                "by": item.by,
                "at": eyes.at(item.at),
                "checked": [
                    {"verdict": each.verdict, "by": each.by, "at": eyes.at(each.at)}
                    for each in item.checked
                ],
            }
            for item in one.items
        ],
        "decision": None
        if decided is None
        else {
            "ruling": decided.ruling,
            "remedy": decided.remedy,
            "amount_fen": decided.amount_fen,
            "by": decided.by,
        },
        "told_at": eyes.at(one.told_at),
        "accepted": one.accepted,
        "alternative": one.alternative,
        "cause": one.cause,
        "withdrawn": one.withdrawn_at is not None,
    }


def _followup(n: int, one: FollowUp, eyes: Eyes) -> Data:
    return {
        "n": n,
        "id": one.id,
        "plan": one.plan,
        "what": one.what,
        "due_at": eyes.at(one.due_at),
        "tries": one.tries,
        "most": one.most,
        "outcome": one.outcome,
        "note": one.note,
    }


def _survey(one: Survey | None, eyes: Eyes) -> Data | None:
    if one is None:
        return None
    return {
        "asked_at": eyes.at(one.asked_at),
        "from_at": eyes.at(one.from_at),
        "channel": one.channel,
        "score": one.score,
        "at_once": one.at_once,
        "comment": one.comment,
        "how": one.how,
    }


def _promise(n: int, one: Promise, eyes: Eyes) -> Data:
    return {
        "n": n,
        "id": one.id,
        "what": one.what,
        "form": one.form,
        "due_at": eyes.at(one.due_at),
        "due_confirmed": one.due_confirmed,
        "state": state_of(one, eyes.now),
        "made_by": one.made_by,
    }
