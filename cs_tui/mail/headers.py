"""Headers of mails read leniently: encoded words of every kind of mailer, addresses, message ids.

Formats: RFC 5322 for addresses and ids, RFC 2047 for encoded words. Parsing is ours because what
arrives is broken in ways that the standard library takes literally: bytes of GBK without any
encoding, one character torn between two encoded words, spaces inside them.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from email.message import Message
from email.policy import Compat32
from typing import Final

from cs_tui.core.customer_fields import email_of
from cs_tui.core.text import one_line
from cs_tui.mail.charsets import decoded

LONGEST_HEADER: Final = 20_000
"""Characters of one header that are looked at; an honest one is far shorter."""

LONGEST_MAILBOX: Final = 2_000
"""Characters in which the first mailbox of a header must stand."""

MOST_IDS: Final = 40
"""References of one mail that count: the first, and the latest."""

_WORD: Final = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]*)\?=")
_QUOTED: Final = re.compile(r'"(?:[^"\\]|\\.)*"')
_ANGLED: Final = re.compile(r"<\s*([^<>\s]+@[^<>\s]+)\s*>")
_BARE: Final = re.compile(r"[^\s<>()\[\],;:\"]+@[^\s<>()\[\],;:\"]+")
_ID: Final = re.compile("<([!-;=?-~]{1,250})>")
_HEX: Final = re.compile(rb"=([0-9A-Fa-f]{2})")


class _Short(Compat32):
    """Headers end where nobody honest would go on: the standard library takes time by the square
    of their length, and parts of a mail have some of their own."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:LONGEST_HEADER]


SHORT: Final = _Short()


def raw_header(message: Message, name: str) -> str:
    """The first header of this name as it came, on one line; bytes beyond ASCII as surrogates."""
    wanted = name.lower()
    for key, value in message.raw_items():
        if key.lower() == wanted:
            return re.sub(r"[\r\n]+[ \t]*", " ", str(value)[:LONGEST_HEADER])
    return ""


def header(message: Message, name: str) -> str:
    """The first header of this name as a person reads it, made safe, on one line."""
    return one_line(words_of(raw_header(message, name)))


def words_of(value: str) -> str:
    """A header's text with its encoded words decoded."""
    pieces: list[tuple[str, bytes]] = []
    end = 0
    for found in _WORD.finditer(value):
        between = value[end : found.start()]
        if between.strip() or not pieces or pieces[-1][0] == "":
            pieces.append(("", _bytes_of(between)))
        charset, kind, said = found.groups()
        charset = charset.partition("*")[0].lower()
        raw = _from_base64(said) if kind in "bB" else _from_quoted(said)
        if pieces and pieces[-1][0] == charset:
            # One character may be torn between two encoded words.
            pieces[-1] = (charset, pieces[-1][1] + raw)
        else:
            pieces.append((charset, raw))
        end = found.end()
    pieces.append(("", _bytes_of(value[end:])))
    return "".join(decoded(raw, charset) for charset, raw in pieces)


def mailbox_of(value: str) -> tuple[str, str]:
    """Name and address of the first mailbox in a header; an empty address when there is none."""
    value = value[:LONGEST_MAILBOX]
    bare = _QUOTED.sub(lambda quoted: " " * len(quoted.group()), value)
    found = _ANGLED.search(bare)
    if found is not None:
        name, address = value[: found.start()], found.group(1)
    else:
        single = _BARE.search(bare)
        if single is None:
            # Some mailers encode the address together with the name.
            opened = words_of(value)
            return mailbox_of(opened) if opened != value and "=?" in value else ("", "")
        name, address = "", single.group()
    said = one_line(words_of(name.strip().strip("\"'").replace('\\"', '"')))
    return said, email_of(address) or ""


def ids_in(value: str) -> tuple[str, ...]:
    """The message ids in a header, without their brackets, in order.

    An id is printable ASCII (RFC 5322, 3.6.4); anything else names no mail and is left out.
    """
    found = tuple(dict.fromkeys(_ID.findall(value)))
    return found if len(found) <= MOST_IDS else (found[0], *found[1 - MOST_IDS :])


def parts_of(message: Message) -> list[Message]:
    """The parts right below a mail or a part of it; none where it holds text."""
    inside = message.get_payload()
    return [one for one in inside if isinstance(one, Message)] if isinstance(inside, list) else []


def names_of_files(message: Message) -> Iterator[str]:
    """The name under which a part would be saved, if it has one."""
    try:
        name = message.get_filename()
    except (LookupError, ValueError, TypeError):
        name = None
    if name:
        yield one_line(words_of(str(name)))


def _bytes_of(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _from_base64(said: str) -> bytes:
    bare = re.sub(r"[^A-Za-z0-9+/]", "", said)
    # One letter more than a multiple of four holds less than a byte.
    bare = bare[:-1] if len(bare) % 4 == 1 else bare
    try:
        return base64.b64decode(bare + "=" * (-len(bare) % 4))
    except binascii.Error:
        return b""


def _from_quoted(said: str) -> bytes:
    raw = _bytes_of(said.replace("_", " "))
    return _HEX.sub(lambda found: bytes.fromhex(found.group(1).decode()), raw)
