"""Content documents (taxonomy, SLA, calendar, scripts, shop): whole revisions with their base."""

from __future__ import annotations

import json
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator
from pydantic_core import from_json

from cs_tui.core.events import Body, Event
from cs_tui.core.ports import Instant
from cs_tui.core.state import State, change
from cs_tui.texts import Words
from cs_tui.texts import content as texts


def _as_json(doc: dict[str, Any]) -> dict[str, Any]:
    """The document as it will be read back. Raises `ValueError` for what JSON cannot say."""
    try:
        read: dict[str, Any] = from_json(json.dumps(doc, allow_nan=False))
    except (TypeError, RecursionError) as error:
        raise ValueError(str(error)) from error
    return read


class Content(State):
    """One document as it stands: the fold of `content/<name>`."""

    name: str = ""
    rev: int = 0
    doc: dict[str, Any] = {}
    changed_at: Instant = 0
    changed_by: str = ""
    rivals: tuple[str, ...] = ()
    """Events whose base was stale: a reviewer decides about them."""


class ContentRevised(Body):
    """The whole document as it reads from now on, made from revision `base_rev`."""

    kind: ClassVar[str] = "content_revised"
    called: ClassVar[Words] = texts.CONTENT_REVISED
    base_rev: int
    doc: Annotated[dict[str, Any], AfterValidator(_as_json)]

    def apply(self, content: Content, event: Event) -> Content:
        if self.base_rev != content.rev:
            return change(content, rivals=(*content.rivals, event.id))
        return change(
            content,
            name=event.stream.partition("/")[2],
            rev=content.rev + 1,
            doc=self.doc,
            changed_at=event.at,
            changed_by=event.actor,
        )


EVENTS: tuple[type[Body], ...] = (ContentRevised,)


def stream_of(name: str) -> str:
    """The stream of a content document."""
    return f"content/{name}"
