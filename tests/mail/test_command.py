"""`cs-tui mail` as an admin runs it, against a real hub and real mail servers."""

from __future__ import annotations

import os
import signal
import subprocess
from itertools import count
from pathlib import Path

import pytest

from tests.cli.program import Program
from tests.mail.imap_server import PASSWORD
from tests.mail.office import mail
from tests.mail.servers import Folder, ImapServer, SmtpServer
from tests.server.running import HERE, PROGRAM, command, environment, running

_folders = count(1)


@pytest.fixture
def folder(imap: ImapServer) -> Folder:
    """A mailbox."""
    return imap.folder(f"Command{next(_folders)}")


def settings(home: Path, hub: str, folder: Folder, smtp: SmtpServer) -> Path:
    """Settings with their secrets beside them."""
    for name, said in (("imap.pass", PASSWORD), ("mail.token", "unknown")):
        path = home / name
        if not path.exists():
            path.write_text(said, encoding="utf-8")
        path.chmod(0o600)
    path = home / "mail.toml"
    path.write_text(
        f'hub = "{hub}"\naddress = "help@shop.example"\nbegin = "all"\n'
        f'token_file = "mail.token"\n[imap]\nhost = "127.0.0.1"\nport = {folder.port}\n'
        f'security = "plain"\nuser = "help"\npassword_file = "imap.pass"\n'
        f'folder = "{folder.name}"\n[smtp]\nhost = "127.0.0.1"\nport = {smtp.port}\n'
        'security = "plain"\n',
        encoding="utf-8",
    )
    return path


def test_an_admin_connects_a_mailbox(
    tmp_path: Path,
    folder: Folder,
    smtp: SmtpServer,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("CS_TUI_LANG", "en")
    cs_tui = Program(tmp_path, monkeypatch, capsys)
    with running(tmp_path) as hub:
        given = ("--settings", str(settings(tmp_path, hub.url, folder, smtp)))
        turned_away = cs_tui("mail", "check", *given)
        assert (turned_away.code, turned_away.out) == (4, "")
        token = cs_tui.does("people", "add", "--service", "mail").out
        (tmp_path / "mail.token").write_text(token, encoding="utf-8")
        cs_tui.does("mail", "check", *given)
        folder.gets(mail(), mail(id_="m2@home.example", Precedence="bulk", subject="Sale"))
        assert cs_tui.does("mail", "run", "--once", "--json", *given).json["taken"] == 1
        listed = cs_tui.does("mail", "list", "--automatic", *given).out
        assert "li@home.example  Sale  not written by a person (Precedence: bulk)" in listed


def test_a_second_bridge_is_told_and_the_first_ends_when_asked(
    tmp_path: Path, folder: Folder, smtp: SmtpServer
) -> None:
    path = settings(tmp_path, "http://127.0.0.1:9", folder, smtp)
    first = subprocess.Popen(
        [*PROGRAM, "mail", "run", "--settings", str(path)],
        cwd=HERE,
        env=environment(tmp_path),
        stderr=subprocess.PIPE,
        text=True,
    )
    assert first.stderr is not None
    try:
        assert "help@shop.example" in first.stderr.readline()
        second = command("mail", "run", "--settings", str(path), home=tmp_path)
        assert second.returncode == 5
        # Without a hub it says so, once, and goes on.
        assert "http://127.0.0.1:9" in first.stderr.readline()
        os.kill(first.pid, signal.SIGTERM)
        assert first.wait(60) == 128 + signal.SIGTERM
    finally:
        first.kill()
        first.communicate()
