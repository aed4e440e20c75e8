"""F5: knowledge found while one types, read beside the list or in its place."""

from __future__ import annotations

import pytest
from textual.content import Content
from textual.widgets import OptionList

from cs_tui.content import ArticleRow, load_articles
from cs_tui.core.act import Act
from cs_tui.core.article import ArticleArchived, article_id, stream_of
from tests.driver import HOSTILE, NARROW, WIDE, Agent, Profile, at_desk

SHIPPED = len(load_articles())
REFUND = {"zh": ("tkdz", "退款多久到账"), "en": ("how long refund", "How long a refund takes")}

SHIPPED = len(load_articles())


def add(profile: Profile, title: str, body: str = "正文", *, archived: bool = False) -> None:
    """An article in their language that somebody imported; archived afterwards if said."""
    row = ArticleRow(1, "x", title, body, (title,), profile.lang, "[/c]", "")
    with profile.program() as desk:

        def write() -> None:
            for _ in desk.knowledge.write([row], "import"):
                pass
            if archived:
                kit, stream = desk.kit, stream_of(article_id("import", "x"))
                act = Act(stream, kit.own.state(stream), kit.ctx())
                act.add(ArticleArchived())
                kit.log.append(act.events)

        desk.run_now(write)


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_typing_finds_by_initials_or_words(profile: Profile, size: tuple[int, int]) -> None:
    typed, title = REFUND[profile.lang]
    async with at_desk(profile, size=size) as agent:
        await agent.presses("f5")
        await agent.types(typed)
        await agent.until(lambda: _first(agent) == title, "the best one first")


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_before_typing_the_latest_stand_there(
    profile: Profile, size: tuple[int, int]
) -> None:
    async with at_desk(profile, size=size) as agent:
        await agent.presses("f5")
        await agent.sees(str(SHIPPED))
        await agent.golden(f"knowledge-latest-{profile.lang}-{size[0]}")


async def test_a_narrow_screen_reads_in_place_of_the_list(profile: Profile) -> None:
    typed, _ = REFUND[profile.lang]
    async with at_desk(profile, size=NARROW) as agent:
        await agent.presses("f5")
        await agent.types(typed)
        await agent.presses("enter")
        await agent.golden(f"knowledge-reading-{profile.lang}-80")
        await agent.presses("escape")
        await agent.sees(typed)


async def test_escape_goes_back_step_by_step(zh: Profile) -> None:
    async with at_desk(zh) as agent:
        await agent.presses("f5")
        await agent.types("tkdz")
        await agent.presses("enter", "escape")
        await agent.sees("tkdz")
        await agent.presses("escape")
        await agent.sees("最近更新")
        await agent.presses("escape")
        assert agent.mode == "desk"


async def test_arrows_choose_while_the_caret_stays_in_the_line(zh: Profile) -> None:
    async with at_desk(zh) as agent:
        await agent.presses("f5")
        await agent.types("退款")
        first = _reading(agent)
        await agent.presses("down")
        await agent.until(lambda: _reading(agent) != first, "another article")
        await agent.types("x")
        await agent.sees("退款x")


async def test_a_digit_is_text(zh: Profile) -> None:
    async with at_desk(zh) as agent:
        await agent.presses("f5")
        await agent.types("7")
        await agent.sees("   7")
        assert agent.mode == "knowledge"


async def test_the_last_key_decides_however_fast_they_come(zh: Profile) -> None:
    async with at_desk(zh) as agent:
        await agent.presses("f5")
        for key in "tkdz":
            agent.app.simulate_key(key)
        await agent.sees("   tkdz ", "退款多久到账")
        assert _first(agent) == "退款多久到账"
        agent.misses("企业采购")


async def test_nothing_found_says_what_to_try(profile: Profile) -> None:
    async with at_desk(profile) as agent:
        await agent.presses("f5")
        await agent.types("%%%%%%")
        await agent.golden(f"knowledge-none-{profile.lang}-130")


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_some_articles_alone_are_shown_until_one_clears_it(
    profile: Profile, size: tuple[int, int]
) -> None:
    other = {"zh": "已发布  英文", "en": "published  Chinese"}[profile.lang]
    async with at_desk(profile, size=size) as agent:
        await agent.presses("f5", "ctrl+t")
        await agent.golden(f"knowledge-filter-{profile.lang}-{size[0]}", panel=True)
        await agent.presses("1" if profile.lang == "zh" else "2", "ctrl+o", "2")
        await agent.types("REFTRK")
        await agent.presses("enter")
        await agent.sees({"zh": "只看：中文，", "en": "only: English, "}[profile.lang])
        await agent.sees(REFUND[profile.lang][1])
        agent.misses(other)
        await agent.presses("escape")
        await agent.sees(str(SHIPPED))
        agent.misses({"zh": "只看：", "en": "only: "}[profile.lang])
        assert agent.mode == "knowledge"


async def test_where_none_is_left_it_says_how_to_see_all_again(zh: Profile) -> None:
    async with at_desk(zh) as agent:
        await agent.presses("f5", "ctrl+t", "6")
        await agent.sees("只看：该复核", "筛选后没有")
        await agent.presses("ctrl+t", "0")
        await agent.sees(f"共 {SHIPPED} 条")


async def test_the_text_can_be_copied(zh: Profile) -> None:
    async with at_desk(zh) as agent:
        await agent.presses("f5")
        await agent.types("tkdz")
        await agent.presses("ctrl+o", "1")
        await agent.is_told("已复制：退款多久到账")
        assert agent.app.clipboard.startswith("退款按您原来的付款方式退回")


async def test_what_is_archived_says_so_in_words(zh: Profile) -> None:
    add(zh, "旧的退款时限", archived=True)
    async with at_desk(zh) as agent:
        await agent.presses("f5")
        await agent.sees("旧的退款时限", "已归档", "不要再照它答复客户")
        await agent.types("旧的退款时限")
        await agent.until(lambda: "已归档" not in agent.screen, "published ones only")


async def test_an_article_without_text_says_so(zh: Profile) -> None:
    add(zh, "只有标题", body="")
    async with at_desk(zh) as agent:
        await agent.presses("f5")
        await agent.sees("这条只有标题，没有正文。")


async def test_foreign_text_is_only_text(profile: Profile) -> None:
    add(profile, HOSTILE, body=HOSTILE)
    async with at_desk(profile) as agent:
        await agent.presses("f5")
        await agent.sees("[/x][b]a[/i] [@click=app.quit]x[/]", "[/c]")
        await agent.types("[/x][b] {name}")
        await agent.sees("[/x][b] {name}")
        await agent.presses("ctrl+o", "1")
        assert not {"\x1b", "\x07", "\u202e"} & set(agent.screen + "".join(agent.told))


def _first(agent: Agent) -> str:
    """The title of the first row."""
    return agent.screen.splitlines()[5][:54].strip()


def _reading(agent: Agent) -> str:
    """The title of what is being read."""
    return agent.screen.splitlines()[2][56:].strip()


async def test_what_was_typed_is_underlined_in_the_title(zh: Profile) -> None:
    async with at_desk(zh) as agent:
        await agent.presses("f5")
        await agent.types("tuikuan")
        await agent.until(lambda: "退款" in _first(agent), "the best one first")
        prompt = agent.app.screen.query_one("#results", OptionList).get_option_at_index(0).prompt
        assert isinstance(prompt, Content)
        assert any("underline" in str(span.style) for span in prompt.spans)
