"""A webhook goes where it may go, and believes nothing it is answered."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Iterator
from ipaddress import ip_address
from pathlib import Path

import pytest

from cs_tui.errors import UsageError
from cs_tui.server.certificate import make
from cs_tui.server.webhooks.posting import NotHeard, checked, may_go, post
from tests.server.listener import Listener


@pytest.fixture
def listener() -> Iterator[Listener]:
    made = Listener().start()
    yield made
    made.stop()


async def test_a_2xx_says_that_it_was_heard(listener: Listener) -> None:
    await post(listener.url, {"cs-tui-hook": "h"}, b"{}", private=False)
    (heard,) = listener.heard
    assert (heard.path, heard.body, heard.headers["cs-tui-hook"]) == ("/hook", b"{}", "h")
    assert heard.headers["host"].startswith("localhost:")


@pytest.mark.parametrize(
    ("status", "away"), [(301, False), (302, False), (400, False), (410, False), (429, True)]
)
async def test_nothing_else_does_and_nobody_is_sent_elsewhere(
    listener: Listener, status: int, *, away: bool
) -> None:
    listener.status, listener.answer = status, {"location": listener.url}
    with pytest.raises(NotHeard, match=str(status)) as told:
        await post(listener.url, {}, b"{}", private=False)
    assert told.value.away is away
    assert len(listener.heard) == 1


async def test_who_never_answers_is_left_after_the_deadline(listener: Listener) -> None:
    listener.silent = threading.Event()
    with pytest.raises(NotHeard, match="no answer"):
        await post(listener.url, {}, b"{}", private=False, deadline_s=0.2)


@pytest.mark.parametrize(
    "place",
    [
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "169.254.169.254",
        "127.0.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "::1",
        "fe80::1%eth0",
        "fd00::1",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1",
        "2002:a00:1::",
    ],
)
async def test_a_name_that_leads_inside_is_not_followed(place: str) -> None:
    async def look(host: str, port: int) -> list[str]:
        return ["93.184.216.34", place]

    with pytest.raises(NotHeard, match="private network"):
        await post("https://hook.example/x", {}, b"{}", private=False, look=look)


async def test_declared_private_is_not_this_machine_nor_the_clouds_own_address() -> None:
    for place in ("127.0.0.1", "169.254.169.254"):

        async def look(host: str, port: int, place: str = place) -> list[str]:
            return [place]

        with pytest.raises(NotHeard, match="private network"):
            await post("https://hook.example/x", {}, b"{}", private=True, look=look)


async def test_the_next_address_of_a_name_is_tried_where_nobody_listens(
    listener: Listener,
) -> None:
    async def look(host: str, port: int) -> list[str]:
        return ["::1", "127.0.0.2", "127.0.0.1"]

    await post(listener.url, {}, b"{}", private=False, look=look)
    assert len(listener.heard) == 1


def test_a_private_network_has_to_be_declared() -> None:
    for place in ("10.0.0.1", "192.168.1.1", "fd00::1"):
        assert not may_go(ip_address(place), private=False)
        assert may_go(ip_address(place), private=True)
    assert may_go(ip_address("93.184.216.34"), private=False)


async def test_the_other_side_has_to_prove_who_it_is(tmp_path: Path) -> None:
    certificate, key = tmp_path / "c.pem", tmp_path / "k.pem"
    make(certificate, key, ["localhost"])
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(certificate, key)
    listener = Listener().start(tls)
    try:
        with pytest.raises(NotHeard, match="CERTIFICATE_VERIFY_FAILED"):
            await post(listener.url, {}, b"{}", private=False)
        known = ssl.create_default_context(cafile=certificate)
        await post(listener.url, {}, b"{}", private=False, verify=known)
        by_number = listener.url.replace("localhost", "127.0.0.1")
        with pytest.raises(NotHeard, match="CERTIFICATE_VERIFY_FAILED"):
            await post(by_number, {}, b"{}", private=False, verify=known)
    finally:
        listener.stop()


@pytest.mark.parametrize(
    "url",
    [
        "http://hook.example/x",
        "ftp://hook.example/x",
        "https://user:pass@hook.example/x",
        "https:///x",
        "https://hook.example:99999/x",
        "https://hook.example/a b",
        "hook.example",
    ],
)
def test_an_address_that_cannot_be_used_is_refused_when_it_is_added(url: str) -> None:
    with pytest.raises(UsageError):
        checked(url)


def test_addresses_that_can_be_used() -> None:
    for url in ("https://hook.example/x?y=1", "http://127.0.0.1:8080/", "http://localhost/x"):
        assert checked(url) == url


@pytest.mark.parametrize("host", ["a..b", f"{'x' * 64}.example"])
async def test_a_name_that_cannot_be_one_is_not_heard_and_ends_nothing(host: str) -> None:
    with pytest.raises(NotHeard):
        await post(f"https://{host}/", {}, b"{}", private=False)
