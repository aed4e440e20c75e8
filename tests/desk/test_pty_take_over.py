"""A second start while the first desk still runs: it asks, the first one saves and ends."""

from __future__ import annotations

import signal

from tests.desk.terminal import PROGRAM, on_terminal
from tests.desk.world import World

TYPED = "写到一半，线断了"


def test_the_draft_typed_in_the_first_desk_stands_in_the_second_with_its_caret(zh: World) -> None:
    number = zh.contact()
    with on_terminal(zh) as first:
        first.wait_for("位客户在排队")
        first.send("\x0e")
        first.wait_for("还差 5")
        first.send(TYPED)
        first.wait_for(TYPED)
        first.send("\x1b[D")  # before the last character
        with on_terminal(zh) as second:
            second.wait_for("接管到这里？")
            second.send("\r")
            assert first.wait_exit() == 128 + signal.SIGTERM
            assert first.termios_now == first.termios_before
            second.wait_for(f"{number} ")
            second.wait_for(TYPED)
            second.send("又")
            second.wait_for("写到一半，线断又了")
    assert zh.differing() == []


def test_who_says_no_leaves_the_first_desk_as_it_is(zh: World) -> None:
    zh.contact()
    with on_terminal(zh) as first:
        first.wait_for("位客户在排队")
        with on_terminal(zh, columns=400) as second:
            second.wait_for("接管到这里？")
            second.send("n\r")
            assert second.wait_exit() == 5
            assert "cs-tui desk --take-over" in second.screen
        first.send("\x0e")
        first.wait_for("还差 5")


def test_the_one_who_says_so_beforehand_is_not_asked(zh: World) -> None:
    zh.contact()
    with on_terminal(zh) as first:
        first.wait_for("位客户在排队")
        with on_terminal(zh, (*PROGRAM, "desk", "--take-over")) as second:
            second.wait_for("位客户在排队")
            assert "接管到这里？" not in second.raw.decode()
            assert first.wait_exit() == 128 + signal.SIGTERM
