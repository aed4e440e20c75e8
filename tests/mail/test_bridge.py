"""Mails become messages and answers become mails, once each, whatever breaks in between."""

from __future__ import annotations

import re
from dataclasses import replace

import httpx
import pytest

from cs_tui.core.contact_state import Delivery
from cs_tui.core.customer import Record
from cs_tui.errors import CsError
from cs_tui.mail import headers
from cs_tui.mail.bridge import GIVE_UP_MS, Round
from cs_tui.mail.headers import words_of
from cs_tui.mail.mailbox import Mailbox
from cs_tui.mail.state import State
from cs_tui.texts import mail as texts
from tests.mail.office import LI, Office, mail
from tests.mail.test_letter import NESTED, raw


async def answered(office: Office, *said: str, first: bytes | None = None) -> str:
    """A mail came, an agent took it and answered; the case."""
    await office.reads(first or mail())
    lin = await office.floor.desk("lin")
    case_id = await office.takes(lin)
    await office.answers(lin, case_id, *said)
    return case_id


async def test_a_mail_becomes_a_case_with_who_wrote_it_and_what(office: Office) -> None:
    assert await office.reads(mail()) == Round(taken=1)
    (case,) = await office.cases()
    assert case.messages[0].text == "订单没到\n\n我的订单还没到"
    assert (case.customer.name, case.customer.ref) == ("Li Lei", "li@home.example")
    assert case.contacts[0].channel == "email"


async def test_the_customers_record_has_the_address(office: Office) -> None:
    await office.reads(mail())
    (case,) = await office.cases()
    stream = f"customer/{case.customer_id}"
    record = await office.floor.hub.read(lambda session: session.log.state(stream))
    assert isinstance(record, Record)
    assert (record.name, record.email) == ("Li Lei", "li@home.example")


async def test_a_mail_read_again_is_the_same_mail(office: Office) -> None:
    await office.reads(mail())
    assert (await office.round()).nothing
    office.state_file.unlink()
    assert (await office.round()).taken == 1
    assert await office.texts() == [["订单没到\n\n我的订单还没到"]]


async def test_looking_into_the_mailbox_marks_nothing_in_it(office: Office) -> None:
    await office.reads(mail())
    assert all(b"Seen" not in row for row in office.folder.flags())


async def test_an_answer_goes_to_the_customer_with_subject_number_and_thread(
    office: Office,
) -> None:
    case_id = await answered(office, "包裹明天到")
    assert await office.round() == Round(sent=1)
    case = await office.floor.case(case_id)
    (sent,) = office.sent()
    assert sent["To"] == "Li Lei <li@home.example>"
    assert sent["From"] == "小店客服 <help@shop.example>"
    assert sent["Subject"] == f"Re: 订单没到 [{case.number}]"
    assert sent["In-Reply-To"] == sent["References"] == "<m1@home.example>"
    assert office.smtp.texts()[0].startswith("包裹明天到\r\n\r\n-- \r\n工单 ")
    assert case.messages[1].delivery is Delivery.DELIVERED
    assert (await office.round()).nothing


async def test_the_customers_reply_to_our_answer_goes_on_in_the_same_case(office: Office) -> None:
    await answered(office, "包裹明天到")
    await office.round()
    ours = str(office.sent()[0]["Message-ID"])
    await office.reads(
        mail("谢谢，明天几点？", id_="m2@home.example", subject="Re: 订单没到", In_Reply_To=ours)
    )
    assert (await office.texts())[0][1:] == ["谢谢，明天几点？"]


async def test_whoever_else_has_the_mail_begins_a_case_of_their_own(office: Office) -> None:
    await answered(office, "包裹明天到")
    await office.round()
    ours = str(office.sent()[0]["Message-ID"])
    stranger = mail(
        "请改送到我家",
        sender="Eve <eve@evil.example>",
        id_="e1@evil.example",
        subject="Re: 订单没到",
        In_Reply_To=ours,
    )
    await office.reads(stranger)
    assert [len(said) for said in await office.texts()] == [1, 1]


async def test_an_english_mail_is_answered_in_english(office: Office) -> None:
    first = mail("Where is my parcel?", subject="Parcel", sender="Ann <ann@home.example>")
    await answered(office, "It arrives tomorrow.", first=first)
    await office.round()
    assert "Simply reply to this e-mail" in office.smtp.texts()[0]
    assert (await office.cases())[0].lang == "en"


async def test_answers_of_one_conversation_leave_in_their_order(office: Office) -> None:
    await answered(office, "一", "二", "三")
    await office.round()
    assert [text[0] for text in office.smtp.texts()] == list("一二三")
    assert office.sent()[2]["References"].split()[1:] == [
        str(one["Message-ID"]) for one in office.sent()[:2]
    ]


async def test_a_refused_receiver_is_a_failed_delivery_with_the_servers_reason(
    office: Office,
) -> None:
    case_id = await answered(office, "在的")
    office.smtp.handler.refusing["li@home.example"] = "550 5.1.1 no such user"
    assert await office.round() == Round(failed=1)
    said = (await office.floor.case(case_id)).messages[1]
    assert (said.delivery, said.problem) == (Delivery.FAILED, "550 5.1.1 no such user")


@pytest.mark.parametrize("local", ["a..b", "a.", ".a"])
async def test_an_answer_reaches_an_address_with_odd_dots(office: Office, local: str) -> None:
    await answered(office, "在的", first=mail(sender=f"佐藤 <{local}@docomo.example>"))
    assert await office.round() == Round(sent=1)
    assert office.smtp.handler.receivers == [f"{local}@docomo.example"]
    assert f'To: 佐藤 <"{local}"@docomo.example>' in words_of(office.smtp.handler.mails[0].decode())


async def test_an_answer_no_mail_can_be_made_of_has_failed_and_the_others_leave(
    office: Office,
) -> None:
    await office.reads(mail(), mail(sender="ann@home.example", id_="a1@h.example"))
    lin = await office.floor.desk("lin")
    for case_id in (await office.takes(lin), await office.takes(lin)):
        await office.answers(lin, case_id, "在的")
    first, other = await office.cases()
    has_address(office, first.contacts[0].conversation, "li@home\n.example")
    assert await office.round() == Round(failed=1, sent=1)
    failed, arrived = [(await office.floor.case(one.id)).messages[1] for one in (first, other)]
    assert failed.delivery is Delivery.FAILED
    assert failed.problem.startswith("无法写成邮件")
    assert arrived.delivery is Delivery.DELIVERED


def has_address(office: Office, conversation: str, address: str) -> None:
    """The bridge remembers this address for a conversation."""
    state = State(office.state_file)
    thread = state.thread(conversation)
    assert thread is not None
    state.keep_thread(replace(thread, address=address), office.floor.moment())
    state.close()


async def test_a_greylisted_answer_is_tried_again_later_and_leaves_once(office: Office) -> None:
    await answered(office, "在的")
    office.smtp.handler.refusing["li@home.example"] = "450 4.2.0 greylisted"
    assert await office.round() == Round(later=1)
    office.smtp.handler.refusing.clear()
    assert (await office.round()).nothing
    office.floor.moment.passes(60_000)
    assert await office.round() == Round(sent=1)


async def test_what_no_server_takes_for_a_day_has_failed(office: Office) -> None:
    case_id = await answered(office, "在的")
    office.smtp.handler.refusing["li@home.example"] = "450 4.2.0 greylisted"
    await office.round()
    office.floor.moment.passes(GIVE_UP_MS)
    assert await office.round() == Round(failed=1)
    assert "greylisted" in (await office.floor.case(case_id)).messages[1].problem


async def test_a_line_cut_after_the_mail_was_taken_repeats_it_under_the_same_id(
    office: Office,
) -> None:
    await answered(office, "在的")
    office.smtp.handler.at_the_end = "drop"
    assert await office.round() == Round(later=1)
    office.smtp.handler.at_the_end = ""
    office.floor.moment.passes(60_000)
    assert await office.round() == Round(sent=1)
    assert len({str(one["Message-ID"]) for one in office.sent()}) == 1


async def test_an_answer_that_comes_back_is_failed_at_the_desk(office: Office) -> None:
    case_id = await answered(office, "在的")
    await office.round()
    await office.reads(bounce(str(office.sent()[0]["Message-ID"])))
    said = (await office.floor.case(case_id)).messages[1]
    assert said.delivery is Delivery.FAILED
    assert said.problem == "邮件被退回：smtp; 550 mailbox full"
    assert len(await office.cases()) == 1


def bounce(message_id: str) -> bytes:
    """The report of a mail server that could not deliver."""
    return (
        "From: MAILER-DAEMON@home.example\r\nTo: help@shop.example\r\nSubject: Undelivered\r\n"
        "Message-ID: <b1@home.example>\r\nAuto-Submitted: auto-replied\r\n"
        "Content-Type: multipart/report; report-type=delivery-status; boundary=XX\r\n\r\n"
        "--XX\r\nContent-Type: text/plain\r\n\r\nSorry.\r\n"
        "--XX\r\nContent-Type: message/delivery-status\r\n\r\n"
        "Reporting-MTA: dns; home.example\r\n\r\n"
        "Final-Recipient: rfc822; li@home.example\r\nAction: failed\r\nStatus: 5.2.2\r\n"
        "Diagnostic-Code: smtp; 550 mailbox full\r\n\r\n"
        "--XX\r\nContent-Type: text/rfc822-headers\r\n\r\n"
        f"From: help@shop.example\r\nMessage-ID: {message_id}\r\n\r\n--XX--\r\n"
    ).encode()


@pytest.mark.parametrize(
    "head",
    [
        {"Auto-Submitted": "auto-replied"},
        {"Precedence": "bulk"},
        {"List-Id": "<news.example>"},
        {"X-Autoreply": "yes"},
        {"Return-Path": "<>"},
    ],
)
async def test_what_no_person_wrote_becomes_no_case_and_is_listed(
    office: Office, head: dict[str, str]
) -> None:
    assert await office.reads(mail(**head)) == Round(automatic=1)
    assert await office.cases() == []
    state = State(office.state_file)
    assert [one.sender for one in state.mails(("automatic",), 9)] == ["li@home.example"]
    state.close()


async def test_our_own_mail_that_comes_back_begins_no_loop(office: Office) -> None:
    await answered(office, "在的")
    await office.round()
    office.folder.gets(office.smtp.handler.mails[0])
    assert await office.round() == Round(automatic=1)
    assert len(await office.cases()) == 1


async def test_a_form_of_our_own_with_the_customer_to_reply_to_is_taken(office: Office) -> None:
    await office.reads(mail(sender="help@shop.example", Reply_To=LI))
    assert (await office.cases())[0].customer.ref == "li@home.example"


async def test_a_full_mailbox_is_read_in_parts_and_to_its_end(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cs_tui.mail.bridge.READ_AT_ONCE", 2)
    mails = [mail(f"第 {n} 封", id_=f"m{n}@home.example") for n in range(5)]
    assert await office.reads(*mails) == Round(taken=5)


async def test_a_mailbox_numbered_anew_doubles_and_loses_nothing(office: Office) -> None:
    first, second = mail(), mail("还有一件事", id_="m2@home.example", subject="另一件")
    await office.reads(first)
    office.folder.is_numbered_anew(second, first)
    assert await office.round() == Round(taken=1)
    assert sorted(len(said) for said in await office.texts()) == [1, 1]


async def test_a_mailbox_that_was_full_before_begins_with_what_is_new(office: Office) -> None:
    office.settings = office.settings.model_copy(update={"begin": "new"})
    assert (await office.reads(mail("老邮件"))).nothing
    assert await office.reads(mail("新邮件", id_="m2@home.example")) == Round(taken=1)


async def test_a_mail_the_hub_refuses_is_put_aside_and_holds_up_nobody(office: Office) -> None:
    broken = b"\x00\xff" * 40
    nobody = mail(sender="undisclosed", id_="m3@home.example")
    assert await office.reads(broken, nobody, mail()) == Round(aside=2, taken=1)


async def test_a_mail_that_no_parser_survives_is_put_aside(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The mail server of these tests does not survive it either, so it is put in its hands.
    nested = raw(NESTED, Content_Type="multipart/mixed; boundary=0")
    with monkeypatch.context() as planted:
        planted.setattr(Mailbox, "fetch", lambda self, uid: nested)
        assert await office.reads(mail()) == Round(aside=1)
    assert await office.reads(mail()) == Round(taken=1)


async def test_a_mail_whose_ids_are_not_ascii_is_taken_and_the_next_one_too(
    office: Office,
) -> None:
    odd = mail(
        id_="订单@home.example", References="<甲@h.example> <m\x01@h.example> <m0@h.example>"
    )
    assert await office.reads(odd, mail("下一封", id_="m2@home.example")) == Round(taken=2)
    assert (await office.round()).nothing


async def test_a_mail_that_cannot_be_written_down_is_put_aside_and_holds_up_nobody(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as planted:
        planted.setattr(headers, "_ID", re.compile(r"<([^<>\s]+)>"))
        assert await office.reads(mail(id_="订单@home.example"), mail()) == Round(aside=1, taken=1)
    assert (await office.round()).nothing
    state = State(office.state_file)
    (aside,) = state.mails(("aside",), 9)
    state.close()
    assert (aside.why_zh, aside.why_en) == (texts.UNREADABLE.zh, texts.UNREADABLE.en)


async def test_of_a_huge_mail_the_beginning_is_taken_and_that_is_said(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("mailbox", "incoming"):
        monkeypatch.setattr(f"cs_tui.mail.{module}.LARGEST", 2_000)
    await office.reads(mail("很长" * 5_000))
    ((said,),) = await office.texts()
    assert len(said) < 1_000
    assert said.endswith(texts.CUT_MAIL.zh)


async def test_a_wrong_team_stops_the_bridge_with_a_sentence_and_keeps_every_mail(
    office: Office,
) -> None:
    right = office.settings
    office.settings = right.model_copy(update={"team": "nowhere"})
    with pytest.raises(CsError, match="nowhere"):
        await office.reads(mail())
    office.settings = right
    assert await office.round() == Round(taken=1)


class Cut(httpx.AsyncBaseTransport):
    """Cuts the line at one request: before the hub hears it, or before its answer is heard."""

    def __init__(self, inner: httpx.AsyncBaseTransport, at: int, *, after: bool) -> None:
        self._inner, self._left, self._after = inner, at, after

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self._left -= 1
        if self._left == 0 and not self._after:
            raise httpx.ConnectError("cut", request=request)
        answer = await self._inner.handle_async_request(request)
        if self._left == 0:
            raise httpx.ReadError("cut", request=request)
        return answer


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("at", [1, 2, 3, 4])
async def test_a_line_to_the_hub_cut_anywhere_loses_and_doubles_nothing(
    office: Office, at: int, *, after: bool
) -> None:
    case_id = await answered(office, "在的")
    office.folder.gets(mail("几点？", id_="m2@home.example", References="<m1@home.example>"))
    whole = office.transport
    office.transport = Cut(whole, at, after=after)
    with pytest.raises(CsError):
        await office.round()
    office.transport = whole
    await office.round()
    await office.round()
    case = await office.floor.case(case_id)
    assert [one.side for one in case.messages] == ["customer", "agent", "customer"]
    assert [one["Subject"] for one in office.sent()] == [f"Re: 订单没到 [{case.number}]"]
