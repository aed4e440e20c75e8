"""Undo: the last act of this shift is taken back, or what compensates it is named."""

from __future__ import annotations

from collections.abc import Sequence

from cs_tui.core import fold, undo
from cs_tui.core.article import ArticleUsed
from cs_tui.core.case import Case
from cs_tui.core.classification import Classified
from cs_tui.core.contact import MessageOut
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
        done: dict[str, list[Event]] = {}

        def decide() -> list[Event]:
            done.update(kit.own.act(act_id, ctx.actor))
            takings = self._takings(done, act_id)
            for case in (one for one in done if fold.family(one) == "case"):
                kit.drafts.put_back(_typed(case, done[case], ctx.now))
            return takings

        kit.log.append_decided(decide)
        kinds = tuple(one.kind for events in done.values() for one in events)
        return kit.log.state(stream, Case), kinds

    def _takings(self, done: dict[str, list[Event]], act_id: str) -> list[Event]:
        """The events that take an act back on every stream it wrote to; none where one forbids."""
        kit = self._kit
        ctx = kit.ctx()
        new = ctx.new_id()
        takings = []
        for stream, events in done.items():
            taking = event(stream, Undone(undone=act_id), ctx, act=new)
            reason = undo.blocked(projection.load(kit.log.conn, stream), taking, events)
            if reason is not None:
                raise Refused(reason)
            takings.append(taking)
        return takings


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
