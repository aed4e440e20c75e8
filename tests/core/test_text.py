"""`core/text.py`: strangers' text is harmless, stays readable, and is measured as terminals do."""

from __future__ import annotations

import re
import sys
import unicodedata
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from cs_tui.core.text import (
    MOST_MARKS,
    cells,
    clusters,
    last_word_start,
    one_line,
    safe_text,
    shorten,
    thinned,
)

FAMILY = "👨\u200d👩\u200d👧"
# Everything that can trick a terminal or a reader, with joiners and emoji to build sequences from.
TRICKS = st.text(
    st.sampled_from(
        "a客é1#e\u0301\u0338\u2194\u2329👨👩🏽🇨🇳\u20e3\u200d\ufe0f\ufe0e\u200b\u202e\u2066\u061c\ufeff"
        "\u2060\u00ad\u3164\U000e0041\x00\x07\x1b\x7f\x85\x9b\ud83d\ude00\r\n\t\x0b\u2028 \u3000[]"
    )
)
# Marks of several classes, with what vanishes, opens or becomes a mark between them.
PILES = st.lists(
    st.tuples(st.sampled_from("\u0300\u0316\u0344\u0f73\u3099ﾞ\u200b\u1100é客a"), st.integers(1, 70))
).map(lambda runs: "".join(character * times for character, times in runs))
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


@pytest.mark.parametrize(
    "text",
    [
        "您好，订单 A1042 什么时候到？",
        "50% [off] {name} <b>",
        "第一行\n第二行\t列",
        f"一家人 {FAMILY}",
        "1️⃣ ❤️ 👍🏽 🇨🇳 🏳️\u200d🌈",
        "　全角空格与“引号”",
    ],
)
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert safe_text(text) == text


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("\x1b]52;c;ZXZpbA==\x07", "]52;c;ZXZpbA=="),
        ("\x1b[6n\x1bP1$r\x1b\\", "[6nP1$r\\"),
        ("a\x00b\x7fc", "abc"),
        ("\u202eexe.gpj\u2066\u2069", "exe.gpj"),
        ("zero\u200bwidth\ufeff\u2060", "zerowidth"),
        ("not\u200djoined\ufe0f", "notjoined"),
        ("tag\U000e0041\U000e007f", "tag"),
        ("e\u0301", "é"),
        ("e\u200d\u0301", "é"),
    ],
)
def test_what_tricks_a_terminal_or_a_reader_vanishes_and_the_words_stay(
    text: str, safe: str
) -> None:
    assert safe_text(text) == safe


def test_a_lost_character_leaves_a_visible_mark() -> None:
    assert safe_text("don\x92t \ud83d end") == "don\ufffdt \ufffd end"


def test_two_surrogate_halves_become_the_emoji_they_were() -> None:
    assert safe_text("ok \ud83d\ude00") == "ok 😀"


def test_every_kind_of_line_end_becomes_a_newline() -> None:
    assert safe_text("1\r\n2\r3\x0b4\x0c5\x856\u20287\u20298\n9") == "1\n2\n3\n4\n5\n6\n7\n8\n9"


@given(st.text() | TRICKS | PILES)
def test_making_text_safe_twice_changes_nothing(text: str) -> None:
    assert safe_text(safe_text(text)) == safe_text(text)


@given(st.text(st.characters()) | TRICKS)
def test_safe_text_is_normalised_and_holds_nothing_forbidden(text: str) -> None:
    safe = safe_text(text)
    assert FORBIDDEN.search(safe) is None
    assert unicodedata.is_normalized("NFC", safe)
    assert safe.encode("utf-8").decode("utf-8") == safe


def _highest_pile(text: str) -> int:
    kinds = (bool(unicodedata.combining(one)) for one in unicodedata.normalize("NFKD", text))
    return max((len(list(run)) for marked, run in groupby(kinds) if marked), default=0)


@given(PILES)
def test_no_letter_keeps_more_marks_than_can_be_sorted_at_once(text: str) -> None:
    # A letter may bring some marks of its own.
    assert _highest_pile(thinned(text)) <= MOST_MARKS + 4
    assert _highest_pile(safe_text(text)) <= MOST_MARKS + 4


def test_a_pile_of_marks_is_cut_down_wherever_unicode_has_marks() -> None:
    marks = [chr(code) for code in range(sys.maxunicode + 1) if _opens_with_a_mark(chr(code))]
    piled = {mark: thinned("a" + mark * 100) for mark in marks}
    assert len(marks) > 900
    assert [mark for mark, kept in piled.items() if not 10 < len(kept) <= MOST_MARKS + 1] == []


def _opens_with_a_mark(character: str) -> bool:
    return unicodedata.combining(unicodedata.normalize("NFKD", character)[0]) > 0


@pytest.mark.parametrize("text", ["ภาษาไทยไม่มีช่องว่างระหว่างคำเลยสักคำเดียว", "Z̴̛̟a̵̢͝l̶̰̚g̷̱̈o̸͎͐", "…" * 99])
def test_scripts_with_marks_and_long_runs_of_signs_stay_as_they_are(text: str) -> None:
    assert safe_text(text) == unicodedata.normalize("NFC", text)


def test_one_line_has_one_space_for_every_gap() -> None:
    assert one_line(" 多行\r\n文字\t\u3000and  more\x1b ") == "多行 文字 and more"


def test_a_cluster_is_what_a_reader_calls_one_character() -> None:
    text = f"a{FAMILY}é1️⃣🇨🇳🇺🇸👍🏽客\n"
    assert list(clusters(text)) == [
        "a", FAMILY, "é", "1️⃣", "🇨🇳", "🇺🇸", "👍🏽", "客", "\n",
    ]  # fmt: skip


@given(st.text() | TRICKS)
def test_clusters_put_together_are_the_text(text: str) -> None:
    assert "".join(clusters(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "Hello",
        "客户",
        "ａｂｃ，。",
        "café",
        "e\u0301",
        FAMILY,
        "❤️",
        "1️⃣",
        "🇨🇳",
        "👍🏽",
        "한국어",
        "カタ",
        "🩷",
    ],
)
def test_cells_are_counted_as_the_screen_counts_them(text: str) -> None:
    assert cells(text) == cell_len(text)


@pytest.mark.parametrize(
    ("text", "width", "short"),
    [
        ("客户要求退款", 12, "客户要求退款"),
        ("客户要求退款", 11, "客户要求退…"),
        ("客户要求退款", 10, "客户要求…"),
        ("two\nlines", 20, "two lines"),
        ("Hello world", 7, "Hello…"),
        (f"{FAMILY}{FAMILY}", 3, f"{FAMILY}…"),
        ("客户", 1, "…"),
        ("客户", 0, ""),
        ("", 0, ""),
    ],
)
def test_a_short_text_fits_its_cells_and_says_that_it_was_cut(
    text: str, width: int, short: str
) -> None:
    assert shorten(text, width) == short


@given(st.text() | TRICKS, st.integers(0, 30))
def test_a_short_text_never_takes_more_cells_than_allowed(text: str, width: int) -> None:
    assert cells(shorten(text, width)) <= width


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("please call back", "please call "),
        ("please call   ", "please "),
        ("客户要求今天退款", "客户要求"),
        ("您好，退款", "您好，"),
        ("您好，", "您好"),
        ("订单A1042", "订单"),
        ("A1042订单", "A1042"),
        ("谢谢👍", "谢谢"),
        ("好👨\u200d👩", "好"),
        ("cafe\u0301", ""),
        ("   ", ""),
        ("", ""),
    ],
)
def test_the_last_word_ends_at_a_blank_and_in_chinese_at_punctuation_or_four_characters(
    line: str, left: str
) -> None:
    assert line[: last_word_start(line)] == left
