"""The check of a notice: how it is written, what is wrong with it, and what counts as mastery."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cs_tui.core.metrics.day import day_figures, figures_of
from cs_tui.core.metrics.fact_rows import QuizFacts
from cs_tui.core.preshift import NoticeChecked
from cs_tui.core.quiz import MOST_QUESTIONS, QuizFault, marked, mastery, questions, read, written
from cs_tui.core.shift import Shift, ShiftClosed, ShiftOpened, stream_of
from cs_tui.texts import quiz as texts
from tests.make import DAY, LIN, Story

ZH = """
先做什么？
- 再试一次
* 拔掉电源
> 人的安全在前。

选什么原因？
＊ 人身安全
－ 质量
＞ 一律走安全。
"""
EN = """
What first?
- try again
* unplug it
> People first.

Which reason?
* safety
- quality
> Always.
"""
TRY = QuizFacts("n1", 1, LIN, DAY, nth=1, hits=1, asked=3, at=5)


def test_a_check_is_read_as_it_was_written_and_written_as_it_is_read() -> None:
    check = questions(ZH, EN)
    assert [one.ask.zh for one in check] == ["先做什么？", "选什么原因？"]
    assert [[option.en for option in one.options] for one in check] == [
        ["try again", "unplug it"],
        ["safety", "quality"],
    ]
    assert [one.right for one in check] == [1, 0]
    assert questions(written(check, "zh"), written(check, "en")) == check


def test_nothing_written_is_no_check() -> None:
    assert questions(" \n ", "") == ()


@pytest.mark.parametrize(
    ("text", "kind", "line"),
    [
        ("- 选项\n* 对\n> 因为", "order", 1),
        ("问\n- 甲\n* 乙\n> 因为\n又一行", "order", 5),
        ("问\n-\n* 乙\n> 因为", "order", 2),
        ("\n问\n* 乙\n> 因为", "options", 2),
        ("问\n" + "- 甲\n" * 5 + "* 乙\n> 因为", "options", 1),
        ("问\n- 甲\n- 乙\n> 因为", "right", 1),
        ("问\n* 甲\n* 乙\n> 因为", "right", 1),
        ("问\n- 甲\n* 乙", "why", 1),
        ("\n\n".join(["问\n- 甲\n* 乙\n> 因为"] * (MOST_QUESTIONS + 1)), "many", 16),
    ],
)
def test_what_is_wrong_is_named_with_its_line(text: str, kind: str, line: int) -> None:
    with pytest.raises(QuizFault) as caught:
        read(text)
    assert (caught.value.kind, caught.value.line) == (kind, line)


def test_the_two_languages_ask_the_same() -> None:
    with pytest.raises(QuizFault) as caught:
        questions(ZH, EN.replace("- try again\n* unplug it", "* unplug it\n- try again"))
    assert caught.value.kind == "unequal"


@pytest.mark.parametrize(
    ("picks", "right"),
    [((1, 0), (True, True)), ((0, 0), (False, True)), ((1,), (True, False)), ((), (False, False))],
)
def test_what_was_not_answered_is_not_right(
    picks: tuple[int, ...], right: tuple[bool, ...]
) -> None:
    assert marked(questions(ZH, EN), picks) == right


def checked(nth: int, *right: bool) -> NoticeChecked:
    return NoticeChecked(bulletin="n1", version=1, nth=nth, picks=(0,) * len(right), right=right)


def shift(story: Story) -> Shift:
    state = story.state
    assert isinstance(state, Shift)
    return state


def test_every_try_is_kept_and_counted_also_from_two_machines() -> None:
    story = Story(stream_of(f"{LIN}:{DAY}"))
    story.tell(checked(1, True, False))
    story.tell(checked(1, True, True))
    assert [one.nth for one in shift(story).preshift.tried] == [1, 2]
    assert shift(story).agent == LIN


def test_a_closed_shift_takes_no_answers() -> None:
    story = Story(stream_of(f"{LIN}:{DAY}"))
    story.tell(ShiftOpened(day=DAY))
    story.tell(ShiftClosed())
    story.tell(checked(1, True))
    assert shift(story).preshift.tried == ()
    assert len(shift(story).void) == 1


def test_what_was_answered_is_not_taken_back() -> None:
    story = Story(stream_of(f"{LIN}:{DAY}"))
    event = story.tell(checked(1, False))
    assert event.body is not None
    assert event.body.kept(story.state, event) == texts.CHECK_STANDS


def test_mastery_counts_the_first_try_alone() -> None:
    again = replace(TRY, nth=2, hits=3)
    figure = mastery([TRY, again])
    assert (figure.hits, figure.n, figure.value) == (1, 3, None)
    assert (figure.cases, figure.missed) == (("n1",), ("n1",))


def test_mastery_is_a_share_once_there_are_ten_questions() -> None:
    figure = mastery(replace(TRY, agent=f"a{n}", hits=2) for n in range(5))
    assert (figure.hits, figure.n) == (10, 15)
    assert figure.value is not None


def test_the_day_counts_its_own_tries_of_the_person_asked_for() -> None:
    others = (replace(TRY, agent="mei", hits=3), replace(TRY, day="2026-01-01", hits=3))
    mine = day_figures([], [], LIN, DAY, [TRY, *others])
    team = day_figures([], [], None, DAY, [TRY, *others])
    assert (mine.mastery.hits, mine.mastery.n) == (1, 3)
    assert (team.mastery.hits, team.mastery.n) == (4, 6)
    assert figures_of(team, "mastery") == (("", team.mastery),)
