"""What a play says after the greeting."""

from __future__ import annotations

from cs_tui.screens.case_acts import named_once


def test_a_customer_who_was_greeted_by_name_is_not_named_again_at_once() -> None:
    assert named_once("刘秀芳您好。", "刘秀芳，退款已退出。", "刘秀芳") == "退款已退出。"
    assert named_once("Hello Emma.", "Emma, we never ask.", "Emma") == "We never ask."


def test_a_greeting_without_a_name_leaves_the_name_where_it_is() -> None:
    assert named_once("Hello.", "Emma, we never ask.", "Emma") == "Emma, we never ask."
    assert named_once("Hello Emma.", "Emmanuel, thanks.", "Emma") == "Emmanuel, thanks."
    assert named_once("您好。", "您好，已退款。", "") == "您好，已退款。"
