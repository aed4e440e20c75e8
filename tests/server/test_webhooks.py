"""Programs outside are told what happens: signed, in order, never more than was asked for."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import threading
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest

from cs_tui.core.contact import reply
from cs_tui.server.app import create_app
from cs_tui.server.bootstrap import open_hub
from cs_tui.server.storage import Hook
from cs_tui.server.webhooks.payload import KINDS
from cs_tui.server.webhooks.posting import NotHeard
from cs_tui.server.webhooks.rounds import (
    AT_ONCE,
    GIVEN_UP_KEPT_MS,
    HELD_MS,
    MOST_MS,
    MOST_TRIES,
    Webhooks,
    sweep,
)
from cs_tui.texts import Words
from tests.server.floor import Client, Floor, means
from tests.server.listener import Listener

NO = Words(zh="不", en="no")


@dataclass
class Outside:
    """Hears, or does not."""

    heard: list[tuple[dict[str, str], dict[str, Any]]] = field(default_factory=list)
    deaf_to: set[str] = field(default_factory=set)
    """Cases it wants to know nothing of."""
    away: bool = False
    dies: bool = False
    asked: int = 0

    async def __call__(self, hook: Hook, headers: dict[str, str], body: bytes) -> None:
        said = json.loads(body)
        self.asked += 1
        if self.away:
            raise NotHeard(NO, away=True)
        if said["case"] in self.deaf_to:
            raise NotHeard(NO, away=False)
        mark = hmac.new(hook.secret.encode(), digestmod=hashlib.sha256)
        stamp, _, proof = headers["cs-tui-signature"].partition(",v1=")
        mark.update(stamp.removeprefix("t=").encode() + b"." + body)
        assert hmac.compare_digest(mark.hexdigest(), proof)
        assert headers["idempotency-key"] == said["id"]
        self.heard.append((headers, said))
        if self.dies:
            raise Died


class Died(BaseException):
    """The process ended here."""


class House:
    """A hub, a chat, and a program outside that is told of it."""

    def __init__(self, floor: Floor) -> None:
        self.floor = floor
        self.outside = Outside()
        self.webhooks = Webhooks(self.outside)
        self.chat: Client = floor.channel()

    def adds(
        self,
        *,
        kinds: tuple[str, ...] = KINDS,
        personal: bool = False,
        url: str = "https://x.example",
        id_: str = "h1",
    ) -> None:
        """The program wants to be told."""
        self.floor.hub.do(
            lambda work: work.session.hooks.add(
                Hook(id_, url, "s", kinds, personal, False, self._last(work), 0)
            )
        )

    @staticmethod
    def _last(work: Any) -> int:
        return int(work.session.log.last_seq())

    async def rounds(self, *, webhooks: Webhooks | None = None) -> list[str]:
        """Tells until there is nothing left to tell; the kinds that were heard."""
        before = len(self.outside.heard)
        told = webhooks or self.webhooks
        await told.round(self.floor.hub)
        await told.settled()
        return [said["kind"] for _, said in self.outside.heard[before:]]

    async def counts(self) -> tuple[int, int]:
        """How much waits and how much was given up."""
        found = await self.floor.hub.read(lambda session: session.hooks.tellings())
        return (found["h1"].waiting, found["h1"].dead) if found else (0, 0)


@pytest.fixture
def house(floor: Floor) -> House:
    return House(floor)


async def test_what_happens_after_it_was_added_is_told_once_and_in_order(house: House) -> None:
    await house.floor.writes(house.chat, "以前")
    house.adds()
    taken = await house.floor.writes(house.chat, "在吗", "c2")
    lin = await house.floor.desk("lin")
    await lin.next(case=taken.case)
    act = lin.act_on(await house.floor.case(taken.case))
    reply(act, "在的", grace_s=0, spoken=False)
    await lin.push(act.events)
    told = ["case_opened", "message_in", "claimed", "message_out"]
    assert await house.rounds() == told
    assert await house.rounds() == []
    assert await house.counts() == (0, 0)
    seqs = [said["seq"] for _, said in house.outside.heard]
    assert seqs == sorted(seqs)
    assert {said["number"] for _, said in house.outside.heard} == {taken.number}


async def test_nothing_names_or_quotes_anybody_unless_the_admin_asked(house: House) -> None:
    house.adds()
    body = {
        "conversation": "13800138000",
        "channel": "chat",
        "text": "秘密的话",
        "customer": {"name": "李雷", "phone": "13800138000", "ref": "openid-77", "order_no": "A1"},
    }
    await house.chat.http.post("/v1/intake", json=body, headers={"idempotency-key": "k"})
    await house.rounds()
    said = json.dumps([one for _, one in house.outside.heard], ensure_ascii=False)
    for secret in ("秘密的话", "李雷", "13800138000", "openid-77"):
        assert secret not in said


async def test_an_admin_who_asked_gets_what_was_said(house: House) -> None:
    house.adds(personal=True, kinds=("message_in",))
    await house.floor.writes(house.chat, "在吗")
    await house.rounds()
    ((_, said),) = house.outside.heard
    assert (said["kind"], said["personal"]["text"]) == ("message_in", "在吗")


async def test_what_agents_do_with_themselves_is_not_told(house: House) -> None:
    house.adds(kinds=("agent_registered", "case_opened"))
    await house.floor.desk("lin")
    assert await house.rounds() == []


async def test_a_case_waits_for_what_was_not_heard_and_other_cases_do_not(house: House) -> None:
    house.adds(kinds=("case_opened", "message_in"))
    first = await house.floor.writes(house.chat, "一", "c1")
    await house.floor.writes(house.chat, "二", "c2")
    house.outside.deaf_to = {first.case}
    await house.rounds()
    assert first.case not in {said["case"] for _, said in house.outside.heard}
    assert len(house.outside.heard) == 2
    house.outside.deaf_to = set()
    assert await house.rounds() == []
    house.floor.moment.passes(MOST_MS)
    assert await house.rounds() == ["case_opened", "message_in"]


async def test_a_program_that_is_away_is_left_in_peace_and_told_everything_later(
    house: House,
) -> None:
    house.adds(kinds=("case_opened",))
    for conversation in ("c1", "c2", "c3"):
        await house.floor.writes(house.chat, "在吗", conversation)
    house.outside.away = True
    await house.rounds()
    house.outside.away = False
    assert await house.rounds() == []
    house.floor.moment.passes(MOST_MS)
    assert await house.rounds() == ["case_opened"] * 3


async def test_what_is_never_heard_is_given_up_listed_and_told_again_on_demand(
    house: House,
) -> None:
    house.adds(kinds=("case_opened", "message_in"))
    taken = await house.floor.writes(house.chat, "在吗")
    house.outside.deaf_to = {taken.case}
    for _ in range(MOST_TRIES):
        await house.rounds()
        house.floor.moment.passes(2 * MOST_MS)
    assert await house.counts() == (1, 1)
    (dead,) = await house.floor.hub.read(lambda session: session.hooks.dead(9))
    assert (dead.tries, dead.problem) == (MOST_TRIES, "no")
    metrics = httpx.AsyncClient(
        transport=httpx.ASGITransport(app=house.floor.app, client=("127.0.0.1", 1)),
        base_url="http://hub",
    )
    assert "cs_tui_webhooks_dead 1\n" in (await metrics.get("/metrics")).text
    house.outside.deaf_to = set()
    assert house.floor.hub.do(lambda work: work.session.hooks.revive("h1", dead.seq)) == 1
    assert await house.rounds() == ["case_opened", "message_in"]


async def test_a_hub_that_dies_between_saying_and_noting_repeats_under_the_same_key(
    house: House,
) -> None:
    house.adds(kinds=("case_opened",))
    await house.floor.writes(house.chat, "在吗")
    house.outside.dies = True
    with pytest.raises(Died):
        await house.rounds()
    house.outside.dies = False
    assert await house.rounds(webhooks=Webhooks(house.outside)) == []
    house.floor.moment.passes(HELD_MS)
    await house.rounds(webhooks=Webhooks(house.outside))
    keys = [headers["idempotency-key"] for headers, _ in house.outside.heard]
    assert len(keys) == 2
    assert len(set(keys)) == 1


async def test_two_processes_of_a_hub_never_tell_the_same_at_once(house: House) -> None:
    house.adds(kinds=("case_opened",))
    await house.floor.writes(house.chat, "在吗")
    other = Webhooks(house.outside)
    inside: list[str] = []

    async def meanwhile(hook: Hook, headers: dict[str, str], body: bytes) -> None:
        inside.extend(await house.rounds(webhooks=other))
        await house.outside(hook, headers, body)

    first = Webhooks(meanwhile)
    await first.round(house.floor.hub)
    await first.settled()
    assert inside == []
    assert len(house.outside.heard) == 1


async def test_two_hubs_on_one_database_tell_everything_once_and_each_case_in_order(
    house: House,
) -> None:
    house.adds(kinds=("case_opened", "message_in"))
    for n in range(10):
        await house.floor.writes(house.chat, "在吗", f"c{n}")
    second, other = open_hub(house.floor.place, means(house.floor.moment)), Webhooks(house.outside)
    try:
        for _ in range(6):
            await asyncio.gather(house.webhooks.round(house.floor.hub), other.round(second))
            await asyncio.gather(house.webhooks.settled(), other.settled())
    finally:
        second.close()
    told = [(said["case"], said["kind"]) for _, said in house.outside.heard]
    assert len(told) == len(set(told)) == 20
    for case, _ in told:
        assert [kind for one, kind in told if one == case] == ["case_opened", "message_in"]


async def test_who_is_removed_is_told_no_more(house: House) -> None:
    house.adds()
    await house.floor.writes(house.chat, "在吗")
    await house.rounds()
    assert house.floor.hub.do(lambda work: work.session.hooks.remove("h1"))
    before = len(house.outside.heard)
    await house.floor.writes(house.chat, "还在吗")
    await house.rounds()
    assert len(house.outside.heard) == before
    assert not house.floor.hub.do(lambda work: work.session.hooks.remove("h1"))


async def test_one_that_never_answers_holds_up_nobody_but_itself(house: House) -> None:
    hangs, quick = Listener(silent=threading.Event()).start(), Listener().start()
    webhooks = Webhooks()
    try:
        house.adds(url=hangs.url, id_="h0", kinds=("case_opened",))
        house.adds(url=quick.url, kinds=("case_opened",))
        for n in range(3 * AT_ONCE):
            await house.floor.writes(house.chat, "在吗", f"c{n}")
        for told in (3 * AT_ONCE, 3 * AT_ONCE + 1):
            await webhooks.round(house.floor.hub)
            while len(quick.heard) < told:
                assert await asyncio.to_thread(quick.came.acquire, timeout=30)
            await house.floor.writes(house.chat, "在吗", f"later-{told}")
        assert 0 < len(hangs.heard) <= AT_ONCE
        await webhooks.close()
        await webhooks.settled()
    finally:
        hangs.stop()
        quick.stop()


async def test_who_was_away_is_asked_once_before_everything_is_told(house: House) -> None:
    house.adds(kinds=("case_opened",))
    for n in range(3):
        await house.floor.writes(house.chat, "在吗", f"c{n}")
    house.outside.away = True
    await house.rounds()
    asked = house.outside.asked
    house.floor.moment.passes(MOST_MS)
    await house.rounds()
    assert house.outside.asked == asked + 1


async def test_what_was_given_up_long_ago_is_forgotten_and_a_while_ago_is_kept(
    house: House,
) -> None:
    house.adds(kinds=("case_opened",))
    taken = await house.floor.writes(house.chat, "在吗")
    house.outside.deaf_to = {taken.case}
    for _ in range(MOST_TRIES):
        await house.rounds()
        house.floor.moment.passes(2 * MOST_MS)
    await house.floor.hub.tick()
    assert await house.counts() == (0, 1)
    house.floor.moment.passes(GIVEN_UP_KEPT_MS)
    await house.floor.hub.tick()
    assert await house.counts() == (0, 0)


async def test_what_was_for_somebody_who_is_told_no_more_is_forgotten(house: House) -> None:
    house.adds(kinds=("case_opened",))
    await house.floor.writes(house.chat, "在吗")
    house.outside.away = True
    await house.rounds()
    hub = house.floor.hub
    hub.do(lambda work: work.session.hooks.remove("h1"))
    assert hub.do(sweep) == 0
    house.adds(kinds=("case_opened",))
    await house.floor.writes(house.chat, "还在吗", "c2")
    await house.rounds()
    house.floor.changes("DELETE FROM hooks")
    assert hub.do(sweep) == 1
    assert await hub.read(lambda session: session.hooks.tellings()) == {}


def test_the_openapi_page_says_what_is_told_and_how_it_is_signed(floor: Floor) -> None:
    page = create_app(floor.hub, docs=True).openapi()
    told = page["webhooks"]["case-event"]["post"]
    assert "HMAC-SHA256" in told["description"]
    names = {one["name"] for one in told["parameters"]}
    assert names == {"cs-tui-signature", "idempotency-key", "cs-tui-hook"}
