"""Who we are: the shop's names and addresses, its teams, and what each role may decide."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from cs_tui.core.customer_fields import ORDER_PATTERN
from cs_tui.core.pace import Rates
from cs_tui.core.policy.archive import Archive
from cs_tui.core.policy.base import Frozen, Milliseconds, Named, Pair, Text
from cs_tui.core.policy.duty import System
from cs_tui.errors import NotFound
from cs_tui.texts import content as texts


def _compiled(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"not a regular expression: {error}") from error
    return pattern


Fen = Annotated[int, Field(ge=0)]
Pattern = Annotated[str, AfterValidator(_compiled)]
Hour = Annotated[int, Field(ge=0, le=23)]


class Team(Named):
    """A team that answers for subjects and takes escalations."""

    tier: Annotated[int, Field(ge=1, le=4)]
    """1 agents, 2 specialists, 3 leads, 4 managers and legal (DOMAIN D4.4)."""
    answers_within_ms: Milliseconds
    """Business time in which it answers an escalation."""


class Compensation(Frozen):
    """How much one role may grant on a case without asking, in fen (1/100 yuan)."""

    role: Literal["agent", "lead", "manager"]
    up_to_fen: Fen
    refund_up_to_fen: Fen | None = None
    """How much of the price paid it may give back; None where that needs nobody's word."""


class Limits(Frozen):
    """Numbers the rules read; durations in milliseconds."""

    resolve_close_ms: Milliseconds = 259_200_000
    """A resolved case closes after this long without a word from the customer (72 h)."""
    offer_accept_ms: Milliseconds = 900_000
    """An offer nobody accepted for this long alarms the lead."""
    passed_word_ms: Milliseconds = 32_400_000
    """Of a case that was taken over, so much business time without a word is silence (one day)."""
    reveal_ms: Milliseconds = 30_000
    """How long a revealed number stays readable."""
    silence_first_ms: Milliseconds = 180_000
    """A chat customer silent for this long is asked once."""
    silence_close_ms: Milliseconds = 600_000
    """After this long the chat is left with a way back."""
    after_work_ms: Milliseconds = 30_000
    """How long after-contact work lasts before the agent is available again by itself."""
    after_work_cap_ms: Milliseconds = 1_800_000
    """After-contact work beyond this is cut and flagged (DOMAIN D2.3)."""
    repeat_window_days: Annotated[int, Field(ge=1, le=90)] = 7
    """The window of first-contact resolution."""
    contacts_before_escalation: Annotated[int, Field(ge=2, le=20)] = 3
    """So many contacts on one case inside the window ask for the next tier."""
    concurrency: Annotated[int, Field(ge=1, le=50)] = 5
    """How many conversations one agent holds at once over all channels."""
    shift_day_start_hour: Hour = 5
    """The hour at which a shift's day begins: a night shift is one day."""


class Pace(Frozen):
    """How fast people speak on the phone, and how long one breath lasts (`core.pace`)."""

    chars_per_minute: Annotated[int, Field(ge=60, le=600)] = Rates().chars_per_minute
    words_per_minute: Annotated[int, Field(ge=40, le=400)] = Rates().words_per_minute
    breath_ms: Annotated[int, Field(ge=1_000, le=60_000)] = Rates().breath_ms

    @property
    def rates(self) -> Rates:
        """The same, as the core reckons with it."""
        return Rates(self.chars_per_minute, self.words_per_minute, self.breath_ms)


class Shop(Frozen):
    """The shop's profile, one revision of it."""

    version: Annotated[int, Field(ge=1)]
    name: Pair
    tagline: Pair
    hours: Pair
    phone: Text
    site: Text
    emails: dict[Literal["support", "complaints", "business", "privacy"], Text]
    address: Pair
    survey_link: Text
    teams: tuple[Team, ...]
    compensation: tuple[Compensation, ...]
    limits: Limits = Limits()
    pace: Pace = Pace()
    order_pattern: Pattern = ORDER_PATTERN
    """What an order number looks like: a regular expression for all of it, in capitals."""
    order_example: Text = "202611194471"
    systems: tuple[System, ...] = ()
    archive: Archive = Archive()
    """How long what is over is kept."""

    def team(self, team_id: str) -> Team:
        """The team. Raises `NotFound` for an id that has none."""
        for team in self.teams:
            if team.id == team_id:
                return team
        raise NotFound(texts.NO_SUCH_TEAM.fill(team=team_id))

    def may_grant_fen(self, role: str) -> int:
        """What a role may grant without asking; nothing for a role that is not listed."""
        return max((row.up_to_fen for row in self.compensation if row.role == role), default=0)

    def may_refund_fen(self, role: str) -> int | None:
        """How much of the price paid a role may give back; None for no limit."""
        rows = [row.refund_up_to_fen for row in self.compensation if row.role == role]
        limits = [limit for limit in rows if limit is not None]
        return None if len(limits) < len(rows) else max(limits, default=0)
