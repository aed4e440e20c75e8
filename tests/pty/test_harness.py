"""The terminal of the tests shows what a person would see."""

from __future__ import annotations

from tests.pty.harness import PtyApp


def test_half_a_wide_character_does_not_hide_the_rest_of_the_screen() -> None:
    with PtyApp(["printf", r"张三\033[1;2Hx\033[2;1H李四"]) as terminal:
        assert terminal.wait_for("李四").splitlines()[0].endswith("x三")
