"""What is told of one event, and the proof that the hub tells it."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Collection, Iterable
from typing import Any, Final

from cs_tui.core import fold
from cs_tui.core.case import Case
from cs_tui.core.ports import Instant
from cs_tui.server.storage import Hook, Session, Stored

KINDS: Final = (
    "case_opened",
    "claimed",
    "released",
    "case_scheduled",
    "case_resolved",
    "case_reopened",
    "case_closed",
    "case_cancelled",
    "case_merged",
    "message_in",
    "message_out",
    "delivery_failed",
    "offered",
    "accepted",
    "complaint_opened",
    "complaint_ended",
    "survey_answered",
)
"""What is told unless somebody asks for other kinds."""

FAMILY: Final = "case/"
"""Streams that are told of: what agents do with themselves is nobody's business."""

REACHES: Final = frozenset({"conversation"})
"""Fields of facts by which a channel reaches a person: told with what is personal alone."""


def unknown_kinds(kinds: Iterable[str]) -> list[str]:
    """Those that are no kinds of events."""
    return [kind for kind in kinds if kind not in fold.KINDS]


def concerns(stored: Stored, kinds: Collection[str]) -> bool:
    """Whether an event is to be told."""
    return stored.sealed.kind in kinds and stored.sealed.stream.startswith(FAMILY)


def body_of(session: Session, hook: Hook, stored: Stored) -> bytes:
    """The event as JSON. Without leave for it nothing in it names or quotes anybody outside."""
    sealed = stored.sealed
    state = session.log.state(sealed.stream)
    fact = _body(sealed.fact)
    said: dict[str, Any] = {
        "id": sealed.id,
        "seq": stored.seq,
        "kind": sealed.kind,
        "case": sealed.stream.removeprefix(FAMILY),
        "number": state.number if isinstance(state, Case) else "",
        "actor": sealed.actor,
        "at": sealed.at,
        "received_at": stored.received_at,
        "fact": fact if hook.personal else {k: v for k, v in fact.items() if k not in REACHES},
    }
    if hook.personal:
        said["personal"] = _body(sealed.personal) if sealed.personal else None
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()


def test_body(id_: str, now: Instant) -> bytes:
    """What `cs-tui webhooks test` tells."""
    return json.dumps({"id": id_, "kind": "test", "at": now}, separators=(",", ":")).encode()


def headers_of(hook: Hook, id_: str, body: bytes, now: Instant) -> dict[str, str]:
    """The key that repeats share, and the signature: HMAC-SHA256 of `t`, a full stop, the body."""
    signed = f"{now}.".encode() + body
    mark = hmac.new(hook.secret.encode(), signed, hashlib.sha256).hexdigest()
    return {
        "content-type": "application/json",
        "user-agent": "cs-tui",
        "idempotency-key": id_,
        "cs-tui-hook": hook.id,
        "cs-tui-signature": f"t={now},v1={mark}",
    }


def _body(part: bytes) -> dict[str, Any]:
    found = json.loads(part).get("body")
    return found if isinstance(found, dict) else {}
