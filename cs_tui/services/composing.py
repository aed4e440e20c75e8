"""What stands in the fields of a case becomes facts: all of it as one act.

The fields are drafts: `reply`, `note.issue|done|next`, `nature`, `leaf`, `outcome`, `promise`,
`article`. A play fills several of them at once, visible before anything leaves.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import get_args

from cs_tui.core import classification, complaint, contact, note, suggestion
from cs_tui.core import promise as promises
from cs_tui.core.act import Act
from cs_tui.core.article import ArticleUsed
from cs_tui.core.calendar import WorkCalendar
from cs_tui.core.case import Case
from cs_tui.core.classification import FACETS
from cs_tui.core.complaint_state import How
from cs_tui.core.kept import kept_percent
from cs_tui.core.placeholders import unfilled
from cs_tui.core.policy import Policy
from cs_tui.core.ports import Instant
from cs_tui.core.privacy.redaction import redact
from cs_tui.core.promise import PromiseKind
from cs_tui.errors import Refused
from cs_tui.services.field_names import (
    ARTICLE,
    ARTICLE_SAID,
    NOTE,
    PICKED,
    PROMISE,
    REGRET,
    REPLY,
    TOLD,
)
from cs_tui.store.drafts import Draft
from cs_tui.texts import rules as texts


@dataclass(frozen=True, slots=True)
class PromiseDraft:
    """A promise that was picked but not saved yet."""

    what: str
    due_at: Instant
    form: PromiseKind = "callback"
    due_confirmed: bool = True

    def to_text(self) -> str:
        """As the draft row keeps it."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @staticmethod
    def from_text(text: str) -> PromiseDraft | None:
        """The promise in a draft row; None when it does not hold one."""
        try:
            found = json.loads(text)
            kind = found.get("form", "callback")
            return PromiseDraft(
                what=str(found["what"]),
                due_at=int(found["due_at"]),
                form=kind if kind in get_args(PromiseKind) else "callback",
                due_confirmed=bool(found.get("due_confirmed", True)),
            )
        except (ValueError, KeyError, TypeError, AttributeError):
            return None


def commit(
    act: Act[Case], drafts: Mapping[str, Draft], policy: Policy, calendar: WorkCalendar
) -> None:
    """Adds everything that stands in the fields to the act; nothing when they are empty.

    A case filed as a complaint becomes one, and an answer on it counts as a word to who complains;
    one filed as a suggestion is owed an answer.
    Raises `Refused` for a reply in which a placeholder stands raw.
    """
    write_note(act, drafts)
    _classification(act, drafts, policy)
    complaint.follow_nature(act, policy.sla.complaint, calendar)
    suggestion.follow_nature(act, policy.sla.followup.suggestion_days)
    _article(act, drafts)
    _promise(act, drafts)
    _reply(act, drafts, policy, calendar)


def _text(drafts: Mapping[str, Draft], field: str) -> str:
    return drafts[field].text if field in drafts else ""


def write_note(act: Act[Case], drafts: Mapping[str, Draft]) -> None:
    """Adds what stands in the fields of the note to the act."""
    parts = {part: redact(_text(drafts, field)).text for part, field in NOTE.items()}
    note.write(act, **parts)


def _classification(act: Act[Case], drafts: Mapping[str, Draft], policy: Policy) -> None:
    for field in (*PICKED, *FACETS):
        if field in drafts:
            text = drafts[field].text
            leaf = policy.taxonomy.find(text) if field == "leaf" else None
            hard = policy.sla.complexity.skill_for(text) if field == "complexity" else ""
            classification.classify(
                act,
                field,
                text,
                seen=drafts[field].base,
                leaf_version=policy.taxonomy.version if field == "leaf" else 0,
                skill=leaf.skill if leaf is not None else hard,
                verify=policy.asks_who(leaf),
            )


def _article(act: Act[Case], drafts: Mapping[str, Draft]) -> None:
    article = _text(drafts, ARTICLE)
    if article and all(used.article != article for used in act.state.citations):
        put_in, answer = _text(drafts, ARTICLE_SAID), _text(drafts, REPLY)
        kept = kept_percent(put_in, answer) if put_in and answer.strip() else None
        act.add(ArticleUsed(article=article, kept_percent=kept))


def _promise(act: Act[Case], drafts: Mapping[str, Draft]) -> None:
    made = PromiseDraft.from_text(_text(drafts, PROMISE)) if PROMISE in drafts else None
    if made is not None:
        promises.promise(
            act, made.what, made.due_at, form=made.form, due_confirmed=made.due_confirmed
        )


def _reply(
    act: Act[Case], drafts: Mapping[str, Draft], policy: Policy, calendar: WorkCalendar
) -> None:
    text = _text(drafts, REPLY)
    if not text.strip():
        if REGRET in drafts or TOLD in drafts:
            raise Refused(texts.EMPTY_REPLY)
        return
    raw = unfilled(text)
    if raw:
        raise Refused(texts.RAW_PLACEHOLDER.fill(names=", ".join(f"{{{name}}}" for name in raw)))
    now = act.state.current
    if now is None:
        raise Refused(texts.NO_CONTACT)
    channel = policy.sla.channel(now.channel)
    contact.reply(act, redact(text).text, grace_s=channel.grace_s, spoken=channel.has_calls)
    _said_on_complaint(act, drafts, "call" if channel.has_calls else "message", policy, calendar)


def _said_on_complaint(
    act: Act[Case],
    drafts: Mapping[str, Draft],
    how: How,
    policy: Policy,
    calendar: WorkCalendar,
) -> None:
    """An answer to who complains: it may say sorry, and tell the decision."""
    if REGRET in drafts:
        act.add(complaint.ComplaintRegretted())
    if TOLD in drafts:
        complaint.tell(act, how, policy.sla.complaint, calendar)
    else:
        complaint.heard_from_us(act, how, policy.sla.complaint, calendar)
