"""What placeholders stand for in front of one case."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from cs_tui.core.complaint_state import Complaint
from cs_tui.core.policy import Pair, Policy
from cs_tui.core.ports import Instant
from cs_tui.core.privacy.masks import mask_phone
from cs_tui.services.cases import CaseView
from cs_tui.services.kit import Kit
from cs_tui.texts import Lang, Words, lang_of

DAYPARTS = {
    "morning": Words(zh="上午", en="morning"),
    "afternoon": Words(zh="下午", en="afternoon"),
    "evening": Words(zh="晚上", en="evening"),
}


def site_hour(kit: Kit, policy: Policy) -> int:
    """The hour at the site, now."""
    return _local(kit.clock(), policy).hour


def holiday_now(kit: Kit, policy: Policy) -> Pair | None:
    """The holiday at the site, now; None on any other day."""
    return policy.calendar.name_of(_local(kit.clock(), policy).date())


def daypart(hour: int) -> str:
    """Morning until 12, afternoon until 18, then evening."""
    return "morning" if hour < 12 else "afternoon" if hour < 18 else "evening"


def clock_time(at: Instant, policy: Policy) -> str:
    """`11-24 18:00` at the site: a date, never "tomorrow"."""
    return _local(at, policy).strftime("%m-%d %H:%M")


def values_for(
    kit: Kit,
    policy: Policy,
    view: CaseView,
    *,
    due_at: Instant | None = None,
    lang: Lang | None = None,
) -> dict[str, str]:
    """Everything known that a phrase may name, in the language of the case unless told."""
    case = view.case
    lang = lang or lang_of(case.lang)
    customer = case.customer
    values = {
        "agent_name": kit.profile.name,
        "agent_no": kit.profile.actor,
        "company": policy.shop.name.say(lang),
        "customer_name": customer.name or ("顾客" if lang == "zh" else "there"),
        "title": customer.name,
        "holiday": holiday.say(lang) if (holiday := holiday_now(kit, policy)) else "",
        "daypart": DAYPARTS[daypart(site_hour(kit, policy))].say(lang),
        "order_no_masked": customer.order_no[-4:],
        "case_no": case.number,
        "issue_summary": view.text("note.issue") or case.subject,
        "callback_number_masked": mask_phone(customer.phone),
        "survey_link": policy.shop.survey_link,
    }
    values |= _of_complaint(case.complaint, policy)
    if due_at is not None:
        values["deadline"] = values["eta"] = clock_time(due_at, policy)
    return values


def _of_complaint(one: Complaint | None, policy: Policy) -> dict[str, str]:
    """What the phrases of a complaint name: the demand, the facts, the decision, its time."""
    if one is None or not one.open:
        return {}
    decided = one.decision.remedy if one.decision is not None else one.sought
    facts = [item.text for item in one.items if item.form == "fact"]
    known = {
        "issue_summary": one.demand,
        "solution": decided,
        "reason": facts[-1] if facts else "",
        "deadline": clock_time(one.decide_by, policy),
    }
    return {name: text for name, text in known.items() if text}


def _local(at: Instant, policy: Policy) -> datetime:
    return datetime.fromtimestamp(at / 1000, ZoneInfo(policy.calendar.time_zone))
