"""Mails of every kind of mailer are read as their senders meant them."""

from __future__ import annotations

import time
from base64 import b64encode

import pytest

from cs_tui.core.text import LONGEST_TEXT
from cs_tui.mail.headers import mailbox_of, words_of
from cs_tui.mail.html import text_of
from cs_tui.mail.letter import read
from cs_tui.mail.quoted import own_words

HELLO = "您好，订单还没到"


def raw(body: bytes, **head: str) -> bytes:
    """A mail with this body."""
    fields = {"From": "li@home.example", "Message-ID": "<1@home.example>"} | {
        name.replace("_", "-"): value for name, value in head.items()
    }
    lines = [f"{name}: {value}".encode() for name, value in fields.items()]
    return b"\r\n".join([*lines, b"", body])


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("GBK", "gbk"),
        ("gb2312", "gb18030"),
        ("gb18030", "gb18030"),
        ("big5", "big5"),
        ("us-ascii", "gbk"),
        ("iso-8859-1", "utf-8"),
        ("utf-8", "gbk"),
        ("gbk", "utf-8"),
        ("no-such-charset", "gbk"),
        ("rot13", "utf-8"),
        ("unicode_escape", "utf-8"),
        ("utf-16", "utf-16"),
        ("iso-2022-jp", "utf-8"),
    ],
)
def test_chinese_is_read_whatever_the_mailer_says_it_is_written_in(
    charset: str, encoding: str
) -> None:
    said = "您好，訂單" if encoding == "big5" else HELLO
    letter = read(
        raw(
            b64encode(said.encode(encoding)),
            Content_Type=f"text/plain; charset={charset}",
            Content_Transfer_Encoding="base64",
        )
    )
    assert letter.text == said


def test_quoted_printable_is_read() -> None:
    body = b"=E6=82=A8=E5=A5=BD=\r\n=EF=BC=8C=E8=AE=A2=E5=8D=95"
    head = {"Content_Type": "text/plain; charset=utf-8"}
    letter = read(raw(body, **head, Content_Transfer_Encoding="quoted-printable"))
    assert letter.text == "您好，订单"


def _word(raw_part: bytes, charset: str = "gb2312") -> str:
    return f"=?{charset}?B?{b64encode(raw_part).decode()}?="


TORN = "订单没到".encode("gbk")


@pytest.mark.parametrize(
    "value",
    [
        _word(TORN),
        f"{_word(TORN[:3])} {_word(TORN[3:])}",
        f"{_word(TORN[:3])}\r\n\t{_word(TORN[3:])}",
        _word(TORN).rstrip("?=").rstrip("=") + "?=",
        "=?utf-8?Q?=E8=AE=A2=E5=8D=95=E6=B2=A1=E5=88=B0?=",
        "=?utf-8*zh?q?=e8=ae=a2=e5=8d=95=e6=b2=a1=e5=88=b0?=",
        TORN.decode("ascii", "surrogateescape"),
        "订单没到".encode().decode("ascii", "surrogateescape"),
    ],
)
def test_a_subject_is_read_however_it_is_encoded(value: str) -> None:
    assert words_of(value.replace("\r\n\t", " ")) == "订单没到"


def test_words_beside_encoded_ones_keep_their_blanks() -> None:
    assert words_of(f"Re: {_word(TORN)} [A1042]") == "Re: 订单没到 [A1042]"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Li Lei <li@home.example>", ("Li Lei", "li@home.example")),
        ('"Lei, Li" <li@Home.Example>', ("Lei, Li", "li@home.example")),
        ("li@home.example", ("", "li@home.example")),
        ('"a@bank.example <b@bank.example>" <li@home.example>', None),
        (f'"{_word(TORN)}" <li@home.example>', ("订单没到", "li@home.example")),
        (f"=?utf-8?B?{b64encode(b'Li <li@home.example>').decode()}?=", ("Li", "li@home.example")),
        ("undisclosed-recipients:;", ("", "")),
        ("<li@home.example>\r\n Bcc: x@y.example", ("", "li@home.example")),
        ('"' + '\\"' * 5_000, ("", "")),
    ],
)
def test_the_address_is_the_one_a_mail_would_go_to(
    value: str, expected: tuple[str, str] | None
) -> None:
    found = mailbox_of(value)
    assert found[1] == "li@home.example" if expected is None else found == expected


def test_html_alone_is_read_as_it_looks() -> None:
    page = (
        "<html><head><title>x</title><style>p{}</style></head><body><p>您好&nbsp;！</p>"
        "<div>订单 <b>12</b><br>没到</div><ul><li>一</li><li>二</li></ul>"
        '<a href="https://shop.example/o?x=1&amp;y=2">这里</a>'
        '<span style="display:none">隐藏</span><script>alert(1)</script></body></html>'
    )
    letter = read(raw(page.encode("gbk"), Content_Type="text/html; charset=gb2312"))
    assert letter.text.splitlines() == [
        "您好\u00a0！",
        "",
        "订单 12",
        "没到",
        "- 一",
        "- 二",
        "这里 (https://shop.example/o?x=1&y=2)",
    ]


def test_html_names_its_own_encoding() -> None:
    page = '<meta charset="gbk"><p>您好</p>'.encode("gbk")
    assert read(raw(page, Content_Type="text/html")).text == "您好"


ALTERNATIVES = (
    b"--X\r\nContent-Type: multipart/alternative; boundary=Y\r\n\r\n"
    b"--Y\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nplain\r\n"
    b"--Y\r\nContent-Type: text/html\r\n\r\n<p>markup</p>\r\n--Y--\r\n"
    b'--X\r\nContent-Type: application/pdf; name="a.pdf"\r\n\r\nxx\r\n'
    b"--X\r\nContent-Type: image/png\r\n"
    b"Content-Disposition: attachment; filename*=utf-8''%E5%9B%BE.png\r\n\r\nxx\r\n"
    b"--X\r\nContent-Type: text/html\r\n\r\n<p>foot</p>\r\n--X--\r\n"
)


def test_of_alternatives_one_is_read_and_what_is_attached_is_named() -> None:
    letter = read(raw(ALTERNATIVES, Content_Type="multipart/mixed; boundary=X"))
    assert letter.text == "plain\n\nfoot"
    assert letter.files == ("a.pdf", "图.png")
    assert letter.said("zh").endswith("［2 个附件未收取，仍在邮箱里：a.pdf、图.png］")


QUOTING = [
    "还没到\n\nOn Mon, 2 Nov 2026 at 10:00, Shop <help@shop.example>\nwrote:\n> 明天到\n> 谢谢",
    "还没到\n\n在 2026-11-02 10:00:00，客服 <help@shop.example> 写道：\n> 明天到",
    "还没到\n\n------------------ 原始邮件 ------------------\n发件人: 客服\n明天到",
    "还没到\n\n-----Original Message-----\nFrom: Shop\nIt comes tomorrow",
    "还没到\n\n发件人：客服\n发送时间：2026年11月2日\n收件人：李雷\n主题：订单\n\n明天到",
    "还没到\n\nFrom: Shop <help@shop.example>\nSent: Monday\nTo: Li\nSubject: x\n\ntomorrow",
    "> 明天到吗\n还没到",
]


@pytest.mark.parametrize("text", QUOTING)
def test_earlier_mails_below_or_around_are_taken_off(text: str) -> None:
    assert own_words(text) == "还没到"


def test_what_is_forwarded_stays_and_nothing_is_ever_emptied() -> None:
    forwarded = "请看\n---------- Forwarded message ---------\nFrom: x\nDate: y\nTo: z\n内容"
    assert own_words(forwarded) == forwarded
    assert own_words("> 只有引用") == "> 只有引用"
    assert own_words("From: 深圳\n到北京要几天") == "From: 深圳\n到北京要几天"


def test_history_that_a_mailer_marked_in_html_is_left_out() -> None:
    page = '<div>还没到</div><div class="gmail_quote">On Monday<blockquote>明天</blockquote></div>'
    assert text_of(page) == "还没到"
    assert read(raw(page.encode(), Content_Type="text/html")).text == "还没到"


def test_a_mail_of_any_length_fits_a_case_and_says_that_it_was_cut() -> None:
    letter = read(raw(("很长" * 40_000).encode(), Content_Type="text/plain; charset=utf-8"))
    said = letter.said("zh")
    assert len(said) <= LONGEST_TEXT
    assert said.endswith("［正文共 80,000 字，这里只有前面一部分；全文在邮箱里］")


def test_lines_a_mailer_broke_are_whole_again() -> None:
    body = b"this is one \r\nlong line\r\nand another"
    letter = read(raw(body, Content_Type="text/plain; format=flowed"))
    assert letter.text == "this is one long line\nand another"


def test_control_characters_and_direction_marks_do_not_reach_the_desk() -> None:
    letter = read(
        raw("\x1b[31m红\u202e反\x07".encode(), Subject="a\x1b]0;b\x07", Content_Type="text/plain")
    )
    assert letter.text == "[31m红反"
    assert letter.subject == "a]0;b"


NESTED = b"".join(
    b"--%d\r\nContent-Type: multipart/mixed; boundary=%d\r\n\r\n" % (i, i + 1) for i in range(3_000)
)
HOSTILE = {
    "comments": b"<!--" * 60_000,
    "tags": b"<a" * 120_000,
    "links": b'<a href="https://x.example/">' * 8_000 + b"</a>" * 8_000,
    "quotes": b'<div class="' * 20_000,
    "blanks": b"<p style='display" + b" " * 200_000,
    "words": b"=?utf-8?B?" * 30_000,
    "entities": b"&" * 200_000,
    "bold": b"a<b>" * 60_000,
    "lines": b"\n" * 200_000,
    "announcements": b"On Monday\n" * 20_000,
    "sender": b"From" + b" " * 20_000 + b"x",
    "marks": "\u0300\u0316".encode() * 20_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_mail_costs_time_in_proportion_to_its_length(name: str) -> None:
    def spent(body: bytes) -> float:
        began = time.process_time()
        for kind in ("text/html", "text/plain"):
            read(raw(body, Content_Type=kind, Subject=body[:60_000].decode("latin-1")))
        return time.process_time() - began

    whole, half = HOSTILE[name], HOSTILE[name][: len(HOSTILE[name]) // 2]
    assert spent(whole) < 3 * spent(half) + 0.2


def test_a_header_of_a_million_parts_is_no_reason_to_wait() -> None:
    for kind in ("text/plain", "multipart/mixed"):
        letter = read(raw(b"hi", Content_Type=kind + "; a=b" * 200_000 + "; boundary=x"))
        assert letter.text in ("hi", "")


def test_parts_within_parts_end_somewhere() -> None:
    with pytest.raises(RecursionError):
        read(raw(NESTED, Content_Type="multipart/mixed; boundary=0"))
