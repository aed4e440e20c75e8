"""The channels of the simulated floor: customers write in, and our answers reach them."""

from __future__ import annotations

import random
import sys
from typing import Final

from cs_tui.content import Story
from cs_tui.core.ports import HUB, Instant, NewId
from cs_tui.demo.arrivals import Arrivals
from cs_tui.demo.customer import Customer, arrives
from cs_tui.demo.link import Link
from cs_tui.errors import HubRefused
from cs_tui.sync.wire import Ack, Intake, IntakeCustomer, Outbound, Outgoing, Taken
from cs_tui.texts import Words
from cs_tui.texts import demo as texts

LISTEN_EVERY_MS: Final = 700

ONE_FAILS_IN: Final = 40
"""One message in so many does not arrive, where a channel can tell."""

FAULTS: Final[dict[str, tuple[Words, ...]]] = {
    "email": (texts.MAILBOX_FULL, texts.NO_SUCH_MAILBOX),
    "sms": (texts.PHONE_OFF, texts.BLOCKED),
}

PACE: Final = (0.8, 1.4)
TERSE: Final = 0.5
"""So many of the customers say nothing more once they got what they wanted."""


class Floor:
    """Every channel's adapter, and all customers who are in a conversation.

    `tick` does what is due and may be repeated after any failure: a line carries the same
    Idempotency-Key again, and a message is heard once however often the hub hands it out.
    """

    def __init__(self, link: Link, arrivals: Arrivals, rng: random.Random, new_id: NewId) -> None:
        self._link = link
        self._arrivals = arrivals
        self._rng = rng
        self._new_id = new_id
        self._customers: dict[str, Customer] = {}
        self._cursors: dict[str, int] = {}
        self._listens_at: Instant = 0

    @property
    def customers(self) -> tuple[Customer, ...]:
        """Everybody in a conversation."""
        return tuple(self._customers.values())

    def story(self, conversation: str) -> Story | None:
        """What a conversation is really about; None for one that is not ours."""
        customer = self._customers.get(conversation)
        return None if customer is None else customer.story

    async def tick(self, now: Instant, waiting: int) -> None:
        """Does what is due now; `waiting` is the length of the queue.

        Raises `Offline` when the hub cannot be reached: what was not done is due at the next tick.
        """
        story = self._arrivals.due(now, waiting)
        if story is not None:
            self._begin(story, now)
        for conversation in list(self._customers):
            await self._say(conversation, now)
        if now >= self._listens_at:
            self._listens_at = now + LISTEN_EVERY_MS
            for channel in list(self._cursors):
                await self._listen(channel, now)

    def _begin(self, story: Story, now: Instant) -> None:
        conversation = f"{story.channel}-{self._new_id()}"
        self._cursors.setdefault(story.channel, 0)
        self._customers[conversation] = arrives(
            story,
            conversation,
            now,
            pace=self._rng.uniform(*PACE),
            terse=self._rng.random() < TERSE,
        )

    async def _say(self, conversation: str, now: Instant) -> None:
        customer = self._customers[conversation]
        after, text = customer.speaks(now)
        if text is None:
            return
        key = f"{conversation}-{customer.said}"
        try:
            await self._link.post(
                "/v1/intake", _intake(customer, text), Taken, {"idempotency-key": key}
            )
        except HubRefused as refused:
            # Saying it again would be refused again; the floor goes on with everybody else.
            sys.stderr.write(f"{refused.words.en}\n")
        self._customers[conversation] = after

    async def _listen(self, channel: str, now: Instant) -> None:
        cursor = self._cursors[channel]
        out = await self._link.get("/v1/outbound", Outbound, channel=channel, cursor=cursor)
        for message in out.messages:
            ack = self._ack(message)
            await self._link.tell("/v1/outbound/ack", ack)
            self._cursors[channel] = message.n
            customer = self._customers.get(message.conversation)
            if customer is not None and ack.ok and message.agent != HUB:
                self._customers[message.conversation] = customer.hears(message.text, now)
        self._cursors[channel] = max(out.next, self._cursors[channel])

    def _ack(self, message: Outgoing) -> Ack:
        faults = FAULTS.get(message.channel)
        if faults is None or self._rng.randrange(ONE_FAILS_IN):
            return Ack(message=message.message, ok=True)
        customer = self._customers.get(message.conversation)
        lang = "zh" if customer is None else customer.story.lang
        return Ack(message=message.message, ok=False, problem=self._rng.choice(faults).say(lang))


def _intake(customer: Customer, text: str) -> Intake:
    story = customer.story
    who = story.customer
    return Intake(
        conversation=customer.conversation,
        channel=story.channel,
        text=text,
        lang=story.lang,
        customer=IntakeCustomer(
            ref=f"demo-{story.id}",
            name=who.name,
            phone=who.phone,
            order_no=who.order_no,
            grade=who.tier,
        ),
    )
