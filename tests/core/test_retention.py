"""The shop's rule about what is over: which class a case is of, when its time is over."""

from __future__ import annotations

from typing import Any

import pytest

from cs_tui.content import load_documents
from cs_tui.core.policy import Archive, BadDocument, Kept, policy_from
from cs_tui.core.policy.base import Pair
from cs_tui.core.retention import Ran, archived, due_until

DAY_MS = 24 * 3_600_000
NAME = {"zh": "类", "en": "class"}


def kept(name: str, **more: Any) -> Kept:
    """A class of the rule."""
    return Kept(id=name, name=Pair(zh="类", en="class"), **more)


RULE = Archive(
    classes=(
        kept("complaint", natures=("complaint",)),
        kept("invoice", leaves=("INVOICE",), keep_days=3_650),
        kept("rest", keep_days=1_095),
    )
)


@pytest.mark.parametrize(
    ("nature", "leaf", "named"),
    [
        ("complaint", "STOCK", "complaint"),
        ("complaint", "INVOICE", "invoice"),
        ("consult", "INVOICE", "invoice"),
        ("consult", None, "rest"),
        ("", None, "rest"),
        ("a nature nobody knows", "GONE", "rest"),
    ],
)
def test_the_leaf_decides_the_class_then_the_nature_then_what_holds_the_rest(
    nature: str, leaf: str | None, named: str
) -> None:
    found = RULE.of(nature, leaf)
    assert found is not None
    assert found.id == named


def test_what_no_class_holds_is_kept_for_good() -> None:
    alone = Archive(classes=RULE.classes[:2])
    assert alone.of("consult", "STOCK") is None
    assert alone.sort(None).holds("consult", "STOCK")
    assert not alone.sort(None).holds("complaint", "STOCK")
    assert not alone.sort(None).holds("consult", "INVOICE")


def test_archived_is_so_many_days_after_the_end_and_kept_for_good_is_never_due() -> None:
    rule = Archive(after_days=30)
    at = 100 * DAY_MS
    assert archived(rule, at - 30 * DAY_MS, at)
    assert not archived(rule, at - 30 * DAY_MS + 1, at)
    assert not archived(rule, None, at)
    assert due_until(RULE.classes[0], at) is None
    assert due_until(RULE.classes[2], 1_095 * DAY_MS + 5) == 5


def test_the_shipped_rule_erases_nothing_and_keeps_three_years_at_least() -> None:
    """E-Commerce Law of the PRC, art. 31: transaction information for three years at least."""
    rule = policy_from(load_documents()).shop.archive
    assert not rule.erase
    assert {one.id for one in rule.classes} == {"complaint", "suggestion", "ordinary"}
    assert min(one.keep_days or 0 for one in rule.classes) >= 3 * 365
    assert not Archive().erase


@pytest.mark.parametrize(
    ("classes", "field"),
    [
        ([{"id": "a", "natures": ["nothing"]}], "archive.classes[a].natures"),
        ([{"id": "a", "leaves": ["NOWHERE"]}], "archive.classes[a].leaves"),
        ([{"id": "a", "keep_days": 29}], "archive.classes[a].keep_days"),
        ([{"id": "a"}, {"id": "b"}], "archive.classes[b]"),
        ([{"id": "a"}, {"id": "a", "natures": ["help"]}], "archive.classes[a].id"),
        (
            [{"id": "a", "natures": ["help"]}, {"id": "b", "natures": ["help"]}],
            "archive.classes[b].natures",
        ),
    ],
)
def test_a_rule_that_cannot_be_meant_is_named_by_its_field(
    classes: list[dict[str, object]], field: str
) -> None:
    documents = dict(load_documents())
    archive = {"classes": [{"name": NAME, **one} for one in classes]}
    documents["shop"] = {**documents["shop"], "archive": archive}
    with pytest.raises(BadDocument) as found:
        policy_from(documents)
    assert (found.value.document, found.value.field) == ("shop", field)


def test_what_was_erased_on_one_day_adds_up_and_reads_back() -> None:
    first = Ran.after(None, "2026-09-21", 5, 2)
    again = Ran.after(Ran.read(first.written), "2026-09-21", 6, 3)
    assert Ran.read(again.written) == Ran("2026-09-21", 6, 5)
    assert Ran.after(again, "2026-09-22", 7, 1) == Ran("2026-09-22", 7, 1)
    assert Ran.read("") is None
