"""The policy is one frozen value; a document that cannot be part of it is named, and why."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from cs_tui.content import load_documents
from cs_tui.core.policy import BadDocument, Policy, policy_from
from cs_tui.core.policy.whole import ADDED, NEEDED
from cs_tui.errors import NotFound

Documents = dict[str, dict[str, Any]]
HOUR = 3_600_000
BUSINESS_DAY = 9 * HOUR


@pytest.fixture(scope="module")
def shipped() -> Documents:
    return load_documents()


@pytest.fixture(scope="module")
def policy(shipped: Documents) -> Policy:
    return policy_from(shipped)


def test_a_policy_cannot_be_changed(policy: Policy) -> None:
    with pytest.raises(ValidationError):
        policy.shop.limits.__setattr__("concurrency", 9)


def test_a_leaf_is_found_by_its_id(policy: Policy) -> None:
    assert policy.taxonomy.leaf("URGE").name.say("zh") == "催发货"
    assert policy.taxonomy.leaf("URGE").name.say("en") == "Chase dispatch"


def test_a_leaf_that_is_not_there_is_named_in_both_languages(policy: Policy) -> None:
    assert policy.taxonomy.find("GONE") is None
    with pytest.raises(NotFound) as caught:
        policy.taxonomy.leaf("GONE")
    assert "GONE" in caught.value.say("zh")
    assert "GONE" in caught.value.say("en")


@pytest.mark.parametrize(
    ("channel", "first", "following", "resolution", "clock", "grace"),
    [
        ("phone", 15_000, None, None, "calendar", 0),
        ("chat", 60_000, 180_000, BUSINESS_DAY, "calendar", 3),
        ("email", 4 * HOUR, BUSINESS_DAY, 3 * BUSINESS_DAY, "business", 30),
        ("social", HOUR, HOUR, BUSINESS_DAY, "business", 10),
        ("sms", 180_000, 900_000, BUSINESS_DAY, "calendar", 5),
        ("app", 180_000, 900_000, BUSINESS_DAY, "calendar", 3),
    ],
)
def test_the_shipped_times_are_the_ones_of_the_domain(
    policy: Policy,
    channel: str,
    first: int,
    following: int | None,
    resolution: int | None,
    clock: str,
    grace: int,
) -> None:
    row = policy.sla.channel(channel)
    assert (row.first_response_ms, row.next_response_ms) == (first, following)
    assert row.resolution_business_ms == resolution
    assert (row.clock, row.grace_s) == (clock, grace)


def test_a_complaint_is_acknowledged_within_one_business_day(policy: Policy) -> None:
    assert policy.sla.complaint.acknowledge_ms == BUSINESS_DAY


def test_a_resolved_case_closes_after_three_days(policy: Policy) -> None:
    assert policy.limits.resolve_close_ms == 72 * HOUR


def test_each_role_may_grant_more_than_the_one_below(policy: Policy) -> None:
    assert policy.shop.may_grant_fen("agent") == 2_000
    assert policy.shop.may_grant_fen("lead") > policy.shop.may_grant_fen("agent")
    assert policy.shop.may_grant_fen("visitor") == 0


def test_the_holidays_and_swap_days_of_2026_are_the_official_ones(policy: Policy) -> None:
    runs = [(c.first.isoformat()[5:], c.last.isoformat()[5:]) for c in policy.calendar.closures]
    assert runs == [
        ("01-01", "01-03"),
        ("02-15", "02-23"),
        ("04-04", "04-06"),
        ("05-01", "05-05"),
        ("06-19", "06-21"),
        ("09-25", "09-27"),
        ("10-01", "10-07"),
    ]
    assert [(day.isoformat()[5:], day.strftime("%a")) for day in policy.calendar.workdays] == [
        ("01-04", "Sun"),
        ("02-14", "Sat"),
        ("02-28", "Sat"),
        ("05-09", "Sat"),
        ("09-20", "Sun"),
        ("10-10", "Sat"),
    ]
    assert len(policy.calendar.holidays) == 33
    assert policy.calendar.valid_through == date(2026, 12, 31)


def test_a_day_off_has_a_name_in_both_languages(policy: Policy) -> None:
    name = policy.calendar.name_of(date(2026, 10, 3))
    assert name is not None
    assert (name.zh, name.en) == ("国庆节", "National Day")
    assert policy.calendar.name_of(date(2026, 11, 23)) is None


@pytest.mark.parametrize("name", NEEDED)
def test_a_missing_document_is_named(shipped: Documents, name: str) -> None:
    documents = {key: value for key, value in shipped.items() if key != name}
    with pytest.raises(BadDocument) as caught:
        policy_from(documents)
    assert caught.value.document == name
    assert name in caught.value.say("zh")


def test_a_log_of_an_earlier_version_has_empty_lists_of_reasons(shipped: Documents) -> None:
    policy = policy_from({key: value for key, value in shipped.items() if key not in ADDED})
    assert policy.reasons.breaks == ()
    assert policy.checklists.pre_shift == ()


def test_documents_of_other_kinds_are_left_alone(shipped: Documents) -> None:
    assert policy_from({**shipped, "weather": {"anything": 1}}).shop.version == 1


def test_a_plan_names_categories_that_are_there(shipped: Documents) -> None:
    plan = {"id": "x", "name": {"zh": "回访", "en": "x"}, "after_business_days": [1]}
    spoilt = {**shipped["reasons"], "followups": [{**plan, "leaves": ["NOPE"]}]}
    with pytest.raises(BadDocument) as caught:
        policy_from({**shipped, "reasons": spoilt})
    assert caught.value.field == "followups[x].leaves"


def test_a_reason_stands_once_in_its_list(shipped: Documents) -> None:
    twice = [{"id": "rest", "name": {"zh": "休息", "en": "Rest"}}] * 2
    with pytest.raises(BadDocument) as caught:
        policy_from({**shipped, "reasons": {"breaks": twice}})
    assert caught.value.field == "breaks[rest].id"


def leaf(documents: Documents, leaf_id: str) -> Any:
    return next(row for row in documents["taxonomy"]["leaves"] if row["id"] == leaf_id)


Spoil = Callable[[Documents], object]


@pytest.mark.parametrize(
    ("spoil", "document", "field", "reason"),
    [
        (
            lambda d: leaf(d, "LOGIN")["name"].pop("en"),
            "taxonomy",
            "leaves[LOGIN].name.en",
            "required",
        ),
        (
            lambda d: leaf(d, "LOGIN")["name"].update(zh=" "),
            "taxonomy",
            "leaves[LOGIN].name.zh",
            "blank",
        ),
        (
            lambda d: leaf(d, "LOGIN").update(colour="red"),
            "taxonomy",
            "leaves[LOGIN].colour",
            "spelling",
        ),
        (lambda d: leaf(d, "LOGIN").update(id="REG"), "taxonomy", "leaves[REG].id", "twice"),
        (
            lambda d: leaf(d, "LOGIN").update(owner="nobody"),
            "taxonomy",
            "leaves[LOGIN].owner",
            "nobody",
        ),
        (
            lambda d: leaf(d, "LOGIN").update(sla_factor=float("nan")),
            "taxonomy",
            "leaves[LOGIN].sla_factor",
            "number",
        ),
        (
            lambda d: d["sla"]["channels"][1].update(clock="moon"),
            "sla",
            "channels[chat].clock",
            "'calendar' or 'business'",
        ),
        (
            lambda d: d["sla"]["channels"][1].update(first_response_ms=-1),
            "sla",
            "channels[chat].first_response_ms",
            "range",
        ),
        (lambda d: d["calendar"].update(workdays=["soon"]), "calendar", "workdays[#1]", "date"),
        (
            lambda d: d["calendar"].update(workdays=["2026-10-01"]),
            "calendar",
            ".",
            "2026-10-01",
        ),
        (
            lambda d: d["calendar"]["closures"][0].update(last="2025-12-31"),
            "calendar",
            "closures[#1]",
            "before",
        ),
        (
            lambda d: d["calendar"].update(swap_hours=[["18:00", "09:00"]]),
            "calendar",
            ".",
            "overlap",
        ),
        (lambda d: d["calendar"]["hours"].pop(), "calendar", "hours", "length"),
        (
            lambda d: d["scripts"]["phrases"][0]["text"].update(zh="您好 {nickname}"),
            "scripts",
            "phrases[open-chat].text",
            "nickname",
        ),
        (
            lambda d: d["scripts"]["phrases"][0]["text"].update(zh="您好"),
            "scripts",
            "phrases[open-chat].text",
            "differ",
        ),
        (
            lambda d: d["plays"]["plays"][0].update(leaves=["NOWHERE"]),
            "plays",
            "plays[transfer-coupon-callback].leaves",
            "NOWHERE",
        ),
        (
            lambda d: d["plays"]["plays"][0].update(outcome="luck"),
            "plays",
            "plays[transfer-coupon-callback].outcome",
            "luck",
        ),
        (
            lambda d: d["plays"]["plays"][0]["promise"].update(in_ms=1),
            "plays",
            "plays[transfer-coupon-callback].promise",
            "exactly one",
        ),
        (lambda d: d["shop"].update(teams="all"), "shop", "teams", "list"),
    ],
)
def test_what_is_wrong_is_named_by_document_field_and_reason(
    shipped: Documents, spoil: Spoil, document: str, field: str, reason: str
) -> None:
    documents = deepcopy(shipped)
    spoil(documents)
    with pytest.raises(BadDocument) as caught:
        policy_from(documents)
    assert (caught.value.document, caught.value.field) == (document, field)
    assert reason in caught.value.reason.en
    assert document in caught.value.say("zh")
    assert field in caught.value.say("zh")


def test_the_policy_survives_the_way_through_json(policy: Policy, shipped: Documents) -> None:
    assert policy_from(json.loads(json.dumps(shipped))) == policy


def phone(documents: Documents) -> Any:
    return next(row for row in documents["sla"]["channels"] if row["id"] == "phone")


@pytest.mark.parametrize(
    ("rings", "ring", "ms"),
    [
        (3, None, 11_000),
        (1, None, 1_000),
        (3, {"on_ms": 2_000, "off_ms": 4_000}, 14_000),
    ],
)
def test_a_limit_in_rings_ends_with_the_last_of_them(
    shipped: Documents, rings: int, ring: dict[str, int] | None, ms: int
) -> None:
    documents = deepcopy(shipped)
    row = phone(documents)
    del row["first_response_ms"]
    row["first_response_rings"] = rings
    if ring is not None:
        row["ring"] = ring
    assert policy_from(documents).sla.channel("phone").first_response_ms == ms


def test_rings_and_another_time_beside_them_are_refused_with_the_time_that_fits(
    shipped: Documents,
) -> None:
    documents = deepcopy(shipped)
    phone(documents)["first_response_rings"] = 3
    with pytest.raises(BadDocument) as caught:
        policy_from(documents)
    assert "11000" in str(caught.value.say("en"))


def test_files_come_on_a_case_as_soon_as_one_of_its_channels_takes_them(
    shipped: Documents,
) -> None:
    sla = policy_from(shipped).sla
    assert not sla.takes_files(["phone", "sms"])
    assert sla.takes_files(["phone", "email"])
    assert sla.takes_files(["carrier-pigeon"])


def test_quiet_hours_without_an_end_are_refused_with_what_is_expected(shipped: Documents) -> None:
    documents = deepcopy(shipped)
    documents["sla"]["survey"] = {"quiet": ["09:00", "09:00"]}
    with pytest.raises(BadDocument, match="must differ") as caught:
        policy_from(documents)
    assert caught.value.field == "survey"
