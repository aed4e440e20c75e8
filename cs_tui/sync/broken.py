"""Why a connection failed, as a person can act on it: a name, a port, or the line."""

from __future__ import annotations

import socket
from collections.abc import Iterator

from cs_tui.texts import Words
from cs_tui.texts import sync as texts


def why_broken(error: BaseException) -> Words:
    """The reason behind whatever a library made of it."""
    behind = tuple(_behind(error))
    if any(isinstance(one, socket.gaierror) for one in behind):
        return texts.NO_SUCH_NAME
    if any(isinstance(one, ConnectionRefusedError) for one in behind):
        return texts.NOBODY_LISTENS
    return texts.BROKEN_LINE


def _behind(error: BaseException | None) -> Iterator[BaseException]:
    """An error, and all those it comes from; each address of a name may have its own."""
    while error is not None:
        yield error
        if isinstance(error, BaseExceptionGroup):
            for one in error.exceptions:
                yield from _behind(one)
        error = error.__cause__ or error.__context__
