"""Customers in lists are told apart by name and number, however little room there is."""

from __future__ import annotations

from cs_tui.widgets.people import who_in


def test_name_and_number_stand_together_where_they_fit() -> None:
    assert who_in("张先生", "13800138000", "zh", 20) == ("张先生 尾号8000", "")
    assert who_in("", "13800138000", "en", 2) == ("..8000", "")


def test_a_number_that_does_not_fit_is_kept_whole_for_the_next_line() -> None:
    assert who_in("Daniel Weber", "13700136688", "en", 15) == ("Daniel Weber", "..6688")
    assert who_in("Daniel Weber", "", "en", 8) == ("Daniel…", "")
