"""What a connection must prove before anything is said on it."""

from __future__ import annotations

import ssl

import pytest

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
