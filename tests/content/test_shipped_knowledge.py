"""Every category is answered, in both languages, and what is shipped is found by what people type.

Searched through the real index, among all the articles that are shipped.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path

import pytest

from cs_tui import sqlite
from cs_tui.content import ArticleRow, load_articles, load_policy
from cs_tui.core.article_reply import reply_of
from cs_tui.core.policy import Policy
from cs_tui.core.privacy.redaction import redact
from cs_tui.core.wording import lint
from cs_tui.kb.search import Entry, KnowledgeIndex
from cs_tui.texts import Lang

FEWEST = 150
LANGS = ("zh", "en")
SEE = {"zh": r"(?:见|按|适用)“([^”]{8,})”", "en": r"(?:[Ss]ee|follows|follow) “([^”]+)”"}
"""Where an article sends its reader to another by its title."""


@pytest.fixture(scope="module")
def articles() -> tuple[ArticleRow, ...]:
    return load_articles()


@pytest.fixture(scope="module")
def policy() -> Policy:
    return load_policy()


@pytest.fixture(scope="module")
def index(
    articles: tuple[ArticleRow, ...], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[KnowledgeIndex]:
    file: Path = tmp_path_factory.mktemp("shipped") / "index.db"
    with closing(sqlite.connect(file)) as conn:
        found = KnowledgeIndex(conn)
        found.put(
            Entry(one.id, one.title, one.body, one.aliases, one.lang, one.cat) for one in articles
        )
        yield found


def found_among(
    index: KnowledgeIndex, asked: Iterable[tuple[str, str]], most: int
) -> tuple[float, list[tuple[str, str]]]:
    """The share of (id, query) that is found among the first, and those that are not."""
    queries = list(asked)
    missed = [
        (id_, query)
        for id_, query in queries
        if id_ not in {hit.id for hit in index.search(query, most)}
    ]
    return 1 - len(missed) / len(queries), missed


def lacking(articles: Iterable[ArticleRow], leaves: Iterable[str]) -> list[str]:
    """The leaves that have fewer than two articles in one of the languages."""
    counts: Counter[tuple[str, str]] = Counter((one.cat, one.lang) for one in articles)
    return [leaf for leaf in leaves if min(counts[leaf, lang] for lang in LANGS) < 2]


def wordings(article: ArticleRow) -> tuple[str, ...]:
    return (article.title, *article.aliases)


def twice(articles: Iterable[ArticleRow]) -> list[str]:
    """Wordings that stand under two articles, or twice under one."""
    bare: Counter[str] = Counter()
    for article in articles:
        bare.update(
            "".join(char for char in wording.casefold() if char.isalnum())
            for wording in wordings(article)
        )
    return [wording for wording, count in bare.items() if count > 1]


def unknown_titles(articles: tuple[ArticleRow, ...], see: Mapping[str, str]) -> list[str]:
    """Titles an article names and no article of its language has."""
    titles = {(one.lang, one.title) for one in articles}
    return [
        f"{one.id}: {named}"
        for one in articles
        for named in re.findall(see[one.lang], one.body)
        if (one.lang, named) not in titles
    ]


# What is there.


def test_there_are_enough_articles_in_each_language(articles: tuple[ArticleRow, ...]) -> None:
    counts = Counter(one.lang for one in articles)
    assert counts["zh"] == counts["en"] >= FEWEST


def test_every_leaf_has_two_articles_in_each_language(
    articles: tuple[ArticleRow, ...], policy: Policy
) -> None:
    assert lacking(articles, (leaf.id for leaf in policy.taxonomy.leaves)) == []


def test_a_leaf_with_one_article_is_noticed(articles: tuple[ArticleRow, ...]) -> None:
    assert lacking([one for one in articles if one.pair != "reg-how"], ["REG", "RET7"]) == ["REG"]


def test_twins_are_about_the_same(articles: tuple[ArticleRow, ...]) -> None:
    def said(lang: str) -> dict[str, tuple[object, ...]]:
        return {
            one.pair: (one.cat, one.state, one.audience, one.review_at)
            for one in articles
            if one.lang == lang
        }

    assert said("zh") == said("en")


def test_somebody_answers_for_every_article_and_looks_at_it_again(
    articles: tuple[ArticleRow, ...], policy: Policy
) -> None:
    teams = {name for team in policy.shop.teams for name in (team.name.zh, team.name.en)}
    assert {one.owner for one in articles} <= teams
    assert [one.id for one in articles if one.review_at is None] == []
    assert {one.state for one in articles} == {"published", "validated"}


def test_no_wording_stands_under_two_articles(articles: tuple[ArticleRow, ...]) -> None:
    assert twice(articles) == []
    assert twice([*articles, articles[0]]) != []


def test_an_article_sends_its_reader_to_one_that_is_there(
    articles: tuple[ArticleRow, ...],
) -> None:
    assert unknown_titles(articles, SEE) == []
    without = tuple(one for one in articles if one.pair != "what-cannot-return")
    assert {one.partition(":")[0] for one in unknown_titles(without, SEE)} == {
        "return-condition-zh",
        "return-condition-en",
    }


def test_no_article_holds_what_would_be_taken_out_of_it(articles: tuple[ArticleRow, ...]) -> None:
    texts = {
        text for one in articles for text in (*wordings(one), one.body, one.environment, one.cause)
    }
    assert [text for text in texts if redact(text).found] == []


# What is found.


@pytest.mark.parametrize("lang", LANGS)
def test_an_article_is_found_first_by_its_own_title(
    index: KnowledgeIndex, articles: tuple[ArticleRow, ...], lang: str
) -> None:
    titles = [(one.id, one.title) for one in articles if one.lang == lang]
    first, missed = found_among(index, titles, 1)
    assert first >= 0.9, missed
    _, missed = found_among(index, missed or titles[:1], 3)
    assert len(missed) <= 0.02 * len(titles), missed


@pytest.mark.parametrize("lang", LANGS)
def test_an_article_is_found_by_what_customers_type(
    index: KnowledgeIndex, articles: tuple[ArticleRow, ...], lang: str
) -> None:
    # Every third wording: all of them would keep the suite for ten seconds and say the same.
    asked = [
        (one.id, wording) for one in articles if one.lang == lang for wording in one.aliases[::3]
    ]
    among, missed = found_among(index, asked, 3)
    assert among >= 0.95, missed


def test_what_is_not_there_is_not_found(index: KnowledgeIndex) -> None:
    share, missed = found_among(index, [("none", "退款多久到账")], 3)
    assert (share, missed) == (0, [("none", "退款多久到账")])


# What the customer is told.

OUR_WORDS = {
    "zh": r"客户|班长|后台|一线|登记|法务|财务组|仓储组|物流专员|营销组|怎么[说查]|某[日时元某]",
    "en": r"\bcustomer|shift lead|escalat|front line|back office|\bfinance\b|\blegal\b|To check",
}
"""Words of colleagues among themselves, and places left open."""
FEWEST_LETTERS, MOST_LETTERS = 20, 520


def ours(lang: str, reply: str) -> list[str]:
    """What in a reply is not for the customer."""
    return re.findall(OUR_WORDS[lang], reply)


@pytest.mark.parametrize("lang", LANGS)
def test_every_article_says_what_the_customer_is_told_and_nothing_else_goes_into_the_reply(
    articles: tuple[ArticleRow, ...], lang: str
) -> None:
    told = {one.id: (one.body, reply_of(one.body)) for one in articles if one.lang == lang}
    mark = "\n对客户说：" if lang == "zh" else "\nTell the customer: "
    assert [id_ for id_, (body, reply) in told.items() if body.partition(mark)[2] != reply] == []
    assert {id_: ours(lang, reply) for id_, (_, reply) in told.items() if ours(lang, reply)} == {}
    assert [
        id_ for id_, (_, reply) in told.items() if not FEWEST_LETTERS <= len(reply) <= MOST_LETTERS
    ] == []


def test_what_customers_are_told_reads_well(articles: tuple[ArticleRow, ...]) -> None:
    langs: tuple[Lang, ...] = ("zh", "en")
    found = {
        one.id: lint(reply_of(one.body), lang)
        for lang in langs
        for one in articles
        if one.lang == lang
    }
    assert {id_: bad for id_, bad in found.items() if bad} == {}


def test_the_rest_of_an_article_would_be_noticed_in_a_reply(
    articles: tuple[ArticleRow, ...],
) -> None:
    whole = [one for one in articles if ours(one.lang, one.body)]
    assert len(whole) > 0.9 * len(articles)


def test_a_play_cites_the_article_that_its_own_words_find(
    index: KnowledgeIndex, policy: Policy
) -> None:
    asked = [
        (cited, re.sub(r"\{\w+\}", "", f"{play.name.zh} {play.note.issue.zh}"))
        for play in policy.plays.plays
        if (cited := play.article_id("zh")) is not None
    ]
    _, missed = found_among(index, asked, 2)
    assert missed == []
    _, others = found_among(index, [("return-7day-zh", query) for _, query in asked], 2)
    assert len(others) >= len(asked) - 2
