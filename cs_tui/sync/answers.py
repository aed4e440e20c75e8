"""Reads answers as if an enemy had written them: capped, strict, and only in our shape."""

from __future__ import annotations

import json
import zlib
from collections.abc import AsyncIterator, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeVar

from pydantic import ValidationError
from pydantic_core import from_json

from cs_tui.sync import wire
from cs_tui.sync.faults import HubFailed, NotAHub, Paused, Slow, TurnedAway, Unreachable
from cs_tui.texts import Words
from cs_tui.texts import sync as texts

Answer = TypeVar("Answer", bound=wire.Wire)

MAX_ANSWER: Final = 8_000_000
"""Bytes of one answer after decoding. A gzip bomb of 300 kB would unfold to 300 MB."""

MAX_RETRY_AFTER_S: Final = 900.0
_NO_NUMBERS: Final = (b"NaN", b"Infinity")
"""Pydantic takes them for numbers, though they are no JSON; within a text they may stand."""

LONGEST_LINE: Final = 65_536
_GZIP: Final = 31  # zlib's window bits for a gzip envelope


@dataclass(frozen=True, slots=True)
class Raw:
    """An answer as it came, decoded and within the cap."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes


async def read_body(url: str, coding: str, chunks: AsyncIterator[bytes]) -> bytes:
    """The decoded body. Raises `NotAHub` as soon as it grows past the cap or does not decode."""
    if coding not in ("", "identity", "gzip"):
        raise not_a_hub(url, texts.WRONG_SHAPE)
    unzip = zlib.decompressobj(_GZIP) if coding == "gzip" else None
    body = bytearray()
    async for chunk in chunks:
        room = MAX_ANSWER - len(body) + 1
        try:
            body += unzip.decompress(chunk, room) if unzip else chunk
        except zlib.error as error:
            raise not_a_hub(url, texts.WRONG_SHAPE) from error
        if len(body) > MAX_ANSWER:
            raise not_a_hub(url, texts.TOO_LARGE.fill(mb=MAX_ANSWER // 1_000_000))
    if unzip and not unzip.eof:
        raise not_a_hub(url, texts.WRONG_SHAPE)
    return bytes(body)


def judge(raw: Raw, shut_out: Collection[int]) -> None:
    """Raises the fault that status and headers speak of; returns for a success of our hub.

    `shut_out` are the statuses that say: this device is no longer accepted.
    """
    named = bool(raw.headers.get(wire.SERVER_HEADER, ""))
    if raw.status in (429, 503):
        raise Slow(texts.BUSY.fill(url=raw.url), _retry_after_s(raw.headers))
    if raw.status >= 500 and named:
        raise HubFailed(texts.SICK.fill(url=raw.url, status=raw.status), raw.status)
    if raw.status >= 500 or raw.status == 408:
        raise Unreachable(texts.SICK.fill(url=raw.url, status=raw.status))
    if 300 <= raw.status < 400:
        raise not_a_hub(raw.url, texts.REDIRECTED)
    # A login page of the network may say 401 too: only our hub can turn this device away.
    if not named:
        raise not_a_hub(raw.url, texts.NO_NAME)
    if raw.status >= 400:
        problem = _problem(raw)
        if raw.status in shut_out:
            raise Paused(texts.PAUSED.fill(why=problem.words))
        raise TurnedAway(texts.REFUSED.fill(why=problem.words), problem)


def shaped(kind: type[Answer], raw: Raw) -> Answer:
    """The answer as a model. Raises `NotAHub` for anything but strict JSON of that shape."""
    if not raw.headers.get("content-type", "").startswith("application/json"):
        raise not_a_hub(raw.url, texts.NOT_JSON)
    return _model(kind, raw)


def not_a_hub(url: str, why: Words) -> NotAHub:
    """The error that says who answered wrongly, and how."""
    return NotAHub(texts.NOT_A_HUB.fill(url=url, why=why))


class Events:
    """Cuts a stream of server-sent events into (name, data), a chunk at a time."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._rest = b""
        self._name = ""
        self._data = ""
        self.lines = 0
        """Complete lines so far: the sign of life."""

    def feed(self, chunk: bytes) -> Iterator[tuple[str, str]]:
        """The events that are complete now. Raises `NotAHub` for a line without end."""
        *lines, self._rest = (self._rest + chunk).split(b"\n")
        if len(self._rest) > LONGEST_LINE:
            raise not_a_hub(self._url, texts.WRONG_SHAPE)
        for raw in lines:
            self.lines += 1
            line = raw.rstrip(b"\r").decode("utf-8", "replace")
            if not line:
                if self._name:
                    yield self._name, self._data
                self._name = self._data = ""
            name, _, value = line.partition(":")
            if name == "event":
                self._name = value.strip()
            elif name == "data":
                self._data = value.strip()


def seq_of(data: str) -> int:
    """The position a poke names; 0 when it names none."""
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return 0
    seq = found.get("seq") if isinstance(found, dict) else None
    return seq if isinstance(seq, int) else 0


def _model(kind: type[Answer], raw: Raw) -> Answer:
    try:
        if any(word in raw.body for word in _NO_NUMBERS):
            from_json(raw.body, allow_inf_nan=False)
        return kind.model_validate_json(raw.body)
    except (ValidationError, ValueError, RecursionError) as error:
        raise not_a_hub(raw.url, texts.WRONG_SHAPE) from error


def _problem(raw: Raw) -> wire.Problem:
    try:
        return _model(wire.Problem, raw)
    except NotAHub:
        return wire.Problem(title=str(raw.status), status=raw.status)


def _retry_after_s(headers: Mapping[str, str]) -> float | None:
    said = headers.get("retry-after", "").strip()
    # Digits beyond the clamp say nothing more, and int() of a million digits would take seconds.
    if not said.isascii() or not said.isdigit():
        return None
    return min(float(said[:9]), MAX_RETRY_AFTER_S)
