"""What knowledge lacks: what is kept of a search, and which searches came to nothing."""

from __future__ import annotations

import pytest

from cs_tui.core.gap import MOST_CASES, MOST_WORDINGS, Gap, GapMet, GapSetAside, stream_of, unnamed
from cs_tui.core.kept import REWRITTEN_BELOW, kept_percent
from cs_tui.core.seeking import InVain, Seeking
from tests.make import NOW, Story


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ("纸质发票怎么开", "纸质发票怎么开"),
        ("王小明的发票", "…的发票"),
        ("order 20260529 lost", "order … lost"),
        ("138 0013 8000 打不通", "… 打不通"),
        ("write to a.b@x.cn please", "write to … please"),
        ("卡号 6222 0212 3456 7890 128 退款", "卡号 ****… 退款"),
        ("12345678", ""),
        ("x", ""),
        ("  ", ""),
    ],
)
def test_nothing_that_may_name_a_person_is_kept_of_a_search(asked: str, kept: str) -> None:
    assert unnamed(asked, ("王小明", "13800138000", "")) == kept


def met(story: Story) -> Gap:
    state = story.state
    assert isinstance(state, Gap)
    return state


def test_a_gap_counts_cases_once_and_keeps_the_latest_wordings() -> None:
    story = Story(stream_of("k"))
    for number in range(MOST_WORDINGS + 2):
        story.tell(GapMet(how="nothing", asked=f"问{number}", case="c1", cat="A", lang="zh"))
    story.tell(GapMet(how="given_up", asked="问6"))
    gap = met(story)
    assert (gap.cases, gap.nothing, gap.given_up) == (("c1",), MOST_WORDINGS + 2, 1)
    assert gap.wordings == ("问2", "问3", "问4", "问5", "问6")
    assert (gap.cat, gap.lang, gap.first_at >= NOW) == ("A", "zh", True)


def test_a_gap_does_not_grow_for_ever() -> None:
    story = Story(stream_of("k"))
    for number in range(MOST_CASES + 5):
        story.tell(GapMet(how="nothing", asked="问", case=f"c{number}"))
    assert len(met(story).cases) == MOST_CASES


def test_a_decision_has_its_reason_and_its_time() -> None:
    story = Story(stream_of("k"))
    story.tell(GapMet(how="nothing", asked="问"))
    story.tell(GapSetAside(reason="不归我们"))
    gap = met(story)
    assert (gap.standing, gap.reason, gap.decided_at) == ("aside", "不归我们", story.events[-1].at)


def ends(*typed: tuple[str, int]) -> tuple[InVain, ...]:
    """What a search with these lines and counts comes to, nothing of it used."""
    seeking = Seeking()
    for asked, many in typed:
        assert seeking.found(asked, many) == ()
    return seeking.ended()


def test_of_what_was_typed_and_taken_back_the_longest_stands_for_the_search() -> None:
    seeking = Seeking()
    for asked, many in (("纸", 9), ("纸质", 3), ("纸质发票", 0), ("纸质", 3), ("纸", 9)):
        assert seeking.found(asked, many) == ()
    assert seeking.found("", 0) == (InVain("纸质发票", "nothing"),)
    assert seeking.ended() == ()


def test_what_was_used_was_not_in_vain() -> None:
    seeking = Seeking()
    seeking.found("发票", 3)
    seeking.used()
    assert seeking.ended() == ()
    seeking.found("发票", 3)
    assert seeking.ended() == (InVain("发票", "given_up"),)


def test_what_found_nothing_and_was_typed_over_is_a_gap_too_when_nothing_helped() -> None:
    assert ends(("月球券", 0), ("抵用券", 0), ("抵用券怎么领", 0)) == (
        InVain("月球券", "nothing"),
        InVain("抵用券怎么领", "nothing"),
    )
    assert ends(("月球券", 0), ("券", 40)) == (InVain("月球券", "nothing"),)
    assert ends(("月球票", 0), ("券", 40)) == (
        InVain("月球票", "nothing"),
        InVain("券", "given_up"),
    )


def test_what_found_something_and_was_put_better_is_no_gap() -> None:
    assert ends(("发票", 9), ("纸质抬头", 2)) == (InVain("纸质抬头", "given_up"),)


def test_a_question_put_otherwise_until_it_was_answered_is_no_gap() -> None:
    seeking = Seeking()
    seeking.found("月球券", 0)
    seeking.found("抵用券", 2)
    seeking.used()
    assert seeking.ended() == ()


def test_a_word_put_in_between_is_no_other_question() -> None:
    typed = ("发票怎么开", "发票抬怎么开", "发票抬头怎么开", "发票抬怎么开", "发票怎么开")
    assert ends(*((one, 0) for one in typed)) == (InVain("发票抬头怎么开", "nothing"),)


def test_however_often_one_tries_few_wordings_are_told() -> None:
    tries = [(f"{one}券", 0) for one in "一二三四五六七八"]
    assert [one.asked for one in ends(*tries, *tries)] == ["五券", "六券", "七券", "八券"]


@pytest.mark.parametrize("typed", ["Anna Smith refund late", "anna smith refund late"])
def test_the_name_of_the_customer_in_front_goes_however_it_is_written(typed: str) -> None:
    assert unnamed(typed, ("Anna Smith",)) == "… refund late"


@pytest.mark.parametrize(
    ("phrase", "said", "rewritten"),
    [
        ("退款一律按原付款方式退回，三天到账", "您好！退款一律按原付款方式退回，三天到账。", False),
        ("一、先查物流。二、再联系快递员。三、登记丢件。", "先查物流，再联系快递员", False),
        ("退款一律按原付款方式退回，三天到账", "这笔款由财务手工转到您的银行卡", True),
        ("Refunds go back the way you paid", "We will send you a voucher by mail", True),
        ("", "随便", False),
    ],
)
def test_an_answer_is_rewritten_when_little_of_the_phrase_is_left(
    phrase: str, said: str, rewritten: bool
) -> None:
    assert (kept_percent(phrase, said) < REWRITTEN_BELOW) is rewritten
