"""Files somebody gives us: read if they can be, told apart by what is wrong if they cannot."""

from __future__ import annotations

from pathlib import Path

import pytest

from cs_tui.content.files import CONTENT
from cs_tui.content.incoming import exported, read_incoming
from cs_tui.core.policy.whole import faults_of
from cs_tui.errors import BadFile, UsageError
from tests.services.bench import documents


def given(folder: Path, name: str, raw: bytes) -> Path:
    file = folder / name
    file.write_bytes(raw)
    return file


def refusal(file: Path) -> str:
    with pytest.raises(BadFile) as caught:
        read_incoming(file)
    assert file.name in caught.value.say("zh")
    return caught.value.say("en")


def test_an_exported_document_says_which_revision_it_comes_from(tmp_path: Path) -> None:
    file = given(tmp_path, "sla.toml", exported("sla", documents()["sla"], 7).encode())
    incoming = read_incoming(file)
    assert incoming.base_rev == 7
    assert incoming.whole({}) == documents()["sla"]


def test_the_mark_of_another_document_counts_for_nothing(tmp_path: Path) -> None:
    text = exported("shop", documents()["shop"], 7)
    assert read_incoming(given(tmp_path, "sla.toml", text.encode())).base_rev is None


def test_a_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    file = given(tmp_path, "phrases.csv", "\ufeffid,step\nx,plan\n".encode())
    assert read_incoming(file).whole({"version": 3}) == {
        "version": 3,
        "phrases": [{"id": "x", "step": "plan"}],
    }


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"PK\x03\x04\0\0\0", "not a text file"),
        (b"id\n\xff\x80\xff\n", "not UTF-8"),
        (b"x" * (CONTENT.most + 1), "too large"),
    ],
)
def test_what_cannot_be_read_is_told_by_its_kind(tmp_path: Path, raw: bytes, said: str) -> None:
    assert said in refusal(given(tmp_path, "phrases.csv", raw))


@pytest.mark.parametrize(
    ("encoding", "told"), [("gb18030", "GB18030"), ("utf-16", "UTF-16"), ("utf-16-be", "UTF-16")]
)
def test_what_a_spreadsheet_saved_is_converted_and_said(
    tmp_path: Path, encoding: str, told: str
) -> None:
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    raw = mark + "version = 1\nname = '退款说明，客服'\n".encode(encoding)
    incoming = read_incoming(given(tmp_path, "shop.toml", raw))

    assert incoming.toml == {"version": 1, "name": "退款说明，客服"}
    assert incoming.converted is not None
    assert told in incoming.converted.en
    assert told in incoming.converted.zh


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_of_utf_8_nothing_is_said(tmp_path: Path, mark: bytes) -> None:
    raw = mark + "version = 1\nname = '退款说明'\n".encode()
    assert read_incoming(given(tmp_path, "shop.toml", raw)).converted is None


def test_broken_utf_8_is_not_taken_for_chinese_in_another_encoding(tmp_path: Path) -> None:
    raw = "version = 1\nname = '退款说明客服工单发货物流时间'\n".encode().replace(
        "工".encode(), "工".encode()[:2]
    )
    assert "not UTF-8" in refusal(given(tmp_path, "shop.toml", raw))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert "No such file" in refusal(tmp_path / "sla.toml")


def test_toml_that_is_none_is_named_by_its_line(tmp_path: Path) -> None:
    assert "line 2" in refusal(given(tmp_path, "sla.toml", b"version = 1\nx = = 2\n"))


@pytest.mark.parametrize(("name", "near"), [("scrpts.toml", "scripts"), ("phrase.csv", "phrases")])
def test_a_name_that_is_nothing_of_ours_is_told_with_the_nearest(
    tmp_path: Path, name: str, near: str
) -> None:
    with pytest.raises(UsageError) as caught:
        read_incoming(given(tmp_path, name, b"version = 1\n"))
    assert near in caught.value.say("zh")


def test_a_file_of_another_name_is_read_as_what_it_is_said_to_be(tmp_path: Path) -> None:
    assert read_incoming(given(tmp_path, "new.csv", b"id\n"), "leaves").document == "taxonomy"


def test_a_fault_is_told_by_the_line_its_table_begins_on(tmp_path: Path) -> None:
    text = exported("sla", documents()["sla"], 1)
    spoilt = text.replace('name = { zh = "在线", en = "Chat" }', 'nmae = { zh = "在线" }')
    incoming = read_incoming(given(tmp_path, "sla.toml", spoilt.encode()))
    found = [
        incoming.placed(one) for _, one in faults_of({**documents(), "sla": incoming.whole({})})
    ]
    line = spoilt[: spoilt.index('id = "chat"')].count("\n")
    assert {fault.line for fault in found} == {line}
    [unknown] = [fault for fault in found if fault.field.endswith("nmae")]
    assert "name" in unknown.reason.say("en")


def test_a_doubled_id_in_a_list_is_told_by_its_second_row(tmp_path: Path) -> None:
    row = "x,名,n,opening,plan,好,good\n"
    text = "id,name.zh,name.en,situation,step,text.zh,text.en\n" + row + row
    incoming = read_incoming(given(tmp_path, "phrases.csv", text.encode()))
    faults = faults_of({**documents(), "scripts": incoming.whole(documents()["scripts"])})
    assert [incoming.placed(fault).line for _, fault in faults if "keywords" in fault.field] == [
        2,
        3,
    ]
