"""Events as earlier versions wrote them are read by this one: a log is read for ever.

`CS_TUI_TEST_WRITE_GOLDEN=1` adds what is new and never changes a line that is there.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from cs_tui.core import fold
from cs_tui.core.events import BadEvent, Sealed
from cs_tui.sync.wire import line, read_line
from tests.core.samples import everything
from tests.driver import WRITE_GOLDEN

GOLDEN = Path(__file__).parent / "golden" / "events.jsonl"


def recorded() -> dict[str, Sealed]:
    """Every event on record, by kind and version."""
    read = [read_line(raw) for raw in GOLDEN.read_bytes().splitlines()]
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


def test_a_field_that_is_no_longer_read_would_be_noticed() -> None:
    """The control."""
    sealed = recorded()["note_added 1"]
    fact = json.loads(sealed.fact)
    fact["body"]["colour"] = "red"
    changed = sealed._replace(fact=json.dumps(fact).encode())
    with pytest.raises(BadEvent, match="colour"):
        unread(changed)
