"""What becomes of one mail: a message of a case, or a line in the list of those put aside."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Final

from cs_tui.core.ports import Clock
from cs_tui.mail.letter import Letter, read
from cs_tui.mail.mailbox import LARGEST, Listed, Opened, day_start
from cs_tui.mail.settings import MailSettings
from cs_tui.mail.state import Aside, Became, State, Thread
from cs_tui.mail.threads import conversation_of, key_of, message_in, token_of
from cs_tui.sync.faults import HubFailed, TurnedAway
from cs_tui.sync.gateway import Gateway
from cs_tui.sync.wire import Ack, Intake, IntakeCustomer
from cs_tui.texts import Lang, Words
from cs_tui.texts import mail as texts

SLACK_MS: Final = 10 * 60 * 1000
"""How much clocks of mailbox and bridge may differ when a mailbox is read anew."""

AGAIN_MS: Final = 7 * 24 * 3600 * 1000
"""So far before the latest mail a mailbox is read anew where its numbers do not last."""

HUB_TRIES: Final = 5
"""A mail the hub fails at so often is put aside, so that those behind it come in."""

UNREADABLE: Final = (ValueError, LookupError, TypeError, AttributeError, RecursionError)
"""What the standard library raises at mails that only an enemy writes, read or written down."""

_THREAD_IDS: Final = 20


class Incoming:
    """Reads mails of one mailbox and brings them to the hub."""

    def __init__(
        self, settings: MailSettings, gateway: Gateway, state: State, clock: Clock
    ) -> None:
        self._settings = settings
        self._gateway = gateway
        self._state = state
        self._clock = clock
        self._connection = 0
        self._unsure = ""

    def begin(self, opened: Opened) -> int:
        """The number of the last mail that was dealt with.

        A mailbox whose numbers were given anew is read again from the beginning; what was dealt
        with before is known by its key.
        """
        begun = bool(self._state.meta("begun_at"))
        if begun and self._numbers_hold(opened):
            return int(self._state.meta("last_uid") or 0)
        last_uid = 0
        if not begun:
            begin, now = self._settings.begin, self._clock()
            begun_at = {"new": now - SLACK_MS, "all": 0}.get(begin)
            begun_at = day_start(begin) if begun_at is None else begun_at
            last_uid = max(opened.next_uid - 1, 0) if begin == "new" else 0
            self._state.set_meta(begun_at=begun_at)
        self._state.set_meta(validity=opened.validity, last_uid=last_uid)
        self._unsure = "" if opened.validity else self._state.meta("seen_at")
        self._connection = opened.connection
        return last_uid

    def _numbers_hold(self, opened: Opened) -> bool:
        if not opened.validity:
            return self._connection == opened.connection
        return self._state.meta("validity") == opened.validity

    def too_old(self, listed: Listed) -> bool:
        """Whether a mail was there before the bridge began, or is read anew for no reason."""
        since = int(self._state.meta("begun_at") or 0)
        if self._unsure:
            since = max(since, int(self._unsure) - AGAIN_MS)
        return listed.received_at is not None and listed.received_at < since

    def saw(self, listed: Listed) -> None:
        """A mail was dealt with: another connection to a mailbox without lasting numbers begins
        not long before it."""
        seen_at = int(self._state.meta("seen_at") or 0)
        if listed.received_at is not None and listed.received_at > seen_at:
            self._state.set_meta(seen_at=listed.received_at)

    async def take(self, uid: int, raw: bytes) -> Became | None:
        """Deals with one mail; None when it was dealt with before.

        A mail that cannot be dealt with is put aside, whatever it is that breaks. Raises what the
        gateway raises as long as the hub cannot be asked; then nothing is noted.
        """
        try:
            return await self._deal(uid, read(raw), whole=len(raw) < LARGEST)
        except UNREADABLE:
            key = f"mail-{hashlib.sha256(raw).hexdigest()}"
            return self._noted(uid, key, None, "aside", texts.UNREADABLE)

    async def _deal(self, uid: int, letter: Letter, *, whole: bool) -> Became | None:
        sender = next((one for one in letter.senders if one[1].lower() not in self._own), None)
        key = key_of(letter, sender[1] if sender else "")
        if self._state.knows(key):
            self._state.set_meta(last_uid=uid)
            return None
        if letter.bounce is not None and await self._returned(letter):
            return self._noted(uid, key, letter, "automatic", texts.BOUNCE)
        if letter.automatic is not None:
            return self._noted(uid, key, letter, "automatic", letter.automatic)
        if sender is None:
            why = texts.OUR_OWN if letter.senders else texts.NO_SENDER
            became: Became = "automatic" if letter.senders else "aside"
            return self._noted(uid, key, letter, became, why)
        return await self._bring(uid, key, letter, sender, whole=whole)

    @property
    def _own(self) -> frozenset[str]:
        return self._settings.own

    async def _bring(
        self, uid: int, key: str, letter: Letter, sender: tuple[str, str], *, whole: bool
    ) -> Became:
        thread = self._thread(letter, sender, key)
        # Before the hub has it: an answer may be ready the moment it does.
        self._state.keep_thread(thread, self._clock())
        lang: Lang = letter.lang(self._settings.lang)
        asked = Intake(
            conversation=thread.conversation,
            channel=self._settings.channel,
            text=letter.said(lang, whole=whole),
            lang=lang,
            team=self._settings.team,
            customer=IntakeCustomer(ref=sender[1][:200].lower(), name=sender[0][:200]),
        )
        refused = await self._asked(asked, key)
        if refused is not None:
            return self._noted(uid, key, letter, "aside", texts.NOT_TAKEN.fill(why=refused))
        return self._noted(uid, key, letter, "taken", None, thread.token)

    async def _asked(self, asked: Intake, key: str) -> Words | None:
        """Brings it to the hub; why the hub will never take it, None when it has it."""
        try:
            await self._gateway.intake(asked, key)
        except TurnedAway as error:
            problem = error.problem
            if problem.status == 409:
                # It came before, when less was known of its thread.
                return None
            if problem.status in (413, 422) and problem.field not in ("team", "channel"):
                return problem.words
            raise
        except HubFailed as error:
            tries = self._failed(key)
            if tries < HUB_TRIES:
                raise
            return error.words
        return None

    def _failed(self, key: str) -> int:
        before, _, count = self._state.meta("stuck").partition(" ")
        tries = int(count) + 1 if before == key else 1
        self._state.set_meta(stuck=f"{key} {tries}")
        return tries

    def _thread(self, letter: Letter, sender: tuple[str, str], key: str) -> Thread:
        domain = self._settings.domain
        token = token_of(letter, domain, self._state.token_of, fallback=key)
        conversation = conversation_of(token, sender[1])
        known = self._state.thread(conversation)
        ids = known.references if known else letter.references
        new = [one for one in (letter.message_id,) if one and one not in ids]
        ids = (*ids, *new)
        if len(ids) > _THREAD_IDS:
            ids = (ids[0], *ids[1 - _THREAD_IDS :])
        lang = letter.lang(self._settings.lang)
        if known is not None:
            return replace(known, name=sender[0] or known.name, lang=lang, references=ids)
        return Thread(conversation, token, sender[1], sender[0], letter.subject, lang, ids)

    async def _returned(self, letter: Letter) -> bool:
        """Whether an answer of ours came back, and its case knows it now."""
        bounce = letter.bounce
        message = message_in(bounce.message_id, self._settings.domain) if bounce else None
        if bounce is None or message is None or self._state.answer(message) is None:
            return False
        why = texts.RETURNED.say(self._settings.lang, why=bounce.why)
        ack = Ack(message=message, ok=False, problem=why, returned=True)
        try:
            await self._gateway.ack(ack)
        except TurnedAway as error:
            if error.problem.status != 404:
                raise
            return False
        return True

    def _noted(
        self,
        uid: int,
        key: str,
        letter: Letter | None,
        became: Became,
        why: Words | None,
        token: str = "",
    ) -> Became:
        sender = letter.senders[0][1] if letter and letter.senders else ""
        subject = letter.subject if letter else ""
        said = (why.say("zh"), why.say("en")) if why else ("", "")
        mail = Aside(uid, sender, subject, became, *said, self._clock())
        self._state.dealt(key, letter.message_id if letter else "", token, mail)
        return became
