"""What personal details look like where they are not revealed."""

from __future__ import annotations

import pytest

from cs_tui.core.privacy.masks import mask_email, mask_name, mask_order, mask_phone, tail


@pytest.mark.parametrize(
    ("phone", "masked"),
    [
        ("13800138000", "138****8000"),
        ("+86 138-0013-8000", "138****8000"),
        ("008613800138000", "138****8000"),
        ("１３８００１３８０００", "138****8000"),
        ("010-87654321", "010-****4321"),
        ("0755-8765432", "0755-****5432"),
        ("+86 21 87654321", "021-****4321"),
        ("+1 212 555 0100", "****0100"),
        ("10086", "****"),
        ("", "****"),
    ],
)
def test_a_phone_keeps_what_tells_people_apart(phone: str, masked: str) -> None:
    assert mask_phone(phone) == masked


def test_the_tail_is_four_digits_and_a_short_number_has_none() -> None:
    assert tail("+86 138 0013 8000") == "8000"
    assert tail("10086") == ""


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("张伟", "张*"),
        ("张小明", "张**"),
        ("欧阳修", "欧阳*"),
        ("欧阳", "欧*"),
        ("向阳花", "向**"),
        ("阿卜杜拉·买买提", "阿***"),
        ("张", "张*"),
        ("张先生", "张先生"),
        ("欧阳女士", "欧阳女士"),
        ("张小明先生", "张**先生"),
        ("john smith", "J***"),
        ("Élodie", "É***"),
        ("", ""),
        ("先生", "*"),
    ],
)
def test_a_name_keeps_its_surname_or_initial(name: str, masked: str) -> None:
    assert mask_name(name) == masked


@pytest.mark.parametrize(
    ("address", "masked"),
    [("wang@example.com", "w***@example.com"), ("w@x.com", "***@x.com"), ("nobody", "***")],
)
def test_an_address_keeps_one_character_and_the_domain(address: str, masked: str) -> None:
    assert mask_email(address) == masked


@pytest.mark.parametrize(
    ("order_no", "masked"),
    [("202613800138000123", "****0123"), ("0123", "****"), ("", "")],
)
def test_an_order_number_keeps_its_last_four(order_no: str, masked: str) -> None:
    assert mask_order(order_no) == masked
