"""Whether a hub and its terminals tell the same, and everything once; every fault as a sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Final

from cs_tui.sqlite import connect
from cs_tui.store import rebuild
from tests.chaos import clerk
from tests.chaos.database import Records

WORD: Final = re.compile(f"[{clerk.LETTERS}]{{{clerk.LENGTH}}}{clerk.END}")


def lost_and_doubled(there: Records, saved: Sequence[str], heard: Sequence[str]) -> list[str]:
    """What speaks against a hub having everything once."""
    # The words a case begins with are also its subject: once in each kind of event.
    found = Counter((word, kind) for kind, text in there.texts() for word in WORD.findall(text))
    times = {word: n for (word, _), n in sorted(found.items(), key=lambda one: one[1])}
    ids = Counter(one.sealed.id for one in there.stored)
    broken = [f"lost: {text}" for text in (*saved, *heard) if text not in times]
    broken += [f"doubled: {text}" for text, n in times.items() if n > 1]
    broken += [f"doubled: event {event_id}" for event_id, n in ids.items() if n > 1]
    broken += [f"a gap at {seq}" for seq in there.gaps[:1]]
    return broken + [f"the hub folded {stream} otherwise" for stream in there.differing]


def unlike(terminal: Path, there: Records) -> list[str]:
    """What speaks against a terminal and its hub having the same, byte for byte."""
    facts = {one.sealed.id: (one.seq, one.sealed.fact, one.sealed.personal) for one in there.stored}
    with closing(connect(terminal, readonly=True)) as conn:
        rows = conn.execute(
            "SELECT id, server_seq, fact, personal, verdict, stream FROM events "
            "WHERE stream NOT LIKE 'private/%'"
        ).fetchall()
        broken = [f"{terminal}: {one} is not what was folded" for one in rebuild.differing(conn)]
    for event_id, seq, fact, personal, verdict, stream in rows:
        if verdict is not None:
            broken.append(f"{terminal}: {event_id} of {stream} was refused")
        elif seq is None:
            broken.append(f"{terminal}: {event_id} of {stream} still waits")
        elif facts.get(event_id) != (seq, fact, personal):
            broken.append(f"{terminal}: {event_id} of {stream} is not so on the hub")
    return broken
