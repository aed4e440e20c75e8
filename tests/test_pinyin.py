"""How Chinese sounds, and what Latin letters spell."""

from __future__ import annotations

import subprocess
import sys

import pytest

from cs_tui import pinyin


def test_every_common_reading_is_known_the_commonest_first() -> None:
    assert pinyin.readings("还")[:2] == ("hai", "huan")
    assert pinyin.readings("女")[0] == "nv"
    assert pinyin.readings("a") == ()


def test_initials_are_the_first_letters() -> None:
    assert pinyin.initials("退款进度") == "tkjd"


@pytest.mark.parametrize(
    ("letters", "syllables"),
    [
        ("tuikuan", ("tui", "kuan")),
        ("yinhangka", ("yin", "hang", "ka")),
        ("fangan", ("fang", "an")),
        ("nvpengyou", ("nv", "peng", "you")),
        ("refund", ()),
        ("tkjd", ()),
        ("", ()),
        ("退款", ()),
    ],
)
def test_letters_are_cut_into_syllables_only_if_all_of_them_are_pinyin(
    letters: str, syllables: tuple[str, ...]
) -> None:
    assert pinyin.split(letters) == syllables


@pytest.mark.parametrize(
    ("letters", "cut"),
    [
        ("tuikuan", (("tui", "kuan"), "")),
        ("tuik", (("tui",), "k")),
        ("fapi", (("fa", "pi"), "")),
        ("tuikx", ((), "")),
        ("t", ((), "")),
    ],
)
def test_the_last_syllable_may_have_only_begun(
    letters: str, cut: tuple[tuple[str, ...], str]
) -> None:
    assert pinyin.split_unfinished(letters) == cut


def test_the_table_is_loaded_without_the_package_around_it() -> None:
    look = "import sys; from cs_tui import pinyin; pinyin.warm(); print('pypinyin' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
