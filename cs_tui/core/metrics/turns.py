"""Who waited for whom in a conversation (DOMAIN D2.1, D9 rules 1 and 2)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final, Literal

from cs_tui.core.metrics.proportions import Share

PROMPT_MS: Final = 3 * 60_000
"""Within this time a turn on a channel where people wait at the screen counts as prompt."""
PROMPT_CHANNELS: Final = ("chat", "app")

Side = Literal["customer", "agent", "auto", "bot", "internal"]
Message = tuple[int, Side]
"""When it was said, and by whom. Only `agent` is a human answer that the customer sees."""


@dataclass(frozen=True, slots=True)
class TurnTime:
    """One turn of the customer: from its first unanswered message to the answer, if any came."""

    asked_at: int
    answered_at: int | None

    @property
    def ms(self) -> int | None:
        """How long the customer waited; None while no answer came."""
        return None if self.answered_at is None else self.answered_at - self.asked_at


def turns(messages: Iterable[Message]) -> list[TurnTime]:
    """Every turn of the customer in order. Robots and internal notes answer nothing."""
    found: list[TurnTime] = []
    asked_at: int | None = None
    for at, side in _in_order(messages):
        if side == "customer":
            asked_at = at if asked_at is None else asked_at
        elif side == "agent" and asked_at is not None:
            found.append(TurnTime(asked_at, at))
            asked_at = None
    return found if asked_at is None else [*found, TurnTime(asked_at, None)]


def answered_within(answered_ms: Collection[int], limit_ms: int = PROMPT_MS) -> Share:
    """Turns answered within the limit, of all that were answered."""
    return Share(sum(ms <= limit_ms for ms in answered_ms), len(answered_ms))


def first_response(
    created_at: int, *, opened_by_agent: bool, messages: Iterable[Message]
) -> int | None:
    """Milliseconds from creation to the first human public answer; None until there is one.

    Where an agent opened the case the first message is the opening, and the second one counts.
    """
    answers = [at for at, side in _in_order(messages) if side == "agent"]
    wanted = 1 if opened_by_agent else 0
    return answers[wanted] - created_at if len(answers) > wanted else None


def _in_order(messages: Iterable[Message]) -> list[Message]:
    return sorted(messages, key=lambda message: message[0])
