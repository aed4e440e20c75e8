"""Undo: the last act of this shift is taken back, or what compensates it is named."""

from __future__ import annotations

from collections.abc import Sequence

from cs_tui.core import fold, undo
from cs_tui.core.article import ArticleUsed
from cs_tui.core.case import Case
from cs_tui.core.classification import Classified
from cs_tui.core.contact import MessageOut
from cs_tui.core.customer import CustomerUndone
from cs_tui.core.events import Event, event
from cs_tui.core.joining import CaseAbsorbed
from cs_tui.core.note import NoteAdded
from cs_tui.core.offer import Offered
from cs_tui.core.ports import Instant
from cs_tui.core.promise import PromiseMade
from cs_tui.core.undo import LONGEST_SHIFT_MS, Undone
from cs_tui.errors import Refused
from cs_tui.services import composing
from cs_tui.services.field_names import ARTICLE, NOTE, PICKED, PROMISE, REPLY
from cs_tui.services.kit import Kit
from cs_tui.store import projection
from cs_tui.store.drafts import Draft
from cs_tui.texts import rules as texts


class Undo:
    """Takes acts back."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    def last(self) -> tuple[Case, tuple[str, ...]]:
        """Takes my last act back; the case as it is now, and the kinds of what was undone.

        What was typed or picked in it stands in the fields again, so that nothing is lost.
        Raises `Refused` with the reason when the act had an effect outside.
        """
        kit = self._kit
        ctx = kit.ctx()
        found = kit.own.last_act(ctx.actor, ctx.now - LONGEST_SHIFT_MS)
        if found is None:
            raise Refused(texts.NOTHING_TO_UNDO)
        stream, act_id = found
        undone: list[Event] = []

        def decide() -> Sequence[Event]:
            taking_id, taken = ctx.new_id(), []
            for one in kit.own.streams_of_act(act_id, ctx.actor):
                done = [e for e in projection.events_of(kit.log.conn, one) if e.act == act_id]
                kind = CustomerUndone if fold.family(one) == "customer" else Undone
                taking = event(one, kind(undone=act_id), ctx, act=taking_id)
                reason = undo.blocked(projection.load(kit.log.conn, one), taking, done)
                if reason is not None:
                    raise Refused(reason)
                taken.append(taking)
                undone.extend(done)
                if fold.family(one) == "case":
                    kit.drafts.put_back(_typed(one, done, ctx.now))
            return taken

        kit.log.append_decided(decide)
        return kit.log.state(stream, Case), tuple(one.kind for one in undone)


def _typed(stream: str, done: Sequence[Event], now: Instant) -> list[Draft]:
    """The fields as they stood before the act."""
    texts_of: dict[str, str] = {}
    # What an escalation or a merge promised goes with it; it was never a field of the case.
    offered = any(isinstance(one.body, Offered | CaseAbsorbed) for one in done)
    for one in done:
        match one.body:
            case MessageOut(text=text):
                texts_of[REPLY] = text
            case NoteAdded() as noted:
                parts = {NOTE[part]: getattr(noted, part) for part in NOTE}
                texts_of |= {field: text for field, text in parts.items() if text}
            case Classified(field=field, value=value) if field in PICKED:
                texts_of[field] = value
            case PromiseMade() as made if not offered:
                promise = composing.PromiseDraft(
                    made.what, made.due_at, made.form, made.due_confirmed
                )
                texts_of[PROMISE] = promise.to_text()
            case ArticleUsed(article=article):
                texts_of[ARTICLE] = article
    return [Draft(stream, field, text, None, now) for field, text in texts_of.items()]
