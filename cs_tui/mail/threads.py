"""Which conversation a mail belongs to, and the ids by which mails of ours are known again.

A thread is named by a token that every answer of ours carries in its Message-ID. A conversation is
a thread with one person: somebody else who got hold of the mail, or of its id, begins a
conversation of their own and never speaks in a case that is not theirs.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from typing import Final

from cs_tui.mail.letter import Letter

_NAMED: Final = re.compile("[A-Za-z0-9-]{1,80}")
_OURS: Final = re.compile(r"([A-Za-z0-9-]{1,80})\.([0-9a-f]{32})@(.{1,250})")


def token_of(
    letter: Letter, domain: str, known: Callable[[str], str | None], fallback: str = ""
) -> str:
    """The thread of a mail: from an answer of ours it names, else from what is `known` of the
    mails it names, else from the first mail of its thread.

    `fallback` stands for a mail without any id.
    """
    for reference in reversed(letter.references):
        ours = _OURS.fullmatch(reference)
        if ours is not None and ours.group(3).lower() == domain.lower():
            return ours.group(2)
    for reference in reversed(letter.references):
        found = known(reference)
        if found is not None:
            return found
    first = next(iter(letter.references), letter.message_id) or fallback
    return _digest("thread", first)[:32]


def conversation_of(token: str, address: str) -> str:
    """The conversation of one person in a thread, as the hub knows it."""
    return f"mail-{_digest('conversation', token, address.lower())[:40]}"


def key_of(letter: Letter, address: str) -> str:
    """What makes this mail one and the same, however often it is met.

    Its id, its sender and its words: an id alone is not unique, since mailers repeat theirs.
    """
    parts = (letter.message_id or letter.date, address, letter.subject, letter.text)
    return f"mail-{_digest('key', *parts, *letter.files)}"


def our_id(message: str, token: str, domain: str) -> str:
    """The Message-ID of an answer, without brackets: sent again it is the same mail."""
    named = message if _NAMED.fullmatch(message) else _digest("message", message)
    return f"{named}.{token}@{domain}"


def message_in(reference: str, domain: str) -> str | None:
    """The message of ours that a Message-ID stands for; None when it is not one of ours."""
    ours = _OURS.fullmatch(reference)
    return ours.group(1) if ours is not None and ours.group(3).lower() == domain.lower() else None


def _digest(*parts: str) -> str:
    joined = "\0".join(parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()
