"""Notices: what holds today, what I have read, and who has not."""

from __future__ import annotations

from dataclasses import dataclass

from cs_tui.core.agent import Agent, Role
from cs_tui.core.article import Article
from cs_tui.core.bulletin import Bulletin, BulletinPublished, BulletinWithdrawn, stream_of
from cs_tui.core.preshift import NoticeAcknowledged
from cs_tui.core.shift import Shift
from cs_tui.core.shift import stream_of as shift_stream
from cs_tui.errors import NotFound
from cs_tui.services.kit import Kit
from cs_tui.services.lanes import reads
from cs_tui.store import notices as lists
from cs_tui.texts import Lang
from cs_tui.texts import preshift as texts


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice as a person meets it."""

    bulletin: Bulletin
    read: int
    """The latest version this person has read; 0 for none."""

    @property
    def unread(self) -> bool:
        """Whether the version in force is still to be read."""
        return self.read < self.bulletin.version

    @property
    def owed(self) -> bool:
        """Whether it must be read before going on duty."""
        return self.unread and self.bulletin.mandatory


class Notices:
    """Verbs on notices."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    @reads
    def today(self, day: str) -> tuple[Notice, ...]:
        """What holds on a shift day: what must be read first, then the unread, then the latest."""
        conn = self._kit.reader.conn
        mine = lists.read_versions(conn, self._kit.profile.actor)
        found = [
            Notice(state, mine.get(state.id, 0))
            for state in self._kit.reader.states("bulletin/")
            if isinstance(state, Bulletin) and state.holds_on(day)
        ]
        return tuple(
            sorted(found, key=lambda one: (not one.owed, not one.unread, -one.bulletin.changed_at))
        )

    def owed(self, day: str) -> int:
        """How many mandatory notices of a day this person has not read, on the write lane."""
        mine = lists.read_versions(self._kit.own.conn, self._kit.profile.actor)
        states = self._kit.own.states("bulletin/")
        return sum(
            Notice(state, mine.get(state.id, 0)).owed
            for state in states
            if isinstance(state, Bulletin) and state.holds_on(day)
        )

    def acknowledge(self, bulletin_id: str, version: int) -> None:
        """I have read this version to its end."""
        kit = self._kit
        stream = shift_stream(f"{kit.profile.actor}:{kit.day()}")
        with kit.log.act(stream, kit.ctx(), Shift) as act:
            act.add(NoticeAcknowledged(bulletin=bulletin_id, version=version))

    @reads
    def article(self, study: str, lang: Lang) -> Article:
        """An article to learn in a language, by what its pair is called. Raises `NotFound`."""
        reader = self._kit.reader
        found = reader.article_by_external(f"{study}-{lang}") or reader.article_by_external(study)
        article = reader.article(found) if found else None
        if article is None:
            raise NotFound(texts.NO_SUCH_ARTICLE)
        return article

    @reads
    def not_read_by(self, bulletin_id: str) -> tuple[str, ...]:
        """The ids of the agents and leads who have not read the version in force."""
        reader = self._kit.reader
        state = reader.state(stream_of(bulletin_id))
        if not isinstance(state, Bulletin) or not state.version:
            raise NotFound(texts.NO_SUCH_NOTICE)
        done = lists.readers(reader.conn, bulletin_id, state.version)
        people = [one for one in reader.states("agent/") if isinstance(one, Agent)]
        asked = [one.id for one in people if one.role in _READERS and not one.left]
        return tuple(one for one in asked if one not in done)

    def publish(self, bulletin_id: str, new: BulletinPublished) -> Bulletin:
        """Publishes a notice, or its next version. Raises `Refused` for a version that is old."""
        with self._kit.log.act(stream_of(bulletin_id), self._kit.ctx(), Bulletin) as act:
            act.add(new)
        return act.state

    def withdraw(self, bulletin_id: str) -> Bulletin:
        """The notice holds no longer."""
        with self._kit.log.act(stream_of(bulletin_id), self._kit.ctx(), Bulletin) as act:
            act.add(BulletinWithdrawn())
        return act.state


_READERS = (Role.AGENT, Role.LEAD)
