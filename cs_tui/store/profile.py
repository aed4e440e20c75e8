"""Who works at this desk, on which hub: one row a value, and the counter of case numbers."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields

from cs_tui.sqlite import Connection, tx


@dataclass(frozen=True, slots=True)
class Profile:
    """One person on one device. A desk without a hub works alone; its person has every role."""

    actor: str
    name: str
    role: str = "agent"
    teams: str = "desk"
    langs: str = "zh,en"
    lang: str = "zh"
    prefix: str = "A"
    hub_url: str = ""
    token: str = ""
    fingerprint: str = ""
    identity_key: str = ""
    """The key of the ids of customers: the hub's, or one of this desk alone."""

    @property
    def alone(self) -> bool:
        """Whether this desk has no hub."""
        return not self.hub_url


def load(conn: Connection) -> Profile | None:
    """The profile; None before the first start was finished."""
    found = dict(conn.execute("SELECT key, value FROM profile").fetchall())
    if "actor" not in found:
        return None
    names = {field.name for field in fields(Profile)}
    return Profile(**{key: value for key, value in found.items() if key in names})


def save(conn: Connection, profile: Profile) -> None:
    """Keeps the profile."""
    with tx(conn):
        for key, value in asdict(profile).items():
            put(conn, key, value)


def put(conn: Connection, key: str, value: str) -> None:
    """Sets one value, inside a transaction."""
    conn.execute(
        "INSERT INTO profile (key, value) VALUES (?, ?) "
        "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (key, value),
    )


def get(conn: Connection, key: str, default: str = "") -> str:
    """One value."""
    row = conn.execute("SELECT value FROM profile WHERE key = ?", (key,)).fetchone()
    return default if row is None else str(row[0])


FIRST_NUMBER = 1001


def next_number(conn: Connection) -> str:
    """The next case number people can say, `A1001` first. Called inside the act's transaction."""
    count = int(get(conn, "last_number", str(FIRST_NUMBER - 1))) + 1
    put(conn, "last_number", str(count))
    return f"{get(conn, 'prefix', 'A')}{count}"
