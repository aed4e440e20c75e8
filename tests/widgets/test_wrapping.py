"""Chinese breaks between characters in fields and in texts."""

import re

import pytest
from rich.console import Console
from rich.text import Text
from textual._wrap import compute_wrap_offsets

from cs_tui.widgets.wrapping import FOR_FIELDS, FOR_TEXT, break_between_characters

break_between_characters()

SENTENCE = "您的订单尾号 4471 缺一件货，已从另一仓调拨。"


def lines_of(text: str, width: int) -> list[str]:
    starts = [0, *compute_wrap_offsets(text, width, 4), len(text)]
    return [text[a:b] for a, b in zip(starts, starts[1:], strict=False)]


def test_a_number_in_a_chinese_sentence_leaves_no_half_empty_line() -> None:
    assert lines_of(SENTENCE, 24) == ["您的订单尾号 4471 缺一件", "货，已从另一仓调拨。"]


def test_no_line_begins_with_closing_or_ends_with_opening_punctuation() -> None:
    for width in range(6, 40):
        for line in lines_of("他说：“好的，（明天）见。”然后《发票》就开好了。", width):
            assert line[0] not in "，。：”）》"
            assert line[-1] not in "“（《"


@pytest.mark.parametrize("words", [FOR_FIELDS, FOR_TEXT])
def test_brackets_that_open_nothing_are_read_once(words: re.Pattern[str]) -> None:
    assert words.findall("好" + "（“" * 1_000) == ["好", "（“" * 1_000]


def test_english_words_stay_whole() -> None:
    assert lines_of("please wait for delivery", 12) == ["please wait ", "for delivery"]


@pytest.mark.parametrize("width", [10, 17, 24, 31])
def test_nothing_is_lost_or_doubled(width: int) -> None:
    assert "".join(lines_of(SENTENCE, width)) == SENTENCE


def test_the_conversation_breaks_the_same_way() -> None:
    wrapped = Text(SENTENCE).wrap(Console(width=24), 24)

    assert [line.plain.rstrip() for line in wrapped][0] == "您的订单尾号 4471 缺一件"
