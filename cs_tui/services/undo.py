"""Undo: the last act of this shift is taken back, or what compensates it is named."""

from __future__ import annotations

from cs_tui.core import undo
from cs_tui.core.case import Case
from cs_tui.core.events import event
from cs_tui.core.undo import LONGEST_SHIFT_MS, Undone
from cs_tui.errors import Refused
from cs_tui.services.kit import Kit
from cs_tui.store import projection
from cs_tui.texts import rules as texts


class Undo:
    """Takes acts back."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    def last(self) -> tuple[Case, tuple[str, ...]]:
        """Takes my last act back; the case as it is now, and the kinds of what was undone.

        Raises `Refused` with the reason when the act had an effect outside.
        """
        kit = self._kit
        ctx = kit.ctx()
        found = kit.own.last_act(ctx.actor, ctx.now - LONGEST_SHIFT_MS)
        if found is None:
            raise Refused(texts.NOTHING_TO_UNDO)
        stream, act_id = found
        with kit.log.act(stream, ctx, Case) as act:
            done = [one for one in projection.events_of(kit.log.conn, stream) if one.act == act_id]
            taking = event(stream, Undone(undone=act_id), ctx, act=act.id)
            reason = undo.blocked(act.state, taking, done)
            if reason is not None:
                raise Refused(reason)
            act.add(Undone(undone=act_id))
        return kit.log.state(stream, Case), tuple(one.kind for one in done)
