"""`cs-tui webhooks` beside a running hub."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.cli.program import Program
from tests.server.listener import Listener
from tests.server.running import PATIENCE_S, running


@pytest.fixture
def listener() -> Iterator[Listener]:
    made = Listener().start()
    yield made
    made.stop()


@pytest.fixture
def cs_tui(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Program:
    """The folder of a hub."""
    monkeypatch.setenv("CS_TUI_LANG", "en")
    return Program(tmp_path, monkeypatch, capsys)


def test_an_admin_adds_a_program_and_it_is_told(
    cs_tui: Program, listener: Listener, tmp_path: Path
) -> None:
    with running(tmp_path) as hub:
        added = cs_tui.does("webhooks", "add", listener.url, "--json").json
        assert len(added["secret"]) >= 32
        cs_tui.does("webhooks", "test", added["id"])
        assert listener.came.acquire(timeout=PATIENCE_S)
        token = cs_tui.does("people", "add", "--service", "chat").out.strip()
        asked = {"conversation": "c", "channel": "chat", "text": "hello"}
        head = {"authorization": f"Bearer {token}", "idempotency-key": "k1"}
        answer = httpx.post(f"{hub.url}/v1/intake", json=asked, headers=head)
        assert answer.status_code == 200
        for _ in range(2):
            assert listener.came.acquire(timeout=PATIENCE_S)
        kinds = [json.loads(one.body)["kind"] for one in listener.heard]
        assert kinds == ["test", "case_opened", "message_in"]
        [listed] = cs_tui.does("webhooks", "list", "--json").json
        assert (listed["url"], listed["dead"]) == (listener.url, [])
        assert added["secret"] not in json.dumps(listed)


def test_what_cannot_be_used_is_said_before_anything_is_stored(cs_tui: Program) -> None:
    assert cs_tui("webhooks", "add", "http://crm.example/hook").code == 2
    wrong = cs_tui("webhooks", "add", "https://crm.example/hook", "--kind", "case_opend")
    assert (wrong.code, "case_opened" in wrong.err) == (2, True)
    assert cs_tui.does("webhooks", "list", "--json").json == []


def test_a_program_that_says_no_or_is_unknown_is_told_of(
    cs_tui: Program, listener: Listener
) -> None:
    listener.status = 500
    id_ = cs_tui.does("webhooks", "add", listener.url, "--json").json["id"]
    assert "500" in cs_tui("webhooks", "test", id_).err
    assert cs_tui.does("webhooks", "retry", id_, "--json").json["revived"] == 0
    cs_tui.does("webhooks", "remove", id_)
    assert "webhooks list" in cs_tui("webhooks", "remove", id_).err
