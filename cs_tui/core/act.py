"""One act: the events of one thing a person did, in an order in which every prefix is legal."""

from __future__ import annotations

from typing import Generic, TypeVar

from cs_tui.core.events import Body, Event, event
from cs_tui.core.ports import Ctx
from cs_tui.core.privacy.clean import without_secrets
from cs_tui.core.state import State
from cs_tui.core.text import LONGEST_TEXT
from cs_tui.errors import Refused
from cs_tui.texts import rules as texts

S = TypeVar("S", bound=State)


class Act(Generic[S]):
    """Collects events of one stream; each must be allowed in the state the ones before it left.

    The deciding functions of the core (`reply`, `resolve`, `promise`, ...) take an act and add to
    it, so that several of them together are still one act with one undo.
    """

    def __init__(self, stream: str, state: S, ctx: Ctx, *, act: str | None = None) -> None:
        self.stream = stream
        self.state = state
        self.ctx = ctx
        self.id = act or ctx.new_id()
        self.events: list[Event] = []

    def add(self, body: Body, *, id: str | None = None) -> Event:
        """Adds one event, without card numbers, ID numbers and codes in what somebody wrote.

        Raises `Refused` when a rule blocks it, or when a free text in it has more than
        `LONGEST_TEXT` characters; then nothing was added.
        """
        if self.state.newer:
            raise Refused(texts.NEWER)
        body = without_secrets(body)
        longest = _longest(body)
        if longest > LONGEST_TEXT:
            raise Refused(texts.TOO_LONG.fill(n=f"{longest:,}", most=f"{LONGEST_TEXT:,}"))
        new = event(self.stream, body, self.ctx, act=self.id, id=id)
        reason = body.blocked(self.state, new)
        if reason is not None:
            raise Refused(reason)
        self.state = body.apply(self.state, new)
        self.events.append(new)
        return new


def _longest(body: Body) -> int:
    """The length of the longest free text in a body."""
    values = [getattr(body, name) for name in body.personal_fields]
    # What we know of a customer is a value of its own, all of it text.
    flat = [
        text
        for value in values
        for text in (getattr(value, "__dict__", None) or {"": value}).values()
    ]
    return max((len(text) for text in flat if isinstance(text, str)), default=0)
