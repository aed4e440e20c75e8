"""F9 and F5: what is planned, what knowledge lacks, all of it exported, two languages linked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cs_tui.content import ArticleRow, load_articles
from cs_tui.core.seeking import InVain
from tests.driver import HOSTILE, NARROW, WIDE, Agent, Profile, at_desk

pytestmark = pytest.mark.long

DAY = 86_400_000
ASKED = {"zh": "纸质发票怎么开", "en": "can I have a paper invoice"}
LACKS = {"zh": "知识缺口 1", "en": "What knowledge lacks: 1"}
SHIPPED = len(load_articles())
EXPORTED = {"zh": f"已导出 {SHIPPED} 条知识", "en": f"{SHIPPED} articles exported"}
WHOLE = {"zh": "全部知识", "en": "all articles"}


def lacking(profile: Profile) -> str:
    """Somebody searched in vain while a customer waited; the id of that case."""
    with profile.program() as desk:
        case = profile.case(desk)
        miss = InVain(ASKED[profile.lang], "nothing")
        desk.run_now(desk.gaps.missed, miss, case.id)
    return case.id


async def goes_to(agent: Agent, text: str) -> None:
    """On F9, the highlight to the row that begins so."""
    await agent.presses("f9")
    rows = agent.app.screen.query_one("#rows")
    for _ in range(60):
        prompt = rows.highlighted_option.prompt  # type: ignore[attr-defined]
        if text in str(prompt):
            return
        await agent.presses("down")
    raise AssertionError(text)


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_what_is_searched_in_vain_is_a_card_and_one_key_drafts_it(
    profile: Profile, size: tuple[int, int]
) -> None:
    asked = ASKED[profile.lang]
    with profile.program() as desk:
        case = profile.case(desk)
        desk.run_now(desk.queue.put_in_front, case.id)
    async with at_desk(profile, size=size) as agent:
        await agent.presses("ctrl+r")
        await agent.pastes("%%%%%%")
        await agent.presses("escape", "f5")
        await agent.pastes(HOSTILE)
        await agent.presses("escape", "escape")
    lacking(profile)
    async with at_desk(profile, size=size) as agent:
        await goes_to(agent, asked)
        await agent.sees(LACKS[profile.lang][:4])
        await agent.presses("enter")
        await agent.is_told(asked)
        await agent.sees(asked, {"zh": "草稿", "en": "draft"}[profile.lang])


async def test_a_card_is_put_aside_with_a_reason(profile: Profile) -> None:
    lacking(profile)
    async with at_desk(profile) as agent:
        await goes_to(agent, ASKED[profile.lang])
        await agent.sees(LACKS[profile.lang])
        await agent.golden(f"admin-gap-{profile.lang}-130")
        await agent.presses("delete")
        await agent.pastes("不归我们")
        await agent.presses("enter")
        await agent.is_told(ASKED[profile.lang])
        agent.misses(LACKS[profile.lang])


async def test_a_search_given_up_on_f5_is_told_with_the_case_in_front(zh: Profile) -> None:
    with zh.program() as desk:
        case = zh.case(desk, "能开纸质发票吗")
        desk.run_now(desk.queue.put_in_front, case.id)
    async with at_desk(zh) as agent:
        await agent.presses("f5")
        await agent.pastes("月球快递")
        await agent.sees("   月球快递")
        await agent.presses("f3")
        assert agent.mode == "desk"
    with zh.program() as desk:
        (card,) = desk.run_now(desk.gaps.cards)
    assert (card.title, card.cases) == ("月球快递", (case.id,))


async def test_what_is_planned_and_what_ends_soon_stands_on_f9(zh: Profile) -> None:
    with zh.program() as desk:
        now = desk.kit.clock()
        rows = [
            ArticleRow(1, "p1", "双十二满减", "满三百减五十", (), "zh", "", "", valid_to=now + DAY),
            ArticleRow(2, "p2", "元旦满减", "满二百", (), "zh", "", "", valid_from=now + 3 * DAY),
            ArticleRow(3, "p3", "常年满减", "满百", (), "zh", "", "", valid_to=now + 20 * DAY),
        ]
        desk.run_now(lambda: list(desk.knowledge.write(rows)))
    async with at_desk(zh) as agent:
        await goes_to(agent, "元旦满减")
        await agent.sees("定时生效与快到期 2", "双十二满减", "到期", "起生效")
        agent.misses("常年满减")
        await agent.presses("enter")
        await agent.sees("从何时起", "元旦满减")
        await agent.presses("ctrl+s")
        await agent.is_told("已定时：元旦满减")


async def test_all_of_knowledge_goes_to_a_file(profile: Profile, tmp_path: Path) -> None:
    file = tmp_path / "all.jsonl"
    async with at_desk(profile) as agent:
        await goes_to(agent, WHOLE[profile.lang])
        await agent.presses("ctrl+o", "2", *["backspace"] * 20)
        await agent.pastes(str(file))
        await agent.presses("enter")
        await agent.is_told(EXPORTED[profile.lang])
        await agent.presses("enter")
        assert agent.mode == "knowledge"
    lines = file.read_text("utf-8").splitlines()
    assert len(lines) == SHIPPED
    assert all(json.loads(line)["title"] for line in lines)


async def test_two_languages_become_one_article_by_key(zh: Profile) -> None:
    with zh.program() as desk:
        rows = [
            ArticleRow(1, "m1", "月球快递怎么寄", "先称重", (), "zh", "", ""),
            ArticleRow(2, "m2", "Sending parcels to the moon", "Weigh it", (), "en", "", ""),
        ]
        desk.run_now(lambda: list(desk.knowledge.write(rows)))
    async with at_desk(zh) as agent:
        await agent.presses("f5")
        await agent.pastes("月球快递怎么寄")
        await agent.presses("ctrl+o", "0")
        await agent.pastes("parcels to the moon")
        await agent.sees("Sending parcels to the moon")
        await agent.presses("enter")
        await agent.is_told("已连成一条")
        await agent.presses("ctrl+o", "8")
        await agent.sees("Weigh it")
