"""What reads badly is found; what only looks like it is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_tui.core.wording import Banned, Finding, Habit, lint
from cs_tui.texts import Lang


@pytest.mark.parametrize(
    ("lang", "text", "habit", "found"),
    [
        ("zh", "这个不行的", "negative", "不行"),
        ("zh", "这个我们不能处理", "negative", "不能"),
        ("zh", "您应该先看说明", "blame", "您应该"),
        ("zh", "是您没填电话", "blame", "是您没"),
        ("zh", "我尽快给您答复", "vague_time", "尽快"),
        ("zh", "马上处理", "vague_time", "马上"),
        ("zh", "我保证明天到", "absolute", "保证"),
        ("zh", "一定给您办好", "absolute", "一定"),
        ("zh", "100％没问题", "absolute", "100％"),
        ("zh", "麻烦给个好评", "begging", "给个好评"),
        ("zh", "{customer_name}您好", "placeholder", "{customer_name}"),
        ("zh", "｛deadline｝前回电", "placeholder", "{deadline}"),
        ("en", "Unfortunately it is sold out", "negative", "Unfortunately"),
        ("en", "I can’t change that", "negative", "can’t"),
        ("en", "You should have kept the box", "blame", "You should have"),
        ("en", "You will hear from us ASAP", "vague_time", "ASAP"),
        ("en", "I guarantee it arrives", "absolute", "guarantee"),
        ("en", "Please give us five stars", "begging", "five stars"),
        ("zh", "请联系相关部门", "vague", "相关部门"),
        ("zh", "大概后天到", "vague", "大概"),
        ("zh", "已经提单了", "jargon", "提单"),
        ("en", "The relevant team will answer", "vague", "The relevant team"),
        ("en", "It is probably in transit", "vague", "probably"),
        ("en", "I escalated it", "jargon", "escalated"),
        ("en", "I call you by {deadline}", "placeholder", "{deadline}"),
    ],
)
def test_each_habit_is_found_with_its_words(
    lang: Lang, text: str, habit: Habit, found: str
) -> None:
    assert lint(text, lang) == (Finding(habit, found),)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("zh", "您看能不能换个时间？"),
        ("zh", "这样行不行，您说了算"),
        ("zh", "不一定要寄回"),
        ("zh", "拒收时不用写保证书"),
        ("zh", "在一定范围内可以退"),
        ("zh", "11 月 24 日 18:00 前给您答复"),
        ("zh", "大概要多少件？"),
        ("zh", "这单已经派快递了"),
        ("en", "The cantilever is under warranty"),
        ("en", "By 24 November 18:00 you have my answer"),
        ("en", "Shoulder straps come in two lengths"),
    ],
)
def test_what_only_looks_like_it_is_left_alone(lang: Lang, text: str) -> None:
    assert lint(text, lang) == ()


def test_a_template_may_hold_known_placeholders_and_no_others() -> None:
    text = "{customer_name}您好，{weather}"
    assert lint(text, "zh", template=True) == (Finding("placeholder", "{weather}"),)


@given(st.text(), st.sampled_from(["zh", "en"]))
def test_any_text_can_be_looked_at(text: str, lang: Lang) -> None:
    for finding in lint(text, lang):
        assert finding.found


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_habit_of_ours_names_what_to_say_instead(lang: Lang) -> None:
    bad = {
        "zh": "不知道。您应该看。稍后回。相关部门办。绝对行得通。走流程。求好评",
        "en": "I don't know. You forgot. Shortly. Probably. Absolutely. As per SLA. Rate us",
    }
    found = lint(bad[lang], lang)

    habits = {"negative", "blame", "vague_time", "vague", "absolute", "jargon", "begging"}
    assert {one.habit for one in found} == habits
    assert all(one.instead for one in found)


def test_what_the_shop_does_not_want_said_is_found_as_words_and_not_inside_others() -> None:
    banned = (Banned("calm down", "I see"), Banned("亲亲", "您"))

    assert lint("Please CALM DOWN now", "en", banned=banned) == (Finding("banned", "calm down"),)
    assert lint("亲亲，好的", "zh", banned=banned)[0].instead == "您"
    assert lint("becalm downstream", "en", banned=banned) == ()


@pytest.mark.parametrize(
    ("lang", "text", "name", "said"),
    [
        ("zh", "王女士您好", "张建国", "王"),
        ("zh", "您好，欧阳先生", "欧阳锋", ""),
        ("zh", "张先生您好", "张建国", ""),
        ("zh", "这位先生", "张建国", ""),
        ("zh", "您好，是那位先生", "张建国", ""),
        ("zh", "您好，感谢王女士的耐心", "王芳", ""),
        ("zh", "您好，是王芳女士吗？", "王芳", ""),
        ("zh", "请王先生放心", "王芳", ""),
        ("zh", "您好，请欧阳先生放心", "欧阳锋", ""),
        ("zh", "您好，感谢王女士的耐心", "张建国", "感谢王"),
        ("zh", "王芳女士您好", "张建国", "王芳"),
        ("zh", "张丽女士您好", "王芳", "张丽"),
        ("zh", "王女士您好", "", ""),
        ("zh", "王女士您好", "Emma Stone", ""),
        ("en", "Dear Daniel, thank you", "Emma Kowalski", "Daniel"),
        ("en", "Hello Ms. Kowalski", "Emma Kowalski", ""),
        ("en", "Hello there", "Emma Kowalski", ""),
        ("en", "Dear Valued customer", "Emma Kowalski", ""),
        ("en", "Dear Loyal Customer, thank you", "Emma Kowalski", ""),
        ("en", "Dear Daniel, customers told us", "Emma Kowalski", "Daniel"),
    ],
)
def test_somebody_else_s_name_is_found(lang: Lang, text: str, name: str, said: str) -> None:
    wanted = (Finding("name", said),) if said else ()
    assert lint(text, lang, name=name) == wanted
