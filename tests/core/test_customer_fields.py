from __future__ import annotations

import pytest

from cs_tui.core.customer_fields import (
    FIELDS,
    LONGEST_NAME,
    ORDER_PATTERN,
    Field,
    checked,
    email_of,
    order_of,
    phone_of,
)
from cs_tui.errors import Refused
from cs_tui.texts import customer as texts

MOBILE = "13800138000"


@pytest.mark.parametrize(
    "typed",
    [
        MOBILE,
        "138 0013 8000",
        "138-0013-8000",
        "(138) 0013.8000",
        "+8613800138000",
        "+86 138 0013 8000",
        "008613800138000",
        "86 13800138000",
        "１３８００１３８０００",  # noqa: RUF001
        "＋８６ １３８ ００１３ ８０００",  # noqa: RUF001
        "138\u200b0013\u200b8000",
        " 13800138000\n",
    ],
)
def test_one_mobile_has_one_form_however_it_is_written(typed: str) -> None:
    assert phone_of(typed) == MOBILE


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("0571-88886666", "057188886666"),
        ("010 6666 8888", "01066668888"),
        ("+86 571 8888 6666", "057188886666"),
        ("0086-10-66668888", "01066668888"),
        ("400-820-8820", "4008208820"),
        ("+852 5123 4567", "+85251234567"),
        ("0044 20 7946 0958", "+442079460958"),
    ],
)
def test_landlines_and_numbers_abroad_have_one_form_too(typed: str, kept: str) -> None:
    assert phone_of(typed) == kept


@pytest.mark.parametrize(
    "typed",
    ["", "1380013800", "138001380001", "12800138000", "88886666", "+86 1234", "张三", "１２３"],  # noqa: RUF001
)
def test_what_nobody_can_call_is_no_number(typed: str) -> None:
    assert phone_of(typed) is None


def test_an_address_keeps_its_name_and_its_domain_is_small() -> None:
    assert email_of(" Wang.Min@Example.COM ") == "Wang.Min@example.com"
    assert email_of("ｗａｎｇ＠example.com") == "wang@example.com"  # noqa: RUF001


@pytest.mark.parametrize("typed", ["wang", "wang@", "@example.com", "a b@example.com", "a@b"])
def test_what_no_mail_reaches_is_no_address(typed: str) -> None:
    assert email_of(typed) is None


def test_an_order_number_is_what_the_shop_says_it_is() -> None:
    assert order_of("20261119 4471") == "202611194471"
    assert order_of("ab-20261119", "AB-[0-9]{8}") == "AB-20261119"
    assert order_of("20261119", "AB-[0-9]{8}") is None


def check(field: Field, text: str) -> str:
    return checked(field, text, order_pattern=ORDER_PATTERN, order_example="202611194471")


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("phone", "12345"),
        ("email", "wang at example"),
        ("order_no", "?"),
        ("grade", "diamond"),
        ("name", "王" * (LONGEST_NAME + 1)),
        ("need", "长" * 501),
    ],
)
def test_what_does_not_fit_is_refused_with_the_name_of_its_field(field: Field, typed: str) -> None:
    with pytest.raises(Refused) as refused:
        check(field, typed)

    words = refused.value.words
    assert texts.FIELDS[field].zh in words.say("zh")
    assert texts.FIELDS[field].en in words.say("en")


@pytest.mark.parametrize("field", FIELDS)
def test_an_empty_value_takes_away_what_stood_there(field: Field) -> None:
    assert check(field, "  ") == ""


def test_a_card_number_is_kept_in_no_field() -> None:
    card = "４１１１ １１１１ １１１１ １１１１"  # noqa: RUF001
    with pytest.raises(Refused, match="card number"):
        check("order_no", card)

    for field in ("name", "need"):
        kept = check(field, f"王小明 {card}")
        assert "1111 1111" not in kept
        assert kept.endswith("****1111")
