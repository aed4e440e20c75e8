"""The settings of the bridge are checked before anything is sent anywhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from cs_tui.errors import BadFile
from cs_tui.mail.faults import MailTrouble
from cs_tui.mail.mailbox import Mailbox
from cs_tui.mail.postman import Postman
from cs_tui.mail.settings import Server, load, secret
from cs_tui.server.certificate import make
from tests.mail.imap_server import PASSWORD, USER
from tests.mail.servers import ImapServer, SmtpServer

GOOD = """
hub = "https://desk.example"
address = "help@shop.example"
[imap]
host = "imap.shop.example"
user = "help"
[smtp]
host = "smtp.shop.example"
"""


def written(tmp_path: Path, text: str) -> Path:
    """The settings in a file."""
    path = tmp_path / "mail.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_little_has_to_be_said(tmp_path: Path) -> None:
    settings = load(written(tmp_path, GOOD))
    assert (settings.imap.security, settings.imap.folder) == ("tls", "INBOX")
    assert (settings.domain, settings.channel, settings.begin) == ("shop.example", "email", "new")


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        (GOOD.replace('user = "help"', 'pasword = "x"'), "imap.pasword"),
        (GOOD.replace('"help@shop.example"', '"help"'), "address"),
        (GOOD.replace('"smtp.shop.example"', '"smtp.shop.example"\nsecurity = "plain"'), "smtp"),
        (GOOD.replace("[imap]", "begin = 5\n[imap]"), "begin"),
        ("hub = ", "mail.toml"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, wrong: str, named: str) -> None:
    with pytest.raises(BadFile, match=named):
        load(written(tmp_path, wrong))


def test_plain_lines_are_for_this_machine_alone(tmp_path: Path) -> None:
    local = GOOD.replace('"smtp.shop.example"', '"127.0.0.1"\nsecurity = "plain"')
    assert load(written(tmp_path, local)).smtp.security == "plain"


def test_a_secret_comes_from_its_file_or_the_environment_and_is_for_its_owner(
    tmp_path: Path,
) -> None:
    beside, file = tmp_path / "mail.toml", tmp_path / "pass"
    file.write_text("p4ss\n", encoding="utf-8")
    file.chmod(0o600)
    assert secret("imap", "pass", beside, {}) == "p4ss"
    assert secret("imap", "", beside, {"CS_TUI_MAIL_IMAP_PASSWORD": "env"}) == "env"
    file.chmod(0o640)
    with pytest.raises(BadFile, match="chmod 600"):
        secret("imap", "pass", beside, {})
    with pytest.raises(BadFile, match="CS_TUI_MAIL_SMTP_PASSWORD"):
        secret("smtp", "", beside, {})


def test_a_mail_server_has_to_prove_who_it_is(tmp_path: Path) -> None:
    import ssl

    certificate, key = tmp_path / "c.pem", tmp_path / "k.pem"
    make(certificate, key, ["localhost", "127.0.0.1"])
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(certificate, key)
    imap, smtp = ImapServer(certificate, key), SmtpServer(ssl_context=tls)
    try:
        for ca_file in ("", str(certificate)):
            for port, try_out in ((imap.port, _reads), (smtp.port, _sends)):
                server = Server(host="127.0.0.1", port=port, user=USER, ca_file=ca_file)
                if ca_file:
                    try_out(server)
                else:
                    with pytest.raises(MailTrouble, match="certificate verify failed"):
                        try_out(server)
    finally:
        imap.stop()
        smtp.stop()


def test_who_asks_for_encryption_never_goes_on_without(imap: ImapServer, smtp: SmtpServer) -> None:
    for port, try_out in ((imap.port, _reads), (smtp.port, _sends)):
        with pytest.raises(MailTrouble, match="(?i)tls"):
            try_out(Server(host="127.0.0.1", port=port, security="starttls", user=USER))


def test_a_wrong_password_is_said_and_not_shown(imap: ImapServer) -> None:
    server = Server(host="127.0.0.1", port=imap.port, security="plain", user=USER)
    with pytest.raises(MailTrouble) as told:
        Mailbox(server, "s3cret-guess").open()
    assert "s3cret-guess" not in str(told.value)


def _reads(server: Server) -> None:
    mailbox = Mailbox(server, PASSWORD)
    mailbox.open()
    mailbox.close()


def _sends(server: Server) -> None:
    Postman(server.model_copy(update={"user": ""}), "", "shop.example").check()
