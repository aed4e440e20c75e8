"""Saving a case: all of it, or nothing, and nothing typed is lost."""

from __future__ import annotations

import pytest

from cs_tui.core.text import LONGEST_TEXT
from cs_tui.errors import Refused
from cs_tui.services.field_names import NOTE, REPLY
from cs_tui.texts import rules as texts
from tests.services.bench import Bench


@pytest.mark.parametrize("field", [REPLY, NOTE["done"]])
def test_a_text_that_is_too_long_says_how_long_it_is_and_stays_a_draft(field: str) -> None:
    bench = Bench()
    case = bench.mine()
    before = bench.case(case)
    pasted = "好" * (LONGEST_TEXT + 1)
    bench.writes(case, field, pasted)

    with pytest.raises(Refused) as refused:
        bench.cases.save(case)

    assert refused.value.words == texts.TOO_LONG.fill(n="20,001", most="20,000")
    assert bench.case(case) == before
    assert bench.cases.view(case).drafts[field].text == pasted


def test_the_longest_text_that_is_allowed_is_sent_whole() -> None:
    bench = Bench()
    case = bench.mine()
    bench.writes(case, REPLY, "好" * LONGEST_TEXT)
    assert len(bench.cases.save(case).messages[-1].text) == LONGEST_TEXT
