"""`cs-tui content`: out, edited, in again; what is wrong is told line by line."""

from __future__ import annotations

from pathlib import Path

from cs_tui.bootstrap import open_desk
from cs_tui.settings import Places
from tests.cli.program import Program


def events_in(home: Path) -> int:
    desk = open_desk(Places(home, home, home))
    try:
        return desk.run_now(desk.kit.own.last_seq)
    finally:
        desk.close()


def edited(file: Path, old: str, new: str) -> str:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return str(file)


def test_everything_goes_out_and_comes_in_again_as_nothing_new(
    cs_tui: Program, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    cs_tui.does("content", "export", "--to", str(out))
    cs_tui.does("content", "export", "phrases", "leaves", "--to", str(out))
    before = events_in(cs_tui.home)
    files = [str(file) for file in sorted(out.iterdir())]
    assert len(files) == 10
    ran = cs_tui.does("content", "import", *files, "--json").json
    assert {row["state"] for row in ran["documents"]} == {"same"}
    assert events_in(cs_tui.home) == before


def test_an_edited_phrase_is_said_from_then_on(cs_tui: Program, tmp_path: Path) -> None:
    cs_tui.does("content", "export", "phrases", "--to", str(tmp_path))
    file = edited(tmp_path / "phrases.csv", "请您先挂机，再见。", "一路平安，再见。")
    dry = cs_tui.does("content", "import", file, "--dry-run")
    assert "dry run" in dry.out
    assert "一路平安" not in cs_tui.does("content", "export", "scripts").out
    assert "revision 2 published" in cs_tui.does("content", "import", file).out
    assert "一路平安" in cs_tui.does("content", "export", "scripts").out
    assert "scripts: revision 2" in cs_tui.does("content", "list").out


def test_what_is_wrong_is_told_by_file_line_and_field(cs_tui: Program, tmp_path: Path) -> None:
    cs_tui.does("content", "export", "shop", "--to", str(tmp_path))
    file = edited(tmp_path / "shop.toml", "tier = 3", "teir = 3")
    ran = cs_tui("content", "import", file)
    assert ran.code == 3
    assert "shop.toml, line" in ran.err
    assert "teams[lead].teir" in ran.err
    assert "the nearest is “tier”" in ran.err
    assert "Nothing was imported" in ran.err


def test_a_program_gets_the_faults_as_data(cs_tui: Program, tmp_path: Path) -> None:
    file = tmp_path / "phrases.csv"
    file.write_text("id,step\nx,plan\n", encoding="utf-8")
    ran = cs_tui("content", "import", str(file), "--json")
    assert ran.code == 3
    assert {fault["line"] for fault in ran.json["faults"]} == {2}
    assert ran.json["documents"] == []


def test_several_documents_need_a_folder(cs_tui: Program) -> None:
    assert cs_tui("content", "export").code == 2


def test_a_folder_that_cannot_be_written_is_named(cs_tui: Program, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    ran = cs_tui("content", "export", "shop", "--to", str(tmp_path / "file"))
    assert ran.code == 3
    assert "shop.toml" in ran.err


def test_bad_wording_is_found_and_named(cs_tui: Program, tmp_path: Path) -> None:
    assert cs_tui.does("content", "lint").out
    cs_tui.does("content", "export", "phrases", "--to", str(tmp_path))
    file = edited(tmp_path / "phrases.csv", "请您先挂机，再见。", "我们尽快处理。")
    cs_tui.does("content", "import", file)
    ran = cs_tui("content", "lint", "--json")
    assert ran.code == 3
    assert ran.json == [
        {
            "field": "scripts.phrases[close-phone].text.zh",
            "habit": "vague_time",
            "found": "尽快",
            "instead": "今天 18:00 前",
        }
    ]


def test_what_is_too_long_for_one_breath_is_advice_and_no_fault(
    cs_tui: Program, tmp_path: Path
) -> None:
    cs_tui.does("content", "export", "phrases", "--to", str(tmp_path))
    endless = "仓库每天下午五点开始打包当天全部订单并且按照付款的先后次序交给承运方送到您家。"
    file = edited(tmp_path / "phrases.csv", "请您先挂机，再见。", endless)
    cs_tui.does("content", "import", file)

    (row,) = cs_tui.does("content", "lint", "--json").json

    assert (row["field"], row["habit"]) == ("scripts.phrases[close-phone].text.zh", "breath")
    assert row["ms"] > 8_000
    assert "in one breath" in cs_tui.does("content", "lint").out


def test_notices_go_out_and_come_in_again_as_nothing_new(cs_tui: Program, tmp_path: Path) -> None:
    cs_tui.does("content", "export", "notices", "notices.csv", "--to", str(tmp_path))
    before = events_in(cs_tui.home)
    for name in ("notices.toml", "notices.csv"):
        ran = cs_tui.does("content", "import", str(tmp_path / name), "--json").json
        assert (ran["added"], ran["changed"], ran["same"]) == (0, 0, 5)
    assert events_in(cs_tui.home) == before


def test_a_changed_notice_needs_a_new_version(cs_tui: Program, tmp_path: Path) -> None:
    cs_tui.does("content", "export", "notices", "--to", str(tmp_path))
    file = edited(tmp_path / "notices.toml", "即日起晚班", "从今天起晚班")
    ran = cs_tui("content", "import", file)
    assert ran.code == 3
    assert "notices[winter-canteen].version" in ran.err
    assert "version = 2" in ran.err
    text = Path(file).read_text(encoding="utf-8")
    at = text.index('"winter-canteen"')
    Path(file).write_text(text[:at] + text[at:].replace("version = 1", "version = 2", 1), "utf-8")
    assert "1 new versions" in cs_tui.does("content", "import", file).out
    assert "从今天起晚班" in cs_tui.does("content", "export", "notices").out


def test_a_notice_in_one_language_is_told_by_its_row(cs_tui: Program, tmp_path: Path) -> None:
    file = tmp_path / "notices.csv"
    file.write_text("id,version,title.zh,body.zh\nsnow,1,降雪,晚到\n", encoding="utf-8")
    ran = cs_tui("content", "import", str(file))
    assert ran.code == 3
    assert "line 2, notices[snow].title.en" in ran.err


def test_a_check_that_is_none_is_told_by_its_row_and_its_line(
    cs_tui: Program, tmp_path: Path
) -> None:
    file = tmp_path / "notices.csv"
    row = 'snow,1,降雪,Snow,晚到,Late,"问\n- 甲\n- 乙\n> 因为","Ask\n- a\n* b\n> Why"'
    head = "id,version,title.zh,title.en,body.zh,body.en,check.zh,check.en"
    file.write_text(f"{head}\n{row}\n", encoding="utf-8")
    ran = cs_tui("content", "import", str(file), "--dry-run")
    assert ran.code == 3
    assert "line 2, notices[snow].check.zh" in ran.err
    file.write_text(f"{head}\n{row.replace('- 乙', '* 乙')}\n", encoding="utf-8")
    assert cs_tui.does("content", "import", str(file), "--json").json["added"] == 1
    assert "* 乙" in cs_tui.does("content", "export", "notices").out


def test_notices_are_imported_on_their_own(cs_tui: Program, tmp_path: Path) -> None:
    cs_tui.does("content", "export", "notices", "shop", "--to", str(tmp_path))
    files = [str(tmp_path / name) for name in ("notices.toml", "shop.toml")]
    assert cs_tui("content", "import", *files).code == 2


def test_a_file_a_spreadsheet_saved_is_read_and_its_encoding_said(
    cs_tui: Program, tmp_path: Path
) -> None:
    text = cs_tui.does("content", "export", "shop").out
    (tmp_path / "shop.toml").write_bytes(text.encode("gb18030"))

    ran = cs_tui.does("content", "import", str(tmp_path / "shop.toml"), "--dry-run", "--json")

    assert "GB18030" in ran.err
    assert "�" not in ran.out
