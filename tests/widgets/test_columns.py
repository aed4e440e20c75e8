"""What is said of the lines of a list stands one below the other."""

from __future__ import annotations

from textual.content import Content

from cs_tui.core.text import cells
from cs_tui.widgets.columns import WIDEST, columns


def drawn(*lines: tuple[str, str]) -> list[str]:
    return [one.plain for one in columns([(Content(name), Content(rest)) for name, rest in lines])]


def test_second_parts_line_up_by_cells_and_not_by_characters() -> None:
    found = drawn(("退款", "进度"), ("Refund", "asks"))

    assert found == ["退款    进度", "Refund  asks"]


def test_one_long_name_pushes_only_its_own_line_aside() -> None:
    long = "长" * WIDEST
    found = drawn((long, "x"), ("短", "y"))

    assert found[1] == "短  y"
    assert cells(found[0]) == 2 * WIDEST + 3


def test_a_line_without_a_second_part_ends_where_its_name_ends() -> None:
    assert drawn(("a", ""), ("bb", "c")) == ["a", "bb  c"]
