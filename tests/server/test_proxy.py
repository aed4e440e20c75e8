"""Behind a proxy only the proxy speaks to the hub, and people are counted by their own address."""

from __future__ import annotations

import httpx
import pytest

from cs_tui.errors import UsageError
from cs_tui.server.attempts import FREE
from cs_tui.server.proxy import Proxied, networks
from cs_tui.sync.wire import Enrol
from tests.server.floor import Floor


def through(floor: Floor, peer: str, *addresses: str) -> httpx.AsyncClient:
    """Who connects from an address to a hub whose proxy speaks from others."""
    app = Proxied(floor.app, networks(addresses))
    transport = httpx.ASGITransport(app=app, client=(peer, 40_000))
    return httpx.AsyncClient(transport=transport, base_url="http://hub")


@pytest.mark.parametrize(
    ("peer", "status"),
    [
        ("127.0.0.1", 200),
        ("::1", 200),
        ("172.18.0.2", 200),
        ("::ffff:172.18.0.2", 200),
        ("172.19.0.2", 403),
        ("203.0.113.7", 403),
        ("nonsense", 403),
    ],
)
async def test_who_comes_past_the_proxy_is_turned_away(
    floor: Floor, peer: str, status: int
) -> None:
    answer = await through(floor, peer, "172.18.0.0/16").get("/v1/hello")
    assert answer.status_code == status


async def guess(client: httpx.AsyncClient, said: str) -> int:
    """A wrong code from behind the proxy."""
    asked = Enrol(code="guess", device="laptop").model_dump_json()
    answer = await client.post("/v1/enrol", content=asked, headers={"x-forwarded-for": said})
    return answer.status_code


async def test_one_who_guesses_behind_the_proxy_locks_out_no_colleague(floor: Floor) -> None:
    client = through(floor, "10.0.0.2", "10.0.0.2")
    for n in range(FREE + 1):
        # What comes before the proxy's own word is the guesser's invention.
        assert await guess(client, f"198.51.100.{n}, 203.0.113.7") == 403
    assert await guess(client, "198.51.100.99, 203.0.113.7, 10.0.0.2") == 429
    assert await guess(client, "203.0.113.8") == 403


def test_what_is_no_address_is_said_so() -> None:
    with pytest.raises(UsageError) as refused:
        networks(["the-proxy"])
    assert "the-proxy" in refused.value.words.en
