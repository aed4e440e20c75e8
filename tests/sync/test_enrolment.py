"""The one-time code and what it gives."""

from __future__ import annotations

import base64
import json

import httpx
import pytest

from cs_tui.errors import UsageError
from cs_tui.sync import wire
from cs_tui.sync.enrolment import Code, enrol, read_code
from cs_tui.sync.faults import TurnedAway, UnsafeAddress
from cs_tui.sync.gateway import Gateway
from tests.sync.hub import URL, answer, problem


def coded(**data: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(data).encode()).decode().rstrip("=")


GOOD = coded(u=URL, c="secret-é" * 9, f=None)


@pytest.mark.parametrize(
    "pasted",
    [
        GOOD,
        f"  {GOOD}\n",
        "\r\n".join(GOOD[at : at + 20] for at in range(0, len(GOOD), 20)),
        f"\ufeff'{GOOD}=='",
        GOOD.replace("", " "),
    ],
)
def test_a_code_survives_being_pasted(pasted: str) -> None:
    assert read_code(pasted) == Code(URL, "secret-é" * 9, "")


def test_a_code_names_the_certificate_to_expect() -> None:
    assert read_code(coded(u=URL, c="s", f="ab:cd")).fingerprint == "ab:cd"


@pytest.mark.parametrize(
    "pasted",
    [
        "",
        "hello",
        GOOD[:-9],
        GOOD[9:],
        "登记码",
        coded(u=URL),
        coded(u=URL, c=""),
        coded(u=1, c="s"),
        base64.urlsafe_b64encode(b"[" * 100_000).decode(),
        base64.urlsafe_b64encode(b"\xff\xfe").decode(),
    ],
)
def test_a_broken_code_is_answered_by_a_sentence(pasted: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_code(pasted)

    assert "复制" in caught.value.say("zh")
    assert "paste" in caught.value.say("en")


def test_a_code_for_an_unencrypted_hub_elsewhere_is_not_used() -> None:
    with pytest.raises(UnsafeAddress):
        read_code(coded(u="http://hub.example", c="s"))


def gateway_that_answers(given: wire.Enrolled) -> Gateway:
    return Gateway(URL, transport=httpx.MockTransport(lambda request: answer(given)))


ENROLLED = wire.Enrolled(
    token="t0ken",
    actor="lin",
    name="林",
    role="agent",
    teams=("desk",),
    langs=("zh", "en"),
    prefix="B",
    server_id="hub-1",
    epoch=1,
)


async def test_joining_gives_the_values_of_a_profile() -> None:
    gateway = gateway_that_answers(ENROLLED)

    joined = await enrol(lambda code: gateway, read_code(GOOD), "laptop")

    assert (joined.actor, joined.token, joined.prefix) == ("lin", "t0ken", "B")
    assert (joined.hub_url, joined.server_id, joined.fingerprint) == (URL, "hub-1", "")


async def test_a_token_that_no_header_can_carry_is_refused() -> None:
    bad = ENROLLED.model_copy(update={"token": "a\r\nx: y"})

    with pytest.raises(UsageError):
        await enrol(lambda code: gateway_that_answers(bad), read_code(GOOD), "laptop")


async def test_a_used_code_says_why_in_the_words_of_the_hub() -> None:
    used = problem(410, zh="登记码已用过", en="the code was used")
    gateway = Gateway(URL, transport=httpx.MockTransport(lambda request: answer(used, 410)))

    with pytest.raises(TurnedAway, match="the code was used"):
        await enrol(lambda code: gateway, read_code(GOOD), "laptop")
