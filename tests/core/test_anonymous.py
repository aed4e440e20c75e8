"""What product, service and marketing get of a case: nobody is in it, whatever was written."""

from __future__ import annotations

from dataclasses import asdict, replace

import pytest
from hypothesis import given

from cs_tui.content import load_policy
from cs_tui.core import anonymous, fold
from cs_tui.core.anonymous import COLUMNS, FEWEST, OTHER, Line, lines
from cs_tui.core.article import Citation
from cs_tui.core.case import Case, Customer, Resolution, Status
from cs_tui.core.classification import Classification
from cs_tui.core.events import Event
from cs_tui.core.moves import CaseOpened
from cs_tui.core.state import change
from tests import histories
from tests.core.test_erasing import blanked
from tests.make import DAY, LIN, Story, in_status

POLICY = load_policy()
CARD, PHONE, NAME = "6222021234567890128", "13955557777", "欧阳铁柱"
KEY, OTHER_KEY = b"made for one file", b"made for another"


def one(case: Case) -> Line:
    """The line of a case that is not rare: others are like it."""
    alike = [change(case, id=f"{case.id}{n}") for n in range(FEWEST)]
    found = lines(alike, POLICY, {"a1"}, KEY, "zh")
    assert len({replace(it, case="") for it in found}) == 1
    return found[0]


def told_and_bare(events: list[Event]) -> tuple[Line, Line]:
    """The line of a case, and of the same without what was written in it."""
    told, bare = (fold.fold("case/c1", some) for some in (events, blanked(events)))
    assert isinstance(told, Case)
    assert isinstance(bare, Case)
    return one(told), one(bare)


CASE = CaseOpened(number="A1", team="desk", day=DAY, owner=LIN, subject=NAME)


@given(histories.events("case/c1"))
def test_whatever_was_written_in_a_case_its_line_is_the_same_without_it(
    events: list[Event],
) -> None:
    whole = Story()
    whole.tell(CASE)
    merged = any(it.kind in ("case_merged", "undone") for it in events)
    told, bare = told_and_bare([*whole.events, *([] if merged else events)])
    assert replace(told, case="") == replace(bare, case="")


def test_a_field_that_took_words_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    line = anonymous._line
    monkeypatch.setattr(
        anonymous, "_line", lambda case, *more: replace(line(case, *more), cause=case.subject)
    )
    story = Story()
    story.tell(CASE)
    told, bare = told_and_bare(story.events)
    assert (told.cause, bare.cause) == (NAME, "")


@pytest.mark.parametrize("text", [CARD, PHONE, NAME, '=HYPERLINK("x")', "+86 139 5555 7777"])
def test_where_an_id_should_stand_and_words_do_they_are_not_told(text: str) -> None:
    """Fields that hold ids are facts and never erased: a program could write anything there."""
    named = Classification(
        nature=text, leaf=text, outcome=text, urgency=text, expectation=text, emotion=text
    )
    case = change(
        in_status(Status.CLOSED).case,
        id=text,
        number=text,
        owner=text,
        team=text,
        lang=text,
        subject=text,
        day=text,
        opened_by=text,
        customer=Customer(ref=text, name=text, phone=text, order_no=text, grade=text),
        customer_id=text,
        classification=change(named, complexity=text),
        resolution=Resolution(outcome=text, line=text, day=text, by=text, at=1),
        citations=(Citation(article=text, by=text, at=1),),
        cancelled=text,
    )
    case = change(
        case, contacts=tuple(change(it, channel=text, agent=text) for it in case.contacts)
    )
    line = one(case)
    assert text not in " ".join(line.cells)
    assert (line.opened, line.resolved, line.category, line.nature) == ("", "", OTHER, OTHER)


def many(n: int, leaf: str = "STOCK", first: int = 0) -> list[Case]:
    """So many cases of one category."""
    base = in_status(Status.CLOSED).case
    named = change(base.classification, leaf=leaf, nature="consult")
    return [
        change(base, id=f"c{number}", classification=named) for number in range(first, first + n)
    ]


def test_what_few_cases_have_is_told_as_other_and_its_name_with_it() -> None:
    cases = [*many(FEWEST), *many(FEWEST - 1, "URGE", 100)]
    found = lines(cases, POLICY, (), KEY, "zh")
    told = sorted({(it.category, bool(it.category_name)) for it in found})
    assert told == [(f"{POLICY.taxonomy.leaf('STOCK').stage}/STOCK", True), (OTHER, False)]
    again = lines([*cases, *many(1, "URGE", 200)], POLICY, (), KEY, "zh")
    assert OTHER not in {it.category for it in again}


def test_an_article_that_few_cases_used_is_left_out_and_one_that_is_gone_too() -> None:
    often, seldom = Citation(article="a1", by="lin", at=1), Citation(article="a2", by="lin", at=1)
    cases = [change(it, citations=(often,)) for it in many(FEWEST)]
    cases[0] = change(cases[0], citations=(often, seldom))
    assert {it.articles for it in lines(cases, POLICY, {"a1", "a2"}, KEY, "zh")} == {"a1"}
    assert {it.articles for it in lines(cases, POLICY, {"a2"}, KEY, "zh")} == {""}


def test_no_line_tells_which_case_it_is_not_even_beside_another_export() -> None:
    cases = many(FEWEST)
    first, again = (lines(cases, POLICY, (), key, "zh") for key in (KEY, OTHER_KEY))
    names = {it.case for it in first}
    assert names.isdisjoint({it.case for it in again} | {it.id for it in cases})
    assert [it.case for it in first] == sorted(names)
    assert len(names) == FEWEST


def test_a_merged_case_has_no_line_of_its_own() -> None:
    assert lines([in_status(Status.MERGED).case], POLICY, (), KEY, "zh") == []


def test_a_line_says_what_may_be_known_and_in_this_order() -> None:
    line = one(many(1)[0])
    assert tuple(asdict(line)) == COLUMNS
    assert (line.status, line.contacts, line.escalated) == ("closed", 1, False)
    assert "owner" not in COLUMNS
    assert "false" in line.cells
