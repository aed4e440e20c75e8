"""The line on top gives way part by part, and leaves no room empty that a part would fill."""

from __future__ import annotations

from textual.content import Content

from cs_tui.widgets.status_line import GAP, Part, fitting

NAME = Part(Content("Lin free"), 0)
LATE = Part(Content("late 1"), 1)
NEXT = Part(Content("next 4 h 59 late chat"), 2)
QUEUE = Part(Content("queue 3"), 5)
ALL = (NAME, LATE, NEXT, QUEUE)


def width(*parts: Part) -> int:
    return len(GAP.join(part.text.plain for part in parts))


def test_where_there_is_room_all_of_it_stands_in_order() -> None:
    assert fitting(ALL, width(*ALL)) == [*ALL]


def test_what_matters_least_gives_way_first() -> None:
    assert fitting(ALL, width(*ALL) - 1) == [NAME, LATE, NEXT]


def test_a_short_part_takes_the_room_that_a_long_one_cannot_use() -> None:
    assert fitting(ALL, width(NAME, LATE, QUEUE)) == [NAME, LATE, QUEUE]


def test_who_sits_here_always_stands() -> None:
    assert fitting(ALL, 3) == [NAME]
    assert fitting((), 3) == []
