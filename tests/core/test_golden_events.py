"""Events as earlier versions wrote them are read by this one: a log is read for ever.

`CS_TUI_TEST_WRITE_GOLDEN=1` adds what is new and never changes a line that is there.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from cs_tui.core import fold
from cs_tui.core.events import BadEvent, Body, PersonalText, SafeText, Sealed
from cs_tui.core.note import NoteAdded
from cs_tui.core.promise import PromiseMade
from cs_tui.sync.wire import line, read_marked
from tests.core.samples import everything
from tests.driver import WRITE_GOLDEN

GOLDEN = Path(__file__).parent / "golden" / "events.jsonl"


def recorded() -> dict[str, Sealed]:
    """Every event on record, by kind and version."""
    read = [read_marked(raw)[0].sealed for raw in GOLDEN.read_bytes().splitlines()]
    return {f"{one.kind} {one.v}": one for one in read}


def said(sealed: Sealed) -> dict[str, object]:
    """The fields of a body as they stand in the bytes."""
    fields: dict[str, object] = json.loads(sealed.fact)["body"]
    return fields | (json.loads(sealed.personal)["body"] if sealed.personal else {})


def unread(sealed: Sealed) -> dict[str, object]:
    """The fields that this version no longer reads as they were written."""
    body = fold.read(sealed).body
    if body is None:
        return said(sealed)
    now = body.model_dump(mode="json")
    return {name: value for name, value in said(sealed).items() if now.get(name) != value}


def test_every_kind_in_every_version_has_an_event_on_record() -> None:
    if os.environ.get(WRITE_GOLDEN):
        known = recorded()
        new = [line(one) for name, one in everything().items() if name not in known]
        with GOLDEN.open("ab") as file:
            file.writelines(new)
    missing = everything().keys() - recorded().keys()
    assert missing == set(), f"{WRITE_GOLDEN}=1 writes an event of {sorted(missing)}"


@pytest.mark.parametrize("name", sorted(recorded()))
def test_an_event_on_record_is_read_as_it_was_written(name: str) -> None:
    sealed = recorded()[name]
    older = sealed.v < fold.KINDS[sealed.kind].v
    assert older or unread(sealed) == {}
    assert fold.fold(sealed.stream, [fold.read(sealed)]).newer is False


def moved(sealed: Sealed, kind: type[Body]) -> set[str]:
    """The fields that stand on record in the other part than the one they belong to today."""
    personal = set(json.loads(sealed.personal)["body"]) if sealed.personal else set()
    lasting = set(json.loads(sealed.fact)["body"])
    return (personal - kind.personal_fields) | (lasting & kind.personal_fields)


def test_what_could_be_erased_can_be_erased_for_ever() -> None:
    for sealed in recorded().values():
        kind = fold.KINDS[sealed.kind]
        assert sealed.v < kind.v or moved(sealed, kind) == set(), sealed.kind


def test_a_field_that_went_to_the_other_part_would_be_noticed() -> None:
    """The control."""

    class Lasting(NoteAdded):
        done: SafeText = ""

    class Erasable(PromiseMade):
        promise: PersonalText = ""

    assert moved(recorded()["note_added 1"], Lasting) == {"done"}
    assert moved(recorded()["promise_made 1"], Erasable) == {"promise"}


def test_a_field_that_is_no_longer_read_would_be_noticed() -> None:
    """The control."""
    sealed = recorded()["note_added 1"]
    fact = json.loads(sealed.fact)
    fact["body"]["colour"] = "red"
    changed = sealed._replace(fact=json.dumps(fact).encode())
    with pytest.raises(BadEvent, match="colour"):
        unread(changed)
