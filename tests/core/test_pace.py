"""How long words take to say: characters, words, digits one by one, and breath."""

from __future__ import annotations

import pytest

from cs_tui.core.pace import Breath, Rates, breaths, spoken_ms, too_long
from cs_tui.texts import Lang

EVEN = Rates(chars_per_minute=60, words_per_minute=60, breath_ms=5_000)
"""One second for each, so that a test can count."""


@pytest.mark.parametrize(
    ("lang", "text", "seconds"),
    [
        ("zh", "您好，我是林晓。", 6),
        ("zh", "单号 A1042", 2 + 1 + 4),
        ("zh", "请看 app", 2 + 1),
        ("zh", "{customer_name}您好", 3 + 2),
        ("en", "That's fine, thank you.", 4),
        ("en", "order 4471", 1 + 4),
        ("en", "", 0),
        ("zh", "１２", 2),
    ],
)
def test_characters_words_and_digits_are_counted_as_they_are_said(
    lang: Lang, text: str, seconds: int
) -> None:
    assert spoken_ms(text, lang, EVEN) == seconds * 1000


def test_the_usual_rates_are_220_characters_and_150_words_a_minute() -> None:
    assert spoken_ms("好" * 220, "zh", Rates()) == 60_000
    assert spoken_ms("fine " * 150, "en", Rates()) == 60_000


def test_a_breath_ends_at_every_pause_and_not_inside_a_number() -> None:
    said = [one.text for one in breaths("共 1,299.50 元，含运费。好的", "zh", EVEN)]

    assert said == ["共 1,299.50 元", "含运费", "好的"]


def test_the_longest_stretch_is_named_only_when_it_is_too_long() -> None:
    assert too_long("一二三四五，六七", "zh", EVEN) is None
    assert too_long("一二，一二三四五六。", "zh", EVEN) == Breath("一二三四五六", 6_000)
