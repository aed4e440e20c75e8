"""Knowledge: whole revisions, rivals instead of lost work, and uses that belong to the case."""

from __future__ import annotations

from cs_tui.core.article import (
    Article,
    ArticleArchived,
    ArticleProposed,
    ArticleReviewed,
    ArticleRevised,
    ArticleUsed,
    ArticleWorded,
    article_id,
    stream_of,
)
from cs_tui.core.case import Status
from tests.make import LIN, MEI, Story, in_status


def article(story: Story) -> Article:
    state = story.state
    assert isinstance(state, Article)
    return state


def revised(title: str, base_rev: int) -> ArticleRevised:
    return ArticleRevised(title=title, body="步骤", aliases=("wl",), lang="zh", base_rev=base_rev)


def test_an_article_reads_as_its_latest_revision() -> None:
    story = Story(stream_of("a1"))
    story.tell(revised("物流", 0))
    last = story.tell(revised("物流查询", 1))

    now = article(story)
    assert (now.id, now.title, now.rev, now.state) == ("a1", "物流查询", 2, "published")
    assert (now.stamp, now.changed_at) == (last.id, last.at)
    assert (now.body, now.aliases, now.rivals) == ("步骤", ("wl",), ())


def test_a_revision_of_a_text_that_changed_meanwhile_is_a_rival_for_a_reviewer() -> None:
    story = Story(stream_of("a1"))
    story.tell(revised("物流", 0))
    story.tell(revised("林的版本", 1), LIN)
    late = story.tell(revised("梅的版本", 1), MEI)

    assert article(story).title == "林的版本"
    assert article(story).rivals == (late.id,)
    story.tell(revised("两人商定", 2), MEI)
    assert article(story).title == "两人商定"


def test_an_archived_article_keeps_its_words_and_may_come_back() -> None:
    story = Story(stream_of("a1"))
    story.tell(revised("物流", 0))
    gone = story.tell(ArticleArchived())
    assert (article(story).state, article(story).title) == ("archived", "物流")
    assert article(story).stamp == gone.id

    story.tell(revised("物流", 1))
    assert article(story).state == "published"


def test_an_imported_text_is_made_safe() -> None:
    made = ArticleRevised(
        title="物流\u202e查询", body="\x1b[2J步骤", aliases=("w\u200bl",), cat="a\x07"
    )

    assert (made.title, made.body, made.aliases, made.cat) == ("物流查询", "[2J步骤", ("wl",), "a")


def test_uses_of_an_article_are_kept_in_the_case() -> None:
    story = in_status(Status.ACTIVE)

    story.tell(ArticleUsed(article="a1", rank=0, shown=("a1", "a2")), LIN)
    story.tell(ArticleUsed(article="a1"), MEI)

    assert [(used.article, used.by) for used in story.case.citations] == [("a1", LIN), ("a1", MEI)]
    assert story.case.citations[1].at == story.at


def test_the_id_of_an_article_is_made_from_where_it_came_from_and_its_name_there() -> None:
    here = article_id("shipped", "KB-1")

    assert here == "e14b63842de0c2a558c990a3bf49cda2"
    assert len({here, article_id("shipped", "KB-2"), article_id("wiki", "KB-1")}) == 3


def test_work_in_progress_becomes_published_and_then_validated_and_any_change_takes_that_back() -> (
    None
):
    story = Story(stream_of("a1"))
    story.tell(ArticleRevised(title="物流", draft=True))
    assert article(story).confidence == "wip"
    story.tell(ArticleRevised(title="物流", base_rev=1))
    assert article(story).confidence == "published"
    story.tell(ArticleReviewed(rev=2, review_at=9000))
    assert (article(story).confidence, article(story).review_at) == ("validated", 9000)
    story.tell(ArticleRevised(title="物流查询", base_rev=2))
    assert article(story).confidence == "published"


def test_what_is_published_is_not_taken_back_by_a_draft() -> None:
    story = Story(stream_of("a1"))
    story.tell(revised("物流", 0))
    story.tell(ArticleRevised(title="草稿", base_rev=1, draft=True))
    assert (article(story).title, article(story).state) == ("物流", "published")
    assert article(story).void


def test_a_confirmation_of_a_revision_that_is_no_more_has_no_effect() -> None:
    story = Story(stream_of("a1"))
    story.tell(revised("物流", 0))
    story.tell(revised("物流查询", 1))
    story.tell(ArticleReviewed(rev=1))
    assert article(story).confidence == "published"


def test_a_proposal_waits_as_a_draft_and_never_replaces_an_article() -> None:
    story = Story(stream_of("a1"))
    story.tell(ArticleProposed(title="能不能开纸质发票", case="c7"), MEI)
    assert (article(story).confidence, article(story).case) == ("wip", "c7")
    assert article(story).changed_by == MEI
    story.tell(ArticleProposed(title="别的"), LIN)
    assert article(story).title == "能不能开纸质发票"


def test_wordings_of_agents_find_it_until_an_author_has_weighed_them() -> None:
    story = Story(stream_of("a1"))
    story.tell(revised("物流", 0))
    stamp = article(story).stamp
    story.tell(ArticleWorded(wording="快递到哪了"), LIN)
    story.tell(ArticleWorded(wording="WL"), MEI)
    story.tell(ArticleWorded(wording="到哪儿了"), MEI)
    assert article(story).wordings == ("wl", "快递到哪了", "到哪儿了")
    assert article(story).stamp != stamp
    story.tell(ArticleRevised(title="物流", base_rev=1, weighed=("快递到哪了",)))
    assert article(story).wordings == ("到哪儿了",)


def test_an_article_holds_between_its_instants_and_not_at_the_end() -> None:
    story = Story(stream_of("a1"))
    story.tell(ArticleRevised(title="大促", valid_from=1000, valid_to=2000))
    assert [article(story).holds_at(at) for at in (999, 1000, 1999, 2000)] == [
        False,
        True,
        True,
        False,
    ]
    assert [article(story).expired_at(at) for at in (1999, 2000)] == [False, True]
