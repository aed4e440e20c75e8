"""Who may come in, in SQL: persons, their devices and codes, service accounts."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from cs_tui.core.ports import Instant
from cs_tui.server.storage.conn import Conn
from cs_tui.server.storage.ports import Device, Person

_DEVICE: Final = (
    "SELECT id, agent, label, prefix, enrolled_at, expires_at, used_at, revoked_at, token_at"
)
_PERSON: Final = "SELECT id, name, role, teams, langs, gone, skills FROM people"
_LETTERS: Final = 26


class SqlPeople:
    """`storage.ports.People` on one connection."""

    def __init__(self, conn: Conn) -> None:
        self._conn = conn

    def person(self, agent: str) -> Person | None:
        """One person."""
        row = self._conn.execute(f"{_PERSON} WHERE id = ?", (agent,)).fetchone()
        return None if row is None else _person(row)

    def people(self) -> list[Person]:
        """Everybody, by name."""
        return [_person(row) for row in self._conn.execute(f"{_PERSON} ORDER BY name, id")]

    def devices(self) -> list[Device]:
        """Every device, the latest first."""
        rows = self._conn.execute(f"{_DEVICE} FROM devices ORDER BY enrolled_at DESC, id")
        return [Device(*row) for row in rows]

    def device(self, token: str) -> Device | None:
        """The device whose token, or the one that is to follow it, has this hash."""
        row = self._conn.execute(
            f"{_DEVICE}, token <> ?1 FROM devices WHERE token = ?1 OR next_token = ?1", (token,)
        ).fetchone()
        return None if row is None else replace(Device(*row[:-1]), renews=bool(row[-1]))

    def renew(self, device: str, token: str) -> None:
        """Another token is to follow; the one in use stays good until this one comes."""
        self._conn.execute("UPDATE devices SET next_token = ? WHERE id = ?", (token, device))

    def renewed(self, device: str, token: str, now: Instant) -> None:
        """The token that was to follow came: the one before it is good no more."""
        self._conn.execute(
            "UPDATE devices SET token = next_token, next_token = NULL, token_at = ? "
            "WHERE id = ? AND next_token = ?",
            (now, device, token),
        )

    def service(self, token: str) -> str | None:
        """The name of the service account whose token has this hash."""
        row = self._conn.execute(
            "SELECT name FROM services WHERE token = ? AND revoked_at IS NULL", (token,)
        ).fetchone()
        return None if row is None else str(row[0])

    def add_code(self, hash: str, agent: str, made_at: Instant, expires_at: Instant) -> None:  # noqa: A002
        """A one-time code; older unused ones of the person end."""
        self._conn.execute("DELETE FROM codes WHERE agent = ? AND used_at IS NULL", (agent,))
        self._conn.execute(
            "INSERT INTO codes (hash, agent, made_at, expires_at) VALUES (?, ?, ?, ?)",
            (hash, agent, made_at, expires_at),
        )

    def redeem(self, hash: str, now: Instant) -> str | None:  # noqa: A002
        """Uses up a code; the person it was made for."""
        row = self._conn.execute(
            "UPDATE codes SET used_at = ? WHERE hash = ? AND used_at IS NULL AND expires_at > ? "
            "RETURNING agent",
            (now, hash, now),
        ).fetchone()
        return None if row is None else str(row[0])

    def enrol(self, device: Device, token: str) -> None:
        """A device comes in with the hash of its token."""
        self._conn.execute(
            "INSERT INTO devices (id, token, agent, label, prefix, enrolled_at, expires_at, "
            "used_at, revoked_at, token_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                device.id,
                token,
                device.agent,
                device.label,
                device.prefix,
                device.enrolled_at,
                device.expires_at,
                device.used_at,
                device.revoked_at,
                device.token_at,
            ),
        )

    def next_prefix(self) -> str:
        """The next prefix of case numbers."""
        (number,) = self._conn.execute(
            "INSERT INTO meta (key, value) VALUES ('last_prefix', '2') ON CONFLICT (key) "
            "DO UPDATE SET value = CAST(CAST(meta.value AS INTEGER) + 1 AS TEXT) RETURNING value"
        ).fetchone()
        return letters(int(number))

    def used(self, device: str, now: Instant) -> None:
        """The device was in use."""
        self._conn.execute("UPDATE devices SET used_at = ? WHERE id = ?", (now, device))

    def absent(self, agent: str, since: Instant = 0) -> bool:
        """Whether somebody has left for good, or is in no shift of their own since then."""
        row = self._conn.execute(
            "SELECT EXISTS (SELECT 1 FROM people WHERE id = ?1 AND gone) OR EXISTS "
            "(SELECT 1 FROM duty WHERE agent = ?1 AND (NOT present OR since < ?2))",
            (agent, since),
        ).fetchone()
        return bool(row[0])

    def present(self, since: Instant = 0) -> frozenset[str]:
        """Everybody in a shift that began no earlier than `since`."""
        return frozenset(
            row[0]
            for row in self._conn.execute(
                "SELECT agent FROM duty WHERE present AND since >= ?", (since,)
            )
        )

    def revoke(self, device: str, now: Instant) -> bool:
        """Shuts a device out; False when there is none of this id."""
        found = self._conn.execute(
            "UPDATE devices SET revoked_at = coalesce(revoked_at, ?) WHERE id = ?", (now, device)
        )
        return found.rowcount == 1

    def add_service(self, name: str, token: str, now: Instant) -> None:
        """A service account; one of the same name gets the new token instead of its old one."""
        self._conn.execute(
            "INSERT INTO services (name, token, made_at) VALUES (?, ?, ?) ON CONFLICT (name) "
            "DO UPDATE SET token = excluded.token, made_at = excluded.made_at, revoked_at = NULL",
            (name, token, now),
        )


def letters(number: int) -> str:
    """A number from 1 in letters, as spreadsheets name columns: 1 is A, 27 is AA."""
    name = ""
    while number > 0:
        number, rest = divmod(number - 1, _LETTERS)
        name = chr(ord("A") + rest) + name
    return name


def _person(row: Sequence[Any]) -> Person:
    return Person(
        row[0],
        row[1],
        row[2],
        tuple(json.loads(row[3])),
        tuple(json.loads(row[4])),
        bool(row[5]),
        tuple(json.loads(row[6])),
    )
