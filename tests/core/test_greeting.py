"""The greeting: by channel, time of day, known or unknown, holiday, in both languages."""

from __future__ import annotations

from itertools import product

import pytest

from cs_tui.content import load_policy
from cs_tui.core.greeting import Meeting, fitting
from cs_tui.core.placeholders import fill_whole, names_in
from cs_tui.core.policy import Policy
from cs_tui.core.wording import lint
from cs_tui.texts import Lang

DAYPARTS = ("morning", "afternoon", "evening")
LANGS: tuple[Lang, ...] = ("zh", "en")
SPOKEN = ("phone", "in_person")
WRITTEN = ("email", "letter")

TYPED = {
    ("chat", True): "open-chat",
    ("chat", False): "open-new",
    ("app", True): "open-chat",
    ("app", False): "open-new",
    ("sms", True): "open-chat",
    ("sms", False): "open-chat",
    ("social", True): "open-social",
    ("social", False): "open-social",
    ("email", True): "open-email",
    ("email", False): "open-email",
    ("letter", True): "open-email",
    ("letter", False): "open-email",
    ("in_person", True): "open-store",
    ("in_person", False): "open-store",
}
TABLE = {
    (channel, daypart, known, False): phrase
    for (channel, known), phrase in TYPED.items()
    for daypart in DAYPARTS
}
TABLE |= {("phone", daypart, True, False): "open-phone-known" for daypart in DAYPARTS}
TABLE |= {("phone", daypart, False, False): f"open-phone-{daypart}" for daypart in DAYPARTS}
TABLE |= {
    (channel, daypart, known, True): TABLE[channel, daypart, known, False]
    if channel in WRITTEN
    else ("open-holiday" if known else "open-holiday-unknown")
    for channel, daypart, known, holiday in tuple(TABLE)
    if not holiday
}


@pytest.fixture(scope="module")
def policy() -> Policy:
    return load_policy()


def test_the_table_has_every_way_to_meet_a_customer(policy: Policy) -> None:
    channels = [channel.id for channel in policy.sla.channels]

    assert set(TABLE) == set(product(channels, DAYPARTS, (True, False), (True, False)))


@pytest.mark.parametrize("met", TABLE)
def test_each_way_has_its_greeting(policy: Policy, met: tuple[str, str, bool, bool]) -> None:
    found = fitting(policy.scripts.phrases, Meeting(*met))

    assert found[0].id == TABLE[met]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("met", TABLE)
def test_each_is_said_whole_and_reads_well(
    policy: Policy, met: tuple[str, str, bool, bool], lang: Lang
) -> None:
    channel, _, known, holiday = met
    values = {
        "agent_name": "林晓",
        "agent_no": "007",
        "company": "晴川家居",
        "customer_name": "王先生",
        "daypart": "下午",
        "issue_summary": "退款",
        "holiday": "国庆节",
    }
    phrase = fitting(policy.scripts.phrases, Meeting(*met))[0]

    said = fill_whole(phrase.text.say(lang), values)

    assert said
    assert names_in(said) == ()
    assert lint(said, lang) == ()
    assert ("国庆节" in said) == (holiday and channel not in WRITTEN)
    if channel in SPOKEN and not known:
        assert "王先生" not in said
    if channel == "phone" and known and not holiday:
        assert "王先生" in said
        assert "下午" in said


def test_no_holiday_is_wished_merry(policy: Policy) -> None:
    """Some of them are days of mourning."""
    texts = [
        phrase.text.say(lang)
        for phrase in policy.scripts.phrases
        if phrase.situation == "holiday_opening"
        for lang in LANGS
    ]

    assert texts
    assert not [text for text in texts if "快乐" in text or "happy" in text.lower()]


def test_any_other_day_names_no_holiday(policy: Policy) -> None:
    for channel in policy.sla.channels:
        met = Meeting(channel.id, "morning", known=True, holiday=False)
        assert all(
            "holiday" not in names_in(p.text.zh) for p in fitting(policy.scripts.phrases, met)
        )


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("channel", ["chat", "phone", "sms"])
def test_who_was_here_before_is_greeted_as_somebody_we_know(
    policy: Policy, channel: str, lang: Lang
) -> None:
    values = {
        "agent_name": "林晓",
        "company": "晴川家居",
        "customer_name": "王女士",
        "daypart": "上午",
    }
    for again, wanted in ((False, "open-back"), (True, "open-again")):
        met = Meeting(channel, "morning", known=True, back=True, again=again)
        phrase = fitting(policy.scripts.phrases, met)[0]
        assert phrase.id == wanted
        said = fill_whole(phrase.text.say(lang), values)
        assert "王女士" in said
        assert lint(said, lang) == ()
    assert fitting(policy.scripts.phrases, Meeting(channel, "morning", known=True))[0].id not in (
        "open-back",
        "open-again",
    )
