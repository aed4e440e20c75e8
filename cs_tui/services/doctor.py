"""Checks of a profile's files and content. They only look: nothing is made, repaired or sent."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cs_tui import settings
from cs_tui.content import data_folder, load_articles, load_documents, load_policy
from cs_tui.core.policy import Policy, policy_from
from cs_tui.core.ports import Instant
from cs_tui.errors import BadFile
from cs_tui.services.kit import work_calendar
from cs_tui.services.probes import archive, database, disk, knowledge
from cs_tui.services.probes.check import Check, nearest
from cs_tui.services.retention import standing_in
from cs_tui.settings import Places
from cs_tui.sqlite import Connection, close, connect
from cs_tui.sqlite import Error as SqliteError
from cs_tui.store import profile as profiles
from cs_tui.store import rebuild
from cs_tui.store.health import sqlite_version
from cs_tui.store.profile import Profile
from cs_tui.store.reader import Reader
from cs_tui.store.sync_status import standing
from cs_tui.texts import doctor as texts


@dataclass(frozen=True, slots=True)
class Examined:
    """What the checks of the files found, and who works here if that could be read."""

    checks: tuple[Check, ...]
    profile: Profile | None


def examine(places: Places, now: Instant, *, quick: bool) -> Examined:
    """Looks at every file of a profile. `quick` leaves out what grows with the log."""
    checks = [_sqlite(), _config(places.config_file)]
    folders = dict.fromkeys((places.config, places.data, places.state))
    checks += [_folder(folder) for folder in folders]
    checks += [disk.room(places.data), _shipped()]
    if not places.database.exists():
        checks.append(Check("database", texts.DATABASE, texts.NO_PROFILE))
        checks += _calendar(None, now)
        return Examined(tuple(checks), None)
    try:
        conn = connect(places.database, readonly=True)
    except BadFile as error:
        checks.append(Check("database", texts.DATABASE, str(places.database), "fail", error.words))
        return Examined(tuple(checks), None)
    try:
        return Examined((*checks, *_inside(conn, places, now, quick=quick)), _profile(conn))
    finally:
        close(conn)


def _sqlite() -> Check:
    found, sound = sqlite_version()
    value = found if sound else texts.UNDER_LOCK.fill(version=found)
    return Check("sqlite", texts.SQLITE, value)


def _config(file: Path) -> Check:
    try:
        settings.load(file)
    except BadFile as error:
        return Check("config", texts.CONFIG, str(file), "fail", error.words)
    there = file.exists()
    return Check("config", texts.CONFIG, str(file) if there else texts.DEFAULTS.fill(path=file))


def _folder(folder: Path) -> Check:
    there = nearest(folder)
    if not there.is_dir() or not os.access(there, os.W_OK | os.X_OK):
        return Check("folder", texts.FOLDER, str(folder), "fail", texts.NOT_WRITABLE)
    if there != folder:
        return Check("folder", texts.FOLDER, texts.WILL_BE_MADE.fill(path=folder))
    if os.name == "posix" and folder.stat().st_mode & 0o077:
        hint = texts.OTHERS_READ.fill(path=folder)
        return Check("folder", texts.FOLDER, str(folder), "warn", hint)
    return Check("folder", texts.FOLDER, str(folder))


def _shipped() -> Check:
    try:
        documents, articles = load_documents(), load_articles()
    except BadFile as error:
        return Check("content", texts.CONTENT, str(data_folder()), "fail", error.words)
    value = texts.CONTENT_IS.fill(documents=len(documents), articles=len(articles))
    return Check("content", texts.CONTENT, value)


def _inside(conn: Connection, places: Places, now: Instant, *, quick: bool) -> Iterator[Check]:
    """What an open database says. After the first fault the rest cannot be known."""
    wrong = database.schema(conn)
    if wrong is not None:
        yield wrong
        return
    try:
        yield database.pages(conn, places.database, unread=quick)
        yield _projections(conn, quick=quick)
        yield from _unsent(conn)
        yield knowledge.index(conn, places.index, now)
        policy, check = _policy(conn)
        yield check
        yield from _calendar(policy, now)
        yield from _archive(conn, policy, now)
    except SqliteError as error:
        yield Check("database", texts.DATABASE, str(error), "fail", texts.DAMAGED)


def _projections(conn: Connection, *, quick: bool) -> Check:
    if quick:
        return Check("projections", texts.PROJECTIONS, texts.SKIPPED, "unknown")
    if rebuild.stale(conn):
        return Check("projections", texts.PROJECTIONS, texts.STALE)
    differing = rebuild.differing(conn)
    if differing:
        value = texts.DIFFER.fill(n=len(differing))
        return Check("projections", texts.PROJECTIONS, value, "fail", texts.DIFFER_HINT)
    return Check("projections", texts.PROJECTIONS, texts.AGREE)


def _profile(conn: Connection) -> Profile | None:
    try:
        return profiles.load(conn)
    except SqliteError:
        # Said already by the check of the database.
        return None


def _unsent(conn: Connection) -> Iterator[Check]:
    who = _profile(conn)
    if who is None or who.alone:
        yield Check("unsent", texts.UNSENT, texts.WORKS_ALONE)
        return
    now = standing(conn, who.actor)
    if now.refused:
        hint = texts.REFUSED.fill(n=now.refused)
        yield Check("unsent", texts.UNSENT, str(now.waiting), "warn", hint)
    elif now.waiting:
        yield Check("unsent", texts.UNSENT, str(now.waiting), "warn", texts.SYNC_HINT)
    else:
        yield Check("unsent", texts.UNSENT, texts.NOTHING_WAITS)


def _policy(conn: Connection) -> tuple[Policy | None, Check]:
    documents = {name: content.doc for name, content in Reader(conn).documents().items()}
    if not documents:
        return None, Check("policy", texts.POLICY, texts.NOT_FETCHED, "warn", texts.SYNC_HINT)
    try:
        policy = policy_from(documents)
    except BadFile as error:
        return None, Check("policy", texts.POLICY, str(len(documents)), "fail", error.words)
    leaves, phrases = len(policy.taxonomy.leaves), len(policy.scripts.phrases)
    return policy, Check(
        "policy", texts.POLICY, texts.POLICY_IS.fill(leaves=leaves, phrases=phrases)
    )


def _archive(conn: Connection, policy: Policy | None, now: Instant) -> Iterator[Check]:
    """What is over at a desk that works alone; of the others, their hub tells it."""
    who = _profile(conn)
    if policy is not None and who is not None and who.alone:
        found = standing_in(Reader(conn), policy.shop.archive, now)
        yield archive.check(found, work_calendar(policy), now)


def _calendar(policy: Policy | None, now: Instant) -> Iterator[Check]:
    try:
        yield from knowledge.horizon(policy or load_policy(), now)
    except BadFile:
        # Said already by the check of the shipped content.
        yield Check("calendar", texts.CALENDAR, texts.SKIPPED, "unknown")
