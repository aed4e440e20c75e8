"""What the OpenAPI page says of webhooks."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Header
from pydantic import BaseModel

router = APIRouter()


class Told(BaseModel):
    """One event of a case. Seen before by its id, it changes nothing; `seq` rises by time."""

    id: str
    seq: int
    kind: str
    case: str
    number: str
    """The number of the case that people say."""
    actor: str
    at: int
    """Milliseconds since 1970 in UTC, by the clock of whoever acted."""
    received_at: int
    """The same by the hub's clock."""
    fact: dict[str, Any]
    personal: dict[str, Any] | None = None
    """Names, contacts and quotes; there only when the webhook was added with `--personal`."""


@router.post("case-event", status_code=204)
def case_event(
    told: Told,
    cs_tui_signature: Annotated[str, Header()],
    idempotency_key: Annotated[str, Header()],
    cs_tui_hook: Annotated[str, Header()],
) -> None:
    """The hub tells what happened in a case; any 2xx within ten seconds says that it was heard.

    `cs-tui-signature` is `t=MILLISECONDS,v1=HEX`: HMAC-SHA256 over `t`, a full stop and the body,
    with the secret that `cs-tui webhooks add` printed. `idempotency-key` is the id of the event.
    """
