"""A number that was shown beside a line keeps its meaning."""

from __future__ import annotations

from cs_tui.widgets.numbers import Numbers


def test_lines_are_numbered_in_their_order_as_far_as_numbers_go() -> None:
    assert Numbers("12").of(["a", "b", "c"]) == {"a": "1", "b": "2"}


def test_a_line_that_comes_late_moves_no_number() -> None:
    numbers = Numbers("123")
    numbers.of(["b", "c"])

    assert numbers.of(["a", "b", "c"]) == {"b": "1", "c": "2", "a": "3"}


def test_a_line_that_went_and_comes_back_has_its_number_again() -> None:
    numbers = Numbers("12")
    numbers.of(["a", "b"])
    numbers.of(["b"])

    assert numbers.of(["a", "b"]) == {"a": "1", "b": "2"}


def test_a_number_that_was_another_s_is_given_last() -> None:
    numbers = Numbers("123")
    numbers.of(["a", "b"])

    assert numbers.of(["b", "c"]) == {"b": "2", "c": "3"}
    assert numbers.of(["b", "c", "d"]) == {"b": "2", "c": "3", "d": "1"}
    assert numbers.of(["b", "c", "d", "a"]) == {"b": "2", "c": "3", "d": "1"}
