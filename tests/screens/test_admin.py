"""F9: how the shop's content stands, a file checked and published, knowledge written, people."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.widgets import Input

from cs_tui.bootstrap import join
from cs_tui.content.incoming import exported
from tests.driver import HOSTILE, NAMES, NARROW, WIDE, Agent, Profile, at_desk
from tests.server.running import command, running

WRITTEN = {"zh": "门店自提几点到几点", "en": "When can I collect in the shop"}


def shop_file(profile: Profile, folder: Path, old: str, new: str) -> Path:
    """The shop profile as it is exported, with one thing changed."""
    with profile.program() as desk:
        content = desk.run_now(desk.content.document, "shop")
    text = exported("shop", content.doc, content.rev)
    assert old in text
    file = folder / "shop.toml"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return file


async def gives(agent: Agent, file: Path) -> None:
    """Asks for a file to be imported."""
    await agent.presses("f9", "ctrl+o", "1")
    await agent.pastes(str(file))
    await agent.presses("enter")


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_the_content_stands_in_one_list(profile: Profile, size: tuple[int, int]) -> None:
    async with at_desk(profile, size=size) as agent:
        await agent.presses("f9")
        await agent.golden(f"admin-{profile.lang}-{size[0]}")


async def test_a_document_is_read_as_it_would_be_exported(profile: Profile) -> None:
    async with at_desk(profile) as agent:
        await agent.presses("f9", "6")
        await agent.sees("# cs-tui content shop revision 1", "400-000-0618")
        await agent.presses("escape")
        await agent.sees("shop.toml")


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_what_a_file_would_change_is_shown_before_it_does(
    profile: Profile, tmp_path: Path, size: tuple[int, int]
) -> None:
    file = shop_file(profile, tmp_path, "400-000-0618", "400-000-0619")
    async with at_desk(profile, size=size) as agent:
        await gives(agent, file)
        name = {"zh": "店铺资料：将成为第 2 版", "en": "Shop profile: will be revision 2"}
        await agent.sees(name[profile.lang])
        await agent.presses("escape")
        assert agent.app.policy is not None
        assert agent.app.policy.shop.phone == "400-000-0618"
        await gives(agent, file)
        await agent.presses("enter")
        await agent.sees({"zh": "第 2 版", "en": "rev 2"}[profile.lang], NAMES[profile.lang])
        assert agent.app.policy.shop.phone == "400-000-0619"


async def test_what_is_wrong_is_shown_with_its_line_and_nothing_changes(
    profile: Profile, tmp_path: Path
) -> None:
    file = shop_file(profile, tmp_path, "tier = 3", "teir = 3")
    async with at_desk(profile) as agent:
        await gives(agent, file)
        await agent.sees("teams[lead].teir", "“tier”")
        await agent.presses("enter")
    with profile.program() as desk:
        assert desk.run_now(desk.content.document, "shop").rev == 1


async def test_a_file_in_another_encoding_and_one_that_is_not_there_are_told(
    zh: Profile, tmp_path: Path
) -> None:
    (tmp_path / "shop.toml").write_bytes("name = '晴川'".encode("gb18030"))
    async with at_desk(zh) as agent:
        await gives(agent, tmp_path / "shop.toml")
        await agent.is_told("GB18030")
        await agent.presses("escape")
        await gives(agent, tmp_path / "nothing.toml")
        await agent.is_told(f"找不到文件：文件夹 {tmp_path} 里没有 nothing.toml")
        assert agent.app.screen.query_one(Input).value == str(tmp_path / "nothing.toml")


async def test_the_highlighted_document_is_written_to_a_folder(zh: Profile, tmp_path: Path) -> None:
    async with at_desk(zh) as agent:
        await agent.presses("f9", "down", "ctrl+o", "2", "backspace")
        await agent.pastes(str(tmp_path))
        await agent.presses("enter")
        await agent.is_told("sla.toml")
    assert (tmp_path / "sla.toml").read_text("utf-8").startswith("# cs-tui content sla revision 1")


async def test_an_article_is_written_published_and_found(profile: Profile) -> None:
    title = WRITTEN[profile.lang]
    async with at_desk(profile) as agent:
        await agent.presses("f9", "ctrl+o", "3", "1" if profile.lang == "zh" else "2")
        await agent.pastes(title)
        await agent.presses("ctrl+s")
        await agent.is_told(title)
        await agent.presses("f5")
        await agent.sees(title)


async def test_what_was_typed_is_there_again_after_the_program_ended(zh: Profile) -> None:
    async with at_desk(zh) as agent:
        await agent.presses("f9", "ctrl+o", "3", "1")
        await agent.types("自提几点")
        agent.app.flush_now()
    async with at_desk(zh) as agent:
        await agent.presses("f9", "ctrl+o", "3", "1")
        await agent.sees("自提几点", "有草稿")
        await agent.presses("ctrl+o", "2")
        await agent.presses("ctrl+o", "3", "1")
        agent.misses("自提几点")


async def test_an_article_is_corrected_in_place(zh: Profile) -> None:
    async with at_desk(zh) as agent:
        await agent.presses("f9", "ctrl+o", "4")
        await agent.types("退款多久到账")
        await agent.presses("enter")
        await agent.sees("第 1 版，已验证", "退款一律按原付款方式退回")
        await agent.pastes("新增一行。")
        await agent.presses("ctrl+t")
        await agent.types("REFUND")
        await agent.presses("enter", "ctrl+s")
        await agent.is_told("退款多久到账")
        await agent.presses("ctrl+o", "4")
        await agent.types("退款多久到账")
        await agent.presses("enter")
        await agent.sees("第 2 版", "申请退款")


async def test_an_archived_article_is_found_no_more(zh: Profile) -> None:
    async with at_desk(zh) as agent:
        await agent.presses("f9", "ctrl+o", "4")
        await agent.types("退款多久到账")
        await agent.presses("enter", "ctrl+o", "1")
        await agent.is_told("已归档")
    with zh.program() as desk:
        found = desk.run_now(desk.knowledge.search, "退款多久到账", 10)
    assert "退款多久到账" not in {one.title for one in found}


async def test_a_title_is_needed_and_the_rest_is_kept(zh: Profile) -> None:
    async with at_desk(zh) as agent:
        await agent.presses("f9", "ctrl+o", "3", "1", "tab")
        await agent.types("自提")
        await agent.presses("ctrl+s")
        await agent.is_told("还没有标题")
        await agent.sees("自提")


async def test_a_notice_is_written_revised_and_withdrawn(profile: Profile) -> None:
    async with at_desk(profile) as agent:
        await agent.presses("f9", "ctrl+o", "9")
        for text in ("降雪延误", "Snow on the route", "晚 2 天", "2 days late"):
            await agent.pastes(text)
            await agent.presses("tab")
        await agent.pastes("2026-11-20")
        await agent.presses("ctrl+t", "ctrl+s")
        title = {"zh": "降雪延误", "en": "Snow on the route"}[profile.lang]
        await agent.is_told(title)
        await agent.sees(title)
        for _ in range(8):
            await agent.presses("down")
        await agent.presses("ctrl+o", "0")
        await agent.sees("晚 2 天", "2 days late", "2026-11-20")
        await agent.presses("ctrl+s")
        await agent.is_told({"zh": "（第 2 版）", "en": ", version 2"}[profile.lang])
        await agent.presses("ctrl+o", "0", "ctrl+o", "1")
        await agent.sees({"zh": "已撤回", "en": "withdrawn"}[profile.lang])


async def test_a_notice_in_one_language_is_not_published(zh: Profile) -> None:
    async with at_desk(zh, size=NARROW) as agent:
        await agent.presses("f9", "ctrl+o", "9")
        await agent.types("降雪")
        await agent.presses("ctrl+s")
        await agent.is_told("要有中文和英文")
        await agent.presses("escape")
        await agent.is_told("草稿已保留")
        await agent.presses("ctrl+o", "9")
        await agent.sees("降雪", "有草稿")


@pytest.mark.parametrize("size", [NARROW, WIDE])
@pytest.mark.parametrize(("what", "keys"), [("article", "3"), ("notice", "9")])
async def test_the_fields_fit_the_screen(
    profile: Profile, size: tuple[int, int], what: str, keys: str
) -> None:
    async with at_desk(profile, size=size) as agent:
        await agent.presses("f9", "ctrl+o", keys, *(("1",) if what == "article" else ()))
        await agent.golden(f"admin-{what}-{profile.lang}-{size[0]}", panel=True)


async def test_alone_there_is_nobody_to_manage_and_it_says_so(profile: Profile) -> None:
    async with at_desk(profile) as agent:
        for digit in ("5", "6", "7", "8"):
            await agent.presses("f9", "ctrl+o", digit)
            await agent.is_told("cs-tui serve")


async def test_foreign_text_is_only_text(profile: Profile) -> None:
    async with at_desk(profile, size=NARROW) as agent:
        await agent.presses("f9", "ctrl+o", "3", "1")
        await agent.pastes(HOSTILE)
        await agent.presses("tab", "tab")
        await agent.pastes(HOSTILE)
        await agent.presses("ctrl+s")
        await agent.is_told("[/x][b]a[/i]")
        await agent.presses("ctrl+o", "1")
        await agent.pastes(HOSTILE.replace("/", ""))
        await agent.presses("enter")
        assert not {"\x1b", "\x07", "\u202e"} & set(agent.screen + "".join(agent.told))


async def test_the_language_changes_while_one_looks(zh: Profile) -> None:
    async with at_desk(zh) as agent:
        await agent.presses("f9")
        await agent.sees("店铺内容", "快捷处理")
        await agent.speaks("en")
        await agent.sees("The shop's content", "Plays")


# With a hub: people.


@pytest.fixture
def staffed(tmp_path: Path) -> Iterator[tuple[Profile, Path]]:
    """An admin's desk on a real hub, and the hub's home."""
    home = tmp_path / "hub"
    with running(home) as hub:
        for name, role in (("赵芳", "admin"), ("林静", "agent")):
            words = ("people", "add", "--name", name, "--role", role, "--url", hub.url)
            code = command(*words, home=home).stdout.strip()
            if role == "admin":
                mine = code
        profile = Profile(tmp_path / "mine", "zh")
        asyncio.run(join(profile.places, mine, device="laptop", lang="zh"))
        yield profile, home


def test_people_are_added_changed_and_shut_out(staffed: tuple[Profile, Path]) -> None:
    profile, _ = staffed

    async def walk() -> None:
        async with at_desk(profile) as agent:
            await agent.presses("f9")
            await agent.sees("赵芳", "管理员   1 台设备", "客服     还没有登记设备")
            await agent.presses("ctrl+o", "5")
            await agent.types("[/b] 何静")
            await agent.presses("enter")
            await agent.sees("[/b] 何静 的角色")
            await agent.types("班长")
            await agent.presses("enter", "enter")
            await agent.sees("只显示这一次")
            assert len(agent.app.clipboard) > 60
            await agent.presses("escape")
            await agent.sees("[/b] 何静", "班长     还没有登记设备")
            await agent.presses(*["down"] * 14, "ctrl+o", "6")
            await agent.sees("[/b] 何静 的角色")
            await agent.presses("enter", "enter", "2")
            await agent.sees("[/b] 何静 的专长")
            await agent.types("灯具，安装")
            await agent.presses("enter")
            await agent.sees("语言：中文", "专长：灯具、安装")
            await agent.presses("ctrl+o", "8")
            await agent.types("离职")
            await agent.presses("enter")
            await agent.sees("已离职")

    asyncio.run(walk())


def test_an_agent_of_a_hub_is_told_that_it_is_not_theirs(tmp_path: Path) -> None:
    home = tmp_path / "hub"
    with running(home) as hub:
        words = ("people", "add", "--name", "林静", "--url", hub.url)
        code = command(*words, home=home).stdout.strip()
        profile = Profile(tmp_path / "mine", "zh")
        asyncio.run(join(profile.places, code, device="laptop", lang="zh"))

        async def walk() -> None:
            async with at_desk(profile) as agent:
                await agent.presses("f9")
                await agent.is_told("管理页给班长和管理员用")
                assert agent.mode != "admin"

        asyncio.run(walk())
