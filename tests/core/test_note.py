"""The note of a case: the latest wording of each part, and nothing typed twice."""

from __future__ import annotations

from cs_tui.core import note
from cs_tui.core.case import Status
from cs_tui.core.note import Note, NoteAdded
from tests.make import LIN, MEI, in_status


def test_each_part_reads_as_it_was_last_written_by_anybody() -> None:
    story = in_status(Status.ACTIVE)

    story.tell(NoteAdded(issue="问物流", done="查了"), LIN)
    story.tell(NoteAdded(done="已告知明天到", next="周五回访"), MEI)

    assert story.case.note == Note(issue="问物流", done="已告知明天到", next="周五回访")
    assert (story.case.conflicts, story.case.void) == ((), ())


def test_only_the_parts_that_changed_are_written_down() -> None:
    story = in_status(Status.ACTIVE)
    act = story.act()

    note.write(act, issue=" 问物流 ", done="查了")
    note.write(act, issue="问物流", done="查到了", next="  ")
    note.write(act, issue="问物流", done="查到了")

    said = [one.body for one in act.events]
    assert said == [NoteAdded(issue="问物流", done="查了"), NoteAdded(done="查到了")]


def test_an_emptied_part_keeps_what_was_written() -> None:
    story = in_status(Status.ACTIVE)
    story.tell(NoteAdded(done="已退款"))

    story.tell(NoteAdded(done=""))

    assert story.case.note.done == "已退款"
