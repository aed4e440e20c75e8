"""What we ship is complete in both languages, fits together, and reads like the trade."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from cs_tui.content import (
    ArticleRow,
    Floor,
    load_articles,
    load_documents,
    load_policy,
    load_stories,
)
from cs_tui.core.placeholders import FROM_CASE, VOCABULARY, names_in
from cs_tui.core.policy import Pair, Policy
from cs_tui.core.policy.said import badly_worded, breathless, said_to_customers
from cs_tui.core.wording import Finding

HAN = r"[\u3400-\u9fff]"
HALF_WIDTH_AFTER_HAN = re.compile(HAN + r"[,?!;:()]|[,?!;(]" + HAN)
FULL_WIDTH_OR_HAN = re.compile(r"[\u3000-\u9fff\uff01-\uff5e]")
AMBIGUOUS = re.compile(r"[…→—·①★●■│]")


@pytest.fixture(scope="module")
def policy() -> Policy:
    return load_policy()


@pytest.fixture(scope="module")
def articles() -> tuple[ArticleRow, ...]:
    return load_articles()


@pytest.fixture(scope="module")
def floor() -> Floor:
    return load_stories()


def texts_of(value: object, lang: str) -> Iterator[str]:
    """Every text of one language in a document: `zh` or `en`, and the lists `..._zh`, `..._en`."""
    if isinstance(value, dict):
        for key, inner in value.items():
            mine = key == lang or key.endswith(f"_{lang}")
            if mine and isinstance(inner, str):
                yield inner
            elif mine and isinstance(inner, list):
                yield from (one for one in inner if isinstance(one, str))
            else:
                yield from texts_of(inner, lang)
    elif isinstance(value, list):
        for inner in value:
            yield from texts_of(inner, lang)


def all_texts(lang: str) -> list[str]:
    found = list(texts_of(load_documents(), lang))
    for article in load_articles():
        if article.lang == lang:
            found += [article.title, article.body, *article.aliases]
    for colleague in load_stories().colleagues:
        found.append(colleague.name.zh if lang == "zh" else colleague.name.en)
    return found


def half_width(texts: list[str]) -> list[str]:
    return [found[0] for text in texts for found in HALF_WIDTH_AFTER_HAN.finditer(text)]


# The taxonomy.


def test_there_are_58_leaves_in_five_stages(policy: Policy) -> None:
    counts = Counter(leaf.stage for leaf in policy.taxonomy.leaves)
    assert counts == {"PRE": 10, "IN": 14, "AFT": 16, "ACC": 8, "FB": 10}
    assert len(policy.taxonomy.leaves) == 58


def test_the_leaves_are_the_ones_of_the_domain(policy: Policy) -> None:
    expected = (
        "PROD STOCK PROMO RECO SHIPOPT PAYOPT POLICY INVPOL BULK AUTH "
        "PLACE PAYFAIL PROMOFAIL MODIFY ADDR CANCEL URGE TRACK DELAY LOST SIGNED DELIV "
        "DAMAGE PREORD "
        "RET7 RETQ EXCH REFUND REFTRK FREIGHT MISSING WRONG QUALITY NOTDESC FAKE REPAIR INSTALL "
        "PRICEPROT INVOICE PARTS "
        "LOGIN REG EDIT CLOSE SEC MEMBER PRIVACY SUBSCR "
        "FB.SERVICE FB.PROCESS FB.PRODUCT FB.PRAISE FB.RATING FB.EXTERNAL "
        "OTH.HUMAN OTH.CHAT OTH.SPAM OTH.OTHER"
    )
    assert {leaf.id for leaf in policy.taxonomy.leaves} == set(expected.split())


def test_every_leaf_has_five_examples_and_synonyms_in_both_languages(policy: Policy) -> None:
    for leaf in policy.taxonomy.leaves:
        assert len(set(leaf.examples_zh)) >= 5, leaf.id
        assert len(set(leaf.examples_en)) >= 5, leaf.id
        assert len(leaf.synonyms_zh) >= 3, leaf.id
        assert len(leaf.synonyms_en) >= 3, leaf.id


def test_no_example_stands_under_two_leaves(policy: Policy) -> None:
    examples = [
        example
        for leaf in policy.taxonomy.leaves
        for example in (*leaf.examples_zh, *leaf.examples_en)
    ]
    assert [text for text, count in Counter(examples).items() if count > 1] == []


def test_leaf_names_are_told_apart_in_both_languages(policy: Policy) -> None:
    assert len({leaf.name.zh for leaf in policy.taxonomy.leaves}) == 58
    assert len({leaf.name.en for leaf in policy.taxonomy.leaves}) == 58


def test_complaint_is_a_nature_and_no_leaf(policy: Policy) -> None:
    assert "complaint" in {nature.id for nature in policy.taxonomy.natures}
    assert all("投诉" not in leaf.name.zh for leaf in policy.taxonomy.leaves)


# Phrases and plays.


def test_there_are_phrases_for_every_step_and_most_situations(policy: Policy) -> None:
    phrases = policy.scripts.phrases
    assert len(phrases) >= 100
    assert {phrase.step for phrase in phrases} == {
        "contact",
        "needs",
        "plan",
        "execute",
        "follow_up",
    }
    assert len({phrase.situation for phrase in phrases}) >= 65
    assert {phrase.emotion for phrase in phrases} == {0, 1, 2, 3}


def test_every_placeholder_is_known_and_the_same_in_both_languages(policy: Policy) -> None:
    pairs = [phrase.text for phrase in policy.scripts.phrases]
    for play in policy.plays.plays:
        pairs += [play.text, play.note.issue, play.note.done, play.note.next]
    for pair in pairs:
        assert set(names_in(pair.zh)) <= VOCABULARY
        assert set(names_in(pair.zh)) == set(names_in(pair.en)), pair.zh


def test_every_placeholder_of_the_vocabulary_is_used_somewhere(policy: Policy) -> None:
    used = {name for phrase in policy.scripts.phrases for name in names_in(phrase.text.zh)} | {
        name for play in policy.plays.plays for name in names_in(play.text.zh)
    }
    assert used == VOCABULARY


def test_our_own_words_pass_our_own_linter(policy: Policy) -> None:
    assert list(badly_worded(said_to_customers(policy), policy.scripts)) == []
    assert list(breathless(policy)) == []


def test_the_linter_sees_a_planted_fault() -> None:
    planted = {"x": Pair(zh="我尽快处理", en="I guarantee it")}
    assert list(badly_worded(planted)) == [
        ("x.zh", Finding("vague_time", "尽快")),
        ("x.en", Finding("absolute", "guarantee")),
    ]


def test_an_apology_that_admits_fault_is_marked(policy: Policy) -> None:
    for phrase in policy.scripts.phrases:
        if "做错了" in phrase.text.zh or "说的有误" in phrase.text.zh:
            assert phrase.legal == "fault", phrase.id


def test_a_play_can_be_sent_as_it_is(policy: Policy) -> None:
    for play in policy.plays.plays:
        known = FROM_CASE | ({"deadline", "eta"} if play.promise is not None else set())
        for pair in (play.text, play.note.issue, play.note.done, play.note.next):
            assert set(names_in(pair.zh)) <= known, play.id


def test_a_play_asks_nothing_because_it_ends_the_case(policy: Policy) -> None:
    for play in policy.plays.plays:
        assert not play.text.zh.rstrip().endswith("？"), play.id
        assert not play.text.en.rstrip().endswith("?"), play.id


def test_plays_promise_what_their_words_say(policy: Policy) -> None:
    assert len(policy.plays.plays) >= 20
    for play in policy.plays.plays:
        assert (play.promise is not None) == ("deadline" in names_in(play.text.zh)), play.id


def test_every_article_a_play_cites_is_shipped_in_both_languages(
    policy: Policy, articles: tuple[ArticleRow, ...]
) -> None:
    ids = {article.id for article in articles}
    for play in policy.plays.plays:
        if play.article is not None:
            assert {play.article_id("zh"), play.article_id("en")} <= ids, play.id


# Reasons and checklists.


def test_every_tier_has_reasons_to_be_asked_but_the_first(policy: Policy) -> None:
    assert [tier.id for tier in policy.reasons.tiers] == ["T1", "T2", "T3", "T4"]
    assert {reason.tier for reason in policy.reasons.escalations} == {2, 3, 4}
    assert {one.kind for one in policy.reasons.escalations} == {"functional", "hierarchical"}


def test_a_complaint_can_have_each_kind_of_cause(policy: Policy) -> None:
    families = {cause.family for cause in policy.reasons.causes}
    assert families == {"quality", "expectation", "communication"}
    assert any(remedy.grants_money for remedy in policy.reasons.remedies)


def test_every_case_has_a_plan_to_be_followed_up(policy: Policy) -> None:
    last = policy.reasons.followups[-1]
    assert last.natures == last.leaves == ()


def test_there_are_ticks_before_between_and_after(policy: Policy) -> None:
    lists = policy.checklists
    assert min(len(lists.pre_shift), len(lists.closing), len(lists.leaving)) >= 4


# Articles.


def test_every_article_has_its_twin(articles: tuple[ArticleRow, ...]) -> None:
    langs: dict[str, list[str]] = {}
    for article in articles:
        langs.setdefault(article.pair, []).append(article.lang)
        assert article.id == f"{article.pair}-{article.lang}"
    assert len(langs) >= 22
    assert {tuple(sorted(pair)) for pair in langs.values()} == {("en", "zh")}


def test_every_article_has_substance_and_customers_words(
    articles: tuple[ArticleRow, ...], policy: Policy
) -> None:
    for article in articles:
        assert 4 <= len(set(article.aliases)) <= 8, article.id
        assert len(article.body) >= (200 if article.lang == "zh" else 500), article.id
        assert policy.taxonomy.find(article.cat) is not None, article.id
        assert names_in(article.body) == (), article.id


def test_titles_are_told_apart(articles: tuple[ArticleRow, ...]) -> None:
    assert len({article.title for article in articles}) == len(articles)


# The demo floor.


def test_the_floor_has_enough_customers_in_both_languages(floor: Floor) -> None:
    langs = Counter(story.lang for story in floor.stories)
    assert langs["zh"] >= 35
    assert langs["en"] >= 20
    assert len({story.id for story in floor.stories}) == len(floor.stories)
    assert len({story.customer.phone for story in floor.stories}) == len(floor.stories)


def test_a_story_is_about_something_the_policy_knows(floor: Floor, policy: Policy) -> None:
    natures = {nature.id for nature in policy.taxonomy.natures}
    for story in floor.stories:
        assert policy.taxonomy.find(story.leaf) is not None, story.id
        assert story.nature in natures, story.id
        assert policy.sla.channel(story.channel).adapter, story.id


def test_the_phone_numbers_are_visibly_made_up(floor: Floor) -> None:
    assert all(re.fullmatch(r"1380000\d{4}", story.customer.phone) for story in floor.stories)


def test_some_customers_write_what_looks_like_markup(floor: Floor) -> None:
    openings = "\n".join(line.text for story in floor.stories for line in story.opening)
    assert "[VIP] 50% [off]" in openings
    assert "[/x]" in openings


def test_a_lead_and_agents_are_on_the_floor(floor: Floor) -> None:
    assert {colleague.role for colleague in floor.colleagues} == {"agent", "lead"}


# How it is written.


def test_chinese_uses_full_width_punctuation() -> None:
    assert half_width(all_texts("zh")) == []


def test_the_punctuation_guard_sees_a_planted_comma() -> None:
    assert half_width(["您好,请讲", "退款(三天)", "行?"]) == ["好,", "款(", "天)", "行?"]


def test_english_has_no_chinese_characters_or_punctuation() -> None:
    found = [text for text in all_texts("en") if FULL_WIDTH_OR_HAN.search(text)]
    assert found == []


def test_nothing_shipped_uses_glyphs_of_uncertain_width() -> None:
    found = [text for text in (*all_texts("zh"), *all_texts("en")) if AMBIGUOUS.search(text)]
    assert found == []
