"""Request bodies, read by hand: unpacked within limits, and parsed strictly."""

from __future__ import annotations

import re
import zlib
from typing import Final, TypeVar

from pydantic import BaseModel, ValidationError
from starlette.requests import Request

from cs_tui.server.problems import Rejected
from cs_tui.sync.wire import MAX_BYTES
from cs_tui.texts import hub as texts

M = TypeVar("M", bound=BaseModel)

DEEPEST: Final = 32
"""Levels of lists and objects in one body."""

_NESTING: Final = re.compile(rb'"(?:[^"\\]|\\.)*+"?|[\[{]|[\]}]', re.DOTALL)
"""A whole text, whose brackets mean nothing, or a bracket.

A text that never ends is read to the end of the body once, not once from each of its quotes.
"""

_GZIP: Final = 31
"""What zlib calls a gzip container."""


async def body_of(request: Request) -> bytes:
    """The body, unpacked. Raises `Rejected` for one that is damaged or larger than allowed."""
    raw = await request.body()
    encoding = request.headers.get("content-encoding", "identity").lower()
    if encoding == "identity":
        return raw
    if encoding != "gzip":
        raise Rejected(415, texts.BAD_ENCODING)
    return unpack(raw)


def unpack(raw: bytes, limit: int = MAX_BYTES) -> bytes:
    """The gzip body unpacked, never more than `limit` bytes of it in memory."""
    unpacker = zlib.decompressobj(_GZIP)
    try:
        body = unpacker.decompress(raw, limit + 1)
    except zlib.error as error:
        raise Rejected(400, texts.BAD_GZIP) from error
    if len(body) > limit:
        raise Rejected(413, texts.TOO_LARGE.fill(limit=limit))
    if not unpacker.eof:
        raise Rejected(400, texts.BAD_GZIP)
    return body


def parsed(model: type[M], body: bytes) -> M:
    """The message in a body. Raises `Rejected` (422) naming the first field that does not fit."""
    if deeper(body, DEEPEST):
        raise Rejected(422, texts.TOO_DEEP)
    try:
        return model.model_validate_json(body)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False, include_context=False)[0]
        field = ".".join(str(step) for step in first["loc"])
        words = texts.BAD_BODY.fill(field=field or "JSON", why=first["msg"])
        raise Rejected(422, words, field=field) from error


def deeper(body: bytes, levels: int) -> bool:
    """Whether JSON is nested deeper; seen without building any of it."""
    depth = 0
    for found in _NESTING.finditer(body):
        mark = found[0]
        if mark in (b"[", b"{"):
            depth += 1
            if depth > levels:
                return True
        elif mark in (b"]", b"}"):
            depth -= 1
    return False
