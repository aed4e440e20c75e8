"""Who the customer is was checked: what asks for it waits, and only the means is kept."""

from __future__ import annotations

import pytest

from cs_tui.core import moves, solution, verification
from cs_tui.core.case import Case, Customer, Status
from cs_tui.core.classification import Classified
from cs_tui.core.customer import CustomerLinked
from cs_tui.core.note import NoteAdded
from cs_tui.core.policy import Verification
from cs_tui.core.policy.base import Pair
from cs_tui.core.said import Said
from cs_tui.core.solution import SolutionOffered
from cs_tui.errors import Refused
from cs_tui.texts import rules as rule_texts
from cs_tui.texts import verification as texts
from tests.make import DAY, MEI, Story, in_status

CODE = Verification(id="code", name=Pair(zh="验证码", en="code"))
REFUSED = Verification(id="refused", name=Pair(zh="不愿核验", en="refused"), passed=False)


def filed(*, verify: bool) -> Story:
    """A case with everything that every case needs."""
    story = in_status(Status.ACTIVE)
    story.tell(Classified(field="nature", value="help"))
    story.tell(Classified(field="leaf", value="EDIT", verify=verify))
    story.tell(Classified(field="outcome", value="solved"))
    story.tell(NoteAdded(done="改好了"))
    return story


def offered(story: Story, solution: str = "s1", *, verify: bool = True) -> Case:
    name = Said(zh="改退另一张卡", en="another card")
    story.tell(
        SolutionOffered(solution=solution, option="o", name=name, needs_consent=True, verify=verify)
    )
    return story.case


def checks(story: Story, means: Verification) -> Case:
    act = story.act()
    verification.check(act, means)
    return story.add(act)


def refusal(story: Story, *, told: bool = False) -> str:
    with pytest.raises(Refused) as refused:
        solution.agree(story.act(), told=told)
    return refused.value.words.zh


def test_what_does_not_ask_for_it_owes_no_check() -> None:
    assert moves.missing(filed(verify=False).case) == ()


def test_a_category_that_asks_for_it_is_not_solved_before_the_check() -> None:
    story = filed(verify=True)
    assert moves.missing(story.case) == ("verify",)
    with pytest.raises(Refused, match=rule_texts.LACKING["verify"].en):
        moves.resolve(story.act(), DAY)
    story.tell(
        moves.CaseResolved(
            seen=story.case.last_in, nature="help", leaf="EDIT", outcome="solved", day=DAY
        )
    )
    assert story.case.status is Status.ACTIVE

    checks(story, CODE)
    act = story.act()
    moves.resolve(act, DAY)
    assert story.add(act).status is Status.RESOLVED


def test_who_will_not_be_verified_may_be_sent_away_and_why_stands_on_the_case() -> None:
    story = filed(verify=True)
    case = checks(story, REFUSED)
    assert moves.missing(case) == ()
    assert (case.checks[0].means, case.checks[0].passed) == ("refused", False)
    assert not verification.verified(case)


def test_consent_counts_only_from_who_was_verified() -> None:
    story = in_status(Status.ACTIVE)
    offered(story)
    first = texts.VERIFY_FIRST.fill(name=Said(zh="改退另一张卡", en="another card").words())
    assert refusal(story) == first.zh
    checks(story, REFUSED)
    assert refusal(story) == first.zh
    assert "verify" in moves.missing(story.case)

    checks(story, CODE)
    act = story.act()
    solution.agree(act)
    assert story.add(act).solutions[0].agreed_at is not None


def test_a_no_needs_no_check_and_an_option_for_everybody_neither() -> None:
    story = in_status(Status.ACTIVE)
    offered(story)
    act = story.act()
    solution.decline(act)
    story.add(act)
    assert "verify" not in moves.missing(story.case)
    offered(story, "s2", verify=False)
    solution.agree(story.act())


def test_the_check_ends_when_the_case_goes_over_to_somebody_else() -> None:
    story = filed(verify=True)
    story.tell(CustomerLinked(customer_id="k1", customer=Customer(name="王")))
    checks(story, CODE)
    same = CustomerLinked(customer_id="k1", customer=Customer(name="王芳"))
    story.tell(same)
    assert verification.verified(story.case)
    story.tell(CustomerLinked(customer_id="k2", customer=Customer(name="李")))
    assert moves.missing(story.case) == ("verify",)


def test_only_the_owner_checks_and_only_while_the_case_is_open() -> None:
    story = filed(verify=True)
    with pytest.raises(Refused, match=rule_texts.NOT_YOURS.en):
        verification.check(story.act(MEI), CODE)
    with pytest.raises(Refused, match=rule_texts.CASE_OVER.en):
        verification.check(in_status(Status.RESOLVED).act(), CODE)
