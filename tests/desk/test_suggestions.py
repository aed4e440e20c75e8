"""What stands under the digits is what the customer wrote about."""

from __future__ import annotations

import pytest

from tests.desk.world import World


@pytest.mark.parametrize(
    ("lang", "said", "first"),
    [
        ("zh", "扫地机器人连不上网，试了四五次都失败", "robot-pairing"),
        ("en", "My robot vacuum will not connect to the wifi", "robot-pairing"),
        ("zh", "退款什么时候到账", "refund-where"),
        ("zh", "下单五天还没发货，客服都不理人，我要投诉！", "complaint-take"),
        ("en", "Five days, nothing shipped. I want to complain!", "complaint-take"),
        ("zh", "下单五天还没发货，帮我催一下", "transfer-coupon-callback"),
    ],
)
def test_the_first_play_answers_what_was_asked(
    world: World, lang: str, said: str, first: str
) -> None:
    number = world.contact(said, lang="en" if lang == "en" else "zh")
    with world.other_program() as desk:
        row = desk.run_now(desk.cases.named, number)
        view = desk.run_now(desk.cases.view, row.id)
        found = desk.run_now(desk.assistant.beside, view, "")
    assert found.plays[0].id == first
