"""Listening: that our wording was confirmed is a fact, once."""

from __future__ import annotations

import pytest

from cs_tui.core import listening
from cs_tui.core.case import Status
from cs_tui.errors import Refused
from cs_tui.texts import rules as rule_texts
from cs_tui.texts import solution as texts
from tests.make import MEI, in_status


def test_the_case_knows_when_the_customer_confirmed_it() -> None:
    story = in_status(Status.ACTIVE)
    act = story.act()

    listening.confirm(act)

    assert story.add(act).understood_at == story.at


def test_it_is_recorded_once_and_by_the_owner() -> None:
    story = in_status(Status.ACTIVE)
    first = story.act()
    listening.confirm(first)
    story.add(first)

    with pytest.raises(Refused) as twice:
        listening.confirm(story.act())
    with pytest.raises(Refused) as other:
        listening.confirm(story.act(MEI))

    assert twice.value.words == texts.UNDERSTOOD_ALREADY
    assert other.value.words == rule_texts.NOT_YOURS
