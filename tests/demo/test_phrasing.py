"""A simulated colleague writes whole sentences: nothing in braces, in the customer's language."""

from __future__ import annotations

import pytest

from cs_tui.content import Story, load_policy, load_stories
from cs_tui.core.case import Case, Customer
from cs_tui.core.contact_state import Contact
from cs_tui.core.placeholders import unfilled
from cs_tui.demo.phrasing import handling

POLICY = load_policy()
NOW = 1_780_000_000_000


def case_of(story: Story) -> Case:
    who = story.customer
    contact = Contact(
        id="1", channel=story.channel, conversation="c", opened_at=NOW, day="d", inbound=True
    )
    return Case(
        id="1",
        lang=story.lang,
        subject=story.opening[0].text,
        customer=Customer(name=who.name, phone=who.phone, order_no=who.order_no),
        contacts=(contact,),
    )


@pytest.mark.parametrize("story", load_stories().stories, ids=lambda story: story.id)
def test_every_story_is_handled_without_a_gap(story: Story) -> None:
    how = handling(case_of(story), story, POLICY, "王敏", NOW, "zh")

    assert how.reply.strip()
    assert unfilled(how.reply + how.done) == ()
    assert how.reply.isascii() == (story.lang == "en" and story.customer.name.isascii())
    assert how.leaf == story.leaf
    assert how.outcome in {one.id for one in POLICY.taxonomy.outcomes}


def test_a_known_issue_is_answered_by_its_play() -> None:
    story = next(one for one in load_stories().stories if one.leaf == "INVOICE")
    play = next(one for one in POLICY.plays.plays if one.leaves[0] == "INVOICE")

    assert handling(case_of(story), story, POLICY, "王敏", NOW, "zh").outcome == play.outcome


def test_an_unknown_matter_gets_a_holding_answer_with_a_time() -> None:
    how = handling(Case(id="1", lang="en"), None, POLICY, "Wang", NOW, "en")

    assert "Hello" in how.reply
    assert how.outcome


def test_the_customer_is_answered_in_their_language_and_the_record_is_the_team_s() -> None:
    story = next(one for one in load_stories().stories if one.leaf == "REFTRK" and one.lang == "en")

    how = handling(case_of(story), story, POLICY, "王敏", NOW, "zh")

    assert how.reply.isascii() or story.customer.name in how.reply
    assert not how.issue.isascii()
    assert not how.done.isascii()
