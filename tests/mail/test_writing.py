"""What leaves is a mail that every reader understands and nobody can slip anything into."""

from __future__ import annotations

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest

from cs_tui.core.ports import HUB
from cs_tui.mail.letter import read
from cs_tui.mail.settings import MailSettings, Server
from cs_tui.mail.state import Thread
from cs_tui.mail.threads import message_in
from cs_tui.mail.writing import mail_of, subject_of
from cs_tui.sync.wire import Outgoing
from cs_tui.texts import mail as texts

HERE = Server(host="127.0.0.1", security="plain")
SETTINGS = MailSettings(
    hub="http://127.0.0.1:1", address="help@shop.example", name="小店客服", imap=HERE, smtp=HERE
)


def thread(name: str = "李雷", subject: str = "订单没到", lang: str = "zh") -> Thread:
    """A conversation with Li Lei."""
    ids = ("m1@home.example", "m2@home.example")
    return Thread("c", "0" * 32, "li@home.example", name, subject, lang, ids)


def written(
    to: Thread,
    text: str = "明天到",
    agent: str = "lin",
    message: str = "0199-ab",
    number: str = "A1042",
) -> EmailMessage:
    """The mail as it arrives, read by the standard library's own rules."""
    answer = Outgoing(
        n=1,
        message=message,
        case="k",
        number=number,
        conversation="c",
        channel="email",
        text=text,
        agent=agent,
        at=0,
    )
    mail = message_from_bytes(mail_of(SETTINGS, to, answer, 0).as_bytes(), policy=default)
    assert isinstance(mail, EmailMessage)
    return mail


def test_only_ascii_travels_and_every_reader_has_the_words() -> None:
    mail = written(thread(), "明天到" * 500)
    assert mail.as_bytes().isascii()
    assert read(mail.as_bytes()).text.startswith("明天到" * 500)
    assert (str(mail["From"]), str(mail["To"])) == (
        "小店客服 <help@shop.example>",
        "李雷 <li@home.example>",
    )


def test_an_answer_is_known_again_by_its_id() -> None:
    id_ = str(written(thread())["Message-ID"]).strip("<>")
    assert message_in(id_, "shop.example") == "0199-ab"
    assert message_in(id_, "other.example") is None


def test_what_the_hub_says_by_itself_asks_for_no_automatic_answer() -> None:
    assert written(thread(), agent=HUB)["Auto-Submitted"] == "auto-generated"
    assert written(thread())["Auto-Submitted"] is None
    assert written(thread())["X-Auto-Response-Suppress"] == "All"


@pytest.mark.parametrize("evil", ["x\r\nBcc: all@home.example", "x\nBcc: a@b.example", "\x00\x1b]"])
def test_no_header_can_be_slipped_in_by_a_name_a_subject_or_a_text(evil: str) -> None:
    mail = written(thread(name=evil, subject=evil), evil, message=evil, number=evil)
    assert mail["Bcc"] is None
    assert len(mail.get_all("To", [])) == 1


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("订单没到", "Re: 订单没到 [A1042]"),
        ("Re: 回复：订单没到 [A1042]", "Re: 订单没到 [A1042]"),
        ("", f"Re: {texts.NO_SUBJECT.zh} [A1042]"),
    ],
)
def test_the_subject_names_the_case_once(subject: str, expected: str) -> None:
    assert subject_of(subject, "A1042", "zh") == expected
