"""What a simulated colleague writes: the play of the matter, filled, else that it is seen to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from cs_tui.content import Story
from cs_tui.core.case import Case
from cs_tui.core.placeholders import fill
from cs_tui.core.policy import Play, Policy
from cs_tui.core.ports import Instant
from cs_tui.texts import Lang, lang_of
from cs_tui.texts import demo as texts

ANSWERS_WITHIN_MS: Final = 24 * 3600 * 1000
AMOUNT: Final = "20"


@dataclass(frozen=True, slots=True)
class Handling:
    """How a colleague handles a case: words, record and outcome."""

    reply: str
    nature: str
    leaf: str
    outcome: str
    issue: str
    done: str


def handling(
    case: Case, story: Story | None, policy: Policy, name: str, now: Instant, record: Lang
) -> Handling:
    """Handles a case by the first play of its leaf that can be filled without a gap.

    The reply is in the customer's language, issue and done are in the team's, `record`.
    """
    lang = lang_of(case.lang)
    values = _values(case, policy, name, lang, now)
    noted = _values(case, policy, name, record, now)
    leaf = story.leaf if story else policy.taxonomy.leaves[0].id
    nature = story.nature if story else policy.taxonomy.natures[0].id
    channel = case.current.channel if case.current else ""
    for play in policy.plays.plays:
        if leaf in play.leaves and (not play.channels or channel in play.channels):
            filled = _filled(play, (lang, values), (record, noted))
            if filled is not None:
                reply, issue, done = filled
                return Handling(reply, nature, leaf, play.outcome, issue, done)
    called = case.customer.name or texts.CUSTOMER.say(lang)
    reply = texts.ON_IT.say(lang, name=called, deadline=values["deadline"])
    outcome = next(one.id for one in policy.taxonomy.outcomes if one.kind == "resolved")
    return Handling(reply, nature, leaf, outcome, case.subject, texts.NOTE_DONE.say(record))


Spoken = tuple[Lang, dict[str, str]]
"""A language, and what placeholders stand for in it."""


def _filled(play: Play, said: Spoken, noted: Spoken) -> tuple[str, str, str] | None:
    """Reply, issue and done of a play; None when a placeholder has no value."""
    wanted = ((play.text, said), (play.note.issue, noted), (play.note.done, noted))
    parts = [fill(pair.say(lang), values) for pair, (lang, values) in wanted]
    if any(missing for _, missing in parts):
        return None
    reply, issue, done = (text for text, _ in parts)
    return reply, issue, done


def _values(case: Case, policy: Policy, name: str, lang: Lang, now: Instant) -> dict[str, str]:
    zone = ZoneInfo(policy.calendar.time_zone)
    until = datetime.fromtimestamp((now + ANSWERS_WITHIN_MS) / 1000, zone).strftime("%m-%d %H:%M")
    return {
        "agent_name": name,
        "amount": AMOUNT,
        "case_no": case.number,
        "company": policy.shop.name.say(lang),
        "customer_name": case.customer.name,
        "deadline": until,
        "eta": until,
        "issue_summary": case.subject,
        "order_no_masked": case.customer.order_no[-4:],
        "product": texts.PRODUCT.say(lang),
        "reason": texts.REASON.say(lang),
        "solution": texts.SOLUTION.say(lang),
        "target_team": texts.TEAM.say(lang),
    }
