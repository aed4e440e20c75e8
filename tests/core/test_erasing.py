"""Erasing a customer: what it touches, what speaks against it, and that no figure moves."""

from __future__ import annotations

from typing import ClassVar

import pytest
from hypothesis import given

from cs_tui.core import erasing, fold
from cs_tui.core.case import Case, Status
from cs_tui.core.customer import CustomerEdited, CustomerRecorded, Record, Told
from cs_tui.core.erasing import CaseErased, CustomerErased, Reach
from cs_tui.core.events import Event, seal
from cs_tui.core.metrics.facts import case_facts, contact_facts
from cs_tui.core.note import NoteAdded
from cs_tui.core.state import change
from cs_tui.core.undo import Undone
from cs_tui.errors import Refused
from tests import histories
from tests.make import LIN, Story, ctx, in_status, salt


def blanked(events: list[Event]) -> list[Event]:
    """The same events after their personal parts were taken."""
    return [fold.read(seal(one, salt())._replace(personal=None)) for one in events]


def figures(events: list[Event]) -> object:
    """Everything a list or a figure reads of a case, but its words."""
    case = fold.fold("case/c1", events)
    assert isinstance(case, Case)
    void = [one.event for one in case.void]
    said = [(one.id, one.side, one.at, one.delivery) for one in case.messages]
    standing = (case.status, case.owner, case.classification, case.reopened, case.escalated)
    return case_facts(case), contact_facts(case), void, said, standing


@given(histories.events("case/c1"))
def test_whatever_happened_in_a_case_its_figures_are_the_same_without_its_words(
    events: list[Event],
) -> None:
    assert figures(blanked(events)) == figures(events)


class Heeding(NoteAdded):
    """A kind whose effect depends on what somebody wrote."""

    kind: ClassVar[str] = "note_added"

    def apply(self, case: Case, event: Event) -> Case:
        return change(case, escalated=bool(self.issue))


def test_a_kind_whose_effect_depends_on_words_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    story = in_status(Status.ACTIVE)
    story.tell(Heeding(issue="着急"))
    kinds = fold.STREAMS["case"].kinds
    assert isinstance(kinds, dict)
    monkeypatch.setitem(kinds, "note_added", Heeding)
    as_written = [fold.read(seal(one, salt())) for one in story.events]
    assert figures(as_written) == figures(story.events)
    assert figures(blanked(story.events)) != figures(story.events)


def recorded() -> Story:
    """A customer with a record."""
    story = Story("customer/c1")
    story.tell(CustomerRecorded(team="desk", told=Told(name="王小明", phone="13800138000")))
    return story


def record_of(story: Story) -> Record:
    """The record as the story leaves it."""
    assert isinstance(story.state, Record)
    return story.state


def test_a_resolved_case_is_closed_with_it_and_an_open_one_is_named() -> None:
    record = record_of(recorded())
    for status in (Status.RESOLVED, Status.CLOSED, Status.CANCELLED, Status.MERGED):
        found = Reach((record,), (in_status(status).case,))
        kinds = [one.kind for one in erasing.erased(found, ctx("hub"), "zhao", "asked")]
        closing = ["case_closed"] if status is Status.RESOLVED else []
        assert kinds == ["customer_erased", *closing, "case_erased"]
    for status in set(Status) - {Status.RESOLVED, Status.CLOSED, Status.CANCELLED, Status.MERGED}:
        case = in_status(status).case
        with pytest.raises(Refused, match=case.number):
            erasing.erased(Reach((record,), (case,)), ctx("hub"), "zhao", "asked")


def test_neither_record_nor_case_is_erased_twice_nor_given_back() -> None:
    story = recorded()
    gone = story.tell(CustomerErased(by=LIN, why="asked"))
    story.tell(CustomerErased(by=LIN, why="asked"))
    story.tell(Undone(undone=gone.act))
    story.tell(CustomerEdited(field="name", value="又来了"))
    record = record_of(story)
    assert (record.erased_at, record.name, len(record.void)) == (gone.at, "王小明", 3)
    ended = in_status(Status.CLOSED)
    noted = ended.tell(NoteAdded(issue="x"))
    first = ended.tell(CaseErased(why="expired"))
    ended.tell(CaseErased(why="expired"))
    ended.tell(Undone(undone=noted.act))
    assert (ended.case.erased_at, len(ended.case.void)) == (first.at, 2)
    assert (ended.case.erased_wholly, record.erased_wholly) == (True, True)


def test_who_was_erased_is_known_by_another_id_the_same_on_every_desk() -> None:
    gone = {"a"}
    second = erasing.living("a", "key", gone.__contains__)
    gone.add(second)
    third = erasing.living("a", "key", gone.__contains__)
    assert len({"a", second, third}) == 3
    assert third == erasing.living(second, "key", gone.__contains__)
    assert second != erasing.living("a", "another key", {"a"}.__contains__)
    assert erasing.living("b", "key", gone.__contains__) == "b"
