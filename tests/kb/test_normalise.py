"""All wordings of the same thing get one form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_tui.kb.normalise import normalise


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("ＲＥＦＵＮＤ　１２", "refund 12"),
        ("退款進度", "退款进度"),
        ("  a\t\nb  ", "a b"),
        ("a\x00b", "a b"),
        ("zero\u200bwidth", "zero width"),
        ("Straße", "strasse"),
        ("half\ud800", "half?"),
    ],
)
def test_width_case_script_and_blanks_do_not_matter(written: str, form: str) -> None:
    assert normalise(written, 100) == form


def test_a_pile_of_marks_is_cut_down_before_it_is_sorted() -> None:
    assert len(normalise("a" + "\u0316\u0300" * 500, 2_000)) <= 31


def test_a_long_text_is_cut() -> None:
    assert len(normalise("ﷺ" * 10_000, 256)) == 256


@given(st.text(st.characters(), max_size=200))
def test_the_form_of_a_form_is_itself_and_has_no_line_break(text: str) -> None:
    form = normalise(text, 1_000)
    assert normalise(form, 1_000) == form
    assert not set(form) & set("\n\r\x00\x85\u2028")
