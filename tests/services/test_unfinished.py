"""What somebody is typing in a panel is not lost before it has become something."""

from __future__ import annotations

from cs_tui.services.unfinished import Unfinished
from tests.services.bench import Bench


def test_each_place_has_its_own_text_until_it_is_forgotten() -> None:
    unfinished = Unfinished(Bench().kit)
    unfinished.keep("answer/a", "查到一半")
    unfinished.keep("answer/b", "另一个")
    unfinished.forget("answer/b")

    assert unfinished.begun("answer/a") == "查到一半"
    assert unfinished.begun("answer/b") == ""


def test_a_card_number_never_reaches_the_disk() -> None:
    unfinished = Unfinished(Bench().kit)
    unfinished.keep("answer/a", "卡号 6222021234567890128")

    assert unfinished.begun("answer/a") == "卡号 ****0128"
