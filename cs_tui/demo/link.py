"""A line to the hub for somebody without a screen: requests with a token, answers with a shape."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeVar

import httpx
from pydantic import ValidationError

from cs_tui.errors import HubRefused, Offline
from cs_tui.sync.wire import Problem, Wire
from cs_tui.texts import Words
from cs_tui.texts import demo as texts

Answer = TypeVar("Answer", bound=Wire)

NDJSON: Final = "application/x-ndjson"
JSON: Final = "application/json"

_LATER: Final = 429
_FAULT: Final = 500


class Link:
    """Speaks for one token. Raises `Offline` where a later try may help, else `HubRefused`."""

    def __init__(self, client: httpx.AsyncClient, token: str = "") -> None:
        self._client = client
        self._headers = {"authorization": f"Bearer {token}"} if token else {}

    async def get(self, path: str, answer: type[Answer], **query: str | int) -> Answer:
        """Asks for something."""
        return self._shaped(await self._send("GET", path, query=query), answer)

    async def post(
        self,
        path: str,
        body: Wire | bytes,
        answer: type[Answer],
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """Sends a message, or lines of events, for an answer."""
        return self._shaped(await self._send("POST", path, body, headers), answer)

    async def tell(self, path: str, body: Wire) -> None:
        """Sends a message whose answer says nothing more than that it arrived."""
        await self._send("POST", path, body)

    async def _send(
        self,
        method: str,
        path: str,
        body: Wire | bytes = b"",
        headers: Mapping[str, str] | None = None,
        query: Mapping[str, str | int] | None = None,
    ) -> httpx.Response:
        plain = isinstance(body, bytes)
        content = body if isinstance(body, bytes) else body.model_dump_json().encode()
        kind = {"content-type": NDJSON if plain else JSON} if content else {}
        try:
            response = await self._client.request(
                method,
                path,
                content=content,
                params=query,
                headers={**self._headers, **kind, **(headers or {})},
            )
        except httpx.TransportError as error:
            raise Offline(texts.NO_ANSWER.fill(path=path, why=type(error).__name__)) from error
        if response.is_success:
            return response
        words = texts.SAID_NO.fill(path=path, status=response.status_code, why=_why(response))
        later = response.status_code == _LATER or response.status_code >= _FAULT
        raise Offline(words) if later else HubRefused(words)

    @staticmethod
    def _shaped(response: httpx.Response, answer: type[Answer]) -> Answer:
        try:
            return answer.model_validate_json(response.content)
        except ValidationError as error:
            path = response.request.url.path
            raise HubRefused(texts.ODD_ANSWER.fill(path=path)) from error


def _why(response: httpx.Response) -> Words:
    """The hub's own words about a refusal, where it gave some."""
    try:
        return Problem.model_validate_json(response.content).words
    except ValidationError:
        return Words(zh=response.reason_phrase, en=response.reason_phrase)
