"""Passed on and accepted, but no word since: from when on that is silence."""

from __future__ import annotations

from cs_tui.core import moves, offer
from cs_tui.core.case import Case, Status
from cs_tui.core.contact import reply
from cs_tui.core.note import NoteAdded
from cs_tui.core.promise import PromiseMade
from cs_tui.core.rows import case_row
from cs_tui.core.silence import word_at, word_due
from tests.core.test_followup import calendar
from tests.make import HOUR, LIN, MEI, MINUTE, Story, in_status


def passed_on() -> Story:
    """Lin passes a case on to Mei, who has not accepted it yet."""
    story = in_status(Status.ACTIVE)
    act = story.act()
    offer.offer(act, offer.to_person(MEI), "transfer", 15 * MINUTE)
    story.add(act)
    return story


def taken() -> Story:
    story = passed_on()
    act = story.act(MEI)
    offer.accept(act)
    story.add(act)
    return story


def says(story: Story, text: str = "查到了") -> Case:
    act = story.act(MEI)
    reply(act, text, grace_s=0, spoken=False)
    return story.add(act)


def test_before_anybody_took_it_over_there_is_no_word_to_wait_for() -> None:
    assert word_at(in_status(Status.ACTIVE).case) is None
    assert word_at(passed_on().case) is None


def test_from_the_taking_on_a_word_is_due_and_each_one_begins_it_anew() -> None:
    story = taken()
    assert word_at(story.case) == story.at
    assert word_at(says(story)) == story.at
    story.tell(NoteAdded(done="已催仓库"), MEI)
    assert word_at(story.case) == story.at
    story.tell(PromiseMade(promise="p", due_at=story.at + HOUR, what="回电"), MEI)
    assert word_at(story.case) == story.at == case_row(story.case).word_at


def test_what_the_giver_wrote_before_is_no_word_of_who_took_it() -> None:
    story = in_status(Status.ACTIVE)
    story.tell(NoteAdded(done="查了轨迹"), LIN)
    act = story.act()
    offer.offer(act, offer.to_person(MEI), "transfer", 15 * MINUTE)
    story.add(act)
    act = story.act(MEI)
    offer.accept(act)
    story.add(act)
    assert word_at(story.case) == story.at


def test_an_answer_to_the_giver_and_the_end_of_the_case_end_the_waiting() -> None:
    story = taken()
    act = story.act(MEI)
    offer.answer(act, "已补发")
    assert word_at(story.add(act)) is None


def test_while_the_customer_has_the_word_nobody_is_silent_and_then_it_begins_anew() -> None:
    story = taken()
    act = story.act(MEI)
    moves.wait_for_customer(act)
    assert word_at(story.add(act)) is None
    story.tell(moves.CaseResumed(why="customer"), MEI)
    assert word_at(story.case) == story.at


def test_the_limit_is_business_time() -> None:
    friday_evening = 1_780_048_800_000  # 2026-05-29 18:00 at the site
    assert word_due(friday_evening, HOUR, calendar()) - friday_evening > 12 * HOUR
