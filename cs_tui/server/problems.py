"""Refusals as they travel: RFC 9457 problems with the sentence in both languages."""

from __future__ import annotations

from typing import Final

from starlette.responses import Response

from cs_tui.core.events import BadEvent
from cs_tui.errors import CsError, InUse, NotFound, Refused, Unavailable
from cs_tui.sync.wire import Problem
from cs_tui.texts import Words

MEDIA_TYPE: Final = "application/problem+json"

RETRY_S: Final = 5
"""When to ask again where the store does not answer: a server takes over in less than a minute."""

_TITLES: Final = {
    400: "Bad request",
    401: "Not authenticated",
    403: "Not allowed",
    404: "Not found",
    405: "Method not allowed",
    409: "Conflict",
    413: "Too large",
    415: "Unsupported encoding",
    422: "Not as agreed",
    429: "Too many requests",
    431: "Header too large",
    500: "Fault",
    503: "Unavailable",
}


class Rejected(CsError):
    """A request the hub does not carry out; nothing was changed."""

    def __init__(
        self,
        status: int,
        words: Words,
        *,
        field: str = "",
        retry_after_s: int | None = None,
        epoch: int | None = None,
    ) -> None:
        super().__init__(words)
        self.status = status
        self.field = field
        self.retry_after_s = retry_after_s
        self.epoch = epoch


def problem(status: int, words: Words, field: str = "", epoch: int | None = None) -> Problem:
    """A problem with its sentence in both languages."""
    return Problem(
        title=_TITLES.get(status, "Problem"),
        status=status,
        detail_zh=words.zh,
        detail_en=words.en,
        field=field,
        epoch=epoch,
    )


def answer(
    status: int,
    words: Words,
    *,
    field: str = "",
    retry_after_s: int | None = None,
    epoch: int | None = None,
) -> Response:
    """A problem as the answer to a request."""
    headers = {}
    if status == 401:
        headers["www-authenticate"] = "Bearer"
    if retry_after_s is not None:
        headers["retry-after"] = str(retry_after_s)
    return Response(
        problem(status, words, field, epoch).model_dump_json(),
        status_code=status,
        media_type=MEDIA_TYPE,
        headers=headers,
    )


def answer_to(error: CsError) -> Response:
    """The answer to a request that one of our errors ended."""
    if isinstance(error, Rejected):
        return answer(
            error.status,
            error.words,
            field=error.field,
            retry_after_s=error.retry_after_s,
            epoch=error.epoch,
        )
    status = _status(error)
    return answer(status, error.words, retry_after_s=RETRY_S if status == 503 else None)


def _status(error: CsError) -> int:
    if isinstance(error, NotFound):
        return 404
    if isinstance(error, Refused):
        return 409
    if isinstance(error, BadEvent):
        return 422
    return 503 if isinstance(error, InUse | Unavailable) else 500
