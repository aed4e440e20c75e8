"""F5 and the case: an article used, flagged, worded, proposed, compared and restored by keys."""

from __future__ import annotations

from pathlib import Path

import pytest

from cs_tui.core.article import Article
from cs_tui.core.article_reply import reply_of
from tests.driver import NARROW, WIDE, Agent, Profile, at_desk

pytestmark = pytest.mark.long

TYPED = {"zh": "tkdz", "en": "how long refund"}
TITLE = {"zh": "退款多久到账", "en": "How long a refund takes"}


def article(profile: Profile) -> Article:
    """The article about refunds as it stands."""
    with profile.program() as desk:
        found = desk.run_now(desk.knowledge.search, TITLE[profile.lang], 1)
        return desk.run_now(desk.knowledge.article, found[0].id)


async def reads(agent: Agent, profile: Profile) -> None:
    """Reads the article about refunds on F5; digits act from now on."""
    await agent.presses("f5")
    await agent.types(TYPED[profile.lang])
    await agent.presses("enter")


async def test_one_key_uses_it_in_the_case_and_cites_it(profile: Profile) -> None:
    with profile.program() as desk:
        case = profile.case(desk)
        desk.run_now(desk.queue.put_in_front, case.id)
    async with at_desk(profile) as agent:
        await reads(agent, profile)
        await agent.presses("3")
        assert agent.mode == "desk"
        await agent.presses("ctrl+s")
    found = article(profile)
    with profile.program() as desk:
        now = desk.run_now(desk.cases.view, case.id).case
    assert [one.article for one in now.citations] == [found.id]
    said = now.messages[-1].text
    assert said == reply_of(found.body)
    assert found.body.splitlines()[0] not in said


async def test_without_a_case_it_says_so(zh: Profile) -> None:
    async with at_desk(zh) as agent:
        await reads(agent, zh)
        await agent.presses("3")
        await agent.is_told("当前没有工单")


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_it_is_flagged_with_a_word_and_has_a_number(
    profile: Profile, size: tuple[int, int]
) -> None:
    async with at_desk(profile, size=size) as agent:
        await reads(agent, profile)
        await agent.presses("4")
        await agent.golden(f"knowledge-flag-{profile.lang}-{size[0]}", panel=True)
        await agent.presses("2")
        await agent.pastes("2027")
        await agent.presses("enter")
        await agent.is_told("K-101")
        await agent.presses("f9")
        await agent.sees({"zh": "待处理的知识 1", "en": "Knowledge that waits: 1"}[profile.lang])
        await agent.sees({"zh": "有人报错", "en": "flagged"}[profile.lang])


async def test_the_customers_wording_is_offered_and_finds_it_from_then_on(zh: Profile) -> None:
    with zh.program() as desk:
        case = zh.case(desk, "我的银子啥时候回来")
        desk.run_now(desk.queue.put_in_front, case.id)
    async with at_desk(zh) as agent:
        await reads(agent, zh)
        await agent.presses("escape", "escape")
        await agent.types("tkdz")
        await agent.presses("enter", "ctrl+o", "5")
        await agent.presses(*["backspace"] * 4)
        await agent.pastes("银子啥时候回来")
        await agent.presses("enter")
        await agent.is_told("银子啥时候回来")
    assert article(zh).wordings[-1] == "银子啥时候回来"


async def test_the_case_proposes_an_article_and_who_answers_for_it_publishes(
    profile: Profile,
) -> None:
    asked = {"zh": "能不能开纸质发票", "en": "Can I have a paper invoice"}[profile.lang]
    with profile.program() as desk:
        case = profile.case(desk, asked)
        desk.run_now(desk.queue.put_in_front, case.id)
    async with at_desk(profile) as agent:
        await agent.presses("ctrl+o", "7", "3")
        await agent.sees(asked)
        await agent.presses("ctrl+s")
        await agent.is_told(asked)
        await agent.presses("f9")
        await agent.sees({"zh": "待处理的知识 1", "en": "Knowledge that waits: 1"}[profile.lang])
        await agent.presses(*["down"] * 13, "enter")
        await agent.presses("ctrl+s")
        await agent.is_told(asked)
    with profile.program() as desk:
        (hit,) = desk.run_now(desk.knowledge.search, asked, 1)
        found = desk.run_now(desk.knowledge.article, hit.id)
    assert (found.title, found.state, found.case) == (asked, "published", case.id)


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_versions_stand_side_by_side_and_one_key_restores(
    profile: Profile, size: tuple[int, int]
) -> None:
    before = article(profile)
    with profile.program() as desk:
        sheet = desk.run_now(desk.authoring.open, before.id, profile.lang)
        body = before.body.replace("1.", "1)", 1)
        desk.run_now(desk.authoring.publish, sheet, {**sheet.values, "body": body})
    async with at_desk(profile, size=size) as agent:
        await reads(agent, profile)
        await agent.presses("7", "2", "1")
        await agent.golden(f"knowledge-versions-{profile.lang}-{size[0]}", panel=True)
        await agent.presses("enter")
        await agent.is_told("1")
    after = article(profile)
    assert (after.body, after.rev) == (before.body, 3)


async def test_a_version_that_differs_in_its_times_alone_is_shown_and_restored(zh: Profile) -> None:
    before = article(zh)
    with zh.program() as desk:
        sheet = desk.run_now(desk.authoring.open, before.id, "zh")
        values = {**sheet.values, "valid_to": "2027-01-31", "audience": "outside"}
        desk.run_now(desk.authoring.publish, sheet, values)
    async with at_desk(zh) as agent:
        await reads(agent, zh)
        await agent.presses("7", "2", "1")
        await agent.sees("仅内部", "可发给客户", "2027-01-31 止")
        await agent.presses("enter")
        await agent.is_told("1")
    after = article(zh)
    assert (after.audience, after.valid_to, after.rev) == (before.audience, None, 3)


async def test_the_other_language_is_one_key_away(zh: Profile) -> None:
    async with at_desk(zh) as agent:
        await reads(agent, zh)
        await agent.presses("8")
        await agent.sees("How long a refund takes")


async def test_a_table_and_a_link_in_an_article_read_well_and_act_not(zh: Profile) -> None:
    before = article(zh)
    with zh.program() as desk:
        sheet = desk.run_now(desk.authoring.open, before.id, "zh")
        body = "| 渠道 | 多久 |\n|--|--|\n| 微信 | **实时** |\n\n[@click=app.quit]x[/] [官网](https://a.cn)"
        values = {**sheet.values, "body": body, "environment": "仅国内", "cause": "原路退回"}
        desk.run_now(desk.authoring.publish, sheet, values)
    async with at_desk(zh) as agent:
        await reads(agent, zh)
        await agent.sees("渠道  多久", "微信  实时", "[@click=app.quit]x[/] 官网 <https://a.cn>")
        await agent.sees("适用范围", "仅国内", "原路退回")


async def test_a_file_of_articles_is_checked_shown_and_brought_in(
    profile: Profile, tmp_path: Path
) -> None:
    file = tmp_path / "faq.csv"
    same = TITLE[profile.lang]
    rows = f"id,title,body,lang\n1,{same}?,x,{profile.lang}\n2,,y,zh\n3,羽绒服怎么洗,手洗,zh\n"
    file.write_text(rows, encoding="gb18030")
    async with at_desk(profile) as agent:
        for key in ("escape", "enter"):
            await agent.presses("f9", "ctrl+o", "1")
            await agent.pastes(str(file))
            await agent.presses("enter")
            await agent.sees(
                {"zh": "将新增 2 条", "en": "would add 2"}[profile.lang],
                {"zh": "第 3 行  title：不能为空", "en": "line 3  title: it must"}[profile.lang],
                same,
            )
            await agent.presses(key)
        await agent.is_told({"zh": "新增 2", "en": "2 added"}[profile.lang])
    with profile.program() as desk:
        (hit,) = desk.run_now(desk.knowledge.search, "羽绒服怎么洗", 1)
    assert hit.title == "羽绒服怎么洗"
