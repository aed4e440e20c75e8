"""What wordings are looked up by."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cs_tui.kb import terms
from cs_tui.kb.normalise import normalise


@pytest.mark.parametrize("word", ["charge", "charges", "charged", "charging"])
def test_english_endings_do_not_matter(word: str) -> None:
    assert terms.stem(word) == "charg"


def test_words_that_only_look_like_plurals_keep_their_s() -> None:
    assert [terms.stem(word) for word in ("address", "status", "gas")] == [
        "address",
        "status",
        "gas",
    ]


def test_small_words_are_left_out_of_a_query_unless_there_is_nothing_else() -> None:
    assert "wthe" not in terms.of_query("the refund")
    assert "wthe" in terms.of_query("the")


def test_the_last_word_of_a_query_is_not_finished_yet() -> None:
    typed = {term for term in terms.of_query("refu") if term[0] == "t"}
    assert typed == {"t_re", "t_ref", "tref", "tefu"}
    assert typed < terms.of_text("refund")


def test_a_character_with_two_readings_is_found_by_either() -> None:
    assert {"phuan kuan", "phai kuan"} <= terms.of_text("还款")


@given(st.text(st.characters(), max_size=60))
def test_every_term_belongs_to_a_channel(text: str) -> None:
    form = normalise(text, 300)
    assert {term[0] for term in terms.of_text(form) | terms.of_query(form)} <= set("wtpb")
