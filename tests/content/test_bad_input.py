"""Files made to harm: they cost no more than their size, and a sentence says what is wrong."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from cs_tui.content import ArticleRow, BadLine
from cs_tui.content.manual import read_manual
from cs_tui.content.xlsx import read_xlsx, write_xlsx
from cs_tui.errors import BadFile
from cs_tui.widgets.marked import marked
from tests.content.article_samples import bad, good, read
from tests.content.test_xlsx import HEAD, book
from tests.contracts.tree import ROOT

LONG = 50_000
GAPS = (" ", "\t", ".", "#", "# ", "-", "|", "| ", "(a1", "…", "_", "[", "`a ", "**", "1.1 ")
"""What patterns stumble over where it stands in a line very often."""

READS = """
import resource, sys
from pathlib import Path
from cs_tui.content.article_files import read_file
from cs_tui.errors import BadFile
import cs_tui.content.manual, opencc
if sys.platform == "linux":
    used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + 160_000_000,) * 2)
for form in sys.argv[2:]:
    try:
        print(form, len(list(read_file(Path(sys.argv[1]), form, zone="UTC"))), flush=True)
    except BadFile as bad:
        print(form, bad.say("en"), flush=True)
"""


@pytest.mark.timeout(30)
@pytest.mark.parametrize("gap", GAPS)
def test_no_line_takes_longer_to_read_than_it_is_long(tmp_path: Path, gap: str) -> None:
    line = f"a{gap * (LONG // len(gap))}b"
    file = tmp_path / "a.md"
    file.write_text(f"{line}\n\n# {line}\n\n|{line}|\n|-|\n{line} 12\n", encoding="utf-8")
    assert len(read(file, "markdown")) == 1
    assert read(file, "text")
    assert marked(file.read_text(encoding="utf-8")[:100_000]).plain


@pytest.mark.timeout(30)
def test_a_long_table_of_contents_is_read_once(tmp_path: Path) -> None:
    headings = [f"{n}.1 步骤{n}" for n in range(1, 100)] * 100
    text = "目录\n" + "\n".join(headings) + "\n" + "\n说明\n".join(headings) + "\n"
    assert len(list(read_manual(text, "x.txt"))) > 9_000


def test_a_contents_line_points_to_its_heading_whatever_leads_to_its_page() -> None:
    led = ("......3", "…… 3", "\t3", "     3", "___3", ". . . ... 3")
    for leader in led:
        text = f"目录\n1.1 怎么退款{leader}\n\n1.1 怎么退款\n原路退回。\n"
        (draft,) = read_manual(text, "x.txt")
        assert isinstance(draft, ArticleRow)
        assert draft.body == "原路退回。"


@pytest.mark.parametrize(
    ("line", "title"), [("# C#", "C#"), ("## 退款 ##", "退款"), ("# a # b", "a # b")]
)
def test_a_heading_keeps_the_signs_that_are_part_of_it(
    tmp_path: Path, line: str, title: str
) -> None:
    file = tmp_path / "a.md"
    file.write_text(f"{line}\nx\n", encoding="utf-8")
    assert [row.title for row in good(read(file, "markdown"))] == [title]
    assert marked(line).plain == title


@pytest.mark.parametrize("beginning", ["标题\n".encode("gbk"), b"PK\x03\x04"])
def test_200_mb_are_told_within_a_small_memory(tmp_path: Path, beginning: bytes) -> None:
    file = tmp_path / "huge.md"
    with file.open("wb") as out:
        out.write(beginning)
        out.truncate(200_000_000)
    forms = ("csv", "text", "markdown", "xlsx", "jsonl")
    ran = subprocess.run(
        [sys.executable, "-c", READS, str(file), *forms],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=False,
    )
    told = dict(line.split(" ", 1) for line in ran.stdout.splitlines())
    assert list(told) == list(forms), ran.stderr
    assert all("64 MB" in told[form] for form in forms[:3])
    assert "larger than 64 MB" in told["xlsx"] or ".xlsx" in told["xlsx"]
    assert told["jsonl"].isdigit()


def test_links_in_circles_pipes_and_what_is_gone_do_not_hold_a_folder_up(tmp_path: Path) -> None:
    folder = tmp_path / "kb"
    (folder / "in").mkdir(parents=True)
    (folder / "a.md").write_text("# 退款\n见 [[换货]]\n", encoding="utf-8")
    (folder / "in" / "up").symlink_to(folder)
    (folder / "round.md").symlink_to(folder / "round.md")
    (folder / "gone.md").symlink_to(folder / "nowhere.md")
    os.mkfifo(folder / "pipe.md")
    found = read(folder, "markdown")
    assert [row.title for row in found if isinstance(row, ArticleRow)] == ["退款"]
    said = {row.file: row.reason.en for row in found if isinstance(row, BadLine)}
    assert list(said) == ["gone.md", "pipe.md", "round.md"]
    assert "no ordinary file" in said["pipe.md"]


def test_a_title_of_10_000_characters_is_named_with_its_length(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text(f"title\n{'长' * 10_000}\n退款\n", encoding="utf-8")
    found = read(file, "csv")
    ((line, field, reason),) = bad(found)
    assert (line, field) == (2, "title")
    assert "10,000" in str(reason)
    assert [row.title for row in found if isinstance(row, ArticleRow)] == ["退款"]


def test_titles_lose_what_a_terminal_would_obey_and_keep_their_words(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text(
        r'{"title": "\u001b[31m退款\u202e款退 \u200b[/x][@click=app.quit]"}' + "\n",
        encoding="utf-8",
    )
    (row,) = good(read(file, "jsonl"))
    assert row.title == "[31m退款款退 [/x][@click=app.quit]"


@pytest.mark.parametrize("text", ["<r>x</r>", "_x005F_x0041_", "_x0041_", "\ufffe", "=1+1", "\x01"])
def test_no_text_means_anything_to_a_workbook(tmp_path: Path, text: str) -> None:
    out = io.BytesIO()
    write_xlsx(out, [("title",), (text,)])
    file = tmp_path / "a.xlsx"
    file.write_bytes(out.getvalue())
    assert list(read_xlsx(file))[1].cells == (text,)


def test_two_cells_far_apart_are_two_cells(tmp_path: Path) -> None:
    far = '<row r="1048576"><c r="A1048576" t="str"><v>退款</v></c><c r="XFD1048576"/></row>'
    (row,) = good(read(book(tmp_path / "a.xlsx", HEAD + far), "xlsx"))
    assert (row.line, row.title) == (1_048_576, "退款")


@pytest.mark.parametrize("packed", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_workbook_packed_as_none_is_packed_is_not_opened(tmp_path: Path, packed: int) -> None:
    made = book(tmp_path / "a.xlsx", HEAD)
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(tmp_path / "b.xlsx", "w", packed) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    with pytest.raises(BadFile):
        read(tmp_path / "b.xlsx", "xlsx")


def test_days_counted_from_1904_are_not_taken_for_others(tmp_path: Path) -> None:
    name = "xl/workbook.xml"
    with zipfile.ZipFile(book(tmp_path / "a.xlsx", HEAD)) as made:
        old = made.read(name).decode()
    mac = old.replace("<sheets>", '<workbookPr date1904="1"/><sheets>')
    with pytest.raises(BadFile) as caught:
        read(book(tmp_path / "b.xlsx", HEAD, **{name: mac}), "xlsx")
    assert "1904" in caught.value.say("zh")
