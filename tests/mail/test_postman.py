"""One answer that a mail server will not have holds up no other."""

from __future__ import annotations

import pytest

from cs_tui.mail.bridge import Round
from tests.mail.office import Office, mail

pytestmark = pytest.mark.xdist_group("mail")


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
