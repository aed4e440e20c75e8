"""One mail as far as customer service needs it, read from its bytes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from typing import Final

from cs_tui.core.text import LONGEST_TEXT, safe_text
from cs_tui.mail import headers
from cs_tui.mail.automatic import Bounce, bounce_in, why_automatic
from cs_tui.mail.charsets import decoded
from cs_tui.mail.html import text_of
from cs_tui.mail.quoted import own_words
from cs_tui.texts import Lang, Words
from cs_tui.texts import mail as texts

MOST_PARTS: Final = 300
"""Parts of one mail that are looked at."""

LARGEST_PART: Final = 2_000_000
"""Bytes of one text part that are decoded; the text that is kept is far shorter."""

NAMED_FILES: Final = 20

_CHARSET: Final = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_CHINESE: Final = re.compile("[\u3400-\u9fff]")
_ANSWERS: Final = re.compile(r"(?:re|aw|sv|回复|答复|回覆)(?:\[\d+\])?\s*[:：]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Letter:
    """What a mail says, who says it, and what it belongs to."""

    message_id: str
    references: tuple[str, ...]
    """Ids of earlier mails: the first of the thread first, the one it answers last."""
    senders: tuple[tuple[str, str], ...]
    """Name and address of whom an answer goes to, the preferred one first."""
    subject: str
    text: str
    files: tuple[str, ...]
    date: str
    automatic: Words | None
    """Why no person wrote it; None when one may have."""
    bounce: Bounce | None

    @property
    def answers(self) -> bool:
        """Whether it goes on with an earlier mail whose subject the agent has read."""
        return bool(self.references) and _ANSWERS.match(self.subject) is not None

    def lang(self, otherwise: Lang) -> Lang:
        """The language it is written in."""
        said = f"{self.subject}\n{self.text}"
        if _CHINESE.search(said):
            return "zh"
        return "en" if re.search("[A-Za-z]{2}", said) else otherwise

    def said(self, lang: Lang, *, whole: bool = True) -> str:
        """What the agent reads: a new subject, the words, the files that were not taken.

        `whole` is false where only the beginning of the mail was fetched.
        """
        head = "" if self.answers or not self.subject else self.subject
        tail = []
        if self.files:
            shown = texts.LIST[lang].join(self.files[:NAMED_FILES])
            tail.append(texts.FILES.say(lang, n=len(self.files), names=shown))
        if not whole:
            tail.append(texts.CUT_MAIL.say(lang))
        body = self.text or ("" if head or tail else texts.EMPTY.say(lang))
        return _fitting(head, body, tail, lang)


def read(raw: bytes) -> Letter:
    """Reads a mail, or its beginning. Raises `ValueError` or `RecursionError` for what no mail is
    and only somebody who means harm would write."""
    message = message_from_bytes(raw, policy=headers.SHORT)
    pieces, files = _parts(message)
    return Letter(
        message_id=next(iter(headers.ids_in(headers.raw_header(message, "message-id"))), ""),
        references=_references(message),
        senders=tuple(
            mailbox
            for name in ("reply-to", "from", "sender")
            if (mailbox := headers.mailbox_of(headers.raw_header(message, name)))[1]
        ),
        subject=headers.header(message, "subject")[:500],
        text=_written(pieces),
        files=files,
        date=headers.header(message, "date"),
        automatic=why_automatic(message),
        bounce=bounce_in(message),
    )


def _references(message: Message) -> tuple[str, ...]:
    named = headers.ids_in(headers.raw_header(message, "references"))
    answered = headers.ids_in(headers.raw_header(message, "in-reply-to"))[:1]
    return (*(one for one in named if one not in answered), *answered)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A text part. `choice` numbers the alternatives it is one of; 0 where there is no choice."""

    html: bool
    text: str
    choice: int


def _parts(message: Message) -> tuple[list[_Piece], tuple[str, ...]]:
    """The texts in order, and the names of everything else."""
    pieces: list[_Piece] = []
    files: list[str] = []
    waiting, seen = [(message, 0)], 0
    while waiting and seen < MOST_PARTS:
        (part, choice), seen = waiting.pop(), seen + 1
        kind = part.get_content_type()
        name = next(headers.names_of_files(part), "")
        inside = headers.parts_of(part)
        attached = str(part.get("content-disposition", "")).strip().lower().startswith("attachment")
        if kind.startswith("multipart/") and inside:
            choice = seen if kind == "multipart/alternative" else choice
            waiting += [(one, choice) for one in reversed(inside)]
        elif kind in ("text/plain", "text/html") and not name and not attached:
            pieces.append(_Piece(kind == "text/html", _text(part, kind), choice))
        elif name or not kind.startswith("text/"):
            files.append(name or kind)
    return pieces, tuple(files)


def _written(pieces: list[_Piece]) -> str:
    """What the sender wrote: of alternatives the plain one, unless it is empty."""
    plain = {one.choice for one in pieces if not one.html and one.text.strip()}
    shown = [one for one in pieces if not one.html or not one.choice or one.choice not in plain]
    text = own_words("\n\n".join(text_of(one.text) if one.html else one.text for one in shown))
    if text:
        return text
    return "\n\n".join(text_of(one.text, history=True) for one in pieces if one.html).strip()


def _text(part: Message, kind: str) -> str:
    payload = part.get_payload(decode=True)
    raw = (payload if isinstance(payload, bytes) else b"")[:LARGEST_PART]
    charset = part.get_param("charset", "")
    said = charset if isinstance(charset, str) else charset[2]
    if not said and kind == "text/html":
        named = _CHARSET.search(raw[:4096])
        said = named.group(1).decode() if named else ""
    text = safe_text(decoded(raw, said))
    return _unflowed(text) if part.get_param("format") == "flowed" else text


def _unflowed(text: str) -> str:
    """Lines that only a mailer broke are put together again (RFC 3676)."""
    lines: list[list[str]] = []
    for line in text.split("\n"):
        before = lines[-1] if lines else [""]
        soft = before[-1].endswith(" ") and before != ["-- "]
        if not soft or line[:1] == ">" or before[0][:1] == ">":
            lines.append([line])
        elif more := line.removeprefix(" "):
            before.append(more)
    return "\n".join(map("".join, lines))


def _fitting(head: str, body: str, tail: list[str], lang: Lang) -> str:
    """The parts below each other, as many characters as a case takes; the end of the body goes."""

    def put(middle: str, end: list[str]) -> str:
        return "\n\n".join(part for part in (head, middle, *end) if part)

    body = safe_text(body).strip()
    whole = safe_text(put(body, tail))
    if len(whole) <= LONGEST_TEXT:
        return whole
    ended = [texts.CUT_TEXT.say(lang, n=f"{len(body):,}"), *tail]
    room = LONGEST_TEXT - len(put("", ended)) - 10
    return safe_text(put(body[: max(room, 0)].rstrip(), ended))[:LONGEST_TEXT]
