"""The hub's mark on every event it stored, so that it knows them again when it has lost them.

After a restore from a backup the desks hold events that the hub took in later: the hub's own
decisions, and what people did whose desks are switched off. Anybody may bring such an event back:
the mark shows that it was accepted before, from whoever made it.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from dataclasses import dataclass
from typing import Final

from cs_tui.core.events import Sealed
from cs_tui.server.storage import Session

KEY: Final = "proof_key"
_BYTES: Final = 16


@dataclass(frozen=True, slots=True)
class Prover:
    """Makes and checks marks with the hub's own key, which never leaves it."""

    key: bytes

    def prove(self, sealed: Sealed) -> str:
        """The mark of an event: the head of an HMAC-SHA256 over the hash of its bytes."""
        return self.mark(sealed.hash)

    def mark(self, event_hash: str) -> str:
        """As `prove`, of an event with this hash."""
        mark = hmac.digest(self.key, event_hash.encode(), hashlib.sha256)[:_BYTES]
        return base64.urlsafe_b64encode(mark).decode().rstrip("=")

    def holds(self, sealed: Sealed, proof: str) -> bool:
        """Whether this hub has stored just these bytes before."""
        return bool(proof) and hmac.compare_digest(self.prove(sealed).encode(), proof.encode())


def prover(session: Session) -> Prover:
    """The prover of this hub."""
    return Prover((session.meta(KEY) or "").encode())
