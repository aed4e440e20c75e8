"""The composition root of a desk: where real time, ids, files and the network are put together."""

from __future__ import annotations

import gc
import random
import sys
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from cs_tui.core.privacy.redaction import redact
from cs_tui.desk import Desk, Lanes
from cs_tui.errors import InUse
from cs_tui.ids import Uuid7, monotonic_ms, salt, wall_clock
from cs_tui.services import seed
from cs_tui.services.article_lint import ArticleLint
from cs_tui.services.assist import Assistant
from cs_tui.services.escalation import Escalation
from cs_tui.services.front import Front
from cs_tui.services.handover import Handovers
from cs_tui.services.hub import HubLine
from cs_tui.services.joining import Joining
from cs_tui.services.kit import Kit, PolicyBook
from cs_tui.services.knowledge import Knowledge
from cs_tui.services.leaving import Leaving
from cs_tui.services.notices import Notices
from cs_tui.services.offers import Offers
from cs_tui.services.presence import Presence
from cs_tui.services.preshift import BeforeShift
from cs_tui.services.queue import Queue
from cs_tui.services.reflection import Reflections
from cs_tui.services.report import Reports
from cs_tui.services.shift import Shifts
from cs_tui.services.suggest import Suggestions
from cs_tui.services.wrapup import WrapUp
from cs_tui.settings import Places
from cs_tui.sqlite import Connection, close, connect, migrate, rinse_left
from cs_tui.store import profile as profiles
from cs_tui.store import rebuild
from cs_tui.store.drafts import Drafts
from cs_tui.store.exchange import Exchange
from cs_tui.store.log import Log
from cs_tui.store.profile import Profile
from cs_tui.store.reader import Reader
from cs_tui.store.schema import MIGRATIONS
from cs_tui.texts import Lang, Words

if TYPE_CHECKING:
    from cs_tui.sync.enrolment import Joined

GARBAGE: Final = 10_000
"""So many new objects before garbage is looked for. A page of others' work makes thousands and no
cycles: after each 700 of them the looking held up a save for longer than its own work takes."""

TURN_S: Final = 0.0005
"""So long one thread computes while another waits for its turn. Python's own 5 ms are for threads
that rarely meet: a save asks the database some thirty times, and waited as often for a thread that
reads what the hub sent."""

UNNAMED = Profile(actor="me", name="")
"""Whoever uses plain commands before the first start: alone, every role, no name yet."""

HAS_RECORDS = Words(
    zh="这里已有单机做的记录，不能再加入服务器；请换一个 CS_TUI_HOME 再登记，原记录不受影响",
    en="records were made here without a hub; choose another CS_TUI_HOME to join one, "
    "these records stay as they are",
)

OTHER_PERSON = Words(
    zh="这个登记码属于另一个人或另一台服务器；请换一个 CS_TUI_HOME，这里的记录没有改动",
    en="this code belongs to somebody else or to another hub; choose another CS_TUI_HOME, the "
    "records here were not touched",
)


def open_store(places: Places) -> Connection:
    """The writing connection, its schema up to date. Raises `BadFile`."""
    places.make()
    conn = connect(places.database)
    migrate(conn, MIGRATIONS)
    # A desk that was killed may have erased what still stands in the file beside this one.
    rinse_left(conn)
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
        if not desk.kit.profile.identity_key:
            desk.kit.profile = replace(desk.kit.profile, identity_key=salt() + salt())
            desk.run_now(profiles.save, conn, desk.kit.profile)
    return desk


def assemble(places: Places, conn: Connection) -> Desk:
    """The desk on an open store whose profile is set."""
    reading, searching = (connect(places.database, readonly=True) for _ in range(2))
    lanes = Lanes()
    exchange = Exchange(conn, lanes.wanted)
    kit, search_reader = _kit(conn, reading), Reader(searching)
    knowledge = Knowledge(kit, places.index, search_reader)
    suggestions = Suggestions(search_reader, kit.policies, places.data)
    front = Front(kit)
    shifts, wrapup = Shifts(kit, front), WrapUp(kit)
    handovers = Handovers(kit, shifts)
    hub = HubLine(kit, lanes.run, exchange, places.data / "sync.lock")
    notices, offers = Notices(kit), Offers(kit)
    return Desk(
        kit=kit,
        lanes=lanes,
        front=front,
        queue=Queue(kit, front),
        joining=Joining(kit, front),
        knowledge=knowledge,
        suggestions=suggestions,
        assistant=Assistant(kit, knowledge, suggestions, search_reader),
        notices=notices,
        preshift=BeforeShift(kit, places, notices, offers, hub.new_gateway),
        offers=offers,
        escalation=Escalation(kit, front),
        shifts=shifts,
        handovers=handovers,
        leaving=Leaving(kit, shifts, front, handovers),
        reflections=Reflections(kit, shifts),
        wrapup=wrapup,
        reports=Reports(kit, wrapup, places.data / "reports"),
        article_lint=ArticleLint(kit, knowledge, search_reader),
        hub=hub,
        presence=Presence(hub, lambda: kit.clock()),
        close_files=partial(_close_all, reading, searching, conn),
    )


def settle_in() -> None:
    """The program is up and stays: what is loaded is no garbage, and its threads take turns fast.

    Garbage is looked for from here on among what comes later, never again in all that is loaded.
    """
    gc.freeze()
    gc.set_threshold(GARBAGE)
    gc.enable()
    sys.setswitchinterval(TURN_S)


def _close_all(*conns: Connection) -> None:
    for one in conns:
        close(one)


def _kit(conn: Connection, reading: Connection) -> Kit:
    """What every service is given, with the real clocks, ids and dice."""
    return Kit(
        log=Log(conn, salt),
        drafts=Drafts(conn),
        reader=Reader(reading),
        own=Reader(conn),
        profile=profiles.load(conn) or UNNAMED,
        clock=wall_clock,
        monotonic=monotonic_ms,
        new_id=Uuid7(),
        policies=PolicyBook(),
        rng=random.SystemRandom(),
    )


def rename(desk: Desk, *, name: str, lang: Lang) -> None:
    """Gives an unnamed profile its person and language."""
    kit = desk.kit
    kit.profile = replace(kit.profile, name=redact(name).text, lang=lang)
    profiles.save(kit.log.conn, kit.profile)


async def join(places: Places, pasted: str, *, device: str, lang: Lang) -> Profile:
    """Redeems a one-time code: the profile becomes that person's on that hub.

    What a hub has is fetched from it, so shipped content that stood here gives way. Raises
    `UsageError` for a broken code, `InUse` when records were made here already, and the gateway's
    errors; then the code stays good.
    """
    from cs_tui.sync.enrolment import enrol, read_code
    from cs_tui.sync.gateway import Gateway

    code = read_code(pasted)
    conn = open_store(places)
    try:
        exchange = Exchange(conn)
        before = profiles.load(conn)
        again = before is not None and before.hub_url == code.url
        if exchange.has_own_records() and not again:
            raise InUse(HAS_RECORDS)
        joined = await enrol(lambda c: Gateway(c.url, fingerprint=c.fingerprint), code, device)
        profile = _profile(joined, lang)
        if before is not None and again:
            _same_person(before, profile, exchange.state().server_id, joined.server_id)
        else:
            exchange.start_afresh()
        profiles.save(conn, profile)
        exchange.remember(server_id=joined.server_id)
    finally:
        close(conn)
    return profile


def _profile(joined: Joined, lang: Lang) -> Profile:
    return Profile(
        actor=joined.actor,
        name=joined.name,
        role=joined.role,
        teams=",".join(joined.teams),
        langs=",".join(joined.langs),
        lang=lang,
        prefix=joined.prefix,
        hub_url=joined.hub_url,
        token=joined.token,
        fingerprint=joined.fingerprint,
        identity_key=joined.identity_key,
    )


def _same_person(before: Profile, now: Profile, server_before: str, server_now: str) -> None:
    """A locked-out person may come back to their records with a new code, nobody else."""
    if before.actor != now.actor or server_before not in ("", server_now):
        raise InUse(OTHER_PERSON)
