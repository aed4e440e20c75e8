"""Content documents: whole revisions, and nothing in them that JSON cannot say."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from pydantic import ValidationError

from cs_tui.core import fold
from cs_tui.core.content import Content, ContentRevised, stream_of
from cs_tui.core.events import event, seal
from tests import histories
from tests.make import LIN, MEI, Story, ctx


def content(story: Story) -> Content:
    state = story.state
    assert isinstance(state, Content)
    return state


def test_a_document_reads_as_its_latest_revision() -> None:
    story = Story(stream_of("sla"))
    story.tell(ContentRevised(base_rev=0, doc={"version": 1}))
    story.tell(ContentRevised(base_rev=1, doc={"version": 2, "note": None}))

    assert (content(story).name, content(story).rev) == ("sla", 2)
    assert content(story).doc == {"version": 2, "note": None}


def test_a_revision_with_a_stale_base_is_a_rival_for_a_reviewer() -> None:
    story = Story(stream_of("sla"))
    story.tell(ContentRevised(base_rev=0, doc={"by": "lin"}), LIN)
    late = story.tell(ContentRevised(base_rev=0, doc={"by": "mei"}), MEI)
    ahead = story.tell(ContentRevised(base_rev=7, doc={"by": "mei"}), MEI)

    assert (content(story).doc, content(story).rev) == ({"by": "lin"}, 1)
    assert content(story).rivals == (late.id, ahead.id)


def deep(levels: int) -> dict[str, Any]:
    doc: dict[str, Any] = {}
    for _ in range(levels):
        doc = {"in": doc}
    return doc


@pytest.mark.parametrize(
    "doc",
    [{"a": math.inf}, {"a": math.nan}, {"a": b"x"}, {"a": {1, 2}}, deep(300), deep(5000)],
    ids=["infinite", "no number", "bytes", "a set", "deep", "very deep"],
)
def test_what_json_cannot_say_is_no_document(doc: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        ContentRevised(base_rev=0, doc=doc)


@given(histories.values(dict[str, Any]))
def test_a_document_comes_back_from_its_bytes_as_it_was(doc: dict[str, Any]) -> None:
    said = ContentRevised(base_rev=0, doc=doc)

    told = event("content/sla", said, ctx(), act="a")

    assert said.doc == doc
    assert fold.read(seal(told, "s")) == told
