"""The composition root of a desk: where real time, ids, files and the network are put together."""

from __future__ import annotations

import random
from dataclasses import replace

from cs_tui.desk import Desk, Lanes
from cs_tui.ids import Uuid7, monotonic_ms, salt, wall_clock
from cs_tui.services import seed
from cs_tui.services.assist import Assistant
from cs_tui.services.cases import Cases
from cs_tui.services.hub import HubLine
from cs_tui.services.kit import Kit, PolicyBook
from cs_tui.services.knowledge import Knowledge
from cs_tui.services.people import People
from cs_tui.services.promises import Promises
from cs_tui.services.queue import Queue
from cs_tui.services.shift import Shifts
from cs_tui.services.syncing import Syncing
from cs_tui.services.undo import Undo
from cs_tui.services.wrapup import WrapUp
from cs_tui.settings import Places
from cs_tui.sqlite import Connection, close, connect, migrate
from cs_tui.store import profile as profiles
from cs_tui.store import rebuild
from cs_tui.store.drafts import Drafts
from cs_tui.store.exchange import Exchange
from cs_tui.store.log import Log
from cs_tui.store.profile import Profile
from cs_tui.store.reader import Reader
from cs_tui.store.schema import MIGRATIONS

UNNAMED = Profile(actor="me", name="")
"""Whoever uses plain commands before the first start: alone, every role, no name yet."""


def open_store(places: Places) -> Connection:
    """The writing connection, its schema up to date. Raises `BadFile`."""
    places.make()
    conn = connect(places.database)
    migrate(conn, MIGRATIONS)
    return conn


def open_desk(places: Places) -> Desk:
    """The desk of a profile. A new one works alone and is given the shipped content."""
    conn = open_store(places)
    new = profiles.load(conn) is None
    if new:
        profiles.save(conn, UNNAMED)
    desk = assemble(places, conn)
    if rebuild.stale(conn):
        for _ in rebuild.rebuild(conn):
            pass
    if desk.kit.profile.alone:
        desk.run_now(seed.seed, desk.kit)
    return desk


def assemble(places: Places, conn: Connection) -> Desk:
    """The desk on an open store whose profile is set."""
    reading, searching = (connect(places.database, readonly=True) for _ in range(2))
    profile = profiles.load(conn) or UNNAMED
    lanes = Lanes()
    log = Log(conn, salt)
    exchange = Exchange(conn)
    kit = Kit(
        log=log,
        drafts=Drafts(conn),
        reader=Reader(reading),
        own=Reader(conn),
        profile=profile,
        clock=wall_clock,
        monotonic=monotonic_ms,
        new_id=Uuid7(),
        policies=PolicyBook(),
        rng=random.SystemRandom(),
        skew_ms=exchange.state().skew_ms,
    )
    search_reader = Reader(searching)
    knowledge = Knowledge(kit, places.index, search_reader)
    hub = HubLine(kit, lanes, exchange, connect(places.database, readonly=True), places)

    def close_files() -> None:
        for one in (reading, searching, conn):
            close(one)

    return Desk(
        kit=kit,
        lanes=lanes,
        queue=Queue(kit),
        cases=Cases(kit),
        knowledge=knowledge,
        assistant=Assistant(kit, knowledge, search_reader),
        people=People(kit),
        promises=Promises(kit),
        shifts=Shifts(kit),
        undo=Undo(kit),
        wrapup=WrapUp(kit),
        syncing=Syncing(kit),
        hub=hub,
        close_files=close_files,
    )


def rename(desk: Desk, *, name: str, lang: str) -> None:
    """Gives an unnamed profile its person and language."""
    kit = desk.kit
    kit.profile = replace(kit.profile, name=name, lang=lang)
    profiles.save(kit.log.conn, kit.profile)
