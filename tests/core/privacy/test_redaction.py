"""Card numbers, ID numbers and codes never reach the disk; everything else stays as typed."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cs_tui.core.privacy.redaction import Redacted, redact, unreachable
from cs_tui.core.privacy.secret_numbers import luhn

CARD = "4111111111111111"
ID = "11010519491231002X"


@pytest.mark.parametrize(
    "written",
    [
        CARD,
        "4111 1111-1111 1111",
        "4111.1111.1111.1111",
        "４１１１　１１１１　１１１１　１１１１",
        "4\u200b111\u200b1111 1111\u00a01111",
        "4111 1111\n1111 1111",
        "4111 1111 11\n11 1111",
        "4111 1111\n> 1111 1111",
        "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1",
        "٤١١١١١١١١١١١١١١١",
    ],
)
def test_a_card_number_keeps_only_its_last_four_however_it_was_typed(written: str) -> None:
    assert redact(f"请记 {written}，谢谢") == Redacted("请记 ****1111，谢谢", ("card",))


@pytest.mark.parametrize(
    ("card", "last_four"),
    [
        ("378282246310005", "0005"),
        ("3782 822463 10005", "0005"),
        ("5555555555554444", "4444"),
        ("2223003122003222", "3222"),
        ("6200000000000000000", "0000"),
        ("30569309025904", "5904"),
    ],
)
def test_every_usual_issuer_is_known(card: str, last_four: str) -> None:
    assert redact(card) == Redacted(f"****{last_four}", ("card",))


def test_an_unknown_issuer_or_odd_grouping_needs_a_word_that_names_a_card() -> None:
    odd = "9000 000000 00000 1"
    assert redact(odd).found == ()
    assert redact(f"卡号：{odd}") == Redacted("卡号：****0001", ("card",))
    assert redact(f"{odd} is my card") == Redacted("****0001 is my card", ("card",))


def test_a_wrong_check_digit_is_no_card() -> None:
    assert redact("卡号 4111111111111112").found == ()


@pytest.mark.parametrize("number", [ID, "440524188001010014", "110105 19491231 002x"])
def test_an_id_number_keeps_only_its_last_four(number: str) -> None:
    redacted = redact(f"身份证{number}。")
    assert redacted == Redacted(f"身份证****{number[-4:]}。", ("id",))


@pytest.mark.parametrize(
    "number",
    ["110105194912310021", "110105194913310021", "202613800138000123", "100105194912310027"],
)
def test_what_is_no_id_number_stays(number: str) -> None:
    assert redact(number) == Redacted(number, ())


@pytest.mark.parametrize(
    "text",
    [
        f"订单号：{CARD}",
        f"运单 {CARD}",
        f"单号是{CARD}",
        f"快递单号 # {CARD}",
        "单号 4111 1111 1111 1111",
        f"order number is {CARD}",
        f"Tracking No.: {CARD}",
        "SF4111111111111111",
        f"订单编号：{ID}",
    ],
)
def test_a_number_named_as_an_order_or_parcel_stays(text: str) -> None:
    assert redact(text) == Redacted(text, ())


def test_the_word_order_somewhere_before_does_not_protect_a_card() -> None:
    assert redact(f"我的订单付不了款 {CARD}").text == "我的订单付不了款 ****1111"
    assert redact(f"订单 20261122，卡号 {CARD}").text == "订单 20261122，卡号 ****1111"
    assert redact(f"订单号 202611220001 {CARD}").text == "订单号 202611220001 ****1111"


@pytest.mark.parametrize(
    "text",
    [
        "45.11\n52.10\n60.00\n47.80\n51.30\n44.20",
        "13800138000 13900139000",
        "400-820-8820 转 1023",
        "2026-11-22 14:30 至 2026-11-23 09:00",
        "订单 202613800138000123 已发",
    ],
)
def test_everyday_figures_stay(text: str) -> None:
    assert redact(text) == Redacted(text, ())


@pytest.mark.parametrize(
    ("text", "safe", "kind"),
    [
        ("CVV 123", "CVV ***", "cvv"),
        ("cvc2：１２３４", "cvc2：***", "cvv"),
        ("安全码是 1 2 3", "安全码是 ***", "cvv"),
        ("背面三位：987", "背面三位：***", "cvv"),
        ("the security code is 123.", "the security code is ***.", "cvv"),
        ("验证码：884211", "验证码：***", "code"),
        ("PIN 4321", "PIN ***", "code"),
    ],
)
def test_a_code_named_as_one_leaves_nothing(text: str, safe: str, kind: str) -> None:
    assert redact(text) == Redacted(safe, (kind,))  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["安全码收不到 123", "还差 123 元", "pinned 4321", "CVV 12345"])
def test_figures_that_are_no_codes_stay(text: str) -> None:
    assert redact(text) == Redacted(text, ())


def test_every_secret_is_reported_in_the_order_of_the_text() -> None:
    redacted = redact(f"卡号 {CARD} 身份证 {ID} CVV 123")
    assert redacted == Redacted("卡号 ****1111 身份证 ****002X CVV ***", ("card", "id", "cvv"))


def test_the_rest_of_the_text_is_not_normalised() -> None:
    assert redact(f"Ｃａｆｅ\u0301 ① ｶﾞ {CARD}㎏").text == "Ｃａｆｅ\u0301 ① ｶﾞ ****1111㎏"


_PIECES = st.sampled_from(
    [CARD, ID, "4111 1111", "1111", "11", "0", "4", "X", " ", "\n", "-", "*", "****1111", "，"]
    + ["卡号", "订单", "card", "order no. ", "CVV", "验证码", "是", "\u200b", "１", "①"]
)


@given(st.lists(_PIECES, max_size=24).map("".join) | st.text(max_size=60))
@example("卡号 4111 1111 1111 1111 ，，，，，，，， 9000 000000 00000 1")
def test_redacting_twice_changes_nothing(text: str) -> None:
    once = redact(text)
    assert redact(once.text) == Redacted(once.text, ())


@given(
    st.text(st.characters(exclude_categories=["Nd", "Cs"]), max_size=20),
    st.lists(st.sampled_from(["", " ", "\u200b", "\u2060"]), min_size=15, max_size=15),
)
def test_no_surroundings_without_digits_let_a_card_through(before: str, gaps: list[str]) -> None:
    if redact(f"{before}{CARD}").found == ():
        return  # the surroundings name an order, which the table above covers
    written = CARD[0] + "".join(gap + digit for gap, digit in zip(gaps, CARD[1:], strict=True))
    assert "411111" not in redact(f"{before}{written}").text


def test_the_check_digits_are_what_keeps_other_numbers() -> None:
    hundred = range(4111111111111100, 4111111111111200)
    assert sum(luhn(str(number)) for number in hundred) == 10


def test_what_is_shared_leads_to_nobody() -> None:
    said = unreachable("改到 138 1234 5678，发 anna@example.com，单号 202611194471，2 件")

    assert said == "改到 …，发 …，单号 …，2 件"
