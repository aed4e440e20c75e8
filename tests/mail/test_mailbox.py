"""A mailbox is read part by part and mail by mail, however large it is and whatever it promises."""

from __future__ import annotations

from pathlib import Path

import pytest

from cs_tui.mail import mailbox
from cs_tui.mail.bridge import Round
from tests.mail.imap_server import NUMBERS_DO_NOT_LAST
from tests.mail.office import Office, mail
from tests.mail.servers import ImapServer, SmtpServer
from tests.server.floor import Floor


async def test_of_a_full_mailbox_only_what_is_read_next_is_listed(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed: list[bytes] = []
    parse = mailbox._listed

    def counted(row: bytes) -> mailbox.Listed | None:
        listed.append(row)
        return parse(row)

    monkeypatch.setattr(mailbox, "_listed", counted)
    office.folder.gets(*(mail(id_=f"m{n}@home.example") for n in range(40)))
    office.mailbox.open()
    assert [one.uid for one in office.mailbox.after(0, 3)] == [101, 102, 103]
    assert len(listed) == 3
    for uid in (101, 109, 117, 138, 139):
        listed.clear()
        expected = list(range(uid + 1, min(uid + 4, 141)))
        assert [one.uid for one in office.mailbox.after(uid, 3)] == expected
        assert len(listed) <= 3 + 11
    listed.clear()
    assert office.mailbox.after(140, 3) == []
    assert len(listed) == 1


async def test_a_mailbox_whose_numbers_do_not_last_doubles_and_loses_nothing(
    floor: Floor, smtp: SmtpServer, tmp_path: Path
) -> None:
    server = ImapServer(NUMBERS_DO_NOT_LAST)
    try:
        office = Office(floor, server.folder("Box"), smtp, tmp_path)
        first = mail("一")
        second = mail("二", id_="m2@home.example", subject="另一件")
        assert await office.reads(first) == Round(taken=1)
        office.mailbox.close()
        office.folder.is_numbered_anew(second, first)
        assert await office.round() == Round(taken=1)
        assert (await office.round()).nothing
        office.mailbox.close()
        assert sorted(len(said) for said in await office.texts()) == [1, 1]
    finally:
        server.stop()
