"""Mails that no person wrote: robots, lists, absence notes, and answers of ours that came back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.message import Message
from typing import Final

from cs_tui.core.text import one_line
from cs_tui.mail import headers
from cs_tui.texts import Words
from cs_tui.texts import mail as texts

OURS: Final = "X-CS-TUI"
"""A header of every mail of ours: one that comes back is known by it."""

LONGEST_WHY: Final = 400
_BULK: Final = frozenset({"bulk", "junk", "list", "auto_reply"})
_ROBOTS: Final = re.compile(r"^(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply)@", re.I)
_SAID_BY_ROBOTS: Final = ("x-autoreply", "x-autorespond", "x-auto-reply-from", "x-autoresponder")
_DAEMONS: Final = re.compile(r"^(?:mailer-daemon|postmaster)@", re.I)


@dataclass(frozen=True, slots=True)
class Bounce:
    """An answer of ours did not reach the customer after all."""

    message_id: str
    why: str


def why_automatic(message: Message) -> Words | None:
    """Why no person wrote this mail; None when one may have.

    Sources: RFC 3834 (Auto-Submitted), RFC 2919 (List-Id), and headers that were in use before.
    """

    def said(name: str) -> str:
        return headers.header(message, name).lower()

    if said(OURS):
        return texts.OUR_OWN
    submitted = said("auto-submitted").partition(";")[0].strip()
    if submitted not in ("", "no"):
        return texts.AUTOMATIC.fill(header=f"Auto-Submitted: {submitted[:40]}")
    if said("precedence") in _BULK:
        return texts.AUTOMATIC.fill(header=f"Precedence: {said('precedence')}")
    if message.get_content_type() == "multipart/report":
        return texts.AUTOMATIC.fill(header="multipart/report")
    for name in (*_SAID_BY_ROBOTS, "list-id"):
        if headers.raw_header(message, name):
            return texts.AUTOMATIC.fill(header=name.title())
    if headers.raw_header(message, "return-path").strip() == "<>":
        return texts.AUTOMATIC.fill(header="Return-Path: <>")
    address = headers.mailbox_of(headers.raw_header(message, "from"))[1]
    if _ROBOTS.match(address):
        return texts.AUTOMATIC.fill(header=f"From: {address}")
    return None


def bounce_in(message: Message) -> Bounce | None:
    """The mail that came back, when this is a report of it (RFC 3464) that says so for good."""
    sender = headers.mailbox_of(headers.raw_header(message, "from"))[1]
    report = message.get_content_type() == "multipart/report"
    if not report and not _DAEMONS.match(sender):
        return None
    failed, why, returned = not report, "", ""
    for part in headers.parts_of(message):
        kind = part.get_content_type()
        if kind == "message/delivery-status":
            failed, why = _status(part)
        elif kind in ("message/rfc822", "text/rfc822-headers", "message/rfc822-headers"):
            returned = returned or _id_in(part)
    returned = returned or next(
        iter(headers.ids_in(headers.raw_header(message, "in-reply-to"))), ""
    )
    return Bounce(returned, why) if failed and returned else None


def _status(part: Message) -> tuple[bool, str]:
    """Whether the delivery failed for good, and what the other server said."""
    for block in headers.parts_of(part):
        if headers.header(block, "action").lower() == "failed":
            said = headers.header(block, "diagnostic-code") or headers.header(block, "status")
            return True, one_line(said)[:LONGEST_WHY]
    return False, ""


def _id_in(part: Message) -> str:
    """The id of the mail that a part holds, whole or its head alone."""
    held = [headers.raw_header(one, "message-id") for one in headers.parts_of(part)]
    if not held:
        text = str(part.get_payload())[:20_000]
        held = re.findall(r"^message-id[ \t]*:(.{1,300})$", text, re.IGNORECASE | re.MULTILINE)
    return next((one for raw in held for one in headers.ids_in(raw)), "")
