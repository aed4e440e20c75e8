"""Bytes from other people's programs: read as what they are, or refused, never read wrongly."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cs_tui.content.decoding import decoded, encoding_of, utf8_lines
from cs_tui.errors import BadFile

TABLE = "标题,正文\r\n退款多久到账？,“原路”退回，三到五天 ✓\r\nHow long?,3 days\r\n"
COMMON = TABLE.replace("✓", "")


@pytest.mark.parametrize(
    ("codec", "said"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("gbk", "GB18030"),
        ("gb18030", "GB18030"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
    ],
)
def test_the_encodings_of_spreadsheets_read_the_same(codec: str, said: str) -> None:
    found = decoded(COMMON.encode(codec), "a.csv")
    assert (found.text, found.encoding) == (COMMON, said)
    lines = b"".join(utf8_lines(io.BytesIO(COMMON.encode(codec)), "a.csv", 1_000))
    assert lines.decode().removeprefix("\ufeff") == COMMON


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-16"])
def test_chinese_alone_in_utf_16_is_known_without_one_zero_byte(codec: str) -> None:
    assert decoded("退款多久到账".encode(codec), "a.txt").text == "退款多久到账"


def test_chinese_that_begins_late_is_known_by_where_it_begins() -> None:
    text = "id,title\n" + "1,refund\n" * 9_000 + "2,退款多久到账\n"
    assert decoded(text.encode("gbk"), "a.csv").text == text


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"title\n\xff\x80\xff\n", "line 2, is not UTF-8"),
        ("标题\n退款\n".encode() + "到账\n".encode("gbk"), "line 3, is not UTF-8"),
        ("退款多久到账\n".encode("gbk") * 20_000 + b"\xff\xff\n", "GB18030 from line 20001"),
        ("退款\n".encode("utf-16") + b"\0\xd8x", "UTF-16 from line"),
        ("caf\xe9 cr\xe8me\n".encode("latin-1"), "line 1, is not UTF-8"),
        (COMMON.encode("utf-32"), "not a text file"),
        (COMMON.encode("utf-32-le"), "not a text file"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)), "not a text file"),
        (b"title\0,body\n", "not a text file"),
        (bytes(1_000), "not a text file"),
    ],
)
def test_what_is_no_one_encoding_is_refused_with_its_line(raw: bytes, said: str) -> None:
    with pytest.raises(BadFile) as caught:
        decoded(raw, "a.csv")
    assert said in caught.value.say("en")
    assert "a.csv" in caught.value.say("zh")


def test_an_encoding_that_breaks_off_in_a_stream_names_its_line() -> None:
    raw = ("退款\n" * 40_000).encode("utf-16-le") + b"\0\xd8\n\0"
    with pytest.raises(BadFile) as caught:
        list(utf8_lines(io.BytesIO(raw), "a.jsonl", 1_000))
    assert "UTF-16" in caught.value.say("en")


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_are_refused(raw: bytes) -> None:
    try:
        text = decoded(raw, "x").text
    except BadFile:
        assert encoding_of(raw) is not None or b"\0" in raw
        return
    assert "\0" not in text


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=200))
def test_utf_8_is_always_read_as_utf_8(text: str) -> None:
    assert decoded(text.encode(), "x").text == text.removeprefix("\ufeff")
