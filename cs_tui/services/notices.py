"""Notices: what holds today, what I have read, and who has not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cs_tui.core.agent import Agent, Role
from cs_tui.core.article import Article
from cs_tui.core.bulletin import Bulletin, BulletinPublished, BulletinWithdrawn, stream_of
from cs_tui.core.preshift import NoticeAcknowledged, NoticeChecked, Tried
from cs_tui.core.quiz import marked
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
    tries: int = 0
    """How often this person took the check of the version in force."""
    best: int = 0
    """The most questions this person answered rightly at one try."""

    @property
    def unread(self) -> bool:
        """Whether the version in force is still to be read."""
        return self.read < self.bulletin.version

    @property
    def owed(self) -> bool:
        """Whether it must be read before going on duty."""
        return self.unread and self.bulletin.mandatory

    @property
    def untested(self) -> bool:
        """Whether its check is still to be passed by this person."""
        return self.best < len(self.bulletin.check)


@dataclass(frozen=True, slots=True)
class CheckStanding:
    """How the check of a notice stands: (id of a person, how often it was tried)."""

    passed: tuple[tuple[str, int], ...]
    failed: tuple[tuple[str, int], ...]
    not_tried: tuple[str, ...]


class Notices:
    """Verbs on notices."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit

    @reads
    def today(self, day: str) -> tuple[Notice, ...]:
        """What holds on a shift day: what must be read first, then the unread, then the latest."""
        conn = self._kit.reader.conn
        mine = lists.read_versions(conn, self._kit.profile.actor)
        tried = lists.tries(conn, self._kit.profile.actor)
        found = [
            Notice(state, mine.get(state.id, 0), *tried.get((state.id, state.version), (0, 0)))
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

    def answer(self, bulletin_id: str, version: int, picks: Sequence[int]) -> Tried:
        """I take the check of this version; what was right. Every try is a fact.

        Raises `NotFound` for a notice without a check, or where another version came meanwhile.
        """
        kit = self._kit
        me = kit.profile.actor
        state = kit.log.state(stream_of(bulletin_id), Bulletin)
        if state.version != version or not state.check:
            raise NotFound(texts.NO_SUCH_NOTICE)
        with kit.log.act(shift_stream(f"{me}:{kit.day()}"), kit.ctx(), Shift) as act:
            before, _ = lists.tries(kit.own.conn, me).get((bulletin_id, version), (0, 0))
            right = marked(state.check, picks)
            act.add(
                NoticeChecked(
                    bulletin=bulletin_id,
                    version=version,
                    nth=before + 1,
                    picks=tuple(picks),
                    right=right,
                )
            )
        return act.state.preshift.tried[-1]

    @reads
    def check_standing(self, bulletin_id: str) -> CheckStanding | None:
        """Who passed the check of the version in force and who did not; None without a check."""
        reader = self._kit.reader
        state = reader.state(stream_of(bulletin_id))
        if not isinstance(state, Bulletin) or not state.check:
            return None
        tried = lists.tries_at(reader.conn, bulletin_id, state.version)
        whole = len(state.check)
        passed = tuple((one, n) for one, (n, hits) in tried.items() if hits >= whole)
        failed = tuple((one, n) for one, (n, hits) in tried.items() if hits < whole)
        asked = (one for one in reader.states("agent/") if isinstance(one, Agent))
        readers = (one.id for one in asked if one.role in _READERS and not one.left)
        return CheckStanding(passed, failed, tuple(one for one in readers if one not in tried))

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
