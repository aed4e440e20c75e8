"""Settings: what a person may choose; a wrong one is named with file, line and nearest name."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from cs_tui.errors import BadFile
from cs_tui.settings import Places, Settings, load, places


def written(folder: Path, text: str) -> Path:
    path = folder / "config.toml"
    path.write_text(text, encoding="utf-8")
    return path


def refused(folder: Path, text: str) -> BadFile:
    path = written(folder, text)
    with pytest.raises(BadFile) as bad:
        load(path)
    assert str(path) in bad.value.say("zh")
    assert str(path) in bad.value.say("en")
    assert path.read_text(encoding="utf-8") == text
    return bad.value


def test_without_a_file_everything_has_a_default(tmp_path: Path) -> None:
    assert load(tmp_path / "config.toml") == Settings()
    assert load(written(tmp_path, "")) == Settings(language="auto", theme="dark")


def test_every_setting_can_be_chosen(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        'language = "en"\ntheme = "ansi"\nchat_enter_sends = false\ncopy_command = "pbcopy"\n'
        '[keys]\n"case.next" = "ctrl+e"\n"case.act" = "f4"\n',
    )

    assert load(path) == Settings(
        language="en",
        theme="ansi",
        chat_enter_sends=False,
        copy_command="pbcopy",
        keys=(("case.act", "f4"), ("case.next", "ctrl+e")),
    )


@pytest.mark.parametrize(
    ("text", "line", "key", "near"),
    [
        ('languag = "en"', 1, "languag", "language"),
        ('theme = "dark"\nthem = "light"', 2, "them", "theme"),
        ("\n# 说明\n'chat enter sends' = true", 3, "chat enter sends", "chat_enter_sends"),
        ('[key]\n"case.next" = "x"', 1, "key", "keys"),
        ('theme="dark"\n\n[ colours ]\nred = 1', 3, "colours", "copy_command"),
    ],
)
def test_an_unknown_setting_is_named_with_its_line_and_the_nearest_one(
    tmp_path: Path, text: str, line: int, key: str, near: str
) -> None:
    bad = refused(tmp_path, text)

    assert f"第 {line} 行：没有 {key} 这个设置；最接近的是 {near}" in bad.say("zh")
    assert f"line {line}: there is no setting {key}; the nearest is {near}" in bad.say("en")


@pytest.mark.parametrize(
    ("text", "line", "key", "wanted"),
    [
        ('language = "fr"', 1, "language", "zh | en | auto"),
        ("theme = 1", 1, "theme", "dark | light | ansi | plain"),
        ('theme = "dark"\nchat_enter_sends = "yes"', 2, "chat_enter_sends", "true | false"),
        ("copy_command = ['xclip']", 1, "copy_command", '"..."'),
        ('theme = "dark"\n[keys]\n"case.next" = 5', 2, "keys", '[keys] "id" = "ctrl+x"'),
        ("keys = []", 1, "keys", '[keys] "id" = "ctrl+x"'),
        ("language = ['zh']", 1, "language", "zh | en | auto"),
    ],
)
def test_a_wrong_value_is_named_with_its_line_and_what_it_may_be(
    tmp_path: Path, text: str, line: int, key: str, wanted: str
) -> None:
    bad = refused(tmp_path, text)

    assert f"第 {line} 行：{key} 应为 {wanted}" in bad.say("zh")
    assert f"line {line}: {key} must be {wanted}" in bad.say("en")


@pytest.mark.parametrize("text", ["language = \n", "theme: dark", "[keys\n", 'a = "x\n'])
def test_what_is_no_toml_says_where_and_that_deleting_the_file_helps(
    tmp_path: Path, text: str
) -> None:
    bad = refused(tmp_path, text)

    assert "line 1" in bad.say("en")
    assert "删除文件" in bad.say("zh")


def test_a_file_that_is_no_text_or_no_file_is_said_so(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(b'theme = "\xff"')
    (tmp_path / "folder").mkdir()

    for unreadable in (path, tmp_path / "folder"):
        with pytest.raises(BadFile) as bad:
            load(unreadable)
        assert str(unreadable) in bad.value.say("zh")
        assert bad.value.exit_code == 3


def test_one_folder_may_hold_the_whole_profile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CS_TUI_HOME", str(tmp_path / "shared"))

    found = places()

    assert found == Places(*[tmp_path / "shared"] * 3)
    assert {found.config_file.parent, found.database.parent, found.reports} == {tmp_path / "shared"}
    assert len({found.config_file, found.database, found.index, found.hub_database}) == 4


def test_otherwise_the_platform_says_where_things_lie(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CS_TUI_HOME")

    found = places()

    assert all("cs_tui" in str(folder) for folder in (found.config, found.data, found.state))
    assert len({found.config, found.data, found.state}) >= 2


def test_folders_are_made_for_their_owner_alone_and_those_that_exist_are_left(
    tmp_path: Path,
) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o755)
    made = Places(shared, shared / "a" / "data", shared / "state")

    made.make()
    made.make()

    assert stat.S_IMODE(shared.stat().st_mode) == 0o755
    for folder in (shared / "a", made.data, made.state):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
