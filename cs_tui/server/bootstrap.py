"""Puts a hub together from a database file; the one place of the hub with real time and chance."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Final

from cs_tui import __version__
from cs_tui.content import load_articles, load_documents, load_notices
from cs_tui.core.policy import policy_from
from cs_tui.ids import Uuid7, salt, wall_clock
from cs_tui.server import customers, proofs
from cs_tui.server.hub import Hub, Means
from cs_tui.server.reckoning import Reckoning
from cs_tui.server.seeding import seed
from cs_tui.server.storage import Session, Store
from cs_tui.server.storage.opening import Place, open_store
from cs_tui.server.work import Work

FIRST_EPOCH: Final = 1


def new_secret() -> str:
    """256 random bits as text."""
    return secrets.token_urlsafe(32)


def real_means() -> Means:
    """The machine's clock, ids and randomness."""
    return Means(clock=wall_clock, new_id=Uuid7(), new_salt=salt, new_secret=new_secret)


def open_hub(
    place: Place, means: Means | None = None, *, shop: Mapping[str, object] | None = None
) -> Hub:
    """Opens a hub on a database; a new one gets its identity and the shipped content.

    With `shop` a new one has that profile in place of the shipped example.

    Raises `BadFile` for a file that is no database of ours, or content that does not fit, and
    `Unavailable` for a server that does not answer.
    """
    means = means or real_means()
    store = open_store(place)
    try:
        server_id, epoch = store.write(lambda session: _identity(session, means))
        _seed(store, means, shop)
    except BaseException:
        store.close()
        raise
    return Hub(store, means, server_id, epoch)


def _identity(session: Session, means: Means) -> tuple[str, int]:
    session.alone("identity")
    server_id = session.meta("server_id")
    if server_id is None:
        server_id = means.new_id()
        session.set_meta("server_id", server_id)
        session.set_meta("epoch", str(FIRST_EPOCH))
    for key in (customers.KEY, proofs.KEY):
        if session.meta(key) is None:
            session.set_meta(key, means.new_secret())
    return server_id, int(session.meta("epoch") or FIRST_EPOCH)


def _seed(store: Store, means: Means, shop: Mapping[str, object] | None) -> None:
    if store.read(lambda session: session.meta("seeded")) == __version__:
        return
    documents, articles, notices = load_documents(), load_articles(), load_notices()
    if shop is not None:
        documents["shop"] = dict(shop)
    reckoning = Reckoning.by(policy_from(documents))

    def plant(session: Session) -> None:
        session.alone("seed")
        if session.meta("seeded") == __version__:
            return
        work = Work(session, means.clock(), reckoning, means.new_id, means.new_salt)
        seed(work, documents, articles, notices)
        session.set_meta("seeded", __version__)

    store.write(plant)
