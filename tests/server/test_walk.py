"""One conversation from the customer's first word to the delivered answer, over HTTP."""

from __future__ import annotations

from cs_tui.core.case import Status
from cs_tui.core.contact import front, reply
from cs_tui.core.contact_state import Delivery
from tests.server.floor import Floor, folded


async def test_a_message_from_outside_is_served_answered_delivered_and_seen_by_the_team(
    floor: Floor,
) -> None:
    lin, wang = await floor.desk("lin"), await floor.desk("wang")
    chat = floor.channel()

    taken = await floor.writes(chat, "下单三天了还没发货")
    served = await lin.next()
    assert served.case == taken.case
    assert taken.number == "A1001"

    case = folded(served.changes)
    assert (case.owner, case.status) == ("lin", Status.ACTIVE)
    act = lin.act_on(case)
    front(act, "2026-09-21")
    message = reply(act, "我马上查", grace_s=3, spoken=False)
    pushed = await lin.push(act.events, packed=True)
    assert [result.status for result in pushed.results] == ["accepted", "accepted"]

    assert (await floor.leaving(chat)).messages == ()
    floor.moment.passes(3_000)
    (leaving,) = (await floor.leaving(chat)).messages
    assert (leaving.message, leaving.text, leaving.conversation) == (message, "我马上查", "c1")
    await floor.settles(chat, message)

    seen = await wang.pull()
    stream = [c for c in seen.changes if f'"stream":"case/{taken.case}"' in c.event.fact]
    said = folded(stream).message(message)
    assert said is not None
    assert said.delivery is Delivery.DELIVERED
    assert await floor.seqs() == list(range(1, seen.next + 1))
