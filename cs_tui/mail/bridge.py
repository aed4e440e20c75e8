"""The bridge between a mailbox and the hub: one round reads what came and sends what is ready.

Each step is noted after it took effect on the other side, and each other side knows a repeat when
it sees one: the hub by the key of a mail, a mailbox by the Message-ID of an answer.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from typing import Final

from cs_tui.core.ports import Clock, Instant
from cs_tui.core.text import one_line
from cs_tui.mail.incoming import Incoming
from cs_tui.mail.mailbox import Mailbox
from cs_tui.mail.postman import Later, Outcome, Postman, Sent, Turned
from cs_tui.mail.settings import MailSettings
from cs_tui.mail.state import Left, State, Thread
from cs_tui.mail.threads import our_id
from cs_tui.mail.writing import UNWRITABLE, mail_of, spelled
from cs_tui.sync.faults import TurnedAway
from cs_tui.sync.gateway import Gateway
from cs_tui.sync.wire import Ack, Outgoing
from cs_tui.texts import Lang, lang_of
from cs_tui.texts import mail as texts

GIVE_UP_MS: Final = 24 * 3600 * 1000
"""An answer that no mail server took for so long is said to have failed."""

FIRST_AGAIN_MS: Final = 60 * 1000
MOST_AGAIN_MS: Final = 3600 * 1000
_DOUBLINGS: Final = 10

READ_AT_ONCE: Final = 200
"""Mails in one round: answers leave between them, also while a full mailbox is read."""
_THREAD_IDS: Final = 20


@dataclass(slots=True)
class Round:
    """What one round did."""

    taken: int = 0
    automatic: int = 0
    aside: int = 0
    sent: int = 0
    failed: int = 0
    later: int = 0
    more: bool = False
    """There are more mails to be read."""

    @property
    def nothing(self) -> bool:
        """Whether nothing happened at all."""
        return self == Round()


class Bridge:
    """One mailbox, one mail server, one hub."""

    def __init__(
        self,
        settings: MailSettings,
        gateway: Gateway,
        state: State,
        mailbox: Mailbox,
        postman: Postman,
        clock: Clock,
        stopping: Callable[[], bool] = lambda: False,
    ) -> None:
        self._stopping = stopping
        self._settings = settings
        self._gateway = gateway
        self._state = state
        self._mailbox = mailbox
        self._postman = postman
        self._clock = clock
        self._incoming = Incoming(settings, gateway, state, clock)

    async def read(self, done: Round) -> None:
        """Takes in every mail that came; raises `MailTrouble` and what the gateway raises."""
        opened = await asyncio.to_thread(self._mailbox.open)
        since = self._incoming.begin(opened)
        found = await asyncio.to_thread(self._mailbox.after, since, READ_AT_ONCE + 1)
        done.more = len(found) > READ_AT_ONCE
        for listed in found[:READ_AT_ONCE]:
            if self._stopping():
                return
            if self._incoming.too_old(listed):
                self._state.set_meta(last_uid=listed.uid)
                continue
            raw = await asyncio.to_thread(self._mailbox.fetch, listed.uid)
            if raw is None:
                self._state.set_meta(last_uid=listed.uid)
                continue
            became = await self._incoming.take(listed.uid, raw)
            self._incoming.saw(listed)
            done.taken += became == "taken"
            done.automatic += became == "automatic"
            done.aside += became == "aside"

    async def send(self, done: Round) -> None:
        """Sends every answer that is ready, each conversation in order; raises as `read` does."""
        held: set[str] = set()
        try:
            async for answer in self._ready():
                if self._stopping():
                    return
                if answer.conversation in held or not await self._one(answer, done):
                    # What was said later must not arrive before what waits.
                    held.add(answer.conversation)
        finally:
            await asyncio.to_thread(self._postman.close)

    async def _ready(self) -> AsyncIterator[Outgoing]:
        cursor = 0
        while True:
            page = await self._gateway.outbound(self._settings.channel, cursor)
            for answer in page.messages:
                yield answer
            if page.next <= cursor:
                return
            cursor = page.next

    async def _one(self, answer: Outgoing, done: Round) -> bool:
        """Takes an answer as far as it goes now; whether it is done with."""
        now = self._clock()
        left = self._state.answer(answer.message) or Left(answer.message, "sending", "", 0, now, 0)
        if left.step == "sending":
            if left.next_at > now:
                return False
            left = await self._try(answer, left)
            self._state.keep_answer(left)
            done.sent += left.step == "sent"
            done.failed += left.step == "failed"
            done.later += left.step == "sending"
        if left.step == "sending":
            return False
        await self._settle(left)
        return True

    async def _try(self, answer: Outgoing, left: Left) -> Left:
        thread = self._state.thread(answer.conversation)
        if thread is None:
            return replace(left, step="failed", problem=texts.NO_ADDRESS.say(self._settings.lang))
        now = self._clock()
        match await self._outcome(answer, thread, now):
            case Sent():
                self._remember(thread, answer)
                return replace(left, step="sent", tries=left.tries + 1)
            case Turned(why):
                return replace(left, step="failed", problem=why, tries=left.tries + 1)
            case Later(why):
                return _again(replace(left, tries=left.tries + 1), why, now, _lang(thread))

    async def _outcome(self, answer: Outgoing, thread: Thread, now: Instant) -> Outcome:
        """What became of a mail with this answer; one that cannot be made holds up no other."""
        sender, receiver = spelled(self._settings.address), spelled(thread.address)
        try:
            mail = mail_of(self._settings, thread, answer, now)
        except UNWRITABLE as error:
            return Turned(texts.NOT_WRITTEN.say(_lang(thread), why=one_line(str(error))))
        return await asyncio.to_thread(self._postman.send, mail, sender, receiver)

    def _remember(self, thread: Thread, answer: Outgoing) -> None:
        """The next answer refers to this one."""
        id_ = our_id(answer.message, thread.token, self._settings.domain)
        if id_ in thread.references:
            return
        kept = thread.references
        if len(kept) >= _THREAD_IDS:
            kept = (kept[0], *kept[2 - _THREAD_IDS :])
        self._state.keep_thread(replace(thread, references=(*kept, id_)), self._clock())

    async def _settle(self, left: Left) -> None:
        """Tells the hub what became of it; a message it does not know any more is done with."""
        ok = left.step == "sent" or (left.step == "settled" and not left.problem)
        try:
            await self._gateway.ack(Ack(message=left.message, ok=ok, problem=left.problem))
        except TurnedAway as refused:
            if refused.problem.status != 404:
                raise
        self._state.keep_answer(replace(left, step="settled"))


def _again(left: Left, why: str, now: int, lang: Lang) -> Left:
    """When a mail that was not taken is tried again: later each time, for a day."""
    if now - left.first_at >= GIVE_UP_MS:
        return replace(left, step="failed", problem=texts.GAVE_UP.say(lang, why=why))
    wait_ms = min(MOST_AGAIN_MS, FIRST_AGAIN_MS << min(left.tries - 1, _DOUBLINGS))
    return replace(left, problem="", next_at=now + wait_ms)


def _lang(thread: Thread) -> Lang:
    return lang_of(thread.lang)
