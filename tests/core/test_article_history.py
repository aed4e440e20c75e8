"""Every version of an article is kept, and two of them stand side by side."""

from __future__ import annotations

from cs_tui.core import fold
from cs_tui.core.article import Article, ArticleRevised, ArticleWorded, stream_of
from cs_tui.core.article_history import Pair, Version, compared, versions
from tests.make import LIN, MEI, Story


def kept(story: Story) -> tuple[Version, ...]:
    states: list[Article] = []
    for number in range(len(story.events)):
        state = fold.fold(story.stream, story.events[: number + 1])
        assert isinstance(state, Article)
        states.append(state)
    return versions(story.events, states)


def test_every_revision_is_a_version_and_one_without_effect_says_so() -> None:
    story = Story(stream_of("a1"))
    story.tell(ArticleRevised(title="一"), LIN)
    story.tell(ArticleWorded(wording="壹"), MEI)
    story.tell(ArticleRevised(title="二", base_rev=1), MEI)
    story.tell(ArticleRevised(title="旧稿", base_rev=1), LIN)
    found = kept(story)
    assert [(one.rev, one.article.title, one.by, one.held) for one in found] == [
        (1, "旧稿", LIN, False),
        (2, "二", MEI, True),
        (1, "一", LIN, True),
    ]


def test_two_texts_stand_side_by_side_line_by_line() -> None:
    assert list(compared("甲\n乙\n丙", "甲\n乙二\n丙\n丁")) == [
        Pair("same", "甲", "甲"),
        Pair("changed", "乙", "乙二"),
        Pair("same", "丙", "丙"),
        Pair("new", "", "丁"),
    ]
    assert list(compared("甲\n乙", "甲")) == [Pair("same", "甲", "甲"), Pair("gone", "乙", "")]
