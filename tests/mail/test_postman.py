"""One answer that a mail server will not have holds up no other."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from typing import Any

import pytest

from cs_tui.core.contact_state import Delivery
from cs_tui.mail.bridge import Round
from cs_tui.mail.faults import MailTrouble
from cs_tui.mail.postman import Postman, Sent, Turned
from cs_tui.mail.settings import Server
from tests.mail.office import OURS, Office, mail
from tests.mail.servers import SmtpServer


async def two_answered(office: Office, first: str = "在的", second: str = "也在") -> list[str]:
    """Li and Ann wrote, and both were answered; their cases."""
    await office.reads(mail(), mail(sender="ann@home.example", id_="a1@home.example"))
    lin = await office.floor.desk("lin")
    taken = [await office.takes(lin), await office.takes(lin)]
    for case_id, said in zip(taken, (first, second), strict=True):
        await office.answers(lin, case_id, said)
    return taken


async def test_a_server_that_closes_at_a_receiver_is_called_again_for_the_next_answer(
    office: Office,
) -> None:
    await two_answered(office)
    office.smtp.handler.refusing["li@home.example"] = "421 4.3.2 closing"
    assert await office.round() == Round(later=1, sent=1)
    office.smtp.handler.refusing.clear()
    office.floor.moment.passes(60_000)
    assert await office.round() == Round(sent=1)
    assert office.smtp.handler.receivers == ["ann@home.example", "li@home.example"]


async def test_a_server_that_closes_at_a_text_is_called_again_for_the_next_answer(
    office: Office,
) -> None:
    await two_answered(office)
    office.smtp.handler.at_the_end = "421 4.3.2 closing"
    assert await office.round() == Round(later=2)
    office.smtp.handler.at_the_end = ""
    office.floor.moment.passes(60_000)
    assert await office.round() == Round(sent=2)


@contextmanager
def sends_over(office: Office, **options: Any) -> Iterator[SmtpServer]:
    """Answers leave over another server meanwhile."""
    server, settings = SmtpServer(**options), office.settings
    smtp = settings.smtp.model_copy(update={"port": server.port})
    office.settings = settings.model_copy(update={"smtp": smtp})
    try:
        yield server
    finally:
        office.settings = settings
        server.stop()


async def test_an_answer_too_large_for_the_server_has_failed_and_the_others_leave(
    office: Office,
) -> None:
    large, _ = await two_answered(office, "很长" * 1_500)
    with sends_over(office, data_size_limit=4_000) as strict:
        assert await office.round() == Round(failed=1, sent=1)
    assert strict.handler.receivers == ["ann@home.example"]
    said = (await office.floor.case(large)).messages[1]
    assert said.delivery is Delivery.FAILED
    assert said.problem.startswith("552 ")


async def test_a_server_that_wants_us_to_log_in_first_fails_no_answer(office: Office) -> None:
    await two_answered(office)
    office.smtp.handler.at_the_sender = "530 5.7.0 log in first"
    with pytest.raises(MailTrouble, match="530"):
        await office.round()
    office.smtp.handler.at_the_sender = ""
    assert await office.round() == Round(sent=2)


def test_a_mail_that_cannot_be_put_into_bytes_holds_up_no_other(smtp: SmtpServer) -> None:
    postman = Postman(Server(host="127.0.0.1", port=smtp.port, security="plain"), "", "x.example")
    letter, broken = EmailMessage(), EmailMessage()
    letter.set_content("hello")
    broken.set_payload("\ud800")
    outcomes = [postman.send(one, OURS, "ann@h.example") for one in (broken, letter)]
    postman.close()
    assert [type(one) for one in outcomes] == [Turned, Sent]
