"""The cases of a hub's database, beside the hub that serves it, without anybody in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cs_tui.core.anonymous import Line, lines
from cs_tui.core.case import Case
from cs_tui.core.ports import Instant
from cs_tui.filing import PAGE, opened_between
from cs_tui.server.reckoning import Reckoning, policy_of
from cs_tui.server.storage import Session
from cs_tui.server.storage.opening import Place, looked_at
from cs_tui.server.storage.session import SqlSession
from cs_tui.texts import Lang


def today_at(place: Place, now: Instant) -> str:
    """The shift day at the hub's site. Raises `BadFile` and `Unavailable`."""
    with looked_at(place) as conn:
        return Reckoning.by(policy_of(SqlSession(conn))).day(now)


def lines_of(place: Place, first: str, last: str, key: bytes, lang: Lang) -> list[Line]:
    """One line for each case opened on these shift days. Raises `BadFile` and `Unavailable`."""
    with looked_at(place) as conn:
        session = SqlSession(conn)
        articles = {one.partition("/")[2] for one in session.log.streams_of("article")}
        streams = opened_between(session.ask, first, last)
        return lines(_cases(session, streams), policy_of(session), articles, key, lang)


def _cases(session: Session, streams: Sequence[str]) -> Iterator[Case]:
    for start in range(0, len(streams), PAGE):
        states = session.log.states(streams[start : start + PAGE]).values()
        yield from (one for one in states if isinstance(one, Case))
