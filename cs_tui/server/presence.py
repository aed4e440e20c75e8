"""Who looks at which case now: in the hub's memory, for a while, never in the log.

A look is a soft claim: it tells others and stops nobody, and it ends by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from pydantic import BaseModel, ConfigDict, ValidationError

from cs_tui.core.case import stream_of
from cs_tui.core.permission import Actor, Thing, visible
from cs_tui.core.ports import Instant
from cs_tui.server.storage import Session
from cs_tui.sync.looking import Beside, Look, Looking

HOLDS_MS: Final = 30_000
"""A look that is not told again ends so long after; a desk tells it every ten seconds."""


@dataclass(frozen=True, slots=True)
class Gaze:
    """One person looks at one case."""

    person: str
    case: str
    thing: Thing
    typing: bool
    until: Instant

    def same(self, other: Gaze) -> bool:
        """Whether others see no difference."""
        return (self.case, self.typing, self.thing.owner) == (
            other.case,
            other.typing,
            other.thing.owner,
        )


class _Told(BaseModel):
    """Somebody looks at a case now, or at none."""

    model_config = ConfigDict(strict=True)

    person: str
    case: str
    team: str
    owner: str | None
    typing: bool


class Presence:
    """What everybody looks at, one case a person; kept on one event loop."""

    def __init__(self) -> None:
        self._gazes: dict[str, Gaze] = {}

    def tell(
        self, actor: Actor, asked: Looking, thing: Thing | None, now: Instant
    ) -> tuple[Gaze, ...]:
        """The person looks there now; the gazes that others have not seen, or see no more.

        `thing` is the case as far as the person may see it; None: they look at nothing.
        """
        new = None
        if thing is not None:
            new = Gaze(actor.id, asked.case, thing, asked.typing, now + HOLDS_MS)
        return self._put(actor.id, new, now)

    def heard(self, what: str, now: Instant) -> tuple[Gaze, ...]:
        """Another process of the hub was told where somebody looks; the gazes as `tell` gives
        them."""
        try:
            told = _Told.model_validate_json(what)
        except ValidationError:
            # That process is of another version of this program; its looks are not seen here.
            return ()
        new = None
        if told.case:
            thing = Thing("case", told.team, told.owner)
            new = Gaze(told.person, told.case, thing, told.typing, now + HOLDS_MS)
        return self._put(told.person, new, now)

    def near(self, actor: Actor, case: str, now: Instant) -> tuple[Gaze, ...]:
        """The gazes of others that the person may be told of when they look at this case."""
        lasting = (one for one in self._lasting(now) if one.person != actor.id)
        return tuple(one for one in lasting if one.case == case or self.concerns(actor, one))

    def check(self, checked: Mapping[Gaze, Gaze | None]) -> None:
        """What became of gazes; None: whoever looked does not see the case any more."""
        for before, after in checked.items():
            if self._gazes.get(before.person) is before:
                if after is None:
                    del self._gazes[before.person]
                else:
                    self._gazes[before.person] = after

    def _put(self, person: str, new: Gaze | None, now: Instant) -> tuple[Gaze, ...]:
        before = self._gazes.pop(person, None)
        if before is not None and before.until <= now:
            before = None
        if new is not None:
            self._gazes[person] = new
        if before is not None and new is not None and before.same(new):
            return ()
        return tuple(one for one in (before, new) if one is not None)

    def beside(self, actor: Actor, now: Instant) -> Beside:
        """Who else looks at what concerns this person."""
        found = (
            Look(
                case=gaze.case,
                person=gaze.person,
                typing=gaze.typing,
                ends_in_ms=gaze.until - now,
            )
            for gaze in self._lasting(now)
            if self.concerns(actor, gaze)
        )
        return Beside(looks=tuple(found))

    def concerns(self, actor: Actor, gaze: Gaze) -> bool:
        """Whether a person is told of it: who looks at the same case, who owns it, and while it
        waits everybody whose team it waits for."""
        if gaze.person == actor.id:
            return False
        own = self._gazes.get(actor.id)
        if own is not None and own.case == gaze.case:
            return True
        owner = gaze.thing.owner
        return owner in (None, actor.id) and visible(actor, gaze.thing)

    def _lasting(self, now: Instant) -> Iterator[Gaze]:
        for person, gaze in list(self._gazes.items()):
            if gaze.until > now:
                yield gaze
            else:
                del self._gazes[person]


def looked_at(session: Session, actor: Actor, case: str) -> Thing | None:
    """The case, if the person may see it. One that they may not is like one that is not there."""
    stream = stream_of(case)
    sight = session.log.sights([stream], actor.id).get(stream)
    return sight.thing if sight is not None and visible(actor, sight.thing) else None


def again(session: Session, gaze: Gaze) -> Gaze | None:
    """The gaze with the case as it is now; None when whoever looks sees it no more."""
    person = session.people.person(gaze.person)
    if person is None or person.gone:
        return None
    thing = looked_at(session, Actor(person.id, person.role, person.teams), gaze.case)
    return None if thing is None else replace(gaze, thing=thing)


def saying(person: str, asked: Looking, thing: Thing | None) -> str:
    """Where somebody looks, as processes of a hub tell one another."""
    told = _Told(
        person=person,
        case=asked.case if thing is not None else "",
        team=thing.team if thing is not None else "",
        owner=thing.owner if thing is not None else None,
        typing=asked.typing,
    )
    return told.model_dump_json()
