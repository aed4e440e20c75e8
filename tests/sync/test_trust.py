"""What a connection must prove before anything is said on it."""

from __future__ import annotations

import asyncio
import ssl
from pathlib import Path

import pytest

from cs_tui.server.certificate import make
from cs_tui.sync.faults import Unreachable
from cs_tui.sync.gateway import Gateway
from cs_tui.sync.trust import trusted


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """How often the system's roots were loaded."""
    made: list[str] = []
    real = ssl.create_default_context

    def counted() -> ssl.SSLContext:
        made.append("roots")
        return real()

    monkeypatch.setattr(ssl, "create_default_context", counted)
    return made


@pytest.mark.parametrize("url", ["http://127.0.0.1:8470", "http://localhost", "http://[::1]:1"])
async def test_plain_http_to_this_machine_loads_no_roots_and_believes_nobody(
    url: str, loads: list[str]
) -> None:
    context = await trusted(url, "")
    assert loads == []
    assert context.cert_store_stats()["x509"] == 0
    assert (context.verify_mode, context.check_hostname) == (ssl.CERT_REQUIRED, True)


async def test_https_without_a_pin_must_prove_itself_to_the_system(loads: list[str]) -> None:
    context = await trusted("https://hub.example", "")
    assert loads == ["roots"]
    assert (context.verify_mode, context.check_hostname) == (ssl.CERT_REQUIRED, True)


async def test_a_certificate_nobody_vouches_for_is_named_as_the_reason_and_is_sent_nothing(
    tmp_path: Path,
) -> None:
    heard: list[bytes] = []

    async def answers(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heard.append(await reader.read())
        writer.close()

    make(tmp_path / "hub.pem", tmp_path / "hub.key", ["127.0.0.1"])
    shows = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    shows.load_cert_chain(tmp_path / "hub.pem", tmp_path / "hub.key")
    async with await asyncio.start_server(answers, "127.0.0.1", 0, ssl=shows) as server:
        port = server.sockets[0].getsockname()[1]
        way = Gateway(f"https://127.0.0.1:{port}", "token")
        with pytest.raises(Unreachable, match="does not trust the certificate"):
            await way.hello()
        await way.close()

    assert heard == []
