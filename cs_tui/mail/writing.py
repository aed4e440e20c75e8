"""An answer as a mail."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import Final

from cs_tui.core.ports import HUB, Instant
from cs_tui.core.text import one_line, safe_text, shorten
from cs_tui.mail.automatic import OURS
from cs_tui.mail.settings import MailSettings
from cs_tui.mail.state import Thread
from cs_tui.mail.threads import our_id
from cs_tui.sync.wire import Outgoing
from cs_tui.texts import Lang, lang_of
from cs_tui.texts import mail as texts

LONGEST_SUBJECT: Final = 150
LONGEST_NAME: Final = 60
LONGEST_NUMBER: Final = 40

UNWRITABLE: Final = (ValueError, LookupError, MessageError)
"""What the standard library raises at words and addresses that it cannot make a mail of."""

_POLICY: Final = SMTP.clone(cte_type="7bit")
_DOTTED: Final = re.compile(r"[^.]+(?:\.[^.]+)*")
_REPLY: Final = re.compile(r"^(?:(?:re|aw|sv|fwd?|回复|答复|转发)(?:\[\d+\])?\s*[:：]\s*)+", re.I)


def mail_of(settings: MailSettings, thread: Thread, answer: Outgoing, now: Instant) -> EmailMessage:
    """The mail that brings an answer; made again it has the same id.

    Raises what is in `UNWRITABLE` for what no mail can be made of.
    """
    lang: Lang = lang_of(thread.lang)
    mail = EmailMessage(policy=_POLICY)
    mail["From"] = _mailbox(settings.name, settings.address)
    mail["To"] = _mailbox(thread.name, thread.address)
    number = shorten(answer.number, LONGEST_NUMBER)
    mail["Subject"] = subject_of(thread.subject, number, lang)
    mail["Date"] = format_datetime(datetime.fromtimestamp(now // 1000, UTC))
    mail["Message-ID"] = f"<{our_id(answer.message, thread.token, settings.domain)}>"
    if thread.references:
        mail["In-Reply-To"] = f"<{thread.references[-1]}>"
        mail["References"] = " ".join(f"<{one}>" for one in thread.references)
    mail[OURS] = "answer"
    mail["X-Auto-Response-Suppress"] = "All"
    if answer.agent == HUB:
        mail["Auto-Submitted"] = "auto-generated"
    foot = texts.FOOT.say(lang, number=number)
    mail.set_content(f"{safe_text(answer.text).rstrip()}\n\n-- \n{foot}\n")
    return mail


def subject_of(subject: str, number: str, lang: Lang) -> str:
    """The subject of an answer: that of the first mail, with the number of the case once."""
    bare = _REPLY.sub("", one_line(subject)).replace(f"[{number}]", "").strip()
    shown = shorten(bare, LONGEST_SUBJECT) or texts.NO_SUBJECT.say(lang)
    return f"Re: {shown} [{number}]"


def spelled(address: str) -> str:
    """An address as mail servers take it: what has dots side by side, or at an end, is quoted
    (RFC 5321, 4.1.2); carriers in Japan gave out such ones."""
    local, _, domain = address.rpartition("@")
    return address if _DOTTED.fullmatch(local) else f'"{local}"@{domain}'


class _Mailbox(Address):
    """The standard library leaves such dots bare, which not every reader takes."""

    @property
    def addr_spec(self) -> str:
        bare = f"{self.username}@{self.domain}"
        return super().addr_spec if spelled(bare) == bare else spelled(bare)


def _mailbox(name: str, address: str) -> Address:
    local, _, domain = address.rpartition("@")
    return _Mailbox(shorten(name, LONGEST_NAME), local, domain)
